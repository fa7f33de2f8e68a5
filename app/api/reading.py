"""From the bytes of a request to an article."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from fastapi import Request
from pydantic import ValidationError
from starlette.requests import ClientDisconnect

from app.api.refusals import (
    BodyTooLarge,
    ClientGone,
    InvalidRequest,
    NotJson,
    UploadTooSlow,
    WrongEncoding,
    WrongMediaType,
)
from app.api.schemas import ArticleOptions, ArticleRequest, Options, id_as_text
from app.errors import NotUtf8

JSON = "application/json"
TEXT = "text/plain"

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

BYTES_OF_A_CHARACTER = 12
"""The most that one character takes: a pair of JSON escapes (`\\ud83d\\ude00`)."""
BYTES_OF_OPTIONS = 100_000
"""Room for everything but the text."""


async def article(
    request: Request, options: ArticleOptions, max_characters: int, timeout_seconds: float
) -> ArticleRequest:
    """Read the article of a request, JSON or plain text; fields of a JSON body win over the query's.

    Raises:
        WrongMediaType, WrongEncoding, BodyTooLarge, NotUtf8, NotJson, InvalidRequest: not what the endpoint takes.
        UploadTooSlow: the body did not arrive within `timeout_seconds`.
        ClientGone: the client hung up while sending.
    """
    media_type = accepted_media_type(request, (JSON, TEXT))
    try:
        async with asyncio.timeout(timeout_seconds):
            body = await _body(request, max_characters * BYTES_OF_A_CHARACTER + BYTES_OF_OPTIONS)
    except TimeoutError as error:
        raise UploadTooSlow(timeout_seconds) from error
    if media_type == TEXT:
        return ArticleRequest(text=decoded(body), **given(options))
    return parsed(body, options)


def accepted_media_type(request: Request, accepted: tuple[str, ...]) -> str:
    """The media type of the body, lower case, if it is one of `accepted`, names no charset but UTF-8, and is not compressed.

    Raises:
        WrongMediaType, WrongEncoding: it is not.
    """
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise WrongEncoding(encoding)
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
    """One article of JSON; what it does not say is taken from `options`. A byte order mark before it is passed over.

    Raises:
        NotUtf8, NotJson, InvalidRequest: it cannot be read.
    """
    decoded(body)
    body = body.removeprefix(BYTE_ORDER_MARK)
    try:
        request = ArticleRequest.model_validate_json(body, strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        if details[0]["type"] == "json_invalid":
            raise NotJson(_what_is_no_json(details[0]["msg"])) from error
        raise InvalidRequest.of(details) from error
    missing = {name: value for name, value in given(options).items() if name not in request.model_fields_set}
    return request.model_copy(update=missing) if missing else request


def _what_is_no_json(message: str) -> str:
    """The parser's message, in plain words where it speaks of surrogates."""
    if "surrogate" in message or "hex escape" in message:
        return f"{message}: a \\ud800-\\udfff escape needs its other half, and any escape four digits."
    return message


def fields_of(raw: bytes) -> dict[str, Any] | None:
    """The fields of a JSON object as they stand, or None where it is none."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def id_of(raw: bytes) -> str | None:
    """The `id` of an article of JSON, also of one that cannot be read as a whole; None where there is none."""
    found = id_as_text((fields_of(raw) or {}).get("id"))
    return found if isinstance(found, str) else None


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
