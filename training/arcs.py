"""How likely a trained parser holds each word to govern each other, for trees that are found by other means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.doc import Document
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import Trainer, unpack_batch
from stanza.utils.conll import CoNLL

from training import conllu
from training.conllu import Sentence

BATCH_WORDS = 3000


@dataclass(frozen=True, slots=True)
class Arcs:
    """Of one sentence, words from 1: `heads[word, head]` and `labels[word, head, relation]` are log-likelihoods."""

    heads: NDArray[np.floating]
    labels: NDArray[np.floating]
    relations: list[str]


def scored(model: Path, vectors: Path, sentences: Sequence[Sentence]) -> Iterator[Arcs]:
    """For each sentence, in order: its words and tags are read, its tree is not."""
    torch.set_num_threads(1)
    pretrain = Pretrain(str(vectors))
    trainer = Trainer.load(filename=str(model), pretrain=pretrain, device="cpu")
    relations = trainer.vocab["deprel"]._id2unit[VOCAB_PREFIX_SIZE:]  # noqa: SLF001 - it has no other way to its names
    rows, _, _ = CoNLL.conll2dict(input_str="".join(map(conllu.dump, sentences)))
    batches = DataLoader(Document(rows), BATCH_WORDS, trainer.args, pretrain, vocab=trainer.vocab, evaluation=True)
    trainer.model.eval()
    for batch in batches:
        yield from _one_batch(trainer.model, batch, relations)


def _one_batch(model: Any, batch: Any, relations: list[str]) -> Iterator[Arcs]:
    inputs, order, word_order, lengths, word_lengths, text = unpack_batch(batch, "cpu")
    with torch.no_grad():
        _, (arcs, _, labels) = model(*inputs, word_order, lengths, word_lengths, text)
    for row in np.argsort(order):
        size = lengths[row]
        yield Arcs(arcs[row, :size, :size], labels[row, :size, :size], relations)
