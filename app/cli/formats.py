"""An answer on stdout, in the form that was asked for."""

from __future__ import annotations

import csv
import sys
from enum import StrEnum

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.api.schemas import Answer, Quote

COLUMNS = (
    "id",
    "type",
    "speaker",
    "kind",
    "role",
    "mention",
    "cue",
    "text",
    "start",
    "end",
    "rule",
    "confidence",
)


class Format(StrEnum):
    """How an answer is written."""

    JSON = "json"
    """The answer of the API, indented."""
    TABLE = "table"
    """For people."""
    NDJSON = "ndjson"
    """A quote a line, as JSON."""
    CSV = "csv"
    """A quote a line, under a line of names."""


def written(answer: Answer, form: Format) -> None:
    """Write the answer to stdout, always as UTF-8."""
    {Format.JSON: _json, Format.TABLE: _table, Format.NDJSON: _ndjson, Format.CSV: _csv}[form](answer)


def _json(answer: Answer) -> None:
    _line(answer.model_dump_json(indent=2))


def _ndjson(answer: Answer) -> None:
    for quote in answer.quotes:
        _line(quote.model_dump_json())


def _line(text: str) -> None:
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


def _csv(answer: Answer) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # the csv module ends its own lines
    rows = csv.writer(sys.stdout)
    rows.writerow(COLUMNS)
    rows.writerows(row(quote) for quote in answer.quotes)


def row(quote: Quote) -> tuple[object, ...]:
    """A quote as the values of `COLUMNS`; what it has not is empty."""
    speaker = quote.speaker
    return (
        quote.id,
        quote.type.value,
        speaker.name if speaker else "",
        speaker.kind.value if speaker else "",
        (speaker.role if speaker else None) or "",
        quote.mention.text if quote.mention else "",
        quote.cue.text if quote.cue else "",
        quote.text,
        quote.start,
        quote.end,
        quote.rule,
        "" if quote.confidence is None else quote.confidence,
    )


def _table(answer: Answer) -> None:
    if not answer.quotes:
        Console().print("No quotes.")
        return
    table = Table("#", "Speaker", "Type", "Quote", show_lines=True)
    for quote in answer.quotes:
        table.add_row(str(quote.id), _speaker(quote), quote.type.value, Text(quote.text))
    Console().print(table)


def _speaker(quote: Quote) -> Text:
    if quote.speaker is None:
        return Text("unknown", style="dim")
    name = Text(quote.speaker.name, style="bold")
    return name.append(f"\n{quote.speaker.role}", style="not bold dim") if quote.speaker.role else name
