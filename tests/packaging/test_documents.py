"""README and its neighbours say what is true of the code beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import typer

from app.cli import commands
from app.main import create_app
from app.settings import BUNDLED_MODELS, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(ROOT.glob("*.md"))
DEPLOYMENT = [ROOT / "Dockerfile", ROOT / "compose.yaml", *DOCUMENTS]
NOT_OF_THE_SERVICE = {"KUTIP_DATA_DIR", "KUTIP_SHARED_DIR"}
"""What training and evaluation read."""


def shown(default: object) -> str:
    """A default as the README writes it."""
    if default == BUNDLED_MODELS:
        return "app/engine/models"
    return str(default).lower() if isinstance(default, bool) else str(default)


def test_the_table_of_settings_is_the_settings() -> None:
    """Name, default and description of every setting, and no other."""
    rows = re.findall(r"^\| `(KUTIP_\w+)` \| `(.*?)` \| (.*) \|$", README, re.MULTILINE)
    fields = Settings.model_fields.items()
    assert rows == [(f"KUTIP_{name.upper()}", shown(field.default), field.description) for name, field in fields]


@pytest.mark.parametrize("path", DEPLOYMENT, ids=lambda path: path.name)
def test_every_variable_that_is_named_exists(path: Path) -> None:
    """No file names a KUTIP_ variable that nothing reads."""
    known = {f"KUTIP_{name.upper()}" for name in Settings.model_fields} | NOT_OF_THE_SERVICE
    assert set(re.findall(r"\bKUTIP_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every link to a file of the repository finds it."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    """`make x` in a document, or in the script of every check, is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = re.findall(
        r"(?:^|`)(?:step .*)?make (?:--no-print-directory )?([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(named) <= targets


def test_every_command_and_option_in_the_readme_exists() -> None:
    """What the README shows of `kutip` can be typed."""
    known = typer.main.get_command(commands).commands  # type: ignore[attr-defined]  # a group
    shown_commands = re.findall(r"^kutip (\w+)(.*?)(?:#.*)?$", README, re.MULTILINE)
    assert {name for name, _ in shown_commands} == set(known)
    every_option = {option for command in known.values() for parameter in command.params for option in parameter.opts}
    section = README[README.index("## The command line") : README.index("For an archive over")]
    assert set(re.findall(r"--[a-z][a-z-]+", section)) <= every_option


def test_every_path_of_the_readme_is_served() -> None:
    """The API in brief names every path of the schema, and no other but the pages."""
    section = README[README.index("## The API in brief") : README.index("## The command line")]
    named = set(re.findall(r"`(?:GET|POST) (/\S*)`", section))
    assert named == set(create_app(Settings(_env_file=None)).openapi()["paths"]) | {"/", "/docs", "/openapi.json"}


@pytest.mark.models
def test_the_example_of_the_readme_is_the_answer(serve: Callable[..., object], request: pytest.FixtureRequest) -> None:
    """The request in the README gives the quotes that stand under it, with the bundled models."""
    if not (BUNDLED_MODELS / "resources.json").is_file():
        pytest.skip("no bundled models")
    asked, expected = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", README, re.DOTALL)[:2])
    with serve(request.getfixturevalue("stanza_annotator")) as url:
        answer = httpx.post(f"{url}/v1/quotes", json=asked, timeout=60).json()
    for quote in answer["quotes"]:
        quote.pop("confidence", None)  # measured anew with each model
    assert answer["quotes"] == expected
