"""One model of the weights of several that started from the same one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch

from training import slimming


def mean(shares: Mapping[Path, float], target: Path) -> None:
    """Save the mean of models' weights (Wortsman et al. 2022, "model soups"), each with its share of 1; everything else is the last one's.

    Raises:
        ValueError: the models do not have the same words, tags and shapes.
    """
    checkpoints = [slimming.load(path) for path in shares]
    last = checkpoints[-1]
    if any(one["vocab"] != last["vocab"] for one in checkpoints):
        raise ValueError("the models do not have the same words and tags")
    for name, weight in last["model"].items():
        if weight.is_floating_point():
            weighted = (
                one["model"][name].float() * share for one, share in zip(checkpoints, shares.values(), strict=True)
            )
            last["model"][name] = torch.stack(list(weighted)).sum(0)
    torch.save(last, target)
