"""Sentences seen before: agencies' boilerplate, reprinted paragraphs, the same article twice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from app.engine.annotator import Annotator
from app.quotes.types import Draft, Sentence


class CachingAnnotator:
    """An `Annotator` that asks another one only for drafts it has not answered lately (least recently used go first).

    The bound is the characters of text kept: an annotated sentence takes memory in proportion to its text.
    """

    def __init__(self, annotator: Annotator, *, max_characters: int) -> None:
        """Wrap `annotator`; `max_characters` is the sum of the lengths of the texts kept."""
        self._annotator = annotator
        self._max_characters = max_characters
        self._known: OrderedDict[Draft, Sentence] = OrderedDict()
        self._characters = 0
        self._lock = threading.Lock()

    @property
    def models(self) -> str:
        """The models of the wrapped annotator."""
        return self._annotator.models

    @property
    def characters(self) -> int:
        """Characters of text kept now."""
        return self._characters

    def annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        """See `Annotator`; a draft that stands here twice is annotated once."""
        answers = self._recall(drafts)
        unknown = [draft for draft in answers if answers[draft] is None]
        learnt = self._annotator.annotate(unknown) if unknown else []
        for draft, sentence in zip(unknown, learnt, strict=True):
            self._keep(draft, sentence)
        answers.update(zip(unknown, learnt, strict=True))
        return [known for draft in drafts if (known := answers[draft]) is not None]

    def _recall(self, drafts: Sequence[Draft]) -> dict[Draft, Sentence | None]:
        with self._lock:
            answers: dict[Draft, Sentence | None] = {}
            for draft in drafts:
                answers[draft] = self._known.get(draft)
                if answers[draft] is not None:
                    self._known.move_to_end(draft)
            return answers

    def _keep(self, draft: Draft, sentence: Sentence) -> None:
        with self._lock:
            if draft not in self._known:
                self._characters += len(draft.text)
            self._known[draft] = sentence
            while self._characters > self._max_characters:
                forgotten, _ = self._known.popitem(last=False)
                self._characters -= len(forgotten.text)
