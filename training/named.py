"""Run a freshly trained name finder over tokens that are cut already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from training import running
from training.entities import Tagged


def by_model(model: Path, vectors: Path, sentences: Sequence[list[str]]) -> list[Tagged]:
    """The sentences with the model's BIO tags."""
    nlp = running.pipeline({"ner": model}, vectors, "tokenize,ner", tokenize_pretokenized=True)
    document = nlp([list(sentence) for sentence in sentences])
    return [[(token.text, as_bio(token.ner)) for token in sentence.tokens] for sentence in document.sentences]


def as_bio(tag: str) -> str:
    """A BIOES tag in BIO."""
    return {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]
