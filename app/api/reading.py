"""From the bytes of a request to an article."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from pydantic import ValidationError
from starlette.requests import ClientDisconnect

from app.api.refusals import BodyTooLarge, ClientGone, InvalidRequest, NotJson, WrongMediaType
from app.api.schemas import ArticleOptions, ArticleRequest, Options
from app.errors import NotUtf8

JSON = "application/json"
TEXT = "text/plain"

BYTES_OF_A_CHARACTER = 12
"""The most that one character takes: a pair of JSON escapes (`\\ud83d\\ude00`)."""
BYTES_OF_OPTIONS = 100_000
"""Room for everything but the text."""


async def article(request: Request, options: ArticleOptions, max_characters: int) -> ArticleRequest:
    """Read the article of a request, JSON or plain text; fields of a JSON body win over the query's.

    Raises:
        WrongMediaType, BodyTooLarge, NotUtf8, NotJson, InvalidRequest: the request is not one the endpoint takes.
        ClientGone: the client hung up while sending.
    """
    media_type = accepted_media_type(request, (JSON, TEXT))
    body = await _body(request, max_characters * BYTES_OF_A_CHARACTER + BYTES_OF_OPTIONS)
    if media_type == TEXT:
        return ArticleRequest(text=decoded(body), **given(options))
    return parsed(body, options)


def accepted_media_type(request: Request, accepted: tuple[str, ...]) -> str:
    """The media type of the body, lower case, if it is one of `accepted` and names no charset but UTF-8.

    Raises:
        WrongMediaType: it is not.
    """
    header = request.headers.get("content-type", "")
    media_type, _, parameters = header.partition(";")
    media_type = media_type.strip().lower()
    charset = next(
        (p.partition("=")[2] for p in parameters.split(";") if p.strip().lower().startswith("charset=")), "utf-8"
    )
    if media_type not in accepted or charset.strip(' "').lower() not in ("utf-8", "utf8", "us-ascii"):
        raise WrongMediaType(header, [f"{TEXT}; charset=utf-8" if name == TEXT else name for name in accepted])
    return media_type


def parsed(body: bytes, options: Options) -> ArticleRequest:
    """One article of JSON; what it does not say is taken from `options`.

    Raises:
        NotUtf8, NotJson, InvalidRequest: it cannot be read.
    """
    decoded(body)
    try:
        request = ArticleRequest.model_validate_json(body, strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        if details[0]["type"] == "json_invalid":
            raise NotJson(details[0]["msg"]) from error
        raise InvalidRequest.of(details) from error
    missing = {name: value for name, value in given(options).items() if name not in request.model_fields_set}
    return request.model_copy(update=missing) if missing else request


def given(options: Options) -> dict[str, Any]:
    """The options that the caller has set."""
    return {name: getattr(options, name) for name in options.model_fields_set}


def decoded(body: bytes) -> str:
    """The text of the bytes.

    Raises:
        NotUtf8: they are not UTF-8.
    """
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8(error.start) from error


async def _body(request: Request, max_bytes: int) -> bytes:
    """The whole body; reading stops where it grows too large."""
    announced = request.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced) > max_bytes:
        raise BodyTooLarge(max_bytes)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > max_bytes:
                raise BodyTooLarge(max_bytes)
    except ClientDisconnect as error:
        raise ClientGone("The client hung up.") from error
    return bytes(body)
