"""Articles to answers without HTTP, with the API's own reading, schemas and problems: the same JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass

from app.api import problems, reading
from app.api.quotes import extracted
from app.api.refusals import BodyTooLarge
from app.api.schemas import Answer, ArticleRequest, FailedLine, Options
from app.api.state import State
from app.main import build_service
from app.settings import Settings

ALONE = {
    "max_waiting_requests": 1_000_000,
    "max_waiting_sentences": 1_000_000_000,
    "request_timeout_seconds": 1_000_000.0,
}
"""Limits that protect a server from its callers; a job on files has one caller, who waits."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a file. `line` counts articles from 1; `raw` is its JSON, None where it was too large."""

    line: int
    raw: bytes | None
    end_bytes: int
    """How much of the file has been read when this article has."""


class Answering:
    """One set of models, for one thread."""

    def __init__(self, settings: Settings, options: Options) -> None:
        """Load the models; seconds of work.

        Args:
            settings: which models, and the longest article.
            options: which quotes are wanted, unless an article says otherwise.

        Raises:
            ModelsMissing, ModelsBroken: there are no models to load.
        """
        self._options = options
        self._max_bytes = max_line_bytes(settings)
        self._state = State(service=build_service(settings.model_copy(update=ALONE)))

    def answer(self, article: ArticleRequest) -> Answer:
        """The answer to one article.

        Raises:
            EmptyText, TextTooLong: the text is no article.
            AnnotationError: the models failed on this text.
        """
        return asyncio.run(extracted(self._state, article))

    def lines(self, items: Sequence[Item]) -> list[bytes]:
        """A line of JSON for each article, in order, an error object where one failed; they share model calls."""
        return asyncio.run(self._lines(items))

    async def _lines(self, items: Sequence[Item]) -> list[bytes]:
        answers = await asyncio.gather(*map(self._answer_or_problem, items))
        return [answer.model_dump_json().encode() for answer in answers]

    async def _answer_or_problem(self, item: Item) -> Answer | FailedLine:
        try:
            return await extracted(self._state, self._article(item.raw))
        except Exception as error:  # noqa: BLE001  # one article never ends the job
            return FailedLine(id=reading.id_of(item.raw or b""), line=item.line, error=problems.problem(error))

    def _article(self, raw: bytes | None) -> ArticleRequest:
        if raw is None:
            raise BodyTooLarge(self._max_bytes)
        return article_of_line(raw, self._options)


def max_line_bytes(settings: Settings) -> int:
    """The longest line that can hold an article within the limits, as for a request's body."""
    return settings.max_characters * reading.BYTES_OF_A_CHARACTER + reading.BYTES_OF_OPTIONS


def article_of(body: bytes, options: Options) -> ArticleRequest:
    """The article of a text file.

    Raises:
        NotUtf8: it is not UTF-8.
    """
    return ArticleRequest(text=reading.decoded(body), **reading.given(options))


def article_of_line(raw: bytes, options: Options) -> ArticleRequest:
    """The article of a line of an archive, which may have fields of its own (a date, a source): they are passed over.

    Raises:
        NotUtf8, NotJson, InvalidRequest: it cannot be read.
    """
    fields = reading.fields_of(raw)
    if fields is None:
        return reading.parsed(raw, options)  # raises what is wrong with it
    known = {name: value for name, value in fields.items() if name in ArticleRequest.model_fields}
    return reading.parsed(json.dumps(known).encode(), options)
