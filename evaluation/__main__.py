"""`python -m evaluation`: score, read the errors, break the text, hold the gate, calibrate."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.errors import ModelsError
from app.settings import Settings
from evaluation import calibration, gate, page, report
from evaluation.alignment import Alignment
from evaluation.articles import CORPUS, UNSEEN, load
from evaluation.pipeline import KeepingAnnotator, alignments
from evaluation.scoring import Scores, figures
from evaluation.sets import OUTSIDE, outside_sets, sets

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Accuracy of Kutip on articles with gold.")
console = Console(width=180)
Gold = Annotated[Path, typer.Argument(help="A folder of TOML articles or a file of JSON lines (the scorer's format).")]


@app.command()
def score(
    gold: Gold = CORPUS, *, as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON.")] = False
) -> None:
    """Score a gold file with the project's own pipeline: each family, each type, each kind of error, each rule."""
    found = alignments(load(gold), KeepingAnnotator(Settings()))
    scores = report.by_family(found)
    if as_json:
        typer.echo(json.dumps({name: figures(of_family) for name, of_family in scores.items()}, indent=1))
        return
    console.print(report.scores_table(scores, str(gold)))
    console.print(report.errors_table(found))
    console.print(report.rules_table(found))


@app.command()
def read(
    gold: Gold = CORPUS,
    *,
    family: Annotated[str, typer.Option(help="Only articles whose id starts so.")] = "",
    kinds: Annotated[str, typer.Option(help="Which errors.")] = "missed,extra,border,speaker",
) -> None:
    """Print the errors in their context, to read."""
    chosen = [article for article in load(gold) if article.id.startswith(family)]
    report.print_mistakes(console, alignments(chosen, KeepingAnnotator(Settings())), frozenset(kinds.split(",")))


@app.command()
def variants(gold: Gold = CORPUS) -> None:
    """Score the articles broken in twelve ways against the clean text."""
    console.print(report.broken_table(gate.break_text(load(gold), KeepingAnnotator(Settings()))))


@app.command("gate")
def hold() -> None:
    """Fail where a total F1 fell by more than 0.005, or broken text loses more than promised."""
    annotator, baseline = KeepingAnnotator(Settings()), gate.read_baseline()
    scored, found = _measured(annotator)
    console.print(report.errors_table(found))
    console.print(report.rules_table(found, resolutions=False))
    broken = gate.break_text(sets()["corpus"], annotator)
    console.print(report.broken_table(broken))
    failures = [*gate.drops(_figures(scored), baseline), *gate.worse(broken, baseline)]
    for failure in failures:
        console.print(f"[red]below the baseline[/] {failure}")
    not_kept = ", ".join(one.name for one in broken if not one.kept)
    if not_kept:
        console.print(
            f"[yellow]Broken text loses more than promised:[/] {not_kept}. The gate only sees that it gets no worse."
        )
    console.print("The gate is closed." if failures else "The gate is open: nothing fell.")
    raise typer.Exit(1 if failures else 0)


@app.command("baseline")
def keep() -> None:
    """Write today's figures to evaluation/baseline.json, docs/accuracy.md and the README."""
    annotator = KeepingAnnotator(Settings(), folder=None)
    scored, _ = _measured(annotator)
    broken = gate.break_text(sets()["corpus"], annotator)
    console.print(report.broken_table(broken))
    now = _figures(scored) | gate.losses(broken)
    gate.write_baseline(now)
    console.print(f"{len(now)} figures in {gate.BASELINE.name}")
    if set(OUTSIDE) <= scored.keys():
        page.write(scored, broken, annotator.models)
        console.print(f"{page.PAGE.name} and {page.README.name} are renewed.")
    else:
        console.print(f"[yellow]{page.PAGE.name} stays as it is[/]: it shows the outside sets too.")


def _figures(scored: dict[str, dict[str, Scores]]) -> gate.Figures:
    return {key: value for name, scores in scored.items() for key, value in gate.figures_of(name, scores).items()}


def _measured(annotator: KeepingAnnotator) -> tuple[dict[str, dict[str, Scores]], list[Alignment]]:
    """Score every set and print its table; the scores of each family of each, and how all predictions meet their gold."""
    scored: dict[str, dict[str, Scores]] = {}
    everything: list[Alignment] = []
    for name, articles in sets().items():
        found = alignments(articles, annotator)
        scored[name] = report.by_family(found)
        console.print(report.scores_table(scored[name], name))
        everything += found
    for name in OUTSIDE:
        if name not in scored:
            console.print(f"[yellow]{name}: not scored[/], no folder of KUTIP_SHARED_DIR or ../shared has it.")
    return scored, everything


@app.command()
def calibrate() -> None:
    """Measure how often each evidence is right on the committed corpus, and write app/quotes/lexicon/confidence.toml."""
    annotator = KeepingAnnotator(Settings())
    corpus = alignments(sets()["corpus"], annotator)
    table = calibration.measure(corpus)
    calibration.write(table)
    console.print(f"{len(table.pairs)} kinds of evidence from {len(corpus)} articles in {calibration.TARGET.name}")
    judged = {"corpus, cross-validated by article": calibration.cross_validated(corpus)}
    for name, articles in {"unseen": load(UNSEEN), **outside_sets()}.items():
        judged[name] = calibration.claims(table, alignments(articles, annotator))
    console.print(report.calibration_table(judged))
    console.print(report.thresholds_table(judged))


def main() -> None:
    """Run a command; models that cannot be used are one clear line and exit code 1."""
    try:
        app()
    except ModelsError as error:
        console.print(f"[red]Nothing was measured.[/] {error}")
        sys.exit(1)


if __name__ == "__main__":
    main()
