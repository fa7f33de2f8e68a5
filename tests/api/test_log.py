"""What is logged, and what never is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.api import log
from app.main import create_app

SECRET = "Halilintar"


@pytest.fixture
def client(plain_annotator: Any, make_settings: Any) -> Any:
    """A client in this process, so that its log can be read; everything is logged, down to debug."""
    app = create_app(make_settings(log_level="debug"), load=lambda _: plain_annotator)
    with TestClient(app, raise_server_exceptions=False) as client:
        while client.get("/readyz").status_code != 200:
            pass
        yield client


def test_every_request_is_one_json_line(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    """Method, route, status, time, and the id that the caller got."""
    log.configure(level="debug", as_json=True)
    response = client.post("/v1/quotes", json={"text": ""})
    (line,) = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert line["request_id"] == response.headers["x-request-id"]
    assert (line["method"], line["path"], line["status"], line["problem"]) == ("POST", "/v1/quotes", 422, "empty-text")
    assert line["milliseconds"] >= 0


@pytest.mark.parametrize(
    ("asked", "logged"),
    [("/", "/"), ("/docs", "/docs"), ("/static/demo.js", "/static"), ("/static/x", "/static"), ("/x", "(none)")],
)
def test_a_path_is_logged_as_its_route(
    client: TestClient, capsys: pytest.CaptureFixture[str], asked: str, logged: str
) -> None:
    """Pages and files are told apart from what nobody serves, and no caller can make a new route."""
    log.configure(level="info", as_json=True)
    client.get(asked)
    (line,) = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert line["path"] == logged


def test_a_batch_is_logged_with_its_articles(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    """Its one line says how many articles it had and how many of them failed."""
    log.configure(level="info", as_json=True)
    client.post("/v1/quotes/batch", json=[{"text": "Halo."}, {"text": ""}, {"text": "Halo."}])
    (line,) = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (line["articles"], line["failed"]) == (3, 1)


def test_lines_for_people_are_coloured_for_a_terminal_alone(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    """A log that goes to a file has no control characters."""
    log.configure(level="info", as_json=False)
    client.get("/nix")
    logged = capsys.readouterr().err
    assert "404" in logged
    assert "\x1b" not in logged


def test_no_word_of_an_article_is_logged(
    client: TestClient, capsys: pytest.CaptureFixture[str], monkeypatch: Any, poison: str
) -> None:
    """Not when all goes well, not in any failure, not from a batch, not from a query."""
    log.configure(level="debug", as_json=True)
    text = f"“Kami siap,” kata {SECRET}."
    client.post(f"/v1/quotes?id={SECRET}", content=text.encode(), headers={"content-type": "text/plain"})
    client.post("/v1/quotes", json={"text": f"{text} “{poison},” kata {SECRET}."})
    client.post("/v1/quotes", json={"text": text, SECRET: SECRET, "types": [SECRET]})
    client.post("/v1/quotes", content=f'{{"text": "{SECRET}'.encode(), headers={"content-type": "application/json"})
    client.post("/v1/quotes/batch", json=[{"text": text, "id": SECRET}, {"text": 5, "id": SECRET}, SECRET])

    def fail(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("app.quotes.article.extract", fail)
    assert client.post("/v1/quotes", json={"text": text}).status_code == 500
    logged = capsys.readouterr().err
    assert "RuntimeError" in logged
    assert SECRET not in logged
    assert poison not in logged
