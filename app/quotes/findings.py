"""What a rule yields: a quote not yet resolved, and the reading it comes from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from app.quotes.phrases.kinds import Phrase
from app.quotes.reading import Passage
from app.quotes.text.marks import Quotation
from app.quotes.text.nicknames import Nickname
from app.quotes.types import QuoteType, Span


@dataclass(frozen=True)
class Reading:
    """An article as the rules read it. All offsets count from the start of `text`, the working text.

    `known` are the keys of names that the article uses alone (`kata Purba`).
    """

    text: str
    quotations: tuple[Quotation, ...]
    passages: tuple[Passage, ...]
    known: frozenset[str] = frozenset()
    nicknames: tuple[Nickname, ...] = ()

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.span.start for passage in self.passages]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.outer.start for quotation in self.quotations]

    def passage_at(self, offset: int) -> int:
        """The index of the passage that `offset` lies in or after."""
        return max(0, bisect_right(self._passage_starts, offset) - 1)

    def passages_in(self, span: Span) -> tuple[Passage, ...]:
        """The passages that share a character with `span`."""
        first = self.passage_at(span.start)
        last = bisect_left(self._passage_starts, span.end)
        return tuple(passage for passage in self.passages[first:last] if passage.span.overlaps(span))

    def quotations_in(self, span: Span) -> range:
        """The indices of the quotations that start inside `span`."""
        return range(bisect_left(self._quotation_starts, span.start), bisect_left(self._quotation_starts, span.end))


@dataclass(frozen=True, slots=True)
class Finding:
    """Content and the construction that attributes it.

    `phrase` is None where nothing at the quote points to its source. `quotations` are the indices that the content covers.
    """

    rule: str
    type: QuoteType
    content: Span
    passage: int
    cue: Span | None = None
    phrase: Phrase | None = None
    quotations: tuple[int, ...] = field(default=())
