"""The marks that the models were to reach, and whether they did; the model card shows every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

GIVEN, RAW = "gold words, compound = nmod", "raw text, compound = nmod"
WEB, NEWS = "GSD test (web)", "CSUI test (news)"
TREE_MARKS = {"UPOS": 94.5, "UAS": 86.0, "LAS": 76.0}
RAW_LOSS = 2.0
LEAST_WORDS = 99.0
NAME_MARKS = (
    ("idner test (news)", "all", 90.0),
    ("idner test (news)", "PER", 93.0),
    ("nergrit test (wiki, news)", "all", 78.0),
    ("nerui, whole (news, never trained on)", "all", 85.0),
)
MOST_MEGABYTES = 60.0
MOST_LOAD_SECONDS = 2.0

Row = tuple[str, float, float, bool]
"""What is measured, the mark, the score, whether it is reached."""


def rows(found: dict[str, Any]) -> Iterator[Row]:
    """Each mark beside its score, from what `report.measured` gives."""
    trees, names = found["trees"], found["names"]
    for title in (WEB, NEWS):
        for metric, mark in TREE_MARKS.items():
            yield _least(f"{title}, gold words: {metric}", mark, trees[title][GIVEN][metric])
            lost = trees[title][GIVEN][metric] - trees[title][RAW][metric]
            yield _most(f"{title}, {metric}: points lost from raw text", RAW_LOSS, lost)
        yield _least(f"{title}, raw text: Words", LEAST_WORDS, trees[title][RAW]["Words"])
    for title, kind, mark in NAME_MARKS:
        yield _least(f"{title}: {kind}", mark, names[title][kind])
    yield _most("all files, MB", MOST_MEGABYTES, sum(found["bytes"].values()) / 1e6)
    yield _most("seconds to load", MOST_LOAD_SECONDS, found["load_seconds"])


def _least(title: str, mark: float, score: float) -> Row:
    return title, mark, score, score >= mark


def _most(title: str, mark: float, score: float) -> Row:
    return title, mark, score, score <= mark
