"""What an office is of, between it and its holder's name: `Gubernur New Jersey Budi`, `CEO Tesla Budi`, `Ketua Dewan Direksi Budi Santoso`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import key_of
from app.quotes.names.hints import Hints
from app.quotes.names.parts import Class
from app.quotes.types import EntityKind
from app.quotes.words import Word


def is_in_place(items: Sequence[Word], index: int) -> bool:
    """`Presiden Sri Lanka Budi`, `Gubernur New Jersey Budi`: a word of a place of several words."""
    return items[index].lower in lexicon().words_of_places and any(
        " ".join(item.lower for item in items[first : first + words]) in lexicon().places_of_words
        for words in range(_LONGEST_PLACE, 1, -1)
        for first in range(max(0, index - words + 1), index + 1)
    )


_LONGEST_PLACE = 4
"""`Ho Chi Minh City`, in words."""


def is_whole_body(items: Sequence[Word], index: int) -> bool:
    """`Kepala Staf Gedung Putih Budi`, `CEO Tesla Budi`: a body whose name is complete; what follows is its holder's."""
    lexical, word = lexicon(), items[index].lower
    if index and f"{items[index - 1].lower} {word}" in lexical.bodies_of_words:
        return True
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return False
    led = index > 0 and items[index - 1].lower in lexical.company_heads and following.is_capitalised
    return f"{word} {following.lower}" in lexical.bodies_of_words or (led and word in lexical.bodies_like_names)


def goes_on_office(items: Sequence[Word], index: int, before: Sequence[Class], hints: Hints) -> bool:
    """`Ketua Dewan Direksi Budi Santoso`: a common word right after an office or a body, before a whole name."""
    return items[index].lower in lexicon().common_words and follows_office(items, index, before, hints)


def follows_office(items: Sequence[Word], index: int, before: Sequence[Class], hints: Hints) -> bool:
    """True for a word right after an office or a body, and before a whole name of two words.

    Not where it stands with the name more often than with the office: `Ketua Bakti Karya Wirawan` beside `Bakti Karya Wirawan`.
    """
    if index + 2 >= len(items) or not before:
        return False
    name = items[index + 1 : index + 3]
    named = all(item.is_capitalised and item.is_word and not item.text.isupper() for item in name)
    opened = before[-1] in _OFFICIAL or items[index - 1].lower in lexicon().role_heads
    if not named or not opened:
        return False
    office, word, following = (key_of(items[i].text) for i in (index - 1, index, index + 1))
    return hints.sequences[office, word] >= hints.sequences[word, following]


_OFFICIAL = frozenset({Class.ROLE, Class.BODY, Class.FIELD, Class.ACRONYM})


def after_what_is_led(items: Sequence[Word], start: int, end: int, hints: Hints) -> int:
    """`Pelatih Rensiba Budi Santoso`: where a name starts after an office, if the name finder sees a whole one but for its first word.

    The word must be a common one, or stand in the article without the name too, as no given name does.
    """
    office = items[start - 1].lower if start else ""
    if start + 2 >= end or office not in lexicon().role_heads | lexicon().fields | {"dan"}:
        return start
    first, person = items[start], items[start + 1]
    whole = person.kind is EntityKind.PERSON and items[start + 2].entity == person.entity
    if not whole or first.kind is EntityKind.PERSON or person.lower in lexicon().particles:
        return start
    word, following = key_of(first.text), key_of(person.text)
    apart = word not in hints.known and hints.sequences[word,] > hints.sequences[word, following]
    return start + 1 if apart or first.lower in lexicon().common_words or "/" in first.text else start
