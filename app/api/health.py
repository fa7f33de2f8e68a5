"""Probes and counts: GET /livez, /readyz, /metrics."""

from __future__ import annotations

from fastapi import APIRouter, Response

from app.api import description
from app.api.metrics import MEDIA_TYPE
from app.api.schemas import Health
from app.api.state import CurrentState
from app.errors import Overloaded

router = APIRouter(tags=["health"])


@router.get("/livez", operation_id="livez", summary="The process answers")
async def livez() -> Health:
    """200 as long as the event loop runs; restart the process where it does not answer."""
    return Health(status="alive")


@router.get(
    "/readyz", operation_id="readyz", summary="An article would be taken now", responses=description.ready_responses()
)
async def readyz(state: CurrentState) -> Health:
    """200 where the models are loaded and the queue has room; else send articles elsewhere."""
    service = state.ready()
    if service.full:
        raise Overloaded(service.seconds_to_drain)
    return Health(status="ready")


@router.get("/metrics", operation_id="metrics", summary="Counts for Prometheus", response_class=Response)
async def metrics(state: CurrentState) -> Response:
    """Requests, latency, queue depth, batch sizes, quotes by rule, of this process."""
    return Response(state.metrics.page(), media_type=MEDIA_TYPE)
