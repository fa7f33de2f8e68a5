"""Which passages are titles: the lines above an article that end without a full stop."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.findings import Reading
from app.quotes.reading import Passage
from app.quotes.words import Word

IN_TITLES = frozenset({"label_in_headline", "quotation_before_source", "verb_in_headline", "attribution_in_headline"})
"""The rules that read titles."""
OUTLET_BEFORE = frozenset({"|", "-", "–", "—"})
"""What stands between a headline and the outlet's name."""
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
        passage.items[-1].text in OUTLET_BEFORE
    )  # `Bupati: Jalan Aman | Kabar Randu`: the outlet is a passage of its own
    alone = (named or passages[index + 1].paragraph != passage.paragraph) and (
        index == 0 or passages[index - 1].paragraph != passage.paragraph
    )
    long_enough = _FEWEST_WORDS <= _words(passage.items) <= _MOST_WORDS
    return alone and long_enough and _is_open(passage.items) and all(_is_above(one.items) for one in passages[:index])


def _words(items: Sequence[Word]) -> int:
    """How many words a line has, a quotation counted as one."""
    return sum(item.is_word or item.quotation >= 0 for item in items)


def _is_open(items: Sequence[Word]) -> bool:
    """A line that no full stop, bracket or colon closes."""
    return items[-1].text not in {".", ")", ":", "…"}


def _is_above(items: Sequence[Word]) -> bool:
    """`WAWANCARA` · `Beranda » Dunia`: a line that may stand above a title."""
    return _is_open(items) and (_words(items) <= _MOST_ABOVE or any(item.text in _TRAIL for item in items))
