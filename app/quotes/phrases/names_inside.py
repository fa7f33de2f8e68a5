"""Personal names inside a source phrase, and whose phrase it is where there are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_surname, is_title, name_bounds
from app.quotes.phrases.inner_marks import PLATFORMS
from app.quotes.types import EntityKind
from app.quotes.words import Word


def people_in(items: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The personal names inside the phrase, outside brackets and relative clauses, as item ranges."""
    index, depth = start, 0
    while index < end:
        word = items[index]
        depth += (word.text == "(") - (word.text == ")")
        if depth <= 0 and _starts_name(items, index):
            stop = _name_end(items, index, end)
            bounds = name_bounds(items, index, stop)
            elsewhere = (
                _is_origin(items, bounds[0], start, end)
                or _is_where(items, bounds[0], start)
                or (index > 0 and items[index - 1].lower == "seorang")  # `Seorang Konservatif Welsh`
            )
            if bounds[1] > bounds[0] and not elsewhere:
                yield bounds
            index = stop
        elif word.lower == "yang" and not _introduces_name(items, index):
            after = _after_relative(items, index, end)
            if after is None or any(item.kind is EntityKind.PERSON for item in items[start:index]):
                return
            index = after
        else:
            index += 1


def _after_relative(items: Sequence[Word], index: int, end: int) -> int | None:
    """`Penjaganya yang sekarang, Budi,`: the name after the relative clause of a role."""
    comma = next((i for i in range(index, end - 1) if items[i].text == ","), None)
    return comma + 1 if comma is not None and items[comma + 1].kind is EntityKind.PERSON else None


_ORIGINS = frozenset({"kelahiran", "keturunan", "berdarah", "lulusan", "jebolan", "alumnus", "alumni"})


def _is_origin(items: Sequence[Word], name: int, start: int, end: int) -> bool:
    """`perempuan kelahiran Serui itu` · `peraih dua Piala Citra tersebut`: where somebody is from and what they won, whatever looks like a name."""
    won = items[start].lower in lexicon().of_things and items[end - 1].lower in lexicon().demonstratives
    return name > start and (won or items[name - 1].lower in _ORIGINS)


def _is_where(items: Sequence[Word], name: int, start: int) -> bool:
    """`sebuah sumber di otoritas pelabuhan Lirna` · `seorang dokter di rumah sakit Halvar`: a place or a body called so, where somebody is."""
    lexical = lexicon()
    called = items[name - 1].lower in lexical.place_heads | lexical.organisations | {"sakit"}
    if name <= start + 2 or not called or items[name - 1].is_capitalised:
        return False
    first = name - 1
    while first > start and items[first - 1].upos == "NOUN" and not items[first - 1].is_capitalised:
        first -= 1
    return first > start + 1 and items[first - 1].lower in {"di", "dari", "pada"}


def _introduces_name(items: Sequence[Word], index: int) -> bool:
    """`yang akrab disapa Gunawan`: a relative clause that gives the name."""
    words = [item.lower for item in items[index + 1 : index + 5]]
    if words[:1] == ["diwakili"]:
        return True
    called = any(word in {"disapa", "dipanggil", "bernama"} for word in words[:3])
    return called or any(pair in _KNOWN_AS for pair in pairwise(words))


_KNOWN_AS = {("dikenali", "sebagai"), ("dikenal", "sebagai"), ("dikenal", "dengan"), ("disebut", "sebagai")}
"""`penjual ayam yang mahu dikenali sebagai Mak Teh`"""


def _starts_name(items: Sequence[Word], index: int) -> bool:
    """A capitalised word or a handle that is a person and neither title nor office."""
    word = items[index]
    if not word.is_word or not (word.is_capitalised or word.text.startswith("@")):
        return False
    platform = index > 0 and word.lower in PLATFORMS and items[index - 1].lower in lexicon().handled
    if word.lower in lexicon().offices or platform:
        return False
    return word.kind is EntityKind.PERSON and (not is_title(word) or is_surname(items, index))


def _name_end(items: Sequence[Word], index: int, end: int) -> int:
    """The end of the name that starts at `index`: its entity, initials, particles and further capitalised words."""
    entity = items[index].entity
    stop = index + 1
    while stop < end:
        word = items[stop]
        if (word.kind is EntityKind.PERSON and (word.entity == entity or entity < 0)) or (
            word.text == "."
            and stop + 1 < end
            and (len(items[stop - 1].text) <= 2 or items[stop - 1].lower in lexicon().short_given_names)
            and items[stop + 1].is_capitalised
        ):
            stop += 1
        elif (
            word.lower in lexicon().particles
            and stop + 1 < end
            and items[stop + 1].is_capitalised
            and items[stop + 1].kind in (None, EntityKind.PERSON)
        ):
            stop += 2
        elif (
            word.is_capitalised
            and word.is_word
            and word.kind in (None, EntityKind.PERSON)
            and not is_degree(word)
            and not (is_title(word) and word.text.isupper() and word.kind is None)  # `Ketua MUI Randu KH Budi`
            and (word.lower not in lexicon().people - lexicon().inside_names or word.kind is EntityKind.PERSON)
            and word.lower not in lexicon().offices
            and word.text != items[index].text
        ):
            stop += 1
        else:
            break
    return stop


def are_coordinated(items: Sequence[Word], people: list[tuple[int, int]]) -> bool:
    """Two names are two sources only if `dan` joins them and nothing subordinates the second."""
    between = [item.lower for item in items[people[0][1] : people[-1][0]]]
    if _are_offices(between):
        return False
    return (
        ("dan" in between or "maupun" in between)
        and not set(between) & lexicon().prepositions
        and not set(between) & (DEPUTISING | {"yang"})
    )


def _are_offices(between: Sequence[str]) -> bool:
    """`Budi, ketua dan pendiri Sambara`: `dan` joins what Budi is."""
    if between[:1] != [","] or "dan" not in between or "," in between[1:]:
        return False
    joined = between.index("dan")
    offices = lexicon().role_heads
    return (
        joined > 1
        and between[joined - 1] in offices
        and between[joined + 1 : joined + 2] != []
        and between[joined + 1] in offices
    )


def holder(items: Sequence[Word], start: int, people: list[tuple[int, int]]) -> tuple[int, int]:
    """Whose phrase it is: `kuasa hukum Budi, Hotman` is Hotman, though Budi comes first; `Budi pimpinan Sanggar Kota` is Budi."""
    first, last = people[0], people[-1]
    between = items[first[1] : last[0]]
    opens = all(is_title(item) or not item.is_word for item in items[start : first[0]])
    small = [item.lower for item in between if item.is_word and not item.is_capitalised]
    if opens and small and not DEPUTISING & set(small):
        return first
    full = sum(item.is_word and not is_degree(item) for item in items[last[0] : last[1]]) > 1
    office = items[start].lower in lexicon().relations or (
        items[start].lower in lexicon().people and (first[1] - first[0] == 1 or full)
    )
    owned = office and len(people) > 1 and items[last[0] - 1].text in {",", "."}
    parted = any(_parts(item) for item in between)
    joined = len(people) > 1 and not parted
    return last if owned or joined else first


def _parts(word: Word) -> bool:
    """`Budi dalam percakapan dengan Hotman`: what follows is no part of the name's own description."""
    if word.text in {",", "("}:
        return True
    return (
        not word.is_capitalised
        and word.lower not in DEPUTISING
        and (word.upos == "VERB" or word.lower in lexicon().prepositions)
    )


DEPUTISING = frozenset({"melalui", "lewat", "diwakili"})
"""`Bupati Ani, diwakili Sekda Budi, [mengatakan]`: who is named after these speaks for the other."""
