"""More names from text of every kind: sentences that two name finders answer alike, made consistent over all of it.

Two members that were trained apart err apart, so what both say is mostly right (tri-training's idea; Zhou and Li 2005). What a
name is called in most of its occurrences holds for all of them, and a sentence is left out where a capitalised word stays
unexplained or a name of doubtful kind stands in it.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from training import conllu, running, silver
from training.entities import Tagged, read_bio
from training.places import Places
from training.silver_trees import leaves
from training.treebanks import TREE_TRAINING_FILES

Tokens = list[str]
Name = tuple[str, ...]

SHORTEST, LONGEST = 4, 70
TRANSLATED = ("ntrex-ind", "tico19-id", "indocoref-passages")
WIKIPEDIA_PARAGRAPHS = 4_500
SEED = 3
HAND_MADE_WEIGHT = 5
"""How much more a hand-made name's kind counts than one of the finders'."""
PART_WEIGHT = 3
"""How much a person's full name says about its first and last word by themselves."""
MOSTLY = 0.75
ENOUGH_TO_KNOW, ENOUGH_TO_DOUBT = 3, 4
LIKELY_NAME, POSSIBLE_NAME = 0.5, 0.3
WITHOUT_NAMES = 0.15
"""Share of the sentences without a name that stay."""
LEAST_PART = 3
_PORTION = 500
_ENDS = frozenset('"“”.:?!')
_BRACKET_CODES = frozenset(("-LRB-", "-RRB-"))
_NO_WORD = re.compile(r"\W")
_TOO_SHORT_TO_COMPARE = 25


def texts(places: Places, tokenizer: dict[str, Path], vectors: Path) -> list[Tokens]:
    """Sentences of news, treebanks, translations and Wikipedia as tokens, each once, none of the hand-made names'."""
    seen = {_key(form for form, _ in row) for path in places.ner_files() for row in read_bio(path)}
    found: list[Tokens] = []
    for sentence in _sentences(places, tokenizer, vectors):
        key = _key(sentence)
        if SHORTEST <= len(sentence) <= LONGEST and not (len(key) >= _TOO_SHORT_TO_COMPARE and key in seen):
            seen.add(key)
            found.append(sentence)
    return found


def _key(tokens: Iterable[str]) -> str:
    return _NO_WORD.sub("", "".join(tokens).lower())


def _sentences(places: Places, tokenizer: dict[str, Path], vectors: Path) -> Iterator[Tokens]:
    for tagged in silver.read_tagged(places.data / "raw-id" / "kumparan-nlpid-pos.tsv.gz"):
        yield [form for form, _ in tagged]
    for tree in places.bracketed():
        tokens = leaves(tree)
        if not _BRACKET_CODES.intersection(tokens):
            yield tokens
    for name in TREE_TRAINING_FILES:
        yield from ([token.form for token in sentence.tokens] for sentence in conllu.read(places.ud(name)))
    nlp = running.pipeline(tokenizer, vectors, "tokenize,mwt")
    lines = [line for name in TRANSLATED for line in _lines(places.raw(name))]
    lines += Random(SEED).sample(_lines(places.raw("idwiki-microbert")), WIKIPEDIA_PARAGRAPHS)
    for start in range(0, len(lines), _PORTION):
        document = nlp("\n\n".join(lines[start : start + _PORTION]))
        yield from ([token.text for token in sentence.tokens] for sentence in document.sentences)


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [line.strip() for line in handle if line.strip()]


def agreed(first: Sequence[Tagged], second: Sequence[Tagged]) -> list[Tagged]:
    """The sentences that both answered alike."""
    return [one for one, other in zip(first, second, strict=True) if one == other]


def consistent(sentences: Sequence[Tagged], hand_made: Sequence[Tagged], rng: Random) -> list[Tagged]:
    """The sentences with each name's usual kind and with missed one-word names; those that stay doubtful are left out."""
    kinds = Kinds(sentences, hand_made)
    explained = [row for row in map(kinds.explained, sentences) if row]
    return [row for row in explained if any(tag != "O" for _, tag in row) or rng.random() < WITHOUT_NAMES]


class Kinds:
    """What the names of a corpus mostly are."""

    def __init__(self, sentences: Sequence[Tagged], hand_made: Sequence[Tagged]) -> None:
        """Count."""
        votes: dict[Name, Counter[str]] = defaultdict(Counter)
        self._inside: dict[str, Counter[bool]] = defaultdict(Counter)
        for row in sentences:
            _vote(votes, row, 1)
            for place, (form, tag) in enumerate(row):
                if _is_capitalised(form) and not _opens(row, place):
                    self._inside[form][tag != "O"] += 1
        for row in hand_made:
            _vote(votes, row, HAND_MADE_WEIGHT)
        self._known: dict[Name, str] = {}
        self._doubtful: set[Name] = set()
        for name, counted in votes.items():
            kind, count = counted.most_common(1)[0]
            if count < MOSTLY * counted.total():
                if counted.total() >= ENOUGH_TO_DOUBT:
                    self._doubtful.add(name)
            elif count >= ENOUGH_TO_KNOW:
                self._known[name] = kind

    def explained(self, row: Tagged) -> Tagged | None:
        """The sentence with its names made consistent; None where one is of doubtful kind, or a word might be a name."""
        forms, tags = [form for form, _ in row], [tag for _, tag in row]
        for start, end, kind in silver.entity_runs(tags):
            name = tuple(forms[start:end])
            if name in self._doubtful:
                return None
            usual = self._known.get(name, kind)
            tags[start:end] = [f"B-{usual}", *[f"I-{usual}"] * (end - start - 1)]
        for place, form in enumerate(forms):
            if tags[place] != "O" or not _is_capitalised(form):
                continue
            if _stands_alone(row, place) and self._is_mostly_a_name(form):
                tags[place] = f"B-{self._known[(form,)]}"
            elif not _opens(row, place) and self._share(form) > POSSIBLE_NAME:
                return None
        return list(zip(forms, tags, strict=True))

    def _is_mostly_a_name(self, form: str) -> bool:
        seen = self._inside[form].total()
        return (form,) in self._known and self._share(form) >= LIKELY_NAME and seen >= ENOUGH_TO_DOUBT

    def _share(self, form: str) -> float:
        counted = self._inside[form]
        return counted[True] / max(1, counted.total())


def _vote(votes: dict[Name, Counter[str]], row: Tagged, weight: int) -> None:
    forms = [form for form, _ in row]
    for start, end, kind in silver.entity_runs([tag for _, tag in row]):
        votes[tuple(forms[start:end])][kind] += weight
        if kind == "PER" and end - start > 1:
            for part in {forms[start], forms[end - 1]}:
                if len(part) >= LEAST_PART and part.isalpha():
                    votes[(part,)][kind] += PART_WEIGHT * weight


def _is_capitalised(form: str) -> bool:
    return form[:1].isupper()


def _opens(row: Tagged, place: int) -> bool:
    """True for the first word of a sentence, or of what a mark or a full stop sets off in it."""
    return place == 0 or row[place - 1][0] in _ENDS


def _stands_alone(row: Tagged, place: int) -> bool:
    """True where neither neighbour is capitalised as well."""
    before = not _opens(row, place) and _is_capitalised(row[place - 1][0])
    after = place + 1 < len(row) and _is_capitalised(row[place + 1][0])
    return not before and not after
