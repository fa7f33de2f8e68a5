"""docs/rules.md says where every module and every rule of the core is."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

import app.quotes
from app.quotes.attribution import CUE_RULES, HEADLINE_RULES, QUOTATION_RULES
from app.quotes.direct.answers import unlabelled_answers
from app.quotes.direct.dashes import dash_lines
from app.quotes.direct.turns import turn_labels

CORE = Path(app.quotes.__file__).parent
LINES = (CORE.parents[1] / "docs" / "rules.md").read_text(encoding="utf-8").splitlines()
ROOMS = [path for path in sorted(CORE.rglob("*.py")) if path.parent != CORE or path.stem != "__init__"]
RULES = [turn_labels, unlabelled_answers, dash_lines, *QUOTATION_RULES, *CUE_RULES, *HEADLINE_RULES]


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.relative_to(CORE).as_posix())
def test_every_room_has_its_line(path: Path) -> None:
    """A module stands with the first line of its docstring; a folder is a heading and its docstring below."""
    first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[0]
    name = ".".join(path.relative_to(CORE).with_suffix("").parts)
    if path.stem == "__init__":
        assert LINES[LINES.index(f"### `{path.parent.name}`") + 2] == first
    else:
        assert f"- `{name}`: {first}" in LINES


def test_the_rules_stand_in_the_order_of_their_claims() -> None:
    """Every rule with the first line of its docstring, and no other."""
    expected = [
        f"- `{rule.__module__.removeprefix('app.quotes.')}.{rule.__name__}`: {(inspect.getdoc(rule) or '').splitlines()[0]}"
        for rule in RULES
    ]
    assert [line for line in LINES[LINES.index("## Rules") :] if line.startswith("- ")] == expected


def test_no_line_is_left_of_a_room_that_has_gone() -> None:
    """Every module that the page names is there."""
    rooms = LINES[LINES.index("## Rooms") : LINES.index("## Rules")]
    for line in rooms:
        if line.startswith("- `"):
            assert (CORE / f"{line.split('`')[1].replace('.', '/')}.py").exists(), line
