"""Which words of the vocabulary the tokenizer leaves whole: the file beside its model that `app.engine.neural.plain_words` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from app.engine.neural.plain_words import FORMS, Piece, Words, bit, digest, whole
from app.engine.stanza_annotator import READING, StanzaAnnotator, plain_words_file
from training.bundle import PACKAGE, model_path
from training.places import from_environment

AT_ONCE = 4_000


class Tokenizer(Protocol):
    """What is asked."""

    def certain_words(self, pieces: Sequence[Piece]) -> list[Words | None]:
        """The words of each piece by itself, None where it is not certain."""
        ...


def forms(tokenizer: Tokenizer, numbers: Mapping[str, int]) -> bytes:
    """For each word, the forms in which the tokenizer is certain to leave it whole; a minute of work."""
    known = bytearray(len(numbers))
    questions = [(number, *question) for word, number in numbers.items() for question in _questions(word)]
    for first in range(0, len(questions), AT_ONCE):
        some = questions[first : first + AT_ONCE]
        answers = tokenizer.certain_words([piece for _, _, piece, _ in some])
        for (number, mask, _, expected), words in zip(some, answers, strict=True):
            known[number] |= mask * (words == expected)
    return bytes(known)


def _questions(word: str) -> Iterator[tuple[int, Piece, Words]]:
    """The bit, the piece, and what a plain word's words are, for each form of a word of letters."""
    if not word.islower() or " " in word:
        return
    for form in FORMS:
        for capital in (False, True):
            written = word.capitalize() if capital else word
            piece = Piece(written + form.tail, form.first, form.last)
            yield bit(form, capital=capital), piece, whole(written, form.tail)


def write(models: Path) -> None:
    """Ask the tokenizer of the bundle `models` and write its file."""
    annotator = StanzaAnnotator(models, half_precision=False)
    numbers = annotator.vocabulary
    made_for = digest(model_path(models, "tokenize"), numbers, READING)
    plain_words_file(models, PACKAGE).write_bytes(made_for + forms(annotator, numbers))


if __name__ == "__main__":
    write(from_environment().models)
