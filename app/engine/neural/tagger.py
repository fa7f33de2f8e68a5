"""Stanza's tagger, run for the universal part of speech alone: nobody reads its other columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from app.engine.neural.bundle import Bundle, character_vectors, in_batches, plain, start_states
from app.engine.neural.known_words import KnownWords


class Tagger:
    """Sentences of words to their tags."""

    def __init__(self, processor: Any, max_words: int) -> None:
        """Wrap a processor of Stanza's whose model is `understood`; `max_words`: words kept in mind."""
        self._model = processor.trainer.model.eval()
        self._vocab = processor.vocab
        self._vectors_of = processor.pretrain.vocab if processor.pretrain and self._model.args["pretrain"] else None
        width = self._model.drop_replacement.shape[0]
        self._known = KnownWords(self._vectors, width, max_words)
        self._names = [self._vocab["upos"].id2unit(number) for number in range(len(self._vocab["upos"]))]

    @staticmethod
    def understood(processor: Any) -> bool:
        """True where this pass knows the model's architecture."""
        return plain(processor.trainer.model.args) and processor.trainer.model.args["word_emb_dim"] > 0

    def tags(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The tags of each sentence; none is empty."""
        return in_batches(sentences, self._tags)

    def _tags(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        bundle = Bundle([len(sentence) for sentence in sentences])
        words = [word for sentence in sentences for word in sentence]
        model = self._model
        packed = bundle.packed(self._known.vectors(self._known.rows(words)))
        states, _ = model.taggerlstm(packed, None, start_states(model, "taggerlstm", len(sentences)))
        scores = model.upos_clf(torch.relu(model.upos_hid(states.data)))
        best = bundle.flat(scores.argmax(1)).tolist()
        return bundle.split([self._names[number] for number in best])

    def _vectors(self, words: Sequence[str]) -> Tensor:
        model, vocab = self._model, self._vocab
        parts = [model.word_emb(torch.tensor(vocab["word"].map(words)))]
        if model.args["pretrain"]:
            numbers = self._vectors_of.map([word.lower() for word in words]) if self._vectors_of else [0] * len(words)
            parts.append(model.trans_pretrained(model.pretrained_emb(torch.tensor(numbers))))
        spellings = [vocab["char"].map(list(word)) for word in words]
        parts.append(model.trans_char(character_vectors(model, spellings)))
        return torch.cat(parts, 1)
