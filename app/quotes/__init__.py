"""The subject itself: quotations, quotes and speakers. Pure functions over frozen values; standard library only."""
