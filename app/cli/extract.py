"""`kutip extract`: one article, its quotes on stdout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from app.api.schemas import OffsetUnit, Options
from app.cli import telling
from app.cli.formats import Format, written
from app.errors import KutipError
from app.quotes.types import QuoteType

STANDARD = "-"
"""The file name that means stdin or stdout."""

Speakers = Annotated[
    list[str] | None,
    typer.Option("--speaker", help="Only quotes of this speaker, by name, alias, or whole words of one; repeatable."),
]
Types = Annotated[list[QuoteType] | None, typer.Option("--type", help="Only quotes of this type; repeatable.")]
Confidence = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Leave out quotes of a lower measured confidence.", show_default=False),
]
Unit = Annotated[OffsetUnit, typer.Option(help="What `start` and `end` count.")]


def options_of(
    speakers: list[str] | None, types: list[QuoteType] | None, min_confidence: float | None, unit: OffsetUnit
) -> Options:
    """The same options as the API's, from those of a command line."""
    try:
        return Options(speakers=speakers or None, types=types or None, min_confidence=min_confidence, offset_unit=unit)
    except ValidationError as error:
        telling.fail(telling.faults(error, lambda field: f"--{field.removesuffix('s').replace('_', '-')}"), code=2)


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A UTF-8 text file, or - for stdin.")],
    form: Annotated[Format, typer.Option("--format", help="How the quotes are written.")] = Format.JSON,
    speaker: Speakers = None,
    quote_type: Types = None,
    min_confidence: Confidence = None,
    offset_unit: Unit = OffsetUnit.CODEPOINT,
) -> None:
    """Print who said what in one article.

    json is the answer of the API; ndjson, csv and table give a quote a line.
    """
    options = options_of(speaker, quote_type, min_confidence, offset_unit)
    settings = telling.settings()
    from app.cli.answering import Answering, article_of  # noqa: PLC0415  # FastAPI, later torch: not for --help

    try:
        article = article_of(_bytes_of(file), options)
        with telling.console.status("Loading the models ..."):
            answering = Answering(settings, options)
        answer = answering.answer(article)
    except KutipError as error:
        telling.fail_for(error, "stdin" if file == STANDARD else file)
    written(answer, form)


def _bytes_of(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == STANDARD else Path(file).read_bytes()
    except OSError as error:
        telling.fail(f"Cannot read {file}: {error.strerror}.", "Give the path of a text file, or - for stdin.")
