"""Cues without a subject of their own: participles and coordinated verbs, whose subject the sentence names elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.around import clause_floor
from app.quotes.clauses.beginning import after_addressee
from app.quotes.clauses.borders import THAT, has_finite_predicate, has_predicate, skip_complementiser
from app.quotes.clauses.ending import CALLING, before_colon_quotation, before_next_cue, calls_in_marks, sentence_end
from app.quotes.clauses.objects import is_clause
from app.quotes.clauses.reported import FEWEST_WORDS, finding_of, is_judged
from app.quotes.connectives import WHILE
from app.quotes.cues import enclitic, is_enclitic_cue, is_inverted_cue
from app.quotes.findings import Finding, Reading
from app.quotes.indirect.relatives import antecedent, is_relative_cue, relative_before, relative_cue
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.before_cue import left_phrase
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.topics import subject, topic
from app.quotes.words import Word


def participial_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi pergi, menyatakan bahwa warga siap.` · `… dengan menegaskan bahwa …` · `Ia tersenyum dan mengatakan, …` The sentence's subject speaks."""
    items = passage.items
    lexical = lexicon()
    if at == 0:
        yield from opening_participle(reading, passage)
        return
    if is_relative_cue(items, at):
        yield from relative_cue(reading, passage, at)
        return
    yield from _purpose_cue(reading, passage, at)
    if items[at].has_enclitic:
        yield from _what_it_is_called(reading, passage, at)
    if at < FEWEST_WORDS or items[at - 1].lower not in _JOINING:
        return
    if items[at].lower not in lexical.active_all:
        return
    told = after_addressee(items, at)
    that = told if told < len(items) and items[told].lower in THAT else at
    complement = any(item.lower in THAT | {"kalau", "jika", "agar", "supaya"} for item in items[at + 1 : at + 3])
    complement = complement or that > at or _says_clause(items, at)
    marked = at + 1 < len(items) and items[at + 1].text in {",", ":"}
    judged = at + 1 < len(items) and is_judged(items, at, len(items))
    tells = items[at].lower in lexical.active or items[at].lower in {"menuduh", "menuding"}
    fragment = tells and not judged and any(item.quotation >= 0 for item in items[at + 1 :])
    called = items[at - 1].lower in WHILE | {",", "dengan"} and calls_in_marks(items, at)
    accused = items[at].lower in ACCUSING and any(item.quotation >= 0 for item in items[at + 1 : at + _LONGEST_ACCUSED])
    if not complement and not called and not accused and not (items[at - 1].lower == "dan" and (marked or fragment)):
        return
    relative = relative_before(items, at)
    if relative:
        phrase = antecedent(reading, items, relative)
    else:
        opening = subject(reading, passage) if complement or fragment or called or accused else topic(reading, passage)
        phrase = source_before(reading, items, at) or opening
    if phrase is None or phrase.span.start > items[at].span.start:
        return
    end = sentence_end(items, at + 1)
    start = skip_complementiser(items, max(that, at + 1 + (items[at + 1].lower in {"pula", "juga", "lagi"})), end)
    end = before_next_cue(items, start, before_colon_quotation(items, start, end))
    if end - start > FEWEST_WORDS or (accused and end - start > 1):
        yield from finding_of(reading, passage, "participial_cue", (start, end), items[at], phrase)


def _purpose_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi menelepon redaksi untuk mengatakan bahwa warga siap.` Who gets in touch or takes the floor to say it says it."""
    items, lexical = passage.items, lexicon()
    if items[at - 1].lower != "untuk" or at + 1 >= len(items) or items[at + 1].lower not in THAT:
        return
    verb = next((i for i in range(max(0, at - _LONGEST_CONTACT), at) if items[i].lower in lexical.contacting), None)
    if verb is None or items[at].lower not in lexical.active_all:
        return
    phrase = subject(reading, passage) or _named_before(reading, items, verb)
    if phrase is None or phrase.span.end > items[verb].span.start:
        return
    unreal = any(item.lower in _UNREAL for item in items[max(0, verb - 2) : at])
    if unreal or any(item.text in {",", ";"} for item in items[verb:at]):
        return
    start = skip_complementiser(items, at + 1, len(items))
    end = before_next_cue(items, start, before_colon_quotation(items, start, sentence_end(items, start)))
    if end - start > FEWEST_WORDS:
        yield from finding_of(reading, passage, "participial_cue", (start, end), items[at], phrase)


def _named_before(reading: Reading, items: Sequence[Word], verb: int) -> Phrase | None:
    """The name right before a verb: `Setelah publikasi, Orbix Mobil menghubungi …`; a common noun may be a thing."""
    bounds = left_phrase(items, verb, 0)
    phrase = phrase_of(reading.text, items, *bounds) if bounds else None
    return None if phrase is None or phrase.form is Form.NOUN else phrase


_UNREAL = frozenset({"tidak", "tak", "belum", "jangan", "akan", "ingin", "hendak", "gagal", "enggan", "bisa", "harus"})
_LONGEST_CONTACT = 8
ACCUSING = frozenset({"menuduh", "menuding", "mendakwa"})
"""Verbs of which the accused belongs to what is said: `menuduh Budi "bermain api"`."""
_LONGEST_ACCUSED = 6


def source_before(reading: Reading, items: Sequence[Word], at: int) -> Phrase | None:
    """`“…,” katanya, dan menambahkan bahwa …` · `…, kata Budi, menambahkan bahwa …`: whoever the cue before points to goes on."""
    for index in range(at - 1, 0, -1):
        dashed = items[index - 1].text in {"-", "–", "—"} and index > 1 and items[index - 2].quotation >= 0
        if items[index - 1].text not in {",", "“”"} and not dashed:
            continue
        if is_enclitic_cue(items[index]):
            return enclitic(items[index])
        if is_inverted_cue(items, index, after_break=True):
            start, end = right_phrase(items, index + 1)
            end -= end == at and items[end - 1].lower == "dan"
            comma = next((i for i in range(end, at) if items[i].text == ","), at)
            if (
                end < comma < at and items[end].lower in lexicon().circumstances
            ):  # `kata Budi dalam jumpa pers, seraya …`
                return phrase_of(reading.text, items, start, end)
            joined = end < at and items[end].text == "," and not any(item.text == "," for item in items[end + 1 : at])
            joined = joined or (end == at - 1 and items[end].lower == "dan")  # `kata Budi dan menambahkan bahwa …`
            joined = joined or items[at - 1].lower in WHILE  # `kata Budi di Randu, seraya menambahkan bahwa …`
            return phrase_of(reading.text, items, start, end) if joined else None
    return None


def _says_clause(items: Sequence[Word], at: int) -> bool:
    """`Budi membantah tuduhan itu, dengan mengatakan warga sudah siap.`: a verb of saying with a clause right after it."""
    end = sentence_end(items, at + 1)
    tells = items[at].lower in lexicon().active or items[at].lower == "mengumumkan"
    if items[at - 1].lower not in _JOINING or not tells or at + 1 >= end:
        return False
    if items[at].lower in lexicon().clausal | {"menambahkan"}:
        return has_predicate(items, at + 1, end) or is_clause(items, at + 1, end)
    bare = items[at].lower in _TELLING and items[at - 1].text != ","  # `dan menekankan pajak itu tetap akan diajukan`
    return bare and has_finite_predicate(items, at + 1, end) and is_clause(items, at + 1, end)


_TELLING = frozenset(
    {
        "menekankan",
        "menegaskan",
        "menjelaskan",
        "mengumumkan",
        "menyatakan",
        "mengungkapkan",
        "menerangkan",
        "menyampaikan",
    }
)


def _what_it_is_called(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi mengecam keputusan itu dan menyebutnya “salah besar”.` · `Budi menyebutnya sebagai “salah besar”.` The words in marks are the content."""
    items = passage.items
    if items[at].stem not in lexicon().active:
        return
    quotation = next((i for i in range(at + 1, min(len(items), at + 3)) if items[i].quotation >= 0), None)
    if quotation is None:
        return
    joined = items[at - 1].lower in _JOINING
    phrase = subject(reading, passage) if joined else _who_calls(reading, items, at, quotation)
    if phrase is not None and phrase.span.end <= items[at].span.start:
        yield from finding_of(reading, passage, "participial_cue", (quotation, quotation + 1), items[at], phrase)


def _who_calls(reading: Reading, items: Sequence[Word], at: int, quotation: int) -> Phrase | None:
    """The person who is the subject of `menyebutnya`; a name in capitals or of one word is none of the person's words."""
    called = reading.quotations[items[quotation].quotation].inner.of(reading.text).strip()
    if " " not in called or not called[0].islower() or items[at].stem not in CALLING:
        return None
    bounds = left_phrase(items, at, clause_floor(items, at))
    phrase = phrase_of(reading.text, items, *bounds) if bounds else None
    return phrase if phrase is not None and phrase.form in {Form.NAME, Form.PRONOUN} else None


_JOINING = frozenset(
    {
        ",",
        "dan",
        "lalu",
        "kemudian",
        "serta",
        "seraya",
        "sambil",
        "sembari",
        "dengan",
        "tetapi",
        "tapi",
        "namun",
        "sementara",
    }
)


def opening_participle(reading: Reading, passage: Passage) -> Iterator[Finding]:
    """`Menyatakan bahwa warga siap, Budi berkata …` (Stating that people are ready, Budi said …) The subject comes after the content."""
    items, lexical = passage.items, lexicon()
    if (
        items[0].lower not in lexical.active_all
        or len(items) <= FEWEST_WORDS
        or items[1].lower not in lexical.complementisers
    ):
        return
    for comma in range(FEWEST_WORDS + 1, len(items) - 1):
        if items[comma].text != ",":
            continue
        subject = items[comma + 1]
        cue = next(
            (i for i in range(comma + 2, min(len(items), comma + 8)) if items[i].lower in lexical.active_all), None
        )
        if cue is not None and (subject.is_capitalised or subject.lower in lexical.third_person):
            phrase = phrase_of(reading.text, items, comma + 1, cue)
            if phrase is not None and phrase.form in {Form.NAME, Form.PRONOUN}:
                yield from finding_of(reading, passage, "opening_participle", (2, comma), items[0], phrase)
            return
