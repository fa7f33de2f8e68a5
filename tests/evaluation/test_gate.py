"""The gate fails where a total fell or broken text loses more, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.articles import load_corpus
from evaluation.gate import (
    ALLOWED_DROP,
    BASELINE,
    Broken,
    drops,
    figures_of,
    losses,
    read_baseline,
    worse,
    write_baseline,
)
from evaluation.scoring import Ratio, Scores
from evaluation.sets import sets, shared_folder
from evaluation.variants import TOLERANCE, VARIANTS

KEPT = {"corpus all end_to_end": 0.9, "corpus news end_to_end": 0.9}


def test_a_fall_within_the_tolerance_passes() -> None:
    assert drops({"corpus all end_to_end": 0.9 - ALLOWED_DROP}, KEPT) == []


def test_a_greater_fall_of_a_total_fails() -> None:
    (failure,) = drops({"corpus all end_to_end": 0.8949}, KEPT)
    assert "corpus all end_to_end" in failure


def test_a_fall_of_one_family_alone_passes() -> None:
    assert drops({"corpus all end_to_end": 0.9, "corpus news end_to_end": 0.5}, KEPT) == []


def test_a_total_without_a_baseline_fails() -> None:
    (failure,) = drops({"corpus all exact": 0.9}, KEPT)
    assert "no baseline" in failure


def test_a_set_that_is_not_at_hand_is_no_failure() -> None:
    assert drops({"corpus all end_to_end": 0.9}, {**KEPT, "elsewhere all end_to_end": 0.9}) == []


def test_detection_is_kept_as_well_as_the_end_to_end_figure() -> None:
    scores = Scores(
        1, overlap=Ratio(8, 10, 10), exact=Ratio(6, 10, 10), end_to_end=Ratio(4, 10, 10), named=Ratio(4, 8, 8)
    )
    assert figures_of("corpus", {"all": scores}) == {
        "corpus all overlap": 0.8,
        "corpus all exact": 0.6,
        "corpus all end_to_end": 0.4,
    }


def test_broken_text_may_lose_what_is_promised_and_no_more() -> None:
    assert worse([Broken("glued", 5, 0.9, 0.88)], {}) == []
    (failure,) = worse([Broken("glued", 5, 0.9, 0.8799)], {})
    assert "glued" in failure


def test_a_promise_that_was_never_kept_may_not_get_worse_and_is_not_called_kept() -> None:
    baseline = {"variant glued": 0.05}
    as_before, later = Broken("glued", 5, 0.9, 0.85), Broken("glued", 5, 0.9, 0.84)
    assert worse([as_before], baseline) == []
    assert worse([later], baseline)
    assert not as_before.kept


def test_a_variant_that_gains_has_no_loss_to_keep() -> None:
    assert losses([Broken("low", 5, 0.8, 0.9)]) == {"variant low": 0.0}


def test_the_baseline_keeps_the_sets_that_were_not_scored_and_forgets_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline({"corpus all exact": 0.9, "corpus gone exact": 0.9, "dev all exact": 0.8}, path)
    write_baseline({"corpus all exact": 0.95}, path)
    assert read_baseline(path) == {"corpus all exact": 0.95, "dev all exact": 0.8}


def test_the_committed_baseline_has_every_total_of_the_corpus_and_every_variant() -> None:
    wanted = {f"corpus all {measure}" for measure in ("end_to_end", "exact", "overlap")}
    assert wanted | {f"variant {name}" for name in VARIANTS} <= set(read_baseline())


def test_the_committed_baseline_holds_nothing_but_numbers() -> None:
    assert all(isinstance(value, float | int) for value in read_baseline(BASELINE).values())
    assert all(len(name) < 60 for name in read_baseline(BASELINE))


def test_only_a_missing_mark_may_cost_more_than_the_others() -> None:
    assert {name for name, allowed in TOLERANCE.items() if allowed > 0.02} == {"missing closing"}


def test_without_an_outside_folder_the_corpus_alone_is_scored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KUTIP_SHARED_DIR", str(tmp_path))
    assert shared_folder() is None
    assert list(sets()) == ["corpus"]


def test_an_outside_folder_is_scored_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "eval").mkdir()
    line = '{"id": "pasar-1", "text": "“Siap,” kata Budi.", "quotes": [{"start": 1, "end": 5, "type": "direct", "speaker": "Budi"}]}'
    (tmp_path / "eval" / "dev.jsonl").write_text(line + "\n", encoding="utf-8")
    monkeypatch.setenv("KUTIP_SHARED_DIR", str(tmp_path))
    found = sets()
    assert list(found) == ["corpus", "dev"]
    assert len(found["corpus"]) == len(load_corpus())
    assert (found["dev"][0].family, found["dev"][0].quotes[0].speaker) == ("pasar", "Budi")
