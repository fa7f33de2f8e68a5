"""Whose relative or spokesman speaks, where a name only says whose: `kata istri Budi`, `Perwakilan Budi membantah`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention
from app.quotes.types import SpeakerKind
from app.quotes.words import Word, entity_ranges, span_of


def relative_of_named(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`kata istri Budi`, where the article told of Budi before: his wife, who has no name here. None where the phrase is Budi himself.

    `Istri, Ani`, `sang istri Ani` and `istrinya Ani` are Ani; so is whom nobody has heard of yet.
    """
    name = phrase.name
    if phrase.form is not Form.NAME or name is None or not phrase.text.endswith(name):
        return None
    before = phrase.text[: -len(name)].split()
    if not 0 < len(before) <= _LONGEST or not all(word.isalpha() for word in before):
        return None
    owner = attention.cast.find(name, SpeakerKind.PERSON)
    if owner is None or attention.cast.first_passage(owner) >= passage or not _is_another(owner, before):
        return None
    return attention.cast.other(phrase.text, SpeakerKind.UNNAMED, passage)


def _is_another(owner: Person, before: list[str]) -> bool:
    """True where the words before the name are whose somebody is, and nothing that the article calls the owner himself."""
    first = before[0].casefold()
    if any(word[0].isupper() for word in before[1:]):
        return False
    own = any(len(words) > len(before) and words[0] == first for words in map(role_words, owner.roles))
    if first in _NEVER_TITLES or (first in _ALSO_TITLES and before[0].islower()):
        return not own
    return first in _SPEAKING_FOR and len(before) == 1 and not own


def note_kin(attention: Attention, passage: Passage) -> None:
    """`Istrinya, Ani, tersenyum.` · `Budi menikah dengan Ani pada 1975.`: remember by name who is whose kin."""
    items = passage.items
    for number, (start, end) in enumerate(entity_ranges(items)):
        noun = _kin_before(items, start)
        if not noun:
            continue
        name = span_of(items, start, end).of(attention.reading.text)
        person = attention.cast.find(name, SpeakerKind.PERSON)
        before = [other for other in attention.named_in(passage)[:number] if other is not person]
        owner = attention.focus if attention.focus is not person else attention.former
        owner = before[0] if len(before) == 1 else owner or attention.only_person_before(passage.index)
        if person is None or owner is None or owner is person:
            continue
        for one in ("istri", "suami") if noun == "menikah" else (noun,):
            attention.kin.setdefault((one, id(owner)), person)


def _kin_before(items: Sequence[Word], name: int) -> str:
    """`istri` of `istrinya, Ani`; `menikah` where somebody marries the one named at `name`; else nothing."""
    before = [item.lower for item in items[max(0, name - 2) : name]]
    if before == ["menikah", "dengan"] or before[-1:] in (["menikahi"], ["mempersunting"]):
        return "menikah"
    noun = before[0] if before[-1:] == [","] else (before or [""])[-1]
    return noun.removesuffix("nya") if noun.endswith("nya") and noun.removesuffix("nya") in KIN else ""


def is_kin_of_another(attention: Attention, phrase: str) -> bool:
    """`istrinya`, where the article has named another one's wife, and none of the one in focus; a father may be that of several."""
    word, focus = phrase.casefold(), attention.focus
    owners = {owner for (noun, owner) in attention.kin if word == f"{noun}nya" and noun in _SPOUSES}
    return focus is not None and focus.kind is SpeakerKind.PERSON and bool(owners) and id(focus) not in owners


def kin_named(attention: Attention, phrase: str) -> Person | None:
    """`istrinya`, `sang kakak`: whom the article has named as kin of the one in focus, or the one in focus who was named so."""
    words, focus = phrase.casefold().split(), attention.focus
    noun = words[-1].removesuffix("nya")
    if focus is None or noun not in KIN or not (words == [f"{noun}nya"] or words[:-1] in (["sang"], ["si"])):
        return None
    own = any(one == noun and person is focus for (one, _), person in attention.kin.items())
    return focus if own else attention.kin.get((noun, id(focus)))


_LONGEST = 3
"""Words: `anak bungsu kandung`."""
_NEVER_TITLES = frozenset("istri suami anak adik menantu mertua keponakan cucu".split())
_ALSO_TITLES = frozenset("ibu ayah kakak ibunda ayahanda putra putri".split())
"""`kata ayah Budi`; `Ayah Budi` may be how Budi is called."""
_SPOUSES = frozenset({"istri", "suami"})
KIN = _NEVER_TITLES | _ALSO_TITLES
_SPEAKING_FOR = frozenset("perwakilan manajer agen jubir".split())
