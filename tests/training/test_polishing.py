"""The end of a training."""

import pytest
import torch
from stanza.models import parser, tagger

from training.polishing import LESS_DROPOUT, Average, rate, silver_share


def test_the_rate_falls_in_a_straight_line_to_a_fiftieth() -> None:
    """The rate falls in a straight line to a fiftieth."""
    assert rate(0, 100, 1.0) == pytest.approx(1.0)
    assert rate(50, 100, 1.0) == pytest.approx(0.5)
    assert rate(100, 100, 1.0) == pytest.approx(0.02)


def test_what_models_made_themselves_fills_most_batches_first_and_few_at_the_end() -> None:
    """What models made themselves fills most batches first and few at the end."""
    assert silver_share(1, 100) > 0.5 > silver_share(100, 100) > 0


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
