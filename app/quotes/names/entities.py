"""Personal names, found by what the whole article shows.

A statistical name finder sees one sentence and errs at the borders (`Kremlin Dmitry Peskov`); the article tells more. A name that is used
alone beside a cue (`kata Peskov`) is a person wherever it stands; a country or an acronym between an office and its holder ends the office
(`Presiden Rusia Vladimir Putin`); a word written small elsewhere is no name. The name finder's labels are votes among these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from app.quotes.lexicon import lexicon
from app.quotes.names.areas import guessed_places, known_places, states
from app.quotes.names.bodies import (
    after_name_of_body,
    after_other_entity,
    after_shared_words,
    always_with_body,
    held_by_next,
    inside_body,
    is_bracketed_acronym,
    with_given_name,
    with_openers,
)
from app.quotes.names.capitals import capital_runs, classes_of, name_stretches
from app.quotes.names.forms import is_split_degree, is_title, key_of
from app.quotes.names.headlines import is_headline, names_known_elsewhere
from app.quotes.names.hints import Hints, abbreviations, acronyms, given, outlets, sequences, written_small
from app.quotes.names.led import after_what_is_led
from app.quotes.names.parts import Class
from app.quotes.names.surroundings import (
    acts_as_person,
    after_other_word,
    follows_address,
    follows_office,
    is_description,
    is_doubtful,
    is_introduced,
    is_joined_to_person,
)
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges

_SHORTEST_ALONE = 4
_LONGEST_NAME = 6
_LONGEST_UNSEEN_NAME = 4


def corrected(passages: Sequence[Passage], known: frozenset[str]) -> tuple[Passage, ...]:
    """The passages with person labels laid anew; `known` are keys of names that the article uses alone."""
    passages = [replace(passage, items=_retagged(passage.items)) for passage in passages]
    presided = states(passages)
    known -= abbreviations(passages) | presided
    hints = Hints(
        known=known,
        small=written_small(passages),
        outlets=outlets(passages),
        acronyms=acronyms(passages) - known,
        places=known_places(passages, known) - known | presided,
        guessed_places=guessed_places(passages) - known,
        sequences=sequences(passages),
        given=given(passages),
    )
    body = [passage for passage in passages if not is_headline(passage.items)]
    runs = {passage.index: tuple(_runs(passage.items, hints)) for passage in body}
    labelled = [replace(passage, items=_relabelled(passage.items, runs[passage.index], hints)) for passage in body]
    hints = replace(hints, titled=_titled(labelled) - {key_of(word) for word in hints.small} - hints.places)
    hints = replace(hints, name_words=_name_words(labelled) - {key_of(word) for word in hints.small} - hints.places)
    return tuple(
        replace(passage, items=_relabelled(passage.items, runs.get(passage.index), hints)) for passage in passages
    )


def _titled(passages: Sequence[Passage]) -> frozenset[str]:
    """`tanya Hakim Budi`: the keys of names of one word after a title."""
    return frozenset(
        key_of(passage.items[start].text)
        for passage in passages
        for start, end in entity_ranges(passage.items)
        if start > 0
        and end == start + 1
        and is_title(passage.items[start - 1])
        and passage.items[start - 1].is_capitalised
    )


def _name_words(passages: Sequence[Passage]) -> frozenset[str]:
    """The keys of the words of every name of several words."""
    words: set[str] = set()
    for passage in passages:
        for start, end in entity_ranges(passage.items):
            if end - start > 1:
                words.update(
                    key_of(item.text) for item in passage.items[start:end] if len(item.text) >= _SHORTEST_ALONE
                )
    return frozenset(words)


def _retagged(items: tuple[Word, ...]) -> tuple[Word, ...]:
    """`juru bicara` and `terdakwa` are no verbs, whatever the tagger says."""
    if not any(item.upos == "VERB" and _is_noun_for_people(items, index) for index, item in enumerate(items)):
        return items
    return tuple(
        item._replace(upos="NOUN") if item.upos == "VERB" and _is_noun_for_people(items, index) else item
        for index, item in enumerate(items)
    )


def _is_noun_for_people(items: Sequence[Word], index: int) -> bool:
    word = items[index].lower
    if items[index].stem == "bicara":
        return index > 0 and items[index - 1].lower == "juru"
    return word in lexicon().people and word.startswith(("pe", "ter"))


Run: TypeAlias = tuple[int, int, list[Class]]
"""The bounds of a run of capitalised words, and what each of them is."""


def _relabelled(items: tuple[Word, ...], runs: Sequence[Run] | None, hints: Hints) -> tuple[Word, ...]:
    """`items` with the personal names of its `runs`; without them, those of a headline."""
    labelled = [item.in_entity(-1, None) if item.kind is EntityKind.PERSON else item for item in items]
    names = names_known_elsewhere(items, hints.known | hints.name_words) if runs is None else _names(items, runs, hints)
    found = list(names)
    for number, (start, end) in enumerate(found):
        if held_by_next(items, found, number, hints.known):
            continue
        for index in range(start, end):
            labelled[index] = items[index].in_entity(1_000_000 + number, EntityKind.PERSON)
    return tuple(labelled)


def _runs(items: Sequence[Word], hints: Hints) -> Iterator[Run]:
    """The runs of a passage; what their words are hangs on nothing that is learnt from its names."""
    for start, end in capital_runs(items):
        if not (start and items[start - 1].text == "," and is_split_degree(items, start)):
            yield start, end, classes_of(items, start, end, hints)


def _names(items: Sequence[Word], runs: Sequence[Run], hints: Hints) -> Iterator[tuple[int, int]]:
    """The personal names of a passage as item ranges."""
    for start, end, classes in runs:
        found = [
            (inside_body(classes[: first - start]), bounds)
            for first, last in name_stretches(classes, start)
            if (bounds := _name_in(items, classes, (start, end), (first, last), hints)) is not None
        ]
        for number, (inside, bounds) in enumerate(found):
            if not (inside and any(not later for later, _ in found[number + 1 :])):  # a body named after a person
                yield _with_what_opens(items, *bounds)


def _with_what_opens(items: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """`Kepala Cabang Randu, HS Rumondang Siregar`: two initials · `Tim Harlow, penemu`: a given name that is a team elsewhere."""
    before = items[start - 1] if start else None
    parted = start == 1 or (start > 1 and items[start - 2].text == ",")
    if before is None or not parted or is_title(before):
        return start, end
    initials = before.text.isupper() and len(before.text) == _INITIALS and before.kind is EntityKind.PERSON
    apposed = end + 1 < len(items) and items[end].text == "," and items[end + 1].lower in lexicon().role_heads
    return (start - 1, end) if initials or (before.text == "Tim" and apposed) else (start, end)


_INITIALS = 2
"""Letters."""


def _name_in(
    items: Sequence[Word],
    classes: Sequence[Class],
    run: tuple[int, int],
    stretch: tuple[int, int],
    hints: Hints,
) -> tuple[int, int] | None:
    """The personal name in a stretch of name-like words, or None."""
    start, end = stretch
    while end > start and (not items[end - 1].is_word or items[end - 1].lower in lexicon().particles):
        end -= 1
    if start >= end:
        return None
    if items[start].text[0] == "@":
        return start, start + 1
    if is_bracketed_acronym(items, start, end, hints.known):
        return None
    before = classes[: start - run[0]]
    start = after_other_entity(items, start, end, hints.known)
    start = after_what_is_led(items, start, end, hints)
    start = max((i + 1 for i in range(start, end) if items[i].lower in lexicon().body_closers), default=start)
    start = _after_repetition(items, start, end)
    if start >= end:
        return None
    if end - start > _FEWEST_UNSEEN_WORDS and key_of(items[end - 1].text) == key_of(items[start].text):
        end -= 1  # `… ucap Doni Laksana Doni ingin …`: the next sentence ran into the name
    start = after_other_word(items, start, end, hints)
    if before and before[-1] in {Class.ACRONYM, Class.BODY, Class.PLACE, Class.FIELD}:
        start = after_shared_words(items, start, end, hints)
    return _evident(items, classes, run, (start, end), hints)


def _evident(
    items: Sequence[Word],
    classes: Sequence[Class],
    run: tuple[int, int],
    stretch: tuple[int, int],
    hints: Hints,
) -> tuple[int, int] | None:
    """The part of a stretch that the article, the name finder or the words around show to be a person."""
    start, end = stretch
    before = classes[: start - run[0]]
    seen = [i for i in range(start, end) if key_of(items[i].text) in hints.known]
    voted = [i for i in range(start, end) if items[i].kind is EntityKind.PERSON]
    if inside_body(before):
        first = min([*voted, *seen], default=None)
        if end < len(items) and items[end].lower in {"itu", "tersebut"}:  # `anggota Fraksi Gotong Royong tersebut`
            return None
        if first is None or end - first > _LONGEST_NAME:
            return None
        if not seen and always_with_body(items, first, hints):
            first = after_name_of_body(items, first, end, hints)
            return (first, end) if first < end else None
        if seen and seen[0] < end - 1 and not _opens_name(items[seen[0] - 1]):
            return seen[
                0
            ], end  # `Fraksi Karya Nyata Siti Rahmawati` beside `ujar Siti`: no surname, so nothing before it
        return with_openers(items, start, with_given_name(items, start, first, hints)), end
    if not seen and is_description(items, run[0], start, end) and not _is_named_elsewhere(items, stretch, hints):
        return None
    words = sum(item.is_word for item in items[start:end])
    alone = run[1] == end and all(one is Class.FUNCTION for one in before)  # `Menurut Roca`
    if alone and _is_surname_of_another(items, stretch, hints):
        return stretch
    if seen or (voted and not (words == 1 and is_doubtful(items, start, hints))):
        return stretch if words <= _LONGEST_NAME else (min([*seen, *voted]), end)
    if words <= _LONGEST_NAME and _opens_as_name(items, stretch, hints):
        return stretch
    return stretch if words <= _LONGEST_UNSEEN_NAME and _shown_around(items, classes, run, stretch, hints) else None


def _is_surname_of_another(items: Sequence[Word], stretch: tuple[int, int], hints: Hints) -> bool:
    """`Roca`, `De la Roca`: one word, with its particles, that stands in a name of several words elsewhere."""
    plain = [item for item in items[slice(*stretch)] if item.is_word and item.lower not in lexicon().particles]
    return len(plain) == 1 and key_of(plain[0].text) in hints.name_words


def _opens_as_name(items: Sequence[Word], stretch: tuple[int, int], hints: Hints) -> bool:
    """`Anak Agung Rai`, `Desak Made Rai`: words that open names and nothing else; `Budi Santoso` beside `Hakim Budi`."""
    start, end = stretch
    if end - start < _FEWEST_UNSEEN_WORDS:
        return False
    opening = f"{items[start].lower} {items[start + 1].lower}"
    return key_of(items[start].text) in hints.titled or (
        end - start > _FEWEST_UNSEEN_WORDS and opening in lexicon().part_of_name
    )


def _after_repetition(items: Sequence[Word], start: int, end: int) -> int:
    """`Sari Dewi Sari Dewi`: a heading that ran into the text; the second name stands alone."""
    half, odd = divmod(end - start, 2)
    words = [key_of(item.text) for item in items[start:end]]
    return start + half if half and not odd and words[:half] == words[half:] else start


def _opens_name(word: Word) -> bool:
    """An initial, or a word that opens many names."""
    return len(word.text) == 1 or word.text == "." or word.lower in lexicon().first_names


def _is_named_elsewhere(items: Sequence[Word], stretch: tuple[int, int], hints: Hints) -> bool:
    return all(key_of(item.text) in hints.name_words for item in items[slice(*stretch)] if item.is_word)


def _shown_around(
    items: Sequence[Word],
    classes: Sequence[Class],
    run: tuple[int, int],
    stretch: tuple[int, int],
    hints: Hints,
) -> bool:
    """True where the words around an unseen name show a person; a single word needs a form of address or an introduction."""
    start, end = stretch
    if follows_address(items, start) or is_introduced(items, run, stretch, hints.known):
        return True
    if is_joined_to_person(items, run, stretch):
        return True
    if end - start < _FEWEST_UNSEEN_WORDS:
        return False
    closes = all(kind is Class.DEGREE for kind in classes[end - run[0] :])
    before = classes[: start - run[0]]
    return (closes and follows_office(items, run[0], before)) or acts_as_person(items, run, stretch)


_FEWEST_UNSEEN_WORDS = 2
