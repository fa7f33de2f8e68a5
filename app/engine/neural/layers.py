"""Stanza's layers as few large products.

Torch has fast LSTM kernels (oneDNN) for sentences of equal length alone, and multiplies with MKL, which is slow on CPUs that are not
Intel's. So sentences are padded and each direction runs by itself, the backward one over mirrored sentences, where padding comes last and
touches no word; and products go to oneDNN. It compiles a kernel for each shape it meets, which costs time and memory, so everything is cut
into few shapes. The answers are torch's but for rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from app.engine.neural.bundle import Bundle

_ONEDNN = torch.backends.mkldnn.is_available() and hasattr(torch.ops.mkldnn, "_linear_pointwise")  # type: ignore[no-untyped-call]


BLOCKS = (256, 128, 64, 32, 16)
"""Rows multiplied at once."""


def product(rows: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """`rows @ weight.T + bias`."""
    if not _ONEDNN:
        return functional.linear(rows, weight, bias)
    answer = rows.new_empty((len(rows), len(weight)))
    first = 0
    for size in BLOCKS:
        while len(rows) - first >= size:
            answer[first : first + size] = _product(rows[first : first + size], weight, bias)
            first += size
    if left := len(rows) - first:
        padded = functional.pad(rows[first:], (0, 0, 0, BLOCKS[-1] - left))
        answer[first:] = _product(padded, weight, bias)[:left]
    return answer


def _product(rows: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    answer: Tensor = torch.ops.mkldnn._linear_pointwise(rows, weight, bias, "none", [], "")  # noqa: SLF001 - has no public name
    return answer


def linear(layer: Any, rows: Tensor) -> Tensor:
    """A linear layer of torch's."""
    return product(rows, layer.weight, layer.bias)


def recurrent(
    lstm: Any, bundle: Bundle, rows: Tensor, hidden: Tensor | None = None, cell: Tensor | None = None
) -> Tensor:
    """All outputs of an LSTM of torch's, in flat order like its inputs; `hidden`, `cell`: layers and directions x 1 x width."""
    directions = ("", "_reverse") if lstm.bidirectional else ("",)
    for layer in range(lstm.num_layers):
        outputs = []
        for direction, suffix in enumerate(directions):
            names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            weights = [getattr(lstm, f"{name}_l{layer}{suffix}") for name in names]
            state = layer * len(directions) + direction
            start = [_start(lstm, bundle, first, state) for first in (hidden, cell)]
            outputs.append(_one_way(bundle, rows, weights, start, mirrored=bool(suffix)))
        rows = torch.cat(outputs, 1)
    return rows


def _one_way(bundle: Bundle, rows: Tensor, weights: list[Tensor], state: list[Tensor], *, mirrored: bool) -> Tensor:
    """One direction of one layer, a few places at a time, each with the sentences that reach so far."""
    outputs = []
    for places in bundle.backward if mirrored else bundle.forward:
        sentences = places.shape[1]
        state = [part[:, :sentences].contiguous() for part in state]
        output, *state = torch.lstm(rows[places], state, weights, True, 1, 0.0, False, False, False)
        outputs.append(output.flatten(0, 1))
    return torch.cat(outputs)[bundle.at_mirrored if mirrored else bundle.at]


def _start(lstm: Any, bundle: Bundle, first: Tensor | None, state: int) -> Tensor:
    if first is None:
        return torch.zeros(1, bundle.width, lstm.hidden_size)
    return first[state : state + 1].expand(-1, bundle.width, -1)


class HighwayLSTM:
    """A highway LSTM of Stanza's with tanh highways (`taggerlstm`, `parserlstm`)."""

    def __init__(self, model: Any, name: str) -> None:
        """Take the layers of `model`'s attribute `name`, and their first states."""
        stack = getattr(model, name)
        self._layers = [layer.lstm for layer in stack.lstm]
        self._hidden, self._cell = getattr(model, f"{name}_h_init"), getattr(model, f"{name}_c_init")
        self._gates = [_joined(gate, way) for gate, way in zip(stack.gate, stack.highway, strict=True)]

    def bypass(self, layer: int, rows: Tensor) -> Tensor:
        """What reaches the layer's output past its LSTM."""
        gate, way = product(rows, *self._gates[layer]).chunk(2, 1)
        return gate.sigmoid() * way.tanh()

    def states(self, bundle: Bundle, rows: Tensor, first_bypass: Tensor | None = None) -> Tensor:
        """Outputs in flat order; `first_bypass`: the first layer's, where it is known."""
        for layer, lstm in enumerate(self._layers):
            own = slice(2 * layer, 2 * layer + 2)
            output = recurrent(lstm, bundle, rows, self._hidden[own], self._cell[own])
            past = first_bypass if layer == 0 and first_bypass is not None else self.bypass(layer, rows)
            rows = output + past
        return rows


def _joined(gate: Any, way: Any) -> tuple[Tensor, Tensor]:
    """Two linear layers as one."""
    return torch.cat((gate.weight, way.weight)).detach(), torch.cat((gate.bias, way.bias)).detach()


def biaffine(scorer: Any, states: Tensor) -> Tensor:
    """A pairwise scorer of one output: sentences x places x places, for states of sentences x places x width."""
    shape = (*states.shape[:2], -1)
    rows = states.flatten(0, 1)
    left = with_one(torch.relu(linear(scorer.W1, rows)))
    right = with_one(torch.relu(linear(scorer.W2, rows)))
    half = product(left, scorer.scorer.W_bilin.weight[:, :, 0].T.contiguous())
    scores: Tensor = torch.bmm(half.view(shape), right.view(shape).transpose(1, 2)) + scorer.scorer.W_bilin.bias
    return scores


def with_one(rows: Tensor) -> Tensor:
    """Each row with a 1 at its end, the constant of a biaffine scorer."""
    return torch.cat((rows, rows.new_ones((*rows.shape[:-1], 1))), -1)


def character_vectors(model: Any, spellings: Sequence[Sequence[int]]) -> Tensor:
    """What Stanza's character model makes of words given as character numbers; one row each."""
    order = sorted(range(len(spellings)), key=lambda number: -len(spellings[number]))
    rows = torch.empty((len(order), model.charmodel.num_dir * model.charmodel.args["char_hidden_dim"]))
    for some in (order[first : first + 256] for first in range(0, len(order), 256)):
        rows[some] = _spelt(model.charmodel, [spellings[number] for number in some])
    return rows


def _spelt(characters: Any, spellings: Sequence[Sequence[int]]) -> Tensor:
    bundle = Bundle([len(spelling) for spelling in spellings])
    embedded = characters.char_emb(torch.tensor([number for spelling in spellings for number in spelling]))
    outputs = recurrent(
        characters.charlstm.lstm, bundle, embedded, characters.charlstm_h_init, characters.charlstm_c_init
    )
    if characters.attn:
        weighted = outputs * linear(characters.char_attn, outputs).sigmoid()
        return bundle.padded(weighted).sum(1)
    width = outputs.shape[1] // characters.num_dir
    return torch.cat((outputs[bundle.last, :width], outputs[bundle.first, width:]), 1)


def plain(arguments: Any) -> bool:
    """True for a model of words and characters alone: no character language model, no transformer, no own LSTM cells, nothing reversed."""
    return bool(arguments["char"] and arguments["char_emb_dim"] > 0) and not any(
        arguments.get(name) for name in ("charlm", "bert_model", "reversed", "rec_dropout", "char_rec_dropout")
    )
