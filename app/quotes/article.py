"""The core's two doors: what to annotate (`drafts`), and what was said (`extract`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.quotes.types import Draft, Extraction, Sentence, Span


@dataclass(frozen=True, slots=True)
class Article:
    """An article read as far as plain text goes: its original text, and the sentences to annotate.

    `drafts[i]` is the text of the sentence that starts at `starts[i]` of the working text.
    """

    original: str
    working: str
    drafts: tuple[Draft, ...] = ()
    starts: tuple[int, ...] = ()


def read(text: str) -> Article:
    """Normalise and segment `text`, and choose the sentences that the models must see."""
    return Article(original=text, working=text)


def extract(article: Article, sentences: Sequence[Sentence]) -> Extraction:
    """Find the quotes and their speakers; `sentences` are `article.drafts` annotated, in the same order."""
    del sentences
    return Extraction(characters=len(article.original))


__all__ = ["Article", "Span", "extract", "read"]
