"""What counts as said in a headline: a clause, as far as its words show a predicate."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.types import EntityKind
from app.quotes.words import Word

_VERBAL = ("me", "di", "ber", "ter")
_PLAIN = ("me", "di")
_SHORTEST_VERB = 5
_SUBORDINATE = frozenset("yang untuk saat usai ketika agar demi guna jelang sebelum setelah karena akibat".split())


def is_statement(items: Sequence[Word], start: int, end: int, *, plain: bool = False) -> bool:
    """True where `items[start:end]` has a predicate; `plain`: one that no noun phrase could hold (`Masih Buron`, `Dikendalikan dari Lapas`)."""
    lexical = lexicon()
    if plain and start < end and is_matter(items[start]):
        return False
    for index in range(start, end):
        word = items[index]
        if word.lower in _SUBORDINATE and index > start:
            return False
        if word.quotation >= 0:
            continue
        if word.lower in lexical.title_predicators:
            return True
        if not plain and (
            word.lower in lexical.first_person or (index > start and word.lower in lexical.headline_states)
        ):
            return True
        if _is_verb(word, _PLAIN if plain else _VERBAL):
            return True
        if not plain and index > start and word.upos == "VERB" and word.lower not in lexical.headline_nouns:
            return True
    return False


def _is_verb(word: Word, prefixes: tuple[str, ...]) -> bool:
    shaped = word.lower.startswith(prefixes) and len(word.text) >= _SHORTEST_VERB and not word.text.isupper()
    lexical = lexicon()
    nouns = (lexical.headline_nouns, lexical.speaker_heads, lexical.places, lexical.documents)
    return shaped and word.kind is not EntityKind.PERSON and not any(word.lower in listed for listed in nouns)


def is_matter(word: Word) -> bool:
    """`Isu`, `Identitas`, `10`: what is denied, counted or brought to light, no subject of a clause."""
    lexical = lexicon()
    return word.stem in lexical.matter_nouns or word.stem in lexical.headline_matters or word.text[0].isdigit()
