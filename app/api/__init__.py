"""HTTP: what a request may say, what an answer looks like, and how a failure is told."""
