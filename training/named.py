"""Run a freshly trained name finder over tokens that are cut already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from training import running
from training.entities import Tagged

_PORTION = 5000
"""Sentences of one document of Stanza's, which keeps much beside each token."""


def by_model(model: Path, vectors: Path, sentences: Sequence[list[str]]) -> list[Tagged]:
    """The sentences with the model's BIO tags."""
    nlp = running.pipeline({"ner": model}, vectors, "tokenize,ner", tokenize_pretokenized=True)
    found: list[Tagged] = []
    for start in range(0, len(sentences), _PORTION):
        document = nlp([list(sentence) for sentence in sentences[start : start + _PORTION]])
        found += [[(token.text, as_bio(token.ner)) for token in sentence.tokens] for sentence in document.sentences]
    return found


def as_bio(tag: str) -> str:
    """A BIOES tag in BIO."""
    return {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]
