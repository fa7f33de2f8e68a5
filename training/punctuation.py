"""Where a punctuation mark hangs in a tree, by the guidelines of Universal Dependencies.

Source: https://universaldependencies.org/u/dep/punct.html (the rules that udapi's `ud.FixPunct` also follows): a mark
that closes the
sentence hangs on its root; paired marks hang on the head of what they enclose; any other mark hangs on the subordinate
one of the
two units that it separates; and a mark never makes a tree non-projective.
"""

from __future__ import annotations

from training.conllu import Sentence, Word

_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "„": "“", "``": "''", '"': '"'}
_FINAL = {".", "!", "?", "...", "…"}
_LEFTWARD = {*_FINAL, "/"}


class _Tree:
    """Positions and subtree extents of the words that are not punctuation."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.at = {word: index for index, word in enumerate(words)}
        self.low = dict(self.at)
        self.high = dict(self.at)
        for word in words:
            if word.upos == "PUNCT":
                continue
            for ancestor in ancestors(word):
                self.low[ancestor] = min(self.low[ancestor], self.at[word])
                self.high[ancestor] = max(self.high[ancestor], self.at[word])

    def climb(self, word: Word, position: int) -> Word:
        """The highest ancestor of `word` on its side of `position` whose own subtree does not reach across."""
        while not self.low[word] < position < self.high[word]:
            head = word.head
            if head is None or (self.at[head] < position) != (self.at[word] < position):
                break
            word = head
        return word


def ancestors(word: Word) -> list[Word]:
    """The chain of heads above a word, the nearest first; a damaged, cyclic tree ends the chain."""
    chain: list[Word] = []
    head = word.head
    while head is not None and head not in chain:
        chain.append(head)
        head = head.head
    return chain


def attach(sentence: Sentence) -> Sentence:
    """Hang every punctuation mark where the guidelines want it, in place."""
    words = sentence.words
    root = next((word for word in words if word.head is None), None)
    if root is None or root.upos == "PUNCT":
        return sentence
    tree = _Tree(words)
    partners = _pairs(words)
    for position, word in enumerate(words):
        if word.upos != "PUNCT" or any(other.head is word for other in words):
            continue
        head = _head(tree, position, partners, root)
        if head is not None:
            word.head, word.deprel = head, "punct"
    return sentence


def _head(tree: _Tree, position: int, partners: dict[int, int], root: Word) -> Word | None:
    words = tree.words
    if position in partners:
        inside = _enclosed(tree, *sorted((position, partners[position])))
        if inside is not None:
            return inside
    left = next((w for w in reversed(words[:position]) if w.upos != "PUNCT"), None)
    right = next((w for w in words[position + 1 :] if w.upos != "PUNCT"), None)
    if right is None and (words[position].form in _FINAL or left is None):
        return root if left is None else _last_clause(words[:position], left)
    if left is None or right is None:
        only = left or right
        return None if only is None else root if right is None else tree.climb(only, position)
    left, right = tree.climb(left, position), tree.climb(right, position)
    if words[position].form in _LEFTWARD:
        return left
    return left if right in ancestors(left) else right


def _last_clause(words: list[Word], last: Word) -> Word:
    """The head of what follows the first full stop: several sentences in one tree each keep their own last mark."""
    start = next((index for index, word in enumerate(words) if word.form in _FINAL), -1)
    chain = [last, *ancestors(last)]
    later = set(words[start + 1 :])
    return [word for word in chain if word in later][-1] if last in later else chain[-1]


def _enclosed(tree: _Tree, start: int, end: int) -> Word | None:
    """The one word inside whose head is outside; None where there is no such single word."""
    inside = [w for w in tree.words[start + 1 : end] if w.upos != "PUNCT"]
    tops = [w for w in inside if w.head is None or not start < tree.at[w.head] < end]
    return tops[0] if tops else None


def _pairs(words: list[Word]) -> dict[int, int]:
    """Partner positions of brackets and quotation marks, both ways; unbalanced ones have none."""
    partners: dict[int, int] = {}
    waiting: list[tuple[int, str]] = []
    for position, word in enumerate(words):
        if waiting and word.form == waiting[-1][1]:
            start, _ = waiting.pop()
            partners[start], partners[position] = position, start
        elif word.form in _PAIRS:
            waiting.append((position, _PAIRS[word.form]))
    return partners
