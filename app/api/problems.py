"""Failures as application/problem+json (RFC 9457): one row, one handler, for each class of error."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app import errors
from app.api import log, refusals
from app.api.schemas import InvalidField, Problem

MEDIA_TYPE = "application/problem+json"
NAMESPACE = "urn:kutip:problem:"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: `name` ends its `type` URI."""

    name: str
    status: int
    title: str

    @property
    def type(self) -> str:
        """The stable URI."""
        return NAMESPACE + self.name


KINDS: dict[type[Exception], Kind] = {
    errors.EmptyText: Kind("empty-text", 422, "The text is empty"),
    errors.TextTooLong: Kind("text-too-long", 413, "The text is too long"),
    errors.NotUtf8: Kind("not-utf8", 400, "The text is not UTF-8"),
    refusals.NotJson: Kind("not-json", 400, "The body is not JSON"),
    refusals.InvalidRequest: Kind("invalid-request", 422, "The request is not valid"),
    refusals.WrongMediaType: Kind("wrong-media-type", 415, "The content type is not accepted"),
    refusals.WrongEncoding: Kind("wrong-content-encoding", 415, "The body is compressed"),
    refusals.BodyTooLarge: Kind("body-too-large", 413, "The body is too large"),
    refusals.UploadTooSlow: Kind("upload-too-slow", 408, "The body did not arrive in time"),
    refusals.BatchTooLarge: Kind("batch-too-large", 413, "The batch is too large"),
    refusals.ClientGone: Kind("client-gone", 499, "The client hung up"),
    errors.Overloaded: Kind("overloaded", 429, "Too many articles are waiting"),
    errors.NotReady: Kind("not-ready", 503, "The models are still loading"),
    errors.ShuttingDown: Kind("shutting-down", 503, "The service is shutting down"),
    errors.WorkerLost: Kind("worker-lost", 503, "The process that read the article died"),
    errors.TookTooLong: Kind("took-too-long", 503, "The article took too long"),
    errors.ModelsError: Kind("models-unusable", 503, "The models cannot be used"),
    errors.AnnotationError: Kind("annotation-failed", 500, "The models failed on this text"),
}
NOT_FOUND = Kind("not-found", 404, "There is nothing here")
METHOD_NOT_ALLOWED = Kind("method-not-allowed", 405, "This method is not allowed here")
INTERNAL = Kind("internal-error", 500, "Something went wrong")
OF_STATUS = {404: NOT_FOUND, 405: METHOD_NOT_ALLOWED}
ALL_KINDS = (*KINDS.values(), NOT_FOUND, METHOD_NOT_ALLOWED, INTERNAL)


def kind_of(error: Exception) -> Kind:
    """The kind of the nearest class of `error` that has one."""
    return next((KINDS[base] for base in type(error).__mro__ if base in KINDS), INTERNAL)


def problem(error: Exception, request_id: str | None = None) -> Problem:
    """What to tell the caller about `error`; nothing of an unknown one's message."""
    kind = kind_of(error)
    fields = None
    if isinstance(error, refusals.InvalidRequest):
        fields = [InvalidField(field=field, message=message) for field, message in error.errors]
    detail = kind.title + "." if kind is INTERNAL else str(error)
    return Problem(
        type=kind.type, title=kind.title, status=kind.status, detail=detail, request_id=request_id, errors=fields
    )


def respond(told: Problem, headers: dict[str, str] | None = None) -> Response:
    """The problem as a response."""
    body = told.model_dump_json()
    return Response(body, status_code=told.status, headers=headers, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """One handler for each class of error, the framework's own included (`Observing` answers what nobody expected)."""
    for error_class in KINDS:
        app.add_exception_handler(error_class, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def _request_id(request: Request) -> str | None:
    return getattr(request.state, "request_id", None)


async def _known(request: Request, error: Exception) -> Response:
    told = problem(error, _request_id(request))
    log.note(problem=told.type.removeprefix(NAMESPACE))
    return respond(told, _headers(error))


def _headers(error: Exception) -> dict[str, str]:
    """What the status of `error` asks to be said besides the problem."""
    match error:
        case errors.Unavailable():
            return {"Retry-After": str(error.retry_after_seconds)}
        case refusals.WrongEncoding():
            return {"Accept-Encoding": "identity"}
        case refusals.UploadTooSlow():
            return {"Connection": "close"}
        case _:
            return {}


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return await _known(request, refusals.InvalidRequest.of(error.errors()))


async def _http(request: Request, error: Exception) -> Response:
    """What the router itself raises: no such path, no such method. OPTIONS is answered with the methods there are."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == METHOD_NOT_ALLOWED.status and request.method == "OPTIONS":
        return Response(status_code=204, headers=headers)
    kind = OF_STATUS.get(error.status_code)
    told = Problem(
        type=kind.type if kind else "about:blank",
        title=kind.title if kind else str(error.detail),
        status=error.status_code,
        detail=f"{request.method} {request.url.path}: {error.detail}",
        request_id=_request_id(request),
    )
    return respond(told, headers)
