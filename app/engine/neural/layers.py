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

_ONEDNN = torch.backends.mkldnn.is_available() and all(  # type: ignore[no-untyped-call]
    hasattr(torch.ops.mkldnn, name)
    for name in ("_linear_pointwise", "_reorder_linear_weight", "_reorder_mkldnn_rnn_layer_weight")
)
"""True where oneDNN can be called with weights laid out for it beforehand, as torch's compiler does; the functions have no public names."""
_LSTM_MODE = 2


def halves() -> bool:
    """True where the processor multiplies bfloat16 itself, about twice as fast as float32."""
    cpu = torch.cpu
    supported = (cpu._is_avx512_bf16_supported, cpu._is_amx_tile_supported)  # noqa: SLF001 - have no public names
    return _ONEDNN and any(is_supported() for is_supported in supported)


BLOCKS = (256, 128, 64, 32, 16)
"""Rows multiplied at once."""


class Product:
    """`rows @ weight.T + bias`, the weight laid out for the processor once."""

    def __init__(self, weight: Tensor, bias: Tensor | None = None) -> None:
        """Take the weight and bias of a linear layer."""
        weight, self._bias = weight.detach(), None if bias is None else bias.detach()
        self._width = len(weight)
        self._weight = torch.ops.mkldnn._reorder_linear_weight(weight) if _ONEDNN else weight  # noqa: SLF001

    @classmethod
    def of(cls, layer: Any) -> Product:
        """A linear layer of torch's."""
        return cls(layer.weight, layer.bias)

    def __call__(self, rows: Tensor) -> Tensor:
        """Multiply."""
        if not _ONEDNN:
            return functional.linear(rows, self._weight, self._bias)
        answer = rows.new_empty((len(rows), self._width))
        first = 0
        for size in BLOCKS:
            while len(rows) - first >= size:
                answer[first : first + size] = self._block(rows[first : first + size])
                first += size
        if left := len(rows) - first:
            answer[first:] = self._block(functional.pad(rows[first:], (0, 0, 0, BLOCKS[-1] - left)))[:left]
        return answer

    def _block(self, rows: Tensor) -> Tensor:
        answer: Tensor = torch.ops.mkldnn._linear_pointwise(rows, self._weight, self._bias, "none", [], "")  # noqa: SLF001
        return answer


class Recurrent:
    """An LSTM of torch's over bundled sentences."""

    def __init__(self, lstm: Any, *, half: bool = False) -> None:
        """Take its weights; `half`: run it in bfloat16, with float32 before and after."""
        self._hidden_size = lstm.hidden_size
        suffixes = ("", "_reverse") if lstm.bidirectional else ("",)
        self._layers = [
            [_Direction(lstm, f"l{layer}{suffix}", mirrored=bool(suffix), half=half) for suffix in suffixes]
            for layer in range(lstm.num_layers)
        ]

    def __call__(
        self, bundle: Bundle, rows: Tensor, hidden: Tensor | None = None, cell: Tensor | None = None
    ) -> Tensor:
        """All outputs, in flat order like the inputs; `hidden`, `cell`: first states, layers and directions x 1 x width."""
        number = 0
        for layer in self._layers:
            outputs = []
            for direction in layer:
                state = [self._start(bundle, first, number) for first in (hidden, cell)]
                outputs.append(direction(bundle, rows, state))
                number += 1
            rows = torch.cat(outputs, 1)
        return rows

    def _start(self, bundle: Bundle, first: Tensor | None, number: int) -> Tensor:
        if first is None:
            return torch.zeros(1, bundle.width, self._hidden_size)
        return first[number : number + 1].expand(-1, bundle.width, -1)


class _Direction:
    """One direction of one layer of an LSTM."""

    def __init__(self, lstm: Any, suffix: str, *, mirrored: bool, half: bool) -> None:
        self._mirrored = mirrored
        self._type = torch.bfloat16 if half else torch.float32
        self._hidden_size = lstm.hidden_size
        names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        self._weights = [getattr(lstm, f"{name}_{suffix}").detach().to(self._type) for name in names]
        if _ONEDNN:
            laid_out = torch.ops.mkldnn._reorder_mkldnn_rnn_layer_weight(  # noqa: SLF001
                *self._weights[:2], self._hidden_size, False, True, False
            )
            self._weights[:2] = laid_out

    def __call__(self, bundle: Bundle, rows: Tensor, state: list[Tensor]) -> Tensor:
        """A few places at a time, each with the sentences that reach so far."""
        outputs = []
        rows, state = rows.to(self._type), [part.to(self._type) for part in state]
        for places in bundle.backward if self._mirrored else bundle.forward:
            sentences = places.shape[1]
            hidden, cell = (part[:, :sentences].contiguous() for part in state)
            output, *state = self._run(rows[places], hidden, cell)[:3]
            outputs.append(output.flatten(0, 1))
        return torch.cat(outputs)[bundle.at_mirrored if self._mirrored else bundle.at].float()

    def _run(self, block: Tensor, hidden: Tensor, cell: Tensor) -> Sequence[Tensor]:
        """Outputs (places x sentences x width) and last states of a block."""
        answer: Sequence[Tensor]
        if not _ONEDNN:
            answer = torch.lstm(block, [hidden, cell], self._weights, True, 1, 0.0, False, False, False)
        else:
            answer = torch.ops.aten.mkldnn_rnn_layer(
                block,
                *self._weights,
                hidden,
                cell,
                False,
                [],
                _LSTM_MODE,
                self._hidden_size,
                1,
                True,
                False,
                False,
                False,
            )
        return answer


class HighwayLSTM:
    """A highway LSTM of Stanza's with tanh highways (`taggerlstm`, `parserlstm`)."""

    def __init__(self, model: Any, name: str, *, half: bool = False) -> None:
        """Take the layers of `model`'s attribute `name`, and their first states; `half` as for `Recurrent`."""
        stack = getattr(model, name)
        self._layers = [Recurrent(layer.lstm, half=half) for layer in stack.lstm]
        self._hidden, self._cell = getattr(model, f"{name}_h_init"), getattr(model, f"{name}_c_init")
        self._gates = [joined(gate, way) for gate, way in zip(stack.gate, stack.highway, strict=True)]

    def bypass(self, layer: int, rows: Tensor) -> Tensor:
        """What reaches the layer's output past its LSTM."""
        gate, way = self._gates[layer](rows).chunk(2, 1)
        return gate.sigmoid() * way.tanh()

    def states(self, bundle: Bundle, rows: Tensor, first_bypass: Tensor | None = None) -> Tensor:
        """Outputs in flat order; `first_bypass`: the first layer's, where it is known."""
        for layer, lstm in enumerate(self._layers):
            own = slice(2 * layer, 2 * layer + 2)
            output = lstm(bundle, rows, self._hidden[own], self._cell[own])
            past = first_bypass if layer == 0 and first_bypass is not None else self.bypass(layer, rows)
            rows = output + past
        return rows


def joined(*layers: Any) -> Product:
    """Several linear layers as one."""
    biases = [layer.bias if layer.bias is not None else layer.weight.new_zeros(len(layer.weight)) for layer in layers]
    return Product(torch.cat([layer.weight for layer in layers]), torch.cat(biases))


class Biaffine:
    """A pairwise scorer of Stanza's with one output."""

    def __init__(self, scorer: Any) -> None:
        """Take the layers of a `DeepBiaffineScorer`."""
        self._left, self._right = Product.of(scorer.W1), Product.of(scorer.W2)
        weight = scorer.scorer.W_bilin.weight
        self._half, self._bias = Product(weight[:, :, 0].T.contiguous()), scorer.scorer.W_bilin.bias

    def __call__(self, states: Tensor) -> Tensor:
        """Sentences x places x places, for states of sentences x places x width."""
        shape = (*states.shape[:2], -1)
        rows = states.flatten(0, 1)
        half = self._half(with_one(torch.relu(self._left(rows)))).view(shape)
        right = with_one(torch.relu(self._right(rows))).view(shape)
        scores: Tensor = torch.bmm(half, right.transpose(1, 2)) + self._bias
        return scores


def with_one(rows: Tensor) -> Tensor:
    """Each row with a 1 at its end, the constant of a biaffine scorer."""
    return torch.cat((rows, rows.new_ones((*rows.shape[:-1], 1))), -1)


class Characters:
    """What Stanza's character model makes of words."""

    def __init__(self, model: Any) -> None:
        """Take the layers of a `CharacterModel`."""
        self._model = model
        self._lstm = Recurrent(model.charlstm.lstm)
        self._attention = Product.of(model.char_attn) if model.attn else None

    def __call__(self, spellings: Sequence[Sequence[int]]) -> Tensor:
        """One row for each word, given as character numbers."""
        order = sorted(range(len(spellings)), key=lambda number: -len(spellings[number]))
        rows = torch.empty((len(order), self._model.num_dir * self._model.args["char_hidden_dim"]))
        for some in (order[first : first + 256] for first in range(0, len(order), 256)):
            rows[some] = self._spelt([spellings[number] for number in some])
        return rows

    def _spelt(self, spellings: Sequence[Sequence[int]]) -> Tensor:
        model = self._model
        bundle = Bundle([len(spelling) for spelling in spellings])
        embedded = model.char_emb(torch.tensor([number for spelling in spellings for number in spelling]))
        outputs = self._lstm(bundle, embedded, model.charlstm_h_init, model.charlstm_c_init)
        if self._attention:
            return bundle.padded(outputs * self._attention(outputs).sigmoid()).sum(1)
        width = outputs.shape[1] // model.num_dir
        return torch.cat((outputs[bundle.last, :width], outputs[bundle.first, width:]), 1)


def plain(arguments: Any) -> bool:
    """True for a model of words and characters alone: no character language model, no transformer, no own LSTM cells, nothing reversed."""
    return bool(arguments["char"] and arguments["char_emb_dim"] > 0) and not any(
        arguments.get(name) for name in ("charlm", "bert_model", "reversed", "rec_dropout", "char_rec_dropout")
    )
