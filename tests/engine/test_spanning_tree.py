"""The short cut gives Stanza's own trees."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.engine.spanning_tree import greedy_tree, with_short_cut

stanza_search = pytest.importorskip("stanza.models.common.chuliu_edmonds").chuliu_edmonds_one_root


@st.composite
def log_probabilities(draw: st.DrawFn) -> Any:
    """A matrix as the parser makes it: rows of log-probabilities, no word its own head.

    Few distinct values, so that ties and cycles happen.
    """
    size = draw(st.integers(2, 9))
    values = draw(arrays(np.float32, (size, size), elements=st.integers(0, 12).map(float)))
    np.fill_diagonal(values, -np.inf)
    return values - np.log(np.exp(values).sum(axis=1, keepdims=True))


@settings(max_examples=300, deadline=None)
@given(log_probabilities())
def test_the_short_cut_changes_no_tree(scores: Any) -> None:
    """Whatever the scores, the answer with the short cut is the answer without."""
    before = scores.copy()
    assert with_short_cut(stanza_search)(scores).tolist() == stanza_search(scores).tolist()
    assert np.array_equal(scores, before)


def test_clear_scores_need_no_search() -> None:
    """A sentence whose best heads form a tree never reaches the search."""
    scores = np.log(np.full((4, 4), 0.05, dtype=np.float32))
    for word, head in ((1, 2), (2, 0), (3, 2)):
        scores[word, head] = np.log(0.9)

    def search(_: Any) -> Any:
        raise AssertionError("searched")

    assert with_short_cut(search)(scores).tolist() == [0, 2, 0, 2]


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
