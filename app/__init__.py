"""Kutip: who said what in Indonesian news text."""

__version__ = "0.1.0"
