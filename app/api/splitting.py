"""A stream of bytes into the articles of a batch: NDJSON lines, or the elements of a JSON list; linear."""

from __future__ import annotations

import re
from typing import Protocol

from app.api.reading import BYTE_ORDER_MARK
from app.api.refusals import NotJson

_STRUCTURE = re.compile(rb'["{}\[\],]')
_STRING_END = re.compile(rb'["\\]')


class Splitter(Protocol):
    """Cuts a stream into items."""

    def feed(self, chunk: bytes) -> list[bytes]:
        """Take more bytes; the items that they complete."""
        ...

    def close(self) -> list[bytes]:
        """The stream has ended; the last item, if it is still open.

        Raises:
            NotJson: the stream ended too early.
        """
        ...


class LineSplitter:
    """NDJSON: an item is a line that is not blank."""

    def __init__(self) -> None:
        """Start at the beginning of a stream."""
        self._open = bytearray()

    def feed(self, chunk: bytes) -> list[bytes]:
        """See `Splitter`."""
        first, newline, rest = chunk.partition(b"\n")
        self._open += first
        if not newline:
            return []
        *whole, last = (bytes(self._open), *rest.split(b"\n"))
        self._open = bytearray(last)
        return [line for line in map(_bare, whole) if line]

    def close(self) -> list[bytes]:
        """See `Splitter`; a last line needs no newline."""
        last = _bare(bytes(self._open))
        return [last] if last else []


class ListSplitter:
    """JSON: an item is an element of the one list that the stream holds. What an element holds is not checked here."""

    def __init__(self) -> None:
        """Start at the beginning of a stream."""
        self._buffer = bytearray()
        self._read = 0
        self._depth = 0
        self._in_string = False
        self._began = self._ended = False

    def feed(self, chunk: bytes) -> list[bytes]:
        """See `Splitter`.

        Raises:
            NotJson: the stream is no list, or goes on after it.
        """
        self._buffer += chunk
        items: list[bytes] = []
        while found := (_STRING_END if self._in_string else _STRUCTURE).search(self._buffer, self._read):
            if found[0] == b"\\" and found.end() == len(self._buffer):
                return items  # what it escapes has yet to come
            self._read = found.end()
            items.extend(self._meet(found[0], found.start()))
        self._read = len(self._buffer)
        if self._depth == 0:
            self._check_outside()
        return items

    def close(self) -> list[bytes]:
        """See `Splitter`."""
        if not self._ended:
            raise NotJson("The list does not end.")
        return []

    def _meet(self, character: bytes, position: int) -> list[bytes]:
        """Go past one character that matters; the element it closes, if any."""
        if character == b"\\":
            self._read += 1
        elif self._in_string:
            self._in_string = False
        elif self._depth == 0:
            self._begin(character, position)
        elif character == b'"':
            self._in_string = True
        elif character in b"{[":
            self._depth += 1
        elif self._depth > 1:
            self._depth -= character in b"}]"
        else:
            return self._close_element(character, position)
        return []

    def _begin(self, character: bytes, position: int) -> None:
        if character != b"[" or self._began or _bare(bytes(self._buffer[:position])):
            raise NotJson("The body is not one JSON list.")
        self._began, self._depth = True, 1
        self._drop(position + 1)

    def _close_element(self, character: bytes, position: int) -> list[bytes]:
        item = bytes(self._buffer[:position]).strip()
        self._drop(position + 1)
        if character == b"]":
            self._depth, self._ended = 0, True
            return [item] if item else []
        return [item]

    def _drop(self, length: int) -> None:
        del self._buffer[:length]
        self._read = 0

    def _check_outside(self) -> None:
        if _bare(bytes(self._buffer)):
            raise NotJson("The body is not one JSON list.")
        self._drop(len(self._buffer))


def _bare(line: bytes) -> bytes:
    return line.strip().removeprefix(BYTE_ORDER_MARK)
