"""Second thoughts about the name finder, from what the whole article shows.

A statistical name finder sees one sentence; the article often tells more: a name that is used alone beside a cue (`kata Purba`) is a person
wherever it stands, and a capital at the start of a sentence is no name if the same word is written small elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.quotes.lexicon import lexicon
from app.quotes.names import is_degree, is_title, key_of
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word


def corrected(passages: Sequence[Passage], known: frozenset[str]) -> tuple[Passage, ...]:
    """The passages with person labels added and taken away; `known` are keys of names that the article uses alone."""
    small = frozenset(item.text for passage in passages for item in passage.items if item.text.islower())
    return tuple(replace(passage, items=_relabelled(passage.items, known, small)) for passage in passages)


def _relabelled(items: tuple[Word, ...], known: frozenset[str], small: frozenset[str]) -> tuple[Word, ...]:
    labelled = [_without_false_label(items, index, known, small) for index in range(len(items))]
    _spread(labelled, known)
    _join(labelled)
    return tuple(labelled)


def _without_false_label(items: Sequence[Word], index: int, known: frozenset[str], small: frozenset[str]) -> Word:
    word = items[index]
    if word.kind is not EntityKind.PERSON:
        return word
    alone = all(not 0 <= i < len(items) or items[i].entity != word.entity for i in (index - 1, index + 1))
    lexical = lexicon()
    common = word.lower in lexical.people | lexical.organisations or word.lower in lexical.offices or word.lower in lexical.connectives
    unlikely = alone and key_of(word.text) not in known and (word.lower in small or word.lower.endswith("nya") or (index == 0 and word.lower in lexical.predicators))
    if common or unlikely or not (word.is_capitalised or word.lower in lexical.particles or word.text[0] in "@#"):
        return replace(word, kind=None, entity=-1)
    return word


def _spread(items: list[Word], known: frozenset[str]) -> None:
    """Label the capitalised run that a known name opens: `… Perekonomian Rudy Salahuddin` where `Rudy` stands alone elsewhere."""
    lexical = lexicon()
    index = 0
    while index < len(items):
        word = items[index]
        if word.kind is not EntityKind.PERSON and word.is_capitalised and key_of(word.text) in known and word.lower not in lexical.people and not is_title(word):
            before = items[index - 1] if index else None
            entity = before.entity if before is not None and before.kind is EntityKind.PERSON else 1_000_000 + index
            items[index] = replace(word, kind=EntityKind.PERSON, entity=entity)
            index += 1
            while index < len(items) and items[index].is_capitalised and items[index].is_word and not is_degree(items[index]):
                items[index] = replace(items[index], kind=EntityKind.PERSON, entity=entity)
                index += 1
        else:
            index += 1


def _join(items: list[Word]) -> None:
    """Adjacent person labels are one name: `Listyo` + `Sigit Prabowo`."""
    for index in range(1, len(items)):
        if items[index].kind is EntityKind.PERSON and items[index - 1].kind is EntityKind.PERSON and items[index].entity != items[index - 1].entity:
            items[index] = replace(items[index], entity=items[index - 1].entity)


def known_names(names: Iterable[str]) -> frozenset[str]:
    """The keys of single-word names."""
    lexical = lexicon()
    keys = (key_of(name) for name in names if " " not in name.strip())
    return frozenset(key for key in keys if len(key) > 2 and key not in lexical.people and key not in lexical.organisations and key not in lexical.offices)
