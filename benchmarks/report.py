"""The figures of a run as docs/speed.md and its charts."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from app.settings import Settings
from benchmarks import own
from benchmarks.articles import Articles
from benchmarks.charts import chart
from benchmarks.measuring import middle, percentile, ratio
from benchmarks.serving import SHARE_OF_PEAK, Load
from benchmarks.trials import Results

DOCS = Path(__file__).parents[1] / "docs"
TRIED = Path(__file__).parent / "tried.md"

Row = Sequence[str]


def write(results: Results, articles: Articles) -> Path:
    """Write the page and the charts; gives the page's path."""
    DOCS.mkdir(exist_ok=True)
    for name, image in charts(results).items():
        (DOCS / f"speed-{name}.svg").write_text(image, encoding="utf-8")
    page = DOCS / "speed.md"
    page.write_text(markdown(results, articles), encoding="utf-8")
    return page


def markdown(results: Results, articles: Articles) -> str:
    """The whole page."""
    return "\n\n".join(
        (
            "# Speed",
            "Written by `make bench` (`python -m benchmarks`); do not edit. What was tried is kept in `benchmarks/tried.md`.",
            _setting(results, articles),
            "## Against stock Stanza",
            _table(("", "stock", "Kutip", "ratio (least to greatest)"), _against(results)),
            _notes(results),
            "## The HTTP service",
            _table(
                ("clients", "articles/s", "p50", "p99", "p99 / p50", "errors"),
                [*(_load_row(str(load.clients), [load]) for load in results.loads), *_paced_rows(results)],
            ),
            _how_loaded(results),
            "## How cost grows",
            _table(("words of one article", "Kutip", "words/s", "more memory", "stock"), _growth(results)),
            "\n".join(f"![{name}](speed-{name}.svg)" for name in charts(results)),
            "## Memory over many articles",
            _table(
                ("articles", "RSS, MB"), [(f"{number:,}", f"{megabytes:,.0f}") for number, megabytes in results.soak]
            ),
            TRIED.read_text(encoding="utf-8").strip(),
            "",
        )
    )


def _setting(results: Results, articles: Articles) -> str:
    return (
        f"{_processor()}, {own.cores()} cores, Python {platform.python_version()}; models in `{Settings().models_dir.name}`.\n"
        f"{results.batch_articles} articles of {results.batch_words:,} words: {articles.source}.\n"
        "A is `stanza.Pipeline(\"id\")` with the same models, all processors, torch's threads on every core, one article a call, then Kutip's\n"
        "extraction. B is Kutip, one worker process for each core, forked from one that holds the models; sentences seen before are not\n"
        f"remembered (`KUTIP_CACHE_CHARACTERS=0`). B has read {results.known_articles:,} other articles before, as a process has that is not new;\n"
        "it is forked anew for each repeat, so it never meets an article twice."
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _against(results: Results) -> list[Row]:
    count = results.batch_articles
    rows = [
        _rates("batch, articles/s", count, results.stock_batch, results.warm_batch),
        _rates("the same in a process that has read nothing yet", count, results.stock_batch, results.cold_batch),
        _rates("batch, words/s", results.batch_words, results.stock_batch, results.warm_batch),
    ]
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        a = [percentile(run, share) for run in results.stock_single]
        b = [percentile(run, share) for run in results.warm_single]
        rows.append((f"one article, {name}", _ms(middle(a)), _ms(middle(b)), _spread(*ratio(a, b))))
    ready = middle([ready for ready, _ in results.starts])
    answered = middle([answered for _, answered in results.starts])
    rows.append(("start to ready, and to the first answer over HTTP", "", f"{ready:.1f} s, {answered:.1f} s", ""))
    last = results.soak[-1]
    rows.append((f"RSS after {results.soak[0][0]} articles", "", f"{results.soak[0][1]:,.0f} MB", ""))
    rows.append(
        (f"RSS after {last[0]:,} articles", f"{results.stock_megabytes:,.0f} MB (batch)", f"{last[1]:,.0f} MB", "")
    )
    return rows


def _rates(name: str, count: int, a: Sequence[float], b: Sequence[float]) -> Row:
    rates = [
        f"{count / middle(seconds):,.1f}" if count < 1_000 else f"{count / middle(seconds):,.0f}" for seconds in (a, b)
    ]
    return (name, *rates, _spread(*ratio(a, b)))


def _notes(results: Results) -> str:
    words = results.batch_words / middle(results.warm_batch)
    return (
        f"{len(results.stock_batch)} repeats. Stock with one thread reads {results.stock_one_thread:,.0f} words/s; one on each core would\n"
        f"reach {own.cores() * results.stock_one_thread:,.0f}, against which Kutip's {words:,.0f} are"
        f" {words / (own.cores() * results.stock_one_thread):.1f} times as many."
    )


def _how_loaded(results: Results) -> str:
    return (
        f"`kutip serve --workers {own.cores()}`; clients on the same machine; the last row asks at regular times,"
        f" the middle one of {len(results.paced)} runs."
    )


def _paced_rows(results: Results) -> list[Row]:
    return [_load_row(f"{results.paced[0].clients} at {SHARE_OF_PEAK:.0%} of the peak", results.paced)] * bool(
        results.paced
    )


def _load_row(name: str, loads: Sequence[Load]) -> Row:
    """The run whose tail is the middle one, the tails of all, and their errors together."""
    by_tail = sorted(loads, key=_tail)
    load = by_tail[len(by_tail) // 2]
    tail = _spread(_tail(load), _tail(by_tail[0]), _tail(by_tail[-1])) if len(loads) > 1 else f"{_tail(load):.1f}"
    errors = sum(load.errors for load in loads)
    return (name, f"{load.per_second:.1f}", _ms(load.latency(0.5)), _ms(load.latency(0.99)), tail, str(errors))


def _tail(load: Load) -> float:
    return load.latency(0.99) / load.latency(0.5)


def _growth(results: Results) -> list[Row]:
    stock = dict(results.stock_growth)
    return [
        (f"{n:,}", _ms(s), f"{n / s:,.0f}", f"{mb:,.0f} MB", _ms(stock[n]) if n in stock else "")
        for n, s, mb in results.growth
    ]


def charts(results: Results) -> dict[str, str]:
    """The charts by name."""
    times = {"Kutip": [(n, s) for n, s, _ in results.growth], "stock": results.stock_growth}
    return {
        "time": chart("Time against the length of one article", "words", "seconds", times, logarithmic=True),
        "memory": chart(
            "Memory against the length of one article",
            "words",
            "MB more than before",
            {"Kutip": [(n, max(mb, 0.1)) for n, _, mb in results.growth]},
            logarithmic=True,
        ),
        "cores": chart("Throughput against cores", "processes", "words/s", {"Kutip": results.cores}, logarithmic=False),
        "soak": chart(
            "Memory over many articles",
            "articles",
            "RSS, MB",
            {"Kutip": [(float(n), mb) for n, mb in results.soak]},
            logarithmic=False,
        ),
    }


def _table(head: Row, rows: Sequence[Row]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _ms(seconds: float) -> str:
    return (
        f"{seconds:,.1f} s"
        if seconds >= 10
        else f"{seconds * 1000:,.0f} ms"
        if seconds >= 0.01
        else f"{seconds * 1000:.1f} ms"
    )


def _spread(middle_ratio: float, least: float, greatest: float) -> str:
    return f"{middle_ratio:.1f} ({least:.1f} to {greatest:.1f})"
