"""The commands without models: in this process for speed, in one of their own where it must be killed."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from app.cli import answering, commands

Run = Callable[..., Result]

ARTICLE = (
    "TALANG JAYA. “Jembatan itu dibuka besok pagi,” kata Camat Raka Lesmana di kantornya.\n\n"
    "Lesmana menambahkan bahwa truk 😀 belum boleh lewat.\n"
)


@pytest.fixture
def article() -> str:
    """A short article with a direct and an indirect quote, and a character past U+FFFF."""
    return ARTICLE


@pytest.fixture
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_annotator: object) -> object:
    """Every command finds a folder of models and gets the plain annotator from it."""
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "resources.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("KUTIP_MODELS_DIR", str(folder))
    monkeypatch.setattr(answering, "build_service", partial(answering.build_service, load=lambda _: plain_annotator))
    return plain_annotator


@pytest.fixture
def kutip(no_models: object) -> Run:
    """Run a command in this process."""
    return partial(CliRunner().invoke, commands)


@pytest.fixture
def archive(tmp_path: Path, article: str) -> Path:
    """A file of JSON lines: 60 articles, fields of the owner's, blank lines, and three articles that fail."""
    lines = [
        json.dumps({"id": f"a{i}", "text": article.replace("besok", f"{i} hari lagi"), "date": 1}) for i in range(60)
    ]
    lines[10:10] = ["", '{"id": "empty", "text": " "}', '{"id": 7, "text": 5}', "no JSON"]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
