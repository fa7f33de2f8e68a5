"""How the Indonesian models in `app/engine/models` were made: a seeded, resumable chain from public data to files."""
