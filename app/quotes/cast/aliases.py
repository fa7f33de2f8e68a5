"""Other names of a person: acronyms in brackets, clipped and misspelt names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.quotes.cast.nicknames import nicknames
from app.quotes.findings import Reading
from app.quotes.names.forms import is_one_letter_off, is_shorter_form, key_of, keys_of, name_bounds, respelt
from app.quotes.types import EntityKind
from app.quotes.words import entity_ranges, span_of


def aliases_in(reading: Reading) -> Iterator[tuple[str, str]]:
    """`Damar Wulan (DW)`, `Lestari Dewi, yang akrab disapa Tari,`: another name, and its owner."""
    yield from nicknames(reading)
    yield from _marked(reading)
    yield from _called_for_short(reading)
    for passage in reading.passages:
        items = passage.items
        for start, end in entity_ranges(items):
            if (
                end + 2 < len(items)
                and items[end].text == "("
                and items[end + 2].text == ")"
                and items[end + 1].is_capitalised
            ):
                name, alias = span_of(items, start, end).of(reading.text), items[end + 1].text
                if alias[0] == name[0]:
                    yield alias, name
            if end + 1 < len(items) and items[end].lower == "alias" and items[end + 1].kind is EntityKind.PERSON:
                following = next(bounds for bounds in entity_ranges(items) if bounds[1] > end + 1)
                yield span_of(items, *following).of(reading.text), span_of(items, start, end).of(reading.text)


def _marked(reading: Reading) -> Iterator[tuple[str, str]]:
    """`Kelana "Kiko" Wijaya`, of which the working text has left out the nickname; `Kelana "Kiko"`, `Kelana alias "Kiko"`, `Kelana ("Kiko")`."""
    for nickname in reading.nicknames:
        passage = reading.passages[reading.passage_at(nickname.place)]
        for bounds in entity_ranges(passage.items):
            span = span_of(passage.items, *bounds)
            if span.start < nickname.place < span.end:
                yield nickname.nick, span.of(reading.text)
    for passage in reading.passages:
        for start, end in entity_ranges(passage.items):
            at = end + (end < len(passage.items) and passage.items[end].lower in {"alias", "("})
            if at < len(passage.items) and passage.items[at].quotation >= 0:
                nick = reading.quotations[passage.items[at].quotation].inner.of(reading.text).strip()
                ends = at + 1 >= len(passage.items) or not passage.items[at + 1].is_capitalised
                if ends and len(nick) <= _LONGEST_NICK and nick.istitle() and nick.replace(" ", "").isalpha():
                    yield nick, span_of(passage.items, start, end).of(reading.text)


def _called_for_short(reading: Reading) -> Iterator[tuple[str, str]]:
    """`Pak Kar` for Karsidi: three letters after a form of address, with which the name of one person alone begins."""
    names, short = {}, {}
    for passage in reading.passages:
        for bounds in entity_ranges(passage.items):
            start, end = name_bounds(passage.items, *bounds)
            name = span_of(passage.items, start, end).of(reading.text)
            if len(name) != _SHORT:
                names.update(dict.fromkeys((key for key in keys_of(name) if len(key) > _SHORT), name))
                short.update(dict.fromkeys(key for key in keys_of(name) if len(key) == _SHORT))
            elif start > 0 and passage.items[start - 1].lower in _ADDRESSES:
                short.setdefault(key_of(name), name)
    for key, call in short.items():
        owners = [
            name for word, name in names.items() if word.startswith(key) and len(word) >= _SHORT + _CLIPPED_LETTERS
        ]
        if call is not None and len(owners) == 1:
            yield call, owners[0]


_SHORT = 3
"""Letters."""
_ADDRESSES = frozenset("pak bu mas mbak bang kang mang koh cik om tante mbah pakde bude lik bli".split())
_LONGEST_NICK = 20
"""Characters."""
_SHORTEST_CLIPPED = 4


_CLIPPED_LETTERS = 2
_LONG_NAME = 9
"""Letters: of so long a name three are enough, too."""


def clipped(keys: Sequence[str], there: Sequence[str]) -> bool:
    """`Wirya` for Wiryawanto: a short name made of the first syllables of a word of a longer one."""
    if len(keys) != 1 or len(keys[0]) < _SHORTEST_CLIPPED - any(len(other) >= _LONG_NAME for other in there):
        return False  # `Max` for Maximilian
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
