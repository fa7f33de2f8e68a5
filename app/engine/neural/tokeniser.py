"""Stanza's tokenizer, asked about each piece of text between spaces once.

The tokenizer reads whole sentences, but where it ends a token depends almost on nothing beyond the nearest spaces. So a piece is labelled
once, between a few fixed words, and remembered; where the labels are not certain there, the sentence is labelled as a whole. The answer for
a sentence never depends on what was asked before.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from app.engine.neural.known_words import unknown
from app.engine.neural.labeller import Labeller
from app.engine.neural.plain_words import Piece, PlainWords, Words
from app.engine.sheet import Expansions
from app.engine.stretches import Stretch
from app.engine.tokenisation import TokenSpan, characters, labelled_tokens, word_spans
from app.quotes.types import Span

MAX_KNOWN = 50_000
"""Pieces, and expansions, kept in mind."""
STOP_FACTOR = 3
"""How many times as certain it must be of a piece with a full stop that ends no stretch: an abbreviation mostly, which hangs on what follows."""
BEFORE, AFTER = "di ", " di"
"""The word around a piece that does not stand first or last; of eight tried, short and as good as the best."""


class Tokeniser:
    """Sets the tokens of stretches."""

    def __init__(
        self, processors: dict[str, Any], certainty: float, *, plain: PlainWords | None = None, half: bool = False
    ) -> None:
        """Wrap Stanza's processors `tokenize` and, where there is one, `mwt`.

        Args:
            processors: Stanza's, by name.
            certainty: how far (in log-probability) the best label must lead in every place for a piece to be remembered; infinite to
                read every sentence as a whole, as Stanza does.
            plain: pieces that need not be asked about.
            half: run the LSTMs in bfloat16.
        """
        self._labeller = Labeller(processors["tokenize"], stock=math.isinf(certainty), half=half)
        self._expander = processors.get("mwt")
        self._certainty = certainty
        self._plain = plain
        self._expansions: dict[str, list[str]] = {}
        self._known: OrderedDict[Piece, Words | None] = OrderedDict()

    def tokenise(self, stretches: Sequence[Stretch]) -> None:
        """Set `tokens` of each stretch."""
        pieces = [_pieces(stretch.text) for stretch in stretches] if math.isfinite(self._certainty) else []
        self._learn(piece for row in pieces for piece, _ in row)
        unsure = (
            [s for s, row in zip(stretches, pieces, strict=True) if not self._assemble(s, row)] if pieces else stretches
        )
        if unsure:
            self._read_whole(unsure)
        while len(self._known) > MAX_KNOWN:
            self._known.popitem(last=False)

    def _assemble(self, stretch: Stretch, pieces: list[tuple[Piece, int]]) -> bool:
        """Put the stretch's tokens together from its pieces; False where one of them is not known for certain."""
        tokens: list[list[Span]] = []
        for piece, start in pieces:
            words = self._known[piece]
            if words is None:
                return False
            base = stretch.start + start
            tokens += [[Span(base + a, base + b) for a, b in token] for token in words]
        stretch.tokens = tokens
        return True

    def _learn(self, pieces: Iterable[Piece]) -> None:
        asked = []
        for piece in unknown(self._known, pieces):
            words = self._plain.words(piece) if self._plain else None
            if words:
                self._known[piece] = words
            else:
                asked.append(piece)
        self._known.update(zip(asked, self.certain_words(asked), strict=True))

    def certain_words(self, pieces: Sequence[Piece]) -> list[Words | None]:
        """Ask the model about each piece by itself; None where it is not certain."""
        if not pieces:
            return []
        befores = [0 if piece.first else len(BEFORE) for piece in pieces]
        texts = [("" if p.first else BEFORE) + p.text + ("" if p.last else AFTER) for p in pieces]
        labelled = self._labeller.labels(texts)
        tokens: list[list[TokenSpan] | None] = []
        for piece, before, (labels, leads) in zip(pieces, befores, labelled, strict=True):
            own = slice(before, before + len(piece.text))
            certain = leads[own].min() >= self._certainty * (STOP_FACTOR if piece.has_inner_stop else 1)
            tokens.append(labelled_tokens(characters(piece.text), labels[own].tolist()) if certain else None)
        self._expand(
            {p.text[t.start : t.end] for p, row in zip(pieces, tokens, strict=True) for t in row or () if t.multi}
        )
        return [
            None if row is None else tuple(self._words(piece.text, token) for token in row)
            for piece, row in zip(pieces, tokens, strict=True)
        ]

    def _words(self, text: str, token: TokenSpan) -> tuple[tuple[int, int], ...]:
        return tuple((span.start, span.end) for span in word_spans(text, token, 0, self._expansions))

    def _read_whole(self, stretches: Sequence[Stretch]) -> None:
        labelled = self._labeller.labels([stretch.text for stretch in stretches])
        rows = [
            labelled_tokens(characters(s.text), labels.tolist())
            for s, (labels, _) in zip(stretches, labelled, strict=True)
        ]
        self._expand({s.text[t.start : t.end] for s, row in zip(stretches, rows, strict=True) for t in row if t.multi})
        for stretch, row in zip(stretches, rows, strict=True):
            stretch.tokens = [word_spans(stretch.text, token, stretch.start, self._expansions) for token in row]

    def _expand(self, tokens: set[str]) -> None:
        """Learn the words of these multi-word tokens; a token's words do not depend on its context."""
        if len(self._expansions) > MAX_KNOWN:
            self._expansions.clear()
        new = sorted(token for token in tokens if token not in self._expansions)
        if new and self._expander is not None:
            expansions = Expansions(new)
            self._expander.process(expansions)
            self._expansions.update(zip(new, expansions.words, strict=True))


def _pieces(text: str) -> list[tuple[Piece, int]]:
    """The pieces of a stretch with their starts."""
    found, start = [], 0
    for part in text.split(" "):
        if part:
            found.append((part, start))
        start += len(part) + 1
    last = len(found) - 1
    return [(Piece(part, number == 0, number == last), start) for number, (part, start) in enumerate(found)]
