"""Other names of a person: nicknames, acronyms in brackets, clipped and misspelt names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.quotes.cast.person import Person
from app.quotes.findings import Reading
from app.quotes.names.forms import is_one_letter_off
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


def clipped(key: str, people: Iterable[Person]) -> Person | None:
    """`Wirya` for Wiryawanto: a short name made of the first syllables of a longer one, if of one only."""
    if len(key) < _SHORTEST_CLIPPED:
        return None
    longer = [
        p
        for p in people
        if any(other.startswith(key) and len(other) >= len(key) + _CLIPPED_LETTERS for other in p.keys)
    ]
    return longer[0] if len(longer) == 1 else None


_SHORTEST_MISSPELT = 5


def misspelt(key: str, people: Iterable[Person]) -> Person | None:
    """`Nendeng` for Nenden: a single word that differs from a word of one known name by one letter."""
    if len(key) < _SHORTEST_MISSPELT:
        return None
    near = [p for p in people if len(p.keys) > 1 and any(is_one_letter_off(key, other) for other in p.keys)]
    return near[0] if len(near) == 1 else None
