"""Names are compared as the guidelines say."""

from __future__ import annotations

import pytest

from evaluation.articles import GoldQuote
from evaluation.naming import same_speaker


def said_by(speaker: str | None, kind: str = "person", aliases: tuple[str, ...] = ()) -> GoldQuote:
    return GoldQuote(0, 1, "direct", core=True, speaker=speaker, aliases=aliases, kind=kind)


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        ("Sari Dewi", True),
        ("dr. Sari Dewi, M.Si", True),
        ("SARI DEWI", True),
        ("Sari Dewi Lestari", True),
        ("Dewi Sari", False),
        ("Sari", False),
        (None, False),
    ],
)
def test_a_longer_form_of_a_name_is_right_and_a_shorter_one_is_not(predicted: str | None, right: bool) -> None:
    assert same_speaker(said_by("Sari Dewi"), predicted) is right


def test_an_organisation_may_lose_up_to_half_of_its_words() -> None:
    ministry = said_by("Kementerian Perikanan Pulau Rante", kind="org")
    assert same_speaker(ministry, "Kementerian Perikanan")
    assert not same_speaker(ministry, "Kementerian")


def test_a_name_that_is_all_title_keeps_its_titles() -> None:
    assert same_speaker(said_by("Wali Kota"), "wali kota")
    assert not same_speaker(said_by("Wali Kota"), "Gubernur")


def test_an_unknown_speaker_is_right_only_if_none_is_given() -> None:
    assert same_speaker(said_by(None), None)
    assert not same_speaker(said_by(None), "Sari Dewi")


def test_an_alias_is_as_right_as_the_name() -> None:
    assert same_speaker(said_by("Joko", aliases=("Joko Susilo",)), "Joko Susilo")
    assert same_speaker(said_by("Badan Ukur Laut", kind="org", aliases=("BUL",)), "BUL")
