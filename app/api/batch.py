"""POST /v1/quotes/batch: articles in, answers out, in order, while the request is still being read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.types import Message, Receive, Scope, Send

from app.api import description, log, problems, reading
from app.api.quotes import extracted
from app.api.refusals import BatchTooLarge, ClientGone, NotJson
from app.api.schemas import Answer, FailedLine, Options
from app.api.splitting import LineSplitter, ListSplitter, Splitter
from app.api.state import CurrentState, State
from app.errors import KutipError, Overloaded

router = APIRouter(tags=["quotes"])

NDJSON = "application/x-ndjson"
LONGEST_PAUSE_SECONDS = 1.0
"""How long a batch waits for a full queue before it tries again."""
SPLITTERS: dict[str, Callable[[], Splitter]] = {
    NDJSON: LineSplitter,
    "application/ndjson": LineSplitter,
    "application/jsonl": LineSplitter,
    reading.JSON: ListSplitter,
}


@router.post(
    "/v1/quotes/batch",
    operation_id="extract_quotes_of_batch",
    summary="Who said what in many articles",
    response_class=Response,
    responses=description.batch_responses(),
    openapi_extra=description.batch_body(),
)
async def extract_quotes_of_batch(
    request: Request, state: CurrentState, options: Annotated[Options, Query()]
) -> Response:
    """Send articles as NDJSON, one JSON object a line, or as a JSON list; NDJSON comes back, a line for each, in order.

    Answers start before the request has ended. An article that fails gives a line with `error` in its place, and the
    rest goes on. Query parameters hold for every article that does not say otherwise. A full queue slows a batch down;
    it is no error here.
    """
    media_type = reading.accepted_media_type(request, tuple(SPLITTERS))
    state.ready()
    return BatchResponse(request, state, options, SPLITTERS[media_type]())


@dataclass(frozen=True, slots=True)
class Item:
    """An article as received, or the error that ended the reading."""

    line: int
    raw: bytes
    error: KutipError | None = None


Answering = asyncio.Task[Answer | FailedLine]


class BatchResponse(Response):
    """Reads, answers and writes at the same time, in one task each.

    Reading never waits for writing, since many clients read nothing before they have sent everything; the limits of a
    batch bound what is kept. At most `batch_concurrent_articles` are worked on or wait to be written.
    """

    media_type = NDJSON

    def __init__(self, request: Request, state: State, options: Options, splitter: Splitter) -> None:
        """Answer the articles that `splitter` finds in the body of `request`, which nobody has read yet."""
        self.status_code = 200
        self.background = None
        self.init_headers({"X-Accel-Buffering": "no"})
        self._request_id = getattr(request.state, "request_id", None)
        self._state = state
        self._options = options
        self._splitter = splitter
        self._lines = 0
        self._failed_lines = 0
        self._items: asyncio.Queue[Item | None] = asyncio.Queue()
        self._answers: asyncio.Queue[Answering | None] = asyncio.Queue()
        self._places = asyncio.Semaphore(state.batch_concurrent_articles)

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """Serve the batch; everything stops where the client hangs up."""
        try:
            async with asyncio.TaskGroup() as tasks:
                reader = tasks.create_task(self._read(receive))
                tasks.create_task(self._start(tasks))
                await self._write(send)
                reader.cancel()
        except* ClientGone:
            log.note(problem=problems.KINDS[ClientGone].name)
        log.note(articles=self._lines, failed=self._failed_lines)

    async def _read(self, receive: Receive) -> None:
        """Cut the body into items until it ends, then watch for the client to hang up."""
        try:
            await self._read_items(receive)
        except (BatchTooLarge, NotJson) as error:
            self._items.put_nowait(Item(self._lines + 1, b"", error))
        self._items.put_nowait(None)
        while True:
            await _received(receive)

    async def _read_items(self, receive: Receive) -> None:
        read_bytes, more = 0, True
        while more:
            message = await _received(receive)
            chunk, more = message.get("body", b""), message.get("more_body", False)
            read_bytes += len(chunk)
            if read_bytes > self._state.max_batch_bytes:
                raise BatchTooLarge(f"A batch has at most {self._state.max_batch_bytes:,} bytes.")
            self._add(self._splitter.feed(chunk))
        self._add(self._splitter.close())

    def _add(self, articles: list[bytes]) -> None:
        for raw in articles:
            if self._lines >= self._state.max_batch_articles:
                raise BatchTooLarge(f"A batch has at most {self._state.max_batch_articles:,} articles.")
            self._lines += 1
            self._items.put_nowait(Item(self._lines, raw))

    async def _start(self, tasks: asyncio.TaskGroup) -> None:
        while item := await self._items.get():
            await self._places.acquire()
            self._answers.put_nowait(tasks.create_task(self._answer(item)))
        self._answers.put_nowait(None)

    async def _answer(self, item: Item) -> Answer | FailedLine:
        if item.error:
            return self._failed(item, item.error)
        try:
            return await self._extracted(item.raw)
        except KutipError as error:
            return self._failed(item, error)
        except Exception as error:  # noqa: BLE001 - whatever one article does to us, the others are answered
            log.unexpected(error)
            return self._failed(item, error)

    def _failed(self, item: Item, error: Exception) -> FailedLine:
        self._failed_lines += 1
        told = problems.problem(error, self._request_id)
        return FailedLine(id=reading.id_of(item.raw), line=item.line, error=told)

    async def _extracted(self, raw: bytes) -> Answer:
        article = reading.parsed(raw, self._options)
        while True:
            try:
                return await extracted(self._state, article)
            except Overloaded as full:
                await asyncio.sleep(min(full.retry_after_seconds, LONGEST_PAUSE_SECONDS))

    async def _write(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        while answering := await self._answers.get():
            line = (await answering).model_dump_json() + "\n"
            await send({"type": "http.response.body", "body": line.encode(), "more_body": True})
            self._places.release()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _received(receive: Receive) -> Message:
    message = await receive()
    if message["type"] == "http.disconnect":
        raise ClientGone("The client hung up.")
    return message
