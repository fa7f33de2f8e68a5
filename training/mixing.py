"""How much of each source a model sees: small hand-made treebanks repeated, quotation variants and frames added."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from training import marks, recombination
from training.conllu import Sentence, copied
from training.treebanks import CSUI, Treebanks

FRAMES = 900


def variants(sentences: Sequence[Sentence], rng: Random) -> list[Sentence]:
    """One copy of each sentence with quotation marks of every kind put in."""
    return [marks.varied(sentence, rng) for sentence in sentences]


def frames(banks: Treebanks, rng: Random) -> list[Sentence]:
    """New quotation sentences out of the hand-made trees and the shorter converted ones."""
    contents = recombination.contents(banks.modern) + recombination.contents(banks.converted)[::3]
    speakers = recombination.speakers(banks.news)
    new = [recombination.framed(rng.choice(contents), rng.choice(speakers), rng) for _ in range(FRAMES)]
    return [marks.damaged(sentence, rng) for sentence in new]


def for_tokenizer(banks: Treebanks, rng: Random) -> list[Sentence]:
    """Hand-made trees as they are and varied, the modern GSD sentences twice, and frames."""
    chosen = banks.modern + banks.web + variants(banks.modern, rng) + frames(banks, rng)
    rng.shuffle(chosen)
    return chosen


def for_tagger(banks: Treebanks, rng: Random) -> list[Sentence]:
    """News twice and varied once, modern GSD three times, converted GSD once, and frames."""
    return banks.news * 2 + variants(banks.news, rng) + banks.web * 3 + banks.converted + frames(banks, rng)


def retagged(sentences: Sequence[Sentence], tagged: Sequence[Sentence]) -> dict[int, Sentence]:
    """Copies of `sentences` with the tags of `tagged` (the same words), by the identity of the original."""
    copies = {}
    for sentence, other in zip(sentences, tagged, strict=True):
        twin = copied(sentence)
        for word, predicted in zip(twin.words, other.words, strict=True):
            word.upos = predicted.upos
        copies[id(sentence)] = twin
    return copies


def for_news(trees: Sequence[Sentence], times: int) -> list[Sentence]:
    """A mixture with the trees of Indonesian news so many times as often as before."""
    return [*trees, *[tree for tree in trees if tree.treebank == CSUI] * (times - 1)]


def for_parser(banks: Treebanks, predicted: dict[int, Sentence], rng: Random) -> list[Sentence]:
    """The same mixture as for the tagger, about half of it with predicted tags.

    `predicted`: what `retagged` gives for all trees. A parser that has only seen right tags trusts the tagger too much.
    """
    tagged_news = [predicted[id(sentence)] for sentence in banks.news]
    tagged_web = [predicted[id(sentence)] for sentence in banks.web]
    tagged_old = [predicted[id(sentence)] if rng.random() < 0.6 else sentence for sentence in banks.converted]
    repeated = banks.news + tagged_news + banks.web + tagged_web * 2
    return repeated + variants(tagged_news, rng) + tagged_old + frames(banks, rng)
