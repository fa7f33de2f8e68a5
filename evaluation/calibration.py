"""Confidence that means something: how often a quote of this evidence is right, measured.

Evidence is the rule that found the quote and how its speaker was found. Few pairs are frequent, so a pair's precision is drawn towards what its
rule and its resolution let expect together, and each of these towards the overall precision, with the weight of a few observations. A
prediction counts as right where it overlaps a gold quote and names its speaker; one that meets an optional gold quote with the right
speaker counts too.

The table is made from the committed corpus alone: whoever has the repository can make it again, and the outside corpora test it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

import app.quotes
from app.quotes.confidence import Precisions
from app.quotes.types import Evidence
from evaluation.alignment import Alignment

TARGET = Path(app.quotes.__file__).parent / "lexicon" / "confidence.toml"
WEIGHT = 12.0
"""How many observations an expectation is worth. Of 3, 6, 12 and 20 it gave the least log loss, cross-validated."""
UNSEEN_MISTAKES = 1
"""Added to each: the rules were mended with most of these articles at hand, and nothing is certain."""
THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
_FOLDS = 10
_BINS = 10

Seen: TypeAlias = tuple[Evidence, bool]
"""The evidence of a prediction, and whether it was right."""
Claim: TypeAlias = tuple[float, bool]
"""A confidence, and whether the quote was right."""
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about the same height: how many, what they claim in the mean, and the share that was right."""

    count: int
    claimed: float
    right: float


def observations(alignments: Iterable[Alignment]) -> list[Seen]:
    """Every prediction's evidence, and whether it was right."""
    seen: list[Seen] = []
    for alignment in alignments:
        seen.extend((Evidence(m.predicted.rule, m.predicted.resolution), m.right) for m in alignment.matches)
        seen.extend((Evidence(extra.rule, extra.resolution), False) for extra in alignment.extra)
    return seen


def measure(alignments: Iterable[Alignment]) -> Precisions:
    """The smoothed precisions of everything that was seen."""
    seen = observations(alignments)
    overall = (sum(right for _, right in seen) + 1) / (len(seen) + 2)
    parts = Precisions(
        overall=overall,
        rules=_drawn([(evidence.rule, right) for evidence, right in seen], lambda _: overall),
        resolutions=_drawn([(evidence.resolution, right) for evidence, right in seen], lambda _: overall),
    )
    return Precisions(overall, parts.rules, parts.resolutions, _drawn(seen, parts.expected))


def _drawn(seen: Sequence[tuple[K, bool]], prior: Callable[[K], float]) -> dict[K, float]:
    """The share that was right of each key, drawn towards its prior, with one mistake more than was seen."""
    total = Counter(key for key, _ in seen)
    right = Counter(key for key, ok in seen if ok)
    return {
        key: (right[key] + WEIGHT * prior(key)) / (count + WEIGHT + UNSEEN_MISTAKES) for key, count in total.items()
    }


def claims(table: Precisions, alignments: Iterable[Alignment]) -> list[Claim]:
    """What the table claims of each prediction that it knows the rule of, and whether it was right."""
    judged = ((table.of(evidence), right) for evidence, right in observations(alignments))
    return [(claimed, right) for claimed, right in judged if claimed is not None]


def cross_validated(alignments: Sequence[Alignment]) -> list[Claim]:
    """The same where each article is judged by the table of nine tenths of the others."""
    judged: list[Claim] = []
    for fold in range(_FOLDS):
        table = measure(a for i, a in enumerate(alignments) if i % _FOLDS != fold)
        judged += claims(table, (a for i, a in enumerate(alignments) if i % _FOLDS == fold))
    return judged


def bins(judged: Iterable[Claim]) -> list[Bin]:
    """The claims in ten bins of equal width, lowest first; empty ones are left out."""
    groups: dict[int, list[Claim]] = {}
    for claimed, right in judged:
        groups.setdefault(min(_BINS - 1, int(claimed * _BINS)), []).append((claimed, right))
    return [_bin(groups[number]) for number in sorted(groups)]


def _bin(group: Sequence[Claim]) -> Bin:
    count = len(group)
    return Bin(count, sum(claimed for claimed, _ in group) / count, sum(right for _, right in group) / count)


def calibration_error(judged: Sequence[Claim]) -> float:
    """The expected calibration error (Naeini, Cooper & Hauskrecht 2015): the mean gap between claim and truth over the bins."""
    gaps = sum(group.count * abs(group.claimed - group.right) for group in bins(judged))
    return gaps / len(judged) if judged else 0.0


def brier(judged: Sequence[Claim]) -> float:
    """The mean squared error of the claims (Brier 1950); 0 is best."""
    return sum((claimed - right) ** 2 for claimed, right in judged) / len(judged) if judged else 0.0


def above(judged: Iterable[Claim], threshold: float) -> list[Claim]:
    """What `min_confidence` lets through."""
    return [(claimed, right) for claimed, right in judged if claimed >= threshold]


def write(table: Precisions, target: Path = TARGET) -> None:
    """Write the table as TOML, as `app.quotes.confidence.precisions` reads it."""
    lines = [
        "# Measured by `python -m evaluation calibrate` on the committed corpus: how often a quote of this evidence is right.",
        "# Not to be edited.",
        "",
        f"overall = {table.overall:.3f}",
        *_section("resolutions", table.resolutions),
        *_section("rules", table.rules),
    ]
    for rule in sorted(table.rules):
        pairs = {evidence.resolution: value for evidence, value in table.pairs.items() if evidence.rule == rule}
        lines += _section(f"pairs.{rule}", pairs)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _section(name: str, values: Mapping[str, float]) -> list[str]:
    return ["", f"[{name}]", *(f"{key} = {value:.3f}" for key, value in sorted(values.items()))]
