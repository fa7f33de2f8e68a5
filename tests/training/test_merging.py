"""Means of models, and tags made less likely."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from stanza.models.ner.vocab import MultiVocab

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
    """Each weight is the mean of the two."""
    merging.mean((changed(tmp_path / "a.pt", 0.0), changed(tmp_path / "b.pt", 1.0)), tmp_path / "mean.pt")
    first, middle = slimming.load(tmp_path / "a.pt")["model"], slimming.load(tmp_path / "mean.pt")["model"]
    assert all(torch.allclose(middle[name], first[name] + 0.5, atol=1e-5) for name in first)


def test_models_of_other_words_have_no_mean(tmp_path: Path) -> None:
    """Their rows mean different things."""
    one = changed(tmp_path / "a.pt", 0.0)
    other = slimming.load(one)
    other["vocab"] = {**other["vocab"], "char": {}}
    torch.save(other, tmp_path / "b.pt")
    with pytest.raises(ValueError, match="same words"):
        merging.mean((one, tmp_path / "b.pt"), tmp_path / "mean.pt")


def test_one_tag_is_made_less_likely(tmp_path: Path) -> None:
    """And no other."""
    model = changed(tmp_path / "a.pt", 0.0)
    before = slimming.load(model)
    merging.less_likely(model, "S-PER", 1.0)
    after = slimming.load(model)
    difference = before["model"]["tag_clfs.0.bias"] - after["model"]["tag_clfs.0.bias"]
    tags = MultiVocab.load_state_dict(before["vocab"])["tag"].items(0)
    assert {tag for tag, lower in zip(tags, difference.tolist(), strict=True) if lower} == {"S-PER"}
    assert difference.sum() == pytest.approx(1.0)
