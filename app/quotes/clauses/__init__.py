"""The clause that a cue attributes: where its content begins, where it ends, and what counts as content."""
