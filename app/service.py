"""A text in, who said what out: admit, read, annotate, extract. Knows no HTTP and decides nothing about language."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.engine.annotator import Annotator
from app.engine.batcher import Batcher, Watch
from app.errors import EmptyText, Overloaded, ShuttingDown, TextTooLong, TookTooLong
from app.quotes import article as quotes
from app.quotes.types import Extraction

READER_THREADS = 2
"""Threads for the pure-Python part; more would only wait for the interpreter's lock."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one service takes on: the fields of `Settings` of the same names, which has the defaults."""

    max_characters: int
    max_waiting_requests: int
    max_waiting_sentences: int
    batch_max_words: int
    batch_wait_milliseconds: float
    request_timeout_seconds: float
    shutdown_timeout_seconds: float


class Extractor(Protocol):
    """What the HTTP room knows of whoever extracts: a `Service`, or a `Fleet` of them."""

    limits: Limits

    @property
    def models(self) -> str:
        """The name and version of the models."""
        ...

    @property
    def waiting_requests(self) -> int:
        """Articles admitted and not yet answered."""
        ...

    @property
    def waiting_sentences(self) -> int:
        """Sentences in the models' queues or in the models."""
        ...

    @property
    def workers_ready(self) -> int:
        """Processes whose models are loaded."""
        ...

    @property
    def full(self) -> bool:
        """True where the next article would be refused."""
        ...

    @property
    def seconds_to_drain(self) -> int:
        """How long what is waiting will take, at least 1."""
        ...

    async def extract(self, text: str) -> Extraction:
        """The quotes of one article, together with whoever else asks now; never blocks the event loop.

        Cancelling it gives up what the models have not begun.

        Args:
            text: the article as received; the offsets of the answer count its code points.

        Raises:
            EmptyText, TextTooLong: the text is no article.
            Overloaded, ShuttingDown, TookTooLong, WorkerLost: try again later.
            AnnotationError: the models failed on this text.
        """
        ...

    def close(self) -> bool:
        """Take nothing new and finish what is admitted; blocks up to `shutdown_timeout_seconds`, False if too short."""
        ...


class Admission:
    """The door of a service: who may come in, how many at a time, for how long."""

    def __init__(self, limits: Limits) -> None:
        """Open."""
        self._limits = limits
        self._open = True
        self.admitted = 0
        """Articles let in and not yet answered."""

    @property
    def full(self) -> bool:
        """True where the next article would be refused."""
        return self.admitted >= self._limits.max_waiting_requests

    def close(self) -> None:
        """Let nobody in any more."""
        self._open = False

    def check(self, text: str) -> None:
        """See that the text can be an article.

        Raises:
            EmptyText, TextTooLong: it cannot.
        """
        if len(text) > self._limits.max_characters:
            raise TextTooLong(len(text), self._limits.max_characters)
        if not any(character.isprintable() and not character.isspace() for character in text):
            raise EmptyText

    @asynccontextmanager
    async def admit(self, text: str, seconds_to_drain: int) -> AsyncIterator[None]:
        """Let an article in while it is worked on.

        Raises:
            EmptyText, TextTooLong: the text is no article.
            Overloaded, ShuttingDown: not now; `seconds_to_drain` is when to try again.
            TookTooLong: the work was not finished in time.
        """
        self.check(text)
        if self.full:
            raise Overloaded(seconds_to_drain)
        if not self._open:
            raise ShuttingDown
        self.admitted += 1
        try:
            async with asyncio.timeout(self._limits.request_timeout_seconds):
                yield
        except TimeoutError as error:
            raise TookTooLong(self._limits.request_timeout_seconds) from error
        finally:
            self.admitted -= 1


class Service:
    """Extraction over one annotator for many callers: `extract` on an event loop, `extract_now` in any thread."""

    def __init__(self, annotator: Annotator, limits: Limits, watch: Watch | None = None) -> None:
        """Start the threads; `watch` is told about each model call. Close the service to stop them."""
        self._annotator = annotator
        self.limits = limits
        self._admission = Admission(limits)
        self._readers = ThreadPoolExecutor(READER_THREADS, thread_name_prefix="kutip-reader")
        self._batcher = Batcher(
            annotator,
            max_waiting_sentences=limits.max_waiting_sentences,
            max_words=limits.batch_max_words,
            wait_milliseconds=limits.batch_wait_milliseconds,
            watch=watch,
        )

    @property
    def models(self) -> str:
        """See `Extractor`, for this and what follows."""
        return self._annotator.models

    @property
    def waiting_requests(self) -> int:
        """Articles admitted and not yet answered."""
        return self._admission.admitted

    @property
    def waiting_sentences(self) -> int:
        """Sentences in the model's queue or in the model."""
        return self._batcher.waiting_sentences

    @property
    def workers_ready(self) -> int:
        """This one."""
        return 1

    @property
    def full(self) -> bool:
        """True where the next article would be refused."""
        return self._admission.full or self._batcher.full

    @property
    def seconds_to_drain(self) -> int:
        """How long what is waiting will take, at least 1."""
        return self._batcher.seconds_to_drain

    async def extract(self, text: str) -> Extraction:
        """The quotes of one article, together with whoever else asks now."""
        async with self._admission.admit(text, self.seconds_to_drain):
            return await self._extract(text)

    async def _extract(self, text: str) -> Extraction:
        article = await self._in_reader(lambda: quotes.read(text))
        sentences = await asyncio.wrap_future(self._batcher.submit(article.drafts))
        return await self._in_reader(lambda: quotes.extract(article, sentences))

    def extract_now(self, text: str) -> Extraction:
        """The quotes of one article, in the caller's thread and without the queue: for a program with one caller.

        Raises:
            EmptyText, TextTooLong: the text is no article.
            AnnotationError: the models failed on this text.
        """
        self._admission.check(text)
        article = quotes.read(text)
        return quotes.extract(article, self._annotator.annotate(article.drafts))

    def close(self) -> bool:
        """Take nothing new and finish what is admitted; blocks up to `shutdown_timeout_seconds`, False if too short."""
        self._admission.close()
        drained = self._batcher.close(self.limits.shutdown_timeout_seconds)
        self._readers.shutdown(wait=False)
        return drained

    async def _in_reader(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)
