"""Which prediction meets which gold quote.

Spans are compared without the marks, spaces and punctuation at their ends; two overlap where intersection over union is at least
a half. A prediction that meets an optional gold quote counts neither way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.articles import GoldArticle, GoldQuote
from evaluation.naming import same_speaker

_EDGE = " \t\n\r\u00a0“”\"„«»‘’'`,.;:!?…-–—()[]"
_LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Prediction:
    """A quote that the pipeline found.

    Offsets are code points of the article's text, half open; `speaker` is a name or None; `rule` and `resolution` are its evidence, and
    `confidence` what the pipeline claims of it.
    """

    start: int
    end: int
    type: str
    speaker: str | None
    rule: str = ""
    resolution: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A gold quote and the prediction that overlaps it; `exact` where the trimmed borders are equal."""

    gold: GoldQuote
    predicted: Prediction
    exact: bool

    @property
    def right(self) -> bool:
        """True where the speaker is right."""
        return same_speaker(self.gold, self.predicted.speaker)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the predictions for one article meet its gold; `missed` has core quotes only."""

    article: GoldArticle
    matches: tuple[Match, ...]
    missed: tuple[GoldQuote, ...]
    extra: tuple[Prediction, ...]

    @property
    def core(self) -> tuple[Match, ...]:
        """The matches that count."""
        return tuple(match for match in self.matches if match.gold.core)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span past marks, punctuation and space at both ends."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def align(article: GoldArticle, predictions: Sequence[Prediction]) -> Alignment:
    """Pair gold and predictions one to one by overlap, core quotes first, the greatest overlap first."""
    gold = [trim(article.text, quote.start, quote.end) for quote in article.quotes]
    found = [trim(article.text, quote.start, quote.end) for quote in predictions]
    pairs = sorted(((_overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)), reverse=True)
    used_gold: set[int] = set()
    used_found: set[int] = set()
    matches: list[Match] = []
    for core in (True, False):
        for overlap, i, j in pairs:
            taken = i in used_gold or j in used_found
            if overlap < _LEAST_OVERLAP or taken or article.quotes[i].core is not core:
                continue
            used_gold.add(i)
            used_found.add(j)
            matches.append(Match(article.quotes[i], predictions[j], gold[i] == found[j]))
    missed = tuple(quote for i, quote in enumerate(article.quotes) if i not in used_gold and quote.core)
    extra = tuple(quote for j, quote in enumerate(predictions) if j not in used_found)
    return Alignment(article, tuple(matches), missed, extra)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0
