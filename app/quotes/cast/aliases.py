"""Other names of a person: nicknames, acronyms in brackets, clipped and misspelt names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.quotes.findings import Reading
from app.quotes.names.forms import is_one_letter_off, is_shorter_form, respelt
from app.quotes.reading import Passage
from app.quotes.words import Word, entity_ranges, span_of


def aliases_in(reading: Reading) -> Iterator[tuple[str, str]]:
    """`Damar Wulan (DW)`, `Lestari Dewi, yang akrab disapa Tari,`: another name, and its owner."""
    for passage in reading.passages:
        items = passage.items
        for start, end in entity_ranges(items):
            owner = _owner_of_nickname(reading, passage, end)
            if owner is not None:
                yield span_of(items, start, end).of(reading.text), owner
            nickname = _nickname_after(items, end)
            if nickname is not None:
                yield (
                    span_of(items, nickname[0], nickname[1]).of(reading.text),
                    span_of(items, start, end).of(reading.text),
                )
            if (
                end + 2 < len(items)
                and items[end].text == "("
                and items[end + 2].text == ")"
                and items[end + 1].is_capitalised
            ):
                name, alias = span_of(items, start, end).of(reading.text), items[end + 1].text
                if alias[0] == name[0]:
                    yield alias, name


def _nickname_after(items: Sequence[Word], end: int) -> tuple[int, int] | None:
    """Where a nickname stands after the name that ends at `end`: `…, yang akrab disapa Tari`, `… alias Tari`."""
    for index in range(end, min(len(items), end + _FARTHEST_NICKNAME)):
        word = items[index]
        if word.lower in _CALLED:
            return next((bounds for bounds in entity_ranges(items) if bounds[0] in {index + 1, index + 2}), None)
        if word.lower not in _BEFORE_CALLED:
            return None
    return None


def _owner_of_nickname(reading: Reading, passage: Passage, end: int) -> str | None:
    """Who is meant by a name before `, sapaan akrab Lestari,` or `, sapaan akrabnya,`: the name that follows, else the person named last before."""
    items = passage.items
    if end + 1 >= len(items) or items[end].text != ",":
        return None
    if _is_called_so(items, end + 1):
        return _named_in_full_before(reading, passage, items[end - 1])
    if items[end + 1].lower not in {"sapaan", "panggilan"}:
        return None
    for start, stop in entity_ranges(items):
        if end < start <= end + _FARTHEST_NICKNAME:
            return span_of(items, start, stop).of(reading.text)
    if not any(item.has_enclitic for item in items[end + 1 : end + 4]) or passage.index == 0:
        return None
    before = reading.passages[passage.index - 1].items
    named = list(entity_ranges(before))
    return span_of(before, *named[-1]).of(reading.text) if named else None


def _is_called_so(items: Sequence[Word], start: int) -> bool:
    """`…, begitu ia akrab disapa.` · `…, rektor ini akrab disapa.`: the clause ends with how somebody is called."""
    for index in range(start, min(len(items), start + _FARTHEST_NICKNAME + 1)):
        if items[index].text in {",", "."}:
            return False
        if items[index].lower in {"disapa", "dipanggil"}:
            return index + 1 >= len(items) or items[index + 1].text in {",", "."}
    return False


def _named_in_full_before(reading: Reading, passage: Passage, nickname: Word) -> str | None:
    """The last person who was named with several words in the sentences before."""
    for earlier in reversed(reading.passages[max(0, passage.index - _FARTHEST_OWNER) : passage.index]):
        for start, end in reversed(list(entity_ranges(earlier.items))):
            name = span_of(earlier.items, start, end).of(reading.text)
            if end - start > 1 and nickname.text not in name.split():
                return name
    return None


_FARTHEST_OWNER = 6
"""Passages."""


_FARTHEST_NICKNAME = 6


_CALLED = frozenset({"disapa", "dipanggil", "alias", "disebut"})


_BEFORE_CALLED = frozenset({",", "yang", "akrab", "biasa", "kerap", "sering", "lebih", "dikenal", "juga"})


_SHORTEST_CLIPPED = 4


_CLIPPED_LETTERS = 2


def clipped(keys: Sequence[str], there: Sequence[str]) -> bool:
    """`Wirya` for Wiryawanto: a short name made of the first syllables of a word of a longer one."""
    if len(keys) != 1 or len(keys[0]) < _SHORTEST_CLIPPED:
        return False
    longest = len(keys[0]) + _CLIPPED_LETTERS
    return any(other.startswith(keys[0]) and len(other) >= longest for other in there)


_SHORTEST_MISSPELT = 5


def misspelt(keys: Sequence[str], there: Sequence[str]) -> bool:
    """`Nendeng` for Nenden Lestari, `Sandaiaga Uno` for Sandiaga Uno: one long word differs by one letter.

    Of two full names not the last letter, which tells brother from sister: `Yulianto Wibowo`, `Yulianti Wibowo`.
    """
    if len(keys) == 1:
        return len(there) > 1 and any(_is_slip(keys[0], other) for other in there)
    if len(keys) != len(there):
        return False
    odd = [(one, other) for one, other in zip(keys, there, strict=True) if one != other]
    return len(odd) == 1 and odd[0][0][-1] == odd[0][1][-1] and _is_slip(*odd[0])


def _is_slip(one: str, other: str) -> bool:
    return len(one) >= _SHORTEST_MISSPELT and is_one_letter_off(one, other) and respelt(one) != respelt(other)


def otherwise_spelt(keys: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """`Atif` for Atip Suryana, `Moh. Fauzi` for Muhammad Fauzi: the same name, or a shorter form of it, in another spelling."""
    one, other = _in_one_spelling(keys), _in_one_spelling(there)
    return is_shorter_form(one, other) or is_shorter_form(other, one)


@lru_cache(maxsize=4096)
def _in_one_spelling(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(respelt, keys))
