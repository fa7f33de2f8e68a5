"""Who speaks in a headline: a name, an office or a body that opens a stretch, and nothing else in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.types import EntityKind, Span
from app.quotes.words import Word, entity_ranges, span_of

_LONGEST = 9
"""Items of a source in a headline."""
_BEFORE = frozenset({"eks", "mantan", "dua", "tiga", "sejumlah", "seorang", "para", "sang", "si"})
_WITHIN = frozenset({"di", "dari", "dan", "asal", "/", "-", ".", "&"})
_SHORTEST_ACRONYM = 2


def source_of(reading: Reading, items: Sequence[Word], start: int, end: int, *, states: bool = False) -> Phrase | None:
    """The source that is all of `items[start:end]`: `Saksi Ahli`, `KPU`, `Sari Dewi`. None where it is anything else.

    `states`: where a verb of saying follows, a country speaks too (`Rusia Klaim …`); before a colon a place is a topic.
    """
    end = _before_verb(items, start, end)
    if not 0 < end - start <= _LONGEST or not all(_belongs(items, i, start) for i in range(start, end)):
        return None
    if items[start].lower in lexicon().not_headline_speakers:
        return None
    names = [i for i in range(start, end) if items[i].kind is EntityKind.PERSON]
    if not names and is_named_below(reading, items, start, end):
        span = span_of(items, start, end)
        return Phrase(Form.NAME, span.of(reading.text), span, name=span.of(reading.text))
    head = _head(reading, items, start, end)
    if head is not None and not names and (tail := _surname_below(reading, items, start, end)) is not None:
        return tail
    if head is None and states and (items[start].kind is EntityKind.PLACE or items[start].lower in lexicon().places):
        head = items[start]
    if head is None and not (names and names[0] == start):
        return None if names else _body_below(reading, items, start, end)
    if head is not None and (not names or _is_of_another(head)):
        return _unnamed(reading, items, start, end, head)
    phrase = phrase_of(reading.text, items, start, end)
    if phrase is None or phrase.form is not Form.NAME:
        return _unnamed(reading, items, start, end, head) if head is not None else None
    return phrase


def _before_verb(items: Sequence[Word], start: int, end: int) -> int:
    """`Rina Wulandari Akhirnya Buka Suara`: the source ends before its verb and adverbs."""
    while end - start > _VERB and f"{items[end - 2].lower} {items[end - 1].lower}" in lexicon().headline_speaking:
        end -= _VERB
    while end > start and items[end - 1].lower in lexicon().adverbs and items[end - 1].lower not in _DENYING:
        end -= 1
    return end


_VERB = 2
"""`Buka Suara`, in words."""


def _body_below(reading: Reading, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """`KAI Commuter`: two words or more with capitals, or an acronym, that no noun shows to be a body, but that speak in the text."""
    loud = all(item.text[0].isupper() for item in items[start:end])
    if not loud or (end - start < _SHORTEST_HELD and not items[start].text.isupper()):
        return None
    span = span_of(items, start, end)
    phrase = Phrase(Form.ORGANISATION, span.of(reading.text), span, name=span.of(reading.text), head=items[start].lower)
    return phrase if speaks_below(reading.text, phrase) else None


def speaks_below(text: str, phrase: Phrase) -> bool:
    """`KAI Commuter memastikan …` · `humas KAI Commuter`: the body of a headline speaks in the text, or somebody speaks for it."""
    lexical = lexicon()
    for match in re.finditer(rf"(?:(?P<before>\w+) )?{re.escape(phrase.text)} (?P<after>\w+)", text[phrase.span.end :]):
        if match["after"] in lexical.active_all or (match["before"] or "").casefold() in _SPEAKING_FOR:
            return True
    return False


_SPEAKING_FOR = frozenset({"humas", "bicara", "komunikasi", "relations"})


def _surname_below(reading: Reading, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """`Menteri Luar Negeri Arikan`: an office, and after it the last word of a name that the text gives in full."""
    last = items[end - 1]
    full = any(
        items[stop - 1].text == last.text and stop - first > 1
        for passage in reading.passages[1:]
        for items, (first, stop) in ((passage.items, bounds) for bounds in entity_ranges(passage.items))
    )
    lexical = lexicon()
    if not full or end - start < _SHORTEST_HELD or last.lower in lexical.speaker_heads | lexical.places:
        return None
    span = span_of(items, start, end)
    return Phrase(
        Form.NAME, span.of(reading.text), span, name=last.text, role=span_of(items, start, end - 1).of(reading.text)
    )


_SHORTEST_HELD = 2


def is_named_below(reading: Reading, items: Sequence[Word], start: int, end: int) -> bool:
    """True where the text names somebody with just these words, each with a capital: `Tarjo`."""
    words = {item.text for passage in reading.passages for item in passage.items if item.kind is EntityKind.PERSON}
    return all(item.text in words for item in items[start:end])


def _is_of_another(head: Word) -> bool:
    """`Agensi Sari Dewi`, `Istri Budi`: the name says whose body or kin is meant."""
    lexical = lexicon()
    return head.lower in lexical.organisations or (head.lower in lexical.relations and head.lower not in lexical.titles)


_DENYING = frozenset({"tak", "tidak", "belum", "enggan", "bisa"})


def _belongs(items: Sequence[Word], index: int, start: int) -> bool:
    """A word that may stand in a source: no verb, and no preposition but one that tells where somebody is from."""
    word, lexical = items[index], lexicon()
    if word.quotation >= 0 or word.lower in _DENYING:
        return False
    if not word.is_word:
        return word.text in _WITHIN
    spokesman = index > start and items[index - 1].lower == "juru"
    verbs = (lexical.headline_verbs, lexical.headline_speaking, lexical.active, lexical.active_optional)
    if index > start and not spokesman and any(word.lower in listed for listed in verbs):
        return False
    if word.kind is EntityKind.PERSON or index == start or word.lower in _WITHIN:
        return True
    verb = word.lower.startswith(("me", "di", "ber")) and word.upos in {"VERB", "AUX"}
    return not verb and word.lower not in lexical.prepositions


def _head(reading: Reading, items: Sequence[Word], start: int, end: int) -> Word | None:
    """The noun that says that somebody is meant: an office, a kind of people, a body; None for a topic."""
    lexical = lexicon()
    first = start
    while first + 1 < end and items[first].lower in _BEFORE:
        first += 1
    word = items[first]
    if word.lower in lexical.documents or word.lower in lexical.not_headline_speakers:
        return None
    listed = word.lower in lexical.speaker_heads or word.lower in lexical.titles
    named = listed or word.lower.startswith(lexical.body_prefixes)
    acronym = word.text.isupper() and word.text.isalpha() and len(word.text) >= _SHORTEST_ACRONYM and end == first + 1
    body = acronym or word.kind is EntityKind.ORGANISATION
    return word if named or (body and _recurs(reading, word)) else None


def _recurs(reading: Reading, word: Word) -> bool:
    """True where the text below the title writes the word in the same way: `KPU`, but not the label `LIVE`."""
    return re.search(rf"\b{re.escape(word.text)}\b", reading.text[word.span.end :]) is not None


def _unnamed(reading: Reading, items: Sequence[Word], start: int, end: int, head: Word) -> Phrase:
    """The noun phrase as it stands: a body, or somebody whom the article may name."""
    lexical = lexicon()
    span: Span = span_of(items, start, end)
    body = head.lower in lexical.organisations or head.lower.startswith(lexical.body_prefixes) or head.text.isupper()
    person = head.lower in lexical.role_heads or head.lower in lexical.titles
    named = body or head.kind in {EntityKind.ORGANISATION, EntityKind.PLACE}
    form = Form.ORGANISATION if named and not person else Form.NOUN
    return Phrase(form, span.of(reading.text), span, name=span.of(reading.text), head=head.lower)
