"""Who a noun phrase without a name points to: `menteri itu`, `juru bicara istana`, `seorang warga`."""

from __future__ import annotations

from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import key_of
from app.quotes.phrases.kinds import Phrase
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.types import SpeakerKind


def noun_speaker(attention: Attention, phrase: Phrase, passage: int) -> Resolution:
    """`menteri itu`, `seorang warga`: somebody of that role, the one in focus, or a source that stays unnamed."""
    lexical = lexicon()
    first = phrase.text.casefold().split()[0]
    indefinite = first in lexical.indefinites or (phrase.head in lexical.group_people and not phrase.definite)
    if not indefinite:
        only = attention.only_person_before(passage) if phrase.definite else None
        by_role = attention.cast.with_role(phrase, only)
        if by_role is not None:
            return Resolution(by_role, "role")
        same = attention.cast.of_the_same(phrase)
        if phrase.definite and len(same) == 1:
            return Resolution(same[0], "role")
        bare = len(phrase.text.split()) == 1 and phrase.head in lexical.people - lexical.group_people
        if only is not None:
            return Resolution(only, "last_named")
        if phrase.definite and _is_of_another_office(attention, phrase):
            holder = attention.cast.only_with_head(phrase)
            if holder is not None:
                return Resolution(holder, "role")
        if _is_known_office(phrase) and (holder := attention.cast.only_with_head(phrase)) is not None:
            return Resolution(holder, "role")
        craft = phrase.head == "juru" and phrase.text.split()[1:2] != ["bicara"]  # `juru taktik itu`: nobody's
        kin = phrase.head.removesuffix("nya") in lexical.relations and not craft and not _describes_by_kin(phrase)
        if (
            attention.focus is not None
            and (not same or attention.focus in same)
            and not kin
            and _may_be(attention.focus, phrase)
            and (phrase.definite or (bare and _may_be_bare(attention, phrase)))
        ):
            return Resolution(attention.focus, "focus_noun")
    unnamed = attention.cast.other(phrase.name or phrase.text, SpeakerKind.UNNAMED, passage)
    if phrase.head in lexical.group_people:
        attention.group = unnamed
    return Resolution(unnamed, "unnamed")


def called_by_surname(attention: Attention, phrase: Phrase) -> Person | None:
    """`canda Kang` for Kang Min-seok: a form of address that is somebody's surname here."""
    word = phrase.text
    if not word.istitle() or word.casefold() not in lexicon().titles - lexicon().role_heads:
        return None
    person = attention.cast.find(word, SpeakerKind.PERSON)
    return person if person is not None and key_of(word) in person.keys else None


def _is_of_another_office(attention: Attention, phrase: Phrase) -> bool:
    """True where all that the article says of the person in focus is something else than `phrase`."""
    if attention.focus is None:
        return True
    roles = [role_words(role)[:1] for role in attention.focus.roles]
    return bool(roles) and role_words(phrase.text)[:1] not in roles


_OFFICES = frozenset({"juru", "sekretaris", "presiden", "menteri", "gubernur", "bupati", "rektor"})
_LONGEST_SMALL_OFFICE = 3


def _is_known_office(phrase: Phrase) -> bool:
    """`juru bicara istana`: an office in small letters, so of a body that readers know from before."""
    office = phrase.head in lexicon().offices or phrase.head in _OFFICES
    return office and phrase.text.islower() and len(phrase.text.split()) <= _LONGEST_SMALL_OFFICE


def _describes_by_kin(phrase: Phrase) -> bool:
    """`istri wali kota ini`, `kakek tujuh cucu itu`: what the person in focus is, no other one."""
    of_many = phrase.text.casefold().split()[2:3] in (["anak"], ["cucu"], ["orang"])
    return phrase.definite and (of_many or phrase.text.endswith((" ini", " tersebut")))


_ANYBODY = frozenset(
    "perempuan wanita pria lelaki laki-laki pemuda pemudi remaja gadis nenek kakek ibu bapak orang admin".split()
)


_OUTSIDERS = frozenset({"analis", "pengamat", "pakar", "pejabat", "kritikus"})
"""People who speak of others."""


def _may_be(person: Person, phrase: Phrase) -> bool:
    """An unnamed source is taken up only by the noun that named it, or by one that fits anybody."""
    words = person.name.casefold().split()
    return person.kind is SpeakerKind.PERSON or phrase.head in _ANYBODY or phrase.head in words


_HELD_BY_ONE = frozenset({"presiden", "gubernur", "bupati", "menteri", "raja", "sultan"})
"""Offices that readers know the holder of without being told."""


def _may_be_bare(attention: Attention, phrase: Phrase) -> bool:
    """A bare role noun (`ahli`) takes up the focus unless somebody unnamed is called just that; `Bupati` is nobody of another office."""
    if phrase.head in lexicon().titles | _OUTSIDERS and _is_of_another_office(attention, phrase):
        return False
    if phrase.head in _HELD_BY_ONE and attention.focus is not None and not attention.focus.roles:
        return False
    return attention.cast.find_other(phrase.text, SpeakerKind.UNNAMED) is None
