"""Kutip's own passes compute what Stanza's and torch's own code does (skipped where there are no models)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

torch = pytest.importorskip("torch")

from app.engine.neural import bundle as bundles  # noqa: E402 - needs torch
from app.engine.neural import layers  # noqa: E402
from app.engine.neural.bundle import Bundle, in_batches  # noqa: E402
from app.engine.neural.known_words import KnownWords  # noqa: E402
from app.engine.neural.name_finder import best_paths  # noqa: E402

Lengths = st.lists(st.integers(1, 40), min_size=1, max_size=30).map(lambda row: sorted(row, reverse=True))


@settings(max_examples=60, deadline=None)
@given(Lengths, st.sampled_from([1, 3, 8, 24]))
def test_a_bundle_puts_every_word_where_it_finds_it_again(lengths: list[int], block_places: int) -> None:
    """Laid out in blocks and read back, forwards and mirrored, the words are in their old order."""
    bundle = Bundle(lengths, block_places)
    words = torch.arange(sum(lengths))
    for blocks, at in ((bundle.forward, bundle.at), (bundle.backward, bundle.at_mirrored)):
        assert torch.cat([words[block].flatten() for block in blocks])[at].tolist() == words.tolist()
    assert [len(row) for row in bundle.split(words.tolist())] == lengths
    assert sorted(bundle.by_place().tolist()) == words.tolist()


@settings(max_examples=40, deadline=None)
@given(Lengths, st.booleans(), st.integers(1, 2))
def test_an_lstm_gives_torchs_own_states(lengths: list[int], both_ways: bool, depth: int) -> None:
    """Padded, mirrored, cut into blocks: each word's state is that of a packed sequence."""
    torch.manual_seed(len(lengths))
    lstm = torch.nn.LSTM(5, 4, depth, batch_first=True, bidirectional=both_ways)
    hidden, cell = torch.randn(2, depth * (1 + both_ways), 1, 4)
    sentences = [torch.randn(length, 5) for length in lengths]
    packed = torch.nn.utils.rnn.pack_sequence(sentences)
    start = [part.expand(-1, len(lengths), -1).contiguous() for part in (hidden, cell)]
    with torch.inference_mode():
        expected, _ = torch.nn.utils.rnn.pad_packed_sequence(lstm(packed, start)[0], batch_first=True)
        found = layers.Recurrent(lstm)(Bundle(lengths), torch.cat(sentences), hidden, cell)
    flat = torch.cat([row[:length] for row, length in zip(expected, lengths, strict=True)])
    assert torch.allclose(found, flat, atol=1e-5)


@pytest.mark.parametrize("rows", [1, 15, 16, 17, 255, 256, 700])
@pytest.mark.parametrize("onednn", [True, False])
def test_a_product_is_torchs_own(rows: int, onednn: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the rows are cut, with oneDNN and without."""
    monkeypatch.setattr(layers, "_ONEDNN", onednn and layers._ONEDNN)
    matrix, weight, bias = torch.randn(rows, 7), torch.randn(3, 7), torch.randn(3)
    with torch.inference_mode():
        assert torch.allclose(layers.Product(weight, bias)(matrix), matrix @ weight.T + bias, atol=1e-5)


@pytest.mark.skipif(not layers.halves(), reason="the processor has no bfloat16 products")
def test_an_lstm_in_bfloat16_gives_nearly_the_same_states() -> None:
    """Within the precision of bfloat16, and the same for a sentence alone and beside others."""
    torch.manual_seed(0)
    lstm = torch.nn.LSTM(24, 16, batch_first=True, bidirectional=True)
    rows = torch.randn(30, 24)
    with torch.inference_mode():
        exact = layers.Recurrent(lstm)(Bundle([20, 10]), rows)
        half = layers.Recurrent(lstm, half=True)
        together = half(Bundle([20, 10]), rows)
        assert torch.allclose(together, exact, atol=0.02)
        assert torch.equal(together[20:], half(Bundle([10]), rows[20:]))


@pytest.mark.parametrize("onednn", [True, False])
def test_an_lstm_gives_the_same_states_without_onednn(onednn: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where torch was built without it, torch's own kernel is asked."""
    monkeypatch.setattr(layers, "_ONEDNN", onednn and layers._ONEDNN)
    torch.manual_seed(0)
    lstm = torch.nn.LSTM(5, 4, batch_first=True, bidirectional=True)
    rows = torch.randn(12, 5)
    with torch.inference_mode():
        found = layers.Recurrent(lstm)(Bundle([12]), rows)
        assert torch.allclose(found, lstm(rows[None])[0][0], atol=1e-5)


@settings(max_examples=60, deadline=None)
@given(Lengths, st.integers(0, 1_000))
def test_all_paths_at_once_are_stanzas_one_by_one(lengths: list[int], seed: int) -> None:
    """The Viterbi search over a batch finds each sentence's own best path."""
    decode = pytest.importorskip("stanza.models.common.crf").viterbi_decode
    generator = torch.Generator().manual_seed(seed)
    scores, moves = torch.randn(sum(lengths), 5, generator=generator), torch.randn(5, 5, generator=generator)
    bundle = Bundle(lengths)
    order = bundle.by_place()
    best = torch.empty_like(order)
    best[order] = best_paths(scores[order], bundle.present.sum(1).tolist(), moves)
    expected = [int(tag) for rows in torch.split(scores, lengths) for tag in decode(rows.numpy(), moves.numpy())[0]]
    assert best.tolist() == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 30), max_size=40), st.integers(1, 100))
def test_batches_keep_to_their_budget_and_order(lengths: list[int], budget: int) -> None:
    """Longest first within a batch, none over the budget unless it is one sentence, answers in the callers' order."""
    sentences = [[number] * length for number, length in enumerate(lengths)]
    seen: list[list[int]] = []

    def run(batch: Sequence[Sequence[int]]) -> list[int]:
        seen.append([len(sentence) for sentence in batch])
        return [sentence[0] for sentence in batch]

    assert in_batches(sentences, run, budget) == list(range(len(lengths)))
    assert all(row == sorted(row, reverse=True) and (sum(row) <= budget or len(row) == 1) for row in seen)


@pytest.mark.parametrize("sentences", [1, 3, 13, 256, 257, 700])
def test_a_width_is_rounded_up_a_little(sentences: int) -> None:
    """Never down, and rarely by more than a half."""
    assert sentences <= bundles._bucket(sentences) <= max(2 * sentences, sentences + 256 * (sentences > 256))


def test_a_known_word_is_computed_once_and_the_bound_holds() -> None:
    """Vectors are right whether a word is new, known, or known before all were forgotten."""
    asked: list[str] = []

    def compute(words: Sequence[str]) -> Any:
        asked.extend(words)
        return torch.tensor([[float(len(word)), float(ord(word[0]))] for word in words])

    known = KnownWords(compute, 2, max_words=4)
    for words in (["a", "bb", "a"], ["bb", "ccc"], ["dddd", "a"], ["e", "a"], ["bb"]):
        assert known.vectors(known.rows(words)).tolist() == [[len(word), ord(word[0])] for word in words]
        assert len(known) <= 4
    assert asked == ["a", "bb", "ccc", "dddd", "e", "bb"], "the word used longest ago made room for the new one"
