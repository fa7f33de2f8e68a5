"""Which passages are titles: the lines above an article that end without a full stop."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.reading import Passage
from app.quotes.text.headlines import SMALL
from app.quotes.words import Word

IN_TITLES = frozenset({"label_in_headline", "quotation_before_source", "verb_in_headline", "attribution_in_headline"})
"""The rules that read titles."""
_OUTLET_BEFORE = frozenset({"|", "-", "–", "—"})
"""What stands between a headline and the outlet's name."""
_LONGEST_OUTLET = 4
_LONGEST_DATELINE = 6
"""Items."""
_SHORTEST_PLACE = 4
_LAST_PLACE = 3
_MOST_ABOVE = 4
"""Words of a line above the title: the section, the kind of text, a breadcrumb trail."""
_FEWEST_BELOW = 2
_FEWEST_WORDS = 3
_MOST_WORDS = 24
_TRAIL = frozenset({"»", ">", "/", "|"})


def is_title(reading: Reading, passage: Passage) -> bool:
    """True for a line by itself at the head of an article that ends without a full stop; above it at most short lines."""
    passages, index = reading.passages, passage.index
    if index > _LAST_PLACE or index + _FEWEST_BELOW >= len(passages):
        return False
    named = (
        passage.items[-1].text in _OUTLET_BEFORE
    )  # `Bupati: Jalan Aman | Kabar Randu`: the outlet is a passage of its own
    first = next(i for i, one in enumerate(passages) if one.paragraph == passage.paragraph)
    calls = all(_calls(one.items) for one in passages[first:index])  # `Lolos! Kiko: Belum Saatnya Pesta`
    alone = (named or passages[index + 1].paragraph != passage.paragraph) and calls
    long_enough = _FEWEST_WORDS <= _words(passage.items) <= _MOST_WORDS
    subtitle = passage.items[0].text in {"-", "–", "—"} and all(_is_open(one.items) for one in passages[:first])
    below = subtitle or all(_is_above(one.items) for one in passages[:first])
    return alone and long_enough and _is_open(passage.items) and below


def _calls(items: Sequence[Word]) -> bool:
    """A sentence that stands before another in one title: `Lolos ke Final!` · `Harga Beras Naik Lagi.`"""
    loud = all(item.is_capitalised or item.lower in SMALL or not item.text[0].isalpha() for item in items)
    return items[-1].text in {"!", "?"} or (items[-1].text == "." and loud)


def _words(items: Sequence[Word]) -> int:
    """How many words a line has, a quotation counted as one."""
    return sum(item.is_word or item.quotation >= 0 for item in items)


def _is_open(items: Sequence[Word]) -> bool:
    """A line that no full stop, bracket or colon closes."""
    return items[-1].text not in {".", ")", ":", "…"}


def _is_above(items: Sequence[Word]) -> bool:
    """`WAWANCARA` · `Beranda » Dunia`: a line that may stand above a title."""
    spaced = any(two.span.start - one.span.end > 1 for one, two in pairwise(items))  # `Beranda  Olahraga  Liga`
    return _is_open(items) and (_words(items) <= _MOST_ABOVE or spaced or any(item.text in _TRAIL for item in items))


def end_of_title(items: Sequence[Word]) -> int:
    """Where a title's own words end: before the outlet that a page puts after it (`… - Kabar.com`, `… | Kabar`), or a dateline that ran into it."""
    for index in range(len(items) - 1, 0, -1):
        bar = items[index].text == "|"
        short = len(items) - index <= _LONGEST_OUTLET and not any(item.text == ":" for item in items[index:])
        dash = items[index].text in _OUTLET_BEFORE and short
        if bar or (dash and all(item.is_capitalised or not item.is_word for item in items[index:])):
            return _before_dateline(items, index) if dash and index == len(items) - 1 else index
    return len(items)


def _before_dateline(items: Sequence[Word], dash: int) -> int:
    """`Sopir Ngaku Rem Blong RANDU, Kabar -` · `… Bandung, Kabar -` · `… Kabar.com, Jakarta -`: a line break was lost before the place."""
    first = max(1, dash - _LONGEST_DATELINE)
    for index in range(first, dash):
        word, following = items[index], items[index + 1]
        place = word.lower in lexicon().places and (word.text.isupper() or following.text == ",")
        loud = word.text.isupper() and len(word.text) >= _SHORTEST_PLACE and following.text == ","
        outlet = following.text == "." and items[index + 2].lower in _SITES
        if place or loud or outlet:
            return index
    return dash


_SITES = frozenset({"com", "id", "co", "net", "tv"})
