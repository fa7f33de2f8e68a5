"""Times, their spread, and memory."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

Figures = list[float]


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of all lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def middle(values: Sequence[float]) -> float:
    """The median of repeats."""
    return median(values)


def ratio(of: Sequence[float], to: Sequence[float]) -> tuple[float, float, float]:
    """Median, least and greatest ratio of two figures, repeat by repeat."""
    ratios = sorted(a / b for a, b in zip(of, to, strict=True))
    return median(ratios), ratios[0], ratios[-1]


def resident_megabytes(process: int | None = None) -> float:
    """Memory that a process holds now (Linux), in 1,000,000 bytes."""
    return _status(process, "VmRSS")


def peak_megabytes(process: int | None = None) -> float:
    """The most memory that a process has held (Linux), in 1,000,000 bytes."""
    return _status(process, "VmHWM")


def _status(process: int | None, field: str) -> float:
    lines = Path(f"/proc/{process or os.getpid()}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field + ":")) * 1024 / 1_000_000
