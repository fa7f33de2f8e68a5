"""Words that the tokenizer leaves whole, known beforehand, so that it need not be asked.

For each word of the vectors' vocabulary a file beside the tokenizer's model holds one byte: in which of eight forms (with a capital or
without; alone, before a comma, before the sentence's full stop, at the sentence's beginning) the tokenizer is certain to take it for one
word. The file is made by asking it (`training.plain_words`), so the answers are its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

SUFFIX = ".plain"
DIGEST_BYTES = 8

Words = tuple[tuple[tuple[int, int], ...], ...]
"""Tokens of a piece, each its words' starts and ends, counted from the start of the piece. Tuples: the garbage collector passes them by."""


class Piece(NamedTuple):
    """Text between spaces, and whether it stands first and last in its stretch."""

    text: str
    first: bool
    last: bool

    @property
    def has_inner_stop(self) -> bool:
        """`Dr.` before a name."""
        return self.text.endswith(".") and not self.last


class Form(NamedTuple):
    """What stands after a word, and whether it stands first and last."""

    tail: str
    first: bool
    last: bool


FORMS = (Form("", False, False), Form(",", False, False), Form(".", False, True), Form("", True, False))


@dataclass(frozen=True, slots=True)
class PlainWords:
    """A vocabulary and what is known of its words.

    `numbers` gives a word's place in `forms`, whose bits stand for `FORMS` without a capital, then with one.
    """

    numbers: Mapping[str, int]
    forms: bytes

    @staticmethod
    def read(path: Path, model: Path, numbers: Mapping[str, int], reading: str) -> PlainWords | None:
        """The file at `path`; None where there is none, or it was made for another model, vocabulary or way of asking (`reading`)."""
        if not path.is_file():
            return None
        content = path.read_bytes()
        if content[:DIGEST_BYTES] != digest(model, numbers, reading):
            return None
        return PlainWords(numbers, content[DIGEST_BYTES:])

    def words(self, piece: Piece) -> Words | None:
        """The words of a piece that is known to be plain, else None."""
        text = piece.text
        tail = text[-1] if text[-1] in ",." else ""
        word = text[: len(text) - len(tail)]
        form = Form(tail, piece.first, piece.last)
        capital = word[:1].isupper()
        if form not in FORMS or not (word[1:].islower() if capital and len(word) > 1 else word.islower()):
            return None
        number = self.numbers.get(word.lower())
        if number is None or not self.forms[number] & bit(form, capital=capital):
            return None
        return whole(word, tail)


def bit(form: Form, *, capital: bool) -> int:
    """The bit of a word's byte that stands for a form."""
    return 1 << FORMS.index(form) + len(FORMS) * capital


def whole(word: str, tail: str) -> Words:
    """The word as one token, and what follows it as another."""
    end = len(word)
    return (((0, end),), ((end, end + 1),)) if tail else (((0, end),),)


def digest(model: Path, numbers: Mapping[str, int], reading: str) -> bytes:
    """Says for which tokenizer, vocabulary and way of asking a file was made."""
    seen = hashlib.blake2b(model.read_bytes(), digest_size=DIGEST_BYTES)
    seen.update("\n".join(numbers).encode())
    seen.update(reading.encode())
    return seen.digest()
