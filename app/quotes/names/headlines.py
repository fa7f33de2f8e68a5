"""Names in a headline: where every word has a capital, capitals show nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import key_of
from app.quotes.text.headlines import SMALL
from app.quotes.words import Word

_FEWEST_WORDS = 4


def is_headline(items: Sequence[Word]) -> bool:
    """`Digosipkan Pacaran, Sari Dewi Akhirnya Buka Suara`: a line without full stop in which only small words have no capital.

    With words in marks it is one if it opens with them, or has a verb as only headlines write it: `Agensi Tanggapi Rumor: 'Itu Tidak Benar'`;
    with a full stop, if it has a verb with a capital: `Sari Dewi Memulai Tur Baru.`
    """
    if items[-1].text == ")" or (items[-1].text == "." and not any(map(_is_capital_verb, items[1:_FEWEST_WORDS]))):
        return False
    words, quoted = 0, False
    for item in items:  # most lines are no headline by their second word
        small = item.lower in SMALL or item.lower in lexicon().particles  # `De la Vega Sebut …`
        plain = item.is_word and not (item.is_capitalised or small or item.text[0].isdigit())
        if plain:
            return False
        words += item.is_word
        quoted |= item.quotation >= 0
    return words + quoted >= _FEWEST_WORDS and (
        not quoted or items[0].quotation >= 0 or any(_is_bare_verb(items, index) for index in range(len(items)))
    )


def _is_bare_verb(items: Sequence[Word], index: int) -> bool:
    return items[index].lower in lexicon().headline_verbs or opens_speaking(items, index)


def opens_speaking(items: Sequence[Word], index: int) -> bool:
    """`Merespons`, `Buka Suara`: words for what a source does before its words follow, one or two."""
    speaking = lexicon().headline_speaking
    return items[index].lower in speaking or " ".join(item.lower for item in items[index : index + 2]) in speaking


def _is_capital_verb(item: Word) -> bool:
    return item.upos == "VERB" and item.is_capitalised and not item.text.isupper()


def names_known_elsewhere(items: Sequence[Word], name_words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a headline that are made of the words of names in the text below it."""
    start = None
    for index, item in enumerate([*items, None]):
        known = item is not None and item.is_word and item.is_capitalised and key_of(item.text) in name_words
        if known and start is None:
            start = index
        elif not known and start is not None:
            yield start, index
            start = None
