"""What a narrative sentence is about: the person that the next pronoun will point to."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases import Form, Phrase, phrase_of
from app.quotes.reading import Passage
from app.quotes.sources import right_phrase
from app.quotes.subjects import skip_opening
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges, span_of

_PRESENTING = frozenset(
    [
        "dikemukakan",
        "disampaikan",
        "diutarakan",
        "diungkapkan",
        "dikatakan",
        "dinyatakan",
        "diungkap",
        "dilontarkan",
        "dituturkan",
        "ditegaskan",
        "dirasakan",
        "dialami",
        "diakui",
        "dijelaskan",
    ]
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
    if start >= len(items) or not _is_human_head(items, start):
        return None
    end = right_phrase(items, start)[1]
    return phrase_of(reading.text, items, start, min(end, _subject_end(items, start)) if end > start else end)


def topic(reading: Reading, passage: Passage) -> Phrase | None:
    """The source phrase of the person or body that a passage is about: its subject, or the agent of a presenting passive.

    None where the subject is a thing, or where no subject opens the sentence.
    """
    items = passage.items
    presented = _presented(reading, items)
    if presented is not None:
        return presented
    start = skip_opening(items, 0, len(items))
    while start < len(items) and (not items[start].is_word or (start > 0 and items[start].text == ",")):
        start += 1
    if start < len(items) and not _is_human_head(items, start):
        start = _after_opening_adverbial(items, start)
    if start < len(items) and not _is_human_head(items, start):
        start = _after_time(items, start)
    if start >= len(items) or not _is_human_head(items, start):
        return _agent(reading, items)
    end = (
        min(_subject_end(items, start), right_phrase(items, start)[1])
        if not _apposed(items, start)
        else right_phrase(items, start)[1]
    )
    phrase = phrase_of(reading.text, items, start, end) if end > start else None
    if (
        phrase is None
        or phrase.form in {Form.PLURAL, Form.PAIR}
        or (phrase.form is Form.NOUN and not (_is_one_person(items, start, end) or _holds_office(items, start, end)))
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
    )
    return comma + 1 if comma is not None and adverbial else start


def _presented(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Hal senada dikemukakan Ketua RT Budi.` (The same was put forward by …) · `Dalam pandangan Budi, …`"""
    for index, item in enumerate(items[:-1]):
        if item.lower in _PRESENTING or (item.lower in _VIEWS and index <= 1):
            start = index + 1 + (items[index + 1].lower == "oleh")
            phrase = phrase_of(reading.text, items, *right_phrase(items, start)) if start < len(items) else None
            if (
                phrase is not None
                and phrase.form is Form.NAME
                and any(i.kind is EntityKind.PERSON for i in items[start : start + 20])
            ):
                return phrase
    return None


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
    for index in range(people[0][0] - 1, -1, -1):
        word = items[index]
        if word.upos == "VERB" and word.lower.startswith("di") and not word.is_capitalised:
            start = next(
                (i + 1 for i in range(index + 1, min(index + 3, len(items))) if items[i].lower == "oleh"), index + 1
            )
            if items[start].lower in lexicon().prepositions:
                return None
            phrase = phrase_of(reading.text, items, *right_phrase(items, start))
            return phrase if phrase is not None and phrase.form is Form.NAME else None
        if word.upos == "VERB" or word.quotation >= 0:
            return None
    return None


def _holds_office(items: Sequence[Word], start: int, end: int) -> bool:
    """`Rektor`, `Bupati`: an office that one person holds, by itself."""
    words = [item.lower for item in items[start:end] if item.is_word]
    return " ".join(words) in _ONE_HOLDER or (len(words) == 1 and words[0] in lexicon().offices)


_ONE_HOLDER = frozenset(
    [
        "presiden",
        "menteri",
        "gubernur",
        "bupati",
        "wali kota",
        "rektor",
        "dekan",
        "camat",
        "lurah",
        "sultan",
        "kanselir",
    ]
)


def _apposed(items: Sequence[Word], start: int) -> bool:
    """True where brackets or a comma part the office from its holder: `Ketua RT (03) Budi`, `Kepala Dinas, Budi,`."""
    first, end = _subject_end(items, start), right_phrase(items, start)[1]
    return first < end and items[first].text in {",", "("} and items[start].kind is not EntityKind.PERSON


def _is_human_head(items: Sequence[Word], start: int) -> bool:
    word, lexical = items[start], lexicon()
    if (
        word.kind is EntityKind.PERSON
        or word.lower in {"seorang", "salah"}
        or word.lower in lexical.people
        or word.lower in lexical.offices
    ):
        return True
    if word.lower in lexical.titles:
        return True
    return word.has_enclitic and word.stem in lexical.people


def _is_one_person(items: Sequence[Word], start: int, end: int) -> bool:
    """`Seorang pedagang`, `pedagang itu`, `Istrinya`; not `sebagian warga`, `salah satu prinsip`."""
    lexical = lexicon()
    words = [item for item in items[start:end] if item.is_word]
    if words[0].lower == "seorang" or words[0].has_enclitic:
        return True
    if words[-1].lower in {"saya", "kami"}:
        return words[0].lower in lexical.relations
    if words[0].lower == "salah":
        return len(words) > 2 and (words[1].lower == "seorang" or words[2].lower in lexical.people)
    return (
        words[-1].lower in {"itu", "tersebut", "ini"}
        and words[0].lower in lexical.people
        and words[0].lower not in lexical.indefinites
    )


def _subject_end(items: Sequence[Word], start: int) -> int:
    """Where the noun phrase that opens at `start` ends: before its predicate, a comma or a preposition."""
    lexical = lexicon()
    for index in range(start, len(items)):
        item = items[index]
        if item.kind is EntityKind.PERSON:
            continue
        if item.text in {",", ":", ";", "(", "."} and not (
            item.text == "."
            and index + 1 < len(items)
            and items[index + 1].is_capitalised
            and len(items[index - 1].text) <= 3
        ):
            return index
        verb = (item.upos in {"VERB", "AUX", "ADV"} or item.lower in lexicon().adverbs) and not item.is_capitalised
        if item.lower in lexical.naming:
            continue
        if (
            index > start
            and item.is_word
            and not item.is_capitalised
            and (
                verb
                or item.lower in lexical.predicators - {"itu"}
                or item.lower in {"yang", "juga", "pun", "lalu", "kemudian"}
            )
        ):
            return index
        if item.quotation >= 0:
            return index
    return len(items)


def _owned(items: Sequence[Word], start: int, phrase: Phrase) -> bool:
    """`Keluarga besar Fasha`, `Putra Fasha tersebut`: the name only says whose relative it is."""
    if phrase.form is not Form.NAME or items[start].kind is EntityKind.PERSON:
        return False
    name = phrase.name or phrase.text
    before_name = phrase.text[: phrase.text.find(name)].rstrip()
    return items[start].lower in lexicon().relations and not before_name.endswith((",", ".", ")"))


def pronoun_subject(passage: Passage) -> int | None:
    """Where a third person's pronoun stands as the subject that opens a sentence, or follows its opening clause; None if nowhere."""
    third = lexicon().third_person
    for index, item in enumerate(passage.items[:_LATEST_PRONOUN]):
        if item.lower in third:
            return index if index == 0 or passage.items[index - 1].text == "," else None
    return None


_LATEST_PRONOUN = 20


def owns(passage: Passage) -> bool:
    """`Keluarga Budi datang.`: the person named first only says whose the noun before is."""
    for start, _ in entity_ranges(passage.items):
        before = passage.items[start - 1] if start else None
        return (
            before is not None and before.upos == "NOUN" and before.lower not in lexicon().people - lexicon().relations
        )
    return False


def introduced_name(reading: Reading, passage: Passage) -> str | None:
    """The name in `Namanya Parjono, 74 tahun.`, `Ia bernama Parjono.`; None where a sentence gives nobody a name."""
    items = passage.items
    for start, end in entity_ranges(items):
        opening = [item.lower for item in items[:start]]
        if opening in (["namanya"], ["nama", "lengkapnya"], ["ia", "bernama"], ["dia", "bernama"]):
            return span_of(items, start, end).of(reading.text)
        return None
    return None


def antecedent(reading: Reading, passage: Passage, before: int) -> str | None:
    """The name that opens a sentence, or its subordinate clause, before the offset `before`; None if there is none."""
    items = [item for item in passage.items if item.span.end <= before]
    for start, end in entity_ranges(items):
        opening = [item for item in items[:start] if item.is_word]
        offices = lexicon().people | lexicon().titles
        if all(
            item.lower in lexicon().subordinating or item.is_capitalised or item.lower in offices for item in opening
        ) and not any(item.lower in lexicon().prepositions - lexicon().subordinating for item in opening):
            return span_of(items, start, end).of(reading.text)
        return None
    return None
