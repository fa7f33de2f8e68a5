"""Source phrases: where the words that point to a source stand, and how they point to it."""
