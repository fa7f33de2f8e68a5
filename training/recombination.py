"""New quotation sentences out of old parts: a clause of one tree, framed with a cue verb and a speaker of another.

The frames hang together as UD Indonesian-CSUI and -PUD have them: a cue after its content is its `parataxis`, a cue
before it
governs it as `ccomp`, and *menurut X* is an `obl`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from training.conllu import Sentence, Token, Word, copied
from training.marks import MARKS, PAIRS

AFTER_CUES = (
    "kata",
    "ujar",
    "tutur",
    "ucap",
    "jelas",
    "tambah",
    "tegas",
    "ungkap",
    "papar",
    "terang",
    "sebut",
    "imbuh",
    "lanjut",
    "pungkas",
)
BEFORE_CUES = ("mengatakan", "menyatakan", "menjelaskan", "menegaskan", "mengungkapkan", "menuturkan", "menambahkan",
"menyebut", "mengaku", "menilai", "berharap")  # fmt: skip
_SUBJECTS = {"nsubj", "nsubj:pass"}
_CLAUSES = {"acl", "acl:relcl", "advcl", "parataxis", "ccomp", "conj"}


def contents(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences fit to be said: 4 to 25 tokens, a verb or noun at the root, a full stop at the end, no marks inside."""
    return [s for s in sentences if 4 <= len(s.tokens) <= 25 and s.tokens[-1].form == "." and not _has_marks(s)]


def _has_marks(sentence: Sentence) -> bool:
    return any(token.form in MARKS or token.form == ":" for token in sentence.tokens)


def speakers(sentences: Sequence[Sentence]) -> list[list[Token]]:
    """Subject phrases that hold a proper noun, as runs of whole tokens, without clauses inside."""
    found = []
    for sentence in sentences:
        children = sentence.children()
        for word in sentence.words:
            if word.deprel in _SUBJECTS and word.upos in {"PROPN", "NOUN"}:
                run = _run(sentence, _subtree(word, children))
                if run and len(run) <= 12 and any(w.upos == "PROPN" for token in run for w in token.words):
                    found.append(run)
    return found


def _subtree(word: Word, children: dict[Word, list[Word]]) -> set[Word]:
    found, waiting = {word}, list(children[word])
    while waiting:
        child = waiting.pop()
        found.add(child)
        waiting += children[child]
    return found


def _run(sentence: Sentence, words: set[Word]) -> list[Token]:
    """The tokens of a subtree, or none where it is broken, holds a clause, or cuts a token in two."""
    places = [i for i, token in enumerate(sentence.tokens) if any(word in words for word in token.words)]
    run = sentence.tokens[places[0] : places[-1] + 1]
    whole = all(word in words for token in run for word in token.words)
    plain = not any(
        w.deprel in _CLAUSES or w.form in MARKS or (w.upos == "PUNCT" and w.form not in ",().") for w in words
    )
    return run if whole and plain and run[-1].form != "," else []


@dataclass(frozen=True, slots=True)
class _Parts:
    """Copies of the content, of the speaker's tokens, and the speaker's top word."""

    said: Sentence
    name: list[Token]
    top: Word


def framed(content: Sentence, speaker: Sequence[Token], rng: Random) -> Sentence:
    """One new sentence: `content` said by `speaker`, in a frame and with marks chosen by `rng`."""
    said = copied(content)
    name, top = _copied_run(speaker)
    frame = rng.choice((_after, _after, _after, _pronoun, _bahwa, _before, _according))
    new = frame(_Parts(said, name, top), rng)
    new.treebank = content.treebank
    return new


def _copied_run(run: Sequence[Token]) -> tuple[list[Token], Word]:
    originals = [word for token in run for word in token.words]
    twins = {word: Word(word.form, word.upos, word.deprel) for word in originals}
    top = next(word for word in originals if word.head not in twins)
    for word, twin in twins.items():
        twin.head = twins.get(word.head) if word.head is not None else None
    tokens = [Token(token.form, [twins[word] for word in token.words], token.space_after) for token in run]
    return tokens, twins[top]


def _root(sentence: Sentence) -> Word:
    return next(word for word in sentence.words if word.head is None)


def _mark(form: str, head: Word, space_after: bool) -> Token:
    return Token(form, [Word(form, "PUNCT", "punct", head)], space_after)


def _quote(said: Sentence, rng: Random, closing: str) -> tuple[list[Token], Token, Word]:
    """The content in marks (in one of seven cases without), ending in `closing`; its final stop; its root."""
    root, stop = _root(said), said.tokens[-1]
    body = said.tokens[:-1]
    body[-1].space_after = False
    pair = rng.choice(PAIRS) if rng.random() < 0.85 else None
    end = [_mark(closing, root, True)] if closing else []
    if pair is None:
        return [*body, *end], stop, root
    if end:
        end[0].space_after = False
    return [_mark(pair[0], root, False), *body, *end, _mark(pair[1], root, True)], stop, root


def _after(parts: _Parts, rng: Random) -> Sentence:
    said, name, top = parts.said, parts.name, parts.top
    quote, stop, root = _quote(said, rng, rng.choice((",", ",", ",", ".", "!", "?")))
    cue = Word(rng.choice(AFTER_CUES), "VERB", "parataxis", root)
    top.head, top.deprel = cue, "nsubj"
    name[-1].space_after = False
    return Sentence([*quote, Token(cue.form, [cue]), *name, stop])


def _pronoun(parts: _Parts, rng: Random) -> Sentence:
    quote, stop, root = _quote(parts.said, rng, rng.choice((",", ",", ".")))
    cue = Word(rng.choice(AFTER_CUES), "VERB", "parataxis", root)
    who = Word("nya", "PRON", "nsubj", cue)
    return Sentence([*quote, Token(cue.form + who.form, [cue, who], space_after=False), stop])


def _lowered(said: Sentence) -> None:
    first = said.tokens[0]
    if first.words[0].upos != "PROPN":
        first.form = first.form[:1].lower() + first.form[1:]
        first.words[0].form = first.words[0].form[:1].lower() + first.words[0].form[1:]


def _raised(name: list[Token]) -> None:
    name[0].form = name[0].form[:1].upper() + name[0].form[1:]
    name[0].words[0].form = name[0].words[0].form[:1].upper() + name[0].words[0].form[1:]


def _bahwa(parts: _Parts, rng: Random) -> Sentence:
    said, name, top = parts.said, parts.name, parts.top
    _lowered(said)
    _raised(name)
    root, stop = _root(said), said.tokens[-1]
    cue = Word(rng.choice(BEFORE_CUES), "VERB", "root")
    root.head, root.deprel, stop.words[0].head = cue, "ccomp", cue
    top.head, top.deprel = cue, "nsubj"
    name[-1].space_after = True
    link = [Token("bahwa", [Word("bahwa", "SCONJ", "mark", root)])] if rng.random() < 0.5 else []
    return Sentence([*name, Token(cue.form, [cue]), *link, *said.tokens])


def _before(parts: _Parts, rng: Random) -> Sentence:
    said, name, top = parts.said, parts.name, parts.top
    _raised(name)
    quote, stop, root = _quote(said, rng, "")
    cue = Word(rng.choice(BEFORE_CUES), "VERB", "root")
    root.head, root.deprel = cue, "ccomp"
    top.head, top.deprel = cue, "nsubj"
    name[-1].space_after = True
    stop.words[0].head, stop.space_after = root, quote[-1].space_after
    inside = [*quote[:-1], stop, quote[-1]] if quote[-1].form in MARKS else [*quote, stop]
    stop.space_after = inside[-1] is stop
    return Sentence([*name, Token(cue.form, [cue], space_after=False), _mark(rng.choice(",,,:"), root, True), *inside])


def _according(parts: _Parts, _: Random) -> Sentence:
    said, name, top = parts.said, parts.name, parts.top
    _lowered(said)
    root = _root(said)
    top.head, top.deprel = root, "obl"
    name[-1].space_after = False
    comma = _mark(",", top, True)
    start = Token("Menurut", [Word("Menurut", "ADP", "case", top)])
    return Sentence([start, *name, comma, *said.tokens])
