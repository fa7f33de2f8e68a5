"""Other names of a person: nicknames, acronyms in brackets, clipped and misspelt names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.quotes.cast.person import Person
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
    if end + 1 >= len(items) or items[end].text != "," or items[end + 1].lower not in {"sapaan", "panggilan"}:
        return None
    for start, stop in entity_ranges(items):
        if end < start <= end + _FARTHEST_NICKNAME:
            return span_of(items, start, stop).of(reading.text)
    if not any(item.has_enclitic for item in items[end + 1 : end + 4]) or passage.index == 0:
        return None
    before = reading.passages[passage.index - 1].items
    named = list(entity_ranges(before))
    return span_of(before, *named[-1]).of(reading.text) if named else None


_FARTHEST_NICKNAME = 6


_CALLED = frozenset({"disapa", "dipanggil", "alias", "disebut"})


_BEFORE_CALLED = frozenset({",", "yang", "akrab", "biasa", "kerap", "sering", "lebih", "dikenal", "juga"})


_SHORTEST_CLIPPED = 4


_CLIPPED_LETTERS = 2


def clipped(keys: Sequence[str], people: Iterable[Person]) -> Person | None:
    """`Wirya` for Wiryawanto: a short name made of the first syllables of a longer one, if of one only."""
    if len(keys) != 1 or len(keys[0]) < _SHORTEST_CLIPPED:
        return None
    longest = len(keys[0]) + _CLIPPED_LETTERS
    return _only(p for p in people if any(k.startswith(keys[0]) and len(k) >= longest for k in p.keys))


_SHORTEST_MISSPELT = 5


def misspelt(keys: Sequence[str], people: Iterable[Person]) -> Person | None:
    """`Nendeng` for Nenden Lestari, `Sandaiaga Uno` for Sandiaga Uno: the one known name from which one long word differs by one letter."""
    return _only(p for p in people if _differs_by_a_letter(keys, p.keys))


def _differs_by_a_letter(keys: Sequence[str], there: Sequence[str]) -> bool:
    """Of two full names not the last letter, which tells brother from sister: `Yulianto Wibowo`, `Yulianti Wibowo`."""
    if len(keys) == 1:
        return len(there) > 1 and any(_is_slip(keys[0], other) for other in there)
    odd = [(one, other) for one, other in zip(keys, there, strict=False) if one != other]
    return len(keys) == len(there) and len(odd) == 1 and odd[0][0][-1] == odd[0][1][-1] and _is_slip(*odd[0])


def _is_slip(one: str, other: str) -> bool:
    return len(one) >= _SHORTEST_MISSPELT and is_one_letter_off(one, other) and respelt(one) != respelt(other)


def otherwise_spelt(keys: Sequence[str], people: Iterable[Person]) -> Person | None:
    """`Atif` for Atip Suryana, `Moh. Fauzi` for Muhammad Fauzi: the one known name that is the same in another spelling."""
    here = tuple(map(respelt, keys))
    spelt = [(p, tuple(map(respelt, p.keys))) for p in people]
    return _only(p for p, there in spelt if is_shorter_form(here, there) or is_shorter_form(there, here))


def _only(people: Iterable[Person]) -> Person | None:
    """The one of `people`; None where there are several."""
    found = list(people)
    return found[0] if len(found) == 1 else None
