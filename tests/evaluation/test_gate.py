"""The gate fails where a total fell, and only there."""

from __future__ import annotations

from evaluation.articles import GoldArticle, GoldQuote
from evaluation.calibration import confidence, expected_calibration_error, measure
from evaluation.gate import ALLOWED_DROP, broken_promises, drops
from evaluation.scoring import Prediction, align

BASELINE = {"corpus all end_to_end": 0.9, "corpus news end_to_end": 0.9, "variant glued": 0.0}


def test_a_fall_within_the_tolerance_passes() -> None:
    assert drops({"corpus all end_to_end": 0.9 - ALLOWED_DROP}, BASELINE) == []


def test_a_greater_fall_of_a_total_fails() -> None:
    (failure,) = drops({"corpus all end_to_end": 0.89}, BASELINE)
    assert "corpus all end_to_end" in failure


def test_a_fall_of_one_family_alone_passes() -> None:
    assert drops({"corpus all end_to_end": 0.9, "corpus news end_to_end": 0.5}, BASELINE) == []


def test_broken_text_may_lose_what_is_promised_and_no_more() -> None:
    assert broken_promises({"glued": (0.9, 0.885)}, BASELINE) == []
    assert broken_promises({"glued": (0.9, 0.87)}, BASELINE)


def test_a_rule_that_is_always_right_earns_more_confidence_than_one_that_errs() -> None:
    text = "a" * 400
    gold = tuple(GoldQuote(i * 20, i * 20 + 10, "direct", core=True, speaker="Sari") for i in range(20))
    article = GoldArticle("a", "news", text, gold)
    answers = [
        Prediction(q.start, q.end, "direct", "Sari" if i % 2 or i > 9 else "Budi", "good" if i > 9 else "bad", "name")
        for i, q in enumerate(gold)
    ]
    table = measure([align(article, answers)])
    assert confidence(table, ("good", "name")) > confidence(table, ("bad", "name")) > 0.4
    assert confidence(table, ("good", "unseen")) == confidence(table, ("good", ""))


def test_the_calibration_error_is_nought_where_claims_hold() -> None:
    assert expected_calibration_error([(0.5, True), (0.5, False)]) == 0
    assert expected_calibration_error([(0.9, False)]) == 0.9
