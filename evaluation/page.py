"""The figures as docs/accuracy.md, and the rows of it and of docs/speed.md that the README shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from evaluation.gate import TOTAL, Broken
from evaluation.scoring import TYPES, Scores

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
README = ROOT / "README.md"

_BLOCK = re.compile(r"(<!-- rows of (?P<page>\S+): (?P<rows>.+?) -->\n).*?(<!-- end of rows -->)", re.DOTALL)
_INTRODUCTION = """\
# Accuracy

Written by `python -m evaluation baseline`; do not edit. [evaluation](../evaluation/README.md) says how a measure is taken and what the sets are: the
committed `corpus`, and the outside sets `dev` and `maduro-putin`. The rules were written with all of these articles at hand, so the
figures tell how well the rules fit them, not what to expect of an unseen outlet."""

Row = Sequence[str]


def write(scored: Mapping[str, Mapping[str, Scores]], broken: Iterable[Broken], models: str) -> None:
    """Write the page from the scores of each family of each set, and what the README shows of it."""
    PAGE.write_text(markdown(scored, broken, models), encoding="utf-8")
    quote_in_readme()


def markdown(scored: Mapping[str, Mapping[str, Scores]], broken: Iterable[Broken], models: str) -> str:
    """The whole page."""
    rows = [(f"{name}, {family}", scores) for name, of_set in scored.items() for family, scores in of_set.items()]
    totals = [(name, of_set[TOTAL]) for name, of_set in scored.items()]
    parts = [
        _INTRODUCTION,
        f"Models: `{models}`.",
        "## Each family",
        _table(
            ("set, family", "articles", "quotes", "found (overlap F1)", "exact F1", "end-to-end F1", "wrong names"),
            (_of_family(name, scores) for name, scores in rows),
        ),
        "*Found*: the content overlaps by half or more. *End to end*: found, and the speaker is right. *Wrong names*: of the speakers given.",
        "## Each type of quote",
        _table(
            ("set, type", "quotes", "found", "speaker right", "extra"),
            (_of_type(name, kind, scores) for name, scores in totals for kind in TYPES if scores.by_type[kind].gold),
        ),
        "*Found* is recall; *speaker right* is among the found; *extra* counts what is no quote.",
        "## Broken text",
        _table(
            ("variant", "articles", "end-to-end F1, clean", "broken", "loss"),
            ((v.name, str(v.articles), f"{v.clean:.3f}", f"{v.after:.3f}", f"{max(0.0, v.loss):.3f}") for v in broken),
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _of_family(name: str, scores: Scores) -> Row:
    ratios = (scores.overlap.f1, scores.exact.f1, scores.end_to_end.f1)
    counts = (str(scores.articles), str(scores.overlap.gold))
    return (name, *counts, *(f"{ratio:.3f}" for ratio in ratios), f"{scores.wrong_names:.1%}")


def _of_type(name: str, kind: str, scores: Scores) -> Row:
    of_type = scores.by_type[kind]
    shares = ("–" if share is None else f"{share:.3f}" for share in (of_type.recall, of_type.speaker_accuracy))
    return (f"{name}, {kind}", str(of_type.gold), *shares, str(of_type.extra))


def _table(header: Row, rows: Iterable[Row]) -> str:
    lines = (header, ["---"] * len(header), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def quote_in_readme() -> None:
    """Renew the rows that the README shows of other pages."""
    README.write_text(quoting(README.read_text(encoding="utf-8")), encoding="utf-8")


def quoting(document: str) -> str:
    """The document with the rows that it asks for, as they stand in the pages now.

    `<!-- rows of docs/speed.md: batch, words/s; one article, p50 -->` takes the rows that begin so, under the header of their table.

    Raises:
        KeyError: a page has no such row.
    """
    return _BLOCK.sub(
        lambda found: f"{found[1]}{_rows(found['page'], found['rows'].split('; '))}\n{found[4]}", document
    )


def _rows(page: str, names: Sequence[str]) -> str:
    tables = list(_tables((ROOT / page).read_text(encoding="utf-8")))
    header = next((table[:2] for table in tables if names[0] in map(_first_cell, table)), [])
    rows = {_first_cell(row): row for table in tables for row in table[2:]}
    return "\n".join([*header, *(rows[name] for name in names)])


def _tables(page: str) -> Iterator[list[str]]:
    for lines in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        yield lines.splitlines()


def _first_cell(row: str) -> str:
    return row.split("|")[1].strip()
