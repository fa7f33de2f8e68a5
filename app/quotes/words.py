"""Words of the working text, and what the models said of them.

The rules read the text through their own plain words, so that they work the same on annotated and on bare sentences; what the
models add (part of speech, head, entity) is laid over them by offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from app.quotes.types import EntityKind, Span

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]*"  # A.S., M.Si
    r"|(?:[SMD]|Sp|Ph)\.[A-Z][A-Za-z]{0,6}\b(?:\(K\))?\.?"  # S.Kom., Ph.D, Sp.B(K)
    r"|[@#]\w[\w.]*\w"  # @akun, #tagar
    r"|\d+(?:[.,:/-]\d+)*(?:%|-an\b)?"  # 4.000, 5/10/2020, 20-30, 1990-an
    r"|[^\W_]+(?:(?:[-'’&]|/(?![A-Z][a-z]))[^\W_]+)*"  # masing-masing, Jum'at, ATR/BPN; not Maharani/Dian, who are two
    r"|\.{2,}|[^\w\s]|_"
)
_ARTICLE = re.compile(r"(?:al|el|as|ash|an|ar|at|az|ad)-[A-Z]")

VERB_PREFIXES = ("me", "ber", "di", "ter")
"""What a verb begins with, unless it is a bare root."""


class Word(NamedTuple):
    """A word or a punctuation character of the working text; `Word.of` makes one.

    What the rules ask most is worked out once: `lower` is the text without case; `is_word` is true for letters and digits, false for punctuation;
    `is_capitalised` where the first letter is upper case, or the first after an Arabic article (`al-Moualem`).

    `upos` and `deprel` are the first syntactic word's; `head` is the index of the governing word in the same sequence, -1 for the
    root, None where unknown. `entity` numbers the named entity that the word belongs to, -1: none. `quotation` is the index of the
    quotation that this item stands for as a whole, -1 for a real word.
    """

    text: str
    span: Span
    lower: str
    is_word: bool
    is_capitalised: bool
    upos: str | None = None
    head: int | None = None
    deprel: str | None = None
    entity: int = -1
    kind: EntityKind | None = None
    quotation: int = -1

    @classmethod
    def of(cls, text: str, span: Span, quotation: int = -1) -> Word:
        """The word with what its text alone tells."""
        first = text[0]
        is_word = quotation < 0 and (first.isalnum() or first in "@#")
        is_capitalised = first.isupper() or ("-" in text and _ARTICLE.match(text) is not None)
        return cls(text, span, text.casefold(), is_word, is_capitalised, quotation=quotation)

    @property
    def stem(self) -> str:
        """The word without the enclitic `-nya`, in lower case."""
        return self.lower.removesuffix("nya").rstrip("-")

    @property
    def has_enclitic(self) -> bool:
        """True for `ujarnya`, not for `nya` itself."""
        return self.lower.endswith("nya") and len(self.text) > 4

    def in_tree(self, upos: str | None, head: int | None, deprel: str | None) -> Word:
        """The word with what tagger and parser say of it."""
        return Word(*self[:5], upos, head, deprel, *self[8:])

    def in_entity(self, entity: int, kind: EntityKind | None) -> Word:
        """The word as part of a named entity, or (-1, None) of none."""
        return Word(*self[:8], entity, kind, self.quotation)


def words_in(text: str, spans: Iterable[Span]) -> tuple[Word, ...]:
    """The words of `text` inside each of `spans`, in order."""
    return tuple(
        Word.of(match.group(), Span(*match.span()))
        for span in spans
        for match in _WORD.finditer(text, span.start, span.end)
    )


def span_of(items: Sequence[Word], start: int, end: int) -> Span:
    """Where `items[start:end]` stands in the text; the range holds at least one item."""
    return Span(items[start].span.start, items[end - 1].span.end)


def entity_ranges(items: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The item ranges that are labelled as one person each."""
    return _ranges(items, EntityKind.PERSON)


def body_ranges(items: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The item ranges that are labelled as one organisation each."""
    return _ranges(items, EntityKind.ORGANISATION)


def _ranges(items: Sequence[Word], kind: EntityKind) -> Iterator[tuple[int, int]]:
    of_kind = [index for index, item in enumerate(items) if item.kind is kind]
    for _, run in groupby(enumerate(of_kind), key=lambda place: (items[place[1]].entity, place[1] - place[0])):
        indices = [index for _, index in run]
        yield indices[0], indices[-1] + 1
