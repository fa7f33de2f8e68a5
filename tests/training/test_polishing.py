"""The end of a training."""

from pathlib import Path

import pytest
import torch
from stanza.models import parser, tagger

from training.polishing import LESS_DROPOUT, Average, Mixed, chosen, rate


def test_the_rate_falls_in_a_straight_line_to_a_fiftieth() -> None:
    """The rate falls in a straight line to a fiftieth."""
    assert rate(0, 100, 1.0) == pytest.approx(1.0)
    assert rate(50, 100, 1.0) == pytest.approx(0.5)
    assert rate(100, 100, 1.0) == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("draw", "progress", "stream"),
    [(0.59, 0.1, 1), (0.61, 0.1, 2), (0.79, 0.1, 2), (0.81, 0.1, 0), (0.19, 0.9, 1), (0.21, 0.9, 2), (0.31, 0.9, 0)],
)
def test_each_of_what_is_mixed_in_fills_its_share_of_the_batches(draw: float, progress: float, stream: int) -> None:
    """Six batches in ten and two at first, then two and one; the trees that train fill the rest."""
    mixed = [Mixed(Path("silver"), 0.6, 0.2), Mixed(Path("bracketed"), 0.2, 0.1)]
    assert chosen(draw, progress, mixed) == stream


def test_weights_are_averaged_over_the_times_they_were_added() -> None:
    """Weights are averaged over the times they were added."""
    model = torch.nn.Linear(1, 1)
    average = Average(model)
    for value in (1.0, 2.0, 6.0):
        torch.nn.init.constant_(model.weight, value)
        average.add(model)
    average.put(model)
    assert model.weight.item() == pytest.approx(3.0)


@pytest.mark.parametrize("module", [tagger, parser])
def test_the_trainers_lose_less_to_dropout_than_by_default(module: object) -> None:
    """The trainers lose less to dropout than by default."""
    parse = module.parse_args  # type: ignore[attr-defined]
    usual, less = parse([]), parse([str(option) for option in LESS_DROPOUT])
    assert less["dropout"] < usual["dropout"]
    assert less["word_dropout"] < usual["word_dropout"]
