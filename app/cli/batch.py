"""`kutip batch`: an archive of articles in, their answers out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from app.api.schemas import OffsetUnit
from app.cli import telling
from app.cli.extract import STANDARD, Confidence, Speakers, Types, Unit, options_of
from app.errors import KutipError

if TYPE_CHECKING:
    from app.cli.archive import Kept
    from app.cli.workers import Answered


def batch(
    source: Annotated[
        str, typer.Argument(metavar="IN.jsonl|-", help='Lines of {"id", "text"}; other fields are passed over.')
    ],
    target: Annotated[str, typer.Argument(metavar="OUT.jsonl|-", help="A line for each article, in the same order.")],
    workers: Annotated[int, typer.Option(min=1, help="Processes; each loads its own models.")] = 1,
    restart: Annotated[bool, typer.Option("--restart", help="Begin anew, over what OUT holds.")] = False,
    speaker: Speakers = None,
    quote_type: Types = None,
    min_confidence: Confidence = None,
    offset_unit: Unit = OffsetUnit.CODEPOINT,
) -> None:
    """Extract the quotes of many articles, from a file of JSON lines to another.

    Started again after it was stopped, however hard, it goes on where it was: no line is lost or doubled.
    An article that fails has an error object for its answer; the exit code is then 3.
    """
    options = options_of(speaker, quote_type, min_confidence, offset_unit)
    settings = telling.settings()
    from app.cli import archive  # noqa: PLC0415  # FastAPI and later torch: not for --help
    from app.cli.answering import max_line_bytes  # noqa: PLC0415
    from app.cli.workers import answered  # noqa: PLC0415

    try:
        with _source(source) as asked, _target(source, target, restart=restart) as output:
            articles = archive.articles(asked, max_line_bytes(settings))
            kept = archive.resume(output, articles) if target != STANDARD else archive.Kept()
            done, failed = _write(output, answered(articles, settings, options, workers), kept, _size_bytes(source))
    except archive.NotOurs as error:
        telling.fail(f"{target}: {error}", "It is left as it is. Choose another OUT, or begin anew with --restart.")
    except KutipError as error:
        telling.fail_for(error)
    except BrokenProcessPool:
        telling.fail(
            "A worker process died (out of memory?).", "Start again with fewer --workers; it goes on where it was."
        )
    except KeyboardInterrupt:
        telling.fail("Interrupted.", "Start again to go on.", telling.INTERRUPTED)
    _report(done, failed, kept)


@contextmanager
def _source(name: str) -> Iterator[BinaryIO]:
    if name == STANDARD:
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            telling.fail(f"Cannot read {name}: {error.strerror}.", "Give a file of JSON lines, or - for stdin.")
        yield stream


@contextmanager
def _target(source: str, name: str, *, restart: bool) -> Iterator[BinaryIO]:
    from app.cli.archive import opened  # noqa: PLC0415

    if name == STANDARD:
        yield sys.stdout.buffer
        return
    path = Path(name)
    if path.exists() and source != STANDARD and path.samefile(source):
        telling.fail("IN and OUT are the same file.", "Choose another OUT.", code=2)
    with ExitStack() as stack:
        try:
            output = stack.enter_context(opened(path, restart=restart))
        except OSError as error:
            telling.fail(f"Cannot write {name}: {error.strerror}.", "Choose another OUT.")
        yield output


def _write(output: BinaryIO, answered: Iterator[Answered], kept: Kept, size_bytes: int | None) -> tuple[int, int]:
    """Write each answer as it comes and show how far it is; how many there were, and how many failed."""
    done = failed = 0
    columns = (BarColumn(), DownloadColumn(), TextColumn("{task.fields[articles]:,} articles"), TimeRemainingColumn())
    with Progress(*columns, console=telling.console, disable=not telling.console.is_terminal) as progress:
        task = progress.add_task("", total=size_bytes, articles=kept.articles)
        for item, line in answered:
            output.write(line + b"\n")
            output.flush()
            done += 1
            failed += b'"error":' in line and "error" in json.loads(line)
            progress.update(task, completed=item.end_bytes, articles=kept.articles + done)
    return done, failed


def _size_bytes(name: str) -> int | None:
    return None if name == STANDARD else Path(name).stat().st_size


def _report(done: int, failed: int, kept: Kept) -> None:
    """The last word on stderr; the exit code tells whether an article failed."""
    before = f", {kept.articles:,} before that" if kept.articles else ""
    telling.console.print(f"{telling.counted(done, 'article')} answered{before}.")
    if failed := failed + kept.failed:
        telling.console.print(
            f"{telling.counted(failed, 'article')} failed: `error` stands in place of quotes.", style="yellow"
        )
        raise typer.Exit(telling.SOME_FAILED)
