"""The pages for people: the demo at / and Swagger UI at /docs; both load nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).parent / "static"

_NOTHING_ELSE = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "connect-src 'self'; script-src 'self'; "
)
DEMO_POLICY = _NOTHING_ELSE + "style-src 'self'; img-src 'self'"
DOCS_POLICY = _NOTHING_ELSE + "style-src 'self' 'unsafe-inline'; img-src 'self' data:"
"""Swagger UI writes style attributes and data images."""


def install(app: FastAPI) -> None:
    """Add the pages and what they load."""
    app.router.routes.append(Route("/", demo, include_in_schema=False))
    app.router.routes.append(Route("/docs", docs, include_in_schema=False))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")


async def demo(_: Request) -> Response:
    """Paste an article, see its quotes."""
    return _page("demo.html", DEMO_POLICY)


async def docs(_: Request) -> Response:
    """Swagger UI with an example ready to send."""
    return _page("docs.html", DOCS_POLICY)


def _page(name: str, policy: str) -> Response:
    headers = {"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
    return FileResponse(STATIC / name, headers=headers)
