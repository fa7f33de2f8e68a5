"""The best dependency tree of a matrix of scores, with a short cut for the matrices that need no search.

Stanza keeps a tree to one root by lowering every root score before its Chu-Liu/Edmonds search (Stanojević and Cohen, "A
Root of a Problem", EMNLP 2021). The lowered scores make it contract many cycles in pure Python even where each word's
best head, taken by itself, already forms a tree with one root. That tree is then the best of all, so there is nothing
to search.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
Tree = NDArray[np.intp]
Search = Callable[[Scores], Tree]

PENALTIES = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0)
"""What a root costs (nats), tried in turn; the first leaves the scores as they are."""


def greedy_tree(scores: Scores) -> Tree | None:
    """Each word's best head, if these form the one best tree; None where only a search can tell.

    Args:
        scores: n x n; `scores[i, j]` is how well node j serves as the head of node i; node 0 is the root. Not changed.

    Returns:
        n heads, the root its own; None where two heads tie, the heads make a cycle, or not exactly one word hangs from
        the root.
    """
    words = scores[1:].copy()
    if not len(words):
        return None
    rows = np.arange(len(words))
    words[rows, rows + 1] = -np.inf
    heads = words.argmax(axis=1)
    best = words[rows, heads]
    if not np.isfinite(best).all() or np.count_nonzero(words == best[:, None]) != len(words):
        return None
    if np.count_nonzero(heads == 0) != 1 or not _reaches_root(heads.tolist()):
        return None
    return np.concatenate(([0], heads))


def _reaches_root(heads: list[int]) -> bool:
    """True where following the heads from any word ends at the root; `heads[i]` governs node i + 1. Linear."""
    settled = [True] + [False] * len(heads)
    for start in range(1, len(settled)):
        path: set[int] = set()
        node = start
        while not settled[node]:
            if node in path:
                return False
            path.add(node)
            node = heads[node - 1]
        for node in path:
            settled[node] = True
    return True


def with_short_cuts(one_root_search: Search, search: Search) -> Search:
    """`one_root_search` (Stanza's), asked only where cheaper ways find no tree of one root. The answers are the same.

    The best of all trees is the best of those with one root, if it has one root. Lowering every root score by the same amount, as
    `one_root_search` does too, changes no choice between trees of one root; the less they are lowered, the fewer cycles there are to
    contract. So they are lowered little by little, each word's best head tried first. Where two trees are exactly as good, either may be
    given.

    Args:
        one_root_search: the best tree of one root.
        search: the best tree, of any number of roots; may change the scores it is given.
    """

    def searched(scores: Scores) -> Tree | None:
        tree = search(scores.astype(np.float64))
        return tree if np.count_nonzero(tree[1:] == 0) == 1 else None

    def one_root_tree(scores: Scores) -> Tree:
        for find in (greedy_tree, searched):
            for penalty in PENALTIES:
                tree = find(_lowered(scores, penalty) if penalty else scores)
                if tree is not None:
                    return tree
        return one_root_search(scores)

    return one_root_tree


def _lowered(scores: Scores, penalty: float) -> Scores:
    lowered = scores.astype(np.float64)
    lowered[1:, 0] -= penalty
    return lowered
