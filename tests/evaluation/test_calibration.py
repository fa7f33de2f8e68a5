"""Confidence is a measured share: what is right more often claims more, and what is rare claims little for itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from app.quotes.confidence import Precisions, confidence, precisions
from app.quotes.types import Evidence
from evaluation.alignment import Alignment, Prediction, align
from evaluation.articles import GoldArticle, GoldQuote
from evaluation.calibration import (
    above,
    bins,
    brier,
    calibration_error,
    claims,
    cross_validated,
    measure,
    observations,
    write,
)


def answered(*fates: tuple[str, str, bool], article: str = "a", core: bool = True) -> Alignment:
    """An article with a quote for each rule, resolution and whether its speaker was found."""
    gold = tuple(GoldQuote(i * 20, i * 20 + 10, "direct", core, "Sari") for i in range(len(fates)))
    found = [
        Prediction(quote.start, quote.end, "direct", "Sari" if right else "Budi", rule, resolution)
        for quote, (rule, resolution, right) in zip(gold, fates, strict=True)
    ]
    return align(GoldArticle(article, "news", "a" * 20 * len(fates), gold), found)


MIXED = answered(
    *[("good", "name", True)] * 30,
    *[("bad", "name", True), ("bad", "name", False)] * 15,
    *[("good", "focus", True)] * 5,
    *[("bad", "focus", False)] * 5,
)


def test_a_rule_that_is_always_right_earns_more_than_one_that_errs() -> None:
    table = measure([MIXED])
    good, bad = (table.of(Evidence(rule, "name")) for rule in ("good", "bad"))
    assert good is not None
    assert bad is not None
    assert 0.4 < bad < 0.8 < good < 1


def test_nothing_is_certain() -> None:
    """Evidence that was right four hundred times of four hundred claims less than 1, as it is written down."""
    table = measure([answered(*[("good", "name", True)] * 400)])
    claimed = table.of(Evidence("good", "name"))
    assert claimed is not None
    assert 0.99 < round(claimed, 3) < 1


def test_a_pair_that_was_never_seen_has_what_its_parts_let_expect() -> None:
    table = measure([MIXED, answered(*[("good", "guess", False)] * 8)])
    unseen = table.of(Evidence("bad", "guess"))
    assert unseen is not None
    assert unseen < table.rules["bad"]
    assert table.of(Evidence("good", "elsewhere")) == pytest.approx(table.rules["good"])


def test_a_rule_that_was_never_seen_has_no_confidence() -> None:
    assert measure([MIXED]).of(Evidence("new", "name")) is None
    assert confidence(Evidence("no such rule", "name")) is None


def test_one_observation_claims_no_certainty() -> None:
    table = measure([MIXED, answered(("rare", "name", False))])
    rare = table.of(Evidence("rare", "name"))
    assert rare is not None
    assert 0.3 < rare < table.overall


def test_optional_quotes_and_extras_are_observed_too() -> None:
    article = GoldArticle("a", "news", "a" * 60, (GoldQuote(0, 10, "direct", core=False, speaker="Sari"),))
    seen = observations(
        [align(article, [Prediction(0, 10, "direct", "Sari", "r", "s"), Prediction(40, 50, "direct", None, "r", "s")])]
    )
    assert [right for _, right in seen] == [True, False]


def test_the_error_is_nought_where_claims_hold() -> None:
    assert calibration_error([(0.5, True), (0.5, False)]) == 0
    assert calibration_error([(0.9, False)]) == 0.9
    assert calibration_error([(0.9, False), (0.1, False)]) == pytest.approx(0.5)


def test_the_bins_are_ten_and_one_belongs_to_the_last() -> None:
    low, high = bins([(1.0, True), (0.95, False), (0.05, False)])
    assert (low.count, low.claimed, low.right) == (1, 0.05, 0)
    assert (high.count, high.right) == (2, 0.5)


def test_the_brier_score_is_the_mean_squared_error() -> None:
    assert brier([(1.0, True), (0.5, False)]) == 0.125


def test_a_threshold_lets_through_what_claims_as_much() -> None:
    assert above([(0.9, True), (0.8, False), (0.7, True)], 0.8) == [(0.9, True), (0.8, False)]


def test_no_article_judges_itself() -> None:
    """Ten articles, each with a rule of its own: the others' tables know none of them."""
    found = [answered((f"rule {i}", "name", True), article=str(i)) for i in range(10)]
    assert cross_validated(found) == []
    assert len(claims(measure(found), found)) == 10


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    table, path = measure([MIXED]), tmp_path / "confidence.toml"
    write(table, path)
    back = precisions(tomllib.loads(path.read_text(encoding="utf-8")))
    for evidence, value in table.pairs.items():
        assert back.of(evidence) == pytest.approx(value, abs=5e-4)
    unseen = Evidence("good", "elsewhere")
    assert back.of(unseen) == pytest.approx(table.of(unseen), abs=2e-3)


def test_precisions_without_parts_know_no_rule() -> None:
    assert Precisions(0.9).of(Evidence("r", "s")) is None
