"""`kutip serve`. Alone in knowing uvicorn."""

from __future__ import annotations

import math
import signal
import socket
from typing import Annotated, NoReturn

import typer
import uvicorn

from app.cli import telling


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on (KUTIP_HOST).", show_default=False)] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port to listen on, 0 for any (KUTIP_PORT).", show_default=False),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Model processes (KUTIP_WORKERS).", show_default=False)
    ] = None,
) -> None:
    """Start the HTTP service and say where it is."""
    settings = telling.settings()
    settings = settings.model_copy(update={"workers": workers or settings.workers})
    host, port = host or settings.host, settings.port if port is None else port
    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])
    telling.console.print(f"Kutip listens on {address} (try it there; API: {address}/docs)", soft_wrap=True)
    from app.main import create_app  # noqa: PLC0415 - takes half a second, and other commands do without

    config = uvicorn.Config(
        create_app(settings),
        log_config=None,
        timeout_graceful_shutdown=math.ceil(settings.shutdown_timeout_seconds),
    )
    signal.signal(signal.SIGTERM, _end)  # uvicorn, once it is done, raises the signal that ended it again
    server = uvicorn.Server(config)
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        raise typer.Exit from None
    if not server.started:
        raise typer.Exit(telling.FAILED)


def _end(*_: object) -> NoReturn:
    raise SystemExit(0)


def _listen(host: str, port: int) -> socket.socket:
    """A socket on the address, taken before anything else, so that a taken port is known at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named, or asyncio leaves Nagle's delay on: 40 ms an answer.
    listening = socket.socket(family, proto=socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        telling.fail(f"Cannot listen on {host}:{port}: {error.strerror}.", "Choose another with --port or --host.")
    return listening


def _address(host: str, port: int) -> str:
    """Where a browser on this machine finds it."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"
