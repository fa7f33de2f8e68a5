"""Constituency trees in brackets, and the dependency trees that fit them best.

ICON's annotators say which words belong together, not which one governs. A parser trained on dependencies scores every
pair of words; within each bracket the best tree over the heads of its parts is searched, from the inside out. So the
brackets correct the parser where it would attach a phrase to the wrong place (every sixteenth word, in the second run
of the chain), and the treebanks' habits stay: those of the treebank that each sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from training import conllu
from training.arcs import Arcs
from training.conllu import ROOT_RELATION, Sentence, Token, Word

Scores = NDArray[np.floating]
_PIECE = re.compile(r"[()]|[^\s()]+")
_FORMS = {"-LRB-": "(", "-RRB-": ")"}
_VERB = ("VERB", "ADJ", "AUX")
TAGS: dict[str, tuple[str, ...]] = {
    "NNO": ("NOUN", "PROPN", "ADP", "SYM", "X"), "NNP": ("PROPN", "NUM"), "VBT": _VERB, "VBI": _VERB, "VBP": _VERB,
    "VBL": ("AUX", "VERB", "ADP"), "ADJ": ("ADJ", "VERB", "ADV", "PROPN", "NUM", "DET"), "PUN": ("PUNCT",),
}  # fmt: skip
"""What each of ICON's tags may be in Universal Dependencies, the likeliest first; other tags may be anything."""


@dataclass(slots=True)
class Leaf:
    """A word with its tag; `place` counts the words of the sentence from 1."""

    form: str
    tag: str
    place: int = 0


Node = Leaf | list["Node"]


def read(line: str) -> Node:
    """One bracketed tree, its words numbered; `buku - buku` becomes the one word `buku-buku`."""
    pieces = iter(_PIECE.findall(line))
    next(pieces)
    tree = _node(pieces)
    for place, leaf in enumerate(leaves(tree), start=1):
        leaf.place = place
    return tree


def _node(pieces: Iterator[str]) -> Node:
    label = next(pieces)
    children: list[Node] = []
    for piece in pieces:
        if piece == "(":
            children.append(_node(pieces))
        elif piece == ")":
            break
        else:
            next(pieces)
            return Leaf(_FORMS.get(piece, piece), label)
    return _joined(children)


def _joined(children: list[Node]) -> list[Node]:
    """Reduplications joined: sisters `x - xy` with a common start."""
    found: list[Node] = []
    for child in children:
        left, dash = found[-2:] if len(found) > 1 else (None, None)
        if (
            isinstance(left, Leaf) and isinstance(dash, Leaf) and isinstance(child, Leaf) and dash.form == "-"
            and child.form.lower().startswith(left.form.lower()[:4]) and len(left.form) > 2
        ):  # fmt: skip
            found[-2:] = [Leaf(f"{left.form}-{child.form}", left.tag)]
        else:
            found.append(child)
    return found


def leaves(node: Node) -> Iterator[Leaf]:
    """The words in order."""
    if isinstance(node, Leaf):
        yield node
    else:
        for child in node:
            yield from leaves(child)


def bare(node: Node) -> Sentence:
    """The words without a tree: all hang from the first."""
    words = [Word(leaf.form, "X", "dep") for leaf in leaves(node)]
    for word in words[1:]:
        word.head = words[0]
    words[0].deprel = ROOT_RELATION
    return Sentence([Token(word.form, [word]) for word in words])


def retag(node: Node, sentence: Sentence) -> None:
    """Where the tagger's answer cannot be what the annotators saw, the likeliest tag that can."""
    for leaf, word in zip(leaves(node), sentence.words, strict=True):
        possible = TAGS.get(leaf.tag)
        if possible and word.upos not in possible:
            word.upos = possible[0]


def heads(node: Node, scores: Scores) -> dict[int, int]:
    """The best head for each word within the brackets, 0 for the root.

    `scores[i, j]`: the logarithm of how likely word j governs word i, counted from 1; column 0 is the root.
    """
    found: dict[int, int] = {}
    found[_inside(node, scores, found)] = 0
    return found


def _inside(node: Node, scores: Scores, found: dict[int, int]) -> int:
    """Settle the heads within a node; its own head word."""
    if isinstance(node, Leaf):
        return node.place
    tops = [_inside(child, scores, found) for child in node]
    if len(tops) == 1:
        return tops[0]
    places = [leaf.place for leaf in leaves(node)]
    outside = np.delete(np.arange(scores.shape[1]), places)
    table = np.full((len(tops) + 1, len(tops) + 1), -np.inf)
    table[1:, 1:] = scores[tops][:, tops]
    table[1:, 0] = scores[tops][:, outside].max(axis=1)
    np.fill_diagonal(table, -np.inf)
    tree = chuliu_edmonds_one_root(table)
    for top, head in zip(tops, tree[1:], strict=True):
        if head:
            found[top] = tops[head - 1]
    return next(top for top, head in zip(tops, tree[1:], strict=True) if head == 0)


def likelihood(found: dict[int, int], scores: Scores) -> float:
    """The mean logarithm of the chosen heads' likelihood."""
    return float(np.mean([scores[place, head] for place, head in found.items()]))


def attach(sentence: Sentence, found: dict[int, int], labels: Scores, relations: list[str]) -> Sentence:
    """Hang the words of a sentence on the heads found, each with its likeliest relation, in place."""
    words = sentence.words
    ordinary = [place for place, relation in enumerate(relations) if relation != ROOT_RELATION]
    for place, head in found.items():
        word = words[place - 1]
        word.head = words[head - 1] if head else None
        best = ordinary[int(labels[place, head, ordinary].argmax())]
        word.deprel = relations[best] if head else ROOT_RELATION
    return sentence


def parsed(
    nodes: Sequence[Node],
    tagged: Sequence[Sentence],
    scored: Callable[[Sequence[Sentence]], Iterable[Arcs]],
    least: float,
) -> list[tuple[Sentence, Sentence]]:
    """Each sentence as a dependency tree twice: with tags that fit the brackets' ones, and with the tagger's own.

    Args:
        nodes: the bracketed sentences.
        tagged: the same words, tagged; changed in place.
        scored: a parser's scores for tagged sentences.
        least: sentences whose heads are less likely than this in the mean are left out: they cannot be reconciled.
    """
    own = [[word.upos for word in sentence.words] for sentence in tagged]
    for node, sentence in zip(nodes, tagged, strict=True):
        retag(node, sentence)
    found = []
    for node, sentence, tags, arcs in zip(nodes, tagged, own, scored(tagged), strict=True):
        governors = heads(node, arcs.heads)
        if likelihood(governors, arcs.heads) >= least:
            tree = attach(sentence, governors, arcs.labels, arcs.relations)
            found.append((tree, _with_tags(tree, tags)))
    return found


def _with_tags(tree: Sentence, tags: Sequence[str]) -> Sentence:
    twin = conllu.copied(tree)
    for word, tag in zip(twin.words, tags, strict=True):
        word.upos = tag
    return twin
