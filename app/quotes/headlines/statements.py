"""What counts as said in a headline: a clause, as far as its words show a predicate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.types import EntityKind
from app.quotes.words import VERB_PREFIXES, Word

_PLAIN = ("me", "di")
_SHORTEST_VERB = 5
_SUBORDINATE = frozenset("yang untuk saat usai ketika agar demi guna jelang sebelum setelah karena akibat".split())


def is_statement(items: Sequence[Word], start: int, end: int, *, plain: bool = False) -> bool:
    """True where `items[start:end]` has a predicate; `plain`: one that no noun phrase could hold (`Masih Buron`, `Dikendalikan dari Lapas`)."""
    lexical = lexicon()
    if plain and start < end and is_matter(items[start]):
        return False
    if not plain and items[start].lower in {"ini", "itu"} and end - start > 1:
        return True  # `Ini untuk Ibu`
    for index in range(start, end):
        word = items[index]
        if word.lower in _SUBORDINATE and index > start:
            return False
        if word.quotation >= 0:
            continue
        if word.lower in lexical.title_predicators:
            return True
        if not plain and _predicates(items, index, start, end):
            return True
        if _is_verb(word, _PLAIN if plain else VERB_PREFIXES):
            return True
    return False


def _predicates(items: Sequence[Word], index: int, start: int, end: int) -> bool:
    """What shows a predicate where it need not be plain: the first person, a state, a verb of any form, a noun after `itu`."""
    word, lexical = items[index], lexicon()
    if word.lower in lexical.first_person:
        return True
    identifies = word.lower == "itu" and index < end - 1 and _may_predicate(items[index + 1])
    verb = word.upos == "VERB" and word.lower not in lexical.headline_nouns
    return index > start and (identifies or verb or word.lower in lexical.headline_states)


def _may_predicate(word: Word) -> bool:
    """`Hutan Itu Perpustakaan`: what stands right after `itu` says what it is, unless it joins something else."""
    return word.is_word and word.lower not in _SUBORDINATE | {"dan", "atau", "serta", "itu"}


def _is_verb(word: Word, prefixes: tuple[str, ...]) -> bool:
    shaped = word.lower.startswith(prefixes) and len(word.text) >= _SHORTEST_VERB and not word.text.isupper()
    lexical = lexicon()
    nouns = (lexical.headline_nouns, lexical.speaker_heads, lexical.places, lexical.documents)
    return shaped and word.kind is not EntityKind.PERSON and not any(word.lower in listed for listed in nouns)


def is_verb_below(text: str, word: Word) -> bool:
    """`Rugikan`, where the text has `merugikan` or `dirugikan`: a verb that the headline has stripped of its prefix."""
    bare = word.lower
    if not word.is_capitalised or len(bare) < _SHORTEST_VERB or not bare.endswith(("kan", "i")) or not bare.isalpha():
        return False
    return re.search(rf"\b(?:(?:me|di|mem|men|meng){bare}|(?:mem|men|meng|meny){bare[1:]})\b", text) is not None


def is_matter(word: Word) -> bool:
    """`Isu`, `Identitas`, `10`: what is denied, counted or brought to light, no subject of a clause."""
    lexical = lexicon()
    return word.stem in lexical.matter_nouns or word.stem in lexical.headline_matters or word.text[0].isdigit()
