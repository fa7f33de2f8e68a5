"""What a person reads: tables of scores, of rules, and the errors in their context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evaluation.articles import families
from evaluation.pipeline import shown
from evaluation.scoring import Alignment, Scores, score


def by_family(alignments: Sequence[Alignment]) -> dict[str, Scores]:
    """Scores of each family and, as `all`, of everything."""
    names = families(alignment.article for alignment in alignments)
    scores = {name: score(a for a in alignments if a.article.family == name) for name in names}
    return {**scores, "all": score(alignments)}


def scores_table(scores: dict[str, Scores], title: str) -> Table:
    """One row for each family."""
    columns = ("articles", "quotes", "overlap F1", "exact F1", "attribution", "end-to-end F1", "wrong names")
    table = Table("family", *columns, *(f"{kind} R/speaker" for kind in ("direct", "indirect", "mixed")), title=title)
    for name, figures in scores.items():
        table.add_row(
            name,
            str(figures.articles),
            str(figures.overlap.gold),
            f"{figures.overlap.f1:.3f}",
            f"{figures.exact.f1:.3f}",
            f"{figures.attribution:.3f}",
            f"{figures.end_to_end.f1:.3f}",
            f"{figures.wrong_names:.3f}",
            *(_of_type(figures, kind) for kind in ("direct", "indirect", "mixed")),
        )
    return table


def _of_type(figures: Scores, kind: str) -> str:
    if kind not in figures.by_type:
        return "–"
    found, right = figures.by_type[kind]
    return f"{found.recall:.2f}/{right.precision:.2f}"


def rules_table(alignments: Iterable[Alignment]) -> Table:
    """Every rule × how the speaker was found: core quotes found and right, optional ones, and extras."""
    count: Counter[tuple[str, str, str]] = Counter()
    for alignment in alignments:
        for match in alignment.matches:
            key = match.predicted.rule, match.predicted.resolution
            count[(*key, "right" if match.right else "wrong") if match.gold.core else (*key, "optional")] += 1
        for extra in alignment.extra:
            count[extra.rule, extra.resolution, "extra"] += 1
    table = Table("rule", "speaker by", "right", "wrong speaker", "extra", "optional", "precision", title="Rules")
    for rule, resolution in sorted({key[:2] for key in count}):
        right, wrong, false, optional = (
            count[rule, resolution, kind] for kind in ("right", "wrong", "extra", "optional")
        )
        counted = right + wrong + false
        precision = f"{right / counted:.3f}" if counted else "–"
        table.add_row(rule, resolution, str(right), str(wrong), str(false), str(optional), precision)
    return table


def errors(console: Console, alignments: Iterable[Alignment], kinds: frozenset[str]) -> None:
    """Print the errors of `kinds` (missed, extra, border, speaker), article by article."""
    for alignment in alignments:
        for _, kind, text in sorted(_errors(alignment)):
            if kind in kinds:
                console.print(f"[bold]{alignment.article.id}[/] [red]{kind}[/] {escape(text)}")


def _errors(alignment: Alignment) -> Iterable[tuple[int, str, str]]:
    text = alignment.article.text
    for quote in alignment.missed:
        yield quote.start, "missed", f"{quote.type} {quote.speaker}: {shown(text, quote.start, quote.end)}"
    for extra in alignment.extra:
        evidence = f"{extra.rule}/{extra.resolution} {extra.speaker}"
        yield extra.start, "extra", f"{evidence}: {shown(text, extra.start, extra.end)}"
    for match in alignment.core:
        gold, found = match.gold, match.predicted
        evidence = f"{found.rule}/{found.resolution}"
        if not match.exact:
            borders = f"{shown(text, found.start, found.end, 0)} instead of {shown(text, gold.start, gold.end, 0)}"
            yield gold.start, "border", f"{evidence}: {borders}"
        if not match.right:
            wrong = f"{found.speaker!r} instead of {gold.speaker!r}"
            yield gold.start, "speaker", f"{evidence} {wrong}: {shown(text, gold.start, gold.end, 160)}"
