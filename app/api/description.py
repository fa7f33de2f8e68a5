"""What the OpenAPI schema says beyond what FastAPI derives: bodies, problems, an example ready to send."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app import __version__, errors
from app.api import refusals
from app.api.problems import KINDS, MEDIA_TYPE
from app.api.schemas import ArticleRequest, FailedLine, Problem

SUMMARY = "Who said what in Indonesian news text."
ABOUT = """Give Kutip the raw text of an Indonesian article; it answers with every quote, direct, indirect or mixed, its
speaker, and exact offsets: `text[start:end] == quote.text`, always. No article text is stored or logged."""

EXAMPLE_TEXT = (
    "BANDUNG - Wali Kota Bandung Ratna Widuri mengatakan pembangunan jembatan layang akan dimulai pada bulan Maret. "
    "“Anggarannya sudah disetujui, jadi tidak ada alasan untuk menunda,” kata Ratna kepada wartawan, Senin (3/2).\n\n"
    "Menurut Kepala Dinas Perhubungan, Bagas Pranoto, lalu lintas akan dialihkan selama enam bulan. "
    "Ia meminta warga bersabar. “Kami siapkan jalur alternatif,” ujarnya."
)
EXAMPLES = {
    "article": {"summary": "A short article", "value": {"text": EXAMPLE_TEXT}},
    "filtered": {
        "summary": "Only what one speaker said, offsets for JavaScript",
        "value": {"id": "berita-17", "text": EXAMPLE_TEXT, "speakers": ["Ratna"], "offset_unit": "utf16"},
    },
}

EXTRACT_PROBLEMS: tuple[type[Exception], ...] = (
    errors.EmptyText,
    errors.TextTooLong,
    errors.NotUtf8,
    refusals.NotJson,
    refusals.InvalidRequest,
    refusals.WrongMediaType,
    refusals.WrongEncoding,
    refusals.BodyTooLarge,
    refusals.UploadTooSlow,
    errors.Overloaded,
    errors.NotReady,
    errors.ShuttingDown,
    errors.WorkerLost,
    errors.TookTooLong,
    errors.ModelsError,
    errors.AnnotationError,
)
BATCH_PROBLEMS: tuple[type[Exception], ...] = (
    refusals.InvalidRequest,
    refusals.WrongMediaType,
    refusals.WrongEncoding,
    errors.NotReady,
    errors.ModelsError,
)
READY_PROBLEMS: tuple[type[Exception], ...] = (errors.Overloaded, errors.NotReady, errors.ModelsError)

Responses = dict[int | str, dict[str, Any]]


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def problem_responses(problems: tuple[type[Exception], ...]) -> Responses:
    """One response for each status, naming the kinds of problem that it may be."""
    responses: Responses = {}
    for kind in (KINDS[error] for error in problems):
        response = responses.setdefault(
            kind.status, {"description": "", "content": {MEDIA_TYPE: {"schema": _reference("Problem")}}}
        )
        response["description"] += f"{' · ' if response['description'] else ''}`{kind.name}`: {kind.title}."
        if kind.status in (429, 503):
            response["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return responses


def extract_responses() -> Responses:
    """The responses of POST /v1/quotes besides 200."""
    return problem_responses(EXTRACT_PROBLEMS)


def extract_body() -> dict[str, Any]:
    """The two bodies of POST /v1/quotes; the first example is what the documentation page sends."""
    return {
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": _reference("ArticleRequest"), "examples": EXAMPLES},
                "text/plain": {"schema": {"type": "string", "minLength": 1}, "example": EXAMPLE_TEXT},
            },
        }
    }


def batch_responses() -> Responses:
    """The responses of POST /v1/quotes/batch."""
    line = {"oneOf": [_reference("Answer"), _reference("FailedLine")]}
    answered = {
        "description": "One line for each article, in order.",
        "content": {"application/x-ndjson": {"schema": line}},
    }
    return {200: answered, **problem_responses(BATCH_PROBLEMS)}


def batch_body() -> dict[str, Any]:
    """The two bodies of POST /v1/quotes/batch."""
    lines = '{"id": "1", "text": "“Kami siap,” kata Ratna."}\n{"id": "2", "text": "Bagas mengatakan jalan ditutup."}\n'
    several = [{"id": "1", "text": "“Kami siap,” kata Ratna."}, {"id": "2", "text": "Bagas mengatakan jalan ditutup."}]
    return {
        "requestBody": {
            "required": True,
            "content": {
                "application/x-ndjson": {"schema": {"type": "string"}, "example": lines},
                "application/json": {
                    "schema": {"type": "array", "items": _reference("ArticleRequest")},
                    "example": several,
                },
            },
        }
    }


def ready_responses() -> Responses:
    """The responses of GET /readyz besides 200."""
    return problem_responses(READY_PROBLEMS)


def install(app: FastAPI) -> None:
    """Make `app.openapi()` give the whole description."""

    def openapi() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = _schema(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _schema(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title="Kutip",
        version=__version__,
        summary=SUMMARY,
        description=ABOUT,
        routes=app.routes,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    components = schema.setdefault("components", {}).setdefault("schemas", {})
    for model in (ArticleRequest, FailedLine, Problem):
        whole = model.model_json_schema(ref_template="#/components/schemas/{model}", mode="validation")
        components.update({**whole.pop("$defs", {}), model.__name__: whole})
    return schema
