"""Vectors of words, each computed once: what a model makes of a word alone does not change with its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

Compute = Callable[[Sequence[str]], Tensor]
"""Words to one row of numbers each."""


class KnownWords:
    """A table that grows by the words it meets, up to a bound; then it starts anew, so memory stays flat."""

    def __init__(self, compute: Compute, width: int, max_words: int) -> None:
        """Reserve the table (the system commits its pages as they fill).

        Args:
            compute: gives the rows of words that are not known yet.
            width: numbers in a row.
            max_words: rows kept; more than the words of one batch.
        """
        self._compute = compute
        self._table = torch.empty((max_words, width))
        self._row_of: dict[str, int] = {}

    def __len__(self) -> int:
        """How many words are known."""
        return len(self._row_of)

    def rows(self, words: Sequence[str]) -> Tensor:
        """The row numbers of `words`, for `vectors`; valid until the next call."""
        self._learn(words)
        row_of = self._row_of
        return torch.tensor([row_of[word] for word in words])

    def vectors(self, rows: Tensor) -> Tensor:
        """The vectors in these rows."""
        return self._table[rows]

    def _learn(self, words: Sequence[str]) -> None:
        unknown = [word for word in dict.fromkeys(words) if word not in self._row_of]
        if len(self._row_of) + len(unknown) > len(self._table):
            self._row_of.clear()
            unknown = list(dict.fromkeys(words))
        if unknown:
            first = len(self._row_of)
            self._table[first : first + len(unknown)] = self._compute(unknown)
            self._row_of.update(zip(unknown, range(first, first + len(unknown)), strict=True))
