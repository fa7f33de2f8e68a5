"""What can go wrong, and nothing about how it is told to the caller (HTTP statuses live in `app.api.problems`).

    KutipError
    ├── InvalidText            the text cannot be read as an article
    │   ├── EmptyText          nothing but white space and invisible characters
    │   ├── TextTooLong        more characters than `max_characters`
    │   └── NotUtf8            bytes that are not UTF-8
    ├── Unavailable            right request, wrong moment: try again later
    │   ├── Overloaded         every permit is taken
    │   ├── NotReady           the models are still loading
    │   ├── ShuttingDown       the process is about to end
    │   ├── WorkerLost         the process that read the article died
    │   └── TookTooLong        not finished within the time limit
    ├── ModelsError            the models cannot be used at all
    │   ├── ModelsMissing      no such folder or file
    │   └── ModelsBroken       there, but not loadable
    └── AnnotationError        the models failed on this text

No message carries text of the article.
"""

from __future__ import annotations

from pathlib import Path


class KutipError(Exception):
    """Any failure that Kutip knows by name. It can be sent from one process to another."""

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuilt from its parts: the classes below take other arguments than the message, which pickling would give them."""
        return _rebuilt, (type(self), self.args, self.__dict__)


def _rebuilt(kind: type[KutipError], args: tuple[object, ...], attributes: dict[str, object]) -> KutipError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(attributes)
    return error


class InvalidText(KutipError):
    """The text cannot be read as an article."""


class EmptyText(InvalidText):
    """Nothing but white space and invisible characters (a byte order mark, NUL)."""

    def __init__(self) -> None:
        super().__init__("The text is empty.")


class TextTooLong(InvalidText):
    """More characters than the limit.

    Attributes:
        characters: the length of the text in code points, or None where reading stopped before its end.
        max_characters: the limit.
    """

    def __init__(self, characters: int | None, max_characters: int) -> None:
        self.characters = characters
        self.max_characters = max_characters
        has = "more" if characters is None else f"{characters:,}"
        super().__init__(f"The text has {has} characters; at most {max_characters:,} are accepted.")


class NotUtf8(InvalidText):
    """Bytes that are not UTF-8.

    Attributes:
        position_bytes: where the first wrong byte stands.
    """

    def __init__(self, position_bytes: int) -> None:
        self.position_bytes = position_bytes
        super().__init__(f"The text is not UTF-8: byte {position_bytes} cannot be decoded.")


class Unavailable(KutipError):
    """Right request, wrong moment.

    Attributes:
        retry_after_seconds: when another attempt makes sense.
    """

    def __init__(self, message: str, retry_after_seconds: int = 1) -> None:
        self.retry_after_seconds = retry_after_seconds
        super().__init__(message)


class Overloaded(Unavailable):
    """Every permit is taken: refused at once, never queued."""

    def __init__(self, retry_after_seconds: int = 1) -> None:
        super().__init__("Too many articles are waiting.", retry_after_seconds)


class NotReady(Unavailable):
    """The models are still loading."""

    def __init__(self, retry_after_seconds: int = 2) -> None:
        super().__init__("The models are still loading.", retry_after_seconds)


class ShuttingDown(Unavailable):
    """The process is about to end and takes nothing new."""

    def __init__(self, retry_after_seconds: int = 5) -> None:
        super().__init__("The service is shutting down.", retry_after_seconds)


class WorkerLost(Unavailable):
    """The process that read the article died; another takes its place."""

    def __init__(self) -> None:
        super().__init__("The process that read the article ended unexpectedly.")


class TookTooLong(Unavailable):
    """Not finished within the time limit."""

    def __init__(self, timeout_seconds: float) -> None:
        super().__init__(f"The article was not finished within {timeout_seconds:g} seconds.", retry_after_seconds=5)


class ModelsError(KutipError):
    """The models cannot be used at all."""


class ModelsMissing(ModelsError):
    """No such folder or file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"No Stanza models at {path} (set KUTIP_MODELS_DIR).")


class ModelsBroken(ModelsError):
    """The files are there but cannot be loaded."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        super().__init__(f"The Stanza models at {path} cannot be loaded: {reason}")


class AnnotationError(KutipError):
    """The models failed on this text."""

    def __init__(self, reason: str = "The models failed on this text.") -> None:
        super().__init__(reason)
