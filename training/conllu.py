"""Dependency trees in CoNLL-U, as objects that point at each other: cutting and joining needs no renumbering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

EMPTY = "_"
ROOT_RELATION = "root"


@dataclass(eq=False, slots=True)
class Word:
    """A syntactic word. `head` is None for the root of the sentence."""

    form: str
    upos: str
    deprel: str
    head: Word | None = None


@dataclass(eq=False, slots=True)
class Token:
    """A surface token: one word or several (`ujarnya`: `ujar` + `nya`). `space_after`: a blank follows in the text."""

    form: str
    words: list[Word]
    space_after: bool = True


@dataclass(eq=False, slots=True)
class Sentence:
    """One tree with its surface tokens, in order, and the treebank whose habits it follows."""

    tokens: list[Token] = field(default_factory=list)
    treebank: str = EMPTY

    @property
    def words(self) -> list[Word]:
        """All syntactic words, in order."""
        return [word for token in self.tokens for word in token.words]

    @property
    def text(self) -> str:
        """The sentence as it was written, spacing included."""
        return "".join(token.form + (" " if token.space_after else "") for token in self.tokens).strip()

    def children(self) -> dict[Word, list[Word]]:
        """Each word's dependents, in order."""
        found: dict[Word, list[Word]] = {word: [] for word in self.words}
        for word in self.words:
            if word.head is not None:
                found[word.head].append(word)
        return found


def read(path: Path, treebank: str = EMPTY) -> list[Sentence]:
    """All sentences of a CoNLL-U file; lemmas, XPOS, features and enhanced graphs are left behind."""
    return list(parse(path.read_text(encoding="utf-8"), treebank))


def parse(text: str, treebank: str = EMPTY) -> Iterator[Sentence]:
    """The sentences of CoNLL-U text."""
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield Sentence(_tokens(rows), treebank)


def _tokens(rows: list[list[str]]) -> list[Token]:
    simple = {row[0]: Word(row[1], row[3], row[7]) for row in rows if row[0].isdigit()}
    for row in rows:
        if row[0].isdigit():
            simple[row[0]].head = simple.get(row[6])
    tokens: list[Token] = []
    covered = 0
    for row in rows:
        space_after = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, covered = (int(number) for number in row[0].split("-"))
            tokens.append(Token(row[1], [simple[str(i)] for i in range(first, covered + 1)], space_after))
        elif row[0].isdigit() and int(row[0]) > covered:
            tokens.append(Token(row[1], [simple[row[0]]], space_after))
    return tokens


def write(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write CoNLL-U. XPOS and features stay empty: sources that fill them differently would show.

    The lemma of every word is the treebank's name, which the parser is to know.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(dump(sentence) for sentence in sentences), encoding="utf-8")


def dump(sentence: Sentence) -> str:
    """One sentence as CoNLL-U, its text in a comment."""
    number = {word: index for index, word in enumerate(sentence.words, start=1)}
    lines = [f"# text = {sentence.text}"]
    for token in sentence.tokens:
        misc = EMPTY if token.space_after else "SpaceAfter=No"
        if len(token.words) > 1:
            span = f"{number[token.words[0]]}-{number[token.words[-1]]}"
            lines.append("\t".join([span, token.form, *[EMPTY] * 7, misc]))
            misc = EMPTY
        lines += ["\t".join(_row(word, number, misc, sentence.treebank)) for word in token.words]
    return "\n".join(lines) + "\n\n"


def _row(word: Word, number: dict[Word, int], misc: str, treebank: str) -> list[str]:
    head = str(number[word.head]) if word.head is not None else "0"
    relation = word.deprel if word.head is not None else ROOT_RELATION
    return [str(number[word]), word.form, treebank, word.upos, EMPTY, EMPTY, head, relation, EMPTY, misc]


def copied(sentence: Sentence) -> Sentence:
    """A deep copy that shares nothing with the original."""
    twin = {word: Word(word.form, word.upos, word.deprel) for word in sentence.words}
    for word, copy in twin.items():
        copy.head = None if word.head is None else twin[word.head]
    tokens = [Token(t.form, [twin[w] for w in t.words], t.space_after) for t in sentence.tokens]
    return Sentence(tokens, sentence.treebank)


def without_compound(sentence: Sentence) -> Sentence:
    """The sentence with `compound` renamed to `nmod`, in place: CSUI and PUD write `nmod` for GSD's `compound`."""
    for word in sentence.words:
        if word.deprel.split(":")[0] == "compound":
            word.deprel = "nmod"
    return sentence
