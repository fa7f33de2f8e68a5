"""The accuracy gate: no total may fall below the committed baseline, and broken text may lose no more than it did.

The baseline holds numbers only, never text: outside corpora are in it by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from app.engine.annotator import Annotator
from evaluation.articles import GoldArticle
from evaluation.pipeline import alignments
from evaluation.scoring import Scores, score
from evaluation.variants import TOLERANCE, VARIANTS, broken

BASELINE = Path(__file__).parent / "baseline.json"
ALLOWED_DROP = 0.005
TOTAL = "all"
_PLACES = 4

Figures: TypeAlias = dict[str, float]
"""`corpus all end_to_end` → F1, `variant glued` → loss of F1."""


@dataclass(frozen=True, slots=True)
class Broken:
    """End-to-end F1 of clean and of broken text, over the articles that the variant changes."""

    name: str
    articles: int
    clean: float
    after: float

    @property
    def loss(self) -> float:
        """How much F1 the variant costs."""
        return self.clean - self.after

    @property
    def promised(self) -> float:
        """How much it may cost at most."""
        return TOLERANCE[self.name]

    @property
    def kept(self) -> bool:
        """True where it costs no more than promised."""
        return self.loss <= self.promised


def figures_of(name: str, scores: Mapping[str, Scores]) -> Figures:
    """The figures that the baseline keeps of a set: the F1 of detection (overlap, exact) and end to end, of each family and in all."""
    return {
        f"{name} {family} {measure}": round(ratio.f1, _PLACES)
        for family, of_family in scores.items()
        for measure, ratio in (
            ("end_to_end", of_family.end_to_end),
            ("exact", of_family.exact),
            ("overlap", of_family.overlap),
        )
    }


def drops(figures: Figures, baseline: Figures) -> list[str]:
    """What fell, as sentences. Only totals decide, a single family is too small; a total that the baseline lacks is a failure too."""
    totals = {name: value for name, value in figures.items() if name.split()[1] == TOTAL}
    unknown = [
        f"{name}: no baseline; `python -m evaluation baseline` writes it" for name in totals if name not in baseline
    ]
    fallen = [
        f"{name}: {value:.4f}, was {baseline[name]:.4f}"
        for name, value in totals.items()
        if name in baseline and round(baseline[name] - value, _PLACES) > ALLOWED_DROP
    ]
    return unknown + fallen


def break_text(articles: Sequence[GoldArticle], annotator: Annotator) -> list[Broken]:
    """Every variant against the clean text, over the articles that it changes."""
    clean = {a.article.id: a for a in alignments(articles, annotator)}
    results = []
    for name, variant in VARIANTS.items():
        changed = [(article, broken(article, variant)) for article in articles]
        changed = [(article, other) for article, other in changed if other.text != article.text]
        before = score(clean[article.id] for article, _ in changed).end_to_end.f1
        after = score(alignments([other for _, other in changed], annotator)).end_to_end.f1
        results.append(Broken(name, len(changed), before, after))
    return results


def losses(results: Iterable[Broken]) -> Figures:
    """The figures that the baseline keeps of broken text."""
    return {f"variant {one.name}": round(max(0.0, one.loss), _PLACES) for one in results}


def worse(results: Iterable[Broken], baseline: Figures) -> list[str]:
    """The variants that lose more than promised and, where the baseline did so already, more than it did, as sentences."""
    found = []
    for one in results:
        allowed = max(one.promised, baseline.get(f"variant {one.name}", 0.0) + ALLOWED_DROP)
        if round(one.loss - allowed, _PLACES) > 0:
            found.append(f"variant {one.name}: {one.after:.4f} against {one.clean:.4f} clean, {allowed:.4f} allowed")
    return found


def read_baseline(path: Path = BASELINE) -> Figures:
    """The committed figures; empty where there are none yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_baseline(figures: Figures, path: Path = BASELINE) -> None:
    """Write `figures`, and keep those of sets that were not scored now."""
    scored = {name.split()[0] for name in figures}
    others = {name: value for name, value in read_baseline(path).items() if name.split()[0] not in scored}
    path.write_text(json.dumps(dict(sorted({**others, **figures}.items())), indent=1) + "\n", encoding="utf-8")
