"""What the rest of the house knows of the neural models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.quotes.types import Draft, Sentence


class Annotator(Protocol):
    """Turns drafts into annotated sentences."""

    @property
    def models(self) -> str:
        """The name and version of the models, as `meta.models` shows it."""
        ...

    def annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        """Annotate each draft; the answer has the drafts' order and length.

        Each draft is one sentence, whatever its text holds; `Sentence.text` is the draft's text unchanged. The answer
        for a draft does not depend on the drafts beside it. Blocking and CPU bound: never call it on the event loop.

        Raises:
            AnnotationError: the models failed on this input.
        """
        ...
