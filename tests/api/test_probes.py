"""/livez, /readyz, /metrics, start and stop."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from app.engine.annotator import Annotator
from app.errors import ModelsBroken, ModelsMissing
from app.main import create_app
from app.settings import Settings

TEXT = "“Kami sudah siap,” kata Ratna."


def test_the_process_lives_before_it_is_ready(plain_annotator: Any, make_settings: Any) -> None:
    """While the models load, /livez is 200, and /readyz and articles are 503 with a time to come back."""
    gate = threading.Event()

    def load(_: Settings) -> Annotator:
        gate.wait(10)
        loaded: Annotator = plain_annotator
        return loaded

    with TestClient(create_app(make_settings(), load)) as client:
        assert client.get("/livez").status_code == 200
        for response in (client.get("/readyz"), client.post("/v1/quotes", json={"text": TEXT})):
            assert (response.status_code, response.json()["type"]) == (503, "urn:kutip:problem:not-ready")
            assert int(response.headers["retry-after"]) >= 1
        assert client.get("/docs").status_code == 200
        gate.set()
        while client.get("/readyz").status_code == 503:
            pass
        assert client.get("/readyz").json() == {"status": "ready"}
        assert client.post("/v1/quotes", json={"text": TEXT}).json()["quotes"]


@pytest.mark.parametrize("error", [ModelsBroken(Path("models"), "torn"), RuntimeError("torn")])
def test_models_that_do_not_load_are_told(error: Exception, make_settings: Any) -> None:
    """/readyz and articles say why there will be no answer; the process lives on for whoever looks."""

    def load(_: Settings) -> Annotator:
        raise error

    with TestClient(create_app(make_settings(), load)) as client:
        while (response := client.get("/readyz")).json()["type"].endswith("not-ready"):
            pass
        assert (response.status_code, response.json()["type"]) == (503, "urn:kutip:problem:models-unusable")
        assert "torn" in response.json()["detail"]
        assert client.post("/v1/quotes", json={"text": TEXT}).status_code == 503
        assert client.get("/livez").status_code == 200


def test_a_wrong_models_folder_stops_the_start(tmp_path: Path, make_settings: Any) -> None:
    """A process that can never answer does not start."""
    with pytest.raises(ModelsMissing), TestClient(create_app(make_settings(models_dir=tmp_path))):
        pass


def test_a_stopping_server_answers_what_it_has_taken(serve: Any, plain_annotator: Any) -> None:
    """An article admitted before the stop is answered."""
    plain_annotator.pause_seconds = 0.3
    answers: list[httpx.Response] = []
    with serve(plain_annotator) as url:
        post = threading.Thread(target=lambda: answers.append(httpx.post(f"{url}/v1/quotes", json={"text": TEXT})))
        post.start()
        while not plain_annotator.calls:
            pass
    post.join(5)
    assert answers[0].json()["quotes"]


def test_metrics_count_what_happened(serve: Any, plain_annotator: Any) -> None:
    """Requests by route and status, articles, quotes by rule, model calls, and the queue."""
    with serve(plain_annotator) as url:
        quotes = httpx.post(f"{url}/v1/quotes", json={"text": TEXT}).json()["quotes"]
        httpx.post(f"{url}/v1/quotes", json={"text": ""})
        httpx.get(f"{url}/tidak/ada")
        response = httpx.get(f"{url}/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert f'kutip_quotes_total{{rule="{quotes[0]["rule"]}",type="direct"}} 1.0' in lines
    for line in (
        'kutip_http_requests_total{method="POST",path="/v1/quotes",status="200"} 1.0',
        'kutip_http_requests_total{method="POST",path="/v1/quotes",status="422"} 1.0',
        'kutip_http_requests_total{method="GET",path="(none)",status="404"} 1.0',
        'kutip_http_request_seconds_count{path="/v1/quotes"} 2.0',
        "kutip_articles_total 1.0",
        f"kutip_article_characters_total {float(len(TEXT))}",
        "kutip_batch_sentences_count 1.0",
        "kutip_waiting_requests 0.0",
        "kutip_waiting_sentences 0.0",
    ):
        assert line in lines
    assert "tidak" not in response.text
