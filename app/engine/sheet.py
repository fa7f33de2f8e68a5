"""A table of words that stands in for Stanza's `Document`.

Stanza's processors read and write a document by column (`get`, `set`). Building its Document, Sentence, Token and Word
objects costs about as much as a small model does, and Kutip needs the columns alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


class Sheet:
    """Sentences as lists of words, and one column of values for each field that a processor has written.

    Implements what the processors pos, lemma, depparse and ner call; words and tokens are the same units here.
    """

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        self._lengths = [len(sentence) for sentence in sentences]
        self._columns: dict[str, list[Any]] = {"text": [word for sentence in sentences for word in sentence]}
        self._blank: list[Any] = [None] * sum(self._lengths)

    @property
    def sentences(self) -> tuple[()]:
        """Stanza's parser walks these to check tags and link words; a sheet has nothing to check or link."""
        return ()

    def get(self, fields: str | Sequence[str], as_sentences: bool = False, from_token: bool = False) -> list[Any]:
        """The values of `fields`, a list for each word where there are several; grouped by sentence if asked."""
        del from_token
        names = [fields] if isinstance(fields, str) else list(fields)
        columns = [self._columns.get(name, self._blank) for name in names]
        rows: list[Any] = list(columns[0]) if len(columns) == 1 else [list(row) for row in zip(*columns, strict=True)]
        return self._by_sentence(rows) if as_sentences else rows

    def set(self, fields: str | Sequence[str], contents: Iterable[Any], to_token: bool = False) -> None:
        """Store one value for each word (several fields: one sequence of values for each word)."""
        del to_token
        names = [fields] if isinstance(fields, str) else list(fields)
        rows = list(contents)
        if len(rows) != len(self._blank):
            raise ValueError(f"{len(rows)} values for {len(self._blank)} words")
        for position, name in enumerate(names):
            self._columns[name] = rows if len(names) == 1 else [row[position] for row in rows]

    def column(self, field: str) -> list[list[Any]]:
        """The values of one field by sentence."""
        return self._by_sentence(self._columns.get(field, self._blank))

    def build_ents(self) -> tuple[()]:
        """Stanza's name finder collects its entities here; Kutip reads them off the tags."""
        return ()

    def _by_sentence(self, rows: list[Any]) -> list[list[Any]]:
        ends, end = [], 0
        for length in self._lengths:
            end += length
            ends.append(end)
        return [rows[end - length : end] for length, end in zip(self._lengths, ends, strict=True)]


class Expansions:
    """The multi-word tokens of a batch, as Stanza's mwt processor wants to meet them."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = list(tokens)
        self.words: list[list[str]] = []

    def get_mwt_expansions(self, evaluation: bool = True) -> list[str]:
        """The tokens to expand."""
        del evaluation
        return self._tokens

    def set_mwt_expansions(self, expansions: Sequence[str], process_manual_expanded: bool | None = None) -> None:
        """Take each token's words, written with spaces between them; a token that stays whole keeps its spelling, as in Stanza."""
        del process_manual_expanded
        cut = [expansion.split() for expansion in expansions]
        self.words = [words if len(words) > 1 else [token] for token, words in zip(self._tokens, cut, strict=True)]
