"""Sentences of unequal length as one packed sequence for an LSTM, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import torch
from torch import Tensor
from torch.nn.utils.rnn import PackedSequence

BATCH_WORDS = 2_000
"""Words of one pass; the activations of more no longer fit the processor's cache."""

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Bundle:
    """The order in which the words of sentences (longest first) stand in a packed sequence: by place, then by sentence."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """Lay out sentences of `lengths` words, none of which grows from one to the next."""
        self.lengths = torch.tensor(lengths)
        self.present = torch.arange(lengths[0]) < self.lengths[:, None]
        numbers = torch.zeros(self.present.shape, dtype=torch.long)
        numbers[self.present] = torch.arange(int(self.lengths.sum()))
        self.order = numbers.T[self.present.T]
        self.batch_sizes = self.present.sum(0)

    def packed(self, vectors: Tensor) -> PackedSequence:
        """The vectors, given sentence after sentence, as an LSTM takes them."""
        return PackedSequence(vectors[self.order], self.batch_sizes)

    def flat(self, packed: Tensor) -> Tensor:
        """Rows in packed order, put sentence after sentence again."""
        out = torch.empty_like(packed)
        out[self.order] = packed
        return out

    def padded(self, flat: Tensor) -> Tensor:
        """Rows sentence after sentence as sentences x places x width, zeros where there is no word."""
        out = flat.new_zeros((*self.present.shape, *flat.shape[1:]))
        out[self.present] = flat
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
    batch: list[int] = []
    words = 0
    for number in order:
        if words and words + len(sentences[number]) > max_words:
            answers.update(zip(batch, run([sentences[n] for n in batch]), strict=True))
            batch, words = [], 0
        batch.append(number)
        words += len(sentences[number])
    if batch:
        answers.update(zip(batch, run([sentences[n] for n in batch]), strict=True))
    return [answers[number] for number in range(len(sentences))]


def start_states(model: Any, name: str, sentences: int) -> tuple[Tensor, Tensor]:
    """The learnt first states of an LSTM of Stanza's (`taggerlstm`, `parserlstm`), for so many sentences."""
    hidden, cell = getattr(model, f"{name}_h_init"), getattr(model, f"{name}_c_init")
    return hidden.expand(-1, sentences, -1).contiguous(), cell.expand(-1, sentences, -1).contiguous()


def character_vectors(model: Any, spellings: Sequence[Sequence[int]]) -> Tensor:
    """What Stanza's character model makes of words given as character numbers; one row each."""
    order = sorted(range(len(spellings)), key=lambda number: -len(spellings[number]))
    lengths = [len(spellings[number]) for number in order]
    characters = torch.zeros((len(order), lengths[0]), dtype=torch.long)
    for row, number in enumerate(order):
        characters[row, : lengths[row]] = torch.tensor(spellings[number])
    vectors: Tensor = model.charmodel(characters, None, order, [len(order)], lengths).data
    return vectors


def plain(arguments: Any) -> bool:
    """True for a model of words and characters alone: no character language model, no transformer, nothing reversed."""
    return bool(arguments["char"] and arguments["char_emb_dim"] > 0) and not any(
        arguments.get(name) for name in ("charlm", "bert_model", "reversed")
    )
