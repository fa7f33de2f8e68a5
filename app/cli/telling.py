"""What a command tells a person, always on stderr: stdout is for answers alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console

from app.errors import EmptyText, ModelsError, NotUtf8, TextTooLong
from app.settings import Settings

FAILED = 1
"""Exit code: it could not be done (2 is a wrong use of the command line)."""
SOME_FAILED = 3
"""Exit code of a batch that was done, some of whose articles failed."""
INTERRUPTED = 130
"""Exit code after Ctrl-C."""

ADVICE: dict[type[Exception], str] = {
    NotUtf8: "Convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
    EmptyText: "Give an article with text in it.",
    TextTooLong: "Raise KUTIP_MAX_CHARACTERS, or split the text.",
    ModelsError: "KUTIP_MODELS_DIR must name a folder that holds Stanza's resources.json and its `id` models.",
}

console = Console(stderr=True, highlight=False)


def fail(message: str, advice: str = "", code: int = FAILED) -> NoReturn:
    """Say what went wrong and what to do about it, and end."""
    console.print(f"Error: {message}", style="red", markup=False, soft_wrap=True)
    if advice:
        console.print(advice, markup=False, soft_wrap=True)
    raise typer.Exit(code)


def fail_for(error: Exception, about: str = "") -> NoReturn:
    """`fail` with the message of a known error; `about` names the file it speaks of."""
    advice = next((text for kind, text in ADVICE.items() if isinstance(error, kind)), "")
    fail(f"{about}: {error}" if about else str(error), advice)


def faults(error: ValidationError, name: Callable[[str], str]) -> str:
    """A line for each value at fault; `name` turns a field's name into what the person typed."""
    return "\n".join(f"{name(str(found['loc'][0]))}: {found['msg']}." for found in error.errors())


def counted(number: int, thing: str) -> str:
    """`1 article`, `1,200 articles`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def settings() -> Settings:
    """The settings of the environment, once it is known that they are valid and that there are models."""
    try:
        found = Settings()
    except ValidationError as error:
        message = faults(error, lambda field: f"KUTIP_{field.upper()}")
        fail(message, "Correct it in the environment, or in the file .env of this folder.")
    if not (found.models_dir / "resources.json").is_file():
        fail(f"No Stanza models at {found.models_dir}.", ADVICE[ModelsError])
    return found
