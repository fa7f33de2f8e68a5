"""Dependency trees within brackets."""

import numpy as np
import pytest

from training import bracketed
from training.arcs import Arcs

LINE = (
    "(S (NP (NNO Warga) (NNP Sukamaju)) (VP (VBT membeli) (NP (NNO buku) (PUN -) (NNO buku)) "
    "(PP (PPO di) (NP (NNO pasar)))) (PUN .))"
)
WARGA, SUKAMAJU, MEMBELI, BUKU, DI, PASAR, STOP = range(1, 8)


def test_words_of_brackets() -> None:
    """Words in order, a reduplication as one word."""
    forms = [leaf.form for leaf in bracketed.leaves(bracketed.read(LINE))]
    assert forms == ["Warga", "Sukamaju", "membeli", "buku-buku", "di", "pasar", "."]


@pytest.mark.parametrize(("piece", "form"), [("-LRB-", "("), ("-RRB-", ")"), ("kios", "kios")])
def test_bracket_words_are_spelt_out(piece: str, form: str) -> None:
    """The treebank's names for brackets."""
    assert [leaf.form for leaf in bracketed.leaves(bracketed.read(f"(S (PUN {piece}) (NNO a))"))] == [form, "a"]


def scores(likely: dict[int, int]) -> np.ndarray:
    """Log-likelihoods of a parser that is nearly sure of these heads."""
    table = np.full((8, 8), -5.0)
    for word, head in likely.items():
        table[word, head] = -0.1
    return table


def test_brackets_overrule_the_parser() -> None:
    """The parser would hang the market on the buyer's place name; the bracket keeps it within the predicate."""
    likely = {WARGA: MEMBELI, SUKAMAJU: WARGA, MEMBELI: 0, BUKU: MEMBELI, DI: PASAR, PASAR: SUKAMAJU, STOP: MEMBELI}
    table = scores(likely)
    table[PASAR, MEMBELI] = -2.0
    assert bracketed.heads(bracketed.read(LINE), table) == likely | {PASAR: MEMBELI}


@pytest.mark.parametrize("seed", range(25))
def test_any_scores_give_one_tree(seed: int) -> None:
    """Every word has a head, one hangs from the root, none goes round in a circle, brackets have one head each."""
    node = bracketed.read(LINE)
    found = bracketed.heads(node, -np.random.default_rng(seed).exponential(size=(8, 8)))
    assert sorted(found) == list(range(1, 8))
    assert list(found.values()).count(0) == 1
    for word in found:
        path = [word]
        while path[-1]:
            path.append(found[path[-1]])
            assert len(path) <= 9
    phrase = {DI, PASAR}
    assert sum(found[word] not in phrase for word in phrase) == 1


def test_tags_that_cannot_be_are_replaced() -> None:
    """A proper noun that the tagger took for a noun; a tag without a rule stays the tagger's."""
    node = bracketed.read("(S (NNP Sukamaju) (TAME akan) (VBI maju))")
    sentence = bracketed.bare(node)
    for word, tag in zip(sentence.words, ("NOUN", "ADV", "ADJ"), strict=True):
        word.upos = tag
    bracketed.retag(node, sentence)
    assert [word.upos for word in sentence.words] == ["PROPN", "ADV", "ADJ"]


@pytest.mark.parametrize(("least", "kept"), [(-1.0, 1), (-0.01, 0)])
def test_trees_come_with_both_tags_and_unlikely_ones_are_left_out(least: float, kept: int) -> None:
    """The first of a pair has tags that fit the brackets, the second the tagger's; heads and relations are shared."""
    node = bracketed.read("(S (NP (NNP Sukamaju)) (VP (VBI maju)))")
    table = np.array([[0.0, 0, 0], [-5, 0, -0.1], [-0.1, -5, 0]])
    labels = np.zeros((3, 3, 2))
    labels[1, 2, 1] = 1.0
    tagged = bracketed.bare(node)
    pairs = bracketed.parsed([node], [tagged], lambda _: [Arcs(table, labels, ["root", "nsubj"])], least)
    assert len(pairs) == kept
    for fitting, own in pairs:
        assert [word.upos for word in fitting.words] == ["PROPN", "VERB"]
        assert [word.upos for word in own.words] == ["X", "X"]
        for tree in (fitting, own):
            assert [word.deprel for word in tree.words] == ["nsubj", "root"]
            assert tree.words[0].head is tree.words[1]
