"""Several processes, each with a `Service` of its own, that look like one.

Every article goes to the process that has the least text in hand, so none waits behind others while a process is idle. A process that dies
is replaced; what it had in hand fails with `WorkerLost`, and the rest goes on. A process whose parent is gone ends.
"""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue

from app.engine.batcher import Watch
from app.errors import KutipError, ModelsError, NotReady, WorkerLost
from app.quotes.types import Extraction
from app.service import Admission, Limits, Service

MakeService = Callable[[Watch], Service]
"""Called in each process; goes through pickle."""
REST_SECONDS = 1.0
"""Before a process is replaced that did not even get ready."""

_processes = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Ask:
    """To a worker: an article to read."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """To a worker: nobody waits for this article any more."""

    number: int


@dataclass(frozen=True, slots=True)
class Ready:
    """From a worker: its models are loaded."""

    models: str


@dataclass(frozen=True, slots=True)
class Answered:
    """From a worker: what became of an article."""

    number: int
    found: Extraction | Exception


@dataclass(frozen=True, slots=True)
class Called:
    """From a worker: a call of its models is over, and this is how things stand."""

    sentences: int
    seconds: float
    waiting_sentences: int
    seconds_to_drain: int


class Fleet:
    """An `Extractor` over worker processes."""

    def __init__(
        self, make: MakeService, processes: int, limits: Limits, *, watch: Watch, tell: Callable[[str], None]
    ) -> None:
        """Start the processes and wait until all are ready: seconds of work.

        Args:
            make: makes the service of a process.
            processes: how many.
            limits: those of the services; `max_waiting_requests` holds for all of them together.
            watch: told about each model call of any of them.
            tell: told, from any thread, when a process is lost and when it has been replaced.

        Raises:
            ModelsError: the models cannot be used.
            RuntimeError: a process failed before it was ready.
        """
        self.limits = limits
        self._make, self._watch, self._tell = make, watch, tell
        self._admission = Admission(limits)
        self._open = True
        self._numbers = itertools.count()
        self._workers: list[Worker] = []
        """Those that are ready."""
        self._changed = threading.Lock()
        beginnings: list[Future[str]] = [Future() for _ in range(processes)]
        self._keepers = [threading.Thread(target=self._keep, args=(first,), daemon=True) for first in beginnings]
        for keeper in self._keepers:
            keeper.start()
        try:
            self._models = [first.result() for first in beginnings].pop()
        except Exception:
            self.close()
            raise

    @property
    def models(self) -> str:
        """See `Extractor`, for this and what follows."""
        return self._models

    @property
    def waiting_requests(self) -> int:
        """Articles admitted and not yet answered."""
        return self._admission.admitted

    @property
    def waiting_sentences(self) -> int:
        """Sentences queued or in the models, as of the last call of each process that has work."""
        return sum(worker.waiting_sentences for worker in self._ready() if worker.characters)

    @property
    def workers_ready(self) -> int:
        """Processes whose models are loaded."""
        return len(self._ready())

    @property
    def full(self) -> bool:
        """True where the next article would be refused."""
        return self._admission.full or not self.workers_ready

    @property
    def seconds_to_drain(self) -> int:
        """How long what is waiting will take, at least 1."""
        return max((worker.seconds_to_drain for worker in self._ready() if worker.characters), default=1)

    async def extract(self, text: str) -> Extraction:
        """The quotes of one article, by the process with the least in hand."""
        async with self._admission.admit(text, self.seconds_to_drain):
            workers = self._ready()
            if not workers:
                raise NotReady
            worker = min(workers, key=lambda one: one.characters)
            return await asyncio.wrap_future(worker.ask(next(self._numbers), text))

    def close(self) -> bool:
        """Take nothing new, let the processes finish, and end them; False where one had to be stopped before it was done."""
        self._admission.close()
        self._open = False
        deadline = time.monotonic() + self.limits.shutdown_timeout_seconds
        workers = self._ready()
        for worker in workers:
            worker.finish()
        drained = [worker.ended(max(0.0, deadline - time.monotonic())) for worker in workers]
        return all(drained)

    def _ready(self) -> list[Worker]:
        with self._changed:
            return list(self._workers)

    def _keep(self, first: Future[str]) -> None:
        """Keep one process running as long as the fleet is open; `first` learns what became of the first one."""
        while self._open:
            worker = Worker(self._make)
            try:
                models = worker.ready()
            except Exception as error:  # noqa: BLE001 - told to whoever started the fleet
                if not first.done():
                    first.set_exception(error)
                    return
                time.sleep(REST_SECONDS)
                continue
            with self._changed:
                self._workers.append(worker)
            if first.done():
                self._tell("a lost worker has been replaced")
            else:
                first.set_result(models)
            worker.listen(self._watch)
            with self._changed:
                self._workers.remove(worker)
            worker.fail()
            if self._open:
                self._tell("a worker was lost")


class Worker:
    """One process, seen from its parent."""

    def __init__(self, make: MakeService) -> None:
        """Start it."""
        self._connection, other_end = _processes.Pipe()
        self._process = _processes.Process(target=_work, args=(other_end, make), daemon=True)
        self._process.start()
        other_end.close()
        self._in_hand: dict[int, tuple[Future[Extraction], int]] = {}
        self._changed = threading.Lock()
        self._lost = False
        self._over = threading.Event()
        self._outgoing: SimpleQueue[Ask | GiveUp | None] = SimpleQueue()
        self.characters = 0
        """Code points of the articles in hand."""
        self.waiting_sentences = 0
        self.seconds_to_drain = 1

    def ready(self) -> str:
        """Wait until it is; gives the models' name.

        Raises:
            ModelsError, RuntimeError: it never will be.
        """
        try:
            message = self._connection.recv()
        except (EOFError, OSError):
            message = RuntimeError("a worker process ended while it loaded its models")
        if isinstance(message, Exception):
            self._process.join()
            raise message
        threading.Thread(target=self._send, daemon=True).start()
        models: str = message.models
        return models

    def ask(self, number: int, text: str) -> Future[Extraction]:
        """Have it read an article; cancel the answer to give it up. Never blocks."""
        answer: Future[Extraction] = Future()
        with self._changed:
            if self._lost:
                answer.set_exception(WorkerLost())
                return answer
            self._in_hand[number] = answer, len(text)
            self.characters += len(text)
        answer.add_done_callback(lambda done: self._outgoing.put(GiveUp(number)) if done.cancelled() else None)
        self._outgoing.put(Ask(number, text))
        return answer

    def listen(self, watch: Watch) -> None:
        """Deliver what it says until it ends."""
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                break
            match message:
                case Answered(number, found):
                    self._deliver(number, found)
                case Called(sentences, seconds):
                    self.waiting_sentences, self.seconds_to_drain = message.waiting_sentences, message.seconds_to_drain
                    watch(sentences, seconds)

    def fail(self) -> None:
        """It has ended: fail what it had in hand, and whatever somebody still asks."""
        self._outgoing.put(None)
        with self._changed:
            self._lost = True
        for number in list(self._in_hand):
            self._deliver(number, WorkerLost())
        self._process.join()
        self._over.set()

    def finish(self) -> None:
        """Let it end once it has answered what it has in hand."""
        self._outgoing.put(None)

    def ended(self, timeout_seconds: float) -> bool:
        """Wait for its end; past the time it is stopped, and the answer is False."""
        over = self._over.wait(timeout_seconds)  # only one thread may wait for a process: the one that listens to it
        if not over:
            self._process.kill()
        return over

    def _deliver(self, number: int, found: Extraction | Exception) -> None:
        with self._changed:
            answer, characters = self._in_hand.pop(number)
            self.characters -= characters
        if not answer.set_running_or_notify_cancel():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def _send(self) -> None:
        """On a thread of its own, since a pipe takes only so much at a time."""
        try:
            while message := self._outgoing.get():
                self._connection.send(message)
            self._connection.send(None)
        except OSError:
            pass  # it has died, which `listen` will notice


def _work(connection: Connection, make: MakeService) -> None:
    """The whole life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who will say so
    desk = _Desk(connection)
    try:
        desk.service = make(desk.called)
    except ModelsError as error:
        connection.send(error)
    except Exception as error:  # noqa: BLE001 - told to the parent
        connection.send(RuntimeError(f"{type(error).__name__}: {error}"))
    else:
        connection.send(Ready(desk.service.models))
        asyncio.run(desk.serve())


class _Desk:
    """What a worker process works with."""

    service: Service

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._tasks: dict[int, asyncio.Task[None]] = {}

    async def serve(self) -> None:
        """Answer until the parent says that nothing more will come."""
        loop = asyncio.get_running_loop()
        while message := await loop.run_in_executor(None, self._receive):
            match message:
                case Ask(number, text):
                    self._tasks[number] = asyncio.create_task(self._answer(number, text))
                case GiveUp(number) if task := self._tasks.get(number):
                    task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await asyncio.to_thread(self.service.close)

    def called(self, sentences: int, seconds: float) -> None:
        """Tell the parent about a call of the models."""
        service = self.service
        self._tell(Called(sentences, seconds, service.waiting_sentences, service.seconds_to_drain))

    def _receive(self) -> Ask | GiveUp | None:
        try:
            message: Ask | GiveUp | None = self._connection.recv()
        except (EOFError, OSError):
            os._exit(1)  # the parent is gone, and with it whoever would have the answers
        return message

    async def _answer(self, number: int, text: str) -> None:
        found: Extraction | Exception
        try:
            found = await self.service.extract(text)
        except asyncio.CancelledError:
            found = WorkerLost()  # nobody waits for it; the parent strikes it off its list
        except KutipError as error:
            found = error
        except Exception as error:  # noqa: BLE001 - its message may quote the article
            found = RuntimeError(type(error).__name__)
        del self._tasks[number]
        self._tell(Answered(number, found))

    def _tell(self, message: Answered | Called) -> None:
        with self._sending:
            self._connection.send(message)
