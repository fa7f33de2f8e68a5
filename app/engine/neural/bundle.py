"""Sentences of unequal length laid out for an LSTM, and back; words stand in flat order (sentence after sentence) everywhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import torch
from torch import Tensor

BATCH_WORDS = 2_000
"""Words of one pass; the activations of more no longer fit the processor's cache."""
ENOUGH_WORDS = 400
"""From here on a pass is full enough not to be padded for much shorter sentences."""
MOST_PADDING = 0.7
"""A sentence shorter than this share of the longest one starts the next pass, once there are enough words."""

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Bundle:
    """Where each word stands in a grid of places x sentences; longest sentence first."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """Lay out sentences of `lengths` words, none of which grows from one to the next."""
        self.lengths = torch.tensor(lengths)
        starts = self.lengths.cumsum(0) - self.lengths
        places = torch.arange(lengths[0])[:, None]
        self.present = places < self.lengths
        self.forward = torch.where(self.present, starts + places, 0)
        """Which word stands at each place of the grid (word 0 where there is none)."""
        self.backward = torch.where(self.present, starts + self.lengths - 1 - places, 0)
        """The same for sentences read from their ends."""
        of_word = torch.repeat_interleave(torch.arange(len(lengths)), self.lengths)
        place = torch.arange(len(of_word)) - starts[of_word]
        self.at = place * len(lengths) + of_word
        """Where in the grid, row after row, each word stands."""
        self.at_mirrored = (self.lengths[of_word] - 1 - place) * len(lengths) + of_word
        """The same for sentences read from their ends."""
        self.last = self.lengths.cumsum(0) - 1
        self.first = starts

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
    for batch in _cut([len(sentences[number]) for number in order], max_words):
        numbers = order[batch]
        answers.update(zip(numbers, run([sentences[number] for number in numbers]), strict=True))
    return [answers[number] for number in range(len(sentences))]


def _cut(lengths: Sequence[int], max_words: int) -> list[slice]:
    cuts, first, words = [], 0, 0
    for number, length in enumerate(lengths):
        padded = words >= ENOUGH_WORDS and length < MOST_PADDING * lengths[first]
        if words and (words + length > max_words or padded):
            cuts.append(slice(first, number))
            first, words = number, 0
        words += length
    if first < len(lengths):
        cuts.append(slice(first, len(lengths)))
    return cuts
