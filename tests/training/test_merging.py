"""Means of models."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from app.settings import BUNDLED_MODELS
from training import merging, slimming

NAMES = BUNDLED_MODELS / "id" / "ner" / "kutip.pt"


def changed(path: Path, by: float) -> Path:
    """The bundled name finder with all weights higher, in float32."""
    checkpoint = slimming.load(NAMES)
    weights = {name: weight.float() + by for name, weight in checkpoint["model"].items()}
    torch.save({**checkpoint, "model": weights}, path)
    return path


def test_the_mean_lies_between(tmp_path: Path) -> None:
    """Each weight lies between the two, by their shares."""
    shares = {changed(tmp_path / "a.pt", 0.0): 0.75, changed(tmp_path / "b.pt", 1.0): 0.25}
    merging.mean(shares, tmp_path / "mean.pt")
    first, middle = slimming.load(tmp_path / "a.pt")["model"], slimming.load(tmp_path / "mean.pt")["model"]
    assert all(torch.allclose(middle[name], first[name] + 0.25, atol=1e-5) for name in first)


def test_models_of_other_words_have_no_mean(tmp_path: Path) -> None:
    """Their rows mean different things."""
    one = changed(tmp_path / "a.pt", 0.0)
    other = slimming.load(one)
    other["vocab"] = {**other["vocab"], "char": {}}
    torch.save(other, tmp_path / "b.pt")
    with pytest.raises(ValueError, match="same words"):
        merging.mean({one: 0.5, tmp_path / "b.pt": 0.5}, tmp_path / "mean.pt")
