"""Passive verbs with their agent: `Dijelaskan Budi, …`, `Ditambahkannya, …`."""

from __future__ import annotations

from collections.abc import Iterator

from app.quotes.clauses.around import around_attribution
from app.quotes.clauses.borders import THAT
from app.quotes.clauses.reported import finding_of
from app.quotes.connectives import is_connective
from app.quotes.cues import enclitic
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.kinds import Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage


def passive_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Dijelaskan Budi, warga siap.` · `Warga, dikatakan oleh Budi, siap.` · `Ditambahkannya, …` (It was explained by Budi, …)"""
    items, lexical = passage.items, lexicon()
    word = items[at]
    if word.has_enclitic and word.stem in lexical.passive:
        phrase: Phrase | None = enclitic(word)
        end = at + 1
    elif word.lower in lexical.passive and at + 1 < len(items):
        first = items[at + 1]
        agent = (
            first.lower == "oleh"
            or first.is_capitalised
            or first.lower in lexical.third_person | lexical.people | lexical.organisations
        )
        if not agent:
            return
        start, end = right_phrase(items, at + 1 + (first.lower == "oleh"))
        phrase = phrase_of(reading.text, items, start, end)
    else:
        return
    if phrase is None or end >= len(items):
        return
    start = at - (at > 1 and items[at - 1].lower in lexical.times | lexicon().adverbs and items[at - 2].text == ",")
    as_told = items[0].lower in {"seperti", "sebagaimana"} and (at == 1 or (at == 2 and items[1].lower == "yang"))
    opens = at == 0 or as_told or is_connective(items, 0, at) or items[start - 1].text == ","
    if items[end].lower in {"lagi", "pula", "juga", "sendiri"} and end + 1 < len(items):
        end += 1
    marked = end < len(items) and (
        items[end].text in {",", ":"} or items[end].lower in THAT or (at == 0 and word.has_enclitic)
    )
    if opens and marked:
        bounds = around_attribution(items, at if as_told else 0, start, end)
        if bounds is not None:
            yield from finding_of(reading, passage, "passive_cue", bounds, word, phrase)
