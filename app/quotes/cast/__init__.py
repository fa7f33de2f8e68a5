"""The cast of an article: who is named, under which names, with which roles."""
