"""From labels on characters to words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.tokenisation import TokenSpan, characters, labelled_tokens, word_spans
from app.quotes.types import Span


def test_labels_close_tokens() -> None:
    """`ujarnya.` labelled as a token of several words and a full stop."""
    text = "ujarnya."
    tokens = labelled_tokens(characters(text), [0, 0, 0, 0, 0, 0, 3, 2])
    assert tokens == [TokenSpan(0, 7, True), TokenSpan(7, 8, False)]


def test_a_space_closes_a_token() -> None:
    """No token holds a space, even where the tokenizer missed the end of a word."""
    text = "  kata  dia"
    row = characters(text)
    assert [text[t.start : t.end] for t in labelled_tokens(row, [0] * len(row))] == ["kata", "dia"]


@given(st.text("ab. “”", max_size=30), st.data())
def test_tokens_never_overlap_nor_lose_a_character(text: str, data: st.DataObject) -> None:
    """Whatever the labels, the tokens are in order and hold every character that is not a space."""
    row = characters(text)
    labels = data.draw(st.lists(st.integers(0, 4), min_size=len(row), max_size=len(row)))
    tokens = labelled_tokens(row, labels)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert "".join(text[t.start : t.end] for t in tokens) == text.replace(" ", "")


@pytest.mark.parametrize(
    ("expansion", "spans"),
    [
        (["ujar", "nya"], [Span(14, 18), Span(18, 21)]),
        (["UJAR", "nya"], [Span(14, 18), Span(18, 21)]),
        (["ujar", "dia"], [Span(14, 21)]),
        (["ujarnya"], [Span(14, 21)]),
        ([], [Span(14, 21)]),
    ],
)
def test_words_are_exact_pieces_or_none(expansion: list[str], spans: list[Span]) -> None:
    """A token is split only where its words add up to it letter by letter."""
    assert word_spans("Ya, ujarnya", TokenSpan(4, 11, True), 10, {"ujarnya": expansion}) == spans


@pytest.mark.parametrize("surface", ["bertanya", "Ditanya", "nyonya"])
def test_a_stem_that_ends_like_an_enclitic_is_one_word(surface: str) -> None:
    """`berta` is no word."""
    expansions = {surface: [surface[:-3], surface[-3:]]}
    assert word_spans(surface, TokenSpan(0, len(surface), True), 0, expansions) == [Span(0, len(surface))]
