"""What a person reads: tables of scores, errors, rules and broken text, and the errors in their context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evaluation import calibration
from evaluation.alignment import Alignment, Prediction
from evaluation.articles import families
from evaluation.errors import Kind, Mistake, RuleFigures, by_kind, by_rule, mistakes
from evaluation.gate import Broken
from evaluation.scoring import TYPES, Scores, TypeScores, score


def by_family(alignments: Sequence[Alignment]) -> dict[str, Scores]:
    """Scores of each family and, as `all`, of everything."""
    names = families(alignment.article for alignment in alignments)
    scores = {name: score(a for a in alignments if a.article.family == name) for name in names}
    return {**scores, "all": score(alignments)}


def scores_table(scores: Mapping[str, Scores], title: str) -> Table:
    """One row for each family; for each type of quote the recall, the speaker accuracy, and the extras."""
    columns = ("articles", "quotes", "overlap F1", "exact F1", "attribution", "end-to-end F1", "names P/R")
    table = Table("family", *columns, *(f"{kind} R/spk/extra" for kind in TYPES), title=title)
    for name, figures in scores.items():
        table.add_row(
            name,
            str(figures.articles),
            str(figures.overlap.gold),
            f"{figures.overlap.f1:.3f}",
            f"{figures.exact.f1:.3f}",
            f"{figures.attribution:.3f}",
            f"{figures.end_to_end.f1:.3f}",
            f"{figures.named.precision:.3f}/{figures.named.recall:.3f}",
            *(_of_type(figures.by_type[kind]) for kind in TYPES),
        )
    return table


def _of_type(scores: TypeScores) -> str:
    return f"{_share(scores.recall, 2)}/{_share(scores.speaker_accuracy, 2)}/{scores.extra}"


def _share(value: float | None, places: int = 3) -> str:
    return "–" if value is None else f"{value:.{places}f}"


def errors_table(alignments: Sequence[Alignment]) -> Table:
    """How many errors of each kind, by family."""
    table = Table("family", *Kind, title="Errors")
    for name in [*families(a.article for a in alignments), "all"]:
        counted = by_kind(a for a in alignments if name in {a.article.family, "all"})
        table.add_row(name, *(str(counted[kind]) for kind in Kind))
    return table


def rules_table(alignments: Sequence[Alignment], *, resolutions: bool = True) -> Table:
    """Every rule, and under it every way to the speaker (`resolutions`); what costs more than it earns is red."""
    end_to_end = score(alignments).end_to_end
    columns = ("support", "right", "wrong speaker", "extra", "wrong border", "optional", "precision", "earns F1")
    table = Table("rule", "speaker by", *columns, title="Rules")
    for figures in by_rule(alignments):
        if figures.resolution and not resolutions:
            continue
        earned = figures.earns(end_to_end)
        style = "red" if earned < 0 else "bold" if not figures.resolution else None
        table.add_row(*_cells(figures), f"{earned:+.4f}", style=style)
    return table


def _cells(figures: RuleFigures) -> tuple[str, ...]:
    counts = (figures.support, figures.right, figures.wrong, figures.extra, figures.border, figures.optional)
    name = "" if figures.resolution else figures.rule
    return name, figures.resolution, *map(str, counts), _share(figures.precision)


def broken_table(results: Iterable[Broken]) -> Table:
    """The variants: over how many articles, what they lose, and whether the promise is kept."""
    table = Table("variant", "articles", "clean", "broken", "loss", "promised", "", title="Broken text, end-to-end F1")
    for one in results:
        kept = "kept" if one.kept else "[red]NOT KEPT[/]"
        shares = (f"{one.clean:.4f}", f"{one.after:.4f}", f"{one.loss:+.4f}", f"{one.promised:.2f}")
        table.add_row(one.name, str(one.articles), *shares, kept)
    return table


def calibration_table(judged: Mapping[str, Sequence[calibration.Claim]]) -> Table:
    """How far claimed confidence and truth are apart, for each set of claims."""
    columns = ("quotes", "claimed", "right", "calibration error", "Brier")
    table = Table("judged", *columns, title="Confidence")
    for name, claims in judged.items():
        claimed, right = (sum(claim[i] for claim in claims) / max(1, len(claims)) for i in (0, 1))
        errors = (f"{calibration.calibration_error(claims):.3f}", f"{calibration.brier(claims):.4f}")
        table.add_row(name, str(len(claims)), f"{claimed:.3f}", f"{right:.3f}", *errors)
    return table


def thresholds_table(judged: Mapping[str, Sequence[calibration.Claim]]) -> Table:
    """What `min_confidence` does: at each threshold the share of quotes that stay, and the share of these that is right."""
    table = Table("min_confidence", *(f"{name}: stay / right" for name in judged), title="Thresholds")
    for threshold in calibration.THRESHOLDS:
        table.add_row(f"{threshold:.2f}", *(_let_through(claims, threshold) for claims in judged.values()))
    return table


def _let_through(claims: Sequence[calibration.Claim], threshold: float) -> str:
    stay = calibration.above(claims, threshold)
    right = sum(right for _, right in stay)
    return f"{len(stay) / max(1, len(claims)):.3f} / {_share(right / len(stay) if stay else None)}"


def print_mistakes(console: Console, alignments: Iterable[Alignment], kinds: frozenset[str]) -> None:
    """Print the errors of `kinds` in their context, article by article."""
    for alignment in alignments:
        chosen = [mistake for mistake in mistakes(alignment) if mistake.kind in kinds]
        if chosen:
            console.rule(f"{alignment.article.id}: {len(chosen)}", align="left")
        for mistake in chosen:
            console.print(f"[red]{mistake.kind}[/] {escape(told(mistake))}")


def told(mistake: Mistake) -> str:
    """One error in words: the evidence, what is wrong, and the place in its context, the quote in ⟦ ⟧."""
    text, gold, found = mistake.article.text, mistake.gold, mistake.predicted
    if found is None:
        return "" if gold is None else f"{gold.type} {gold.speaker}: {shown(text, gold.start, gold.end)}"
    if gold is None:
        return f"{_evidence(found)} {found.speaker}: {shown(text, found.start, found.end)}"
    if mistake.kind is Kind.BORDER:
        wanted = shown(text, gold.start, gold.end, 0)
        return f"{_evidence(found)} {shown(text, found.start, found.end, 0)} instead of {wanted}"
    return f"{_evidence(found)} {found.speaker!r} instead of {gold.speaker!r}: {shown(text, gold.start, gold.end, 160)}"


def _evidence(found: Prediction) -> str:
    return f"{found.rule}/{found.resolution}"


def shown(text: str, start: int, end: int, around: int = 80) -> str:
    """A span in its context on one line, for reading errors."""
    parts = text[max(0, start - around) : start], text[start:end], text[end : end + around]
    before, inside, after = (re.sub(r"\s+", " ", part) for part in parts)
    return f"{before}⟦{inside}⟧{after}"
