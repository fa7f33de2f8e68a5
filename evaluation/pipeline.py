"""The project's own pipeline over a set of articles, with the models' answers kept on disk.

The models are the slow part and change rarely; the rules are fast and change often. So annotations are kept under
`build/evaluation`, one file for each set of models, and a second run of a score costs seconds.
"""

from __future__ import annotations

import hashlib
import pickle
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.engine.annotator import Annotator
from app.main import load_annotator
from app.quotes import article as quotes
from app.quotes.types import Draft, Extraction, Sentence
from app.settings import Settings
from evaluation.articles import GoldArticle
from evaluation.scoring import Alignment, Prediction, align

KEPT = Path("build") / "evaluation"


class KeepingAnnotator:
    """An annotator that remembers on disk. It loads the models only when a draft is new."""

    def __init__(self, settings: Settings, folder: Path = KEPT) -> None:
        """Read what is kept for the models of `settings`, if anything is."""
        self._settings = settings
        self._inner: Annotator | None = None
        self._path = folder / f"annotations-{_fingerprint(settings.models_dir)}.pickle"
        self._kept: dict[Draft, Sentence] = pickle.loads(self._path.read_bytes()) if self._path.exists() else {}  # noqa: S301 - our own file

    @property
    def models(self) -> str:
        """The name and version of the models."""
        return self._annotator().models

    def annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        """Annotate what is new, then keep it."""
        new = [draft for draft in dict.fromkeys(drafts) if draft not in self._kept]
        if new:
            self._kept.update(zip(new, self._annotator().annotate(new), strict=True))
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(pickle.dumps(self._kept))
        return [self._kept[draft] for draft in drafts]

    def _annotator(self) -> Annotator:
        if self._inner is None:
            self._inner = load_annotator(self._settings)
        return self._inner


def _fingerprint(models: Path) -> str:
    """Changes whenever a model file does."""
    digest = hashlib.sha256()
    for path in sorted(models.rglob("*.pt")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def extract_all(articles: Iterable[GoldArticle], annotator: Annotator) -> list[Extraction]:
    """The extraction of each article; all drafts in one call of the annotator."""
    read = [quotes.read(article.text) for article in articles]
    sentences = iter(annotator.annotate([draft for article in read for draft in article.drafts]))
    return [quotes.extract(article, [next(sentences) for _ in article.drafts]) for article in read]


def predictions(extraction: Extraction) -> list[Prediction]:
    """An extraction as the scorer sees it."""
    return [
        Prediction(
            quote.span.start,
            quote.span.end,
            quote.type.value,
            quote.speaker.name if quote.speaker else None,
            quote.evidence.rule,
            quote.evidence.resolution,
        )
        for quote in extraction.quotes
    ]


def alignments(articles: Sequence[GoldArticle], annotator: Annotator) -> list[Alignment]:
    """Every article's predictions against its gold."""
    extracted = extract_all(articles, annotator)
    return [align(article, predictions(found)) for article, found in zip(articles, extracted, strict=True)]


def shown(text: str, start: int, end: int, around: int = 80) -> str:
    """A span in its context on one line, for reading errors."""
    parts = text[max(0, start - around) : start], text[start:end], text[end : end + around]
    before, inside, after = (re.sub(r"\s+", " ", part) for part in parts)
    return f"{before}⟦{inside}⟧{after}"
