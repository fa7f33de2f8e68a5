"""The readable cases of tests/cases/*.toml, through the real models: what a reader marks is what comes out.

A case gives the `text`, an English `gloss` and all `quotes` that a reader marks in the text; a quote that is not listed fails the case. Of
each quote only the keys that are given are compared, and a left-out `speaker` means that the text tells of none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.engine.annotator import Annotator
from app.quotes import article as core
from app.quotes import attribution
from app.quotes.types import Extraction, Quote

FOLDER = Path(__file__).parents[1] / "cases"
COMPARED = ("text", "type", "speaker", "kind", "cue", "mention", "role")
KEYS = {"name", "gloss", "text", "quotes", "xfail"}


@dataclass(frozen=True, slots=True)
class Case:
    """One text with the quotes that a reader marks in it."""

    id: str
    gloss: str
    text: str
    quotes: tuple[Mapping[str, Any], ...]
    xfail: str | None


def tables() -> list[tuple[str, dict[str, Any]]]:
    """Each case as its file gives it, with the file's name."""
    return [
        (path.stem, table)
        for path in sorted(FOLDER.glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


CASES = [
    Case(
        id=f"{file}: {table['name']}",
        gloss=table["gloss"],
        text=table["text"],
        quotes=tuple({"speaker": None, **quote} for quote in table.get("quotes", ())),
        xfail=table.get("xfail"),
    )
    for file, table in tables()
]


@pytest.fixture(scope="module")
def answers(stanza_annotator: Annotator) -> dict[str, Extraction]:
    """Every case's extraction; all drafts in one call of the models."""
    read = [core.read(case.text) for case in CASES]
    sentences = iter(stanza_annotator.annotate([draft for article in read for draft in article.drafts]))
    return {
        case.id: core.extract(article, [next(sentences) for _ in article.drafts])
        for case, article in zip(CASES, read, strict=True)
    }


def parameters() -> list[Any]:
    return [
        pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else [])
        for case in CASES
    ]


@pytest.mark.models
@pytest.mark.parametrize("case", parameters())
def test_case(case: Case, answers: dict[str, Extraction]) -> None:
    found = [told(quote) for quote in answers[case.id].quotes]
    if not agree(case.quotes, found):
        pytest.fail(difference(case, found), pytrace=False)


@pytest.mark.models
def test_the_cheap_look_before_the_rules_loses_nothing(
    stanza_annotator: Annotator, answers: dict[str, Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it the rules look at every word, and find the same."""
    monkeypatch.setattr(attribution, "may_attribute", lambda items, at: True)
    read = [core.read(case.text) for case in CASES]
    sentences = iter(stanza_annotator.annotate([draft for article in read for draft in article.drafts]))
    for case, article in zip(CASES, read, strict=True):
        assert core.extract(article, [next(sentences) for _ in article.drafts]) == answers[case.id], case.id


def told(quote: Quote) -> dict[str, Any]:
    """What a case can tell of a quote."""
    return {
        "text": quote.text,
        "type": quote.type.value,
        "speaker": quote.speaker.name if quote.speaker else None,
        "kind": quote.speaker.kind.value if quote.speaker else None,
        "cue": quote.cue.text if quote.cue else None,
        "mention": quote.mention.text if quote.mention else None,
        "role": (quote.speaker.role or "")
        if quote.speaker
        else None,  # TOML has no null: "" is a speaker without a role
    }


def agree(expected: tuple[Mapping[str, Any], ...], found: list[dict[str, Any]]) -> bool:
    """True where the quotes are as many as expected and equal in all keys that the case gives."""
    return len(expected) == len(found) and all(
        wanted == {key: got[key] for key in wanted} for wanted, got in zip(expected, found, strict=True)
    )


def difference(case: Case, found: list[dict[str, Any]]) -> str:
    """Text, gloss, and expected against found quotes, one a line."""
    keys = [key for key in COMPARED if any(key in quote for quote in case.quotes)] or ["text", "type", "speaker"]
    return "\n".join(
        [
            case.id,
            f"  text:  {case.text!r}",
            f"  gloss: {case.gloss}",
            *(f"  expected: {shown(quote, keys)}" for quote in case.quotes or ({},)),
            *(f"  found:    {shown(quote, keys)}" for quote in found or [{}]),
        ]
    )


def shown(quote: Mapping[str, Any], keys: list[str]) -> str:
    return " | ".join(f"{key}={quote[key]!r}" for key in keys if key in quote) or "no quote"


def test_every_case_has_its_own_name_and_a_gloss() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
    assert [case.id for case in CASES if not (case.gloss.strip() and case.text.strip())] == []


def test_cases_hold_known_keys_only() -> None:
    strange = [(file, table["name"]) for file, table in tables() if not set(table) <= KEYS]
    strange += [(case.id, quote) for case in CASES for quote in case.quotes if not set(quote) <= set(COMPARED)]
    assert strange == []


def test_expected_quotes_cues_and_mentions_stand_in_their_text() -> None:
    absent = [
        (case.id, quote[key])
        for case in CASES
        for quote in case.quotes
        for key in ("text", "cue", "mention")
        if key in quote and quote[key] not in case.text
    ]
    assert absent == []


@pytest.mark.parametrize(
    "found",
    [
        [],
        [{"text": "B", "speaker": "X", "type": "direct"}],
        [{"text": "A", "speaker": None, "type": "direct"}],
        [{"text": "A", "speaker": "X", "type": "direct"}, {"text": "B", "speaker": "X", "type": "direct"}],
    ],
    ids=["missed", "border", "speaker", "extra"],
)
def test_a_case_fails_for(found: list[dict[str, Any]]) -> None:
    assert not agree(({"text": "A", "speaker": "X"},), found)
