"""Make trained files smaller and simpler without changing an answer beyond float16 rounding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

_DEAD_KEYS = ("optimizer_state_dict", "scheduler_state_dict")


def load(path: Path) -> dict[str, Any]:
    """A Stanza checkpoint as it was saved, on the CPU."""
    checkpoint: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return checkpoint


def halved(source: Path, target: Path) -> Path:
    """Copy a model with its float32 tensors as float16; Stanza copies them into float32 parameters on loading."""
    torch.save(_half(_lasting(load(source))), target)
    return target


def tidied(source: Path, target: Path) -> Path:
    """Copy a model at full precision, without what only its training needed."""
    torch.save(_lasting(load(source)), target)
    return target


def _lasting(checkpoint: dict[str, Any]) -> dict[str, Any]:
    """Without optimizers, and of the paths that the trainer was given only the files' names."""
    config = {key: _file_name(value) for key, value in checkpoint.get("config", {}).items()}
    kept = {key: value for key, value in checkpoint.items() if key not in _DEAD_KEYS}
    return kept | {"config": config} if config else kept


def _file_name(value: Any) -> Any:
    return Path(value).name if isinstance(value, str) else value


def _half(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, _half(item)) for key, item in value.items())
    return value


def blind_to_lemmas(source: Path, target: Path) -> Path:
    """Copy a parser so that every lemma but a treebank's name looks to it like the empty one: news, as the product asks for."""
    checkpoint = load(source)
    weights = checkpoint["model"]["lemma_emb.weight"]
    units = checkpoint["vocab"]["lemma"]["_unit2id"]
    weights[[units["<UNK>"], units["<EMPTY>"]]] = weights[units["_"]].clone()
    torch.save(checkpoint, target)
    return target
