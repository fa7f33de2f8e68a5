"""The short cut gives Stanza's own trees."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.engine.spanning_tree import greedy_tree, with_short_cuts

stanza = pytest.importorskip("stanza.models.common.chuliu_edmonds")
stanza_search, any_roots = stanza.chuliu_edmonds_one_root, stanza.chuliu_edmonds


@st.composite
def log_probabilities(draw: st.DrawFn) -> Any:
    """A matrix as the parser makes it: rows of log-probabilities, no word its own head.

    Few distinct values, so that ties and cycles happen.
    """
    size = draw(st.integers(2, 9))
    values = draw(arrays(np.float32, (size, size), elements=st.integers(0, 12).map(float)))
    np.fill_diagonal(values, -np.inf)
    return values - np.log(np.exp(values).sum(axis=1, keepdims=True))


def weight(scores: Any, tree: Any) -> float:
    """The sum of the scores of a tree's arcs."""
    return float(sum(scores[word, head] for word, head in enumerate(tree) if word))


@settings(max_examples=300, deadline=None)
@given(log_probabilities())
def test_the_short_cuts_find_a_best_tree(scores: Any) -> None:
    """Whatever the scores, many of them equal, the tree has one root and is as good as Stanza's."""
    before = scores.copy()
    tree = with_short_cuts(stanza_search, any_roots)(scores)
    assert np.count_nonzero(tree[1:] == 0) == 1
    assert weight(scores, tree) == pytest.approx(weight(scores, stanza_search(scores)), abs=1e-4)
    assert np.array_equal(scores, before)


@settings(max_examples=300, deadline=None)
@given(st.integers(2, 30), st.integers(0, 2**32 - 1))
def test_the_short_cuts_change_no_tree(size: int, seed: int) -> None:
    """Where no two trees are equally good, the answer with the short cuts is the answer without."""
    scores = np.random.default_rng(seed).normal(scale=3, size=(size, size)).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    assert with_short_cuts(stanza_search, any_roots)(scores).tolist() == stanza_search(scores).tolist()


def test_clear_scores_need_no_search() -> None:
    """A sentence whose best heads form a tree never reaches the search."""
    scores = np.log(np.full((4, 4), 0.05, dtype=np.float32))
    for word, head in ((1, 2), (2, 0), (3, 2)):
        scores[word, head] = np.log(0.9)

    def search(_: Any) -> Any:
        raise AssertionError("searched")

    assert with_short_cuts(search, search)(scores).tolist() == [0, 2, 0, 2]


@pytest.mark.parametrize(
    ("heads", "why"),
    [([2, 1, 0], "a cycle"), ([0, 0, 1], "two roots"), ([2, 3, 1], "no root")],
)
def test_heads_that_are_no_tree_are_left_to_the_search(heads: list[int], why: str) -> None:
    """The short cut does not guess."""
    scores = np.log(np.full((4, 4), 0.05, dtype=np.float32))
    for word, head in enumerate(heads, start=1):
        scores[word, head] = np.log(0.9)
    assert greedy_tree(scores) is None, why


def test_a_tie_is_left_to_the_search() -> None:
    """Two equally good heads: which one Stanza takes is Stanza's affair."""
    scores = np.log(np.array([[0.5, 0.5, 0.5], [0.4, 0.0001, 0.4], [0.1, 0.9, 0.0001]], dtype=np.float32))
    assert greedy_tree(scores) is None
