"""Places: what the article shows to be one, and the unknown place or team between an office and its holder: `Camat Cibadas Rina Marlina`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title, key_of
from app.quotes.names.hints import Hints
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word


def known_places(passages: Sequence[Passage], known: frozenset[str]) -> frozenset[str]:
    """Keys of capitalised words that follow `di`, `ke` or `Kelurahan`: the first, and the others of a short run that names no person.

    `known` are keys of names that the article uses alone.
    """
    places: set[str] = set(_shared_by_offices(passages))
    for passage in passages:
        items = passage.items
        for index in range(1, len(items)):
            if not items[index].is_capitalised or not (
                items[index - 1].lower in {"di", "ke"} or _opens_area(items, index)
            ):
                continue
            end = index + 1
            while end < len(items) and items[end].is_capitalised:
                end += 1
            run = items[index:end]
            if _is_visited(items, index, end, known):
                continue
            places.add(key_of(run[0].text))
            if items[index - 1].lower not in {"di", "ke"}:
                continue
            if len(run) <= _LONGEST_PLACE and not any(_speaks_of_person(word) for word in run):
                places.update(key_of(word.text) for word in run)
    return frozenset(places)


def _is_visited(items: Sequence[Word], start: int, end: int, known: frozenset[str]) -> bool:
    """`Saya membawa jam itu ke Jakob Vandaal, pemilik bengkel.` beside `menurut Vandaal`: to whom somebody goes, with what he is."""
    trade = [item.lower for item in items[end : end + 2]]
    described = len(trade) > 1 and trade[0] == "," and trade[1] in lexicon().people - lexicon().group_people
    return items[start - 1].lower == "ke" and end > start + 1 and described and key_of(items[end - 1].text) in known


_LONGEST_PLACE = 3


def _speaks_of_person(word: Word) -> bool:
    lexical = lexicon()
    return word.kind is EntityKind.PERSON or word.lower in lexical.role_heads


def _shared_by_offices(passages: Sequence[Passage]) -> Iterator[str]:
    """Keys of words that follow two offices of areas, or one with a rank after them: `Camat Randu …, Kapolsek Randu Kompol …`."""
    offices: dict[str, set[str]] = {}
    for passage in passages:
        items = passage.items
        for index in range(1, len(items) - 1):
            word, following = items[index], items[index + 1]
            if not (word.is_word and word.is_capitalised and _is_area_office(items, index - 1)) or is_title(word):
                continue
            ranked = is_title(following) and following.is_capitalised and following.lower not in lexicon().role_heads
            offices.setdefault(key_of(word.text), set()).update(
                [items[index - 1].lower, following.lower] if ranked else [items[index - 1].lower]
            )
    yield from (word for word, before in offices.items() if len(before) > 1)


def states(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of what somebody presides over, though the article uses it alone beside a cue: `Varnia menyatakan`, and `Presiden Varnia Budi Wirya`."""
    return frozenset({*_held_and_served(passages), *_parted_from_holder(passages)})


def _held_and_served(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of words after an office and before a full name that close a body's name elsewhere: `Presiden Varnia Budi Wirya`, `Parlemen Varnia`."""
    held, served = set(), set()
    for passage in passages:
        items = passage.items
        for index in range(1, len(items)):
            word = items[index]
            if not (word.is_word and word.is_capitalised) or word.lower in lexicon().first_names or is_title(word):
                continue
            length = _capitals(items, index)
            head = _head_before(items, index)
            if length >= _FEWEST_WITH_FULL_NAME and head in lexicon().role_heads:
                held.add(key_of(word.text))
            elif length == 1 and head in lexicon().organisations | _OF_STATES:
                served.add(key_of(word.text))
    return frozenset(held & served)


def _parted_from_holder(passages: Sequence[Passage]) -> Iterator[str]:
    """Keys of `Motu Savaru` in `Perdana Menteri Motu Savaru, Budi Wirya, menolak`: the head of a state or a town, a comma, and then a full name."""
    for passage in passages:
        items = passage.items
        for index in range(1, len(items) - 1):
            length = _capitals(items, index)
            comma = index + length
            if not 0 < length <= _LONGEST_PLACE or not _heads_state(items, index) or is_title(items[index]):
                continue
            name = _capitals(items, comma + 1)
            end = comma + 1 + name
            if comma + 1 < len(items) and items[comma].text == "," and items[comma + 1].lower in lexicon().naming:
                yield from (
                    key_of(item.text) for item in items[index:comma]
                )  # `Kepala Desa Pinang Hulu, berinisial JM`
            closed = name > 1 and end + 1 < len(items) and items[end].text == "," and items[end + 1].text.islower()
            if (
                comma < len(items)
                and items[comma].text == ","
                and closed
                and items[end + 1].lower != "dan"
                and not is_title(items[comma + 1])
            ):
                yield from (key_of(item.text) for item in items[index:comma])


def _heads_state(items: Sequence[Word], index: int) -> bool:
    """`Presiden`, `Perdana Menteri`, `Wali Kota` before `index`."""
    return items[index - 1].lower in _HEADS_OF_STATE or (
        index > 1 and f"{items[index - 2].lower} {items[index - 1].lower}" in _HEADS_OF_STATE
    )


def _capitals(items: Sequence[Word], index: int) -> int:
    """How many capitalised words stand from `index` on."""
    end = index
    while end < len(items) and items[end].is_capitalised and items[end].is_word:
        end += 1
    return end - index


def _head_before(items: Sequence[Word], index: int) -> str:
    """`menteri` before `Varnia` in `menteri luar negeri Varnia`: what the office or the body is, its field passed over."""
    head = index - 1
    while head > 0 and items[head].lower in lexicon().fields and items[head].lower not in lexicon().organisations:
        head -= 1
    return items[head].lower


_FEWEST_WITH_FULL_NAME = 3
_OF_STATES = frozenset("rakyat tentara militer negara republik kerajaan parlemen".split())
_HEADS_OF_STATE = frozenset(
    {
        "kepala desa",
        "kades",
        "camat",
        "lurah",
        "presiden",
        "perdana menteri",
        "pm",
        "kanselir",
        "raja",
        "ratu",
        "gubernur",
        "bupati",
        "wali kota",
        "walikota",
    }
)


def _opens_area(items: Sequence[Word], index: int) -> bool:
    """`Kelurahan Sumberjati`, not `Kepala Desa Asep`: what the office is called tells nothing of the word after it."""
    head = index - 1
    if items[head].lower not in lexicon().areas or items[index].kind is EntityKind.PERSON:
        return False
    return head == 0 or not (items[head - 1].lower in OF_AREAS or items[head - 1].lower in lexicon().role_heads)


OF_AREAS = frozenset(
    "administrasi dewan pemerintah pemerintahan duma balai parlemen pengadilan kejaksaan otoritas departemen layanan kepolisian polisi".split()
)
"""`wakil kepala administrasi kota Budi Santoso`: whose the authority is, and no name of the town."""


def guessed_places(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of words that the name finder takes for places more often than for persons."""
    votes: Counter[str] = Counter()
    for passage in passages:
        for word in passage.items:
            if word.is_capitalised and word.kind is not None:
                votes[key_of(word.text)] += {EntityKind.PLACE: 1, EntityKind.PERSON: -1, EntityKind.ORGANISATION: 0}[
                    word.kind
                ]
    return frozenset(key for key, score in votes.items() if score > 1)


def stands_between(items: Sequence[Word], index: int, hints: Hints) -> bool:
    """True for a word between an office and a name that is no part of the name.

    After the office of an area (`Camat Cibadas Rina Marlina`) the shape of the place or the name that the article uses alone (`kata Rina`) shows it;
    after another (`pelatih Persela Lamun Yusuf Hamdani`) there must be two such words, or they must stand elsewhere without the name, too.
    """
    if index + 1 >= len(items) or not items[index + 1].is_capitalised or not _may_be_between(items[index]):
        return False
    first = index
    while first > 0 and index - first < _LONGEST_BETWEEN - 1 and not _is_office(items[first - 1]):
        first -= 1
    if first == 0 or not _is_office(items[first - 1]):
        return False
    end = index + 1
    while end < len(items) and items[end].is_capitalised and items[end].is_word and not is_degree(items[end]):
        end += 1
    if end == index + 1 or not all(_may_be_between(item) for item in items[first : index + 1]):
        return False
    if first < index and items[first].lower in lexicon().places:  # the place is complete
        return False
    area = _is_area_office(items, first - 1)
    if area and first == index and is_place_by_shape(items[index].lower) and not is_title(items[index + 1]):
        return True
    alone = next((i for i in range(first, end) if key_of(items[i].text) in hints.known), None)
    if alone is None or not index < alone < end - 1:
        return False
    if area:
        return _stands_with_office(items, alone, hints)
    return alone - first >= _LONGEST_BETWEEN or _stands_elsewhere(items, alone, hints)


_LONGEST_BETWEEN = 2


def _is_office(word: Word) -> bool:
    return word.lower in lexicon().role_heads or word.lower in lexicon().area_offices or word.lower in lexicon().areas


def _is_area_office(items: Sequence[Word], index: int) -> bool:
    """`Camat`, `Kapolsek`, `Kepala Desa`."""
    word = items[index].lower
    return word in lexicon().area_offices or (
        index > 0 and f"{items[index - 1].lower} {word}" in lexicon().area_offices
    )


def _may_be_between(word: Word) -> bool:
    """No initial, and no word that opens many personal names: `Bupati Ahmad Luthfi Hakim` has no place."""
    return word.is_capitalised and len(word.text) > 2 and word.lower not in lexicon().first_names and not is_title(word)


def _stands_with_office(items: Sequence[Word], name: int, hints: Hints) -> bool:
    """True where the article never writes the word before the name as part of it, without the office or the place before."""
    office, before, word = (key_of(items[i].text) for i in (name - 2, name - 1, name))
    return hints.sequences[before, word] == hints.sequences[office, before, word]


def _stands_elsewhere(items: Sequence[Word], name: int, hints: Hints) -> bool:
    """True where the word before the name stands elsewhere without it."""
    before, word = key_of(items[name - 1].text), key_of(items[name].text)
    return hints.sequences[before,] > hints.sequences[before, word]


def is_place_by_shape(word: str) -> bool:
    """`Cibadas`, `Karangmulya`, `Wonorejo`: made as Indonesian place names are."""
    lexical = lexicon()
    return (
        len(word) >= _SHORTEST_PLACE
        and word not in lexical.first_names
        and (word.startswith(lexical.place_openings) or word.endswith(lexical.place_endings))
    )


_SHORTEST_PLACE = 6
