"""Personal names, found by what the whole article shows.

A statistical name finder sees one sentence and errs at the borders (`Kremlin Dmitry Peskov`); the article tells more. A name that is used
alone beside a cue (`kata Peskov`) is a person wherever it stands; a country or an acronym between an office and its holder ends the office
(`Presiden Rusia Vladimir Putin`); a word written small elsewhere is no name. The name finder's labels are votes among these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from app.quotes.lexicon import lexicon
from app.quotes.names import is_degree, is_title, key_of
from app.quotes.reading import Passage
from app.quotes.sources import ADVERBS
from app.quotes.types import EntityKind
from app.quotes.words import Word

_LONGEST_NAME = 6
_LONGEST_OFFICE = 16
_LONGEST_UNSEEN_NAME = 4


class _Class(Enum):
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


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the article shows: keys of names that stand alone at cues, words also written small, words that are places here."""

    known: frozenset[str]
    small: frozenset[str]
    outlets: frozenset[str]
    places: frozenset[str]
    guessed_places: frozenset[str]
    sequences: Counter[tuple[str, ...]]


def corrected(passages: Sequence[Passage], known: frozenset[str]) -> tuple[Passage, ...]:
    """The passages with person labels laid anew; `known` are keys of names that the article uses alone."""
    passages = [replace(passage, items=_retagged(passage.items)) for passage in passages]
    evidence = _Evidence(
        known=known,
        small=_small(passages),
        outlets=outlets(passages),
        places=_places(passages) - known,
        guessed_places=_guessed_places(passages) - known,
        sequences=_sequences(passages),
    )
    return tuple(replace(passage, items=_relabelled(passage.items, evidence)) for passage in passages)


def _retagged(items: tuple[Word, ...]) -> tuple[Word, ...]:
    """`juru bicara` is no verb, whatever the tagger says."""
    if not any(item.upos == "VERB" and item.lower == "bicara" for item in items):
        return items
    return tuple(
        replace(item, upos="NOUN")
        if item.upos == "VERB" and item.lower == "bicara" and index and items[index - 1].lower == "juru"
        else item
        for index, item in enumerate(items)
    )


def outlets(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of the media that the article names by their address: `MAYANTARA.ID`, `Kompas.com`."""
    return frozenset(
        key_of(items[i].text)
        for passage in passages
        for items in [passage.items]
        for i in range(len(items) - 2)
        if items[i].is_capitalised and items[i + 1].text == "." and items[i + 2].lower in _DOMAINS
    )


_DOMAINS = frozenset({"com", "id", "co", "net", "tv", "news", "org"})


def _small(passages: Sequence[Passage]) -> frozenset[str]:
    return frozenset(item.text for passage in passages for item in passage.items if item.text.islower())


def _places(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of capitalised words that follow `di` or `ke`."""
    pairs = (pair for passage in passages for pair in pairwise(passage.items))
    return frozenset(
        key_of(word.text) for before, word in pairs if word.is_capitalised and before.lower in {"di", "ke"}
    )


def _guessed_places(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of words that the name finder takes for places more often than for persons."""
    votes: Counter[str] = Counter()
    for passage in passages:
        for word in passage.items:
            if word.is_capitalised and word.kind is not None:
                votes[key_of(word.text)] += {EntityKind.PLACE: 1, EntityKind.PERSON: -1, EntityKind.ORGANISATION: 0}[
                    word.kind
                ]
    return frozenset(key for key, score in votes.items() if score > 1)


def _sequences(passages: Sequence[Passage]) -> Counter[tuple[str, ...]]:
    """How often each word, and each pair and triple of neighbouring words, stands in the article, as keys."""
    counts: Counter[tuple[str, ...]] = Counter()
    for passage in passages:
        keys = [key_of(item.text) for item in passage.items]
        counts.update((key,) for key in keys)
        counts.update(pairwise(keys))
        counts.update(zip(keys, keys[1:], keys[2:], strict=False))
    return counts


def _relabelled(items: tuple[Word, ...], evidence: _Evidence) -> tuple[Word, ...]:
    labelled = [replace(item, kind=None, entity=-1) if item.kind is EntityKind.PERSON else item for item in items]
    for number, (start, end) in enumerate(_names(items, evidence)):
        for index in range(start, end):
            labelled[index] = replace(items[index], kind=EntityKind.PERSON, entity=1_000_000 + number)
    return tuple(labelled)


def _names(items: Sequence[Word], evidence: _Evidence) -> Iterator[tuple[int, int]]:
    """The personal names of a passage as item ranges."""
    for start, end in _runs(items):
        classes = _classes(items, start, end, evidence)
        found = [
            (_inside_body(classes[: first - start]), bounds)
            for first, last in _stretches(classes, start)
            if (bounds := _name_in(items, classes, (start, end), (first, last), evidence)) is not None
        ]
        for number, (inside, bounds) in enumerate(found):
            if not (inside and any(not later for later, _ in found[number + 1 :])):  # a body named after a person
                yield bounds


def _runs(items: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words with what joins them: `Dr. Ir. Budi bin Ali`."""
    index = 0
    while index < len(items):
        if not _opens_run(items[index]):
            index += 1
            continue
        end = index + 1
        while end < len(items) and (length := _joined(items, end)):
            end += length
        yield index, end
        index = end


def _opens_run(word: Word) -> bool:
    return word.is_word and (word.is_capitalised or word.text[0] == "@")


def _joined(items: Sequence[Word], index: int) -> int:
    """How many items from `index` on belong to the run before it."""
    word = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if word.is_word and word.is_capitalised:
        return 1
    if following is None:
        return 0
    before = items[index - 1]
    if (
        word.text == "." and following.text == "-" and index + 2 < len(items) and items[index + 2].is_capitalised
    ):  # Dr.-Ing.
        return 3
    if not following.is_capitalised or not following.is_word:
        return 0
    initial = word.text == "." and (len(before.text) <= 2 or is_title(before) or is_degree(before))
    nickname = word.quotation >= 0 and len(word.span) <= 24
    hyphen = word.text == "-" and word.span.start == before.span.end and following.span.start == word.span.end
    return 2 if word.lower in lexicon().particles or initial or nickname or hyphen else 0


def _classes(items: Sequence[Word], start: int, end: int, evidence: _Evidence) -> list[_Class]:
    classes: list[_Class] = []
    for index in range(start, end):
        classes.append(_class(items, index, classes, evidence, last=index == end - 1))
    return classes


def _class(items: Sequence[Word], index: int, before: Sequence[_Class], evidence: _Evidence, *, last: bool) -> _Class:
    word, lexical = items[index], lexicon()
    key = key_of(word.text)
    if not word.is_word or word.lower in lexical.particles:
        return before[-1] if before else _Class.FUNCTION
    if (
        index
        and items[index - 1].lower in lexical.group_nouns
        and not items[index - 1].is_capitalised
        and not (index > 1 and items[index - 2].lower in lexical.people)
    ):
        return _Class.FIELD
    if key in evidence.known and word.kind is EntityKind.PERSON:
        return _Class.NAME
    if word.text[0] == "@":
        return _Class.NAME
    if key in evidence.outlets:
        return _Class.ACRONYM
    if _is_function(word, evidence, first=index == 0) or (
        _opens_as_common_noun(items, index) and key not in evidence.known
    ):
        return _Class.FUNCTION
    if index and items[index - 1].lower in lexicon().naming:
        return _Class.NAME
    if index and items[index - 1].lower in lexical.particles and before:
        return _Class.NAME
    if is_title(word) and not (last and before and before[-1] is _Class.NAME):
        return _Class.TITLE
    if word.lower in lexical.people or word.lower in lexical.offices:
        return _Class.ROLE
    if key in evidence.known:
        return _Class.NAME
    if is_degree(word) and (before or "." in word.text):
        return _Class.DEGREE
    if word.lower in lexical.organisations | lexical.capital_heads:
        complete = word.lower in lexical.complete_bodies or (
            word.text.isupper() and word.lower not in lexical.capital_heads
        )
        return _Class.ACRONYM if complete else _Class.BODY
    if len(word.text) > 1 and word.text.isupper():
        return _Class.ACRONYM
    if word.lower in lexical.places or key in evidence.places:
        return _Class.PLACE
    if key in evidence.guessed_places and not (before and before[-1] in {_Class.NAME, _Class.TITLE, _Class.PLACE}):
        return _Class.PLACE
    if word.lower in lexical.directions and before and before[-1] in {_Class.PLACE, _Class.BODY, _Class.FIELD}:
        return _Class.PLACE
    common = word.lower in lexical.fields or (index > 0 and word.lower in evidence.small and word.kind is not EntityKind.PERSON)
    return _Class.FIELD if common else _Class.NAME


def _opens_as_common_noun(items: Sequence[Word], index: int) -> bool:
    """`Sundulan Wanggai`: the first word of a sentence is a capital anyway; the tagger says that it is no name."""
    return (
        index == 0
        and len(items) > 1
        and items[1].is_capitalised
        and items[0].kind is None
        and items[0].upos in {"NOUN", "VERB", "ADV", "ADJ", "ADP", "SCONJ"}
    )


def _is_function(word: Word, evidence: _Evidence, *, first: bool) -> bool:
    """A word that opens a sentence is capitalised whatever it is; some words are never part of a name."""
    lexical = lexicon()
    if word.lower in lexical.function_words or (word.has_enclitic and word.stem in evidence.small):
        return True
    return first and word.lower in evidence.small


def _stretches(classes: Sequence[_Class], offset: int) -> Iterator[tuple[int, int]]:
    """Maximal stretches of words that are of class NAME, as item ranges."""
    start = None
    for index, kind in enumerate([*classes, _Class.FUNCTION]):
        if kind is _Class.NAME and start is None:
            start = index
        elif kind is not _Class.NAME and start is not None:
            yield offset + start, offset + index
            start = None


def _name_in(
    items: Sequence[Word],
    classes: Sequence[_Class],
    run: tuple[int, int],
    stretch: tuple[int, int],
    evidence: _Evidence,
) -> tuple[int, int] | None:
    """The personal name in a stretch of name-like words, or None."""
    start, end = stretch
    while end > start and (not items[end - 1].is_word or items[end - 1].lower in lexicon().particles):
        end -= 1
    if start >= end:
        return None
    if items[start].text[0] == "@":
        return start, start + 1
    if _is_bracketed_acronym(items, start, end, evidence.known):
        return None
    before = classes[: start - run[0]]
    start = _after_other_entity(items, start, end)
    if before and before[-1] in {_Class.ACRONYM, _Class.BODY, _Class.PLACE, _Class.FIELD}:
        start = _after_shared_words(items, start, end, evidence)
    seen = [i for i in range(start, end) if key_of(items[i].text) in evidence.known]
    voted = [i for i in range(start, end) if items[i].kind is EntityKind.PERSON]
    if _inside_body(before):
        first = min([*voted, *seen], default=None)
        return (
            (_with_given_name(items, start, first, evidence), end)
            if first is not None and end - first <= _LONGEST_NAME
            else None
        )
    words = sum(item.is_word for item in items[start:end])
    if seen or (voted and not (words == 1 and _is_doubtful(items, start, evidence))):
        return (start, end) if words <= _LONGEST_NAME else (min([*seen, *voted]), end)
    if (words <= _LONGEST_UNSEEN_NAME and _follows_address(items, start)) or (
        words <= _LONGEST_UNSEEN_NAME and _is_introduced(items, run, (start, end), evidence.known)
    ):
        return start, end
    closes = all(kind is _Class.DEGREE for kind in classes[end - run[0] :])
    return (
        (start, end)
        if closes and 2 <= words <= _LONGEST_UNSEEN_NAME and _follows_office(items, run[0], before)
        else None
    )


def _is_bracketed_acronym(items: Sequence[Word], start: int, end: int, known: frozenset[str]) -> bool:
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


def _after_shared_words(items: Sequence[Word], start: int, end: int, evidence: _Evidence) -> int:
    """Past words that stand after the same word elsewhere too, without the name: `KAI Commuter Anita …` beside `KAI Commuter menulis`."""
    while 0 < start < end - 1:
        before, word, following = (key_of(items[i].text) for i in (start - 1, start, start + 1))
        if word in evidence.known or evidence.sequences[before, word] <= evidence.sequences[before, word, following]:
            break
        start += 1
    return start


def _with_given_name(items: Sequence[Word], start: int, first: int, evidence: _Evidence) -> int:
    """`Federasi Catur Daniyar Raimbekov`: the word before a known surname is the given name if it never stands without it."""
    if first - 1 <= start:
        return first
    given, surname = key_of(items[first - 1].text), key_of(items[first].text)
    alone = evidence.sequences[given,] == evidence.sequences[given, surname]
    return first - 1 if given not in evidence.small and alone else first


def _follows_address(items: Sequence[Word], start: int) -> bool:
    """True after a form of address or a rank: `Pak Budi`, `dr. Budi`, `Kompol Budi`; an office (`Kepala Pos`) alone shows no name."""
    index = start - 1
    if index > 0 and items[index].text == "." and items[index].span.end <= items[start].span.start:
        index -= 1
    if index < 0 or not is_title(items[index]):
        return False
    return items[index].lower not in lexicon().people and key_of(items[index].text) not in _WEAK_TITLES


_WEAK_TITLES = frozenset(
    ["besar", "madya", "utama", "pratama", "muda", "tingkat", "al", "ad", "au", "tni", "pol", "purn", "inf", "kav", "art", "czi", "kepala", "ketua", "direktur", "wakil", "wali", "menteri", "presiden", "mantan", "eks", "gubernur", "bupati"]
)


def _is_introduced(items: Sequence[Word], run: tuple[int, int], name: tuple[int, int], known: frozenset[str]) -> bool:
    """True where what stands around a run shows a person: `Sari (34)`, `Sari, warga Bogor,`, `Ketua RT, Sari,`, `bernama Sari`, `Sari, S.H.`"""
    lexical = lexicon()
    start, end = name
    before = items[start - 1] if start else None
    if before is not None and before.lower in lexicon().naming:
        return True
    if end != run[1] and not is_degree(items[end]):
        return False
    following = [items[i] for i in range(end, min(len(items), end + 4))]
    if (
        len(following) >= 3
        and following[0].text == "("
        and following[1].text.isdigit()
        and len(following[1].text) == 2
        and following[2].text in {")", "tahun"}
    ):
        return True
    if (
        len(following) >= 3
        and following[0].text == "("
        and following[2].text == ")"
        and key_of(following[1].text) in known
    ):
        return True
    if (
        before is not None
        and before.text == ","
        and (not following or following[0].text in {",", "(", ".", ":"})
        and _ends_office(items, start - 1)
    ):
        return True
    if len(following) < 2 or following[0].text != ",":  # noqa: PLR2004
        return False
    second = following[1]
    if (
        (is_degree(second)
        and second.is_capitalised)
        or (
            second.text.isdigit()
            and len(second.text) == 2
            and len(following) > 2
            and following[2].text in {",", "tahun"}
        )
    ):
        return True
    opening = start == 0 or (
        before is not None
        and (
            before.lower in lexical.connectives
            or before.text in {",", "“”"}
            or before.lower in lexical.according | lexical.inverted_all
        )
    )
    return (
        opening
        and start == run[0]
        and (
            second.lower in lexical.people - {"ibu", "bapak"}
            or second.lower in {"seorang", "salah"}
            or second.lower in lexical.offices
        )
    )


def _ends_office(items: Sequence[Word], comma: int) -> bool:
    """True where the comma-separated stretch that ends at `comma` is an office without a name: `Ketua RT 03,`."""
    lexical = lexicon()
    start = comma
    while (
        start > 0
        and comma - start < _LONGEST_OFFICE
        and items[start - 1].text not in {",", ".", ";", ":"}
        and items[start - 1].quotation < 0
    ):
        start -= 1
    breaks = [
        i
        for i in range(start, comma)
        if (items[i].upos == "VERB" and not items[i].is_capitalised)
        or items[i].lower in lexical.inverted_all | {"oleh", "dengan", "bersama"}
    ]
    stretch = items[max(breaks, default=start - 1) + 1 : comma]
    if any(item.kind is EntityKind.PERSON for item in stretch):
        return False
    return any(
        item.lower in lexical.people - {"warga", "orang"} or item.lower in lexical.offices for item in stretch[:4]
    )


def _after_other_entity(items: Sequence[Word], start: int, end: int) -> int:
    """Where the name finder sees a body of several words that runs into a person, the person begins the name."""
    for index in range(start + 2, end):
        if items[index].kind is EntityKind.PERSON and items[index - 1].kind is EntityKind.ORGANISATION:
            return index
    return start


def _inside_body(before: Sequence[_Class]) -> bool:
    """True after the head of an organisation's name that nothing has closed yet: `Universitas Kristen Duta Wacana …`."""
    for kind in reversed(before):
        if kind in {_Class.ACRONYM, _Class.PLACE, _Class.TITLE, _Class.ROLE, _Class.FUNCTION}:
            return False
        if kind is _Class.BODY:
            return True
    return False


def _is_doubtful(items: Sequence[Word], index: int, evidence: _Evidence) -> bool:
    """A single word that the name finder alone takes for a person."""
    word = items[index]
    return (
        word.lower in evidence.small
        or (word.has_enclitic and index == 0)
        or (index > 0 and items[index - 1].lower in lexicon().group_nouns)
    )


def _follows_office(items: Sequence[Word], run: int, before: Sequence[_Class]) -> bool:
    """True where the words before are an office: `Ketua DPRD Kota Malang …`, `juru bicara Kremlin …`."""
    if any(kind in {_Class.TITLE, _Class.ROLE} for kind in before):
        return True
    lexical = lexicon()
    for index in range(run - 1, max(-1, run - _LONGEST_OFFICE), -1):
        word = items[index]
        if index == run - 1 and word.stem in lexical.naming_bodies:
            return False
        if word.lower in lexical.people or word.lower in lexical.offices:
            return not _is_apposition(items, index)
        if (
            word.text in {".", ",", ";", ":"}
            or word.quotation >= 0
            or word.lower in lexical.prepositions | lexical.active_all | lexical.inverted_all
            or word.upos == "VERB"
        ):
            return False
    return False


def _is_apposition(items: Sequence[Word], office: int) -> bool:
    """`Anatoly Punchuk, wakil direktur Layanan Federal`: the office belongs to the name before the comma, and holds none itself."""
    lexical = lexicon()
    while office > 0 and (items[office - 1].lower in lexical.people or items[office - 1].lower in lexical.offices):
        office -= 1
    if office < 2 or items[office - 1].text != ",":  # noqa: PLR2004
        return False
    before = items[office - 2]
    return before.text == ")" or (before.is_capitalised and before.lower not in lexical.function_words)


def names_beside_cues(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of capitalised words that stand alone beside a cue: `kata Purba`, `Purba mengatakan`, `menurut Purba`."""
    excluded = {key_of(word) for word in _small(passages)}
    found = {
        key_of(passage.items[i].text)
        for passage in passages
        for i in range(len(passage.items))
        if _stands_beside_cue(passage.items, i)
    }
    return frozenset(found - excluded - outlets(passages))


def _stands_beside_cue(items: Sequence[Word], index: int) -> bool:
    word, lexical = items[index], lexicon()
    before = items[index - 1] if index else None
    if before is not None and before.lower in {"berinisial", "inisial"} and word.is_capitalised:
        return True
    if not _may_be_alone(word):
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if following is not None and (
        following.is_capitalised
        or following.lower in lexical.particles
        or (following.text == "."
        and len(word.text) == 1)
    ):
        return False
    if before is not None and before.lower in lexicon().naming:
        return True
    if index == 0 and following is not None and following.text == ":":
        return True
    if (
        index > 1
        and before is not None
        and before.upos == "VERB"
        and not before.is_capitalised
        and (
            items[index - 2].quotation >= 0
            or items[index - 2].text in {"-", "–", "—"}
            or (items[index - 2].text == "," and index > 2 and items[index - 3].quotation >= 0)
        )
    ):
        return True
    if before is not None and (
        before.lower in lexical.inverted_all or before.lower == "menurut" or before.lower in lexical.passive
    ):
        return True
    if before is not None and (
        (before.is_capitalised and before.is_word and before.lower not in lexical.function_words)
        or before.upos == "VERB"
        or before.lower in lexical.prepositions
        or before.text in {"/", "&"}
    ):
        return False
    after = index + 1
    while after < len(items) and items[after].lower in ADVERBS:
        after += 1
    return after < len(items) and items[after].lower in lexical.active_all


def _may_be_alone(word: Word) -> bool:
    """A word that could be the short form of a personal name."""
    lexical = lexicon()
    if (
        not word.is_word
        or not word.is_capitalised
        or len(word.text) == 1
        or word.text.isupper()
        or word.text[0].isdigit()
    ):
        return False
    common = lexical.people | lexical.organisations | lexical.function_words | lexical.places | lexical.group_nouns
    return word.lower not in common and word.lower not in lexical.offices and not word.has_enclitic
