"""The project's own pipeline over a set of articles, with the models' answers kept on disk.

The models are the slow part and change rarely; the rules are fast and change often. So annotations are kept under
`build/evaluation`, one file for each set of models and each state of the engine, and a second run of a score costs seconds.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import app.engine
from app.engine.annotator import Annotator
from app.main import load_annotator
from app.quotes import article as quotes
from app.quotes.types import Draft, Extraction, Sentence
from app.settings import Settings
from evaluation.alignment import Alignment, Prediction, align
from evaluation.articles import GoldArticle

_SHARE_UNWRITTEN = 0.05
KEPT = Path(__file__).parents[1] / "build" / "evaluation"


class KeepingAnnotator:
    """An annotator that remembers, on disk where it has a folder. It loads the models only when a draft is new."""

    def __init__(self, settings: Settings, folder: Path | None = KEPT) -> None:
        """Read what `folder` keeps for these settings, if anything; without a folder nothing outlives the object."""
        self._settings = settings
        self._inner: Annotator | None = None
        self._path = folder / f"annotations-{_fingerprint(settings)}.pickle" if folder else None
        self._kept: dict[Draft, Sentence] = _read(self._path)
        self._written = len(self._kept)

    @property
    def models(self) -> str:
        """The name and version of the models."""
        return self._annotator().models

    def annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        """Annotate what is new, then keep it; on disk as soon as it is more than a twentieth of what lies there, as the file is written whole.

        Raises:
            ModelsMissing, ModelsBroken: something is new and there are no models to annotate it.
        """
        new = [draft for draft in dict.fromkeys(drafts) if draft not in self._kept]
        if new:
            self._kept.update(zip(new, self._annotator().annotate(new), strict=True))
        if len(self._kept) - self._written > _SHARE_UNWRITTEN * self._written:
            _write(self._path, self._kept)
            self._written = len(self._kept)
        return [self._kept[draft] for draft in drafts]

    def _annotator(self) -> Annotator:
        if self._inner is None:
            self._inner = load_annotator(self._settings)
        return self._inner


def _read(path: Path | None) -> dict[Draft, Sentence]:
    if path is None or not path.is_file():
        return {}
    kept: dict[Draft, Sentence] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    return kept


def _write(path: Path | None, kept: dict[Draft, Sentence]) -> None:
    """Whole or not at all: a run that is stopped leaves the file as it was."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(pickle.dumps(kept))
    unfinished.replace(path)


def _fingerprint(settings: Settings) -> str:
    """Changes whenever the answer of the models might: with a model file, the code that runs it, its libraries, its precision."""
    engine = Path(app.engine.__file__).parent
    code = [engine.parent / "quotes" / "types.py", *(path for path in engine.rglob("*.py"))]
    models = [path for path in settings.models_dir.rglob("*") if path.suffix in {".pt", ".json"}]
    digest = hashlib.sha256(repr((version("torch"), version("stanza"), settings.half_precision)).encode())
    for path in [*sorted(code), *sorted(models)]:
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
            quote.confidence,
        )
        for quote in extraction.quotes
    ]


def alignments(articles: Sequence[GoldArticle], annotator: Annotator) -> list[Alignment]:
    """Every article's predictions against its gold."""
    extracted = extract_all(articles, annotator)
    return [align(article, predictions(found)) for article, found in zip(articles, extracted, strict=True)]
