"""The running service with the real models (skipped where there are none)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from app.api.description import EXAMPLE_TEXT

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def client(serve: Any, stanza_annotator: Any) -> Iterator[httpx.Client]:
    """A client of a server over the real annotator."""
    with serve(stanza_annotator) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def test_the_documented_example(client: httpx.Client) -> None:
    """The article that the documentation sends: its direct quotes, each with its speaker, and exact offsets."""
    answer = client.post("/v1/quotes", json={"text": EXAMPLE_TEXT}).json()
    said = {quote["text"]: quote["speaker"]["name"] for quote in answer["quotes"] if quote["type"] == "direct"}
    assert said == {
        "Anggarannya sudah disetujui, jadi tidak ada alasan untuk menunda": "Ratna Widuri",
        "Kami siapkan jalur alternatif": "Bagas Pranoto",
    }
    assert all(EXAMPLE_TEXT[quote["start"] : quote["end"]] == quote["text"] for quote in answer["quotes"])
    assert answer["meta"]["models"].startswith("id/")


def test_together_and_alone_the_answers_are_equal(client: httpx.Client) -> None:
    """Twenty different articles asked at once are answered like each alone, and like a batch of them."""
    articles = [{"id": str(i), "text": EXAMPLE_TEXT.replace("enam bulan", f"{i} bulan")} for i in range(20)]

    def quotes_of(article: dict[str, str]) -> object:
        return client.post("/v1/quotes", json=article).json()["quotes"]

    with ThreadPoolExecutor(20) as callers:
        together = list(callers.map(quotes_of, articles))
    batch = client.post("/v1/quotes/batch", json=articles)
    assert together == [quotes_of(article) for article in articles]
    assert together == [httpx.Response(200, text=line).json()["quotes"] for line in batch.text.splitlines()]


HOSTILE = {
    "one endless word": "a" * 20_000,
    "only marks": "“”\"'«»‘’" * 500,
    "no sentence ends": "dan kata dia " * 2_000,
    "one-letter words": "a b " * 3_000,
    "controls": "".join(map(chr, range(32))) + " kata Ratna\x00\x7f",
    "right to left": "“שלום,” kata Ratna. \u202e“terbalik,” katanya.",
    "emoji": "😀👩‍👩‍👧“Kami siap 🎉,” kata Ratna 😀.",
    "combining": "“Ka\u0301mi si\u0300ap,” kata Ra\u0308tna.",
    "line ends": "“Kami\r\n\r\nsiap,”\u2028kata\u00a0Ratna\u0085.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_answered(client: httpx.Client, text: str) -> None:
    """Broken, endless and strange text is answered like any other, with exact offsets."""
    response = client.post("/v1/quotes", json={"text": text})
    assert response.status_code == 200
    for quote in response.json()["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]
