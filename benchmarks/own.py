"""Side B: Kutip, in worker processes forked from one that holds the models. Sentences seen before are not remembered here."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from app.engine.annotator import Annotator
from app.main import load_annotator
from app.quotes import article as quotes
from app.quotes.types import Sentence
from app.settings import Settings
from benchmarks.measuring import peak_megabytes, resident_megabytes

GROUP_ARTICLES = 10
"""Articles that share model calls."""

Result = TypeVar("Result")
Annotated = tuple[quotes.Article, list[Sentence]]
_annotator: Annotator | None = None


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def annotator() -> Annotator:
    """The models of this process, loaded on first use."""
    global _annotator  # noqa: PLW0603 - the process holds one
    if _annotator is None:
        _annotator = load_annotator(Settings().model_copy(update={"cache_characters": 0}))
    return _annotator


def annotated(texts: Sequence[str]) -> list[Annotated]:
    """Each article as read, and the annotations that the extraction needs."""
    articles = [quotes.read(text) for text in texts]
    return [(article, annotator().annotate(article.drafts)) for article in articles]


def extract_all(texts: Sequence[str]) -> int:
    """The quotes of these articles, which share model calls; says how many there are."""
    articles = [quotes.read(text) for text in texts]
    sentences = iter(annotator().annotate([draft for article in articles for draft in article.drafts]))
    return sum(len(quotes.extract(a, [next(sentences) for _ in a.drafts]).quotes) for a in articles)


def start(texts: Sequence[str]) -> None:
    """Load the models and read `texts`, half of them in groups and half one by one, as a process has that is not new."""
    annotator()
    for first in range(0, len(texts), 2 * GROUP_ARTICLES):
        extract_all(texts[first : first + GROUP_ARTICLES])
        for text in texts[first + GROUP_ARTICLES : first + 2 * GROUP_ARTICLES]:
            extract_all([text])


def batch_seconds(texts: Sequence[str], processes: int) -> float:
    """How long so many forked processes need for all articles, from the first to the last."""
    groups = [texts[first : first + GROUP_ARTICLES] for first in range(0, len(texts), GROUP_ARTICLES)]
    annotator()
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        pool.map(abs, range(processes), chunksize=1)
        started = time.perf_counter()
        pool.map(extract_all, groups, chunksize=1)
        return time.perf_counter() - started


def single_seconds(texts: Sequence[str]) -> list[float]:
    """Seconds of each article by itself, in a forked process, so that this one learns nothing."""
    return in_child(lambda: [_timed(text) for text in texts])


def length_and_memory(text: str) -> tuple[float, float]:
    """Seconds of one article, and how much more memory a forked process held at most, in 1,000,000 bytes."""

    def work() -> tuple[float, float]:
        before = resident_megabytes()
        return _timed(text), max(0.0, peak_megabytes() - before)

    return in_child(work)


def soak(texts: Sequence[str], marks: Sequence[int]) -> list[tuple[int, float]]:
    """Memory held after so many articles one by one, in 1,000,000 bytes."""

    def work() -> list[tuple[int, float]]:
        found = []
        for number, text in enumerate(texts, start=1):
            extract_all([text])
            if number in marks:
                found.append((number, resident_megabytes()))
        return found

    return work()


def _timed(text: str) -> float:
    started = time.perf_counter()
    extract_all([text])
    return time.perf_counter() - started


def in_child(work: Callable[[], Result]) -> Result:
    """What `work` gives in a forked process."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=lambda: sending.send(work()))
    child.start()
    result: Result = receiving.recv()
    child.join()
    return result
