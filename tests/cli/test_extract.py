"""`kutip extract`: the API's answer, in several forms, and errors that say what to do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def file(tmp_path: Path, article: str) -> Path:
    """The article in a file."""
    path = tmp_path / "article.txt"
    path.write_bytes(article.encode())
    return path


def test_json_is_the_answer_of_the_api(
    kutip: Run, file: Path, article: str, serve: Callable[..., object], plain_annotator: object
) -> None:
    """The same article gives the same JSON on the command line and over HTTP, but for the time it took."""
    printed = json.loads(kutip(["extract", str(file)]).stdout)
    with serve(plain_annotator) as url:
        served = httpx.post(f"{url}/v1/quotes", json={"text": article}).json()
    assert printed["quotes"]
    for answer in (printed, served):
        del answer["meta"]["milliseconds"]
    assert printed == served


def test_stdin_is_read_for_a_dash(kutip: Run, file: Path, article: str) -> None:
    """`-` reads the article from stdin."""
    from_file = json.loads(kutip(["extract", str(file)]).stdout)
    from_stdin = json.loads(kutip(["extract", "-"], input=article.encode()).stdout)
    assert from_stdin["quotes"] == from_file["quotes"]


def test_offsets_count_the_file_as_it_is(kutip: Run, tmp_path: Path, article: str) -> None:
    """Neither carriage returns nor a byte order mark shift an offset: they count the decoded file."""
    text = "\ufeff" + article.replace("\n", "\r\n")
    path = tmp_path / "windows.txt"
    path.write_bytes(text.encode())
    for quote in json.loads(kutip(["extract", str(path)]).stdout)["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_ndjson_and_csv_hold_every_quote(kutip: Run, file: Path) -> None:
    """The line forms give one line for each quote of the JSON form, with the same content."""
    quotes = json.loads(kutip(["extract", str(file)]).stdout)["quotes"]
    lines = kutip(["extract", str(file), "--format", "ndjson"]).stdout.splitlines()
    rows = list(csv.DictReader(io.StringIO(kutip(["extract", str(file), "--format", "csv"]).stdout)))
    assert [json.loads(line) for line in lines] == quotes
    assert [(row["text"], int(row["start"])) for row in rows] == [(q["text"], q["start"]) for q in quotes]


def test_table_shows_square_brackets_as_they_are(kutip: Run) -> None:
    """What looks like markup in an article is text."""
    text = "“Berkas [red]itu[/red] sudah siap,” kata Raka Lesmana."
    printed = kutip(["extract", "-", "--format", "table"], input=text.encode(), env={"COLUMNS": "200"}).stdout
    assert "Berkas [red]itu[/red] sudah siap" in printed


def test_a_table_without_quotes_says_so(kutip: Run, file: Path) -> None:
    """An empty frame would look like a fault."""
    assert kutip(["extract", str(file), "--speaker", "Nobody", "--format", "table"]).stdout == "No quotes.\n"


def test_filters_and_units_reach_the_answer(kutip: Run, file: Path, article: str) -> None:
    """--type, --speaker and --offset-unit do what the API's options do."""
    every = json.loads(kutip(["extract", str(file)]).stdout)["quotes"]
    direct = json.loads(kutip(["extract", str(file), "--type", "direct"]).stdout)["quotes"]
    assert [q for q in every if q["type"] == "direct"] == direct != every
    assert json.loads(kutip(["extract", str(file), "--speaker", "Nobody"]).stdout)["quotes"] == []
    units = article.encode("utf-16-le")
    for quote in json.loads(kutip(["extract", str(file), "--offset-unit", "utf16"]).stdout)["quotes"]:
        assert units[2 * quote["start"] : 2 * quote["end"]].decode("utf-16-le") == quote["text"]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"kata\xff", "byte 4"), (b"kata\xff", "iconv"), (b" \n", "empty")],
    ids=["not UTF-8: where", "not UTF-8: what to do", "empty"],
)
def test_a_text_that_is_none_is_told_on_stderr(kutip: Run, tmp_path: Path, content: bytes, says: str) -> None:
    """Exit code 1, nothing on stdout, and the file, the reason and a remedy on stderr."""
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    result = kutip(["extract", str(path)])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "bad.txt" in result.stderr
    assert says in result.stderr


def test_missing_files_and_models_are_told(kutip: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that leads nowhere is named, with the setting that holds it."""
    assert "nowhere.txt" in kutip(["extract", "nowhere.txt"]).stderr
    monkeypatch.setenv("KUTIP_MODELS_DIR", "/nowhere")
    result = kutip(["extract", str(file)])
    assert result.exit_code == 1
    assert "KUTIP_MODELS_DIR" in result.stderr


def test_a_wrong_setting_is_named(kutip: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value out of range ends the command with the setting's name."""
    monkeypatch.setenv("KUTIP_PORT", "70000")
    result = kutip(["extract", str(file)])
    assert result.exit_code == 1
    assert "KUTIP_PORT: Input should be" in result.stderr


def test_a_wrong_option_is_named(kutip: Run, file: Path) -> None:
    """A value that only the API's own rules refuse is told under the option's name, as wrong use."""
    result = kutip(["extract", str(file), "--speaker", ""])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--speaker: String should have" in result.stderr
