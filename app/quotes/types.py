"""The values of the subject: frozen, hashable, and free of any foreign library.

Offsets are Unicode code points, half open, and count the text that the value's docstring names. Text passes through two
forms: the ORIGINAL, as received, and the WORKING text made from it by `normalisation`; only `Quote`, `Mention`, `Cue` and
`Speaker` inside an `Extraction` speak of the original.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what is no span."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        """The number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Depth(StrEnum):
    """How much of the neural pipeline a sentence needs."""

    NAMES = "names"
    """Words and named entities."""
    TAGS = "tags"
    """Words, named entities and parts of speech."""
    PARSE = "parse"
    """Words, named entities, parts of speech and the dependency tree."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before annotation: its text and how deep to look. The unit that is batched and cached."""

    text: str
    depth: Depth


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word (UD sense: `ujarnya` is the two words `ujar` and `nya`).

    `span` counts from the start of the sentence's text. `head` is the index of the governing word in the sentence, -1 for the root.
    `upos` is None where the sentence was annotated no deeper than NAMES, `head` and `deprel` where no deeper than TAGS.
    """

    text: str
    span: Span
    upos: str | None = None
    head: int | None = None
    deprel: str | None = None


class EntityKind(StrEnum):
    """What a name names, as the name finder says."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity; `span` counts from the start of the sentence's text."""

    text: str
    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """An annotated `Draft`. All offsets count from the start of `text`; `tokens` and `entities` are in text order."""

    text: str
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()


class QuoteType(StrEnum):
    """How the content is given (GUIDELINES: a quote)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeakerKind(StrEnum):
    """What kind of source a speaker is."""

    PERSON = "person"
    ORGANISATION = "org"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that attributes (`kata`, `menurut`)."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that point to a source here (`ia`, `-nya`, `Budi`)."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a quote rests on: the construction that found it and how its speaker was found."""

    rule: str
    resolution: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source. `id` counts from 1 in order of first quote."""

    id: int
    name: str
    kind: SpeakerKind
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def role(self) -> str | None:
        """The longest description the article gives, or None."""
        return max(self.roles, key=len) if self.roles else None


@dataclass(frozen=True, slots=True)
class Quote:
    """Content attributed to a source. `id` counts from 1 in text order; `speaker` is None where the source is unknown."""

    id: int
    type: QuoteType
    text: str
    span: Span
    speaker: Speaker | None
    mention: Mention | None
    cue: Cue | None
    evidence: Evidence
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article, with offsets into its original text."""

    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    characters: int = 0
    sentences: int = 0
    id: str | None = field(default=None)
