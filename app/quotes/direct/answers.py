"""Interviews without labels: a question on a line of its own, and below it the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.quotes.clauses.borders import trimmed
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.text.voices import is_narrated
from app.quotes.types import QuoteType, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ANNOUNCED = re.compile(
    r"\b[Bb]erikut\b[^.?!\n]{0,60}\b(?:petikan|kutipan|wawancara|perbincangan|percakapan|hasil|tanya jawab)"
    r"|\b[Pp]etikan(?:nya)?\b|\bBerikut petikannya\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3
_LONGEST_QUESTION = 300
"""Characters."""
_NOTE = ("(", "[", "*")


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    opens_block: bool
    """True after an empty line."""


def unlabelled_answers(reading: Reading) -> Iterator[Finding]:
    """`Mengapa jamur?` / `Kami suka yang cepat tumbuh.` (Why mushrooms? / We like what grows fast.) In an interview that the text announces."""
    announced = _ANNOUNCED.search(reading.text)
    if announced is None:
        return
    lines = _lines(reading.text, announced.end())
    asked = [i for i, line in enumerate(lines) if _is_question(line.span.of(reading.text))]
    if len(asked) < _FEWEST:
        return
    answers = [_answer(reading.text, lines, number, [*asked, len(lines)]) for number in asked]
    spoken = [span for span in answers if span is not None]
    voiced = sum(_speaks(span.of(reading.text)) for span in spoken)
    if len(spoken) < _FEWEST or voiced * 2 < len(spoken):
        return
    for span in spoken:
        covered = tuple(reading.quotations_in(span))
        yield Finding("turn_label", QuoteType.DIRECT, span, reading.passage_at(span.start), quotations=covered)


def _lines(text: str, start: int) -> list[_Line]:
    """The lines from the one after `start` on."""
    first = text.find("\n", start)
    if first < 0:
        return []
    found: list[_Line] = []
    end = first
    for match in _LINE.finditer(text, first):
        found.append(_Line(Span(*match.span()), text.count("\n", end, match.start()) > 1))
        end = match.end()
    return found


def _is_question(line: str) -> bool:
    return line.rstrip(" \"”»’'").endswith("?") and len(line) <= _LONGEST_QUESTION and not is_narrated(line)


def _speaks(text: str) -> bool:
    return any(word.casefold() in lexicon().first_person for word in _WORD.findall(text))


def _answer(text: str, lines: list[_Line], question: int, asked: list[int]) -> Span | None:
    """The lines from a question to the next one, to the next block where questions open blocks, or to where the narrator takes over."""
    following = next(number for number in asked if number > question)
    blocks = lines[question].opens_block and question + 1 < len(lines) and not lines[question + 1].opens_block
    end = question
    for number in range(question + 1, following):
        line = lines[number].span.of(text)
        if (blocks and lines[number].opens_block) or _is_note(line) or is_narrated(line):
            break
        end = number
    if end == question:
        return None
    start = lines[question + 1].span.start
    direction = _DIRECTION.match(text, start)
    return trimmed(text, Span(direction.end() if direction else start, lines[end].span.end))


_DIRECTION = re.compile(r"\([^()\n]{2,30}\) ")
"""`(Tertawa) Anda wartawan.`"""


def _is_note(line: str) -> bool:
    """A line in brackets, or after an asterisk; a stage direction opens an answer."""
    return line.startswith(_NOTE) and not _DIRECTION.match(line)
