"""POST /v1/quotes on a running server."""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.api.description import EXAMPLE_TEXT

TEXT = "😀 Kata Ratna Widuri, hujan turun. “Kami sudah siap,” kata Ratna. “Jalan ditutup,” kata Bagas."


@pytest.fixture(scope="module")
def client(serve: Any, plain_annotators: Any) -> Iterator[httpx.Client]:
    """A client of a server over the plain annotator, at most 1,000 characters an article."""
    with serve(plain_annotators(), max_characters=1000) as url, httpx.Client(base_url=url, timeout=10) as client:
        yield client


def test_an_article_as_json(client: httpx.Client) -> None:
    """The answer has the documented shape, repeats the id, and every quote is a substring at its offsets."""
    response = client.post("/v1/quotes", json={"text": TEXT, "id": "berita-1"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    answer = response.json()
    assert set(answer) == {"id", "quotes", "speakers", "meta"}
    assert answer["id"] == "berita-1"
    assert len(answer["quotes"]) >= 2
    for quote in answer["quotes"]:
        assert set(quote) - {"confidence"} == {
            "id",
            "type",
            "text",
            "start",
            "end",
            "speaker",
            "mention",
            "cue",
            "rule",
        }
        for part in filter(None, (quote, quote["mention"], quote["cue"])):
            assert TEXT[part["start"] : part["end"]] == part["text"]
    for speaker in answer["speakers"]:
        assert set(speaker) == {"id", "name", "kind", "roles", "aliases", "quotes"}
    assert set(answer["meta"]) == {"version", "models", "characters", "sentences", "milliseconds"}
    assert answer["meta"]["characters"] == len(TEXT)


def test_an_article_as_plain_text(client: httpx.Client) -> None:
    """Plain text with options in the query gives what JSON gives."""
    as_json = client.post("/v1/quotes", json={"text": TEXT, "id": "x", "types": ["direct"]}).json()
    headers = {"content-type": "text/plain; charset=UTF-8"}
    as_text = client.post("/v1/quotes?id=x&types=direct", content=TEXT.encode(), headers=headers).json()
    assert {**as_text, "meta": None} == {**as_json, "meta": None}


def test_fields_of_the_body_win_over_the_query(client: httpx.Client) -> None:
    """A query parameter fills in what the JSON does not say."""
    url = "/v1/quotes?id=dari-query&offset_unit=utf16"
    assert client.post(url, json={"text": TEXT, "id": "dari-badan"}).json()["id"] == "dari-badan"
    assert client.post(url, json={"text": TEXT}).json()["id"] == "dari-query"


def test_utf16_offsets_fit_javascript(client: httpx.Client) -> None:
    """In UTF-16 units, as JavaScript slices, each quote is at its offsets; the emoji counts two."""
    answer = client.post("/v1/quotes", json={"text": TEXT, "offset_unit": "utf16"}).json()
    units = TEXT.encode("utf-16-le")
    for quote in answer["quotes"]:
        assert units[2 * quote["start"] : 2 * quote["end"]].decode("utf-16-le") == quote["text"]
    assert answer["meta"]["characters"] == len(TEXT)


def test_a_speaker_filter_keeps_ids(client: httpx.Client) -> None:
    """Only the wanted speaker is left, under the id it had."""
    whole = client.post("/v1/quotes", json={"text": TEXT}).json()
    part = client.post("/v1/quotes", json={"text": TEXT, "speakers": ["BAGAS"]}).json()
    assert [quote["text"] for quote in part["quotes"]] == ["Jalan ditutup"]
    assert part["quotes"][0] in whole["quotes"]
    assert [speaker["name"] for speaker in part["speakers"]] == ["Bagas"]
    assert part["speakers"][0]["quotes"] == [part["quotes"][0]["id"]]


def test_a_byte_order_mark_counts(client: httpx.Client) -> None:
    """Offsets count the text as received, its byte order mark included."""
    text = "\ufeff“Kami siap,” kata Ratna."
    response = client.post("/v1/quotes", content=text.encode(), headers={"content-type": "text/plain"})
    quote = response.json()["quotes"][0]
    assert text[quote["start"] : quote["end"]] == quote["text"] == "Kami siap"


def test_a_byte_order_mark_before_json_does_not_count(client: httpx.Client) -> None:
    """Editors of some systems write one; the text begins after it."""
    body = b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode()
    response = client.post("/v1/quotes", content=body, headers={"content-type": "application/json"})
    assert response.json()["quotes"] == client.post("/v1/quotes", json={"text": TEXT}).json()["quotes"]


def test_an_id_may_be_a_number(client: httpx.Client) -> None:
    """Archives count their articles; the answer has the number as a string."""
    assert client.post("/v1/quotes", json={"text": TEXT, "id": 17}).json()["id"] == "17"


JSON = "application/json"
REFUSED = [
    ("no content type", b"x", "", 415, "wrong-media-type"),
    ("HTML", b"<p>x", "text/html", 415, "wrong-media-type"),
    ("Latin-1", b"x", "text/plain; charset=iso-8859-1", 415, "wrong-media-type"),
    ("empty text", b"", "text/plain", 422, "empty-text"),
    ("a byte order mark alone", b"\xef\xbb\xbf\n", "text/plain", 422, "empty-text"),
    ("white space", b'{"text": " \\n"}', JSON, 422, "empty-text"),
    ("bytes that are not UTF-8", b"abc\xff", "text/plain; charset=utf-8", 400, "not-utf8"),
    ("JSON that is not UTF-8", b'{"text": "\xff"}', JSON, 400, "not-utf8"),
    ("no JSON", b'{"text": ', JSON, 400, "not-json"),
    ("a lone surrogate", b'{"text": "\\ud800"}', JSON, 400, "not-json"),
    ("no body", b"", JSON, 400, "not-json"),
    ("no text", b"{}", JSON, 422, "invalid-request"),
    ("text of the wrong type", b'{"text": 5}', JSON, 422, "invalid-request"),
    ("a list", b"[]", JSON, 422, "invalid-request"),
    ("an unknown field", b'{"text": "x", "speaker": "y"}', JSON, 422, "invalid-request"),
    ("an unknown type", b'{"text": "x", "types": ["spoken"]}', JSON, 422, "invalid-request"),
    ("a fraction as id", b'{"text": "x", "id": 1.5}', JSON, 422, "invalid-request"),
    ("no speaker", b'{"text": "x", "speakers": []}', JSON, 422, "invalid-request"),
    ("confidence past one", b'{"text": "x", "min_confidence": 1.5}', JSON, 422, "invalid-request"),
    ("a number as text", b'{"text": "x", "min_confidence": "0.5"}', JSON, 422, "invalid-request"),
    ("a long text", b"x" * 1001, "text/plain", 413, "text-too-long"),
    ("a body out of all proportion", b"x" * 200_000, "text/plain", 413, "body-too-large"),
]


@pytest.mark.parametrize(
    ("body", "media_type", "status", "name"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_is_refused_is_told_why(
    client: httpx.Client, body: bytes, media_type: str, status: int, name: str
) -> None:
    """Each bad request gets its own 4xx as problem+json with a stable type."""
    response = client.post("/v1/quotes", content=body, headers={"content-type": media_type} if media_type else {})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"] == f"urn:kutip:problem:{name}"
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert problem["request_id"] == response.headers["x-request-id"]


def test_a_compressed_body_is_refused_as_such(client: httpx.Client) -> None:
    """Not as bytes that are no UTF-8: the caller hears what to change, in the header of RFC 9110 too."""
    headers = {"content-type": "text/plain", "content-encoding": "gzip"}
    for path in ("/v1/quotes", "/v1/quotes/batch"):
        response = client.post(path, content=gzip.compress(TEXT.encode()), headers=headers)
        assert (response.status_code, response.json()["type"]) == (415, "urn:kutip:problem:wrong-content-encoding")
        assert response.headers["accept-encoding"] == "identity"


def test_half_a_surrogate_is_told_in_words(client: httpx.Client) -> None:
    """Scraped text that was cut in the middle of an emoji is refused with the reason."""
    response = client.post("/v1/quotes", content=b'{"text": "\\ud83d halo"}', headers={"content-type": JSON})
    assert response.json()["type"] == "urn:kutip:problem:not-json"
    assert "other half" in response.json()["detail"]


def test_a_chunked_body_is_stopped_at_the_limit(client: httpx.Client) -> None:
    """A client that does not announce its length is stopped all the same."""
    chunks = (b"x" * 10_000 for _ in range(100))
    response = client.post("/v1/quotes", content=chunks, headers={"content-type": "text/plain"})
    assert response.json()["type"].endswith("body-too-large")


def test_fields_at_fault_are_named_without_their_values(client: httpx.Client) -> None:
    """`errors` points to the field; what was in it is not repeated."""
    response = client.post("/v1/quotes", json={"text": "x", "types": ["direct", "rahasia"]})
    (error,) = response.json()["errors"]
    assert error["field"] == "types.1"
    assert "rahasia" not in response.text


def test_an_unknown_query_parameter_is_refused(client: httpx.Client) -> None:
    """A misspelt option is told, not ignored."""
    response = client.post("/v1/quotes?speaker=Ratna", content=b"x", headers={"content-type": "text/plain"})
    assert (response.status_code, response.json()["type"]) == (422, "urn:kutip:problem:invalid-request")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nix", 404), ("POST", "/v1/quotes/", 404), ("GET", "/v1/quotes", 405), ("PUT", "/livez", 405)],
)
def test_what_the_router_refuses_is_a_problem_too(client: httpx.Client, method: str, path: str, status: int) -> None:
    """404 and 405 are problem+json, and 405 names the methods that there are."""
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert ("allow" in response.headers) == (status == 405)


def test_options_and_head_are_sane(client: httpx.Client) -> None:
    """OPTIONS names the methods; HEAD is GET without a body."""
    options = client.options("/v1/quotes")
    assert (options.status_code, options.headers["allow"]) == (204, "POST")
    for path in ("/", "/docs", "/livez", "/openapi.json"):
        head, get = client.head(path), client.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(len(get.content))


@pytest.mark.parametrize(
    ("given", "kept"), [("abc-1.2", True), ("x" * 129, False), ("a b", False), ("é", False), ("", False)]
)
def test_a_request_id_comes_back(client: httpx.Client, given: str, kept: bool) -> None:
    """A plain id is kept; anything else is replaced by a new one."""
    returned = client.get("/livez", headers=[(b"X-Request-ID", given.encode())]).headers["x-request-id"]
    assert (returned == given) is kept
    assert kept or re.fullmatch("[0-9a-f]{32}", returned)


def test_the_documented_example_has_quotes(client: httpx.Client) -> None:
    """What Swagger UI offers to send is answered with quotes."""
    assert client.post("/v1/quotes", json={"text": EXAMPLE_TEXT}).json()["quotes"]


def test_an_overload_is_429_with_a_time(serve: Any, plain_annotator: Any) -> None:
    """One article too many hears 429 and when to come back, at once; /readyz says the same."""
    plain_annotator.gate.clear()
    with serve(plain_annotator, max_waiting_requests=1) as url, httpx.Client(base_url=url, timeout=10) as client:
        first = threading.Thread(target=client.post, args=("/v1/quotes",), kwargs={"json": {"text": TEXT}})
        first.start()
        deadline = time.monotonic() + 5
        while client.get("/readyz").status_code == 200 and time.monotonic() < deadline:
            time.sleep(0.01)
        started = time.monotonic()
        refused = client.post("/v1/quotes", json={"text": TEXT})
        assert time.monotonic() - started < 1
        assert (refused.status_code, refused.json()["type"]) == (429, "urn:kutip:problem:overloaded")
        assert int(refused.headers["retry-after"]) >= 1
        assert client.get("/readyz").status_code == 429
        assert client.get("/livez").status_code == 200
        plain_annotator.gate.set()
        first.join(5)
        assert client.get("/readyz").status_code == 200


def test_a_client_that_hangs_up_cancels_its_work(serve: Any, plain_annotator: Any) -> None:
    """Its place is free at once, and its sentences never reach the models."""
    plain_annotator.gate.clear()
    with serve(plain_annotator) as url, httpx.Client(base_url=url, timeout=10) as client:
        for text in (TEXT, "“Ini tidak sampai,” kata Sari."):
            with httpx.Client(base_url=url, timeout=0.4) as impatient, pytest.raises(httpx.ReadTimeout):
                impatient.post("/v1/quotes", json={"text": text})
        deadline = time.monotonic() + 5
        while "kutip_waiting_requests 0.0" not in client.get("/metrics").text and time.monotonic() < deadline:
            time.sleep(0.01)
        assert "kutip_waiting_requests 0.0" in client.get("/metrics").text
        plain_annotator.gate.set()
    assert not any("Sari" in text for call in plain_annotator.calls for text in call)


def test_a_failure_of_the_models_is_500(client: httpx.Client, poison: str) -> None:
    """The caller hears which kind of failure it was, and nothing of the text."""
    response = client.post("/v1/quotes", json={"text": f"“Ini {poison},” kata Ratna."})
    assert (response.status_code, response.json()["type"]) == (500, "urn:kutip:problem:annotation-failed")
    assert poison not in response.text


def test_what_nobody_expected_is_500_without_its_message(serve: Any, plain_annotator: Any, monkeypatch: Any) -> None:
    """An unknown error is told as internal, with the request id and without its message."""

    def fail(*_: object) -> None:
        raise RuntimeError("rahasia")

    monkeypatch.setattr("app.quotes.article.extract", fail)
    with serve(plain_annotator) as url:
        response = httpx.post(f"{url}/v1/quotes", json={"text": TEXT})
    assert (response.status_code, response.json()["type"]) == (500, "urn:kutip:problem:internal-error")
    assert "rahasia" not in response.text
    assert response.headers["x-request-id"]


def test_a_body_that_never_ends_is_given_up(serve: Any, plain_annotator: Any) -> None:
    """A client that sends a little and then nothing is told so, and its connection is closed."""
    with serve(plain_annotator, upload_timeout_seconds=0.3) as url:
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(
                b"POST /v1/quotes HTTP/1.1\r\nHost: kutip\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
            )
            received = b""
            while chunk := connection.recv(10_000):  # until the server closes it
                received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408")
    assert json.loads(body)["type"] == "urn:kutip:problem:upload-too-slow"
