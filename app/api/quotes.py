"""POST /v1/quotes: one article in, its quotes out."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api import answers, description, reading
from app.api.presence import while_connected
from app.api.schemas import Answer, ArticleOptions, ArticleRequest
from app.api.state import CurrentState, State

router = APIRouter(tags=["quotes"])


@router.post(
    "/v1/quotes",
    operation_id="extract_quotes",
    summary="Who said what in one article",
    response_model=Answer,
    responses=description.extract_responses(),
    openapi_extra=description.extract_body(),
)
async def extract_quotes(
    request: Request, state: CurrentState, options: Annotated[ArticleOptions, Query()]
) -> Response:
    """Send the article as JSON with its options, or as plain text with the options in the query.

    A field of the JSON body wins over the query parameter of the same name.
    """
    service = state.ready()
    article = await reading.article(request, options, service.limits.max_characters, state.upload_timeout_seconds)
    found = await while_connected(request.receive, extracted(state, article))
    return Response(found.model_dump_json(), media_type="application/json")


async def extracted(state: State, article: ArticleRequest) -> Answer:
    """The answer for one article, counted in the metrics."""
    service = state.ready()
    started = time.perf_counter()
    extraction = await service.extract(article.text)
    milliseconds = round((time.perf_counter() - started) * 1000)
    state.metrics.saw_article(extraction.characters, extraction.quotes)
    return answers.answer(
        extraction, article.text, article, article_id=article.id, models=service.models, milliseconds=milliseconds
    )
