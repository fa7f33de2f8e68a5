"""`python -m evaluation`: score, read the errors, break the text, hold the gate, calibrate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.settings import Settings
from evaluation import calibration, gate, report
from evaluation.articles import CORPUS, load
from evaluation.pipeline import KeepingAnnotator, alignments
from evaluation.scoring import score as score_of

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Accuracy of Kutip on articles with gold.")
console = Console(width=180)
Gold = Annotated[Path, typer.Argument(help="A folder of TOML articles or a file of JSON lines (the scorer's format).")]


def _annotator() -> KeepingAnnotator:
    return KeepingAnnotator(Settings())


@app.command()
def score(
    gold: Gold = CORPUS, *, as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON.")] = False
) -> None:
    """Score a gold file with the project's own pipeline: each family, each type, each rule."""
    found = alignments(load(gold), _annotator())
    scores = report.by_family(found)
    if as_json:
        typer.echo(json.dumps(gate.figures_of(gold.stem, scores), indent=1))
        return
    console.print(report.scores_table(scores, str(gold)))
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
    report.errors(console, alignments(chosen, _annotator()), frozenset(kinds.split(",")))


@app.command()
def variants(gold: Gold = CORPUS) -> None:
    """Score the articles broken in ten ways against the clean text."""
    for name, (clean, after) in gate.variant_losses(load(gold), _annotator()).items():
        console.print(f"{name:18} clean {clean:.4f}  broken {after:.4f}  loss {clean - after:+.4f}")


@app.command("gate")
def hold() -> None:
    """Fail where an end-to-end or exact F1 fell by more than 0.005, or broken text loses more than promised."""
    annotator, baseline = _annotator(), gate.read_baseline()
    failures: list[str] = []
    for name, articles in gate.sets().items():
        scores, figures = gate.measure(name, articles, annotator)
        console.print(report.scores_table(scores, name))
        failures += gate.drops(figures, baseline)
    losses = gate.variant_losses(gate.sets()["corpus"], annotator)
    for name, (clean, after) in losses.items():
        console.print(f"variant {name:18} clean {clean:.4f}  broken {after:.4f}  loss {clean - after:+.4f}")
    failures += gate.broken_promises(losses, baseline)
    for failure in failures:
        console.print(f"[red]below the baseline[/] {failure}")
    console.print("The gate is closed." if failures else "The gate is open: nothing fell.")
    raise typer.Exit(1 if failures else 0)


@app.command("baseline")
def keep() -> None:
    """Write today's figures to evaluation/baseline.json."""
    annotator = _annotator()
    figures: gate.Figures = {}
    for name, articles in gate.sets().items():
        figures |= gate.measure(name, articles, annotator)[1]
    losses = gate.variant_losses(gate.sets()["corpus"], annotator)
    figures |= {f"variant {name}": round(max(0.0, clean - after), 4) for name, (clean, after) in losses.items()}
    gate.write_baseline(figures)
    console.print(f"{len(figures)} figures in {gate.BASELINE.name}")


@app.command()
def calibrate() -> None:
    """Measure how often each evidence is right, and write app/quotes/lexicon/confidence.toml."""
    found = [a for articles in gate.sets().values() for a in alignments(articles, _annotator())]
    table = calibration.measure(found)
    calibration.write(table)
    error = calibration.cross_validated_error(found)
    console.print(f"{len(table)} kinds of evidence; expected calibration error {error:.3f} (by article, ten folds)")
    console.print(f"end-to-end F1 of the articles used: {score_of(found).end_to_end.f1:.3f}")


if __name__ == "__main__":
    app()
