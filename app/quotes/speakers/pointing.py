"""Who a phrase points to, by its form: a name, a pronoun, a pair, a body, a noun, the label of a turn."""

from __future__ import annotations

import re

from app.quotes.cast.person import Person
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import keys_of
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.speakers.nouns import called_by_surname, noun_speaker
from app.quotes.speakers.relatives import relative_of_named
from app.quotes.types import SpeakerKind


def speaker_of(attention: Attention, phrase: Phrase, passage: int) -> Resolution:
    """The speaker that a phrase of passage number `passage` points to."""
    match phrase.form:
        case Form.NAME:
            return _named(attention, phrase, passage)
        case Form.PRONOUN | Form.ENCLITIC:
            person = _one_in_mind(attention, phrase, passage)
            return Resolution(person, "focus" if person else "unknown")
        case Form.PLURAL:
            person = _two_before(attention, passage) or _group_near(attention, passage)
            return Resolution(person, "group" if person else "unknown")
        case Form.PAIR:
            attention.group = attention.cast.other(_full_pair(attention, phrase), SpeakerKind.UNNAMED, passage)
            return Resolution(attention.group, "pair")
        case Form.ORGANISATION if phrase.definite and phrase.head in {"perwakilan", "utusan", "delegasi"}:
            return noun_speaker(
                attention, phrase, passage
            )  # `Perwakilan Serikat Tani itu`: somebody who was just told of
        case Form.ORGANISATION:
            return _organisation(attention, phrase, passage)
        case Form.NOUN:
            person = called_by_surname(attention, phrase)
            return Resolution(person, "name") if person is not None else noun_speaker(attention, phrase, passage)
        case Form.AUTHOR:
            return Resolution(attention.cast.named(phrase.name or "", SpeakerKind.PERSON, passage), "author")
        case Form.LABEL:
            return _label(attention, phrase, passage)


def _one_in_mind(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`katanya`, `ia`: who is in focus, else who was named near by, else the body.

    But `ia`, `dia` and `beliau` are one human being: `Polisi memeriksa Budi. Dia menolak.` is not the police, nor a ministry where people are named.
    """
    focus, human = attention.focus, phrase.head in lexicon().third_person
    several = focus is not None and focus.kind is SpeakerKind.UNNAMED and _is_of_several(focus.name)
    if focus is not None and not (human and several):
        return focus
    body = None if human and attention.names_people_before(passage) else attention.body
    return attention.only_person_near(passage) or focus or body


def _is_of_several(name: str) -> bool:
    """`polisi`, `para warga`: a source of more than one."""
    first = name.casefold().split()[0]
    return first in lexicon().group_people - {"seorang", "seseorang", "sumber"}


def _named(attention: Attention, phrase: Phrase, passage: int) -> Resolution:
    """Whom a name means: its owner, or the relative of whom it is: `kata istri Budi`."""
    relative = relative_of_named(attention, phrase, passage)
    if relative is not None:
        return Resolution(relative, "unnamed")
    _note_nickname(attention, phrase)
    if (meant := _described(attention, phrase)) is not None:
        return Resolution(meant, "focus_noun")
    return Resolution(attention.cast.of_name_phrase(phrase, passage), "name")


def _described(attention: Attention, phrase: Phrase) -> Person | None:
    """`kata Duta Baca Randu ini`: an office and a name that stands nowhere else: who is in focus, whatever looks like a name."""
    focus, name = attention.focus, phrase.name or ""
    if (
        not phrase.role
        or not phrase.text.endswith(name)
        or not _DEMONSTRATIVE.match(attention.reading.text, phrase.span.end)
    ):
        return None
    once = len(attention.cast.passages_of.get(keys_of(name), ())) <= 1
    other = focus is not None and focus.kind is SpeakerKind.PERSON and focus.name != name
    return focus if once and other else None


_DEMONSTRATIVE = re.compile(r" (?:ini|itu|tersebut)(?=[.,]|$)", re.MULTILINE)


def _note_nickname(attention: Attention, phrase: Phrase) -> None:
    """`Perempuan yang akrab disapa Tari ini`: another name of the person in focus."""
    words = phrase.text.casefold().split()
    called = phrase.name is not None and not {"disapa", "dipanggil"}.isdisjoint(words) and "yang" in words[:2]
    if called and attention.focus is not None and attention.focus.kind is SpeakerKind.PERSON:
        attention.cast.alias(phrase.name or phrase.text, attention.focus)


def _group_near(attention: Attention, passage: int) -> Person | None:
    """The group that was told of last, if not long ago."""
    group = attention.group
    return group if group is not None and group.last_passage >= passage - _FARTHEST_GROUP else None


_FARTHEST_GROUP = 12
"""Passages."""
_TWO = 2


def _two_before(attention: Attention, passage: int) -> Person | None:
    """`Cerita Atan dan Limah lain lagi. Keduanya …`: the two people of the sentence before, as one source."""
    if passage == 0:
        return None
    people = attention.named_in(attention.reading.passages[passage - 1])
    if len(people) != _TWO:
        return None
    return attention.cast.other(" dan ".join(p.name for p in people), SpeakerKind.UNNAMED, passage)


def _full_pair(attention: Attention, phrase: Phrase) -> str:
    """All names in full: `Budi dan Ani`, `Budi, Ani, dan Sari`."""
    *first, last = [attention.cast.full_name(name) for name in _BETWEEN_NAMES.split(phrase.name or phrase.text)]
    return ", ".join(first) + ("," if len(first) > 1 else "") + " dan " + last if first else last


_BETWEEN_NAMES = re.compile(r",? dan |, ")


def _organisation(attention: Attention, phrase: Phrase, passage: int) -> Resolution:
    """`kementerian itu` takes up a body that was named; any other body is its own speaker."""
    if phrase.definite or phrase.text.casefold() in _COMPANY:
        named = attention.cast.body_like(phrase, passage) or attention.body_meant(phrase.head)
        if named is not None:
            return Resolution(named, "focus_organisation")
    return Resolution(
        attention.cast.other(phrase.name or phrase.text, SpeakerKind.ORGANISATION, passage), "organisation"
    )


_COMPANY = frozenset({"perusahaan", "perseroan", "emiten"})
"""`menurut perseroan`: without `itu`, too, the company that the article is about."""


def _label(attention: Attention, phrase: Phrase, passage: int) -> Resolution:
    """Whose turn a label opens: a name, an alias in brackets, initials, an office, or the one who is interviewed."""
    label = phrase.name or phrase.text
    if phrase.role and phrase.name != phrase.role:  # minutes give the name in full
        return Resolution(attention.cast.of_name_phrase(phrase, passage), "label")
    person = (
        attention.cast.find(label, SpeakerKind.PERSON)
        or attention.cast.with_initials(label)
        or attention.cast.with_role(phrase)
    )
    if person is None and label.casefold() in lexicon().answers:
        person = attention.cast.most_mentioned()
        return Resolution(person, "interviewee" if person else "unknown")
    if person is None:
        body = attention.cast.find_other(label, SpeakerKind.ORGANISATION)
        person = body or attention.cast.named(label, SpeakerKind.PERSON, passage)
    return Resolution(person, "label")
