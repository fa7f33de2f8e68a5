"""Many callers, few model calls.

Callers hand in the drafts of one article each; one thread takes sentences from all of them in turn, up to a budget of
words, and calls the annotator once for the lot. Three rules keep it honest:

- A permit before the queue: past `max_waiting_sentences` a caller is refused at once. Nothing ever waits to wait.
- Turns: each waiting article gives a share of every batch, so a long one does not stand before the short ones behind
  it.
- Isolation: where a batch fails, its sentences are tried one by one, and only the article that holds the bad one fails.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from app.engine.annotator import Annotator
from app.errors import AnnotationError, Overloaded, ShuttingDown
from app.quotes.types import Draft, Sentence

Answer = Future[list[Sentence]]
Watch = Callable[[int, float], None]
"""Told after each model call: sentences in it, seconds it took."""

LEAST_SHARE = 0.4
"""Of the words of a batch, at least so many to an article while there is room. Most articles are no longer, so they are read in one go;
smaller shares would make everybody wait for everybody."""


@dataclass(slots=True)
class Job:
    """One article's drafts: those before `taken` have gone to the model, `sentences` are the answers so far."""

    drafts: Sequence[Draft]
    answer: Answer = field(default_factory=Future)
    taken: int = 0
    sentences: list[Sentence] = field(default_factory=list)

    def take(self, max_words: int) -> Sequence[Draft]:
        """The next drafts, at least one, of about `max_words` together."""
        first, words = self.taken, 0
        while self.taken < len(self.drafts) and words < max_words:
            words += _words(self.drafts[self.taken])
            self.taken += 1
        return self.drafts[first : self.taken]


Share = tuple[Job, Sequence[Draft]]


class Batcher:
    """Gathers drafts into batches for an annotator that only one thread calls. Use from any thread."""

    def __init__(
        self,
        annotator: Annotator,
        *,
        max_waiting_sentences: int,
        max_words: int,
        wait_milliseconds: float,
        watch: Watch | None = None,
    ) -> None:
        """Start the model's thread.

        Args:
            annotator: what to call, always from the same thread.
            max_waiting_sentences: sentences admitted and not yet answered; a single article may be longer.
            max_words: words (by spaces) of one call.
            wait_milliseconds: how long an idle model waits for more before it starts.
            watch: told about each call.
        """
        self._annotator = annotator
        self._max_waiting = max_waiting_sentences
        self._max_words = max_words
        self._wait_seconds = wait_milliseconds / 1000
        self._watch = watch
        self._jobs: deque[Job] = deque()
        self._waiting = 0
        self._sentences_per_second = 0.0
        self._open = True
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="kutip-model", daemon=True)
        self._thread.start()

    @property
    def waiting_sentences(self) -> int:
        """Sentences admitted and not yet answered."""
        return self._waiting

    @property
    def full(self) -> bool:
        """True where no sentence more would be admitted."""
        return self._waiting >= self._max_waiting

    @property
    def seconds_to_drain(self) -> int:
        """How long what is waiting will take, by the speed of late; at least 1."""
        return max(1, math.ceil(self._waiting / self._sentences_per_second)) if self._sentences_per_second else 1

    def submit(self, drafts: Sequence[Draft]) -> Answer:
        """Queue the drafts of one article.

        Returns:
            a future of the sentences, in the drafts' order; cancel it to give up what the model has not begun.

        Raises:
            Overloaded: no permit is left.
            ShuttingDown: the batcher is closed.
        """
        job = Job(drafts)
        if not drafts:
            job.answer.set_result([])
            return job.answer
        with self._changed:
            if not self._open:
                raise ShuttingDown
            if self._waiting and self._waiting + len(drafts) > self._max_waiting:
                raise Overloaded(self.seconds_to_drain)
            self._waiting += len(drafts)
            self._jobs.append(job)
            self._changed.notify()
        job.answer.add_done_callback(lambda _: self._release(len(drafts)))
        return job.answer

    def close(self, timeout_seconds: float) -> bool:
        """Take nothing new, finish what is admitted, and stop; False where it was not finished in time."""
        with self._changed:
            self._open = False
            self._changed.notify()
        self._thread.join(timeout_seconds)
        with self._changed:
            left, self._jobs = list(self._jobs), deque()
        for job in left:
            job.answer.cancel()
        return not self._thread.is_alive()

    def _release(self, sentences: int) -> None:
        with self._changed:
            self._waiting -= sentences

    def _run(self) -> None:
        while batch := self._next_batch():
            self._serve(batch)

    def _next_batch(self) -> list[Share]:
        """Wait for work and take a share of each waiting article; empty only once closed and drained."""
        with self._changed:
            while True:
                self._changed.wait_for(lambda: self._jobs or not self._open)
                if self._open and self._wait_seconds:
                    self._changed.wait_for(self._enough, self._wait_seconds)
                if (batch := self._shares()) or not (self._open or self._jobs):
                    return batch

    def _enough(self) -> bool:
        words = 0
        for job in self._jobs:
            words += sum(map(_words, job.drafts[job.taken :]))
            if words >= self._max_words:
                return True
        return not self._open

    def _shares(self) -> list[Share]:
        """About `max_words` words of the waiting articles in turn; each queues again with what is left."""
        shares: list[Share] = []
        left = self._max_words
        share_words = max(self._max_words // max(1, len(self._jobs)), int(LEAST_SHARE * self._max_words))
        for _ in range(len(self._jobs)):
            if left <= 0:
                break
            job = self._jobs.popleft()
            if job.answer.done():
                continue
            drafts = job.take(min(share_words, left))
            left -= sum(map(_words, drafts))
            shares.append((job, drafts))
            if job.taken < len(job.drafts):
                self._jobs.append(job)
        return shares

    def _serve(self, batch: list[Share]) -> None:
        drafts = [draft for _, share in batch for draft in share]
        started = time.perf_counter()
        try:
            sentences = self._annotator.annotate(drafts)
        except Exception:  # noqa: BLE001 - tried again singly, where each failure is told
            self._serve_singly(batch)
            return
        seconds = time.perf_counter() - started
        self._measure(len(drafts), seconds)
        for job, share in batch:
            _deliver(job, sentences[: len(share)])
            del sentences[: len(share)]

    def _serve_singly(self, batch: list[Share]) -> None:
        for job, share in batch:
            try:
                _deliver(job, [self._annotator.annotate([draft])[0] for draft in share])
            except AnnotationError as error:
                _fail(job, error)
            except Exception as error:  # noqa: BLE001 - no failure may end the model's thread
                _fail(job, AnnotationError(f"The models failed: {type(error).__name__}."))

    def _measure(self, sentences: int, seconds: float) -> None:
        rate = sentences / max(seconds, 1e-6)
        self._sentences_per_second = (
            0.8 * self._sentences_per_second + 0.2 * rate if self._sentences_per_second else rate
        )
        if self._watch:
            self._watch(sentences, seconds)


def _words(draft: Draft) -> int:
    return draft.text.count(" ") + 1


def _deliver(job: Job, sentences: Sequence[Sentence]) -> None:
    job.sentences.extend(sentences)
    complete = len(job.sentences) == len(job.drafts)
    if complete and not job.answer.done() and job.answer.set_running_or_notify_cancel():
        job.answer.set_result(job.sentences)


def _fail(job: Job, error: AnnotationError) -> None:
    if not job.answer.done() and job.answer.set_running_or_notify_cancel():
        job.answer.set_exception(error)
