"""What a rule yields: a quote not yet resolved, and the reading it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.quotes.marks import Quotation
from app.quotes.phrases import Phrase
from app.quotes.reading import Passage
from app.quotes.types import QuoteType, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the rules read it. All offsets count from the start of `text`, the working text."""

    text: str
    quotations: tuple[Quotation, ...]
    passages: tuple[Passage, ...]
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """Content and the construction that attributes it.

    `phrase` is None where nothing at the quote points to its source. `quotations` are the indices that the content covers. `weak` findings give way to any
    other that overlaps them.
    """

    rule: str
    type: QuoteType
    content: Span
    passage: int
    cue: Span | None = None
    phrase: Phrase | None = None
    quotations: tuple[int, ...] = field(default=())
