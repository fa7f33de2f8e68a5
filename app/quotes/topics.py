"""What a narrative sentence is about: the person that the next pronoun will point to."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.actors import acting, after_opening_name, agent, met, whose_voice
from app.quotes.behind import deputy, named_after_clause, one_of_them, without_name
from app.quotes.connectives import skip_opening
from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import without_ranks
from app.quotes.names.headlines import is_headline
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.before_cue import left_phrase
from app.quotes.phrases.heads import holds_office, is_apposed, is_human_head, is_one_person, subject_end
from app.quotes.phrases.inner_marks import self_named
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.presenting import presented
from app.quotes.reading import Passage
from app.quotes.touched import given_floor, touched, turns_up
from app.quotes.types import EntityKind
from app.quotes.words import Word


def subject(reading: Reading, passage: Passage) -> Phrase | None:
    """The source phrase that opens a passage, groups and pairs included: `Warganet pindah ke X dan menyebut …`."""
    return topic(reading, passage) or several(reading, passage)


def several(reading: Reading, passage: Passage) -> Phrase | None:
    """The same where `topic` sees none: groups and pairs, and pronouns."""
    items = passage.items
    start = skip_opening(items, 0, len(items))
    start += start < len(items) and items[start].lower == "baik"  # `Baik Budi maupun Ani`
    after = _after_opening_adverbial(items, start) if start < len(items) else start
    for first in (start, after):
        if first < len(items) and items[first].lower in lexicon().subject_pronouns:
            return phrase_of(reading.text, items, first, first + 1)
    if after < len(items) and items[after].lower in lexicon().organisations:  # `Di Randu, Kementerian Sosial …`
        start = after
    if start >= len(items) or not (is_human_head(items, start) or items[start].lower in lexicon().organisations):
        return None
    end = right_phrase(items, start)[1]
    return phrase_of(reading.text, items, start, min(end, subject_end(items, start)) if end > start else end)


_PUBLISHING = frozenset(
    "merilis menerbitkan mengeluarkan mengunggah membagikan menulis memposting mempublikasikan menyampaikan menyiarkan membacakan".split()
)


def publisher(reading: Reading, passage: Passage) -> Phrase | None:
    """`Tak lama kemudian, Sambara Music merilis pernyataan resmi.`: who published what the article then gives word for word."""
    items = passage.items
    verb = next((i for i, item in enumerate(items) if item.lower in _PUBLISHING), 0)
    if not verb or not any(item.stem in lexicon().speech_nouns for item in items[verb + 1 : verb + 3]):
        return None
    bounds = left_phrase(items, verb, 0)
    return phrase_of(reading.text, items, *bounds) if bounds else None


def topic(reading: Reading, passage: Passage) -> Phrase | None:
    """The source phrase of the person or body that a passage is about: its subject, or the agent of a presenting passive.

    None where the subject is a thing, where no subject opens the sentence, or in a headline.
    """
    items = passage.items
    if is_headline(items) or _is_told_by_the_same(items):
        return None
    by = presented(reading, items) or given_floor(reading, items) or turns_up(reading, items) or met(reading, items)
    if by is not None:
        return by
    start = past_openings(items)
    if start > 0 and (apart := after_opening_name(reading, items, start)) is not None:
        return apart
    if start < len(items) and is_human_head(items, start) and not _is_prize(items, start):
        return _opening_subject(reading, items, start)
    return (
        whose_voice(reading, items, start) or agent(reading, items) or touched(reading, items) or acting(reading, items)
    )


def _is_told_by_the_same(items: Sequence[Word]) -> bool:
    """`Hal itu disampaikannya saat apel yang dihadiri Budi.`: by the one in focus, whoever else was there."""
    opening = items[:_LONGEST_REFERENCE]
    return any(item.has_enclitic and item.stem in lexicon().passive for item in opening)


_LONGEST_REFERENCE = 5
"""Words."""


def past_openings(items: Sequence[Word]) -> int:
    """`Pada Jumat, berbicara kepada petani, presiden melunak.`: where the subject may begin, past connectives, times and adverbials."""
    start = skip_opening(items, 0, len(items))
    while start < len(items) and (not items[start].is_word or (start > 0 and items[start].text == ",")):
        start += 1
    if start < len(items) and not is_human_head(items, start):
        start = _after_time(items, start)
    for _ in range(_MOST_ADVERBIALS):
        if start < len(items) and not is_human_head(items, start):
            start = _after_opening_adverbial(items, start)
    return start


def _is_prize(items: Sequence[Word], start: int) -> bool:
    """`Juara kedua diraih Budi.`"""
    return start + 1 < len(items) and items[start].lower == "juara" and items[start + 1].text.islower()


def _opening_subject(reading: Reading, items: Sequence[Word], start: int) -> Phrase | None:
    """The phrase of the person that opens a clause at `start`."""
    end = (
        min(subject_end(items, start), right_phrase(items, start)[1])
        if not is_apposed(items, start)
        else right_phrase(items, start)[1]
    )
    if (one := one_of_them(items, start)) is not None:
        return phrase_of(reading.text, items, *right_phrase(items, one))
    if (acting_for := deputy(items, end)) is not None:
        return phrase_of(reading.text, items, *right_phrase(items, acting_for))
    if not is_one_person(items, start, end) and (unnamed := without_name(items, end)) is not None:
        return phrase_of(reading.text, items, start, unnamed)
    called = self_named(items, start, min(len(items), end + _LONGEST_SELF_NAMED))
    phrase = phrase_of(reading.text, items, start, called[1] if called else end) if end > start else None
    if (
        phrase is None
        or phrase.form in {Form.PLURAL, Form.PAIR}
        or (phrase.form is Form.NOUN and not (is_one_person(items, start, end) or holds_office(items, start, end)))
    ):
        if phrase is not None and phrase.form is Form.PAIR:
            return None
        named = (
            named_after_clause(reading, items, start, end) if phrase is not None and phrase.form is Form.NOUN else None
        )
        return named or acting(reading, items) or touched(reading, items)
    if _is_only_acronym(items[start:end], phrase):
        return None
    if phrase.form is Form.NOUN and (apposed := named_after_clause(reading, items, start, end)) is not None:
        return apposed
    if not _owned(items, start, phrase):
        return phrase
    one = items[start].lower in _ONE_RELATIVE and items[start + 1].kind is EntityKind.PERSON
    return _asked_relative(items, end, phrase) or (phrase if one else None)


def _is_only_acronym(items: Sequence[Word], phrase: Phrase) -> bool:
    """`Guru PNS yang sudah bersertifikat …`: capitals that nobody took for a person."""
    unseen = all(item.kind is not EntityKind.PERSON for item in items)
    return phrase.form is Form.NAME and unseen and (phrase.name or "").isupper()


_ONE_RELATIVE = frozenset({"istri", "suami", "adik", "menantu", "mertua"})
"""`Istri Budi` is one person; who, the speakers tell."""


def _asked_relative(items: Sequence[Word], end: int, phrase: Phrase) -> Phrase | None:
    """`Istri Budi, yang ditemui di rumahnya, menolak berkomentar.`: somebody's kin or agent, whom the reporter asked."""
    asked = any(item.lower in _ASKED for item in items[end:])
    return (
        Phrase(Form.NOUN, phrase.text, phrase.span, name=phrase.text, head=phrase.text.split()[0].casefold())
        if asked
        else None
    )


_ASKED = frozenset("ditemui dihubungi ditanya ditanyai dimintai diwawancarai berkomentar bungkam dikonfirmasi".split())
_MOST_ADVERBIALS = 2
_LONGEST_SELF_NAMED = 7
"""Words."""


def _after_opening_adverbial(items: Sequence[Word], start: int) -> int:
    """`Dihubungi melalui telepon, Direktur …`: past the adverbial or participle that opens the sentence."""
    comma = next((i for i in range(start, min(len(items), start + 14)) if items[i].text == ","), None)
    first, lexical = items[start], lexicon()
    if comma is not None and any(item.lower in lexical.third_person for item in items[start:comma]):
        closed = all(item.kind is EntityKind.PERSON or not item.is_word for item in items[comma:])
        if closed:  # `Saat itu ia ditemani asistennya, Budi.`
            return start
    adverbial = first.lower != "seperti" and (
        first.lower in lexical.adverbial_stops | lexical.prepositions | lexical.times | lexicon().subordinating
        or first.lower.startswith("di")
        or (
            first.upos == "VERB" and (start == 0 or items[start - 1].text == ",")
        )  # `Mewakili dinas, Budi menekankan …`
    )
    return comma + 1 if comma is not None and adverbial else start


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


def _owned(items: Sequence[Word], start: int, phrase: Phrase) -> bool:
    """`Keluarga besar Fasha`, `Putra Fasha tersebut`: the name only says whose relative it is; `Juru bicara kepresidenan Budi` is Budi."""
    if phrase.form is not Form.NAME or items[start].kind is EntityKind.PERSON:
        return False
    name = phrase.name or phrase.text
    first = next(
        (i for i in range(start, len(items)) if items[i].span.start >= phrase.span.start + phrase.text.find(name)),
        start,
    )
    if _is_lawyer(items, start, first):
        return False
    apart = items[without_ranks(items, start, first)].text in {",", "."} or items[first - 1].text == ")"
    if items[start].lower == "juru" and _names_a_body(phrase.text[: phrase.text.find(name)]):
        return False
    if any(
        item.lower in lexicon().people - lexicon().relations
        for item in items[start + 1 : without_ranks(items, start, first)]
    ):
        return False  # `asisten pelatih Budi`, `penasihat hukum terdakwa Dr. Budi`: an office, and whose it is
    return items[start].lower in lexicon().relations and not apart


def _is_lawyer(items: Sequence[Word], start: int, name: int) -> bool:
    """`Penasihat hukum terdakwa Dr Budi Santoso SH`: degrees in law after the name are the lawyer's, not his client's."""
    end = name
    while end < len(items) and items[end].kind is EntityKind.PERSON:
        end += 1
    end += end < len(items) and items[end].text == ","
    letters = items[end].text.replace(".", "") if end < len(items) else ""
    return items[start].lower in _AT_LAW and letters in {"SH", "MH", "MHum"}


_AT_LAW = frozenset({"penasihat", "kuasa", "pengacara", "advokat"})


def _names_a_body(spokesman: str) -> bool:
    """`juru bicara kepresidenan`: after the two words of the office comes for whom it speaks, and no relative's word."""
    words = spokesman.casefold().split()
    return len(words) > 2 and words[-1] not in lexicon().relations
