"""What went wrong: errors by kind, and what each rule earns and costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from evaluation.alignment import Alignment, Prediction
from evaluation.articles import GoldArticle, GoldQuote
from evaluation.scoring import Ratio


class Kind(StrEnum):
    """What can be wrong with a quote; one quote may have a wrong border and a wrong speaker."""

    MISSED = "missed"
    EXTRA = "extra"
    BORDER = "border"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: the gold quote (None where the prediction is extra) and the prediction (None where the quote is missed)."""

    kind: Kind
    article: GoldArticle
    gold: GoldQuote | None
    predicted: Prediction | None

    @property
    def start(self) -> int:
        """Where in the article it is."""
        place = self.gold or self.predicted
        return place.start if place else 0


def mistakes(alignment: Alignment) -> list[Mistake]:
    """The errors of one article, in text order."""
    return sorted(_mistakes(alignment), key=lambda mistake: mistake.start)


def _mistakes(alignment: Alignment) -> Iterator[Mistake]:
    article = alignment.article
    yield from (Mistake(Kind.MISSED, article, gold, None) for gold in alignment.missed)
    yield from (Mistake(Kind.EXTRA, article, None, extra) for extra in alignment.extra)
    for match in alignment.core:
        if not match.exact:
            yield Mistake(Kind.BORDER, article, match.gold, match.predicted)
        if not match.right:
            yield Mistake(Kind.SPEAKER, article, match.gold, match.predicted)


def by_kind(alignments: Iterable[Alignment]) -> Counter[Kind]:
    """How many errors of each kind."""
    return Counter(mistake.kind for alignment in alignments for mistake in mistakes(alignment))


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """What became of the quotes of a rule, or of a rule with one way to the speaker (`resolution`; "" for all of them).

    `right` and `wrong` tell the speaker of found core quotes, `border` how many of these have a wrong border, `extra` what is no quote,
    and `optional` what counts neither way.
    """

    rule: str
    resolution: str
    right: int
    wrong: int
    extra: int
    border: int
    optional: int

    @property
    def support(self) -> int:
        """The quotes that count."""
        return self.right + self.wrong + self.extra

    @property
    def precision(self) -> float | None:
        """The share that is right from end to end; None where none counts."""
        return self.right / self.support if self.support else None

    def earns(self, end_to_end: Ratio) -> float:
        """The end-to-end F1 of all rules less that without these quotes: negative where the rule hurts.

        Another rule might find some of them; that is not reckoned with.
        """
        without = Ratio(end_to_end.right - self.right, end_to_end.predicted - self.support, end_to_end.gold)
        return end_to_end.f1 - without.f1


def by_rule(alignments: Iterable[Alignment]) -> list[RuleFigures]:
    """Every rule, followed by its resolutions, in order of name."""
    count: Counter[tuple[str, str, str]] = Counter()
    for alignment in alignments:
        for predicted, what in _fates(alignment):
            count.update((predicted.rule, resolution, what) for resolution in ("", predicted.resolution))
    fates = ("right", "wrong", "extra", "border", "optional")
    seen = sorted({(rule, resolution) for rule, resolution, _ in count})
    return [
        RuleFigures(rule, resolution, *(count[rule, resolution, fate] for fate in fates)) for rule, resolution in seen
    ]


def _fates(alignment: Alignment) -> Iterator[tuple[Prediction, str]]:
    yield from ((extra, "extra") for extra in alignment.extra)
    for match in alignment.matches:
        if not match.gold.core:
            yield match.predicted, "optional"
            continue
        yield match.predicted, "right" if match.right else "wrong"
        if not match.exact:
            yield match.predicted, "border"
