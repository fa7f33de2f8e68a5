"""Stanza's tagger, run for the universal part of speech alone: nobody reads its other columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from app.engine.neural.bundle import Bundle, in_batches
from app.engine.neural.known_words import KnownWords
from app.engine.neural.layers import Characters, HighwayLSTM, Product, plain


class Tagger:
    """Sentences of words to their tags."""

    def __init__(self, processor: Any, max_words: int, *, half: bool = False) -> None:
        """Wrap a processor of Stanza's whose model is `understood`; `max_words`: words kept in mind; `half`: LSTM in bfloat16."""
        self._model = processor.trainer.model.eval()
        self._vocab = processor.vocab
        self._vectors_of = processor.pretrain.vocab if processor.pretrain and self._model.args["pretrain"] else None
        self._lstm = HighwayLSTM(self._model, "taggerlstm", half=half)
        self._hidden, self._scores = Product.of(self._model.upos_hid), Product.of(self._model.upos_clf)
        self._characters = Characters(self._model.charmodel)
        self._width = self._model.drop_replacement.shape[0]
        self._known = KnownWords(self._vectors, self._width + 2 * self._model.args["hidden_dim"], max_words)
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
        known = self._known.vectors(self._known.rows(words))
        states = self._lstm.states(bundle, known[:, : self._width], known[:, self._width :])
        scores = self._scores(torch.relu(self._hidden(states)))
        best = scores.argmax(1).tolist()
        return bundle.split([self._names[number] for number in best])

    def _vectors(self, words: Sequence[str]) -> Tensor:
        """The LSTM's inputs, and what passes its first layer by."""
        model, vocab = self._model, self._vocab
        parts = [model.word_emb(torch.tensor(vocab["word"].map(words)))]
        if model.args["pretrain"]:
            numbers = self._vectors_of.map([word.lower() for word in words]) if self._vectors_of else [0] * len(words)
            parts.append(model.trans_pretrained(model.pretrained_emb(torch.tensor(numbers))))
        spellings = [vocab["char"].map(list(word)) for word in words]
        parts.append(model.trans_char(self._characters(spellings)))
        rows = torch.cat(parts, 1)
        return torch.cat((rows, self._lstm.bypass(0, rows)), 1)
