"""The constructions in which a headline quotes: a label, a bare verb, `Menurut` or `Kata` and a source, a quotation before its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.borders import with_fragments
from app.quotes.findings import Finding, Reading
from app.quotes.headlines.sources import source_of
from app.quotes.headlines.statements import is_matter, is_statement, is_verb_below
from app.quotes.headlines.titles import end_of_title
from app.quotes.headlines.turns import after_separator, closes_news, is_turn
from app.quotes.lexicon import lexicon
from app.quotes.names.headlines import is_headline, opens_speaking
from app.quotes.phrases.kinds import Phrase
from app.quotes.reading import Passage
from app.quotes.types import EntityKind, QuoteType, Span
from app.quotes.words import Word

_GOING_ON = frozenset("tapi tetapi dan karena sehingga bukan tak tidak agar namun asal demi".split())
"""Words after a comma that go on with what is said: `Bukan Alarm, tapi Sirine`."""
_FEWEST_WORDS = 2


def label_in_headline(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Pabrik Tutup, Asosiasi: Ini Sirine` · `Menkeu soal Pajak: Belum Ada Rencana` (…, association: this is a siren · minister on taxes: …)"""
    items = passage.items
    if items[at].text != ":" or at + 1 >= len(items):
        return
    start = after_separator(items, at)
    end = end_of_title(items)
    marked = at + 1 < end and items[at + 1].quotation >= 0
    if marked and at + 2 < end and items[at + 1].span.end == items[at + 2].span.start and items[at + 2].text.isupper():
        end = at + 2  # `Lurah: "Kami Siap"RANDU - …`: the dateline is glued to the closing mark
    phrase = _labelled(reading, items, start, at, marked=marked)
    told = (
        start < at - 1 and items[at - 1].lower in _TELLING and at + _FEWEST_WORDS < end
    )  # `Bupati Menjawab: Tunggu Saja`
    if phrase is None:
        return
    turn = marked or told or closes_news(reading, items, start, at, end, phrase)
    if turn or is_turn(reading, items, at + 1, end, phrase):
        yield from _finding(reading, passage, "label_in_headline", (at + 1, end), None, phrase, turn=True)


def verb_in_headline(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Sopir Ngaku Rem Blong` · `KPU bantah server diretas` (Driver admits brakes failed · Election board denies that a server was hacked)"""
    items, lexical = passage.items, lexicon()
    cue = items[at].lower
    bare = cue in lexical.headline_verbs
    if at == 0 or not (bare or (is_headline(items) and cue in lexical.active_all)):
        return
    phrase = source_of(reading, items, after_separator(items, at), at, states=True)
    if phrase is None:
        return
    end = _before_next_clause(items, at + 1)
    start = _asked(items, at + 1, end) if _asks(cue) else at + 1
    start += start < end and items[start].lower in lexical.complementisers
    said = start < end and (_is_said(items, cue, start, end) or (bare and is_verb_below(reading.text, items[start])))
    if said:
        yield from _finding(reading, passage, "verb_in_headline", (start, end), items[at], phrase)


def attribution_in_headline(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Jalan Ditutup, Kata Polisi` · `Menurut Pakar, Harga Akan Naik` (Road closed, police say · According to an expert, prices will rise)"""
    items, lexical = passage.items, lexicon()
    quoted = any(item.quotation >= 0 for item in items[max(0, at - 2) : at])
    closes = quoted or (at > _FEWEST_WORDS and items[at - 1].text in {",", "–", "—"})
    attributes = items[at].lower in lexical.inverted or items[at].lower in lexical.headline_closers
    if not attributes or not (at == 0 or closes):
        return
    end = end_of_title(items)
    comma = next((i for i in range(at + 1, end) if items[i].text == ","), None)
    stop = end if at else comma
    phrase = source_of(reading, items, at + 1, stop) if stop is not None else None
    if phrase is None or stop is None:
        return
    bounds = (0, at - (items[at - 1].quotation < 0)) if at else (stop + 1, end)
    if is_statement(items, *bounds) or (at and items[at].lower != "menurut"):
        yield from _finding(reading, passage, "attribution_in_headline", bounds, items[at], phrase)


def quotation_before_source(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami tidak akan berlutut": Presiden menanggapi ultimatum` ("We will not kneel": the president responds to an ultimatum)"""
    items = passage.items
    if at != 0 or items[0].quotation < 0 or len(items) <= _FEWEST_WORDS or items[1].text not in {":", ","}:
        return
    for end in range(len(items), 2, -1):
        phrase = source_of(reading, items, 2, end)
        if phrase is not None and (items[1].text == ":" or (end < len(items) and _opens_act(items, end))):
            yield from _finding(reading, passage, "quotation_before_source", (0, 1), None, phrase, turn=True)
            return


def _labelled(reading: Reading, items: Sequence[Word], start: int, colon: int, *, marked: bool) -> Phrase | None:
    """Whose words a colon announces: all before it, or what comes before a word of speaking or of the matter (`Agensi Tanggapi Rumor`)."""
    label = " ".join(item.lower for item in items[start:colon])
    if not label or label.startswith(tuple(lexicon().not_labels)):
        return None
    whole = source_of(reading, items, start, colon, states=colon == start + 1)
    if whole is not None:
        return whole
    for end in range(start + 1, colon):
        if _opens_act(items, end) or _tells_matter(items, end, colon) or (marked and _predicates(items[end])):
            return source_of(reading, items, start, end)
    return None


def _tells_matter(items: Sequence[Word], index: int, colon: int) -> bool:
    """`soal Pajak`, `ke Kontraktor`, `Usai Diperiksa`: of what, to whom or when a source speaks; `Presiden ke Papua` travels."""
    word, following, lexical = items[index].lower, items[index + 1], lexicon()
    if word == "ke":
        return following.kind is EntityKind.PERSON or following.lower in lexical.speaker_heads
    if word in lexical.headline_occasions:
        return any(item.lower in lexical.first_person for item in items[colon + 1 :])
    if word in _THROUGH:  # `Menteri dalam Wawancara dengan Kabar: …`
        return following.stem in lexical.speech_nouns | lexical.documents | _TALKS
    return word == "kepada" or word in lexical.headline_about


_THROUGH = frozenset({"dalam", "lewat", "melalui", "pada", "di"})
_TALKS = frozenset(
    {"wawancara", "pidato", "sambutan", "konferensi", "debat", "siniar", "podcast", "unggahan", "cuitan"}
)


_TELLING = frozenset(
    "menjawab jawab mengaku ngaku berpesan bersuara bicara berujar bilang sesumbar menegaskan tegaskan".split()
)


def _predicates(word: Word) -> bool:
    """`Bupati Tak Gentar: "Silakan Saja"`: before words in marks, any verb or negation."""
    return word.upos in {"VERB", "AUX"} or word.lower in {"tak", "tidak", "belum", "bukan", "enggan"}


def _opens_act(items: Sequence[Word], index: int) -> bool:
    """`Buka Suara`, `Merespons`; not `Juru Bicara Istana: …`."""
    return items[index - 1].lower != "juru" and opens_speaking(items, index)


def _before_next_clause(items: Sequence[Word], start: int) -> int:
    """Where what is said ends: at a comma that another clause follows, as `Sekjen Bantah Kudeta, Ketum Sebut …`."""
    end = end_of_title(items)
    for index in range(start, end):
        if items[index].text in {",", ";", ":"} and (index + 1 >= end or items[index + 1].lower not in _GOING_ON):
            return index
    return end


def _asks(cue: str) -> bool:
    return cue in lexicon().headline_asking


def _asked(items: Sequence[Word], start: int, end: int) -> int:
    """Past whom a demand is made to: `Bupati Minta Warga [Tak Panik]`."""
    return next((i for i in range(start, end) if items[i].lower in _DEMANDING or items[i].quotation >= 0), end)


_DEMANDING = frozenset({"agar", "supaya", "untuk", "jangan", "tak", "tidak", "segera", "tetap"})


def _is_said(items: Sequence[Word], cue: str, start: int, end: int) -> bool:
    """Words in marks, a demand, a predicate; after `ngaku` any words that are no trade (`Ngaku Polisi` poses as one)."""
    lexical = lexicon()
    if any(item.quotation >= 0 for item in items[start:end]) or _asks(cue):
        return True
    if cue in _ADMITTING and end - start >= _FEWEST_WORDS:
        return items[start].lower not in lexical.speaker_heads and items[start].lower not in lexical.documents
    telling = cue not in lexical.headline_clausal and cue not in lexical.clausal
    matter = is_matter(items[start])
    if items[start].stem in lexical.topic_nouns:  # `Tegaskan Komitmen Berantas Korupsi`
        return False
    if cue in _CALLING and not matter and end - start >= _FEWEST_CALLED:
        return True
    return not (cue in _OF_THINGS and matter) and is_statement(items, start, end, plain=telling)


_ADMITTING = frozenset({"ngaku", "mengaku"})
_CALLING = frozenset({"sebut", "anggap"})
"""Verbs whose object has a predicate of any kind: `Presiden Sebut Randu Kota Ramah`."""
_FEWEST_CALLED = 3
_OF_THINGS = frozenset({"bantah", "tepis", "akui", "klaim"})
"""Verbs whose object is as often a matter: `Bantah Isu Mundur`."""


def _finding(
    reading: Reading,
    passage: Passage,
    rule: str,
    bounds: tuple[int, int],
    cue: Word | None,
    phrase: Phrase,
    *,
    turn: bool = False,
) -> Iterator[Finding]:
    """The content at `bounds`; a `turn` is direct speech whether or not marks stand around it."""
    items = passage.items[bounds[0] : bounds[1]]
    inside = [reading.quotations[item.quotation] for item in items if item.quotation >= 0]
    content, kind = with_fragments(reading.text, Span(items[0].span.start, items[-1].span.end), inside)
    if turn and kind is QuoteType.INDIRECT:
        kind = QuoteType.DIRECT
    covered = tuple(item.quotation for item in items if item.quotation >= 0)
    yield Finding(rule, kind, content, passage.index, cue.span if cue else None, phrase, covered)
