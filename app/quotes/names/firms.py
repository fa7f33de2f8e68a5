"""Names that a noun before them shows to be a firm's: `Perusahaan minyak Petronord`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.lexicon import lexicon
from app.quotes.words import Word

FIRM_NOUNS = frozenset({"perusahaan", "perseroan", "emiten", "maskapai", "operator", "pabrik", "pengembang"})


def introduced(items: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """`Perusahaan minyak Petronord`, `Raksasa teknologi Randutel`, `Maskapai asal Norwegia, Nordan,`: names that a noun shows to be a firm's.

    With where they stand, and the noun that takes the firm up. The name finder does not know most of them.
    """
    for index, item in enumerate(items):
        if item.lower not in _INTRODUCING:
            continue
        start = index + 1
        while start < len(items) and start - index <= _LONGEST_TRADE and _says_more(items, start):
            start += 1
        apposed = start < len(items) and items[start].text == "," and start > index + 1
        start += apposed
        end = start
        while end < len(items) and _may_name_firm(items[end]):
            end += 1
        if end > start and (not apposed or (end < len(items) and items[end].text == ",")):
            yield start, end, "perusahaan" if item.lower == "raksasa" else item.lower


def _says_more(items: Sequence[Word], index: int) -> bool:
    """`minyak`, `asal Norwegia`: what the firm does, and where it is from."""
    word, before = items[index], items[index - 1]
    if before.lower in {"asal", "dari"}:
        return word.is_capitalised
    return word.text.islower() and (word.upos in {"NOUN", "ADJ"} or word.lower in {"asal", "dari"})


def _may_name_firm(word: Word) -> bool:
    lexical = lexicon()
    other = lexical.role_heads | lexical.places | lexical.function_words | lexical.fields
    return word.is_word and word.is_capitalised and word.kind is None and word.lower not in other


_INTRODUCING = FIRM_NOUNS | {"raksasa", "firma", "produsen", "startup"}
_LONGEST_TRADE = 4
"""`perusahaan energi terbarukan asal Norwegia`, in words after the noun."""
