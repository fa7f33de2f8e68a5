"""Confidence that means something: how often a quote of this evidence is right, measured.

Evidence is the rule that found the quote and how its speaker was found. The precision of a pair is smoothed towards the precision of its
rule, and that towards the overall one, each with the weight of a few observations (empirical Bayes with fixed pseudo-counts), so that a
pair seen twice claims no certainty. A prediction counts as right where it overlaps a gold quote and names its speaker; one that meets
an optional gold quote with the right speaker counts too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import app.quotes
from evaluation.scoring import Alignment

TARGET = Path(app.quotes.__file__).parent / "lexicon" / "confidence.toml"
_WEIGHT = 6.0
_FOLDS = 10
_BINS = 10

Key = tuple[str, str]


def observations(alignments: Iterable[Alignment]) -> list[tuple[Key, bool]]:
    """Every prediction's evidence, and whether it was right."""
    seen: list[tuple[Key, bool]] = []
    for alignment in alignments:
        seen.extend(((m.predicted.rule, m.predicted.resolution), m.right) for m in alignment.matches)
        seen.extend(((extra.rule, extra.resolution), False) for extra in alignment.extra)
    return seen


def measure(alignments: Iterable[Alignment]) -> dict[Key, float]:
    """The smoothed precision of every pair of rule and resolution, of every rule (`rule`, "") and overall ("", "")."""
    return _smoothed(observations(alignments))


def _smoothed(seen: Sequence[tuple[Key, bool]]) -> dict[Key, float]:
    total: Counter[Key] = Counter()
    right: Counter[Key] = Counter()
    for (rule, resolution), ok in seen:
        for key in ((rule, resolution), (rule, ""), ("", "")):
            total[key] += 1
            right[key] += ok
    overall = (right["", ""] + 1) / (total["", ""] + 2)
    table: dict[Key, float] = {("", ""): overall}
    for rule, resolution in sorted(total, key=lambda key: bool(key[1])):
        if rule:
            prior = table[rule, ""] if resolution else overall
            table[rule, resolution] = (right[rule, resolution] + _WEIGHT * prior) / (total[rule, resolution] + _WEIGHT)
    return table


def confidence(table: Mapping[Key, float], key: Key) -> float:
    """What the table says of an evidence; of its rule, or overall, where the pair was never seen."""
    return table.get(key, table.get((key[0], ""), table["", ""]))


def cross_validated_error(alignments: Sequence[Alignment]) -> float:
    """The expected calibration error (Naeini, Cooper & Hauskrecht 2015) where each article is judged by the others' table."""
    pairs: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        rest = [a for i, a in enumerate(alignments) if i % _FOLDS != fold]
        table = measure(rest)
        judged = [a for i, a in enumerate(alignments) if i % _FOLDS == fold]
        pairs.extend((confidence(table, key), ok) for key, ok in observations(judged))
    return expected_calibration_error(pairs)


def expected_calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The mean gap between claimed and observed precision over equal-width bins, weighted by their size."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for claimed, ok in pairs:
        bins.setdefault(min(_BINS - 1, int(claimed * _BINS)), []).append((claimed, ok))
    gaps = (abs(sum(claimed for claimed, _ in group) - sum(ok for _, ok in group)) for group in bins.values())
    return sum(gaps) / len(pairs) if pairs else 0.0


def write(table: Mapping[Key, float], target: Path = TARGET) -> None:
    """Write the table as TOML: one section a rule, one line a resolution; `any` for the rule as such."""
    lines = [
        "# Measured by `python -m evaluation calibrate`: how often a quote of this evidence is right. Not to be edited.",
        "",
    ]
    lines += [f"overall = {table['', '']:.3f}", ""]
    for rule in sorted({rule for rule, _ in table if rule}):
        lines.append(f"[{rule}]")
        lines.append(f"any = {table[rule, '']:.3f}")
        lines += [
            f"{resolution} = {value:.3f}"
            for (name, resolution), value in sorted(table.items())
            if name == rule and resolution
        ]
        lines.append("")
    target.write_text("\n".join(lines), encoding="utf-8")
