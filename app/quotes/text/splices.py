"""Attributions inside the marks: `« Kami siap, memulai Faye. Kami menang. »`

French news, and what is translated from it, leaves the marks open over an attribution. Indonesian itself never inverts an active verb (it says `kata
Faye`), so a comma, an active verb of saying, a source and a full stop inside marks are the narrator's. With `kata` speakers too pass on what
others said; the narrator's it is with a full name, in a quotation that no other attribution stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.quotes.lexicon import lexicon
from app.quotes.text.marks import Quotation
from app.quotes.text.repairs import WORD_AFTER, attributes
from app.quotes.types import Span

_NAME = r"[A-Z][\w’'-]+(?: (?:de |da |van |bin )?[A-Z][\w’'-]+)*"
_SPLICE = re.compile(
    r",\s(?P<verb>[a-z]{4,})\s"
    rf"(?P<source>dia|ia|{_NAME}|(?:[a-z]+ ){{1,4}}(?:itu|tersebut)(?:, {_NAME})?|(?:[a-z]+ ){{1,4}}{_NAME})"
    r"(?:,[^.,]{0,90})?\.\s+(?=[A-Z])"
)
_FURTHER = r"(?:(?! [—–-] )[ ,](?:(?! [—–-] )[^.—–“”\"«»]){0,60})?"
"""`kata Faye, seraya tersenyum`"""
_END = r"(?:\.?\s?[—–-]\s(?=\w)|,\s[—–-]\s|[.,]?\s*$)"
_DASHED = re.compile(
    rf"(?:,?\s?[—–-]\s|\s[—–-])(?P<verb>[a-z]{{3,}})(?:\s(?:dia|ia|{_NAME}|[a-z]+(?: [a-z]+){{0,3}}|(?:[a-z]+ ){{1,4}}{_NAME}))?{_FURTHER}{_END}"
)
"""`« Kami siap, — kata Faye. — Kami menang. »` · `« Kami siap. - katanya »`: the attribution between dashes of Russian news."""
_DASHED_SUBJECT = re.compile(
    rf",?\s?[—–-]\s(?P<source>dia|ia|beliau|{_NAME}|[A-Za-z][a-z]+ (?:[a-z]+ ){{0,3}}(?:itu|tersebut)) (?P<verb>[a-z]{{3,}}){_FURTHER}{_END}"
)
"""`« Kami siap - dia menyimpulkan. - Kami menang. »` · `« Kami siap - dia menambahkan - dan kami menang »`"""
_LEAST = 30
"""Characters. Shorter quotations hold no attribution."""


def spliced(text: str, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations of a working text, cut in two where an attribution stands inside the marks."""
    return tuple(part for quotation in quotations for part in _parts(text, quotation))


def _parts(text: str, quotation: Quotation) -> Iterator[Quotation]:
    inner = quotation.inner
    splice = _find(text, quotation) if len(inner) >= _LEAST else None
    if splice is None:
        yield quotation
        return
    if splice.start > inner.start:  # `”, - tambah Budi. - Kami menang.”`: the last mark was never opened
        yield Quotation(
            Span(quotation.outer.start, splice.start), Span(inner.start, splice.start), quotation.opened, closed=False
        )
    if splice.end >= inner.end:
        return
    rest = Quotation(
        Span(splice.end, quotation.outer.end), Span(splice.end, inner.end), opened=False, closed=quotation.closed
    )
    yield from _parts(text, rest)


def _find(text: str, quotation: Quotation) -> Span | None:
    """From the comma before the attribution to the first letter after it."""
    lexical = lexicon()
    for match in _SPLICE.finditer(text, quotation.inner.start, quotation.inner.end):
        full = len(re.findall(r"\b[A-Z]", match["source"])) > 1
        told = match["verb"] in lexical.inverted and full and not _is_attributed(text, quotation.outer)
        if told or match["verb"] in lexical.active_all | lexical.framing:
            return Span(match.start(), match.end())
    for match in _DASHED.finditer(text, quotation.inner.start, quotation.inner.end):
        if attributes(match["verb"]) or match["verb"] in lexical.inverted_all:
            return Span(match.start(), match.end())
    for match in _DASHED_SUBJECT.finditer(text, quotation.inner.start, quotation.inner.end):
        if match["verb"] in lexical.active_all | lexical.framing:
            return Span(match.start(), match.end())
    return None


def _is_attributed(text: str, outer: Span) -> bool:
    """True where a comma or a colon stands before the marks, or a cue after them."""
    after = WORD_AFTER.match(text, outer.end)
    return text[max(0, outer.start - 3) : outer.start].rstrip()[-1:] in {":", ","} or (
        after is not None and attributes(after[1].casefold())
    )
