"""The pages for people work offline and under a strict policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.api.description import EXAMPLE_TEXT
from app.api.pages import STATIC
from app.main import create_app


@pytest.fixture(scope="module")
def client(plain_annotators: Any, make_settings: Any) -> Iterator[TestClient]:
    """A client in this process."""
    with TestClient(create_app(make_settings(), load=lambda _: plain_annotators())) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_everything_a_page_loads_is_here(client: TestClient, path: str) -> None:
    """Each script, style and icon is served by this application."""
    page = client.get(path)
    assert page.headers["content-type"].startswith("text/html")
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(loaded) >= 3
    for address in loaded:
        assert not re.match(r"[a-z]+:|//|/", address)
        assert client.get(f"/{address}").status_code == 200


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_may_load_nothing_else(client: TestClient, path: str) -> None:
    """The policy allows scripts from here only, none in the page itself."""
    page = client.get(path)
    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", page.text)


def test_own_files_name_no_other_host() -> None:
    """Neither the demo nor the documentation page knows an address outside."""
    for name in ("demo.html", "demo.css", "demo.js", "docs.html", "docs.js"):
        assert not re.search(r"(?:https?:)?//[a-z]", (STATIC / name).read_text(encoding="utf-8")), name


def test_the_demo_can_be_used_without_a_mouse_or_eyes(client: TestClient) -> None:
    """Labels, roles and a live region are there."""
    page = client.get("/").text
    assert '<label for="article">' in page
    assert 'role="status"' in page
    assert page.count('role="tab"') == page.count('role="tabpanel"') == 2
    assert '<html lang="en">' in page


def test_the_documentation_offers_a_real_example(client: TestClient) -> None:
    """Swagger UI's first example is an article, as JSON and as text."""
    content = client.get("/openapi.json").json()["paths"]["/v1/quotes"]["post"]["requestBody"]["content"]
    assert next(iter(content["application/json"]["examples"].values()))["value"] == {"text": EXAMPLE_TEXT}
    assert content["text/plain"]["example"] == EXAMPLE_TEXT
