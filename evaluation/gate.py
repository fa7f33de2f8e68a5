"""The accuracy gate: no figure may fall below the committed baseline by more than the tolerance."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from app.engine.annotator import Annotator
from evaluation.articles import GoldArticle, load_corpus, load_jsonl
from evaluation.pipeline import alignments
from evaluation.report import by_family
from evaluation.scoring import Scores, score
from evaluation.variants import TOLERANCE, VARIANTS, broken

BASELINE = Path(__file__).parent / "baseline.json"
ALLOWED_DROP = 0.005

Figures: TypeAlias = dict[str, float]
"""`corpus all end_to_end` → F1."""


def sets() -> dict[str, list[GoldArticle]]:
    """What is scored: the committed corpus, and the outside corpora where `KUTIP_SHARED_DIR` has them."""
    found = {"corpus": load_corpus()}
    shared = os.environ.get("KUTIP_SHARED_DIR")
    if shared:
        for name in ("dev", "maduro-putin"):
            path = Path(shared) / "eval" / f"{name}.jsonl"
            if path.is_file():
                found[name] = load_jsonl(path)
    return found


def figures_of(name: str, scores: dict[str, Scores]) -> Figures:
    """The figures that the baseline keeps of a set: end-to-end and exact F1 of each family and of all."""
    return {
        f"{name} {family} {measure}": round(value, 4)
        for family, figures in scores.items()
        for measure, value in (("end_to_end", figures.end_to_end.f1), ("exact", figures.exact.f1))
    }


def measure(name: str, articles: Sequence[GoldArticle], annotator: Annotator) -> tuple[dict[str, Scores], Figures]:
    """Score one set."""
    scores = by_family(alignments(articles, annotator))
    return scores, figures_of(name, scores)


def drops(figures: Figures, baseline: Figures) -> list[str]:
    """What fell, as sentences. Only totals decide: a single family is too small."""
    return [
        f"{name}: {figures[name]:.4f}, was {before:.4f}"
        for name, before in baseline.items()
        if name in figures and " all " in name and figures[name] < before - ALLOWED_DROP
    ]


def variant_losses(articles: Sequence[GoldArticle], annotator: Annotator) -> dict[str, tuple[float, float]]:
    """For each variant: end-to-end F1 of the clean and of the broken text, over the articles that the variant changes."""
    clean = {a.article.id: a for a in alignments(articles, annotator)}
    losses: dict[str, tuple[float, float]] = {}
    for name, variant in VARIANTS.items():
        changed = [(article, broken(article, variant)) for article in articles]
        changed = [(article, other) for article, other in changed if other.text != article.text]
        if changed:
            before = score(clean[article.id] for article, _ in changed).end_to_end.f1
            after = score(alignments([other for _, other in changed], annotator)).end_to_end.f1
            losses[name] = before, after
    return losses


def broken_promises(losses: dict[str, tuple[float, float]], baseline: Figures) -> list[str]:
    """The variants that lose more than promised; where the baseline already did, no more than it did."""
    found = []
    for name, (clean, after) in losses.items():
        allowed = max(TOLERANCE[name], baseline.get(f"variant {name}", 0.0) + ALLOWED_DROP)
        if clean - after > allowed:
            found.append(f"variant {name}: {after:.4f} against {clean:.4f} clean, {allowed:.4f} allowed")
    return found


def read_baseline() -> Figures:
    """The committed figures; empty where there are none yet."""
    return json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}


def write_baseline(figures: Figures) -> None:
    """Keep figures of sets that were not scored now."""
    merged = {**read_baseline(), **figures}
    BASELINE.write_text(json.dumps(dict(sorted(merged.items())), indent=1) + "\n", encoding="utf-8")
