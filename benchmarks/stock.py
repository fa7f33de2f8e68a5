"""Side A: Stanza as its documentation shows it, one article a call, all processors, then Kutip's own extraction.

The extraction reads the annotations of the sentences that it chooses itself, so it is handed those, made beforehand; its time, which
counts, does not depend on who made them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.quotes import article as quotes
from app.settings import Settings
from benchmarks.measuring import resident_megabytes
from benchmarks.own import Annotated, cores

_pipeline: Any = None
_annotated: dict[str, Annotated] = {}


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of each article, and the memory held afterwards."""

    seconds: list[float]
    megabytes: float


def start(annotated: Sequence[Annotated], threads: int | None = None) -> None:
    """Load the models in this process; `threads`: of torch, None for its default (every core)."""
    global _pipeline  # noqa: PLW0603 - the process holds one
    _annotated.update((article.original, (article, sentences)) for article, sentences in annotated)
    import stanza
    import torch

    torch.set_num_threads(threads or cores())
    _pipeline = stanza.Pipeline(
        "id", dir=str(Settings().models_dir), download_method=None, use_gpu=False, logging_level="ERROR"
    )
    _pipeline("Ia datang.")


def run(texts: Sequence[str]) -> Run:
    """Each article by itself, one after the other."""
    taken = []
    for text in texts:
        started = time.perf_counter()
        quotes.read(text)
        _pipeline(text)
        if text in _annotated:
            quotes.extract(*_annotated[text])
        taken.append(time.perf_counter() - started)
    return Run(taken, resident_megabytes())
