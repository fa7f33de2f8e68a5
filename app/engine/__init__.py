"""Text to annotated sentences: the only room that knows Stanza and torch."""
