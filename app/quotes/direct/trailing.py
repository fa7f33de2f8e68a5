"""Direct quotes whose attribution follows them, and those that go on without one: `"…," kata Budi.`

Each rule looks at one quotation in its passage. Sources for the constructions: Alwi et al., Tata Bahasa Baku Bahasa Indonesia (direct
speech and inversion); PFSA-ID's patterns of Indonesian direct statements (Purnomo et al. 2022).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.around import THUS
from app.quotes.clauses.borders import THAT
from app.quotes.connectives import WHILE
from app.quotes.cues import (
    SHORT_SUBJECT,
    enclitic,
    is_enclitic_cue,
    is_fragment,
    is_inverted_cue,
    is_listed,
    is_verb,
    is_whole,
    quote_of,
)
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.inner_marks import is_title_of_work
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.text.attached import states_alone
from app.quotes.types import EntityKind
from app.quotes.words import Word

_SEPARATORS = {",", "-", "–", "—", ".", "…", "...", *"“”„«»‘’\"'"}


def after_quotation(items: Sequence[Word], index: int) -> int:
    """The first item after the quotation at `index` that is no separator; pieces that open a sentence share it: `"A," "B," kata Budi`."""
    pieces = opens_sentence(items, index)
    index += 1
    while index < len(items) and not items[index].is_word:
        if items[index].text not in _SEPARATORS and not (pieces and items[index].quotation >= 0):
            break
        index += 1
    return index


def inverted_cue_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," kata Budi.` ("We are ready," said Budi.)"""
    items = passage.items
    index = after_quotation(items, at)
    if index < len(items) and items[index].lower in THUS:
        index += 1
    if is_fragment(reading, items, at) or index >= len(items) or not is_inverted_cue(items, index, after_break=True):
        return
    phrase = phrase_of(reading.text, items, *right_phrase(items, index + 1))
    if phrase is not None and phrase.head not in lexicon().documents:
        yield quote_of(reading, passage, at, "inverted_cue_after_quotation", items[index], phrase)


def enclitic_cue_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," ujarnya.` · `"Kami siap," demikian tulisnya.` ("We are ready," he said / thus he wrote.)"""
    items = passage.items
    index = after_quotation(items, at)
    index += index + 1 < len(items) and items[index].lower in THUS
    if not is_fragment(reading, items, at) and index < len(items) and is_enclitic_cue(items[index]):
        yield quote_of(reading, passage, at, "enclitic_cue_after_quotation", items[index], enclitic(items[index]))


def passive_cue_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," ditambahkan Budi.` ("We are ready," was added by Budi.)"""
    items = passage.items
    index = after_quotation(items, at)
    if [item.lower for item in items[index : index + 3]] == ["hanya", "itu", "yang"]:
        index += 3  # `"Kami siap," hanya itu yang dikatakan Budi ketika ditanya`
    elif index < len(items) and items[index].lower in {"demikian", "begitu", "seperti", "sebagaimana"}:
        index += 1 + (index + 1 < len(items) and items[index + 1].lower == "yang")
    if (
        is_fragment(reading, items, at)
        or index + 1 >= len(items)
        or (items[index].stem not in lexicon().passive and items[index].lower not in lexicon().passive)
    ):
        return
    word = items[index]
    owned = next((item for item in items[index + 1 : index + 4] if item.has_enclitic), None)
    if word.stem in lexicon().passive and word.has_enclitic:
        phrase: Phrase | None = enclitic(word)
    elif owned is not None and items[index + 1].lower in _IN and _past_statement(items, index + 1) > index + 1:
        phrase = enclitic(owned)  # `dikatakan dalam pernyataan tertulisnya yang dikirim kepada …`
    else:
        phrase = phrase_of(reading.text, items, *right_phrase(items, _past_statement(items, index + 1)))
    if phrase is not None and phrase.head not in lexicon().documents:
        yield quote_of(reading, passage, at, "passive_cue_after_quotation", word, phrase)


_IN = frozenset({"dalam", "di", "lewat", "melalui", "pada"})


def _past_statement(items: Sequence[Word], index: int) -> int:
    """`dikatakan dalam pernyataan resmi Kementerian X`: past the statement, to the body whose it is."""
    if items[index].lower not in _IN:
        return index
    said = lexicon().documents | lexicon().speech_nouns
    end = next((i + 1 for i in range(index + 1, min(len(items) - 1, index + 3)) if items[i].stem in said), index)
    while end > index and end + 1 < len(items) and items[end].lower in {"resmi", "tertulis", "pers", "bersama"}:
        end += 1
    return end


def subject_and_verb_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," Budi menjelaskan.` · `"Kami siap," dia percaya.` ("We are ready," Budi explained / he believes.)"""
    items, lexical = passage.items, lexicon()
    start = _past_thus(items, after_quotation(items, at))
    if start >= len(items) or _starts_sentence(reading, items, at, start) or is_fragment(reading, items, at):
        return
    if (
        _names_something(reading, items, at, start)
        or items[start].lower in _ABOUT
        or (
            is_title_of_work(items, at) and at > 1  # `Dengan mengusung tema “Satu Nada”, Budi menilai …`
        )
    ):
        return
    if (
        not opens_sentence(items, at)
        and reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1].islower()
    ):
        return
    pronoun = items[start].lower in lexical.subject_pronouns
    acting = opens_sentence(items, at) and _goes_over(reading, items, at, start)
    for index in range(start + 1, min(len(items), start + 16)):
        word = items[index]
        if word.quotation >= 0 or word.text in {".", ";", ":"}:
            return
        stem = word.lower.removesuffix("nya")
        spoken = (
            stem in lexical.active_all | lexical.framing
            or (word.lower == "memberi" and index + 1 < len(items) and items[index + 1].lower == "tahu")
            or (pronoun and index <= start + 2 and is_verb(word))
            or (acting and items[index - 1].kind is EntityKind.PERSON and is_verb(word))
        )
        if spoken and (_leads_on(items, index) or items[index - 1].lower in _MODAL):
            return
        if spoken:
            phrase = phrase_of(reading.text, items, start, index)
            if stem in lexical.framing and not (phrase is not None and phrase.form in {Form.NAME, Form.PRONOUN}):
                return
            if phrase is not None and (
                phrase.form is not Form.NOUN
                or phrase.head in lexical.people
                or (index - start <= SHORT_SUBJECT and stem in lexical.active and ends_clause(items, index + 1))
            ):
                yield quote_of(reading, passage, at, "subject_and_verb_after_quotation", word, phrase)
            return


def _past_thus(items: Sequence[Word], start: int) -> int:
    """`"Kami siap," begitu [ia] biasa berpesan.`"""
    thus = start + 1 < len(items) and items[start].lower in THUS
    return start + (thus and items[start + 1].lower in lexicon().third_person)


_MODAL = frozenset({"dapat", "bisa", "harus", "boleh", "mampu", "perlu", "hendak", "ingin"})
"""`“Jika perlu” Jakarta dapat meminta kapal`: what somebody may ask is not said."""
_ABOUT = frozenset({"tentang", "mengenai", "soal", "dari", "untuk", "bagi", "terhadap"})
"""`“Kuda Kecil,” tentang desa Budi, menyebut …`: what the words in marks are about opens no subject."""


def _goes_over(reading: Reading, items: Sequence[Word], at: int, start: int) -> bool:
    """`"Empat," Budi membetulkan.`: a comma parts a quotation with a capital from a name, so that whatever the person does, the words are theirs."""
    said = reading.quotations[items[at].quotation].inner.of(reading.text).strip()
    parted = said.endswith(",") or any(item.text == "," for item in items[at + 1 : start])
    titled = said.istitle() and " " in said  # `"Laut Biru", Budi memamerkan lukisan`
    return parted and said[:1].isupper() and not titled and items[start].kind is EntityKind.PERSON


def past_manner(items: Sequence[Word], index: int) -> int:
    """`bersaksi, dengan suara hampa, Lala`: past a circumstance between commas right after the verb, to its subject; else `index` itself."""
    verb = index
    while index < len(items) and index - verb < 2 and items[index].lower in _WHEN | lexicon().days:
        index += 1  # `menjanjikan kemarin, di depan serikat buruh, Luc`
    if index + 1 >= len(items) or items[index].text != ",":
        return verb
    first = items[index + 1].lower
    if first not in lexicon().prepositions | lexicon().adverbial_stops | _WHILE:
        return verb
    comma = next((i for i in range(index + 2, min(len(items), index + _LONGEST_MANNER)) if items[i].text == ","), None)
    return verb if comma is None else comma + 1


_WHEN = frozenset(
    {"kemarin", "ini", "pagi", "siang", "sore", "malam", "tadi", "lagi", "kembali", "lantang", "tegas", "pelan"}
)
_WHILE = WHILE | {"seperti", "masih", "hampir", "tanpa"}
_LONGEST_MANNER = 12
"""Items."""


def _names_something(reading: Reading, items: Sequence[Word], at: int, following: int) -> bool:
    """`Ketua gerakan "Air untuk Semua" Lina menilai …`: words in the middle of a phrase that no comma or stop parts from what follows.

    `Ketua "Pelita Hati", Lina, menilai …`: capitals right after a noun for somebody or a body, comma or not.
    """
    said = reading.quotations[items[at].quotation].inner.of(reading.text).rstrip()
    if at == 0 or not items[at - 1].is_word or not said[-1:].isalnum():
        return False
    lexical = lexicon()
    named = items[at - 1].lower in lexical.speaker_heads | lexical.naming_bodies and said.istitle()
    return named or (following == at + 1 and items[at - 1].lower not in lexical.active_all)


def _leads_on(items: Sequence[Word], cue: int) -> bool:
    """`"…" Budi menyampaikan kepada pers: "…"`: the verb belongs to what comes after it."""
    for index in range(cue + 1, min(len(items) - 1, cue + 10)):
        if items[index].text == "." or (items[index].text == "," and items[index + 1].lower in lexicon().active_all):
            return False  # `…, Budi berkata kepada wartawan, menambahkan bahwa …`
        if items[index].lower in THAT and index > cue + 1 and items[index - 1].lower in lexicon().active_all:
            return False
        if items[index].lower in THAT or (items[index].text == ":" and index + 1 < len(items)):
            return True
    return False


def _starts_sentence(reading: Reading, items: Sequence[Word], at: int, start: int) -> bool:
    """True where the words after the quotation open a sentence of their own: `"…." Budi mengatakan, …`."""
    quotation = reading.quotations[items[at].quotation]
    content = reading.text[quotation.outer.start : quotation.outer.end].rstrip("\"”»’'“ ")
    between = reading.text[quotation.outer.end : items[start].span.start]
    parted = content.endswith(".") and items[start].is_capitalised and "," not in between and "-" not in between
    return parted and not states_alone(reading.text, items[start].span.start)


def opens_sentence(items: Sequence[Word], at: int) -> bool:
    """True where nothing but other quotations and marks stands before, or a whole sentence does."""
    before = [item for item in items[:at] if item.is_word]
    return not before


def ends_clause(items: Sequence[Word], end: int) -> bool:
    """True where a clause may end before `items[end]`: at punctuation, a quotation, or what opens a circumstance."""
    return (
        end >= len(items)
        or items[end].text in {".", ",", "!", "?", ";"}
        or items[end].quotation >= 0
        or items[end].lower in lexicon().circumstances
    )


def continued_in_sentence(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," kata Budi, "dan kami menang."` ("We are ready," said Budi, "and we win.") The second half has no cue of its own."""
    items = passage.items
    earlier = [i for i in range(at) if items[i].quotation >= 0]
    if is_listed(reading, items, at):
        return
    if earlier and is_whole(reading, items, at) and items[at - 1].text in {",", ".", "-", "–", "—", ":", "“”"}:
        yield quote_of(reading, passage, at, "continued_in_sentence", None, None)


def quotation_alone(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," kata Budi. "Kami menang."` (… "We win.") A quotation that is a sentence by itself continues its speaker's words."""
    items = passage.items
    if any(item.is_word for item in items) or len(reading.quotations[items[at].quotation].inner) < 2:
        return
    if at + 1 < len(items) and items[at + 1].text == "/":  # the agency in a dateline: `/Kor. «Buletin Timur»/`
        return
    yield quote_of(reading, passage, at, "quotation_alone", None, None)
