"""From an extraction to what the caller asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.answers import answer, counter, is_called, selected
from app.api.schemas import OffsetUnit, Options
from app.quotes.types import Evidence, Extraction, Mention, Quote, QuoteType, Span, Speaker, SpeakerKind

TEXT = "“Satu,” kata Ratna. “Dua,” katanya. “Tiga.”"
RATNA = Speaker(1, "Ratna Widuri", SpeakerKind.PERSON, ("Wali Kota", "Wali Kota Bandung"), ("Ratna", "Bu Wali"))
BAGAS = Speaker(2, "Bagas", SpeakerKind.PERSON)


def quote(
    number: int, speaker: Speaker | None, confidence: float | None = None, kind: QuoteType = QuoteType.DIRECT
) -> Quote:
    """A quote of the text's first word."""
    return Quote(
        number,
        kind,
        "Satu",
        Span(1, 5),
        speaker,
        Mention("Ratna", Span(13, 18)),
        None,
        Evidence("a_rule", "by_name"),
        confidence,
    )


WHOLE = Extraction(
    (
        quote(1, RATNA, 0.9),
        quote(2, BAGAS, 0.5, QuoteType.INDIRECT),
        quote(3, None),
        quote(4, RATNA, None, QuoteType.MIXED),
    ),
    (RATNA, BAGAS),
    characters=43,
    sentences=3,
)


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (Options(), [1, 2, 3, 4]),
        (Options(speakers=["ratna"]), [1, 4]),
        (Options(speakers=["BU WALI", "bagas"]), [1, 2, 4]),
        (Options(speakers=["Wid"]), []),
        (Options(types=[QuoteType.DIRECT, QuoteType.MIXED]), [1, 3, 4]),
        (Options(min_confidence=0.6), [1, 3, 4]),
        (Options(speakers=["Ratna"], types=[QuoteType.MIXED]), [4]),
    ],
)
def test_filters_keep_what_passes_all_of_them(options: Options, left: list[int]) -> None:
    """Quotes keep their ids; an unmeasured confidence is not held against a quote; an unknown speaker is no speaker."""
    assert [quote.id for quote in selected(WHOLE, options).quotes] == left


def test_speakers_without_a_quote_left_go() -> None:
    """`speakers` lists those of the answer, each with the quotes that are left."""
    given_answer = answer(WHOLE, TEXT, Options(types=[QuoteType.MIXED]), article_id=None, models="m", milliseconds=1)
    assert [(speaker.name, speaker.quotes) for speaker in given_answer.speakers] == [("Ratna Widuri", [4])]


@pytest.mark.parametrize(
    ("wanted", "called"),
    [
        ("Ratna Widuri", True),
        ("widuri", True),
        ("ratna", True),
        ("Bu Wali", True),
        ("rat", False),
        ("Widuri Ratna", False),
        ("Ratna  WIDURI", True),
        ("Bandung", False),
        ("“”", False),
    ],
)
def test_a_speaker_is_called_by_whole_words(wanted: str, called: bool) -> None:
    """Name or alias, whole or a run of its words, whatever the case; roles do not count."""
    assert is_called(RATNA, wanted) is called


def test_nothing_is_invented() -> None:
    """No speaker and no cue are null; a confidence that was not measured is absent."""
    shown = answer(WHOLE, TEXT, Options(), article_id="x", models="m", milliseconds=7).model_dump(mode="json")
    assert shown["quotes"][2]["speaker"] is None
    assert shown["quotes"][0]["cue"] is None
    assert "confidence" not in shown["quotes"][2]
    assert shown["quotes"][0]["confidence"] == 0.9
    assert shown["quotes"][0]["speaker"] == {
        "id": 1,
        "name": "Ratna Widuri",
        "kind": "person",
        "role": "Wali Kota Bandung",
    }
    assert shown["meta"]["sentences"] == 3


@given(st.text("a😀é𐍈\ufeff", max_size=20), st.data())
def test_utf16_offsets_are_those_of_the_encoding(text: str, data: st.DataObject) -> None:
    """Any offset counts the UTF-16 units before it."""
    offset = data.draw(st.integers(0, len(text)))
    assert counter(text, OffsetUnit.UTF16)(offset) == len(text[:offset].encode("utf-16-le")) // 2
    assert counter(text, OffsetUnit.CODEPOINT)(offset) == offset


def test_an_extraction_is_not_changed() -> None:
    """Selecting leaves the original as it was."""
    before = replace(WHOLE)
    selected(WHOLE, Options(speakers=["Bagas"]))
    assert before == WHOLE
