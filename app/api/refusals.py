"""What can be wrong with a request before it is an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.errors import KutipError


class Refusal(KutipError):
    """The request is not one that the API takes."""


class NotJson(Refusal):
    """The body is not JSON."""


class InvalidRequest(Refusal):
    """JSON, but a field is missing, of the wrong type, or unknown.

    Attributes:
        errors: path and message of each field at fault; no values.
    """

    def __init__(self, errors: Sequence[tuple[str, str]]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(f"{field}: {message}" for field, message in self.errors[:5]))

    @classmethod
    def of(cls, details: Sequence[Any]) -> InvalidRequest:
        """From the error list of pydantic."""
        return cls([(".".join(str(part) for part in detail["loc"]) or "body", detail["msg"]) for detail in details])


class WrongMediaType(Refusal):
    """A content type that the endpoint does not take."""

    def __init__(self, given: str, accepted: Sequence[str]) -> None:
        super().__init__(f"Content-Type {given or '(none)'!r} is not accepted; send {' or '.join(accepted)}.")


class WrongEncoding(Refusal):
    """A compressed body."""

    def __init__(self, given: str) -> None:
        super().__init__(f"Content-Encoding {given!r} is not accepted; send the body uncompressed.")


class BodyTooLarge(Refusal):
    """More bytes than an article within the limits can have."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(f"The body is larger than {max_bytes:,} bytes.")


class UploadTooSlow(Refusal):
    """The body did not arrive in time."""

    def __init__(self, timeout_seconds: float) -> None:
        super().__init__(f"The body did not arrive within {timeout_seconds:g} seconds.")


class BatchTooLarge(Refusal):
    """More articles or bytes than one batch may have."""


class ClientGone(Refusal):
    """The client hung up; nobody reads the answer."""
