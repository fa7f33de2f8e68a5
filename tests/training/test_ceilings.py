"""How near to the marks anybody could come."""

import pytest
from training_trees import tree

from training import ceilings
from training.entities import Tagged

ONE: Tagged = [
    ("Lurah", "O"), ("Budi", "B-PER"), ("Santoso", "I-PER"), ("dari", "O"), ("Randu", "B-LOC"), ("(KPR)", "B-ORG"), ("datang", "O"),
]  # fmt: skip
OTHER: Tagged = [
    ("Lurah", "B-PER"), ("Budi", "I-PER"), ("Santoso", "I-PER"), ("dari", "O"), ("Randu", "B-LOC"),
    ("(", "O"), ("KPR", "B-ORG"), (")", "O"), ("datang", "O"),
]  # fmt: skip


def test_two_annotations_are_compared_by_their_letters() -> None:
    """Where their tokens differ, too; a longer name is another one."""
    shared, row = ceilings.agreement([ONE], [OTHER])
    assert shared == 1
    assert row == {"all": pytest.approx(200 / 3), "PER": 0.0, "ORG": 100.0, "LOC": 100.0}


def test_sentences_of_one_set_alone_do_not_count() -> None:
    """Nor do short ones, which two sets may share by chance."""
    short: Tagged = [("Budi", "B-PER"), ("datang", "O")]
    assert ceilings.agreement([ONE, short], [OTHER[:-1], short])[0] == 0


def test_attachment_with_and_without_punctuation() -> None:
    """Two of three words right, of two commas and stops none."""
    sentence = tree(
        "Warga NOUN 2 nsubj", "datang VERB 0 root", ", PUNCT 4 punct", "pulang VERB 2 conj", ". PUNCT 2 punct"
    )
    row = ceilings.attachment([sentence], [[2, 0, 2, 1, 4]])
    assert row == {"all": 40.0, "punctuation": 0.0, "other words": pytest.approx(200 / 3)}
