"""What is measured, one trial after the other. Each side lives in a process of its own; trials of both take turns."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from benchmarks import own, serving, stock
from benchmarks.articles import Articles
from benchmarks.measuring import Figures
from benchmarks.serving import SHARE_OF_PEAK, Load

LENGTHS = (1, 10, 100, 1_000, 10_000, 100_000)
STOCK_LENGTHS = (1, 10, 100, 1_000, 10_000)
CLIENTS = (1, 8, 64)
SOAK_MARKS = (10, 50, 100, 200, 500, 1_000, 1_500, 2_000)

Say = Callable[[str], None]


@dataclass(slots=True)
class Results:
    """Every figure of a run; times in seconds, memory in 1,000,000 bytes, a list has one value for each repeat."""

    batch_articles: int = 0
    batch_words: int = 0
    known_articles: int = 0
    stock_batch: Figures = field(default_factory=list)
    stock_one_thread: float = 0.0
    cold_batch: Figures = field(default_factory=list)
    warm_batch: Figures = field(default_factory=list)
    stock_single: list[Figures] = field(default_factory=list)
    warm_single: list[Figures] = field(default_factory=list)
    stock_megabytes: float = 0.0
    soak: list[tuple[int, float]] = field(default_factory=list)
    cores: list[tuple[int, float]] = field(default_factory=list)
    growth: list[tuple[int, float, float]] = field(default_factory=list)
    stock_growth: list[tuple[int, float]] = field(default_factory=list)
    starts: list[tuple[float, float]] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    paced: list[Load] = field(default_factory=list)


def one_process() -> ProcessPoolExecutor:
    """A fresh process that keeps its models between calls."""
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))


def batches(results: Results, articles: Articles, repeats: int, say: Say) -> None:
    """The batch and its single articles on both sides, by turns."""
    with one_process() as a, one_process() as cold, one_process() as warm:
        say("loading both sides")
        cold.submit(own.start, []).result()
        warm.submit(own.start, articles.others).result()
        with one_process() as helper:
            annotated = helper.submit(own.annotated, articles.batch).result()
        a.submit(stock.start, annotated).result()
        for number in range(1, repeats + 1):
            say(f"batch, repeat {number} of {repeats}: stock")
            run = a.submit(stock.run, articles.batch).result()
            results.stock_batch.append(sum(run.seconds))
            results.stock_single.append(run.seconds)
            results.stock_megabytes = run.megabytes
            say(f"batch, repeat {number} of {repeats}: Kutip")
            results.cold_batch.append(cold.submit(own.batch_seconds, articles.batch, own.cores()).result())
            results.warm_batch.append(warm.submit(own.batch_seconds, articles.batch, own.cores()).result())
            results.warm_single.append(warm.submit(own.single_seconds, articles.batch).result())
        for processes in range(1, own.cores() + 1):
            say(f"batch with {processes} processes")
            seconds = warm.submit(own.batch_seconds, articles.batch, processes).result()
            results.cores.append((processes, results.batch_words / seconds))
    with one_process() as a:
        say("stock with one thread")
        sample = articles.batch[::4]
        a.submit(stock.start, annotated[::4], 1).result()
        seconds = sum(a.submit(stock.run, sample).result().seconds)
        results.stock_one_thread = sum(len(text.split()) for text in sample) / seconds


def growth(results: Results, articles: Articles, say: Say) -> None:
    """Time and memory of one article by its length."""
    words = [word for text in (*articles.batch, *articles.others) for word in text.split()]
    while len(words) < max(LENGTHS):
        words += words
    with one_process() as a, one_process() as b:
        a.submit(stock.start, []).result()
        b.submit(own.start, articles.others).result()
        for length in LENGTHS:
            say(f"an article of {length:,} words")
            text = " ".join(words[:length])
            seconds, megabytes = b.submit(own.length_and_memory, text).result()
            results.growth.append((length, seconds, megabytes))
            if length in STOCK_LENGTHS:
                results.stock_growth.append((length, a.submit(stock.run, [text]).result().seconds[0]))


def memory(results: Results, articles: Articles, soak: int, say: Say) -> None:
    """Memory over many different articles, in a new process."""
    texts = [*articles.batch, *articles.others][:soak]
    say(f"soak: {len(texts):,} articles")
    with one_process() as b:
        results.soak = b.submit(own.soak, texts, (*SOAK_MARKS, len(texts))).result()


def http(results: Results, articles: Articles, repeats: int, say: Say) -> None:
    """Start-up and the service under load."""
    for _ in range(repeats):
        say("start-up")
        results.starts.append(serving.seconds_to_first_answer(articles.batch[0]))
    with serving.service(own.cores()) as address:
        say("service: other articles first")
        serving.closed(address, articles.others[:400], 8)
        for clients in CLIENTS:
            say(f"service: {clients} clients")
            results.loads.append(serving.closed(address, _many(articles.batch, clients), clients))
        peak = max(load.per_second for load in results.loads)
        for _ in range(repeats):
            say(f"service: 64 clients at {SHARE_OF_PEAK:.0%} of {peak:.1f} articles/s")
            results.paced.append(serving.paced(address, _many(articles.batch, 64), 64, SHARE_OF_PEAK * peak))


def _many(texts: Sequence[str], clients: int) -> list[str]:
    """Enough articles for so many clients, several times each."""
    return list(texts) * (3 if clients > 1 else 1)
