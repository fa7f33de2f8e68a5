"""Quotation marks put into trees: every glyph, glued, spaced, doubled or missing, as scraped news has them.

The treebanks hold few quotations and nearly all in straight marks; the service meets little else than quotations.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from training.conllu import Sentence, Token, Word, copied

PAIRS = (
    ("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ('"', '"'), ("”", "”"), ("“", "“"), ("„", "“"), ("„", "”"), ("«",
    "»"), ("»", "«"),
    ("‘", "’"), ("'", "'"), ("``", "''"), ("''", "''"), ("“", '"'), ('"', "”"),
)  # fmt: skip
MARKS = frozenset(glyph for pair in PAIRS for glyph in pair)
_CLOSERS = {".", "!", "?", ","}


def is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark standing alone."""
    return token.form in MARKS


def restyled(sentence: Sentence, rng: Random) -> Sentence:
    """A copy whose quotation marks are of another kind: openers and closers in turn."""
    result = copied(sentence)
    pair = rng.choice(PAIRS)
    double = [token for token in result.tokens if token.form in MARKS - {"'", "’", "‘"}]
    for turn, token in enumerate(double):
        _rename(token, pair[turn % 2])
    return result


def _rename(token: Token, form: str) -> None:
    token.form = token.words[0].form = form


def quoted(sentence: Sentence, rng: Random) -> Sentence:
    """A copy with marks around the sentence, or around what stands before or after one of its commas or colons."""
    result = copied(sentence)
    start, end = _stretch(result, rng)
    return enclosed(result, start, end, rng.choice(PAIRS))


def _stretch(sentence: Sentence, rng: Random) -> tuple[int, int]:
    tokens = sentence.tokens
    breaks = [i for i, token in enumerate(tokens[:-1]) if token.form in {",", ":"} and i > 0]
    if breaks and rng.random() < 0.6:
        at = rng.choice(breaks)
        return (0, at + 1) if rng.random() < 0.5 and tokens[at].form == "," else (at + 1, len(tokens))
    return 0, len(tokens)


def enclosed(sentence: Sentence, start: int, end: int, pair: tuple[str, str]) -> Sentence:
    """Put a pair of marks around the tokens `start` to `end`, in place; they hang on the head of what they enclose."""
    inside = [word for token in sentence.tokens[start:end] for word in token.words]
    tops = [word for word in inside if word.head not in inside and word.upos != "PUNCT"]
    head = tops[0] if tops else inside[0]
    before, last = sentence.tokens[:start], sentence.tokens[end - 1]
    opener = Token(pair[0], [Word(pair[0], "PUNCT", "punct", head)], space_after=False)
    closer = Token(pair[1], [Word(pair[1], "PUNCT", "punct", head)], space_after=last.space_after)
    last.space_after = False
    if before:
        before[-1].space_after = True
    sentence.tokens = [*before, opener, *sentence.tokens[start:end], closer, *sentence.tokens[end:]]
    return sentence


def _glued(sentence: Sentence, at: int) -> None:
    """No blank on either side of a mark: `signifikan"katanya`."""
    sentence.tokens[at].space_after = False
    if at:
        sentence.tokens[at - 1].space_after = False


def _swapped(sentence: Sentence, at: int) -> None:
    """The blank on the wrong side of a mark: `signifikan "katanya`."""
    if 0 < at < len(sentence.tokens) - 1:
        before, mark = sentence.tokens[at - 1], sentence.tokens[at]
        before.space_after, mark.space_after = mark.space_after, before.space_after


def _spaced(sentence: Sentence, at: int) -> None:
    """Blanks on both sides of a mark."""
    sentence.tokens[at].space_after = True
    if at:
        sentence.tokens[at - 1].space_after = True


def _doubled(sentence: Sentence, at: int) -> None:
    """The same mark twice, as two tokens."""
    mark = sentence.tokens[at]
    twin = Token(mark.form, [Word(mark.form, "PUNCT", "punct", mark.words[0].head)], mark.space_after)
    mark.space_after = False
    sentence.tokens.insert(at + 1, twin)


def _missing(sentence: Sentence, at: int) -> None:
    """The mark left out; its spacing goes to the token before it."""
    mark = sentence.tokens[at].words[0]
    if len(sentence.tokens) > 2 and not any(word.head is mark for word in sentence.words):
        if at and sentence.tokens[at].space_after:
            sentence.tokens[at - 1].space_after = True
        del sentence.tokens[at]


_DAMAGES: tuple[Callable[[Sentence, int], None], ...] = (
    _glued,
    _swapped,
    _swapped,
    _spaced,
    _doubled,
    _missing,
)


def damaged(sentence: Sentence, rng: Random, share: float = 0.25) -> Sentence:
    """A copy in which a share of the marks is glued, spaced, doubled or missing."""
    result = copied(sentence)
    for at in reversed(range(len(result.tokens))):
        if at < len(result.tokens) and is_mark(result.tokens[at]) and rng.random() < share:
            rng.choice(_DAMAGES)(result, at)
    return result


def varied(sentence: Sentence, rng: Random) -> Sentence:
    """One varied copy: marks of another kind where there are any, else new ones; then some damage."""
    has_marks = any(is_mark(token) for token in sentence.tokens)
    return damaged(restyled(sentence, rng) if has_marks else quoted(sentence, rng), rng)
