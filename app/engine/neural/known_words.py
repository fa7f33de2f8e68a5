"""Vectors of words, each computed once: what a model makes of a word alone does not change with its neighbours."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import torch
from torch import Tensor

Compute = Callable[[Sequence[str]], Tensor]
"""Words to one row of numbers each."""
Key = TypeVar("Key")


def unknown(known: OrderedDict[Key, Any], keys: Iterable[Key]) -> list[Key]:
    """Those of `keys`, each once, that are not known yet; the others count as the ones used last, and stand at the end."""
    missing = []
    for key in dict.fromkeys(keys):
        if key in known:
            known.move_to_end(key)
        else:
            missing.append(key)
    return missing


class KnownWords:
    """A table of the words met last: past its bound, new words take the rows of those not used for longest, so memory stays flat."""

    def __init__(self, compute: Compute, width: int, max_words: int) -> None:
        """Reserve the table (the system commits its pages as they fill).

        Args:
            compute: gives the rows of words that are not known yet.
            width: numbers in a row.
            max_words: rows kept; more than the words of one batch.
        """
        self._compute = compute
        self._table = torch.empty((max_words, width))
        self._row_of: OrderedDict[str, int] = OrderedDict()

    def __len__(self) -> int:
        """How many words are known."""
        return len(self._row_of)

    def rows(self, words: Sequence[str]) -> Tensor:
        """The row numbers of `words`, for `vectors`; valid until the next call."""
        if new := unknown(self._row_of, words):
            vectors = self._compute(new)
            rows = self._free_rows(len(new))
            self._table[torch.tensor(rows)] = vectors
            self._row_of.update(zip(new, rows, strict=True))
        row_of = self._row_of
        return torch.tensor([row_of[word] for word in words])

    def _free_rows(self, count: int) -> list[int]:
        """Rows never used, then those of the words used longest ago, which are forgotten."""
        used = len(self._row_of)
        fresh = list(range(used, min(len(self._table), used + count)))
        return fresh + [self._row_of.popitem(last=False)[1] for _ in range(count - len(fresh))]

    def vectors(self, rows: Tensor) -> Tensor:
        """The vectors in these rows."""
        return self._table[rows]
