"""What the routes find on the application."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from app.api.metrics import Metrics
from app.errors import ModelsError, NotReady
from app.service import Extractor


@dataclass(slots=True)
class State:
    """The service once its models are loaded, or why they could not be, and the limits that only HTTP knows."""

    metrics: Metrics = field(default_factory=Metrics)
    service: Extractor | None = None
    failure: ModelsError | None = None
    upload_timeout_seconds: float = 30.0
    max_batch_articles: int = 10_000
    max_batch_bytes: int = 64_000_000
    batch_concurrent_articles: int = 16

    def ready(self) -> Extractor:
        """The service.

        Raises:
            NotReady: the models are still loading.
            ModelsError: they cannot be loaded.
        """
        if self.failure:
            raise self.failure
        if self.service is None:
            raise NotReady
        return self.service


def state_of(request: Request) -> State:
    """The state of the application that answers."""
    state = request.app.state.kutip
    assert isinstance(state, State)
    return state


CurrentState = Annotated[State, Depends(state_of)]
