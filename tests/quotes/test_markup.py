"""What a page's source writes for its characters is read as a reader of the page does, and offsets lead back to the source."""

from __future__ import annotations

from time import process_time

import pytest

from app.quotes.text.markup import without_markup
from app.quotes.types import Span


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        pytest.param("<p>&quot;Kami siap,&quot; kata Budi.</p>", '\n"Kami siap," kata Budi.\n', id="tags and entities"),
        pytest.param("&ldquo;Kami siap,&rdquo;&nbsp;kata Budi", "“Kami siap,”\u00a0kata Budi", id="named entities"),
        pytest.param("Jum&#39;at, Jum&#x2019;at", "Jum'at, Jum’at", id="numbers"),
        pytest.param("&amp;quot;Siap&amp;quot; &amp; rapi", '"Siap" & rapi', id="escaped twice"),
        pytest.param("Kata <strong>Budi</strong>, <a href='/b'>lurah</a>.<br/>Ia", "Kata Budi, lurah.\nIa", id="inline"),
        pytest.param("Air naik.<!-- iklan --><script>var a = 1;</script> Surut.", "Air naik. Surut.", id="never shown"),
        pytest.param('\\"Kami siap,\\" kata Budi.\\nIa pulang.', '"Kami siap," kata Budi.\nIa pulang.', id="json"),
        pytest.param("## Banjir\n**“Kami siap,”** kata [Budi](https://contoh.id/budi)", "Banjir\n“Kami siap,” kata Budi", id="markdown"),
        pytest.param("5 < 7 & 8 > 3; <nama> tidak ada; R&D; AT&T; C:\\nol", "5 < 7 & 8 > 3; <nama> tidak ada; R&D; AT&T; C:\\nol", id="none of it"),
        pytest.param("… mendatang.**(ola)", "… mendatang.**(ola)", id="an editor's sign"),
    ],
)  # fmt: skip
def test_reads_what_the_page_shows(source: str, seen: str) -> None:
    assert without_markup(source).text == seen


def test_offsets_lead_back() -> None:
    source = "<p>Kata Budi: &quot;R&amp;D <b>siap</b>&quot;</p>"
    seen = without_markup(source)
    start = seen.text.index("R&D")
    span = seen.original(Span(start, seen.text.index('"', start)))
    assert source[span.start : span.end] == "R&amp;D <b>siap"


@pytest.mark.parametrize("part", ["<!--", "<script>", "<p ", "&amp;", "**a ", "[a", "\\"])
def test_what_never_closes_costs_no_more_than_its_length(part: str) -> None:
    def seconds(times: int) -> float:
        began = process_time()
        without_markup(part * times)
        return process_time() - began

    seconds(1_000)
    assert seconds(40_000) < 20 * max(seconds(4_000), 0.005)
