"""Confidence: how often quotes of the same evidence proved right.

The figures in `lexicon/confidence.toml` are measured by `python -m evaluation calibrate` on articles with gold; nothing here is a guess.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from app.quotes.types import Evidence


def confidence(evidence: Evidence) -> float | None:
    """The measured precision of a rule with its way to the speaker; of the rule, where the pair was never seen; None for a new rule."""
    figures = _measured().get(evidence.rule)
    if figures is None:
        return None
    return float(figures.get(evidence.resolution, figures["any"]))


@cache
def _measured() -> dict[str, Any]:
    path = files("app.quotes").joinpath("lexicon", "confidence.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
