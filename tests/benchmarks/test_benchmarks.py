"""The benchmark's own parts: a figure that it gets wrong would be believed."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from benchmarks import report
from benchmarks.articles import ALTERED, detokenised, load, news, recombined
from benchmarks.charts import chart
from benchmarks.measuring import peak_megabytes, percentile, ratio, resident_megabytes
from benchmarks.serving import Load
from benchmarks.trials import Results
from evaluation.articles import load_corpus


def test_percentiles_are_values_that_occurred() -> None:
    """p50 and p99 of a hundred values, in any order."""
    values = [float(number) for number in range(100, 0, -1)]
    assert (percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)) == (51, 99, 100)
    assert percentile([3.0], 0.99) == 3


def test_a_ratio_keeps_its_spread() -> None:
    """Each repeat is compared with itself."""
    assert ratio([10, 20, 30], [1, 4, 10]) == (5, 3, 10)


def test_memory_is_read_from_the_system() -> None:
    """A process that has just held 100 MB more says so."""
    before = peak_megabytes()
    held = bytearray(100_000_000)
    held[::4096] = b"x" * len(held[::4096])
    assert resident_megabytes() > 100
    assert peak_megabytes() >= max(before, 100)


def test_articles_all_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text is measured twice, within the batch or between it and what was read before."""
    monkeypatch.delenv("KUTIP_SHARED_DIR", raising=False)
    articles = load(60, 60)
    assert (len(articles.batch), len(articles.others)) == (60, 60)
    assert len({*articles.batch, *articles.others}) == 120


def test_recombined_articles_hold_words_never_seen() -> None:
    """About as many as said, in every article anew."""
    corpus = [article.text for article in load_corpus()]
    known = set(re.findall(r"\w+", " ".join(corpus)))
    unseen = total = 0
    for text in islice(recombined(corpus), 60):
        words = re.findall(r"\w+", text)
        unseen += sum(word not in known for word in words)
        total += len(words)
        known.update(words)
    assert unseen / total == pytest.approx(ALTERED, abs=0.02)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('" Kami siap , " kata Ratna .', '"Kami siap," kata Ratna.'),
        ("“ Kami siap ” ( 12 / 3 ) !", "“Kami siap” (12 / 3)!"),
        ('Ia berkata : " Ya " dan " tidak " .', 'Ia berkata: "Ya" dan "tidak".'),
    ],
)
def test_words_become_text(words: str, text: str) -> None:
    """Marks stand where a newspaper has them."""
    assert detokenised(words.split()) == text


def test_news_is_cut_into_articles(tmp_path: Path) -> None:
    """Consecutive sentences of a tagged file, no sentence twice."""
    blocks = [f"Kalimat\tO\n{number}\tO\n.\tO" for number in range(100)]
    for name in ("a-dev", "b-dev", "b-train", "a-train"):
        (tmp_path / f"kota414-{name}.bio").write_text("\n\n".join(blocks), encoding="utf-8")
    first, second = islice(news(tmp_path), 2)
    assert first.splitlines()[0] == "Kalimat 0."
    assert second.splitlines()[0] == f"Kalimat {len(first.splitlines())}."


@pytest.mark.parametrize("logarithmic", [True, False])
def test_a_chart_shows_every_point_in_its_place(logarithmic: bool) -> None:
    """A greater value stands further right and higher up, inside the image."""
    image = chart("Judul & <nama>", "x", "y", {"satu": [(1, 1), (10, 5), (100, 1000)]}, logarithmic=logarithmic)
    root = ET.fromstring(image)
    dots = [(float(c.get("cx", 0)), float(c.get("cy", 0))) for c in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert [x for x, _ in dots] == sorted(x for x, _ in dots)
    assert [y for _, y in dots] == sorted((y for _, y in dots), reverse=True)
    assert all(0 < x < 640 and 0 < y < 380 for x, y in dots)


@pytest.fixture
def results() -> Results:
    """Figures that are easy to reckon with: Kutip is ten times as fast."""
    return Results(
        batch_articles=10, batch_words=4_000, known_articles=5,
        stock_batch=[20.0, 22.0], cold_batch=[4.0, 4.0], warm_batch=[2.0, 2.0], stock_one_thread=150.0,
        stock_single=[[0.2] * 10, [0.2] * 10], warm_single=[[0.05] * 10, [0.04] * 10],
        stock_megabytes=700, soak=[(10, 500), (2_000, 510)], cores=[(1, 1_000), (2, 2_000)],
        growth=[(1, 0.01, 0.0), (1_000, 0.1, 10.0)], stock_growth=[(1, 0.02)], starts=[(2.0, 2.5)],
        loads=[Load(8, 2.0, [0.1] * 99 + [0.4], 0)],
        paced=[Load(64, 2.0, [0.1] * 98 + [last] * 2, 1, 40.0) for last in (0.3, 0.1, 0.2)],
    )  # fmt: skip


def test_the_page_says_what_was_measured(results: Results, monkeypatch: Any, tmp_path: Path) -> None:
    """Ratios, spreads, loads and charts come from the figures."""
    monkeypatch.setattr(report, "DOCS", tmp_path)
    articles = load(10, 0)
    page = report.write(results, articles).read_text(encoding="utf-8")
    assert "| batch, articles/s | 0.5 | 5.0 | 10.5 (10.0 to 11.0) |" in page
    assert "| one article, p50 | 200 ms | 45 ms | 4.5 (4.0 to 5.0) |" in page
    assert "| 8 | 50.0 | 100 ms | 100 ms | 1.0 | 0 |" in page
    assert "| 64 at 80% of the peak | 50.0 | 100 ms | 200 ms | 2.0 (1.0 to 3.0) | 3 |" in page
    images = re.findall(r"\((speed-\w+\.svg)\)", page)
    assert images
    assert all((tmp_path / image).is_file() for image in images)
