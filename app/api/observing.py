"""Around every request: its id, one log line, its counts, and HEAD wherever GET is."""

from __future__ import annotations

import re
import time
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api import log, problems
from app.api.metrics import Metrics

HEADER = "X-Request-ID"
_ACCEPTABLE = re.compile(r"[\w.:/+=-]{1,128}", re.ASCII)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
QUIET = ("/livez", "/readyz", "/metrics")
"""Probes come every few seconds; their lines are for debugging only."""

_log = log.logger("kutip.http")


class Observing:
    """ASGI middleware. Logs method, route, status and milliseconds; no query, no body."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Wrap `app`; `metrics` counts each request."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope).get(HEADER))
        log.bind_request(request_id)
        method = scope["method"]
        inner = {
            **scope,
            "method": "GET" if method == "HEAD" else method,
            "state": {**scope.get("state", {}), "request_id": request_id},
        }
        started, status = time.perf_counter(), 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request_id
            if method == "HEAD" and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        try:
            await self._app(inner, receive, send_with_id)
        except Exception as error:  # noqa: BLE001 - the one place where nothing may get through
            log.unexpected(error)
            if not status:
                await problems.respond(problems.problem(error, request_id))(inner, receive, send_with_id)
        finally:
            self._saw(method, inner, status, time.perf_counter() - started)

    def _saw(self, method: str, scope: Scope, status: int, seconds: float) -> None:
        path = _route(scope)
        self._metrics.saw_request(method if method in METHODS else "OTHER", path, status, seconds)
        write = _log.debug if path in QUIET else _log.info
        write("request", method=method, path=path, status=status, milliseconds=round(seconds * 1000, 1))


def _route(scope: Scope) -> str:
    """The route that answered, of which there are few: a page or a folder of files is one too."""
    if "route" in scope:
        path: str = scope["route"].path
        return path
    return (scope["root_path"] or scope["path"]) if "endpoint" in scope else "(none)"


def _request_id(given: str | None) -> str:
    """The caller's own id where it is short and plain, else a new one."""
    return given if given and _ACCEPTABLE.fullmatch(given) else uuid.uuid4().hex
