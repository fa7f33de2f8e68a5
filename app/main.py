"""Wires the rooms together. `app.main:app` is what uvicorn serves.

Importing this module loads no model and no torch: that happens when the application starts, in a thread, while /livez
already answers and /readyz says 503.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import fields
from functools import partial

from fastapi import FastAPI

from app.api import batch, description, health, log, pages, problems, quotes
from app.api.observing import Observing
from app.api.state import State
from app.engine.annotator import Annotator
from app.engine.batcher import Watch
from app.engine.caching import CachingAnnotator
from app.errors import ModelsBroken, ModelsError, ModelsMissing
from app.fleet import Fleet
from app.service import Extractor, Limits, Service
from app.settings import LogFormat, Settings

LoadAnnotator = Callable[[Settings], Annotator]

_log = log.logger("kutip")


def load_annotator(settings: Settings) -> Annotator:
    """The annotator that the settings ask for; seconds of work.

    Raises:
        ModelsMissing, ModelsBroken: there is none to be had.
    """
    from app.engine.stanza_annotator import StanzaAnnotator  # noqa: PLC0415 - torch takes seconds to import

    annotator: Annotator = StanzaAnnotator(
        settings.models_dir, torch_threads=settings.torch_threads, half_precision=settings.half_precision
    )
    if settings.cache_characters:
        annotator = CachingAnnotator(annotator, max_characters=settings.cache_characters)
    gc.collect()
    gc.freeze()  # what the models hold stays: the garbage collector need not go through it again and again
    return annotator


def build_service(settings: Settings, load: LoadAnnotator = load_annotator, watch: Watch | None = None) -> Service:
    """A service with its models loaded; for the command line and the archive job as well.

    Raises:
        ModelsMissing, ModelsBroken: there are no models to load.
    """
    return Service(load(settings), limits_of(settings), watch)


def build_extractor(settings: Settings, load: LoadAnnotator, watch: Watch) -> Extractor:
    """What answers over HTTP: a service in this process, or a fleet of them where the settings ask for several workers.

    Raises:
        ModelsMissing, ModelsBroken: there are no models to load.
    """
    if settings.workers == 1:
        return build_service(settings, load, watch)
    make = partial(build_service, settings, load)
    return Fleet(make, settings.workers, limits_of(settings), watch=watch, tell=_log.warning)


def limits_of(settings: Settings) -> Limits:
    """What the settings let a service take on."""
    return Limits(**{field.name: getattr(settings, field.name) for field in fields(Limits)})


def create_app(settings: Settings | None = None, load: LoadAnnotator | None = None) -> FastAPI:
    """The HTTP application.

    Args:
        settings: from the environment if not given.
        load: where the annotator comes from; tests give their own.
    """
    settings = settings or Settings()
    state = State(
        upload_timeout_seconds=settings.upload_timeout_seconds,
        max_batch_articles=settings.max_batch_articles,
        max_batch_bytes=settings.max_batch_megabytes * 1_000_000,
        batch_concurrent_articles=settings.batch_concurrent_articles,
    )
    _watch_queues(state)
    app = FastAPI(
        title="Kutip", lifespan=_lifespan(settings, state, load), docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.kutip = state
    app.add_middleware(Observing, metrics=state.metrics)
    for room in (quotes, batch, health):
        app.include_router(room.router)
    pages.install(app)
    problems.install(app)
    description.install(app)
    return app


def _watch_queues(state: State) -> None:
    def requests() -> float:
        return state.service.waiting_requests if state.service else 0

    def sentences() -> float:
        return state.service.waiting_sentences if state.service else 0

    def workers() -> float:
        return state.service.workers_ready if state.service else 0

    state.metrics.watch("kutip_workers_ready", "Processes whose models are loaded.", workers)
    state.metrics.watch("kutip_waiting_requests", "Articles admitted, not yet answered.", requests)
    state.metrics.watch("kutip_waiting_sentences", "Sentences queued or in the models.", sentences)


def _lifespan(
    settings: Settings, state: State, load: LoadAnnotator | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        log.configure(level=settings.log_level.value, as_json=settings.log_format is LogFormat.JSON)
        if load is None and not (settings.models_dir / "resources.json").is_file():
            raise ModelsMissing(settings.models_dir)
        loading = asyncio.create_task(_load(settings, state, load or load_annotator))
        yield
        await asyncio.wait({loading})
        if state.service and not await asyncio.to_thread(state.service.close):
            _log.warning("stopped before every admitted article was answered")
        state.service = None

    return lifespan


async def _load(settings: Settings, state: State, load: LoadAnnotator) -> None:
    """Load the models off the event loop; a failure is kept for whoever asks."""
    try:
        service = await asyncio.to_thread(build_extractor, settings, load, state.metrics.saw_batch)
    except ModelsError as error:
        state.failure = error
    except Exception as error:  # noqa: BLE001 - kept and told to whoever asks
        state.failure = ModelsBroken(settings.models_dir, f"{type(error).__name__}: {error}")
    else:
        state.service = service
        _log.info("ready", models=service.models)
    if state.failure:
        _log.error("models cannot be used", reason=str(state.failure))


def __getattr__(name: str) -> FastAPI:
    """`app`, made on first use, so that importing this module reads no environment."""
    if name == "app":
        globals()["app"] = create_app()
        return globals()["app"]  # type: ignore[no-any-return]
    raise AttributeError(name)
