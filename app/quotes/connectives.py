"""Connectives: the words that open a sentence and hold it to the one before (`Namun`, `Selain itu`)."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.words import Word

AS = frozenset({"seperti", "sebagaimana"})
"""`seperti dikatakan Budi`: as was said by Budi."""
WHILE = frozenset({"sambil", "seraya", "sembari"})
"""`sambil tersenyum`: what somebody does as he speaks."""


def skip_opening(items: Sequence[Word], start: int, end: int) -> int:
    """The first item after the connective that opens a clause: `Namun`, `Selain itu`, `dan`."""
    lexical = lexicon()
    for length in (4, 3, 2, 1):
        if (
            start + length < end
            and " ".join(item.lower for item in items[start : start + length]) in lexical.connectives
        ):
            return start + length
    return start + (items[start].lower == "dan" if start < end else 0)


def is_connective(items: Sequence[Word], start: int, end: int) -> bool:
    """True where `items[start:end]` is only a connective (`Namun`, `Selain itu`), so no content."""
    words = [item.lower for item in items[start:end] if item.is_word]
    if words and words[-1] == "itulah":  # `Karena itulah, kata Budi, …`
        words[-1] = "itu"
    if any(item.quotation >= 0 for item in items[start:end]):
        return False
    return (
        not words
        or " ".join(words) in lexicon().connectives
        or (words[0] == "dan" and " ".join(words[1:]) in lexicon().connectives)
    )
