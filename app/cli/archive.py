"""Files of articles: read line by line, written line by line, and taken up again where a killed run stopped."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.api.reading import BYTE_ORDER_MARK, id_of
from app.cli.answering import Item
from app.errors import KutipError

BEGINS = b'{"id":'
"""How every line of an answer begins."""
SKIPPED_BYTES = 1 << 20


class NotOurs(KutipError):
    """The output file holds something that this job did not write; it is left as it is."""


class InUse(KutipError):
    """Another run writes to the output file."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier run has left: whole lines, those of failed articles among them."""

    articles: int = 0
    failed: int = 0


def articles(stream: BinaryIO, max_bytes: int) -> Iterator[Item]:
    """The articles of a file, one a line; blank lines are passed over, and at most `max_bytes` are held at a time."""
    number = end_bytes = 0
    while line := stream.readline(max_bytes + 1):
        end_bytes += len(line)
        raw: bytes | None = line.strip().removeprefix(BYTE_ORDER_MARK)
        if len(line) > max_bytes and not line.endswith(b"\n"):
            end_bytes += _skip_line(stream)
            raw = None
        if raw == b"":
            continue
        number += 1
        yield Item(number, raw, end_bytes)


def _skip_line(stream: BinaryIO) -> int:
    """Go past the rest of a line; its length in bytes."""
    length = 0
    while part := stream.readline(SKIPPED_BYTES):
        length += len(part)
        if part.endswith(b"\n"):
            break
    return length


@contextmanager
def opened(path: Path, *, restart: bool) -> Iterator[BinaryIO]:
    """The output file, for this run alone; what is in it stays unless `restart`.

    Raises:
        InUse: another run has it.
        OSError: it cannot be opened.
    """
    with path.open("ab+") as output:
        try:
            fcntl.flock(output, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse(f"Another run is writing to {path}.") from error
        if restart:
            output.truncate(0)
        yield output


def resume(output: BinaryIO, asked: Iterator[Item]) -> Kept:
    """Check what an earlier run wrote against the articles it answered, and cut off a line it did not finish.

    Args:
        output: the file, open for reading and writing; left at its end.
        asked: the articles; those that have their answer are taken from it.

    Raises:
        NotOurs: a line is no answer, or the answer to something else.
    """
    output.seek(0)
    whole_bytes = done = failed = 0
    for line in output:
        if not line.endswith(b"\n"):
            _check_torn(line, done + 1)
            break
        failed += _is_failure(line, next(asked, None), done + 1)
        done += 1
        whole_bytes += len(line)
    output.truncate(whole_bytes)
    output.seek(0, 2)
    return Kept(done, failed)


def _is_failure(line: bytes, item: Item | None, number: int) -> bool:
    """True where the line says that its article failed."""
    try:
        answer = json.loads(line)
        answered_id, failed = answer["id"], "error" in answer
    except (ValueError, KeyError, TypeError) as error:
        raise NotOurs(f"Its line {number} is no answer of kutip batch.") from error
    if item is None:
        raise NotOurs("It has more lines than there are articles.")
    if answered_id != id_of(item.raw or b""):
        raise NotOurs(f"Its line {number} answers another article than line {number} of the input.")
    return failed


def _check_torn(line: bytes, number: int) -> None:
    if not (line.startswith(BEGINS) or BEGINS.startswith(line)):
        raise NotOurs(f"Its line {number} is no answer of kutip batch.")
