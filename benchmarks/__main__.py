"""`python -m benchmarks`: all trials, then docs/speed.md and its charts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import articles, report, trials
from evaluation.page import quote_in_readme

console = Console(stderr=True)


def bench(
    *,
    batch: Annotated[int, typer.Option(help="Articles of the batch.")] = 200,
    others: Annotated[int, typer.Option(help="Other articles that Kutip has read before.")] = 400,
    repeats: Annotated[int, typer.Option(help="Repeats of each comparison.")] = 3,
    soak: Annotated[int, typer.Option(help="Articles of the soak run.")] = 2_000,
    figures: Annotated[Path | None, typer.Option(help="Write every figure here, as JSON.")] = None,
) -> None:
    """Measure stock Stanza and Kutip side by side, and write docs/speed.md."""
    chosen = articles.load(batch, max(others, soak - batch))
    before = articles.Articles(chosen.batch, chosen.others[:others], chosen.source)
    results = trials.Results(len(chosen.batch), sum(len(text.split()) for text in chosen.batch), len(before.others))
    trials.batches(results, before, repeats, console.log)
    trials.growth(results, before, console.log)
    trials.memory(results, chosen, soak, console.log)
    trials.http(results, before, repeats, console.log)
    if figures:
        figures.write_text(json.dumps(asdict(results)), encoding="utf-8")
    console.log(f"written: {report.write(results, chosen)}")
    quote_in_readme()


if __name__ == "__main__":
    typer.run(bench)
