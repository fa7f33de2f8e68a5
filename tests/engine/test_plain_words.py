"""Words that the tokenizer leaves whole: what the file says is what the tokenizer would have said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("stanza")

from app.engine.neural.plain_words import FORMS, Form, Piece, PlainWords, Words, bit, digest, whole
from app.engine.neural.tokeniser import _pieces
from app.engine.stretches import cut
from app.quotes import article as quotes
from evaluation.articles import load_corpus
from training.plain_words import forms

NUMBERS = {"<PAD>": 0, "jalan": 1, "katanya": 2}
INSIDE, BEFORE_COMMA, AT_END, AT_START = FORMS


class Cutter:
    """A tokenizer that cuts off `nya`, is not certain before a full stop, and leaves the rest whole."""

    def certain_words(self, pieces: Sequence[Piece]) -> list[Words | None]:
        """See `training.plain_words.Tokenizer`."""
        return [self._words(piece) for piece in pieces]

    @staticmethod
    def _words(piece: Piece) -> Words | None:
        word = piece.text.rstrip(",.")
        if piece.text.endswith("."):
            return None
        if word.endswith("nya"):
            return (((0, len(word) - 3), (len(word) - 3, len(word))),)
        return whole(word, piece.text[len(word) :])


@pytest.fixture
def plain() -> PlainWords:
    """What the cutter leaves whole."""
    return PlainWords(NUMBERS, forms(Cutter(), NUMBERS))


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (Piece("jalan", False, False), (((0, 5),),)),
        (Piece("Jalan", True, False), (((0, 5),),)),
        (Piece("Jalan,", False, False), (((0, 5),), ((5, 6),))),
        (Piece("jalan.", False, True), None),
        (Piece("jalan.", False, False), None),
        (Piece("jalan", False, True), None),
        (Piece("JALAN", False, False), None),
        (Piece("katanya", False, False), None),
        (Piece("jembatan", False, False), None),
        (Piece(",", False, False), None),
        (Piece("<PAD>", False, False), None),
    ],
)
def test_only_what_was_asked_is_known(plain: PlainWords, piece: Piece, words: Words | None) -> None:
    """A word, form or spelling that the file does not vouch for is left to the tokenizer."""
    assert plain.words(piece) == words


def test_each_form_has_a_bit_of_its_own() -> None:
    """Eight forms, one byte."""
    bits = {bit(form, capital=capital) for form in FORMS for capital in (False, True)}
    assert len(bits) == 8
    assert max(bits) == 128
    assert Form(",", False, False) == BEFORE_COMMA


def test_a_file_made_for_something_else_is_passed_over(tmp_path: Path) -> None:
    """Another model, another vocabulary, another way of asking, or no file."""
    model, file = tmp_path / "kutip.pt", tmp_path / "kutip.plain"
    model.write_bytes(b"weights")
    assert PlainWords.read(file, model, NUMBERS, "di") is None
    file.write_bytes(digest(model, NUMBERS, "di") + bytes(3))
    assert PlainWords.read(file, model, NUMBERS, "di") == PlainWords(NUMBERS, bytes(3))
    assert PlainWords.read(file, model, NUMBERS, "ke") is None
    assert PlainWords.read(file, model, {"lain": 0}, "di") is None
    model.write_bytes(b"other weights")
    assert PlainWords.read(file, model, NUMBERS, "di") is None


@pytest.mark.models
def test_the_bundled_file_says_what_the_tokenizer_says(stanza_annotator: Any) -> None:
    """Every piece of the corpus that the file knows, asked again with the weights as they run here."""
    plain = stanza_annotator._tokeniser._plain
    if plain is None:
        pytest.skip("no plain words beside these models")
    drafts = [draft for article in load_corpus() for draft in quotes.read(article.text).drafts]
    pieces = {piece for stretch in cut(drafts) for piece, _ in _pieces(stretch.text)}
    known = [(piece, words) for piece in sorted(pieces) if (words := plain.words(piece))]
    assert len(known) > 0.4 * len(pieces)
    assert [words for _, words in known] == stanza_annotator.certain_words([piece for piece, _ in known])
