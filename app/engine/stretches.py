"""Drafts cut into stretches that the models can take, and the annotated stretches put together again.

A draft is one sentence and nearly always one stretch. Hostile or broken input (a "sentence" of 100,000 characters) is
cut, so that cost stays linear in the length of the text: the parser's is quadratic in the words of a stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.quotes.types import Depth, Draft, Entity, EntityKind, Sentence, Span, Token

MAX_STRETCH_CHARACTERS = 1_000
MAX_STRETCH_WORDS = 250

_UNREADABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""White space, control characters, and lone surrogates (which no UTF-8 text holds, but JSON can smuggle in)."""

KINDS = {
    "PER": EntityKind.PERSON,
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
    "GPE": EntityKind.PLACE,
}
"""Tag sets of name finders, brought to one; a kind that is not here is no name to Kutip."""

JOIN = "parataxis"
"""How a later stretch hangs from the first one's root: sentences run together (UD: parataxis)."""


@dataclass(slots=True)
class Stretch:
    """A part of a draft on its way through the models. All offsets count from the start of the draft's text.

    A token is the list of its words' spans (`ujarnya`: [0..4, 4..7]); most have one. The lists that follow hold one
    value for each token (`tags`) or for each word (the rest; `heads` count from 1 within the stretch, 0 is the root),
    and stay empty where the models were not asked.
    """

    draft: int
    start: int
    text: str
    depth: Depth
    tokens: list[list[Span]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)

    def words(self) -> list[Span]:
        """The spans of all words, in order."""
        return [word for token in self.tokens for word in token]

    def surfaces(self, spans: Iterable[Span]) -> list[str]:
        """The text under each span."""
        return [self.text[span.start - self.start : span.end - self.start] for span in spans]


def readable(text: str) -> str:
    """`text` with every character that no model can read replaced by a space; the same length."""
    return _UNREADABLE.sub(" ", text)


def cut(drafts: Sequence[Draft]) -> list[Stretch]:
    """The stretches of all drafts, each at most MAX_STRETCH_CHARACTERS long; blank text gives none."""
    return [
        Stretch(number, start, text, draft.depth)
        for number, draft in enumerate(drafts)
        for start, text in _cut_text(readable(draft.text))
    ]


def _cut_text(text: str) -> Iterator[tuple[int, str]]:
    """Pieces with their starts; cut at the last space that fits, inside a word where there is none."""
    start = 0
    while start < len(text):
        end = start + MAX_STRETCH_CHARACTERS
        if end < len(text):
            space = text.rfind(" ", start + 1, end)
            end = end if space < 0 else space
        if piece := text[start:end].rstrip():
            yield start, piece
        start = end


def split_crowded(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches again, those of more than MAX_STRETCH_WORDS tokens (`1 2 3 4 …`) in parts."""
    parts = []
    for stretch in stretches:
        for first in range(0, len(stretch.tokens), MAX_STRETCH_WORDS):
            tokens = stretch.tokens[first : first + MAX_STRETCH_WORDS]
            parts.append(Stretch(stretch.draft, stretch.start, stretch.text, stretch.depth, tokens))
    return parts


def assembled(drafts: Sequence[Draft], stretches: Iterable[Stretch]) -> list[Sentence]:
    """One sentence for each draft, from its annotated stretches in any order."""
    of_draft: list[list[Stretch]] = [[] for _ in drafts]
    for stretch in stretches:
        of_draft[stretch.draft].append(stretch)
    return [_sentence(draft.text, parts) for draft, parts in zip(drafts, of_draft, strict=True)]


def _sentence(text: str, parts: list[Stretch]) -> Sentence:
    parts.sort(key=lambda part: part.tokens[0][0])
    tokens: list[Token] = []
    root = -1
    for part in parts:
        base = len(tokens)
        tokens.extend(_tokens(text, part, base, root))
        if part.heads and root < 0:
            root = base + part.heads.index(0)
    return Sentence(text, tuple(tokens), tuple(entity for part in parts for entity in _entities(text, part)))


def _tokens(text: str, part: Stretch, base: int, root: int) -> Iterator[Token]:
    """The words of one stretch; `base`: index of the first in the sentence, `root`: what a later root hangs from."""
    for index, span in enumerate(part.words()):
        upos = part.upos[index] if part.upos else None
        if not part.heads:
            yield Token(span.of(text), span, upos)
        elif head := part.heads[index]:
            yield Token(span.of(text), span, upos, base + head - 1, part.deprels[index])
        else:
            yield Token(span.of(text), span, upos, root, part.deprels[index] if root < 0 else JOIN)


def _entities(text: str, part: Stretch) -> Iterator[Entity]:
    for first, last, name in _bioes_runs(part.tags):
        if kind := KINDS.get(name):
            span = Span(part.tokens[first][0].start, part.tokens[last][-1].end)
            yield Entity(span.of(text), span, kind)


def _bioes_runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First token, last token and kind of each entity in BIOES tags (`B-PER I-PER E-PER`, `S-ORG`, `O`).

    An entity that is torn counts as far as it goes, as in Stanza.
    """
    first, kind = -1, ""
    for index, tag in enumerate(tags):
        place, _, name = tag.partition("-")
        if first >= 0 and place in "OBS":
            yield first, index - 1, kind
            first = -1
        if place in "BS" or (place in "IE" and first < 0):
            first = index
        kind = name
        if place in "ES":
            yield first, index, name
            first = -1
    if first >= 0:
        yield first, len(tags) - 1, kind
