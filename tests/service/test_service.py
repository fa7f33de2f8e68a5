"""A text in, who said what out: what the service promises whoever calls it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from app.errors import AnnotationError, EmptyText, Overloaded, ShuttingDown, TextTooLong, TookTooLong
from app.quotes import article as quotes
from app.quotes.types import Draft
from app.service import Service
from tests.conftest import limits

TEXT = "“Kami sudah siap,” kata Ratna. Menurut Bagas, jalan akan ditutup."

pytestmark = pytest.mark.anyio


@pytest.fixture
def service(plain_annotator: Any) -> Iterator[Service]:
    """A service over the plain annotator."""
    service = Service(plain_annotator, limits())
    yield service
    plain_annotator.gate.set()
    service.close()


async def until(condition: Any) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + 5
    while not condition() and time.monotonic() < deadline:  # noqa: ASYNC110 - threads change what is waited for
        await asyncio.sleep(0.002)
    assert condition()


async def test_both_ways_give_the_same(service: Service) -> None:
    """The queue changes nothing: `extract` and `extract_now` agree, and agree with the core."""
    article = quotes.read(TEXT)
    expected = quotes.extract(article, [service._annotator.annotate([draft])[0] for draft in article.drafts])
    assert expected.quotes
    assert await service.extract(TEXT) == service.extract_now(TEXT) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0", "\ufeff\n", "\0\u200b "])
async def test_empty_text_is_refused(service: Service, text: str) -> None:
    """White space and invisible characters are no article, asked either way."""
    with pytest.raises(EmptyText):
        await service.extract(text)
    with pytest.raises(EmptyText):
        service.extract_now(text)


async def test_a_long_text_is_refused_and_told_the_limit(plain_annotator: Any) -> None:
    """The limit counts code points, and one at the limit is accepted."""
    service = Service(plain_annotator, limits(max_characters=10))
    with pytest.raises(TextTooLong) as refused:
        await service.extract("😀" * 11)
    assert (refused.value.characters, refused.value.max_characters) == (11, 10)
    assert (await service.extract("😀" * 10)).characters == 10
    service.close()


async def test_the_event_loop_runs_on_while_the_models_work(plain_annotator: Any) -> None:
    """While a model call takes half a second, the loop goes on turning."""
    plain_annotator.pause_seconds = 0.5
    service = Service(plain_annotator, limits())
    extraction = asyncio.ensure_future(service.extract(TEXT))
    gaps, last = [], time.perf_counter()
    while not extraction.done():
        await asyncio.sleep(0.005)
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
    assert (await extraction).quotes
    assert len(gaps) > 20
    assert max(gaps) < 0.3
    service.close()


async def test_reading_and_extracting_leave_the_event_loop(service: Service, monkeypatch: Any) -> None:
    """The pure-Python part runs in another thread than the loop's."""
    threads = []
    read = quotes.read

    def watched(text: str) -> Any:
        threads.append(threading.current_thread())
        return read(text)

    monkeypatch.setattr(quotes, "read", watched)
    await service.extract(TEXT)
    assert threads[0] is not threading.current_thread()


async def test_one_article_too_many_is_refused_at_once(plain_annotator: Any) -> None:
    """Past `max_waiting_requests` the answer is Overloaded, immediately; afterwards there is room again."""
    plain_annotator.gate.clear()
    service = Service(plain_annotator, limits(max_waiting_requests=2))
    admitted = [asyncio.ensure_future(service.extract(TEXT)) for _ in range(2)]
    await until(lambda: service.full)
    started = time.perf_counter()
    with pytest.raises(Overloaded):
        await service.extract(TEXT)
    assert time.perf_counter() - started < 0.1
    plain_annotator.gate.set()
    assert all(extraction.quotes for extraction in await asyncio.gather(*admitted))
    assert not service.full
    assert (await service.extract(TEXT)).quotes
    service.close()


async def test_cancelling_frees_the_place_and_the_models(plain_annotator: Any) -> None:
    """A caller who leaves takes its sentences out of the queue before the models see them."""
    plain_annotator.gate.clear()
    service = Service(plain_annotator, limits())
    first = asyncio.ensure_future(service.extract(TEXT))
    await until(lambda: plain_annotator.calls)
    gone = asyncio.ensure_future(service.extract("Menurut Sari, hujan akan turun."))
    await until(lambda: service.waiting_requests == 2 and service.waiting_sentences > len(plain_annotator.calls[0]))
    gone.cancel()
    await until(lambda: service.waiting_requests == 1)
    plain_annotator.gate.set()
    await first
    service.close()
    assert not any("Sari" in text for call in plain_annotator.calls for text in call)


async def test_an_article_that_takes_too_long_is_given_up(plain_annotator: Any) -> None:
    """The time limit frees the caller and its place."""
    plain_annotator.gate.clear()
    service = Service(plain_annotator, limits(request_timeout_seconds=0.05))
    with pytest.raises(TookTooLong):
        await service.extract(TEXT)
    assert service.waiting_requests == 0
    plain_annotator.gate.set()
    service.close()


async def test_a_failed_article_fails_alone(service: Service, poison: str) -> None:
    """Articles asked together with one that breaks the models are answered."""
    texts = [TEXT, f"“Ini {poison},” kata Ratna.", TEXT]
    results = await asyncio.gather(*map(service.extract, texts), return_exceptions=True)
    assert isinstance(results[1], AnnotationError)
    assert results[0] == results[2] == service.extract_now(TEXT)


async def test_a_closed_service_takes_nothing_new(plain_annotator: Any) -> None:
    """After closing, a caller hears that the service is shutting down."""
    service = Service(plain_annotator, limits())
    assert service.close()
    with pytest.raises(ShuttingDown):
        await service.extract(TEXT)


async def test_concurrent_and_single_answers_are_equal(stanza_annotator: Any) -> None:
    """With the real models: forty articles at once get what each gets alone."""
    texts = [
        f"“Kami sudah siap menyambut {i} tamu,” kata Ratna Widuri. Menurut Bagas, jalan ditutup." for i in range(40)
    ]
    service = Service(stanza_annotator, limits())
    together = await asyncio.gather(*map(service.extract, texts))
    assert together == [service.extract_now(text) for text in texts]
    assert all(extraction.quotes for extraction in together)
    service.close()


def test_drafts_are_what_the_core_chose(plain_annotator: Any) -> None:
    """The service adds no sentence and drops none: the models see the core's drafts."""
    service = Service(plain_annotator, limits())
    service.extract_now(TEXT)
    drafts: tuple[Draft, ...] = quotes.read(TEXT).drafts
    assert plain_annotator.calls == [[draft.text for draft in drafts]]
    service.close()
