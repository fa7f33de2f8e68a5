"""Who a subject turns out to be behind its noun: `Bupati Ani diwakili Sekda Budi` · `Siswi bernama Sari` · `Warga yang enggan disebut namanya`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_title
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.presenting import BEING
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges


def deputy(items: Sequence[Word], end: int) -> int | None:
    """`Bupati Ani (yang) diwakili Sekda Budi membuka …`: where who acts for the one whose phrase ends at `end` begins; None where nobody does."""
    at = end + (items[end].text == ",") if end < len(items) else end
    at += at < len(items) and items[at].lower == "yang"
    deputised = at + 2 < len(items) and items[at].lower == "diwakili"
    return at + 1 + (items[at + 1].lower == "oleh") if deputised else None


def one_of_them(items: Sequence[Word], start: int) -> int | None:
    """`Salah seorang di antara mereka, Hamid, lebih gusar.`: where the name begins; None where none follows."""
    if items[start].lower not in {"salah", "seorang"}:
        return None
    close = range(start + 2, min(len(items) - 2, start + _LONGEST_CLAUSE))
    them = next((i for i in close if items[i].lower in {"mereka", "antaranya"} and items[i + 1].text == ","), None)
    if them is None:
        return None
    name = them + 2 + is_title(items[them + 2])
    return name if name < len(items) and items[name].kind is EntityKind.PERSON else None


def without_name(items: Sequence[Word], end: int) -> int | None:
    """`Warga Randu yang enggan disebut namanya mengeluh.`: where the clause ends that makes of the noun before it one person."""
    if end >= len(items) or items[end].lower != "yang":
        return None
    clause = range(end + 2, min(len(items), end + _LONGEST_CLAUSE))
    return next(
        (i + 1 for i in clause if items[i].lower in {"namanya", "identitasnya"} and items[i - 1].upos == "VERB"), None
    )


def named_after_clause(reading: Reading, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """`Salah satu peserta yang juga guru, Budi, bercerita.`: the name between commas after the relative clause of a noun that is a person.

    So also `Salah satu peserta yang pulang adalah Budi.`
    """
    if (name := _called(items, start)) is not None:
        return phrase_of(reading.text, items, *right_phrase(items, name))
    if end >= len(items) or not (items[end].lower in {"yang", *BEING} or items[end].lower.startswith("ter")):
        return None  # `Presiden terguling Randu, Budi,`
    being = next((i for i in range(end, len(items) - 1) if items[i].lower in BEING), None)
    if being is not None and any(i.kind is EntityKind.PERSON for i in items[being:]):
        phrase = phrase_of(reading.text, items, *right_phrase(items, being + 1))
        return phrase if phrase is not None and phrase.form is Form.NAME else None
    comma = next((i for i in range(end, len(items)) if items[i].text == ","), len(items))
    for first, stop in entity_ranges(items):
        if first > comma:
            closed = stop < len(items) and items[stop].text in {",", "("}
            opened = all(is_title(item) or not item.is_word for item in items[comma:first])
            return phrase_of(reading.text, items, first, stop) if closed and opened else None
    return None


def _called(items: Sequence[Word], start: int) -> int | None:
    """`Seorang siswi berusia sembilan tahun bernama Ani` · `Juru bicara itu, yang dikenal sebagai Komandan Budi,`: where the name begins."""
    for index in range(start + 1, min(len(items) - 2, start + _LATEST_CALLED)):
        known_as = items[index].lower == "sebagai" and items[index - 1].lower == "dikenal"
        if known_as or items[index].lower in lexicon().naming:
            name = index + 1 + (items[index + 1].is_capitalised and items[index + 1].kind is None)
            return name if items[name].kind is EntityKind.PERSON else None
    return None


_LATEST_CALLED = 12
"""Words."""
_LONGEST_CLAUSE = 7
"""Words, up to `namanya`."""
