"""The measures, on hand-made articles and against the guidelines' own scorer where it is at hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.articles import GoldArticle, GoldQuote, load_jsonl
from evaluation.scoring import Prediction, align, same_speaker, score, trim

TEXT = "“Pasar buka lagi,” kata Sari Dewi. Menurut Joko, hujan reda. Ia berharap panen baik."
DIRECT = GoldQuote(1, 16, "direct", core=True, speaker="Sari Dewi")
INDIRECT = GoldQuote(49, 59, "indirect", core=True, speaker="Joko", aliases=("Joko Susilo",))
HOPE = GoldQuote(73, 83, "indirect", core=False, speaker="Joko")
ARTICLE = GoldArticle("a", "news", TEXT, (DIRECT, INDIRECT, HOPE))


def found(gold: GoldQuote, speaker: str | None, shift: int = 0) -> Prediction:
    return Prediction(gold.start, gold.end + shift, gold.type, speaker)


def test_a_perfect_answer_scores_one() -> None:
    scores = score([align(ARTICLE, [found(DIRECT, "Sari Dewi"), found(INDIRECT, "Joko")])])
    assert (scores.overlap.f1, scores.exact.f1, scores.end_to_end.f1, scores.attribution) == (1, 1, 1, 1)


def test_a_missed_quote_costs_recall() -> None:
    scores = score([align(ARTICLE, [found(DIRECT, "Sari Dewi")])])
    assert (scores.overlap.precision, scores.overlap.recall) == (1, 0.5)


def test_an_extra_quote_costs_precision() -> None:
    extra = Prediction(35, 42, "indirect", "Joko")
    scores = score([align(ARTICLE, [found(DIRECT, "Sari Dewi"), found(INDIRECT, "Joko"), extra])])
    assert scores.overlap.precision == pytest.approx(2 / 3)


def test_an_optional_quote_counts_neither_way() -> None:
    scores = score([align(ARTICLE, [found(DIRECT, "Sari Dewi"), found(INDIRECT, "Joko"), found(HOPE, "Budi")])])
    assert scores.end_to_end.f1 == 1


def test_a_wrong_speaker_is_found_but_not_right() -> None:
    scores = score([align(ARTICLE, [found(DIRECT, "Sari Dewi"), found(INDIRECT, "Budi")])])
    assert (scores.overlap.f1, scores.end_to_end.f1, scores.wrong_names) == (1, 0.5, 0.5)


def test_a_missing_speaker_is_no_wrong_name() -> None:
    scores = score([align(ARTICLE, [found(DIRECT, "Sari Dewi"), found(INDIRECT, None)])])
    assert (scores.end_to_end.f1, scores.wrong_names) == (0.5, 0)


def test_borders_are_compared_without_marks_and_punctuation() -> None:
    (match,) = align(ARTICLE, [Prediction(0, 18, "direct", "Sari Dewi")]).matches
    assert match.exact
    assert trim(TEXT, 0, 18) == (1, 16)


@pytest.mark.parametrize(
    ("predicted", "right"),
    [("Sari Dewi", True), ("dr. Sari Dewi", True), ("Sari Dewi Lestari", True), ("Sari", False), (None, False)],
)
def test_a_longer_form_of_a_name_is_right_and_a_shorter_one_is_not(predicted: str | None, right: bool) -> None:
    assert same_speaker(DIRECT, predicted) is right


def test_an_unknown_speaker_is_right_only_if_none_is_given() -> None:
    unknown = replace(DIRECT, speaker=None)
    assert same_speaker(unknown, None)
    assert not same_speaker(unknown, "Sari Dewi")


def test_an_alias_is_as_right_as_the_name() -> None:
    assert same_speaker(INDIRECT, "Joko Susilo")


def test_the_scores_are_those_of_the_guidelines_scorer(tmp_path: Path) -> None:
    shared = os.environ.get("KUTIP_SHARED_DIR")
    if not shared or not (Path(shared) / "eval" / "score.py").is_file():
        pytest.skip("KUTIP_SHARED_DIR is not set: the guidelines' scorer is not at hand")
    gold = Path(shared) / "eval" / "dev.jsonl"
    articles = load_jsonl(gold)
    predictions = {a.id: _half_right(a) for a in articles}
    lines = [
        json.dumps(
            {"id": name, "quotes": [{"start": p.start, "end": p.end, "type": p.type, "speaker": p.speaker} for p in ps]}
        )
        for name, ps in predictions.items()
    ]
    answered = tmp_path / "predictions.jsonl"
    answered.write_text("\n".join(lines), encoding="utf-8")
    script = [sys.executable, str(Path(shared) / "eval" / "score.py"), str(gold), str(answered), "--json"]
    theirs = json.loads(subprocess.run(script, check=True, capture_output=True, text=True).stdout)
    theirs = theirs.get("all", theirs)
    ours = score(align(article, predictions[article.id]) for article in articles)
    assert ours.end_to_end.f1 == pytest.approx(theirs["end_to_end"]["f1"], abs=1e-4)
    assert ours.overlap.f1 == pytest.approx(theirs["detection_overlap"]["f1"], abs=1e-4)
    assert ours.exact.f1 == pytest.approx(theirs["detection_exact"]["f1"], abs=1e-4)


def _half_right(article: GoldArticle) -> list[Prediction]:
    """Predictions with every kind of error in them."""
    answer = []
    for number, quote in enumerate(article.quotes):
        if number % 7 == 3:
            continue
        end = quote.end - 5 * (number % 3 == 1)
        speaker = quote.speaker if number % 4 else (quote.speaker or "Budi").split()[0]
        answer.append(Prediction(quote.start, max(quote.start + 1, end), quote.type, speaker))
    answer.append(Prediction(0, 20, "direct", None))
    return answer
