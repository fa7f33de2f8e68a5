"""The measures of the guidelines: detection, attribution, both together; each type of quote; and names apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluation.alignment import Alignment, Match

TYPES = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision, recall and F1 from counts: how many are right, how many were given, how many there are."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """0 where there was nothing to find."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class TypeScores:
    """One type of quote: core gold quotes, those found, those found with the right speaker; extras that claim to be of the type."""

    gold: int
    found: int
    right: int
    extra: int

    @property
    def recall(self) -> float | None:
        """The share that was found; None where the gold has none."""
        return self.found / self.gold if self.gold else None

    @property
    def speaker_accuracy(self) -> float | None:
        """The share of the found whose speaker is right; None where none was found."""
        return self.right / self.found if self.found else None


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures for a set of articles.

    `named` looks at the found core quotes alone: of the speakers given, how many are right (precision), and of the speakers known to the
    gold, how many are given rightly (recall). A quote left without a speaker costs recall, a wrong name costs both.
    """

    articles: int
    overlap: Ratio
    exact: Ratio
    end_to_end: Ratio
    named: Ratio
    type_right: int = 0
    by_type: Mapping[str, TypeScores] = field(default_factory=dict)

    @property
    def attribution(self) -> float:
        """The share of the found core quotes whose speaker is right."""
        return self.end_to_end.right / self.overlap.right if self.overlap.right else 0.0

    @property
    def wrong_names(self) -> float:
        """The share of wrong names among the speakers given."""
        return 1 - self.named.precision if self.named.predicted else 0.0

    @property
    def type_accuracy(self) -> float:
        """The share of the found core quotes whose type is right."""
        return self.type_right / self.overlap.right if self.overlap.right else 0.0


def score(alignments: Iterable[Alignment]) -> Scores:
    """The figures over all of `alignments`."""
    count: Counter[object] = Counter()
    for alignment in alignments:
        _count(count, alignment)
    predicted, gold = count["predicted"], count["gold"]
    return Scores(
        articles=count["articles"],
        overlap=Ratio(count["overlap"], predicted, gold),
        exact=Ratio(count["exact"], predicted, gold),
        end_to_end=Ratio(count["right"], predicted, gold),
        named=Ratio(count["name right"], count["name given"], count["name known"]),
        type_right=count["type right"],
        by_type={
            kind: TypeScores(*(count[what, kind] for what in ("gold", "overlap", "right", "extra"))) for kind in TYPES
        },
    )


def _count(count: Counter[object], alignment: Alignment) -> None:
    core = alignment.core
    count["articles"] += 1
    count["gold"] += len(core) + len(alignment.missed)
    count["predicted"] += len(core) + len(alignment.extra)
    count.update(("gold", quote.type) for quote in (*(match.gold for match in core), *alignment.missed))
    count.update(("extra", quote.type) for quote in alignment.extra)
    for match in core:
        _count_match(count, match)


def _count_match(count: Counter[object], match: Match) -> None:
    kind, known, given = match.gold.type, match.gold.speaker is not None, match.predicted.speaker is not None
    count["overlap"] += 1
    count["overlap", kind] += 1
    count["exact"] += match.exact
    count["right"] += match.right
    count["right", kind] += match.right
    count["type right"] += match.predicted.type == kind
    count["name known"] += known
    count["name given"] += given
    count["name right"] += given and match.right


def figures(scores: Scores) -> dict[str, Any]:
    """The scores as JSON, rounded to four places, under the guidelines' scorer's own keys, and `names` besides."""
    return {
        "articles": scores.articles,
        "gold_quotes": scores.overlap.gold,
        "predicted": scores.overlap.predicted,
        "detection_overlap": _of_ratio(scores.overlap),
        "detection_exact": _of_ratio(scores.exact),
        "attribution_accuracy": round(scores.attribution, 4),
        "end_to_end": _of_ratio(scores.end_to_end),
        "type_accuracy": round(scores.type_accuracy, 4),
        "names": {**_of_ratio(scores.named), "wrong": round(scores.wrong_names, 4)},
        **{kind: _of_type(of_type) for kind, of_type in scores.by_type.items()},
    }


def _of_ratio(ratio: Ratio) -> dict[str, float]:
    return {"p": round(ratio.precision, 4), "r": round(ratio.recall, 4), "f1": round(ratio.f1, 4)}


def _of_type(scores: TypeScores) -> dict[str, float | None]:
    return {
        "gold": scores.gold,
        "recall": _rounded(scores.recall),
        "speaker_accuracy": _rounded(scores.speaker_accuracy),
        "extra": scores.extra,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
