"""Sentences that two name finders answer alike, made consistent."""

from __future__ import annotations

from random import Random

import pytest

from training import agreed_names
from training.entities import Tagged


def tagged(text: str) -> Tagged:
    """`Sari/PER tiba` as (token, tag) pairs; neighbours of one kind are one name."""
    row: Tagged = []
    before = "O"
    for part in text.split():
        form, _, kind = part.partition("/")
        tag = "O" if not kind else f"{'I' if before == kind else 'B'}-{kind}"
        row.append((form, tag))
        before = kind or "O"
    return row


OFTEN = [tagged(f"kemarin Sari/PER {verb} lagi") for verb in ("datang", "pergi", "tiba", "makan")]


def explained(text: str, others: list[Tagged], hand_made: list[Tagged] | None = None) -> Tagged | None:
    """What becomes of a sentence among others."""
    row = tagged(text)
    return agreed_names.Kinds([*others, row], hand_made or []).explained(row)


def test_only_sentences_answered_alike_stay() -> None:
    """One tag that differs, and the sentence is no evidence."""
    one, other = (
        [tagged("Sari/PER tiba"), tagged("Bank Padi/ORG tutup")],
        [tagged("Sari/PER tiba"), tagged("Bank/ORG Padi/ORG tutup")],
    )
    assert agreed_names.agreed(one, other) == [tagged("Sari/PER tiba")]


def test_a_name_takes_its_usual_kind() -> None:
    """Four times a person, once a place: a person."""
    assert explained("menurut Sari/LOC harga naik", OFTEN) == tagged("menurut Sari/PER harga naik")


def test_a_missed_name_of_one_word_is_added() -> None:
    """Where its neighbours are no capitalised words."""
    assert explained("lalu Sari pulang", OFTEN) == tagged("lalu Sari/PER pulang")


@pytest.mark.parametrize("text", ["lalu Sari Wijaya pulang", "lalu Toko Sari pulang"])
def test_part_of_something_capitalised_stays_unexplained(text: str) -> None:
    """What the name belongs to there is not known."""
    assert explained(text, OFTEN) is None


def test_a_name_of_doubtful_kind_drops_its_sentence() -> None:
    """Half of its occurrences one kind, half another."""
    others = [tagged("di Padi/LOC hujan"), tagged("di Padi/LOC panas"), tagged("klub Padi/ORG kalah")]
    assert explained("klub Padi/ORG menang", others) is None


def test_hand_made_names_count_more() -> None:
    """One of them against two answers."""
    others = [tagged("di Padi/LOC hujan"), tagged("di Padi/LOC panas")]
    hand_made = [tagged("klub Padi/ORG menang"), tagged("klub Padi/ORG kalah")]
    assert explained("klub Padi/LOC seri", others, hand_made) == tagged("klub Padi/ORG seri")


def test_a_full_name_tells_its_parts() -> None:
    """The last word by itself is the person too."""
    others = [tagged("menurut Sari/PER Wijaya/PER harga naik"), *[tagged("lalu Wijaya/PER pulang")] * 3]
    assert explained("kata Wijaya/LOC kemarin", others) == tagged("kata Wijaya/PER kemarin")


def test_a_capital_at_the_start_is_no_evidence() -> None:
    """Of a sentence, and behind a mark."""
    others = [*OFTEN, *[tagged("kemarin Sari/PER tiba")] * 3]
    assert explained("Sari makan", others) == tagged("Sari/PER makan")
    assert explained("Hujan turun", others) == tagged("Hujan turun")


def test_most_sentences_without_a_name_are_left_out() -> None:
    """All with one stay."""
    plain, named = [tagged("hujan turun lagi")] * 200, [tagged("kemarin Sari/PER tiba")] * 20
    kept = agreed_names.consistent([*plain, *named], [], Random(1))
    assert sum(row == named[0] for row in kept) == 20
    assert 10 < sum(row == plain[0] for row in kept) < 60
