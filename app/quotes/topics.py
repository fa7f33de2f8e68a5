"""What a narrative sentence is about: the person that the next pronoun will point to."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.connectives import skip_opening
from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.headlines import is_headline
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.heads import holds_office, is_apposed, is_human_head, is_one_person, subject_end
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges

_PRESENTING = frozenset(
    (
        "dikemukakan disampaikan diutarakan diungkapkan dikatakan dinyatakan diungkap dilontarkan "
        "dituturkan ditegaskan dirasakan dialami diakui dijelaskan "
        "direspons ditanggapi dibalas dibantah ditepis dikritik dikecam disanggah diamini dibenarkan dikomentari"
    ).split()
)


_VIEWS = frozenset(["penilaian", "pandangan", "kacamata", "pengamatan", "pengakuan", "penuturan", "mata", "pendapat"])


def subject(reading: Reading, passage: Passage) -> Phrase | None:
    """The source phrase that opens a passage, groups and pairs included: `Warganet pindah ke X dan menyebut …`."""
    one = topic(reading, passage)
    if one is not None:
        return one
    items = passage.items
    start = skip_opening(items, 0, len(items))
    start += start < len(items) and items[start].lower == "baik"  # `Baik Budi maupun Ani`
    for first in (start, _after_opening_adverbial(items, start) if start < len(items) else start):
        if first < len(items) and items[first].lower in lexicon().subject_pronouns:
            return phrase_of(reading.text, items, first, first + 1)
    if start >= len(items) or not (is_human_head(items, start) or items[start].lower in lexicon().organisations):
        return None
    end = right_phrase(items, start)[1]
    return phrase_of(reading.text, items, start, min(end, subject_end(items, start)) if end > start else end)


def topic(reading: Reading, passage: Passage) -> Phrase | None:
    """The source phrase of the person or body that a passage is about: its subject, or the agent of a presenting passive.

    None where the subject is a thing, where no subject opens the sentence, or in a headline.
    """
    items = passage.items
    if is_headline(items):
        return None
    agent = presented(reading, items)
    if agent is not None:
        return agent
    start = skip_opening(items, 0, len(items))
    while start < len(items) and (not items[start].is_word or (start > 0 and items[start].text == ",")):
        start += 1
    if start < len(items) and not is_human_head(items, start):
        start = _after_time(items, start)
    if start < len(items) and not is_human_head(items, start):
        start = _after_opening_adverbial(items, start)
    if start >= len(items) or not is_human_head(items, start):
        return _agent(reading, items)
    end = (
        min(subject_end(items, start), right_phrase(items, start)[1])
        if not is_apposed(items, start)
        else right_phrase(items, start)[1]
    )
    phrase = phrase_of(reading.text, items, start, end) if end > start else None
    if (
        phrase is None
        or phrase.form in {Form.PLURAL, Form.PAIR}
        or (phrase.form is Form.NOUN and not (is_one_person(items, start, end) or holds_office(items, start, end)))
    ):
        return None
    return None if _owned(items, start, phrase) else phrase


def _after_opening_adverbial(items: Sequence[Word], start: int) -> int:
    """`Dihubungi melalui telepon, Direktur …`: past the adverbial or participle that opens the sentence."""
    comma = next((i for i in range(start, min(len(items), start + 14)) if items[i].text == ","), None)
    first, lexical = items[start], lexicon()
    adverbial = first.lower != "seperti" and (
        first.lower in lexical.adverbial_stops | lexical.prepositions | lexical.times | lexicon().subordinating
        or first.lower.startswith("di")
        or (start == 0 and first.upos == "VERB")  # `Mewakili dinas, Budi menekankan …`
    )
    return comma + 1 if comma is not None and adverbial else start


def presented(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Hal senada dikemukakan Ketua RT Budi.` (The same was put forward by …) · `Dalam pandangan Budi, …` · `Begitu kata Budi.`"""
    for index, item in enumerate(items[:-1]):
        thus = index == 1 and items[0].lower in {"begitu", "demikian"} and item.lower in lexicon().inverted
        view = (item.lower in _VIEWS and index <= 1) or (item.lower == "bagi" and index == 0)
        if item.lower in _PRESENTING or view or thus:
            start = _past_by(items, index + 1)
            phrase = phrase_of(reading.text, items, *right_phrase(items, start)) if start < len(items) else None
            if (
                phrase is not None
                and phrase.form is Form.NAME
                and any(i.kind is EntityKind.PERSON for i in items[start : start + 20])
                and not _only_describes(items, index, phrase)
            ):
                return phrase
    return None


def author_after(reading: Reading, passage: Passage) -> Phrase | None:
    """`Pertanyaan itu diajukan Budi kepada gurunya.` · `Begitulah pesan terakhir Budi.`: whose words stand just before."""
    items = passage.items
    thus = items[0].lower in _THUS
    if not thus and not (len(items) > 1 and _is_said(items[0]) and items[1].lower in lexicon().demonstratives):
        return None
    for index in range(1, min(len(items) - 1, _FARTHEST_AUTHOR)):
        if items[index].lower not in _AUTHORED and not (thus and _is_said(items[index])):
            continue
        start = _past_by(items, index + 1)
        while start < len(items) - 1 and items[start].lower in {"dari", "mulut", "bibir", "terakhir", "pertama"}:
            start += 1
        phrase = phrase_of(reading.text, items, *right_phrase(items, start))
        if phrase is not None and phrase.form is Form.NAME:
            return phrase
    return None


def _is_said(word: Word) -> bool:
    return word.stem in lexicon().speech_nouns | _SAID


_THUS = frozenset({"begitu", "begitulah", "demikian", "demikianlah", "itulah"})
_SAID = frozenset(
    "pertanyaan ucapan seruan teriakan perintah doa umpatan permintaan ajakan peringatan pujian celetukan bisikan kata".split()
)
_AUTHORED = frozenset(
    (
        "diajukan dilontarkan disampaikan diucapkan dikatakan ditulis dituturkan diteriakkan dibisikkan diungkapkan dikirim dikirimkan "
        "diunggah dipekikkan terlontar terucap meluncur keluar datang berasal"
    ).split()
)
_FARTHEST_AUTHOR = 8
"""Words."""


def _past_by(items: Sequence[Word], start: int) -> int:
    """`dibuka langsung oleh Bupati Budi`: where the agent of a passive begins."""
    while start < len(items) - 1 and items[start].lower in {"oleh", "pula", "juga", "langsung", "sendiri"}:
        start += 1
    return start


def _after_time(items: Sequence[Word], start: int) -> int:
    """`Februari lalu Lurah Syamsiar …`, `Dulu Dorkas guru …`: the person after an opening that says when, without a comma."""
    index = start
    while index < len(items) and (items[index].lower in lexicon().times or items[index].text[0].isdigit()):
        index += 1
    if start < index < len(items) and (
        items[index].kind is EntityKind.PERSON or items[index].lower in lexicon().offices
    ):
        return index
    named = start < index < len(items) and items[index].is_capitalised and items[index].lower in lexicon().people
    return index if named else start


def _agent(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Pelatihan itu dibuka langsung oleh Bupati Budi.` The only person of a sentence about a thing: who did it."""
    people = list(entity_ranges(items))
    if len(people) != 1:
        return None
    if _is_message_of(items, people[0][0]):
        return phrase_of(reading.text, items, *people[0])
    for index in range(people[0][0] - 1, -1, -1):
        word = items[index]
        if word.upos == "VERB" and word.lower.startswith("di") and not word.is_capitalised:
            if word.lower in _PASSED_ON:
                return None
            start = _past_by(items, index + 1)
            if items[start].lower in lexicon().prepositions:
                return None
            phrase = phrase_of(reading.text, items, *right_phrase(items, start))
            named = phrase is not None and phrase.form is Form.NAME and not _only_describes(items, index, phrase)
            return phrase if named else None
        if word.upos == "VERB" or word.quotation >= 0:
            return None
    return None


def _only_describes(items: Sequence[Word], passive: int, agent: Phrase) -> bool:
    """`alokasi yang disampaikan Budi, yakni …`: the relative clause tells of a thing, unless it closes a sentence about nobody else."""
    if passive == 0 or items[passive - 1].lower != "yang":
        return False
    if any(
        item.kind is EntityKind.PERSON for item in items[: passive - 1]
    ):  # `Ani memuji kebijakan yang disampaikan Budi.`
        return True
    return any(item.is_word for item in items if item.span.start >= agent.span.end)


def _is_message_of(items: Sequence[Word], name: int) -> bool:
    """`Acara ditutup dengan pesan inspiratif dari Budi.`: whose words come next."""
    before = [item.lower for item in items[max(0, name - 4) : name]]
    return bool(before) and before[-1] in {"dari", "oleh"} and not lexicon().speech_nouns.isdisjoint(before)


_PASSED_ON = frozenset("dilaporkan dikutip dilansir diberitakan diwartakan dikabarkan".split())
"""What the agent of these did is the news, not what the news is about: `Hal ini dilaporkan oleh Warta Kilat.`"""


def _owned(items: Sequence[Word], start: int, phrase: Phrase) -> bool:
    """`Keluarga besar Fasha`, `Putra Fasha tersebut`: the name only says whose relative it is; `Juru bicara kepresidenan Budi` is Budi."""
    if phrase.form is not Form.NAME or items[start].kind is EntityKind.PERSON:
        return False
    name = phrase.name or phrase.text
    before_name = phrase.text[: phrase.text.find(name)].rstrip()
    if items[start].lower == "juru" and _names_a_body(before_name):
        return False
    if start + 1 < len(items) and items[start + 1].lower in lexicon().people:  # `asisten pelatih Budi`: an office
        return False
    apposed = "," in before_name or before_name.endswith((".", ")"))  # `Penasihat hukum terdakwa, Prof Dr Budi`
    return items[start].lower in lexicon().relations and not apposed


def _names_a_body(spokesman: str) -> bool:
    """`juru bicara kepresidenan`: after the two words of the office comes for whom it speaks, and no relative's word."""
    words = spokesman.casefold().split()
    return len(words) > 2 and words[-1] not in lexicon().relations
