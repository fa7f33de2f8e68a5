"""From the tokenizer's labels on characters to the spans of words.

Stanza's tokenizer labels each character: 0 inside a token, 1 its last, 2 the sentence's last, 3 and 4 the same for a
token of several words. Kutip's drafts are single sentences, so the sentence labels mean no more than the end of a
token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.quotes.types import Span

MULTI_WORD_LABELS = (3, 4)
ENDS_IN_NYA = frozenset({
    "tanya", "bertanya", "ditanya", "kutanya", "tanya-tanya", "bertanya-tanya", "ditanya-tanya", "nyonya",
})  # fmt: skip
"""Words whose stem ends like the enclitic `-nya` (KBBI: *tanya*, *nyonya*); the treebanks hold too few for the tokenizer to know."""


class TokenSpan(NamedTuple):
    """A token as labelled: offsets in the stretch's text, and whether it holds several words."""

    start: int
    end: int
    multi: bool


def characters(text: str) -> list[tuple[str, int]]:
    """The characters that the tokenizer reads, each with its offset; a run of spaces is one, none stands at an end."""
    kept: list[tuple[str, int]] = []
    previous = " "
    for offset, character in enumerate(text.rstrip()):
        if character != " " or previous != " ":
            kept.append((character, offset))
        previous = character
    return kept


def labelled_tokens(row: Sequence[tuple[str, int]], labels: Sequence[int]) -> list[TokenSpan]:
    """The tokens that the labels close. A space closes one too: no word of the Indonesian treebanks holds a space."""
    tokens: list[TokenSpan] = []
    start = end = -1
    for (character, offset), label in zip(row, labels, strict=True):
        if character != " ":
            start = offset if start < 0 else start
            end = offset + 1
        if start >= 0 and (label or character == " "):
            tokens.append(TokenSpan(start, end, int(label) in MULTI_WORD_LABELS))
            start = -1
    if start >= 0:
        tokens.append(TokenSpan(start, end, False))
    return tokens


def word_spans(text: str, token: TokenSpan, base: int, expansions: Mapping[str, Sequence[str]]) -> list[Span]:
    """The spans of a token's words, counted from `base` before the text.

    Args:
        text: the stretch.
        token: where the token stands in it.
        base: what to add to each offset.
        expansions: the words of multi-word tokens, by surface.

    Returns:
        one span for each word; a single one where the words do not add up to the surface letter by letter (a slip of
        the model), or the surface only ends like an enclitic.
    """
    surface = text[token.start : token.end]
    words = expansions.get(surface, ()) if token.multi and surface.casefold() not in ENDS_IN_NYA else ()
    if len(words) <= 1 or "".join(words).casefold() != surface.casefold() or sum(map(len, words)) != len(surface):
        return [Span(base + token.start, base + token.end)]
    spans, start = [], base + token.start
    for word in words:
        spans.append(Span(start, start + len(word)))
        start += len(word)
    return spans
