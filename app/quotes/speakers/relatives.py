"""Whose relative or spokesman speaks, where a name only says whose: `kata istri Budi`, `Perwakilan Budi membantah`."""

from __future__ import annotations

from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.speakers.attention import Attention
from app.quotes.types import SpeakerKind


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


_LONGEST = 3
"""Words: `anak bungsu kandung`."""
_NEVER_TITLES = frozenset("istri suami anak adik menantu mertua keponakan cucu".split())
_ALSO_TITLES = frozenset("ibu ayah kakak ibunda ayahanda putra putri".split())
"""`kata ayah Budi`; `Ayah Budi` may be how Budi is called."""
KIN = _NEVER_TITLES | _ALSO_TITLES
_SPEAKING_FOR = frozenset("perwakilan manajer agen jubir".split())
