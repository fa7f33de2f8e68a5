"""What a description of a person may be: of one, and without a clause."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.words import Word


def is_of_several(word: Word) -> bool:
    """`para pejabat pemerintahan Budi`, `banyak uang, Budi`: what opens so describes nobody alone."""
    return word.lower in lexicon().indefinites - _ONE


_ONE = frozenset({"seorang", "seseorang", "salah"})


def before_clause(items: Sequence[Word], start: int, end: int) -> int:
    """The end of `items[start:end]` less a clause or an occasion: `kepala biro setelah rapat itu` is `kepala biro`; not less `saat itu`."""
    lexical = lexicon()
    for index in range(start + 1, end):
        word, following = items[index].lower, items[index + 1].lower if index + 1 < end else ""
        if following in {"itu", "ini"}:
            continue
        occasion = word == "dalam" and (following in {"sebuah", "suatu"} or following.removesuffix("nya") in _OCCASIONS)
        if occasion or word in lexical.subordinating or word in lexical.complementisers:
            return index
    return end


_OCCASIONS = frozenset(
    "acara diskusi jumpa keterangan konferensi pernyataan rapat rilis sambutan siaran sidang wawancara".split()
)
