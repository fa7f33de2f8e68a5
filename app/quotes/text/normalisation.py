"""The working text: what the rules and the models read, with a way back to every original offset.

Scraped news holds no-break spaces, zero-width characters and decomposed letters (`é` as two code points). The working text
has plain spaces, no zero-width characters and composed letters (Unicode NFC, Annex 15); line breaks stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from app.quotes.types import Span

_LINE_BREAK = re.compile(r"\r(?!\n)")
_SPACES = re.compile(r"[^\S\n]")
_FULL_WIDTH = str.maketrans("：，；。？！（）「」『』＂", ':,;.?!()“”“”"')
_DROPPED = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_CLUSTER = re.compile(r"\w[\u0300-\u036f]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WorkingText:
    """`text` to work on; `text[i]` stands for the original's `starts[i]` to `ends[i]`. None: the same offsets."""

    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def original(self, span: Span) -> Span:
        """The stretch of the original text that a non-empty `span` of the working text stands for."""
        if self.starts is None or self.ends is None:
            return span
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def _offsets(self) -> tuple[Sequence[int], Sequence[int]]:
        """`starts` and `ends`, of every character."""
        if self.starts is None or self.ends is None:
            return range(len(self.text)), range(1, len(self.text) + 1)
        return self.starts, self.ends

    def inside(self, outer: WorkingText) -> WorkingText:
        """This working text, made of `outer.text`, with the offsets of what `outer` was made of."""
        if outer.starts is None or outer.ends is None:
            return self
        starts, ends = self._offsets()
        return WorkingText(
            self.text,
            array("L", (outer.starts[index] for index in starts)),
            array("L", (outer.ends[index - 1] for index in ends)),
        )

    def without(self, spans: Sequence[Span]) -> WorkingText:
        """The working text with the stretches left out; `spans` are in order and disjoint."""
        bounds = [0, *(edge for span in spans for edge in (span.start, span.end)), len(self.text)]
        kept = [range(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
        starts, ends = self._offsets()
        return WorkingText(
            "".join(self.text[part.start : part.stop] for part in kept),
            array("L", (starts[index] for part in kept for index in part)),
            array("L", (ends[index] for part in kept for index in part)),
        )


def normalise(text: str) -> WorkingText:
    """Make the working text. Linear; text that needs no change of length keeps its offsets."""
    spaced = _SPACES.sub(" ", _LINE_BREAK.sub("\n", text)).translate(_FULL_WIDTH)
    if not _DROPPED.search(spaced) and unicodedata.is_normalized("NFC", spaced):
        return WorkingText(spaced)
    out: list[str] = []
    starts, ends = array("L"), array("L")
    for match in _CLUSTER.finditer(spaced):
        cluster = match.group()
        if _DROPPED.fullmatch(cluster):
            continue
        composed = unicodedata.normalize("NFC", cluster)
        out.append(composed)
        if len(composed) == len(cluster):
            starts.extend(range(match.start(), match.end()))
            ends.extend(range(match.start() + 1, match.end() + 1))
        else:  # the characters of a composed cluster stand for the whole of it
            starts.extend([match.start()] * len(composed))
            ends.extend([match.end()] * len(composed))
    return WorkingText("".join(out), starts, ends)
