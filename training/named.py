"""Run a freshly trained name finder over tokens that are cut already."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import stanza
import torch

from training.entities import Tagged


def by_model(model: Path, vectors: Path, sentences: Sequence[list[str]]) -> list[Tagged]:
    """The sentences with the model's BIO tags."""
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        empty = {"url": "none", "id": {"lang_name": "Indonesian", "packages": {"default": {}}}}
        Path(folder, "resources.json").write_text(json.dumps(empty), encoding="utf-8")
        nlp = stanza.Pipeline(
            "id", dir=folder, download_method=None, package=None, processors="tokenize,ner", tokenize_pretokenized=True,
            ner_model_path=str(model), ner_pretrain_path=str(vectors), use_gpu=False, verbose=False,
        )  # fmt: skip
    document = nlp([list(sentence) for sentence in sentences])
    return [[(token.text, as_bio(token.ner)) for token in sentence.tokens] for sentence in document.sentences]


def as_bio(tag: str) -> str:
    """A BIOES tag in BIO."""
    return {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]
