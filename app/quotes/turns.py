"""Speakers' turns without marks: `Tanya: …` / `Jawab: …`, `DW: …`, `@akun: …`, and dialogue dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.quotes.content import trimmed
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases import Form, Phrase
from app.quotes.types import QuoteType, Span

_LABEL = re.compile(r"^[ ]*(?P<label>@?[^\W\d_][^\n:“”\"«]{0,40}?)[ ]?:[ ]+(?=\S)", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"\n")
_MAX_LABEL_WORDS = 4


def turn_labels(reading: Reading) -> Iterator[Finding]:
    """`Jawab: Kami siap.` (Answer: We are ready.) A label counts where labels recur: one colon makes no interview."""
    labels = [match for match in _LABEL.finditer(reading.text) if _is_label(match["label"])]
    counts: dict[str, int] = {}
    for match in labels:
        counts[match["label"].strip()] = counts.get(match["label"].strip(), 0) + 1
    recurring = {label for label, count in counts.items() if count >= 2 or label.startswith("@")}
    for number, match in enumerate(labels):
        label = match["label"].strip()
        if label not in recurring:
            continue
        content = _turn(reading, match.end(), labels[number + 1].start() if number + 1 < len(labels) else len(reading.text))
        inside = tuple(i for i, q in enumerate(reading.quotations) if content.contains(q.inner))
        if any(trimmed(reading.text, q.outer) == content for q in reading.quotations):
            continue  # marks stand around the whole turn: `label_before_quotation` has it
        start = match.start("label")
        phrase = Phrase(Form.NAME, label, Span(start, start + len(label)), name=label)
        if len(content):
            yield Finding("turn_label", QuoteType.DIRECT, content, _passage_at(reading, start), None, phrase, inside)


def _is_label(label: str) -> bool:
    words = label.split()
    if len(words) > _MAX_LABEL_WORDS or not (label[0].isupper() or label[0] == "@"):
        return False
    return not label.casefold().startswith(tuple(lexicon().not_labels)) and all(word[0].isupper() or word[0] == "@" or len(words) > 1 for word in words)


def _turn(reading: Reading, start: int, end: int) -> Span:
    """The turn's text: its paragraph."""
    stop = _PARAGRAPH_END.search(reading.text, start, end)
    return trimmed(reading.text, Span(start, stop.start() if stop else end))


def _passage_at(reading: Reading, offset: int) -> int:
    return next((p.index for p in reversed(reading.passages) if p.span.start <= offset), 0)
