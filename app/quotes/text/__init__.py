"""The text before it is read: quotation marks paired and mended, lost line breaks, sentences, and whose voice a stretch is in."""
