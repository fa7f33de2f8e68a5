"""Confidence: how often quotes of the same evidence proved right.

The figures in `lexicon/confidence.toml` are measured by `python -m evaluation calibrate` on articles with gold; nothing here is a guess.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from app.quotes.types import Evidence

_PLACES = 3


@dataclass(frozen=True, slots=True)
class Precisions:
    """Measured precisions, each between 0 and 1: of everything, of each rule, of each resolution, and of each pair of them that was seen."""

    overall: float
    rules: Mapping[str, float] = field(default_factory=dict)
    resolutions: Mapping[str, float] = field(default_factory=dict)
    pairs: Mapping[Evidence, float] = field(default_factory=dict)

    def of(self, evidence: Evidence) -> float | None:
        """The precision of an evidence; what its parts let expect, where the pair was never seen; None for a new rule."""
        if evidence.rule not in self.rules:
            return None
        measured = self.pairs.get(evidence)
        return self.expected(evidence) if measured is None else measured

    def expected(self, evidence: Evidence) -> float:
        """What rule and resolution let expect together: their log-odds, as far as they differ from the overall ones, added."""
        rule = self.rules.get(evidence.rule, self.overall)
        resolution = self.resolutions.get(evidence.resolution, self.overall)
        return 1 / (1 + math.exp(_log_odds(self.overall) - _log_odds(rule) - _log_odds(resolution)))


def _log_odds(precision: float) -> float:
    return math.log(precision / (1 - precision))


def confidence(evidence: Evidence) -> float | None:
    """The measured precision of a rule with its way to the speaker, between 0 and 1; None where the rule was never measured."""
    table = _measured()
    precision = table.of(evidence) if table else None
    return None if precision is None else round(precision, _PLACES)


@cache
def _measured() -> Precisions | None:
    path = files("app.quotes").joinpath("lexicon", "confidence.toml")
    return precisions(tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def precisions(data: Mapping[str, Any]) -> Precisions:
    """The table as the TOML file gives it: `overall`, `[resolutions]`, `[rules]`, and for each rule a `[pairs.<rule>]`."""
    return Precisions(
        overall=data["overall"],
        rules=data["rules"],
        resolutions=data["resolutions"],
        pairs={
            Evidence(rule, resolution): value
            for rule, resolutions in data["pairs"].items()
            for resolution, value in resolutions.items()
        },
    )
