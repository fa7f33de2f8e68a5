"""One model of the weights of several that started from the same one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from stanza.models.ner.vocab import MultiVocab

from training import slimming


def mean(models: Sequence[Path], target: Path) -> None:
    """Save the mean of the models' weights (Wortsman et al. 2022, "model soups"); everything else is the last one's.

    Raises:
        ValueError: the models do not have the same words, tags and shapes.
    """
    checkpoints = [slimming.load(path) for path in models]
    last = checkpoints[-1]
    if any(one["vocab"] != last["vocab"] for one in checkpoints):
        raise ValueError("the models do not have the same words and tags")
    for name, weight in last["model"].items():
        if weight.is_floating_point():
            last["model"][name] = torch.stack([one["model"][name].float() for one in checkpoints]).mean(0)
    torch.save(last, target)


def less_likely(model: Path, tag: str, by: float) -> None:
    """Lower the score that a saved name finder gives `tag` everywhere, by `by` nats."""
    checkpoint = slimming.load(model)
    tags = MultiVocab.load_state_dict(checkpoint["vocab"])["tag"].items(0)
    checkpoint["model"]["tag_clfs.0.bias"][tags.index(tag)] -= by
    torch.save(checkpoint, model)
