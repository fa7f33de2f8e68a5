"""The schema tells the truth, and openapi.md tells what the schema tells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from app.api.problems import ALL_KINDS
from app.main import create_app

DOCUMENT = (Path(__file__).parents[2] / "openapi.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def app(plain_annotators: Any, make_settings: Any) -> Any:
    """The application over the plain annotator, ready."""
    app = create_app(make_settings(), load=lambda _: plain_annotators())
    with TestClient(app) as client:
        while client.get("/readyz").status_code != 200:
            pass
        yield app


CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
OPERATIONS = [
    ("POST", "/v1/quotes"),
    ("POST", "/v1/quotes/batch"),
    ("GET", "/livez"),
    ("GET", "/readyz"),
    ("GET", "/metrics"),
]


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_any_request_gets_a_documented_answer(app: Any, method: str, path: str) -> None:
    """Whatever is sent, the status, the content type and the body are as the schema says, and nothing is a 500."""
    operation = schemathesis.openapi.from_asgi("/openapi.json", app)[path][method]

    @settings(max_examples=60 if method == "POST" else 3, deadline=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy() | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE))
    def fuzz(case: Any) -> None:
        case.call_and_validate(checks=list(CHECKS))

    fuzz()


@pytest.fixture(scope="module")
def description(app: Any) -> dict[str, Any]:
    """The schema as served."""
    described: dict[str, Any] = app.openapi()
    return described


def test_every_path_is_documented_and_no_other(description: dict[str, Any]) -> None:
    """The document's headings name exactly the operations of the schema."""
    served = {f"{method.upper()} {path}" for path, methods in description["paths"].items() for method in methods}
    assert set(re.findall(r"^#+ `((?:GET|POST) /[^`]*)`", DOCUMENT, re.MULTILINE)) == served


def test_every_field_is_documented_and_no_other(description: dict[str, Any]) -> None:
    """The document's tables name exactly the fields of the schema's objects."""
    fields = {
        f"{name}.{field}"
        for name, model in description["components"]["schemas"].items()
        for field in model.get("properties", {})
    }
    sections = re.split(r"^#+ .*?`(\w+)`$", DOCUMENT, flags=re.MULTILINE)[1:]
    documented = {
        f"{name}.{field}"
        for name, section in zip(sections[::2], sections[1::2], strict=True)
        for field in re.findall(r"^\| `(\w+)` \|", section.split("\n#")[0], re.MULTILINE)
    }
    assert documented == fields


def test_every_parameter_is_documented(description: dict[str, Any]) -> None:
    """Query parameters are the options that JSON has too."""
    parameters = {
        p["name"]
        for methods in description["paths"].values()
        for o in methods.values()
        for p in o.get("parameters", [])
    }
    options = set(description["components"]["schemas"]["ArticleRequest"]["properties"]) - {"text"}
    assert parameters == options


def test_every_problem_is_documented_and_no_other() -> None:
    """The table of problems has each kind with its status, and nothing else."""
    table = set(re.findall(r"^\| `urn:kutip:problem:([\w-]+)` \| (\d+) \|", DOCUMENT, re.MULTILINE))
    assert table == {(kind.name, str(kind.status)) for kind in ALL_KINDS if kind.status != 499}


def test_every_problem_of_an_operation_is_one_that_exists(description: dict[str, Any]) -> None:
    """The schema's descriptions of failures name kinds that the handlers know, under their status."""
    statuses = {kind.name: kind.status for kind in ALL_KINDS}
    named = [
        (name, int(status))
        for methods in description["paths"].values()
        for operation in methods.values()
        for status, response in operation["responses"].items()
        for name in re.findall(r"`([\w-]+)`:", response["description"])
    ]
    assert len(named) > 15
    assert all(statuses[name] == status for name, status in named)
