"""The measures, on hand-made articles and against the guidelines' own scorer where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.alignment import Prediction, align, trim
from evaluation.articles import GoldArticle, GoldQuote, load_jsonl
from evaluation.scoring import figures, score
from evaluation.sets import shared_folder

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


def test_each_type_has_its_recall_its_speakers_and_its_extras() -> None:
    extra = Prediction(35, 42, "mixed", "Joko")
    by_type = score([align(ARTICLE, [found(DIRECT, "Budi"), extra])]).by_type
    direct, indirect, mixed = (by_type[kind] for kind in ("direct", "indirect", "mixed"))
    assert (direct.recall, direct.speaker_accuracy, direct.extra) == (1, 0, 0)
    assert (indirect.recall, indirect.speaker_accuracy) == (0, None)
    assert (mixed.recall, mixed.extra) == (None, 1)


def test_a_quote_of_the_wrong_type_is_found() -> None:
    scores = score([align(ARTICLE, [replace(found(DIRECT, "Sari Dewi"), type="mixed"), found(INDIRECT, "Joko")])])
    assert (scores.overlap.f1, scores.type_accuracy) == (1, 0.5)


def test_names_have_a_precision_and_a_recall_of_their_own() -> None:
    """Three found quotes: one rightly named, one left unnamed, one named though nobody knows its speaker."""
    unknown = replace(HOPE, core=True, speaker=None)
    article = replace(ARTICLE, quotes=(DIRECT, INDIRECT, unknown))
    answers = [found(DIRECT, "Sari Dewi"), found(INDIRECT, None), found(unknown, "Budi")]
    named = score([align(article, answers)]).named
    assert (named.precision, named.recall) == (0.5, 0.5)


def test_no_share_exceeds_one_whatever_the_kind_of_speaker() -> None:
    agency = replace(DIRECT, speaker="Badan Ukur Laut", kind="org")
    named = score([align(replace(ARTICLE, quotes=(agency,)), [found(agency, "Badan Ukur Laut")])]).named
    assert (named.precision, named.recall) == (1, 1)


def test_the_scores_are_those_of_the_guidelines_scorer(tmp_path: Path) -> None:
    """Every figure that it prints, in all and for each type, on answers with every kind of error in them."""
    shared = shared_folder()
    if shared is None or not (shared / "eval" / "score.py").is_file():
        pytest.skip("neither KUTIP_SHARED_DIR nor ../shared has the guidelines' scorer")
    gold = shared / "eval" / "dev.jsonl"
    articles = load_jsonl(gold)
    answers = {article.id: _half_right(article) for article in articles}
    answered = tmp_path / "predictions.jsonl"
    answered.write_text("\n".join(map(_line, answers.items())), encoding="utf-8")
    script = [sys.executable, str(shared / "eval" / "score.py"), str(gold), str(answered), "--json"]
    theirs = dict(_leaves(json.loads(subprocess.run(script, check=True, capture_output=True, text=True).stdout)))
    ours = dict(_leaves(figures(score(align(article, answers[article.id]) for article in articles))))
    assert len(theirs) > 20
    assert {key: ours.get(key) for key in theirs} == pytest.approx(theirs, abs=1.01e-4)


def _line(answer: tuple[str, list[Prediction]]) -> str:
    name, quotes = answer
    shown = [{"start": q.start, "end": q.end, "type": q.type, "speaker": q.speaker} for q in quotes]
    return json.dumps({"id": name, "quotes": shown})


def _leaves(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, float | None]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key} ")
        else:
            yield f"{above}{key}", value


def _half_right(article: GoldArticle) -> list[Prediction]:
    """Predictions with every kind of error in them."""
    answer = []
    for number, quote in enumerate(article.quotes):
        if number % 7 == 3:
            continue
        end = quote.end - 5 * (number % 3 == 1)
        speaker = quote.speaker if number % 4 else (quote.speaker or "Budi").split()[0]
        kind = "mixed" if number % 5 == 2 else quote.type
        answer.append(Prediction(quote.start, max(quote.start + 1, end), kind, speaker))
    answer.append(Prediction(0, 20, "direct", None))
    return answer
