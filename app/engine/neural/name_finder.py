"""Stanza's name finder with its Viterbi search over all sentences at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from stanza.models.common.vocab import PAD_ID, UNK_ID, VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from torch import Tensor

from app.engine.neural.bundle import Bundle, in_batches
from app.engine.neural.known_words import KnownWords
from app.engine.neural.layers import Characters, Product, Recurrent, plain

OUTSIDE = "O"


class NameFinder:
    """Sentences of tokens to BIOES tags."""

    def __init__(self, processor: Any, max_words: int, *, half: bool = False) -> None:
        """Wrap a processor of Stanza's whose model is `understood`; `max_words`: words kept in mind; `half`: LSTM in bfloat16."""
        self._model = processor.trainers[0].model.eval()
        self._vocab = processor.trainers[0].vocab
        self._lstm = Recurrent(self._model.taggerlstm.lstm, half=half)
        self._scores = Product.of(self._model.tag_clfs[0])
        self._characters = Characters(self._model.charmodel)
        self._transform = Product.of(self._model.input_transform) if self._model.input_transform else None
        width = self._model.args["char_hidden_dim"] * 2 + self._model.args["word_emb_dim"]
        self._known = KnownWords(self._vectors, width, max_words)
        self._names = [self._name(number) for number in range(self._model.tag_clfs[0].out_features)]
        self._moves = self._model.crits[0]._transitions.detach()  # noqa: SLF001 - Stanza's own way to hand them out is a loss

    @staticmethod
    def understood(processor: Any) -> bool:
        """True where this pass knows the model's architecture."""
        model = processor.trainers[0].model
        return (
            len(processor.trainers) == 1
            and plain(model.args)
            and model.args["word_emb_dim"] > 0
            and "word" in model.vocab
            and model.num_output_layers == 1
        )

    def tags(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The tags of each sentence; none is empty."""
        return in_batches(sentences, self._tags)

    def _tags(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        bundle = Bundle([len(sentence) for sentence in sentences])
        words = [word for sentence in sentences for word in sentence]
        model = self._model
        rows = self._known.vectors(self._known.rows(words))
        states = self._lstm(bundle, rows, model.taggerlstm_h_init, model.taggerlstm_c_init)
        order = bundle.by_place()
        best = torch.empty_like(order)
        best[order] = best_paths(self._scores(states)[order], bundle.present.sum(1).tolist(), self._moves)
        rows_of_names = bundle.split([self._names[number] for number in best.tolist()])
        return [fix_singleton_tags(tags) if any(tag != OUTSIDE for tag in tags) else tags for tags in rows_of_names]

    def _name(self, number: int) -> str:
        name = self._vocab["tag"].unmap([(max(number, VOCAB_PREFIX_SIZE),)])[0]
        return str(name[0] if isinstance(name, list) else name)

    def _vectors(self, words: Sequence[str]) -> Tensor:
        model, vocab, arguments = self._model, self._vocab, self._model.args
        cased = [word.lower() for word in words] if arguments.get("lowercase", True) else list(words)
        static = torch.tensor(vocab["word"].map(cased))
        vectors = model.word_emb(static)
        if "delta" in vocab and model.delta_emb is not None:
            delta = torch.tensor(vocab["delta"].map(cased))
            delta[(delta == UNK_ID) & (static != UNK_ID)] = PAD_ID
            vectors = vectors + model.delta_emb(delta)
        spelt = [word.lower() for word in words] if arguments.get("char_lowercase", False) else words
        spellings = [vocab["char"].map(list(word)) for word in spelt]
        rows = torch.cat((vectors, self._characters(spellings)), 1)
        return self._transform(rows) if self._transform else rows


def best_paths(scores: Tensor, sizes: Sequence[int], moves: Tensor) -> Tensor:
    """Viterbi over sentences place by place, at each those that reach so far; the longest sentence comes first.

    Args:
        scores: one row of tag scores for each word, by place, then by sentence.
        sizes: how many sentences have a word at each place.
        moves: score of each tag (row) before each other (column).

    Returns:
        the best tag numbers, in the same order.
    """
    places = torch.split(scores, list(sizes))
    trellis, origins = [places[0]], []
    for place in places[1:]:
        best, origin = (trellis[-1][: len(place)].unsqueeze(2) + moves).max(1)
        trellis.append(place + best)
        origins.append(origin)
    tags = trellis[-1].argmax(1)
    path = [tags]
    for place, origin in zip(reversed(trellis[:-1]), reversed(origins), strict=True):
        before = origin.gather(1, tags.unsqueeze(1)).squeeze(1)
        tags = torch.cat((before, place[len(before) :].argmax(1)))
        path.append(tags)
    return torch.cat(path[::-1])
