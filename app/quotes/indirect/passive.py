"""Passive verbs with their agent: `Dijelaskan Budi, …`, `Ditambahkannya, …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.around import THUS, around_attribution, closes_sentence, past_occasion
from app.quotes.clauses.borders import THAT, has_predicate
from app.quotes.clauses.objects import is_clause
from app.quotes.clauses.reported import finding_of
from app.quotes.connectives import AS, is_connective
from app.quotes.cues import enclitic
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word


def passive_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Dijelaskan Budi, warga siap.` · `Warga, dikatakan oleh Budi, siap.` · `Ditambahkannya, …` (It was explained by Budi, …)"""
    items, lexical = passage.items, lexicon()
    word = items[at]
    phrase, end = _agent(reading, items, at)
    if phrase is None:
        yield from _called_in_marks(reading, passage, at)
        return
    if _closes_sentence(items, at, end):
        comma = next(i for i in range(at - 1, 0, -1) if items[i].text == ",")
        if has_predicate(items, 0, comma) or (items[at - 1].lower in THUS and comma >= _FEWEST_WORDS):
            yield from finding_of(reading, passage, "passive_cue", (0, comma), word, phrase)
        return
    if end >= len(items) or _points_back(items, at, end):
        return
    start = at - (at > 1 and items[at - 1].lower == "yang" and items[at - 2].lower in AS)
    start -= (
        start > 1
        and items[start - 1].lower in lexical.times | lexical.adverbs | THUS | AS
        and items[start - 2].text == ","
    )
    as_told = items[0].lower in AS and (at == 1 or (at == 2 and items[1].lower == "yang"))
    answered = at == _AFTER_MATTER and items[1].lower in lexical.demonstratives and items[end].lower in THAT
    opens = at == 0 or as_told or answered or is_connective(items, 0, at) or items[start - 1].text == ","
    if items[end].lower in {"lagi", "pula", "juga", "sendiri"} and end + 1 < len(items):
        end += 1
    if items[at - 1].lower in THUS:
        end = past_occasion(items, end)
    marked = end < len(items) and (
        items[end].text in {",", ":"}
        or items[end].lower in THAT
        or (at == 0 and (word.has_enclitic or _tells_clause(items, phrase, end)))
    )
    if opens and marked:
        bounds = around_attribution(items, at if as_told or answered else 0, start, end)
        if bounds is not None:
            yield from finding_of(reading, passage, "passive_cue", bounds, word, phrase)


_FEWEST_WORDS = 4
_AFTER_MATTER = 2
"""`Pertanyaan itu dijawab Budi bahwa …`: where the passive stands."""


def _before_clause(items: Sequence[Word], start: int, end: int) -> int:
    """`Ditambahkan Budi [warga sempat panik].`: the end of the name, where a clause without a comma follows, else `end`."""
    named = next((i for i in range(start, end) if items[i].kind is not EntityKind.PERSON), end)
    if named == start or named >= end or not items[named].text.islower():
        return end
    return named if items[named].upos == "NOUN" and is_clause(items, named, len(items)) else end


def _tells_clause(items: Sequence[Word], phrase: Phrase, end: int) -> bool:
    """`Ditambahkan Budi warga sempat panik.`: after the name, without a comma, a noun in small letters and its predicate."""
    named = phrase.form is Form.NAME and items[end].text.islower() and items[end].upos in {"NOUN", "PRON", "DET", "NUM"}
    return named and is_clause(items, end, len(items))


def _called_in_marks(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`jalan yang disebutnya “neraka bagi pejalan kaki”` · `disebut Budi sebagai “…”`: what a person calls it; what people call it is a name."""
    items, word = passage.items, passage.items[at]
    if word.lower == "disebutnya":
        phrase: Phrase | None = enclitic(word)
        end = at + 1
    elif word.lower == "disebut" and at + 1 < len(items):
        start, end = right_phrase(items, at + 1 + (items[at + 1].lower == "oleh"))
        phrase = phrase_of(reading.text, items, start, end)
    else:
        return
    end += end + 1 < len(items) and items[end].text == "," and items[end + 1].lower == "sebagai"
    end += end < len(items) and items[end].lower in {"sebagai", "adalah"}
    person = phrase is not None and phrase.form in {Form.NAME, Form.PRONOUN, Form.ENCLITIC}
    if person and end < len(items) and items[end].quotation >= 0:
        yield from finding_of(reading, passage, "passive_cue", (end, end + 1), word, phrase)


def _points_back(items: Sequence[Word], at: int, end: int) -> bool:
    """`Hal itu diungkapkan Budi, usai rapat.`: said before, and where or when."""
    occasion = end + 1 < len(items) and items[end + 1].lower in {"usai", "seusai", "saat", "ketika", "setelah"}
    return at > 1 and items[0].lower == "hal" and (items[1].lower in lexicon().demonstratives or occasion)


def _agent(reading: Reading, items: Sequence[Word], at: int) -> tuple[Phrase | None, int]:
    """The agent of the passive at `items[at]`, if it is one, and where it ends; None where nobody is named."""
    word, lexical = items[at], lexicon()
    if word.has_enclitic and word.stem in lexical.passive:
        return enclitic(word), at + 1
    if word.lower not in lexical.passive or at + 1 >= len(items):
        return None, at
    first = items[at + 1]
    named = first.is_capitalised or first.lower in lexical.third_person | lexical.people | lexical.organisations
    if first.lower != "oleh" and not named:
        return None, at
    start, end = right_phrase(items, at + 1 + (first.lower == "oleh"))
    if at == 0:
        end = _before_clause(items, start, end)
    return phrase_of(reading.text, items, start, end), end


def _closes_sentence(items: Sequence[Word], at: int, end: int) -> bool:
    """`Warga siap, seperti dikatakan Budi di Jakarta.` · `…, demikian disampaikan Budi.`: the attribution stands last, after a comma."""
    told = at - 1 - (items[at - 1].lower == "yang") if at > 1 else 0
    if told < 2 or items[told].lower not in THUS | AS or items[told - 1].text != ",":
        return False
    return closes_sentence(items, end)
