"""Errors are told by kind, and each rule answers for its own."""

from __future__ import annotations

import pytest

from evaluation.alignment import Alignment, Prediction, align
from evaluation.articles import GoldArticle, GoldQuote
from evaluation.errors import Kind, by_kind, by_rule, mistakes
from evaluation.report import told
from evaluation.scoring import score

TEXT = "“Pasar buka lagi,” kata Sari. “Hujan sudah reda,” kata Joko. Menurut Wati, panen baik. Ia berharap harga naik."
MARKET, RAIN, HARVEST, PRICE = "Pasar buka lagi", "Hujan sudah reda", "panen baik", "harga naik"


def gold(words: str, speaker: str, *, core: bool = True) -> GoldQuote:
    start = TEXT.index(words)
    return GoldQuote(start, start + len(words), "direct", core, speaker)


def found(words: str, speaker: str | None, rule: str, resolution: str = "name") -> Prediction:
    start = TEXT.index(words)
    return Prediction(start, start + len(words), "direct", speaker, rule, resolution)


@pytest.fixture
def alignment() -> Alignment:
    quotes = (gold(MARKET, "Sari"), gold(RAIN, "Joko"), gold(HARVEST, "Wati"), gold(PRICE, "Wati", core=False))
    answers = [
        found(MARKET, "Sari", "good"),
        found("sudah reda", "Sari", "good", "focus"),
        found("kata Joko", "Joko", "bad"),
        found(PRICE, None, "bad", "unknown"),
    ]
    return align(GoldArticle("a", "news", TEXT, quotes), answers)


def test_every_error_has_its_kind_and_stands_in_text_order(alignment: Alignment) -> None:
    kinds = [mistake.kind for mistake in mistakes(alignment)]
    assert kinds == [Kind.BORDER, Kind.SPEAKER, Kind.EXTRA, Kind.MISSED]
    assert by_kind([alignment]) == dict.fromkeys(Kind, 1)


def test_an_error_is_told_with_its_evidence_and_its_place(alignment: Alignment) -> None:
    border, speaker, extra, missed = map(told, mistakes(alignment))
    assert border == "good/focus ⟦sudah reda⟧ instead of ⟦Hujan sudah reda⟧"
    assert speaker.startswith("good/focus 'Sari' instead of 'Joko': ")
    assert "⟦kata Joko⟧" in extra
    assert missed.startswith("direct Wati: ")


def test_a_rule_is_followed_by_its_ways_to_the_speaker(alignment: Alignment) -> None:
    named = [(figures.rule, figures.resolution, figures.support) for figures in by_rule([alignment])]
    assert named == [
        ("bad", "", 1),
        ("bad", "name", 1),
        ("bad", "unknown", 0),
        ("good", "", 2),
        ("good", "focus", 1),
        ("good", "name", 1),
    ]


def test_precision_counts_wrong_speakers_and_extras_and_no_optional_quote(alignment: Alignment) -> None:
    figures = {(one.rule, one.resolution): one for one in by_rule([alignment])}
    assert figures["good", ""].precision == 0.5
    assert (figures["bad", ""].precision, figures["bad", ""].optional) == (0, 1)
    assert figures["bad", "unknown"].precision is None
    assert (figures["good", "focus"].wrong, figures["good", "focus"].border) == (1, 1)


def test_a_rule_earns_the_f1_that_goes_without_it(alignment: Alignment) -> None:
    total = score([alignment]).end_to_end
    good, bad = (
        one for name in ("good", "bad") for one in by_rule([alignment]) if (one.rule, one.resolution) == (name, "")
    )
    assert good.earns(total) == pytest.approx(total.f1)
    without_bad = score([Alignment(alignment.article, alignment.matches, alignment.missed, ())]).end_to_end.f1
    assert bad.earns(total) == pytest.approx(total.f1 - without_bad)
    assert bad.earns(total) < 0
