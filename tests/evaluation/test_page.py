"""The page of figures, and the README that quotes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import page
from evaluation.gate import Broken
from evaluation.scoring import Ratio, Scores, TypeScores

SCORES = Scores(
    articles=2,
    overlap=Ratio(9, 10, 10),
    exact=Ratio(8, 10, 10),
    end_to_end=Ratio(7, 10, 10),
    named=Ratio(6, 8, 9),
    by_type={"direct": TypeScores(10, 9, 7, 1), "indirect": TypeScores(0, 0, 0, 2), "mixed": TypeScores(0, 0, 0, 0)},
)


def test_the_readme_shows_the_pages_as_they_are() -> None:
    """Who measures anew and forgets the README, or edits a figure by hand, is told."""
    readme = page.README.read_text(encoding="utf-8")
    assert page.quoting(readme) == readme
    assert readme.count("<!-- end of rows -->") == 2


def test_a_page_holds_the_figures_of_each_family_type_and_variant() -> None:
    """Counts, F1, the share of wrong names; a type that the gold has none of has no row."""
    written = page.markdown({"corpus": {"news": SCORES, "all": SCORES}}, [Broken("glued", 3, 0.9, 0.85)], "id/x@1")
    assert "| corpus, news | 2 | 10 | 0.900 | 0.800 | 0.700 | 25.0% |" in written
    assert "| corpus, direct | 10 | 0.900 | 0.778 | 1 |" in written
    assert "corpus, mixed" not in written
    assert "| glued | 3 | 0.900 | 0.850 | 0.050 |" in written
    assert "`id/x@1`" in written


def test_rows_are_quoted_under_their_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows come from anywhere in the page, in the order asked for; a row that is not there is an error."""
    monkeypatch.setattr(page, "ROOT", tmp_path)
    (tmp_path / "x.md").write_text("| a | b |\n| --- | --- |\n| one | 1 |\n| two | 2 |\n", encoding="utf-8")
    asked = "before\n<!-- rows of x.md: two; one -->\nold\n<!-- end of rows -->\nafter\n"
    expected = asked.replace("old", "| a | b |\n| --- | --- |\n| two | 2 |\n| one | 1 |")
    assert page.quoting(asked) == expected
    with pytest.raises(KeyError):
        page.quoting(asked.replace("two;", "three;"))
