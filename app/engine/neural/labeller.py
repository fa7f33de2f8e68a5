"""Stanza's tokenizer model: characters to labels, and how sure it is of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.tokenization.data import (
    PER_CHAR_FEAT_FUNCS,
    POSITION_FEAT_FUNCS,
    SortedDataset,
    TokenizationDataset,
)
from stanza.models.tokenization.utils import update_pred_regex
from torch import Tensor
from torch.nn import functional

from app.engine.neural.bundle import BLOCK_PLACES, Bundle, in_batches
from app.engine.neural.known_words import KnownWords
from app.engine.neural.layers import Product, Recurrent, joined
from app.engine.tokenisation import characters

BATCH_TEXTS = 64
BATCH_CHARACTERS = 8_000
FEW_TEXTS, FEW_TEXTS_PLACES = 8, 32
"""So few texts (sentences read whole) are long beside their number: the LSTM takes more places at once."""
END = "<PAD>"
"""Stanza's tokenizer reads one of these after each text."""

Labels = NDArray[np.int64]
Leads = NDArray[np.float32]
EDGE = "\n"
"""Marks a character as the first or last of its text; no text holds a line break."""
MAX_CHARACTERS = 10_000
"""Different characters kept in mind, edges counted by themselves."""


class Labeller:
    """Texts to a label for each character that the tokenizer reads."""

    def __init__(self, processor: Any, *, stock: bool, half: bool = False) -> None:
        """Wrap Stanza's processor `tokenize`; `stock`: run its own code even where the model is known; `half`: LSTMs in bfloat16."""
        self._processor = processor
        self._model = processor.trainer.model.eval()
        self._end = processor.vocab.unit2id(END)
        self._stock = stock or not self._understood()
        self._lstm, self._heads = Recurrent(self._model.rnn, half=half), self._joined("")
        if self._model.args["hierarchical"]:
            self._second_lstm, self._second_heads = Recurrent(self._model.rnn2, half=half), self._joined("2")
        width = self._model.rnn.input_size
        self._known = KnownWords(self._vectors, width, MAX_CHARACTERS)

    def _understood(self) -> bool:
        """True where the pass below knows the model's architecture, and a character's features hang on it and on the text's ends alone."""
        arguments, known = self._model.args, POSITION_FEAT_FUNCS.union(PER_CHAR_FEAT_FUNCS)
        plain = arguments["conv_res"] is None and self._model.charmodel is None and not arguments.get("use_dictionary")
        return plain and known.issuperset(self._processor.config["feat_funcs"])

    def labels(self, texts: Sequence[str]) -> list[tuple[Labels, Leads]]:
        """For each text, the labels of its characters, and by how much (log-probability) each leads the second best."""
        if not texts:
            return []
        rows = [[character for character, _ in characters(text)] for text in texts]
        scored = (
            self._by_stanza(rows)
            if self._stock
            else in_batches([_keys(row) for row in rows], self._scores, BATCH_CHARACTERS)
        )
        flat = np.concatenate(scored)
        top = np.partition(flat, -2, axis=1)
        ends = np.cumsum([len(row) for row in rows])[:-1]
        labels, leads = np.split(flat.argmax(1), ends), np.split(top[:, -1] - top[:, -2], ends)
        return [(update_pred_regex(row, own), lead) for row, own, lead in zip(rows, labels, leads, strict=True)]

    def _dataset(self, rows: Sequence[Sequence[str]]) -> Any:
        processor = self._processor
        dataset = TokenizationDataset(
            processor.config,
            input_text="",
            vocab=processor.vocab,
            evaluation=True,
            dictionary=processor.trainer.dictionary,
        )
        dataset.data = [[(character, 0) for character in row] for row in rows]
        return dataset

    def _by_stanza(self, rows: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        data = SortedDataset(self._dataset(rows))
        scored = []
        for first in range(0, len(data), BATCH_TEXTS):
            batch = data.collate([data[i] for i in range(first, min(first + BATCH_TEXTS, len(data)))])
            scores = self._processor.trainer.predict(batch)
            scored += [row[: len(raw) - 1] for row, raw in zip(scores, batch[3], strict=True)]
        in_order: list[NDArray[np.float32]] = data.unsort(scored)
        return in_order

    def _vectors(self, keys: Sequence[str]) -> Tensor:
        """The model's inputs for characters as `_keys` names them, by Stanza's own features."""
        dataset = self._dataset([])
        units, features = [], []
        for key in keys:
            lone = [
                character
                for character in ("" if key[:1] == EDGE else "x", key.strip(EDGE), "" if key[1:][-1:] == EDGE else "x")
                if character
            ]
            number = 0 if key[:1] == EDGE else 1
            numbers, _, rows, _ = dataset.para_to_sentences([(character, 0) for character in lone])[0]
            units.append(int(numbers[number]) if key else self._end)
            features.append(rows[number].tolist() if key else [0.0] * rows.shape[1])
        return torch.cat((self._model.embeddings(torch.tensor(units)), torch.tensor(features, dtype=torch.float32)), 1)

    def _scores(self, texts: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """Log-probabilities of the labels (Stanza's `Tokenizer.forward`), those of the end of each text left out."""
        bundle = Bundle([len(text) for text in texts], BLOCK_PLACES if len(texts) > FEW_TEXTS else FEW_TEXTS_PLACES)
        model = self._model
        rows = self._known.vectors(self._known.rows([key for text in texts for key in text]))
        states = self._lstm(bundle, rows)
        heads = self._heads(states)
        if model.args["hierarchical"]:
            if model.args["hier_invtemp"] > 0:
                states = states * (1 - torch.sigmoid(-heads[:, :1] * model.args["hier_invtemp"]))
            heads = heads + self._second_heads(self._second_lstm(bundle, states))
        scores = _label_scores(heads, multi_word=model.args["use_mwt"]).numpy()
        ends = bundle.lengths.cumsum(0).tolist()
        return [scores[start : end - 1] for start, end in zip([0, *ends], ends, strict=False)]

    def _joined(self, suffix: str) -> Product:
        """The heads for token, sentence and multi-word token as one product."""
        names = ["tok", "sent", "mwt"] if self._model.args["use_mwt"] else ["tok", "sent"]
        return joined(*(getattr(self._model, f"{name}_clf{suffix}") for name in names))


def _keys(row: Sequence[str]) -> list[str]:
    """The characters of a text, those at its ends marked, and an empty one for the end that the tokenizer reads."""
    keys = list(row)
    keys[0] = EDGE + keys[0]
    keys[-1] += EDGE
    return [*keys, ""]


def _label_scores(heads: Tensor, *, multi_word: bool) -> Tensor:
    """Scores of the labels 0 to 4 (0 to 2 without multi-word tokens) from those of the three questions."""
    yes, no = functional.logsigmoid(heads), functional.logsigmoid(-heads)
    ends = torch.stack((yes[:, 0] + no[:, 1], yes[:, 0] + yes[:, 1]), 1)
    for_each_kind = (ends + no[:, 2:], ends + yes[:, 2:]) if multi_word else (ends,)
    return torch.cat((no[:, :1], *for_each_kind), 1)
