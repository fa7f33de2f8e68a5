"""Sentences of unequal length laid out for an LSTM, and back; words stand in flat order (sentence after sentence) everywhere else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import neg
from typing import TypeVar

import torch
from torch import Tensor
from torch.nn import functional

BATCH_WORDS = 2_000
"""Words of one pass; the activations of more no longer fit the processor's cache."""
BLOCK_PLACES = 8
"""Places that an LSTM takes at once."""
WIDTHS = (1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256)
"""Sentences in a block, rounded up: every other number would be a kernel of its own."""

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Bundle:
    """Where each word stands in blocks of places x sentences; longest sentence first."""

    def __init__(self, lengths: Sequence[int], block_places: int = BLOCK_PLACES) -> None:
        """Lay out sentences of `lengths` words, none of which grows from one to the next; `block_places` are taken at once."""
        self.lengths = torch.tensor(lengths)
        self.first = self.lengths.cumsum(0) - self.lengths
        self.last = self.lengths.cumsum(0) - 1
        blocks = range(0, lengths[0], block_places)
        widths = [_bucket(bisect_left(lengths, -start, key=neg)) for start in blocks]
        self.width = widths[0]
        spare = (0, self.width - len(lengths))
        lengths_of, first, last = (functional.pad(row, spare) for row in (self.lengths, self.first, self.last))
        places = torch.arange(len(blocks) * block_places)[:, None]
        present = places < lengths_of
        self.present = present[: lengths[0], : len(lengths)]
        forward, backward = torch.where(present, first + places, 0), torch.where(present, last - places, 0)
        cuts = [(slice(start, start + block_places), slice(width)) for start, width in zip(blocks, widths, strict=True)]
        self.forward, self.backward = [forward[cut] for cut in cuts], [backward[cut] for cut in cuts]
        """For each block, which word stands at each place (any, where there is none), and the same for sentences read from their ends."""
        across = torch.tensor(widths).repeat_interleave(block_places)
        rows = across.cumsum(0) - across
        of_word = torch.repeat_interleave(torch.arange(len(lengths)), self.lengths)
        place = torch.arange(len(of_word)) - self.first[of_word]
        self.at = rows[place] + of_word
        self.at_mirrored = rows[self.lengths[of_word] - 1 - place] + of_word
        """Where in the blocks, row after row, each word stands, and the same for sentences read from their ends."""

    def by_place(self) -> Tensor:
        """The words in order of place, then of sentence."""
        return (self.first + torch.arange(len(self.present))[:, None])[self.present]

    def padded(self, flat: Tensor) -> Tensor:
        """Rows as sentences x places x width, zeros where there is no word."""
        out = flat.new_zeros((*self.present.T.shape, *flat.shape[1:]))
        out[self.present.T] = flat
        return out

    def split(self, values: list[Item]) -> list[list[Item]]:
        """A list of all words' values as one list for each sentence."""
        ends = self.lengths.cumsum(0).tolist()
        return [values[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def in_batches(
    sentences: Sequence[Sequence[Item]],
    run: Callable[[list[Sequence[Item]]], Sequence[Answer]],
    max_words: int = BATCH_WORDS,
) -> list[Answer]:
    """What `run` makes of each sentence; it is given batches of about `max_words`, the longest sentence first, and no empty one."""
    order = sorted(range(len(sentences)), key=lambda number: -len(sentences[number]))
    answers: dict[int, Answer] = {}
    first = words = 0
    for number in range(len(order) + 1):
        length = len(sentences[order[number]]) if number < len(order) else max_words
        if words and words + length > max_words:
            chosen = order[first:number]
            answers.update(zip(chosen, run([sentences[one] for one in chosen]), strict=True))
            first, words = number, 0
        words += length
    return [answers[number] for number in range(len(sentences))]


def _bucket(sentences: int) -> int:
    """The least of WIDTHS that is not smaller; a multiple of the last one beyond it."""
    if sentences > WIDTHS[-1]:
        return -(-sentences // WIDTHS[-1]) * WIDTHS[-1]
    return WIDTHS[bisect_left(WIDTHS, sentences)]
