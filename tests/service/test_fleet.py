"""Several processes behind the face of one service: who gets what, and what happens when one dies."""

from __future__ import annotations

import asyncio
import os
import pickle
import re
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app import errors
from app.engine.batcher import Watch
from app.errors import AnnotationError, EmptyText, KutipError, ModelsMissing, NotReady, Overloaded, WorkerLost
from app.fleet import Fleet
from app.quotes.types import Draft, Sentence, Span, Token
from app.service import Limits, Service
from tests.conftest import limits

TEXT = "“Kami sudah siap,” kata Ratna. Menurut Bagas, jalan akan ditutup."
SLOW, POISON, DEADLY = "lambat", "rusak", "mati"

pytestmark = pytest.mark.anyio


class Words:
    """An annotator that sleeps, fails or dies of certain words."""

    @property
    def models(self) -> str:
        """Their name."""
        return "words"

    def annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        """Words alone."""
        text = " ".join(draft.text for draft in drafts)
        if DEADLY in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if POISON in text:
            raise AnnotationError
        time.sleep(text.count(SLOW) * 0.5)
        return [
            Sentence(
                draft.text, tuple(Token(m[0], Span(*m.span())) for m in re.finditer(r"\w+|[^\w\s]", draft.text)), ()
            )
            for draft in drafts
        ]


def words_service(limited: Limits, watch: Watch) -> Service:
    """Made in each worker process."""
    return Service(Words(), limited, watch)


def broken_service(watch: Watch) -> Service:
    """What happens where there are no models."""
    raise ModelsMissing(Path("nirgends"))


Start = Callable[..., Fleet]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts fleets and ends them."""
    fleets: list[Fleet] = []

    def started(
        processes: int = 2, told: list[str] | None = None, calls: list[int] | None = None, **given: Any
    ) -> Fleet:
        limited = limits(**given)
        fleet = Fleet(
            partial(words_service, limited),
            processes,
            limited,
            watch=lambda sentences, _: calls.append(sentences) if calls is not None else None,
            tell=(told if told is not None else []).append,
        )
        fleets.append(fleet)
        return fleet

    yield started
    for fleet in fleets:
        fleet.close()


async def until(condition: Callable[[], Any]) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:  # noqa: ASYNC110 - threads change what is waited for
        await asyncio.sleep(0.01)
    assert condition()


async def test_a_fleet_answers_as_a_service_does(start: Start) -> None:
    """The same extraction, and each call of the models is told."""
    calls: list[int] = []
    fleet = start(calls=calls)
    service = words_service(limits(), lambda *_: None)
    assert await fleet.extract(TEXT) == service.extract_now(TEXT)
    assert fleet.models == service.models
    service.close()
    await until(lambda: sum(calls) > 0)
    assert (fleet.waiting_sentences, fleet.seconds_to_drain) == (0, 1)


async def test_no_article_waits_while_a_process_is_idle(start: Start) -> None:
    """Two slow articles in two processes take the time of one, and a quick one goes to neither's queue's end."""
    fleet = start(processes=2)
    started = time.monotonic()
    slow = [asyncio.create_task(fleet.extract(f"Jalan itu {SLOW} {SLOW} sekali.")) for _ in range(2)]
    await asyncio.gather(*slow)
    assert time.monotonic() - started < 1.8
    long = asyncio.create_task(fleet.extract(f"Jalan itu {SLOW} {SLOW} sekali. " + "Hujan turun. " * 50))
    await asyncio.sleep(0.1)
    await asyncio.wait_for(fleet.extract("Jalan itu dibuka."), 0.8)
    assert not long.done()
    await long


async def test_errors_come_through_and_spare_the_others(start: Start) -> None:
    """An article that the models fail on fails as in one process; empty text never reaches one."""
    fleet = start()
    with pytest.raises(AnnotationError):
        await fleet.extract(f"Mesin {POISON} itu.")
    with pytest.raises(EmptyText):
        await fleet.extract(" ")
    assert await fleet.extract(TEXT)
    assert fleet.waiting_requests == 0


async def test_a_lost_process_fails_its_articles_and_is_replaced(start: Start) -> None:
    """WorkerLost for what it had in hand; the other answers meanwhile, and two work again afterwards."""
    told: list[str] = []
    fleet = start(processes=2, told=told)
    with pytest.raises(WorkerLost):
        await fleet.extract(f"Ikan itu {DEADLY}.")
    assert await fleet.extract(TEXT)
    await until(lambda: len(told) == 2)
    assert told == ["a worker was lost", "a lost worker has been replaced"]
    assert fleet.workers_ready == 2


async def test_a_fleet_that_lost_its_only_process_is_not_ready(start: Start) -> None:
    """503 until the next one has loaded its models."""
    fleet = start(processes=1)
    with pytest.raises(WorkerLost):
        await fleet.extract(f"Ikan itu {DEADLY}.")
    await until(lambda: not fleet.workers_ready)
    assert fleet.full
    with pytest.raises(NotReady):
        await fleet.extract(TEXT)
    await until(lambda: not fleet.full)
    assert await fleet.extract(TEXT)


async def test_the_limit_holds_for_all_processes_together(start: Start) -> None:
    """One article more than are admitted is refused at once."""
    fleet = start(processes=2, max_waiting_requests=2)
    waiting = [asyncio.create_task(fleet.extract(f"Jalan itu {SLOW}.")) for _ in range(2)]
    await until(lambda: fleet.waiting_requests == 2)
    assert fleet.full
    with pytest.raises(Overloaded):
        await fleet.extract(TEXT)
    await asyncio.gather(*waiting)


async def test_what_is_cancelled_is_given_up(start: Start) -> None:
    """The process strikes a cancelled article off its list and goes on."""
    fleet = start(processes=1)
    first = asyncio.create_task(fleet.extract(f"Jalan itu {SLOW}."))
    second = asyncio.create_task(fleet.extract(TEXT))
    await asyncio.sleep(0.1)
    second.cancel()
    await first
    await until(lambda: fleet._ready()[0].characters == 0)
    assert await fleet.extract(TEXT)


async def test_closing_finishes_what_is_admitted(start: Start) -> None:
    """No answer is lost by a stop."""
    fleet = start(processes=2)
    waiting = [asyncio.create_task(fleet.extract(f"Jalan itu {SLOW}.")) for _ in range(4)]
    await until(lambda: fleet.waiting_requests == 4)
    assert await asyncio.to_thread(fleet.close)
    assert all(await asyncio.gather(*waiting))


async def test_a_fleet_without_models_says_so() -> None:
    """The error of the first process, as it was raised there."""
    with pytest.raises(ModelsMissing, match="nirgends"):
        Fleet(broken_service, 2, limits(), watch=lambda *_: None, tell=lambda _: None)


@pytest.mark.parametrize(
    "error",
    [
        errors.TextTooLong(11, 10),
        errors.Overloaded(7),
        errors.TookTooLong(1.5),
        errors.NotUtf8(3),
        WorkerLost(),
        EmptyText(),
    ],
)
def test_errors_survive_the_way_between_processes(error: KutipError) -> None:
    """Class, message and attributes."""
    twin = pickle.loads(pickle.dumps(error))
    assert (type(twin), str(twin), vars(twin)) == (type(error), str(error), vars(error))
