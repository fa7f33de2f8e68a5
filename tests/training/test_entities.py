"""Names: reading, augmentation, consistency."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from training import entities, scores, silver
from training.entities import Tagged

SENTENCE: Tagged = [
    ("Jalan", "O"), ("itu", "O"), ("rusak", "O"), (",", "O"), ("kata", "O"), ("Sari", "B-PER"), ("Utami", "I-PER"),
    ("dari", "O"), ("Partai", "B-ORG"), ("Ladang", "I-ORG"), ("(PL)", "B-ORG"), (".", "O"),
]  # fmt: skip


def names(sentence: Tagged) -> list[str]:
    """Names."""
    return [
        " ".join(f for f, _ in sentence[a:b]) + "/" + kind
        for a, b, kind in silver.entity_runs([t for _, t in sentence])
    ]


def test_reading(tmp_path: Path) -> None:
    """Reading."""
    path = tmp_path / "a.bio"
    path.write_text("Sari\tB-PER\npergi\tO\n\n\nIa\tO\n", encoding="utf-8")
    assert entities.read_bio(path) == [[("Sari", "B-PER"), ("pergi", "O")], [("Ia", "O")]]


def test_brackets_come_off_the_name() -> None:
    """Brackets come off the name."""
    assert names(entities.without_glued_brackets(SENTENCE)) == ["Sari Utami/PER", "Partai Ladang/ORG", "PL/ORG"]


def test_a_quotation_before_a_cue_gets_its_marks_back() -> None:
    """A quotation before a cue gets its marks back."""
    marked = entities.with_marks(SENTENCE, Random(1))
    assert [form for form, _ in marked][1:5] == ["Jalan", "itu", "rusak", ","]
    assert marked[6][0] == "kata"


@pytest.mark.parametrize("seed", range(40))
def test_variation_keeps_the_names(seed: int) -> None:
    """Variation keeps the names."""
    varied = entities.varied(SENTENCE, Random(seed))
    assert names(varied) == ["Sari Utami/PER", "Partai Ladang/ORG", "PL/ORG"]


@pytest.mark.parametrize("seed", range(20))
def test_swapping_keeps_kinds_and_the_rest(seed: int) -> None:
    """Swapping keeps kinds and the rest."""
    known = {"PER": [["Bayu"], ["Dian", "Lestari"]], "ORG": [["Bank", "Sawah"]]}
    swapped = entities.swapped(SENTENCE, known, Random(seed))
    assert [name.rpartition("/")[2] for name in names(swapped)] == ["PER", "ORG", "ORG"]
    assert [form for form, tag in swapped if tag == "O"] == [form for form, tag in SENTENCE if tag == "O"]


def test_hyphens_join_reduplication_but_not_names() -> None:
    """Hyphens join reduplication but not names."""
    rows: Tagged = [("teman", "O"), ("-", "O"), ("teman", "O"), ("Al", "B-PER"), ("-", "I-PER"), ("Alim", "I-PER")]
    assert [form for form, _ in entities.with_joined_hyphens(rows)] == ["teman-teman", "Al", "-", "Alim"]


def test_spans_and_f1() -> None:
    """Spans and f1."""
    gold = scores.spans([SENTENCE])
    assert gold == {(0, 5, 6, "PER"), (0, 8, 9, "ORG"), (0, 10, 10, "ORG")}
    assert scores.f1(gold, gold) == 100
    assert scores.f1(gold, {(0, 5, 6, "PER")}) == pytest.approx(50)


def test_a_missed_name_is_labelled_as_elsewhere_and_the_unexplained_dropped() -> None:
    """A missed name is labelled as elsewhere and the unexplained dropped."""
    inside = {"Bayu": Counter({True: 3, False: 1}), "Senin": Counter({False: 9}), "Xyz": Counter({False: 1})}
    names_known = {"Bayu": "PER"}
    tokens = [("Bayu", "NNP"), ("pergi", "VB"), ("Senin", "NNP")]
    blank: Tagged = [(form, "O") for form, _ in tokens]
    assert silver.consistent(tokens, blank, names_known, inside) == [("Bayu", "B-PER"), ("pergi", "O"), ("Senin", "O")]
    unexplained = [("Xyz", "NNP"), ("pergi", "VB")]
    assert silver.consistent(unexplained, [(form, "O") for form, _ in unexplained], names_known, inside) is None
