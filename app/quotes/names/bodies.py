"""Where the name of a body ends and a person's begins: `Federasi Catur Daniyar Raimbekov`, `Perusahaan Air I Made Budi`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.connectives import skip_opening
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title, key_of
from app.quotes.names.hints import Hints
from app.quotes.names.parts import LETTERED, Class
from app.quotes.types import EntityKind
from app.quotes.words import Word


def is_bracketed_acronym(items: Sequence[Word], start: int, end: int, known: frozenset[str]) -> bool:
    """True where `(DFW)`, the initials of what stands before, follows: that is a body, unless turns are labelled so."""
    if (
        end + 2 >= len(items)
        or items[end].text != "("
        or not items[end + 1].text.isupper()
        or items[end + 2].text != ")"
    ):
        return False
    initials = {items[i].text[0] for i in range(max(0, start - 4), end) if items[i].is_capitalised}
    acronym = items[end + 1].text
    if key_of(acronym) in known:
        return False
    return len(acronym) > 1 and acronym[-1] in initials and all(letter in initials for letter in acronym[:2])


def after_shared_words(items: Sequence[Word], start: int, end: int, hints: Hints) -> int:
    """Past words that stand after the same word elsewhere too, without the name: `KAI Commuter Anita …` beside `KAI Commuter menulis`."""
    while 0 < start < end - 1:
        before, word, following = (key_of(items[i].text) for i in (start - 1, start, start + 1))
        if word in hints.known or hints.sequences[before, word] <= hints.sequences[before, word, following]:
            break
        start += 1
    return start


def always_with_body(items: Sequence[Word], first: int, hints: Hints) -> bool:
    """`UIN Sunan Randu`, mostly: what the article writes with the body before it more often than not is the body's own name."""
    if first == 0 or items[first - 1].lower not in lexicon().capital_heads | lexicon().organisations:
        return False
    body, word = key_of(items[first - 1].text), key_of(items[first].text)
    together = hints.sequences[body, word]
    return together > 1 and 2 * together > hints.sequences[word,]


def after_name_of_body(items: Sequence[Word], first: int, end: int, hints: Hints) -> int:
    """`UIN Sunan Randu Jamaludin`: past the words that stand together elsewhere too."""
    while first < end and hints.sequences[key_of(items[first - 1].text), key_of(items[first].text)] > 1:
        first += 1
    return first


def with_given_name(items: Sequence[Word], start: int, first: int, hints: Hints) -> int:
    """`Federasi Catur Daniyar Raimbekov`: the word before a known surname is the given name if it never stands without it.

    The first word of the stretch is left to the body, unless other words stand between the two.
    """
    own = start > 0 and (items[start - 1].lower in hints.small or items[start - 1].lower in lexicon().fields)
    if first - 1 < start or (first - 1 == start and not own):
        return first
    given, surname = key_of(items[first - 1].text), key_of(items[first].text)
    alone = hints.sequences[given,] == hints.sequences[given, surname]
    return first - 1 if given not in hints.small and alone else first


def with_openers(items: Sequence[Word], start: int, first: int) -> int:
    """`Perusahaan Air I Made Budi`, `Balai Air S. Budi`: before a name, what opens many names and the initials are part of it."""
    while first > start:
        before = items[first - 1]
        opener = before.lower in lexicon().first_names or before.lower in lexicon().part_of_name
        initial = before.text == "." and first - 1 > start and _is_short(items[first - 2])
        letter = len(before.text) == 1 and before.is_capitalised and items[first - 2].lower not in LETTERED
        if not (opener or initial or letter):
            break
        first -= 1 + initial
    return first


def _is_short(word: Word) -> bool:
    return (len(word.text) <= 1 and word.is_capitalised) or word.lower in lexicon().short_given_names


def after_other_entity(items: Sequence[Word], start: int, end: int, known: frozenset[str]) -> int:
    """Where the name finder sees a body of several words that runs into a person, the person begins the name, unless it stands alone elsewhere."""
    for index in range(start + 2, end):
        if key_of(items[index - 2].text) in known:
            break
        if items[index].kind is EntityKind.PERSON and items[index - 1].kind is EntityKind.ORGANISATION:
            return index
    return start


def inside_body(before: Sequence[Class]) -> bool:
    """True after the head of an organisation's name that nothing has closed yet: `Universitas Kristen Duta Wacana …`."""
    for kind in reversed(before):
        if kind in {Class.ACRONYM, Class.PLACE, Class.TITLE, Class.ROLE, Class.FUNCTION}:
            return False
        if kind is Class.BODY:
            return True
    return False


def held_by_next(items: Sequence[Word], names: Sequence[tuple[int, int]], number: int, known: frozenset[str]) -> bool:
    """`Direktur olahraga Randu Sari, Budi Santoso, …` · `Panewu Randu, Budi Santoso SIP pulang.`: the first of two names is what the office is of.

    Between them stand a comma and titles alone, and no third follows, as in a list. A relative's word (`pengacara Ani, Budi,`) is of a person.
    """
    start, end = names[number]
    if _held_by_body(items, start, end):
        return True
    comma = _past_areas(items, end)
    following = next((name for name in names[number + 1 :] if name[0] > comma), None)
    if following is None or items[comma].text != "," or any(key_of(item.text) in known for item in items[start:end]):
        return False
    other, stop = following
    office, after = _office_before(items, start), _after_degrees(items, stop)
    opens = skip_opening(items, 0, start) == (start if office is None else office)
    described = items[comma + 1].lower in lexicon().relations  # `Imelda Salim, pengacara Aldo,`
    titled = (other > comma + 1 and not described) or after > stop
    if office is None and not (opens and titled and end - start > 1):
        return False
    return all(_is_title(item) for item in items[comma + 1 : other]) and _closes_subject(items, after, opens=opens)


def _closes_subject(items: Sequence[Word], index: int, *, opens: bool) -> bool:
    """True where what follows a name goes on with no list; without a comma or a bracket only where the office opens the sentence."""
    closing = items[index].text if index < len(items) else "."
    if closing == ",":
        return index + 1 >= len(items) or not (
            items[index + 1].lower in {"dan", "serta"} or items[index + 1].kind is EntityKind.PERSON
        )
    return closing in {".", "(", ":"} or (opens and items[index].text.islower() and closing not in _JOINING)


def _past_areas(items: Sequence[Word], comma: int) -> int:
    """`Kepala Desa Randu Sari[, Kecamatan Randu], Budi Santoso,`: past the areas between commas in which a place lies."""
    while comma + 1 < len(items) and items[comma].text == "," and items[comma + 1].lower in lexicon().areas:
        stop = comma + 1
        while stop < len(items) and items[stop].is_capitalised:
            stop += 1
        if stop >= len(items) or items[stop].text != ",":
            break
        comma = stop
    return comma


def _held_by_body(items: Sequence[Word], start: int, end: int) -> bool:
    """`Pemilik panti Rose Hill, Evergreen Elder Care,`: capitals of several words between commas, after what a company may be."""
    stop = end + 1
    while stop < len(items) and items[stop].is_capitalised and items[stop].kind is not EntityKind.PERSON:
        stop += 1
    if stop - end < _FEWEST_OF_BODY or stop >= len(items) or items[end].text != "," or items[stop].text != ",":
        return False
    lexical, first = lexicon(), items[end + 1].lower
    office = _office_before(items, start)
    return (
        office is not None
        and items[office].lower in lexical.held_by_bodies
        and first not in lexical.days | lexical.role_heads | lexical.places
    )


_FEWEST_OF_BODY = 3
"""Words of the body's name, and the comma."""


_JOINING = frozenset({"dan", "serta", "atau"})


def _is_title(word: Word) -> bool:
    """A rank or a form of address: `H.`, `Jenderal`; an office is the next one's own."""
    lexical = lexicon()
    return word.text in {".", "-", "(", ")"} or (
        is_title(word) and word.lower not in lexical.offices and word.lower not in lexical.area_offices
    )


def _after_degrees(items: Sequence[Word], index: int) -> int:
    """Past the degrees after a name, with their commas: `S.Sos., M.M.`"""
    while index < len(items):
        if is_degree(items[index]) or items[index].text == ".":
            index += 1
        elif items[index].text == "," and index + 1 < len(items) and is_degree(items[index + 1]):
            index += 2
        else:
            break
    return index


def _office_before(items: Sequence[Word], name: int) -> int | None:
    """Where the office opens that runs into the name: `Direktur olahraga`; None where none does, or it is a relative's word."""
    lexical, index = lexicon(), name
    while index > 0 and items[index - 1].is_word and name - index < _LONGEST_OFFICE:
        word = items[index - 1]
        if (
            word.upos == "VERB"
            or word.lower in lexical.prepositions
            or word.lower in _JOINING
            or word.lower in lexical.inverted_all
        ):
            break
        index -= 1
    offices = lexical.role_heads
    heads = [i for i in range(index, name) if items[i].lower in offices or items[i].lower in lexical.area_offices]
    if not heads or items[heads[0]].lower in lexical.relations:
        return None
    return heads[0]


_LONGEST_OFFICE = 6
"""Words."""
