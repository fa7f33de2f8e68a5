"""The HTTP service under load, in processes of its own; the clients share the machine with it."""

from __future__ import annotations

import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from benchmarks.measuring import percentile

READY_WITHIN_SECONDS = 60
SHARE_OF_PEAK = 0.8


@dataclass(frozen=True, slots=True)
class Load:
    """What so many clients met."""

    clients: int
    seconds: float
    latencies: list[float]
    errors: int
    asked_per_second: float | None = None
    """How often they asked together; None: each as soon as it had its answer."""

    @property
    def per_second(self) -> float:
        """Articles answered in a second."""
        return len(self.latencies) / self.seconds

    def latency(self, share: float) -> float:
        """Seconds within which `share` of the articles were answered."""
        return percentile(self.latencies, share)


@contextmanager
def service(workers: int) -> Iterator[str]:
    """A running service of so many workers; gives its address once all of them are ready."""
    environment = os.environ | {"KUTIP_CACHE_CHARACTERS": "0", "KUTIP_LOG_LEVEL": "error", "COLUMNS": "200"}
    command = [sys.executable, "-m", "app.cli", "serve", "--port", "0", "--workers", str(workers)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        yield _address(process)
    finally:
        process.terminate()
        process.wait()


def _address(process: subprocess.Popen[str]) -> str:
    said = process.stderr.readline() if process.stderr else ""
    found = re.search(r"http://\S+", said)
    if found is None:
        raise RuntimeError(f"the service did not start: {said}")
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while not _is_ready(found.group()):
        if time.monotonic() > deadline:
            raise TimeoutError("the service is not ready")
        time.sleep(0.01)
    return found.group()


def _is_ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz").status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def seconds_to_first_answer(text: str) -> tuple[float, float]:
    """From the start of one process until it says it is ready, and until it has answered an article."""
    started = time.perf_counter()
    with service(1) as address:
        ready = time.perf_counter() - started
        httpx.post(f"{address}/v1/quotes", json={"text": text}, timeout=60).raise_for_status()
        return ready, time.perf_counter() - started


def closed(address: str, texts: Sequence[str], clients: int) -> Load:
    """So many clients, each with its next article as soon as it has its answer."""
    return asyncio.run(_load(address, texts, clients, None))


def paced(address: str, texts: Sequence[str], clients: int, per_second: float) -> Load:
    """So many clients, each asking at its own regular times, together so often in a second."""
    return asyncio.run(_load(address, texts, clients, per_second))


async def _load(address: str, texts: Sequence[str], clients: int, per_second: float | None) -> Load:
    waiting = list(reversed(texts))
    latencies: list[float] = []
    errors = 0
    chance = random.Random(clients)

    async def client(session: httpx.AsyncClient) -> None:
        nonlocal errors
        interval = clients / per_second if per_second else 0.0
        due = time.perf_counter() + chance.random() * interval
        while waiting:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            if not waiting:
                return
            text, started = waiting.pop(), time.perf_counter()
            answer = await session.post(f"{address}/v1/quotes", json={"text": text})
            latencies.append(time.perf_counter() - started)
            errors += answer.status_code != httpx.codes.OK
            due += interval

    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(timeout=120, limits=limits) as session:
        started = time.perf_counter()
        await asyncio.gather(*(client(session) for _ in range(clients)))
        return Load(clients, time.perf_counter() - started, latencies, errors, per_second)
