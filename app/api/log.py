"""Logs: a JSON object a line, with the request's id, never a word of an article. Alone in knowing structlog."""

from __future__ import annotations

import logging
import sys
import traceback

import structlog
from structlog.typing import Processor

INNERMOST_FRAMES = 8


def configure(*, level: str, as_json: bool) -> None:
    """Set up logging for the process, uvicorn's included; of other libraries only warnings are written.

    Args:
        level: debug, info, warning or error.
        as_json: JSON lines; else lines for a person.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(
        handlers=[handler], level=logging.WARNING, force=True
    )  # other libraries might quote the article
    for name in ("kutip", "uvicorn", "uvicorn.error"):
        logging.getLogger(name).setLevel(level.upper())
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    logging.getLogger("uvicorn.access").disabled = True  # `Observing` writes these lines


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger that takes an event and key-value pairs; `name` is `kutip` or begins with `kutip.`."""
    bound: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return bound


def bind_request(request_id: str) -> None:
    """Put the request's id into every line logged on its behalf from here on."""
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=request_id)


def unexpected(error: Exception) -> None:
    """Log where a failure happened that nobody foresaw. Not its message, which may quote the article."""
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    logger("kutip").error("unexpected", error=type(error).__name__, at=places[-INNERMOST_FRAMES:])


def note(**facts: str | int) -> None:
    """Add facts to every later line of this request."""
    structlog.contextvars.bind_contextvars(**facts)
