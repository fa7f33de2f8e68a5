"""POST /v1/quotes/batch on a running server."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

NDJSON = {"content-type": "application/x-ndjson"}


@pytest.fixture(scope="module")
def url(serve: Any, plain_annotators: Any) -> Iterator[str]:
    """The address of the batch endpoint over the plain annotator, at most 50 articles and one megabyte a batch."""
    with serve(plain_annotators(), max_batch_articles=50, max_batch_megabytes=1) as url:
        yield f"{url}/v1/quotes/batch"


def article(number: int) -> dict[str, str]:
    """A short article with its number in it."""
    return {"id": f"a{number}", "text": f"“Kami siap untuk {number} tamu,” kata Ratna."}


def lines(*articles: object) -> bytes:
    """NDJSON."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles).encode()


def answers(response: httpx.Response) -> list[dict[str, Any]]:
    """The lines of a batch answer."""
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in response.text.splitlines()]


def name_of(line: dict[str, Any]) -> str:
    """The name of the problem in a failed line."""
    return str(line["error"]["type"]).removeprefix("urn:kutip:problem:")


def test_answers_come_in_order(url: str) -> None:
    """Fifty articles, fifty lines, each with its own quote, in order."""
    found = answers(httpx.post(url, content=lines(*map(article, range(50))), headers=NDJSON))
    assert [line["id"] for line in found] == [f"a{number}" for number in range(50)]
    assert [line["quotes"][0]["text"] for line in found] == [f"Kami siap untuk {number} tamu" for number in range(50)]


def test_a_list_gives_what_lines_give(url: str) -> None:
    """A JSON list is answered like the same articles as NDJSON."""
    articles = [article(number) for number in range(5)]
    from_list, from_lines = (
        [{**line, "meta": None} for line in answers(response)]
        for response in (httpx.post(url, json=articles), httpx.post(url, content=lines(*articles), headers=NDJSON))
    )
    assert from_list == from_lines


def test_a_failed_line_does_not_end_the_stream(url: str, poison: str) -> None:
    """What is wrong with one article is told in its place, with its id and its number; the others are answered."""
    body = lines(article(1), {"id": 2, "text": 5}, article(3), {"id": "d", "text": f"“Ini {poison},” kata Ratna."})
    body += b'{"id": "e", \n\n' + b'{"text": "\xff"}\n' + lines({"id": "g", "text": " "}, article(8))
    found = answers(httpx.post(url, content=body, headers=NDJSON))
    assert [(line["id"], line["line"], name_of(line)) for line in found if "error" in line] == [
        ("2", 2, "invalid-request"),
        ("d", 4, "annotation-failed"),
        (None, 5, "not-json"),
        (None, 6, "not-utf8"),
        ("g", 7, "empty-text"),
    ]
    assert [line["id"] for line in found if "error" not in line] == ["a1", "a3", "a8"]
    assert poison not in json.dumps(found)


def test_query_options_hold_for_every_article(url: str) -> None:
    """A filter in the query counts where an article has none of its own."""
    own = {**article(2), "types": ["direct"]}
    found = answers(httpx.post(f"{url}?types=indirect", content=lines(article(1), own), headers=NDJSON))
    assert [len(line["quotes"]) for line in found] == [0, 1]


def test_an_empty_batch_is_an_empty_answer(url: str) -> None:
    """No articles, no lines."""
    assert answers(httpx.post(url, content=b"\n \n", headers=NDJSON)) == []
    assert answers(httpx.post(url, json=[])) == []


@pytest.mark.parametrize("body", [b'{"text": "x"}', b'[{"text": "Halo."}', b'[{"text": "Halo."}] []', b"", b"null"])
def test_what_is_no_list_is_told(url: str, body: bytes) -> None:
    """A JSON body that is not one whole list ends with an error line."""
    found = answers(httpx.post(url, content=body, headers={"content-type": "application/json"}))
    assert name_of(found[-1]) == "not-json"


def test_too_many_articles_are_told_after_the_last_one_allowed(url: str) -> None:
    """The first fifty are answered, then the limit is told."""
    found = answers(httpx.post(url, content=lines(*map(article, range(60))), headers=NDJSON))
    assert [line["id"] for line in found[:50]] == [f"a{number}" for number in range(50)]
    assert [name_of(line) for line in found[50:]] == ["batch-too-large"]


def test_too_many_bytes_are_told(url: str) -> None:
    """A batch past the limit of bytes ends with an error line."""
    found = answers(httpx.post(url, content=lines(article(1), {"text": "x" * 1_000_000}), headers=NDJSON))
    assert name_of(found[-1]) == "batch-too-large"


def test_other_media_types_are_refused(url: str) -> None:
    """The endpoint tells at once what it takes."""
    response = httpx.post(url, content=b"x", headers={"content-type": "text/csv"})
    assert (response.status_code, response.json()["type"]) == (415, "urn:kutip:problem:wrong-media-type")


def test_answers_start_before_the_request_ends(url: str) -> None:
    """A client may wait for an answer before it sends the next article."""
    host, port = url.split("/")[2].split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        head = f"POST /v1/quotes/batch HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-ndjson\r\n"
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        for number in range(3):
            chunk = lines(article(number))
            connection.sendall(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            received = b""
            while f"untuk {number} tamu".encode() not in received:
                received += connection.recv(65536)


def test_a_full_queue_slows_a_batch_down(serve: Any, plain_annotator: Any) -> None:
    """With room for one article at a time, every article of a batch is still answered."""
    with serve(plain_annotator, max_waiting_requests=1) as url:
        found = answers(
            httpx.post(f"{url}/v1/quotes/batch", content=lines(*map(article, range(4))), headers=NDJSON, timeout=20)
        )
    assert all("error" not in line for line in found)
    assert len(found) == 4


def test_a_window_of_articles_is_open_at_a_time(serve: Any, plain_annotator: Any) -> None:
    """However many articles have arrived, no more than the window are worked on."""
    plain_annotator.gate.clear()
    with serve(plain_annotator, batch_concurrent_articles=3) as url:
        body = lines(*map(article, range(20)))
        post = threading.Thread(
            target=httpx.post, args=(f"{url}/v1/quotes/batch",), kwargs={"content": body, "headers": NDJSON}
        )
        post.start()
        time.sleep(0.3)
        waiting = httpx.get(f"{url}/metrics").text
        plain_annotator.gate.set()
        post.join(10)
    assert "kutip_waiting_requests 3.0" in waiting


def test_a_client_that_hangs_up_stops_its_batch(serve: Any, plain_annotator: Any) -> None:
    """Nothing of the batch is worked on after the client has gone."""
    plain_annotator.gate.clear()
    with serve(plain_annotator, batch_concurrent_articles=2) as url:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{url}/v1/quotes/batch", content=lines(*map(article, range(20))), headers=NDJSON, timeout=0.4)
        deadline = time.monotonic() + 5
        while "kutip_waiting_requests 0.0" not in httpx.get(f"{url}/metrics").text and time.monotonic() < deadline:
            time.sleep(0.01)
        plain_annotator.gate.set()
        time.sleep(0.2)
        assert "kutip_waiting_requests 0.0" in httpx.get(f"{url}/metrics").text
        assert sum(len(call) for call in plain_annotator.calls) <= 4
