"""Names in a headline: where every word has a capital, capitals show nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.names.forms import key_of
from app.quotes.text.headlines import SMALL
from app.quotes.words import Word

_FEWEST_WORDS = 4


def is_headline(items: Sequence[Word]) -> bool:
    """`Digosipkan Pacaran, Sari Dewi Akhirnya Buka Suara`: a line without marks and full stop in which only small words have no capital."""
    if items[-1].text in {".", ")"}:
        return False
    words = 0
    for item in items:  # most lines are no headline by their second word
        plain = item.is_word and not (item.is_capitalised or item.lower in SMALL or item.text[0].isdigit())
        if plain or item.quotation >= 0:
            return False
        words += item.is_word
    return words >= _FEWEST_WORDS


def names_known_elsewhere(items: Sequence[Word], name_words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a headline that are made of the words of names in the text below it."""
    start = None
    for index, item in enumerate([*items, None]):
        known = item is not None and item.is_word and item.is_capitalised and key_of(item.text) in name_words
        if known and start is None:
            start = index
        elif not known and start is not None:
            yield start, index
            start = None
