"""Parts of a name that are something else elsewhere: initials, particles, common words, titles in its middle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title, key_of
from app.quotes.types import EntityKind
from app.quotes.words import Word

LONGEST_INITIAL = 2


class Class(Enum):
    """What a capitalised word is in a run of such words."""

    FUNCTION = auto()
    TITLE = auto()
    ROLE = auto()
    BODY = auto()
    ACRONYM = auto()
    PLACE = auto()
    FIELD = auto()
    DEGREE = auto()
    NAME = auto()


_LONGEST_ADDRESS = 4


def particles(items: Sequence[Word], index: int) -> int:
    """How many items from `index` on are particles and the name after them: `van der Meer`, `br. Siregar`; 0 where none are."""
    end = index
    while end < len(items) and items[end].lower in lexicon().particles:
        end += 1
    if end > index and end < len(items) and items[end].text == "." and items[end - 1].lower in {"br", "bt"}:
        end += 1
    named = end > index and end < len(items) and items[end].is_capitalised and items[end].is_word
    return end + 1 - index if named else 0


def opens_name(word: Word, following: Word | None) -> bool:
    """`Gus Budi`, `Anak Agung Budi`: a title that counts as part of the name."""
    if following is None or not following.is_capitalised:
        return False
    parts = lexicon().part_of_name
    return word.lower in parts or (word.is_capitalised and f"{word.lower} {following.lower}" in parts)


def is_short_name(word: Word) -> bool:
    """`DEN`: a body's letters, where a particle would be `den`."""
    return word.text.isupper() and len(word.text) > LONGEST_INITIAL


def is_given_name(items: Sequence[Word], index: int, before: Sequence[Class]) -> bool:
    """`Kalapas Randu Imam Wiratno`: a common word right before a name, where no office or body takes it."""
    lexical, word = lexicon(), items[index]
    if (
        word.text == "Tim" and before and before[-1] in {Class.ACRONYM, Class.PLACE}
    ):  # `CEO Apple Tim Cook`, but `Ketua Tim Budi`
        return (
            index + 1 < len(items) and items[index + 1].text.istitle() and items[index + 1].lower not in lexical.people
        )
    if word.lower not in lexical.also_given or index + 1 >= len(items) or not items[index + 1].is_capitalised:
        return False
    following = items[index + 1].lower
    if word.lower == "dan":  # `menurut Dan Wirya`, not `Pendidikan Dan Kebudayaan`
        return index > 0 and items[index - 1].text.islower() and items[index + 1].kind is not None
    taken = index > 0 and items[index - 1].lower in {
        "jaksa",
        "hakim",
        "masjid",
        "mahkamah",
        "hari",
        "jumat",
        "wakil",
        "uskup",
        "mufti",
    }
    other = lexical.fields | lexical.organisations | lexical.people | lexical.place_heads | lexical.function_words
    seen = word.kind is EntityKind.PERSON and items[index + 1].entity == word.entity
    return not taken and (index > 0 or bool(before) or seen) and following not in other | lexical.places


def is_middle_name(items: Sequence[Word], index: int, before: Sequence[Class]) -> bool:
    """`Bayu Pemilih Wiratno`: a noun for people between two parts of a name, unless it opens an office."""
    lexical, word = lexicon(), items[index]
    if not before or before[-1] is not Class.NAME or word.lower not in lexical.people or word.lower in lexical.titles:
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    other = lexical.fields | lexical.organisations | lexical.people | lexical.places | lexical.place_heads
    return (
        following is not None
        and following.is_capitalised
        and not following.text.isupper()
        and following.lower not in other
    )


LETTERED = frozenset(
    "komisi grup kelompok kelas blok gedung golongan tipe zona sektor rayon seksi panitia pansus liga seri".split()
)
"""`Komisi C Budi`: what has a letter for its name."""


def is_initial(items: Sequence[Word], index: int, before: Sequence[Class]) -> bool:
    """`Handoko S. Wirya` and `Dr. SR Wiryono`, not `Handoko, S. Pd.`: letters that stand for names."""
    word = items[index]
    after = index + 1 + (index + 1 < len(items) and items[index + 1].text == ".")
    if after > index + 1:
        after += max(0, particles(items, after) - 1)  # `J. van der [Meulen]`
    if after >= len(items) or not items[after].is_capitalised or is_degree(items[after]) or not word.text.isupper():
        return False
    if len(word.text) == 1:
        if items[index - 1].lower in LETTERED:
            return False
        opens = (
            after == index + 1 < len(items) - 1 and items[index + 2].is_capitalised
        )  # `Kepala Dinas Perhubungan R Yana S`
        return bool(before) and (before[-1] is Class.NAME or (opens and before[-1] in {Class.FIELD, Class.ROLE}))
    address = items[index - 1 - (items[index - 1].text == ".")] if index > 1 else items[0]
    personal = is_title(address) and address.lower not in lexicon().people and len(address.text) <= _LONGEST_ADDRESS
    return len(word.text) == LONGEST_INITIAL and bool(before) and personal and after == index + 1


def are_initials(items: Sequence[Word], index: int) -> bool:
    """`W.S. Budi`, where the name finder knows the name after them; no title (`K.H.`) and no country (`U.S.`)."""
    word = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind is not EntityKind.PERSON or is_degree(following) or is_title(word):
        return False
    return _INITIALS.fullmatch(word.text) is not None and key_of(word.text) not in lexicon().places


_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")


def is_inside_name(items: Sequence[Word], index: int, before: Sequence[Class]) -> bool:
    """`Hasrul Datuk Rajo`: a noble title between two words that the name finder takes for a person's."""
    if not before or before[-1] is not Class.NAME or index + 1 >= len(items) or items[index].lower not in _NOBLE:
        return False
    return all(items[i].kind is EntityKind.PERSON and items[i].is_capitalised for i in (index - 1, index, index + 1))


_NOBLE = frozenset({"datuk", "dato", "tuanku", "sultan", "raja", "ratu", "pangeran"})


def is_name_suffix(word: Word) -> bool:
    """`Hamzah ZR`: two letters that close a name; no country, no degree."""
    return len(word.text) == LONGEST_INITIAL and word.text.isupper() and word.text not in {"RI", "AS", "UN", "UE"}
