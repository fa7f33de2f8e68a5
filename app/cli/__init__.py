"""The command line: `kutip serve`, `extract`, `batch`, `version`. Torch waits until there is work for it."""

from __future__ import annotations

import platform
from importlib.metadata import version as version_of

import typer

from app import __version__
from app.cli import batch, extract, serve

UNDERNEATH = ("stanza", "torch", "fastapi")

commands = typer.Typer(
    name="kutip",
    help="Who said what in Indonesian news text.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals hold articles
)
commands.command("serve")(serve.serve)
commands.command("extract")(extract.extract)
commands.command("batch")(batch.batch)


@commands.command("version")
def version() -> None:
    """The version of Kutip, and of what it runs on."""
    typer.echo(f"kutip {__version__}")
    typer.echo(f"python {platform.python_version()}")
    for package in UNDERNEATH:
        typer.echo(f"{package} {version_of(package)}")


def main() -> None:
    """What the console script `kutip` runs."""
    commands()
