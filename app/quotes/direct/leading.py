"""Direct quotes whose attribution stands before them: `Budi mengatakan, "…"` · `Budi: "…"`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.quotes.clauses.borders import THAT, has_predicate
from app.quotes.connectives import is_connective
from app.quotes.cues import SHORT_SUBJECT, enclitic, is_enclitic_cue, is_inverted_cue, is_verb, is_whole, quote_of
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.before_cue import left_phrase
from app.quotes.phrases.heads import antecedent, head_noun
from app.quotes.phrases.inner_marks import is_handle, is_title_of_work
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.topics import subject
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges

_LABEL_WORDS = 7


_VERB_ALONE = 2


_GAP_WORDS = 25


def label_before_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi: "Kami siap."` (Budi: "We are ready.") A speaker's turn."""
    items = passage.items
    if at < 2 or items[at - 1].text != ":" or at - 1 > _LABEL_WORDS:
        return
    if any(item.quotation >= 0 for item in items[:at]) or any(is_verb(item) for item in items[: at - 1]):
        return
    if is_enclitic_cue(items[0]) or (
        items[0].upos == "VERB" and at > _VERB_ALONE
    ):  # `Katanya: “…”` · `Ditutup dengan doa: “…”`
        return
    label = " ".join(item.lower for item in items[: at - 1])
    nobody = items[0].stem in _NOBODYS | lexicon().speech_nouns or items[at - 2].lower in _LATER
    if nobody or label.startswith(tuple(lexicon().not_labels)):
        return
    kind = items[0].lower in _KINDS and at > _VERB_ALONE  # `Wawancara Budi: “…”`
    bounds = (int(kind), at - 1)
    if items[0].lower in _OF:
        bounds = next(entity_ranges(items[: at - 1]), (0, 0))
    phrase = phrase_of(reading.text, items, *bounds) if bounds[1] else None
    if phrase is not None and phrase.form in {Form.NAME, Form.NOUN, Form.ORGANISATION} and phrase.role is None:
        phrase = replace(phrase, form=Form.LABEL)
    if phrase is not None and (items[0].is_capitalised or items[0].text.startswith("@")):
        yield quote_of(reading, passage, at, "label_before_quotation", None, phrase)


_NOBODYS = frozenset({"bunyi", "isi", "semboyan", "petuah", "pepatah", "peribahasa"})
"""`Bunyi pengumuman itu: “…”`: the label of a text, of nobody."""
_OF = frozenset({"dari", "untuk", "bagi", "di", "pada", "dalam"})
"""`Dari Budi reaksi keras: “…”`: what opens with a preposition is no name, though one may stand in it."""
_LATER = frozenset({"kemudian", "berselang", "berikutnya", "setelahnya", "sesudahnya"})
"""`Dua minggu kemudian: “…”` says when."""
_KINDS = frozenset({"wawancara", "bincang", "eksklusif", "khusus"})


def cue_before_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi mengatakan, "Kami siap."` · `Kata Budi: "Kami siap."` (Budi said, "We are ready.")"""
    items = passage.items
    found = _nearest_cue(items, at)
    if is_title_of_work(items, at) and at + 2 < len(items) and items[at + 1].text == ",":
        return
    if found is None or _is_mixed(reading, items, at):
        return
    cue, kind = found
    if (cue == at - 1 and _is_judged(reading, items, at)) or (cue and items[cue - 1].lower in _NEGATING):
        return
    if _continues_clause(reading, items, cue, kind, at):
        return
    if kind == "active":
        bounds = _subject_of(items, cue) if cue else _subject_after(items, at)
        if bounds is None and items[cue - 1].lower not in _COORDINATING:
            return
        phrase = (
            _subject_before_verb(reading, passage, cue) or phrase_of(reading.text, items, *bounds) if bounds else None
        )
    elif kind == "enclitic":
        phrase = enclitic(items[cue])
    else:
        start = cue + 1 + (kind == "passive" and items[cue + 1].lower == "oleh")
        phrase = phrase_of(reading.text, items, *right_phrase(items, start))
    if is_whole(reading, items, at):
        yield quote_of(reading, passage, at, "cue_before_quotation", items[cue], phrase)


_NEGATING = frozenset({"tidak", "tak", "bukan", "belum", "jangan", "enggan"})
_COORDINATING = frozenset({"dan", "lalu", "kemudian", "seraya", "sambil", "serta", "sembari", "pun", ","})


def _subject_before_verb(reading: Reading, passage: Passage, cue: int) -> Phrase | None:
    """`Budi menyoroti pertemuan antara Ani dan Menteri Sari dan menambahkan: "…"`: a second verb has the subject of the first."""
    items = passage.items
    if items[cue - 1].lower not in _JOINING or items[cue - 2].lower == "yang":
        return None
    first = subject(reading, passage)
    verbs = (item for item in items[:cue] if item.upos == "VERB" and not item.is_capitalised)
    verb = next(verbs, None)
    return first if first is not None and verb is not None and first.span.end <= verb.span.start else None


_JOINING = frozenset({"dan", "lalu", "kemudian", "serta"})


def _subject_after(items: Sequence[Word], at: int) -> tuple[int, int] | None:
    """`Mengatakan "Kami siap", Budi pergi.` The subject of an opening participle stands after the quotation."""
    first = at + 2
    if first >= len(items) or items[at + 1].text != ",":
        return None
    if items[first].lower in lexicon().third_person:
        return first, first + 1
    return right_phrase(items, first) if items[first].kind is EntityKind.PERSON else None


def _subject_of(items: Sequence[Word], cue: int) -> tuple[int, int] | None:
    """The subject of the active cue at `items[cue]`; None if it has none of its own, or if a document speaks."""
    cue -= items[cue - 2].lower == "yang" and items[cue - 1].lower in {"kemudian", "lalu", "juga"}
    relative = items[cue - 1].lower == "yang"
    met = antecedent(items, cue - 2, _floor(items, cue)) if relative and items[cue - 2].text == "," else None
    bounds = met or left_phrase(items, cue - relative, _floor(items, cue))
    if bounds is None or is_enclitic_cue(items[bounds[0]]) or head_noun(items, *bounds) in lexicon().documents:
        return None
    if relative:  # `Reporter kami, Yudhistira, yang mengaku "…"`, but not `pesan yang menyebut "…"`
        person = any(item.kind is EntityKind.PERSON for item in items[bounds[0] : bounds[1]])
        return bounds if met or (person and items[cue - 2].text == ",") else None
    return bounds


def _continues_clause(reading: Reading, items: Sequence[Word], cue: int, kind: str, at: int) -> bool:
    """`Tidak ada retakan, jelasnya, "cuma ada anak muda"`: content stands before the attribution and goes on inside the marks."""
    if _is_within_report(reading, items, cue, at):
        return True
    start = cue
    if kind == "active":
        bounds = _subject_of(items, cue)
        start = bounds[0] - 1 if bounds is not None and bounds[0] > 1 and items[bounds[0] - 1].text == "," else 0
    before = [item for item in items[:start] if item.is_word]
    first = reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1]
    if not before or not first.islower() or any(item.quotation >= 0 for item in items[:cue]):
        return False
    if kind == "active":
        return len(before) >= SHORT_SUBJECT and has_predicate(items, 0, start)
    start -= items[start - 1].lower in {"seperti", "sebagaimana"}
    return not is_connective(items, 0, start)  # `Trotoar, ujarnya, “hanya pelengkap”`


def _is_within_report(reading: Reading, items: Sequence[Word], cue: int, at: int) -> bool:
    """`mengatakan bahwa dia yakin "ada yang salah"`: how somebody feels, with words in marks, is what is reported."""
    first = reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1]
    within = cue > SHORT_SUBJECT and items[cue - 2].lower in THAT and items[cue - 3].lower in lexicon().active_all
    return within and first.islower() and items[cue - 1].lower in lexicon().third_person


def _is_judged(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """`mengecam "ketidakberesan serius" di desa itu`: a bare object in marks, in the middle of the writer's sentence."""
    first = reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1]
    return items[at - 1].lower in lexicon().judging and first.islower()


def _is_mixed(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """`menegaskan bahwa "perang hampir selesai" di Suriah`, `menyalahkan "beberapa negara" sebab …`: a fragment of a clause that goes on."""
    before, first = items[at - 1], reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1]
    following = items[at + 1] if at + 1 < len(items) and items[at + 1].is_word else None
    if following is None or not before.is_word or not first.islower():
        return False
    lexical = lexicon()
    circumstance = (lexical.circumstances | {"dan"}) - {"sebab", "karena", "untuk", "seperti"}
    return before.lower in lexical.complementisers or following.lower not in circumstance


def _floor(items: Sequence[Word], cue: int) -> int:
    """The first item of the clause that a cue belongs to: after the last quotation or full stop before it."""
    for index in range(cue - 1, -1, -1):
        inside = _inside_name(items, index) or is_handle(items, index) or is_title_of_work(items, index)
        if items[index].text == ";" or (items[index].quotation >= 0 and not inside):
            return index + 1
    return 0


def _inside_name(items: Sequence[Word], index: int) -> bool:
    return 0 < index < len(items) - 1 and items[index - 1].is_capitalised and items[index + 1].is_capitalised


_MANNER = frozenset({"oleh", "hal", "sebagai", "begini", "begitu"})


def _nearest_cue(items: Sequence[Word], at: int) -> tuple[int, str] | None:
    """The cue that governs the quotation at `at`: only separators, `bahwa`, an addressee or adverbials may lie between."""
    lexical = lexicon()
    index = at - 1
    if index < 0 or (
        items[index].is_word
        and items[index].lower not in lexical.active_all | lexical.complementisers | {"begini"}
        and not is_enclitic_cue(items[index])
    ):
        return None
    for position in range(index, max(-1, index - _GAP_WORDS), -1):
        word = items[position]
        if word.quotation >= 0:
            return None
        if word.lower in lexical.active_all or (word.lower in lexical.framing and items[position + 1].text == ":"):
            return (position, "active") if _is_adverbial_gap(items, position + 1, at) else None
        if word.lower in lexical.passive | lexical.passive_answers and position + 1 < at:
            end = right_phrase(items, position + 1 + (items[position + 1].lower == "oleh"))[1]
            named = items[position + 1].lower == "oleh" or items[position + 1].is_capitalised
            return (position, "passive") if named and end >= at - 1 else None
        if is_enclitic_cue(word) and position < at:
            return (position, "enclitic") if _is_adverbial_gap(items, position + 1, at) else None
        if word.lower in lexical.inverted and is_inverted_cue(items, position, after_break=position == 0):
            return (
                (position, "inverted")
                if right_phrase(items, position + 1)[1] >= at - 2
                or _is_adverbial_gap(items, right_phrase(items, position + 1)[1], at)
                else None
            )
    return None


def _is_adverbial_gap(items: Sequence[Word], start: int, end: int) -> bool:
    """True where only an adverbial lies between the cue and the content."""
    while start < end and not items[start].is_word:
        start += 1
    if start >= end:
        return True
    first, lexical = items[start].lower, lexicon()
    if first in lexical.complementisers and any(item.is_word for item in items[start + 1 : end]):
        return False
    return (
        first in lexical.complementisers | lexical.circumstances | _MANNER
        or items[start].text[0].isdigit()
        or items[start].stem in lexical.speech_nouns
    )


def speech_noun_before_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi menggunakan ungkapan "Kami ini rumput."` (Budi used the expression, "We are grass.") A verb and a noun of speech."""
    items = passage.items
    noun = at - 1 - (at > 0 and items[at - 1].text in {":", ","})
    if noun < _FEWEST_BEFORE or items[noun].stem not in lexicon().speech_nouns or not is_whole(reading, items, at):
        return
    verb = next((i for i in range(noun - 1, max(0, noun - 8), -1) if _is_transitive(items[i])), None)
    words = reading.quotations[items[at].quotation].inner.of(reading.text).split()
    if verb is None or len(words) < _FEWEST_SPOKEN:
        return
    bounds = left_phrase(items, verb, _floor(items, verb))
    phrase = phrase_of(reading.text, items, *bounds) if bounds else None
    if phrase is not None and phrase.form in {Form.NAME, Form.PRONOUN, Form.ORGANISATION}:
        yield quote_of(reading, passage, at, "speech_noun_before_quotation", items[verb], phrase)


def _is_transitive(word: Word) -> bool:
    """`mengunggah` (a story with the words …); `berlatar hitam`, `tidur` and `diambil` in between only describe what was put up."""
    return word.upos == "VERB" and word.lower.startswith("me")


_FEWEST_BEFORE = 2
_FEWEST_SPOKEN = 4
