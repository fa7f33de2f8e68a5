"""What several rooms share: a small annotator without models, the real one where there are models, a running server."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.engine.annotator import Annotator
from app.errors import AnnotationError
from app.main import create_app, limits_of
from app.quotes.types import Depth, Draft, Entity, EntityKind, Sentence, Span, Token
from app.service import Limits
from app.settings import BUNDLED_MODELS, Settings

MODELS_DIR = Path(os.environ.get("KUTIP_MODELS_DIR", BUNDLED_MODELS))
POISON = "rusak-sekali"
"""A draft with this word makes `PlainAnnotator` fail."""


class PlainAnnotator:
    """Words by spaces and marks, a name for each capitalised run, a chain for a tree: deterministic and quick.

    `calls` holds the texts of each call; `pause_seconds` makes each call slow; `gate` holds calls back until it is set.
    """

    models = "plain"

    def __init__(self, pause_seconds: float = 0.0) -> None:
        """Start with an open gate."""
        self.pause_seconds = pause_seconds
        self.calls: list[list[str]] = []
        self.gate = threading.Event()
        self.gate.set()

    def annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        """See `Annotator`."""
        self.calls.append([draft.text for draft in drafts])
        time.sleep(self.pause_seconds)
        self.gate.wait(10)
        if any(POISON in draft.text for draft in drafts):
            raise AnnotationError
        return [self._sentence(draft) for draft in drafts]

    @staticmethod
    def _sentence(draft: Draft) -> Sentence:
        spans = [Span(*found.span()) for found in re.finditer(r"\w+|[^\w\s]", draft.text)]
        tree = draft.depth is Depth.PARSE
        tokens = tuple(
            Token(span.of(draft.text), span, "X" if tree else None, i - 1 if tree else None, "dep" if tree else None)
            for i, span in enumerate(spans)
        )
        names = [Span(*found.span()) for found in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+)*", draft.text)]
        return Sentence(draft.text, tokens, tuple(Entity(n.of(draft.text), n, EntityKind.PERSON) for n in names))


@pytest.fixture
def plain_annotator() -> PlainAnnotator:
    """An annotator that needs no models."""
    return PlainAnnotator()


@pytest.fixture(scope="session")
def plain_annotators() -> type[PlainAnnotator]:
    """Where plain annotators come from, for fixtures that live longer than a test."""
    return PlainAnnotator


@pytest.fixture(scope="session")
def poison() -> str:
    """A word that the plain annotator fails on."""
    return POISON


@pytest.fixture(scope="session")
def models_dir() -> Path:
    """Real models: the bundled ones, or those of KUTIP_MODELS_DIR."""
    if not (MODELS_DIR / "resources.json").is_file():
        pytest.skip(f"no models at {MODELS_DIR} (set KUTIP_MODELS_DIR)")
    return MODELS_DIR


@pytest.fixture(scope="session")
def stanza_annotator(models_dir: Path) -> Annotator:
    """The real annotator, loaded once."""
    from app.engine.stanza_annotator import StanzaAnnotator

    return StanzaAnnotator(models_dir)


def settings_of(**given: Any) -> Settings:
    """Settings from these values and the defaults, whatever the environment's file says; only errors are logged."""
    make: Any = Settings
    settings: Settings = make(**{"_env_file": None, "log_level": "error", **given})
    return settings


def limits(**given: Any) -> Limits:
    """The limits of a service by these settings and the defaults."""
    return limits_of(settings_of(**given))


@pytest.fixture(scope="session")
def make_settings() -> Callable[..., Settings]:
    """Settings that read no file."""
    return settings_of


@contextmanager
def running(annotator: Annotator, **given: Any) -> Iterator[str]:
    """A real server on a free port, with this annotator; gives its address."""
    import uvicorn

    app = create_app(settings_of(**given), load=lambda _: annotator)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not (server.started and app.state.kutip.service) and time.monotonic() < deadline:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def serve() -> Callable[..., object]:
    """A server in a `with` statement: takes an annotator and settings by name, gives its address."""
    return running


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio."""
    return "asyncio"
