"""From phrases to speakers: who in the cast a phrase points to, as the article is read from its start."""
