"""What the whole article tells about its capitalised words: who stands alone at a cue, what is a place, what is written small elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.quotes.lexicon import lexicon
from app.quotes.names.firms import FIRM_NOUNS, introduced
from app.quotes.names.forms import is_degree, is_title, key_of
from app.quotes.names.headlines import is_headline
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word


@dataclass(frozen=True, slots=True)
class Hints:
    """What the article shows: keys of names that stand alone at cues, words also written small, words that are places here."""

    known: frozenset[str]
    small: frozenset[str]
    outlets: frozenset[str]
    acronyms: frozenset[str]
    places: frozenset[str]
    guessed_places: frozenset[str]
    sequences: Counter[tuple[str, ...]]
    name_words: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    """Keys of common words that open a name here: `Putri`, where the article has a Putri Wulandari."""
    titled: frozenset[str] = frozenset()
    """Keys of names that stand alone after a title, and that the name finder takes for persons: `Hakim Budi`."""


def given(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of the common words that open the name of a person: `Putri Wulandari`."""
    return frozenset(
        key_of(word.text)
        for passage in passages
        for index, (word, following) in enumerate(pairwise(passage.items))
        if word.is_capitalised
        and word.lower in lexicon().also_given
        and following.kind is EntityKind.PERSON
        and (index > 0 or following.entity == word.entity)
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


def acronyms(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of the short names that the article gives its bodies in brackets: `Universitas Randu Sari (Unras)`."""
    bodies = lexicon().organisations | lexicon().capital_heads
    found: set[str] = set()
    for passage in passages:
        items = passage.items
        for index in range(1, len(items) - 1):
            word = items[index]
            bracketed = items[index - 1].text == "(" and items[index + 1].text == ")" and word.is_capitalised
            if bracketed and (
                any(item.lower in bodies for item in items[max(0, index - _LONGEST_BODY) : index - 1])
                or _abbreviates(items, index)
            ):
                found.add(key_of(word.text))
    return frozenset(found) - lexicon().capital_heads


def abbreviations(passages: Sequence[Passage]) -> frozenset[str]:
    """Of these, the ones made of the beginnings of a body's words: `Universitas Randu (Unran)` is nobody, whatever it stands beside."""
    bodies = lexicon().organisations | lexicon().capital_heads
    return frozenset(
        key_of(items[i].text)
        for passage in passages
        for items in [passage.items]
        for i in range(1, len(items) - 1)
        if items[i - 1].text == "("
        and items[i + 1].text == ")"
        and not items[i].text.isupper()
        and any(item.lower in bodies for item in items[max(0, i - _LONGEST_BODY) : i - 1])
        and _abbreviates(items, i)
    )


_LONGEST_BODY = 8


def _abbreviates(items: Sequence[Word], index: int) -> bool:
    """`Teaching Factory (Tefa)`: a short name made of the beginnings of the capitalised words before it, which name no person."""
    words: list[str] = []
    for item in reversed(items[max(0, index - 1 - _LONGEST_BODY) : index - 1]):
        if not item.is_capitalised or item.kind is EntityKind.PERSON:
            break
        words.insert(0, item.lower)
    short = items[index].lower
    for first in range(len(words) - 1):
        rest = short
        for word in words[first:]:
            shared = next((n for n in range(len(word), 0, -1) if rest.startswith(word[:n])), 0)
            rest = rest[shared:] if shared else "-"
        if not rest:
            return True
    return False


def written_small(passages: Sequence[Passage]) -> frozenset[str]:
    """The words that the article writes without a capital."""
    return frozenset(item.text for passage in passages for item in passage.items if item.text.islower())


def sequences(passages: Sequence[Passage]) -> Counter[tuple[str, ...]]:
    """How often each word, and each pair and triple of neighbouring words, stands in the article, as keys."""
    counts: Counter[tuple[str, ...]] = Counter()
    for passage in passages:
        keys = [key_of(item.text) for item in passage.items]
        counts.update((key,) for key in keys)
        counts.update(pairwise(keys))
        counts.update(zip(keys, keys[1:], keys[2:], strict=False))
    return counts


def names_beside_cues(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of capitalised words that stand alone beside a cue: `kata Purba`, `Purba mengatakan`, `menurut Purba`; of a headline, its label alone."""
    excluded = {key_of(word) for word in written_small(passages)}
    found = {
        key_of(passage.items[i].text)
        for passage in passages
        for i in range(1 if is_headline(passage.items) else len(passage.items))
        if passage.items[i].is_capitalised and _stands_beside_cue(passage.items, i)
    }
    return frozenset(found - excluded - outlets(passages) - _firms(passages))


def _firms(passages: Sequence[Passage]) -> frozenset[str]:
    """Keys of the one-word names that a noun and its trade show to be firms: `perusahaan minyak Petronord`; `perusahaan Budi` is his."""
    return frozenset(
        key_of(passage.items[start].text)
        for passage in passages
        for start, end, _ in introduced(passage.items)
        if end == start + 1 and passage.items[start - 1].lower not in FIRM_NOUNS
    )


def _stands_beside_cue(items: Sequence[Word], index: int) -> bool:
    """True where the capitalised word at `index` may be a name that stands alone, with a cue or a naming word at its side."""
    word, lexical = items[index], lexicon()
    before = _before_name(items, index)
    if before is not None and before.lower in {"berinisial", "inisial"}:
        return True
    if not _may_be_alone(word):
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if following is not None and (
        following.is_capitalised
        or following.lower in lexical.particles
        or following.lower in {"itu", "tersebut"}  # `kata Kadisbudrandu itu`
        or (following.text == "." and len(word.text) == 1)
    ):
        return False
    if before is not None and _goes_with_other(items, index):
        return False
    named = before is not None and before.lower in lexical.naming
    labelled = index == 0 and following is not None and following.text == ":"
    if named or labelled:
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
    while after < len(items) and items[after].lower in lexicon().adverbs:
        after += 1
    return after < len(items) and items[after].lower in lexical.active_all


def _goes_with_other(items: Sequence[Word], index: int) -> bool:
    """`umat Muslim`, `akun resmi Sambara`, `Dr. Budi, MSi menyebut`: what stands before shows that the word names nobody."""
    before, word = items[index - 1], items[index]
    if before.text == ",":
        return is_degree(word) and not word.text[1:].islower()
    if before.lower == "dan":
        return _shares_office(items, index)
    return before.lower in lexicon().group_nouns | {"resmi"} and not before.is_capitalised


def _shares_office(items: Sequence[Word], index: int) -> bool:
    """`Deputi Bidang Pemasaran dan Promosi [mengatakan]`: the second word of what an office is about."""
    first = index - 2
    while first > 0 and items[first - 1].is_capitalised and items[first - 1].is_word:
        first -= 1
    office = [item.lower for item in items[max(0, first) : index - 1]]
    fields = lexicon().fields
    return len(office) > 1 and office[-1] in fields and not (lexicon().role_heads | fields).isdisjoint(office[:-1])


def _before_name(items: Sequence[Word], index: int) -> Word | None:
    """The word before a name and its form of address: `kata` in `kata Pak Purba`."""
    if index > 1 and is_title(items[index - 1]):
        lexical = lexicon()
        if items[index - 1].lower not in lexical.role_heads | lexical.rank_parts:
            return items[index - 2]
    return items[index - 1] if index else None


def _may_be_alone(word: Word) -> bool:
    """A word that could be the short form of a personal name."""
    lexical = lexicon()
    if not word.is_word or len(word.text) == 1 or word.text.isupper() or word.text[0].isdigit():
        return False
    if word.lower.startswith(lexical.body_prefixes) or word.lower.endswith("-foto"):  # `… M.Pd.I-Foto: Dokumen`
        return False
    return word.lower not in lexical.never_alone and word.lower not in lexical.offices and not word.has_enclitic
