"""Broken text: the same article as scraped, machine-translated or re-encoded news would have it, its gold moved along.

Every variant is a function from a text to edits (start, end, replacement); the offsets of the gold follow the edits.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeAlias

from evaluation.articles import GoldArticle


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace `text[start:end]` by `new`."""

    start: int
    end: int
    new: str


Variant: TypeAlias = Callable[[str], Iterator[Edit]]

_DOUBLE = re.compile(r"[“”„‟\"«»]|''|‘’|’’")
_EVERY = 4


def _marks(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Every double mark and whether it opens."""
    low = False
    for match in _DOUBLE.finditer(text):
        opens = not (low and match.group() == "“") and _opens(text, match)
        low = match.group() == "„" if opens else False
        yield match, opens


def _opens(text: str, match: re.Match[str]) -> bool:
    """By its form; a straight mark by what stands around it: nothing, a space, a colon or a bracket before, no space after."""
    if match.group() not in {'"', "''"}:
        return match.group() in "“„«"
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return (not before or before in " \n(:\u00a0") and not after.isspace()


def _with(opening: str, closing: str) -> Variant:
    def variant(text: str) -> Iterator[Edit]:
        for match, opens in _marks(text):
            yield Edit(match.start(), match.end(), opening if opens else closing)

    return variant


def spaced(text: str) -> Iterator[Edit]:
    """`“ Kami siap ”`."""
    for match, opens in _marks(text):
        place = match.end() if opens else match.start()
        yield Edit(place, place, " ")


def glued(text: str) -> Iterator[Edit]:
    """`“Kami siap,”kata Budi`."""
    for match, opens in _marks(text):
        if not opens and text[match.end() : match.end() + 1] == " ":
            yield Edit(match.end(), match.end() + 1, "")


def no_break_spaces(text: str) -> Iterator[Edit]:
    """Every third space is a no-break one."""
    for number, match in enumerate(re.finditer(" ", text)):
        if number % 3 == 0:
            yield Edit(match.start(), match.end(), "\u00a0")


def missing_closing(text: str) -> Iterator[Edit]:
    """Every fourth closing mark is lost."""
    closing = [match for match, opens in _marks(text) if not opens]
    for match in closing[_EVERY - 1 :: _EVERY]:
        yield Edit(match.start(), match.end(), "")


def no_line_breaks(text: str) -> Iterator[Edit]:
    """One endless line."""
    for match in re.finditer(r"\s*\n\s*", text):
        yield Edit(match.start(), match.end(), " ")


def decomposed(text: str) -> Iterator[Edit]:
    """Unicode NFD: `é` as two code points. Articles without such letters stay as they are."""
    for place, letter in enumerate(text):
        plain = unicodedata.normalize("NFD", letter)
        if plain != letter:
            yield Edit(place, place + 1, plain)


VARIANTS: Mapping[str, Variant] = {
    "straight": _with('"', '"'),
    "single": _with("'", "'"),
    "low": _with("„", "“"),
    "angle": _with("«", "»"),
    "spaced": spaced,
    "glued": glued,
    "no-break spaces": no_break_spaces,
    "missing closing": missing_closing,
    "no line breaks": no_line_breaks,
    "decomposed": decomposed,
}
TOLERANCE: Mapping[str, float] = {name: 0.05 if name == "missing closing" else 0.02 for name in VARIANTS}
"""How far the end-to-end F1 of each variant may fall below the clean text's."""


def broken(article: GoldArticle, variant: Variant) -> GoldArticle:
    """The article with the variant's edits, its gold moved to the new offsets."""
    edits = sorted(variant(article.text))
    text, moved = _apply(article.text, edits)
    quotes = tuple(replace(quote, start=moved(quote.start), end=moved(quote.end)) for quote in article.quotes)
    return replace(article, text=text, quotes=quotes)


def _apply(text: str, edits: Sequence[Edit]) -> tuple[str, Callable[[int], int]]:
    """The edited text, and where an offset of the old one stands in it."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts.extend((text[position : edit.start], edit.new))
        position = edit.end
    parts.append(text[position:])
    ends = [edit.end for edit in edits]
    shifts = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]
    return "".join(parts), lambda offset: max(0, offset + shifts[bisect_right(ends, offset)])
