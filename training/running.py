"""Trained models, run by Stanza's pipeline as they come from the trainers, before anything is bundled."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import stanza
import torch

_NEED_VECTORS = ("pos", "depparse", "ner")


def pipeline(models: Mapping[str, Path], vectors: Path, processors: str, **options: object) -> Any:
    """An offline pipeline on one thread, out of one file for each processor named in `models`."""
    torch.set_num_threads(1)
    paths = {f"{name}_model_path": str(path) for name, path in models.items()}
    paths |= {f"{name}_pretrain_path": str(vectors) for name in models if name in _NEED_VECTORS}
    with tempfile.TemporaryDirectory() as folder:
        empty = {"url": "none", "id": {"lang_name": "Indonesian", "packages": {"default": {}}}}
        Path(folder, "resources.json").write_text(json.dumps(empty), encoding="utf-8")
        return stanza.Pipeline(
            "id", dir=folder, download_method=None, package=None, processors=processors, use_gpu=False, verbose=False,
            **paths, **options,
        )  # fmt: skip


def parse(nlp: Any, document: Any, habits: Sequence[str]) -> Any:
    """Parse a tagged document in place, each sentence in the habits of the treebank named for it; gives the document."""
    for sentence, treebank in zip(document.sentences, habits, strict=True):
        for word in sentence.words:
            word.lemma = treebank
    return nlp.processors["depparse"].process(document)
