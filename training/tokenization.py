"""Training files for Stanza's tokenizer: running text with one label for each character, and the multiword expansions.

Labels, as Stanza's `prepare_tokenizer_data` gives them: 0 inside, 1 end of a token, 2 end of a sentence, 3 end of a
multiword token,
4 end of a multiword token and of the sentence.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from training.conllu import Sentence, Token

PARAGRAPH = "\n\n"
BREAK_SHARE = 0.35
ODD_BLANKS = ("\u00a0", "  ", "\n", " \n", "\u2009")
ODD_BLANK_SHARE = 0.02


def labelled(sentence: Sentence) -> tuple[str, str]:
    """The text of a sentence, with a blank at its end, and its labels."""
    text, labels = "", ""
    for token in sentence.tokens:
        last = token is sentence.tokens[-1]
        blank = token.space_after or last
        text += token.form + " " * blank
        labels += "0" * (len(token.form) - 1) + _end_label(token, last) + "0" * blank
    return text, labels


def _end_label(token: Token, last: bool) -> str:
    several = len(token.words) > 1
    return str(1 + last + 2 * several)


def running(sentences: Sequence[Sentence], rng: Random, odd_blanks: bool) -> tuple[str, str]:
    """Paragraphs of running text with labels; `odd_blanks` puts no-break spaces and line breaks in a few places."""
    texts, labels = [], []
    for sentence in sentences:
        text, label = labelled(sentence)
        if odd_blanks:
            text, label = _with_odd_blanks(text, label, rng)
        if rng.random() < BREAK_SHARE or sentence is sentences[-1]:
            text, label = text.rstrip() + PARAGRAPH, label[: len(text.rstrip())] + PARAGRAPH
        texts.append(text)
        labels.append(label)
    return "".join(texts), "".join(labels)


def _with_odd_blanks(text: str, labels: str, rng: Random) -> tuple[str, str]:
    characters, marks = [], []
    for character, label in zip(text, labels, strict=True):
        odd = character == " " and label == "0" and rng.random() < ODD_BLANK_SHARE
        blank = rng.choice(ODD_BLANKS) if odd else character
        characters.append(blank)
        marks.append(label if len(blank) == 1 else "0" * len(blank))
    return "".join(characters), "".join(marks)


def expansions(sentences: Sequence[Sentence]) -> list[list[object]]:
    """Multiword tokens with their words and how often each was seen, as Stanza's `--mwt_json_file` has them."""
    seen = Counter(
        (token.form, tuple(word.form for word in token.words))
        for sentence in sentences
        for token in sentence.tokens
        if len(token.words) > 1
    )
    return [[[form, list(words)], count] for (form, words), count in seen.items()]


def write(stem: Path, sentences: Sequence[Sentence], rng: Random, odd_blanks: bool) -> None:
    """Write `stem`.txt, `stem`.labels and `stem`.mwt.json."""
    text, labels = running(sentences, rng, odd_blanks)
    stem.parent.mkdir(parents=True, exist_ok=True)
    stem.with_suffix(".txt").write_text(text, encoding="utf-8")
    stem.with_suffix(".labels").write_text(labels, encoding="utf-8")
    stem.with_suffix(".mwt.json").write_text(json.dumps(expansions(sentences), ensure_ascii=False), encoding="utf-8")
