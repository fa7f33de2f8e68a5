"""Speech behind dashes, as in translated prose: `— Kami siap, — kata Budi. — Ayo!`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.quotes.clauses.borders import trimmed
from app.quotes.cues import is_enclitic_cue, is_inverted_cue, reporting_phrase_after
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Phrase
from app.quotes.pronouns import only_person
from app.quotes.reading import Passage
from app.quotes.types import QuoteType, Span
from app.quotes.words import Word

_LINE = re.compile(r"^[ ]*(?P<dash>[—–-])[ ]?(?=[^\W\d_a-z]|[\"«“¿¡])(?P<speech>[^\n]+)$", re.MULTILINE)


_DASH = re.compile(r"(?<=[\s,.?!…])[—–-](?=\s|[^\W\d_])|[—–-](?=[.,;]|$)")


def dash_lines(reading: Reading) -> Iterator[Finding]:
    """`— Kami siap, — kata Budi. — Ayo!` (We are ready, said Budi. Come on!) Speech and attribution take turns between dashes.

    A line without an attribution counts where the sentence before it ends in a colon.
    """
    for line in _LINE.finditer(reading.text):
        start, end = line.span("speech")
        parts = _parts(reading, start, end)
        passage = reading.passages[reading.passage_at(line.start("dash"))]
        attribution = _attribution(reading, parts[1]) if len(parts) > 1 else None
        if attribution is None:
            whole = len(parts) == 1 and _DASH.search(reading.text, start, end) is None
            listed = passage.index > 0 and reading.passages[passage.index - 1].boilerplate
            if whole and not listed and _colon_before(reading.text, line.start()):
                yield _finding(reading, parts[0], passage, None, only_person(reading, passage.index - 1))
            elif whole and not listed and _answers(reading.text, line):
                yield _finding(reading, parts[0], passage, None, None)
            continue
        cue, phrase = attribution
        for number, part in enumerate(parts):
            if number % 2 == 0 and len(trimmed(reading.text, part)):
                yield _finding(
                    reading, part, passage, cue.span if number == 0 else None, phrase if number == 0 else None
                )


def _finding(reading: Reading, part: Span, passage: Passage, cue: Span | None, phrase: Phrase | None) -> Finding:
    content = trimmed(reading.text, part)
    covered = tuple(reading.quotations_in(content))
    return Finding("dash_line", QuoteType.DIRECT, content, passage.index, cue, phrase, covered)


def _parts(reading: Reading, start: int, end: int) -> list[Span]:
    """What is said and who said it, in turn; a dash that no attribution follows is one of speech: `Catatan - ini kertas`."""
    cuts = [match.span() for match in _DASH.finditer(reading.text, start, end)]
    stretches = [
        Span(a, b)
        for a, b in zip([start, *(stop for _, stop in cuts)], [*(begin for begin, _ in cuts), end], strict=True)
    ]
    parts = stretches[:1]
    for stretch in stretches[1:]:
        spoken = len(parts) % 2 == 1
        if spoken and _attribution(reading, stretch) is None:
            parts[-1] = Span(parts[-1].start, stretch.end)
        else:
            parts.append(stretch)
    return parts


def _attribution(reading: Reading, part: Span) -> tuple[Word, Phrase | None] | None:
    """The cue and the source that a stretch between dashes opens with; None if it is speech."""
    items = [item for passage in reading.passages_in(part) for item in passage.items if part.contains(item.span)]
    first = next((i for i, item in enumerate(items) if item.is_word), None)
    if first is None:
        return None
    return _cue_at(reading, items, first)


def _cue_at(reading: Reading, items: Sequence[Word], first: int) -> tuple[Word, Phrase | None] | None:
    word = items[first]
    if (
        is_enclitic_cue(word)
        or is_inverted_cue(items, first, after_break=True)
        or (word.upos == "VERB" and not word.is_capitalised)
    ):
        phrase = reporting_phrase_after(reading, items, first)
        return (word, phrase) if phrase is not None else None
    if (
        word.lower in lexicon().third_person
        and first + 1 < len(items)
        and items[first + 1].lower in lexicon().active_all
    ):
        phrase = reporting_phrase_after(reading, items, first - 1)
        return (items[first + 1], phrase) if phrase is not None else None
    return None


def _answers(text: str, line: re.Match[str]) -> bool:
    """`- Anda tidak takut?` / `- Saya takut pada istri saya.`: the line before, behind a dash too, asks, and this one does not."""
    above = _LINE.match(text, text.rfind("\n", 0, max(0, line.start() - 1)) + 1)
    asked = above is not None and above.end() == line.start() - 1 and above["speech"].rstrip().endswith("?")
    return asked and not line["speech"].rstrip().endswith("?")


def _colon_before(text: str, start: int) -> bool:
    """True where the line before closes with a colon: `Budi berkata:`."""
    return text[:start].rstrip().endswith(":") if start < 1000 else text[start - 200 : start].rstrip().endswith(":")
