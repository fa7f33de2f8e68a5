"""Prometheus: requests, latency, queue, batches, quotes by rule. The only module that knows prometheus_client."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from app.quotes.types import Quote

MEDIA_TYPE = CONTENT_TYPE_LATEST
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
SENTENCES = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class Metrics:
    """One process's counts, in a registry of their own."""

    def __init__(self) -> None:
        """Start from nothing."""
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._requests = Counter(
            "kutip_http_requests", "Requests answered.", ("method", "path", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "kutip_http_request_seconds",
            "From request to last byte.",
            ("path",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._articles = Counter("kutip_articles", "Articles extracted.", registry=self._registry)
        self._characters = Counter(
            "kutip_article_characters", "Code points of these articles.", registry=self._registry
        )
        self._quotes = Counter("kutip_quotes", "Quotes found.", ("rule", "type"), registry=self._registry)
        self._batch_sentences = Histogram(
            "kutip_batch_sentences", "Sentences of one model call.", buckets=SENTENCES, registry=self._registry
        )
        self._batch_seconds = Histogram(
            "kutip_batch_seconds", "Duration of one model call.", buckets=SECONDS, registry=self._registry
        )

    def saw_request(self, method: str, path: str, status: int, seconds: float) -> None:
        """Count a request; `path` is the route's, never the caller's spelling."""
        self._requests.labels(method, path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def saw_article(self, characters: int, quotes: Iterable[Quote]) -> None:
        """Count an extracted article."""
        self._articles.inc()
        self._characters.inc(characters)
        for quote in quotes:
            self._quotes.labels(quote.evidence.rule, quote.type.value).inc()

    def saw_batch(self, sentences: int, seconds: float) -> None:
        """Count a model call."""
        self._batch_sentences.observe(sentences)
        self._batch_seconds.observe(seconds)

    def watch(self, name: str, meaning: str, read: Callable[[], float]) -> None:
        """Show what `read` says at each scrape as the gauge `name`."""
        Gauge(name, meaning, registry=self._registry).set_function(read)

    def page(self) -> bytes:
        """All of it, in Prometheus' text format."""
        return generate_latest(self._registry)
