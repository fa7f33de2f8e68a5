"""Broken text: the same article as scraped, machine-translated or re-encoded news would have it, its gold moved along.

Every variant is a function from a text to edits (start, end, replacement); the offsets of the gold follow the edits.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol, TypeAlias

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
    """Every double mark and whether it opens: by the spaces around it, else by its form, else by whether a mark is open."""
    opened, opens, end = "", False, -1
    for match in _DOUBLE.finditer(text):
        if match.start() != end or match.group() != text[end - len(match.group()) : end]:  # a doubled mark is one
            opens = _opens(text, match, opened)
        opened, end = match.group() if opens else "", match.end()
        yield match, opens


def _opens(text: str, match: re.Match[str], opened: str) -> bool:
    """`opened` is the mark that is open, if any. A mark with a space on both sides, or on neither, shows no side."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    left, right = not before or before in " \n(:\u00a0", not after or after in " \n,.;:?!)\u00a0"
    mark = match.group()
    if mark in "“„«" and not (mark == "“" and opened == "„"):
        return not (opened and right)
    if mark in "”»“":
        return False
    if opened and text[match.start() - 2 : match.start()] in {", ", ". ", "? ", "! "} and after.islower():
        return False  # `"Kami siap, "kata Budi`
    return left if left is not right else not opened


def _with(opening: str, closing: str) -> Variant:
    def variant(text: str) -> Iterator[Edit]:
        for match, opens in _marks(text):
            yield Edit(match.start(), match.end(), opening if opens else closing)

    return variant


def spaced(text: str) -> Iterator[Edit]:
    """`“ Kami siap ”`. A doubled mark stays together."""
    for match, opens in _marks(text):
        place = match.end() if opens else match.start()
        beside = text[place : place + 1] if opens else text[place - 1 : place]
        if beside != match.group():
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


def wrapped(text: str) -> Iterator[Edit]:
    """Lines broken at 72 characters, as mail and plain-text files have them."""
    start, space = 0, None
    for match in re.finditer(r"[ \n]", text):
        if match.start() - start > _WIDTH and space is not None:
            yield Edit(space, space + 1, "\n")
            start, space = space + 1, None
        if match.group() == "\n":
            start, space = match.end(), None
        else:
            space = match.start()


_WIDTH = 72


def page_source(text: str) -> Iterator[Edit]:
    """Paragraphs between tags, marks as entities."""
    yield Edit(0, 0, "<p>")
    breaks = (Edit(*match.span(), "</p>\n<p>") for match in re.finditer(r"\n+", text))
    marks = (Edit(match.start(), match.end(), "&quot;") for match, _ in _marks(text))
    yield from sorted([*breaks, *marks])


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
    "wrapped lines": wrapped,
    "page source": page_source,
    "decomposed": decomposed,
}
TOLERANCE: Mapping[str, float] = {name: 0.05 if name == "missing closing" else 0.02 for name in VARIANTS}
"""How far the end-to-end F1 of each variant may fall below the clean text's."""


def broken(article: GoldArticle, variant: Variant) -> GoldArticle:
    """The article with the variant's edits, its gold moved to the new offsets."""
    edits = sorted(variant(article.text))
    text, moved = _apply(article.text, edits)
    quotes = tuple(
        replace(quote, start=moved(quote.start), end=moved(quote.end, closing=True)) for quote in article.quotes
    )
    return replace(article, text=text, quotes=quotes)


class _Moved(Protocol):
    def __call__(self, offset: int, *, closing: bool = False) -> int:
        """Where an offset of the old text stands in the new one; what is put in there stands before it, or after it where it closes a span."""
        ...


def _apply(text: str, edits: Sequence[Edit]) -> tuple[str, _Moved]:
    """The edited text, and where an offset of the old one stands in it."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts.extend((text[position : edit.start], edit.new))
        position = edit.end
    parts.append(text[position:])
    starts, ends = [edit.start for edit in edits], [edit.end for edit in edits]
    shifts = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]

    def moved(offset: int, *, closing: bool = False) -> int:
        done = bisect_right(ends, offset)
        return max(0, offset + shifts[min(done, bisect_left(starts, offset)) if closing else done])

    return "".join(parts), moved
