"""Who a noun phrase without a name points to: `menteri itu`, `juru bicara istana`, `seorang warga`."""

from __future__ import annotations

from collections.abc import Collection

from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import key_of
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.inner_marks import is_handle
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.types import SpeakerKind
from app.quotes.words import Word, span_of


def noun_speaker(attention: Attention, phrase: Phrase, passage: int) -> Resolution:
    """`menteri itu`, `seorang warga`: somebody of that role, the one in focus, or a source that stays unnamed."""
    lexical = lexicon()
    first = phrase.text.casefold().split()[0]
    indefinite = first in lexical.indefinites or (phrase.head in lexical.group_people and not phrase.definite)
    if phrase.head == "sumber" and len(phrase.text.split()) > _SHORT_SOURCE:
        return Resolution(_source_told_of(attention, phrase, passage), "unnamed")
    if (asked := _asked_before(attention, phrase, passage)) is not None:
        return Resolution(asked, "answer")
    known = None if indefinite else _known(attention, phrase, passage)
    if known is not None:
        return known
    unnamed = attention.cast.other(phrase.name or phrase.text, SpeakerKind.UNNAMED, passage)
    if phrase.head in lexical.group_people:
        attention.group = unnamed
    return Resolution(unnamed, "unnamed")


_SHORT_SOURCE = 2
"""Words: `sumber itu` takes somebody up, `sumber di kantor itu` need not."""


def _source_told_of(attention: Attention, phrase: Phrase, passage: int) -> Person:
    """`sumber di tim penjaringan tadi` after `seorang anggota tim penjaringan`: who was told of in the same words, else a new source."""
    words = set(phrase.text.casefold().split()) - lexicon().function_words - lexicon().prepositions - {phrase.head}
    told = [
        person
        for person in attention.cast.people
        if person.kind is SpeakerKind.UNNAMED and len(words & set(person.name.casefold().split())) > 1
    ]
    again = phrase.definite and len(told) == 1
    return told[0] if again else attention.cast.other(phrase.name or phrase.text, SpeakerKind.UNNAMED, passage)


def called_by_surname(attention: Attention, phrase: Phrase) -> Person | None:
    """`canda Kang` for Kang Min-seok: a form of address that is somebody's surname here."""
    word = phrase.text
    if not word.istitle() or word.casefold() not in lexicon().titles - lexicon().role_heads:
        return None
    person = attention.cast.find(word, SpeakerKind.PERSON)
    return person if person is not None and key_of(word) in person.keys else None


def _known(attention: Attention, phrase: Phrase, passage: int) -> Resolution | None:
    """Whom the article has told of so far by that noun, or by one that fits; None where nobody does."""
    only = attention.only_person_before(passage) if phrase.definite else None
    same = attention.cast.of_the_same(phrase)
    if (by_role := attention.cast.with_role(phrase, only)) is not None:
        return Resolution(by_role, "role")
    if phrase.definite and len(same) == 1:
        return Resolution(same[0], "role")
    if (account := _account_before(attention, phrase, passage)) is not None:
        return Resolution(account, "met")
    if (one := _one_of_kind(attention, phrase, passage, only or attention.focus)) is not None:
        return Resolution(one, "role")
    if (met := _met_before(attention, phrase, passage)) is not None:
        return Resolution(met, "met")
    if only is not None:
        return Resolution(only, "last_named")
    if (holder := _only_holder(attention, phrase)) is not None:
        return Resolution(holder, "role")
    if (spokesman := _announced_before(attention, phrase, passage)) is not None:
        return Resolution(spokesman, "announced")
    focus = attention.focus
    if focus is not None and (not same or focus in same) and _takes_up(attention, focus, phrase):
        return Resolution(focus, "focus_noun")
    return None


def _asked_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`"Masih sakit, Om?" tanya Budi. Lelaki tua itu memejamkan mata.`: who was asked, and not who asked."""
    focus, passages = attention.focus, attention.reading.passages
    if not phrase.definite or phrase.head not in _ANYBODY or passage == 0 or passage - 1 not in attention.spoken:
        return None
    if not any(item.lower in {"tanya", "tanyanya", "bertanya"} for item in passages[passage - 1].items):
        return None
    for before in reversed(passages[max(0, passage - _FARTHEST_ASKED) : passage - 1]):
        others = [person for person in attention.named_in(before) if person is not focus]
        if others:
            return others[0] if len(others) == 1 else None
    former = attention.former
    return former if former is not None and former.kind is SpeakerKind.PERSON else None


_FARTHEST_ASKED = 4
"""Passages."""


def _only_holder(attention: Attention, phrase: Phrase) -> Person | None:
    """`menteri itu` where the focus is no minister, `presiden`: the only one whose office that is."""
    other = phrase.definite and phrase.head not in _ANYBODY and _is_of_another_office(attention, phrase)
    return attention.cast.only_with_head(phrase) if other or _is_known_office(phrase) else None


def _takes_up(attention: Attention, focus: Person, phrase: Phrase) -> bool:
    """True where a definite noun, or a bare one for people, may mean the person in focus, and is no relative's."""
    lexical = lexicon()
    bare = len(phrase.text.split()) == 1 and phrase.head in lexical.people - lexical.group_people
    craft = phrase.head == "juru" and phrase.text.split()[1:2] != ["bicara"]  # `juru taktik itu`: nobody's
    kin = phrase.head.removesuffix("nya") in lexical.relations and not craft and not _describes_by_kin(phrase)
    return not kin and _may_be(focus, phrase) and (phrase.definite or (bare and _may_be_bare(attention, phrase)))


_SPEAKING_FOR = frozenset("perwakilan wakil juru jubir pejabat diplomat politisi politikus pengacara".split())


def _announced_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`Ini dinyatakan oleh sekretaris pers Presiden, Budi. "Kami siap," kata perwakilan Istana.` In translated news the same one in other words."""
    if passage == 0 or phrase.head not in _SPEAKING_FOR or passage - 1 in attention.spoken:
        return None
    before = attention.reading.passages[passage - 1]
    opens = before.items[0].lower in {"ini", "hal", "demikian"}
    said = any(item.lower in lexicon().passive for item in before.items[:_PASSIVE_BEGINS])
    return attention.only_person_before(passage) if opens and said else None


_PASSIVE_BEGINS = 4
"""Words."""


def _one_of_kind(attention: Attention, phrase: Phrase, passage: int, first: Person | None) -> Person | None:
    """`pemain itu` where a `gelandang` was named and after her a `pelatih`: the only one near whose description is of that kind.

    None where `first`, whom the noun would mean else, has no description, or one of that kind.
    """
    kinds = lexicon().kinds.get(phrase.head)
    if not phrase.definite or kinds is None or first is None or not first.roles or _is_of(first, kinds):
        return None
    near = [person for person in attention.cast.people if person.last_passage >= max(0, passage - _NEAR_KIND)]
    fitting = [person for person in near if _is_of(person, kinds)]
    return fitting[0] if len(fitting) == 1 else None


def _is_of(person: Person, kinds: Collection[str]) -> bool:
    return any(word in kinds for role in person.roles for word in role_words(role)[:1])


_NEAR_KIND = 5
"""Passages."""


def _account_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`Akun Facebook "Kabar Sehat" mengunggah video. "…," tulis akun itu.`: the account that was named last."""
    if not phrase.definite or phrase.head != "akun":
        return None
    for before in reversed(attention.reading.passages[max(0, passage - _NEAR_KIND) : passage]):
        for index, item in enumerate(before.items):
            if is_handle(before.items, index) or item.text.startswith("@"):
                name = item.span.of(attention.reading.text).strip(_MARKS)
                return attention.cast.named(name, SpeakerKind.PERSON, before.index)
    return None


_MARKS = " \"“”„«»‘’'"


def _met_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`Video itu memperlihatkan seorang pria berjas putih. Pria itu berkata …`: whoever a sentence just before brought in by that noun."""
    if not phrase.definite:
        return None
    for before in reversed(attention.reading.passages[max(0, passage - _NEAR) : passage]):
        items = before.items
        if before.index in attention.spoken:
            continue
        for index in range(len(items) - 2, -1, -1):
            if items[index].lower == "seorang" and items[index + 1].lower == phrase.head:
                return _brought_in(attention, before, index)
    return None


def _brought_in(attention: Attention, before: Passage, start: int) -> Person:
    """The person of the phrase `seorang …` at `start`: by name where the phrase has one, else by the words before its relative clause."""
    items = before.items
    end = right_phrase(items, start)[1]
    named = phrase_of(attention.reading.text, items, start, end)
    if named is not None and named.form is Form.NAME and named.name is not None:
        return attention.cast.named(named.name, SpeakerKind.PERSON, before.index)
    end = start + 2
    while end < len(items) and _describes(items[end]):
        end += 1
    text = span_of(items, start, end).of(attention.reading.text)
    return attention.cast.other(text, SpeakerKind.UNNAMED, before.index)


def _describes(word: Word) -> bool:
    """`paruh baya`, `berjaket hijau`: what follows a noun for somebody within its phrase."""
    return word.text.islower() and (
        word.upos in {"NOUN", "ADJ", "NUM"} or word.lower.startswith("ber") or word.lower == "asal"
    )


_NEAR = 2
"""Passages."""


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
