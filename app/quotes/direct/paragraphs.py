"""Where a speaker's turn ends: with its paragraph, or a later one in which the same voice goes on."""

from __future__ import annotations

import re

from app.quotes.clauses.borders import trimmed
from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.text.voices import is_narrated
from app.quotes.types import EntityKind, Span
from app.quotes.words import words_in

_PARAGRAPH = re.compile(r"\n\s*")
_LIST_ITEM = re.compile(r"\d{1,2}[.)] ")


def spoken(reading: Reading, turn: Span, *, post: bool) -> Span:
    """The words of the turn that stands at `turn`, up to the next label; what stands between two posts is as often the narrator's."""
    first = first_paragraph(reading.text, turn)
    end = position = first.end
    while position < turn.end and (gap := _PARAGRAPH.match(reading.text, position, turn.end)):
        stop = reading.text.find("\n", gap.end(), turn.end)
        paragraph = Span(gap.end(), stop if stop >= 0 else turn.end)
        between = not post and turn.end < len(reading.text) and _is_plain_speech(reading, paragraph)
        if not (between or _goes_on(reading, paragraph)):
            break
        end = position = paragraph.end
    return trimmed(reading.text, Span(first.start, end))


def _is_plain_speech(reading: Reading, paragraph: Span) -> bool:
    """No note in brackets, no heading, nobody named, no narrator: between two turns such a paragraph is the first one's."""
    text = paragraph.of(reading.text).strip()
    plain = not text.startswith(_NOTE) and text.endswith((".", "?", "!", "…"))
    return plain and not _names_somebody(reading, paragraph) and not is_narrated(text)


_NOTE = ("(", "[", "*", "“", '"', "«")


def first_paragraph(text: str, turn: Span) -> Span:
    """The first paragraph of a turn."""
    stop = text.find("\n", turn.start, turn.end)
    return Span(turn.start, stop if stop >= 0 else turn.end)


def _goes_on(reading: Reading, paragraph: Span) -> bool:
    """True where a paragraph is in the first person, or a list item, and no narrator reports in it."""
    text = paragraph.of(reading.text)
    if _LIST_ITEM.match(text):
        return True
    inside = [reading.quotations[i].outer for i in reading.quotations_in(paragraph)]
    words = [
        word
        for word in words_in(reading.text, [paragraph])
        if word.is_word and not any(span.contains(word.span) for span in inside)
    ]
    lexical = lexicon()
    if (
        not words
        or text.startswith("(")
        or any(
            (word.has_enclitic and word.stem in lexical.inverted) or word.lower in lexical.third_person
            for word in words
        )
    ):
        return False
    if any(word.lower in lexical.active_all for word in words) and _names_somebody(reading, paragraph):
        return False
    return any(word.lower in lexical.first_person for word in words) or "?" in text


def _names_somebody(reading: Reading, paragraph: Span) -> bool:
    return any(item.kind is EntityKind.PERSON for passage in reading.passages_in(paragraph) for item in passage.items)
