"""More trees from raw text: what the polished tagger and parser answer on sentences that no one has annotated.

Each model learns from hand-made trees that are few and from converted ones; on a far wider range of text it becomes surer
of what it does know (self-training; McClosky et al. 2006, Reichart and Rappoport 2007 for little gold).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from training import conllu, running, treebanks
from training.places import Places

HABITS = {treebanks.CSUI: 0.6, treebanks.GSD: 0.4}
"""Whose habits an answer follows, and how often: news more, as the product asks for them."""
NEWS, WIKIPEDIA = 24_000, 12_000
SHORTEST, LONGEST = 5, 60
SEED = 7
_PORTION = 2000
_OTHER_TEXTS = ("ntrex-ind", "tico19-id", "indocoref-passages")
_LEAF = re.compile(r"\(\S+ ([^()\s]+)\)")
_ENCLITICS = frozenset(("nya", "lah", "kah"))
_OTHER_SCRIPTS = re.compile(r"[^\x00-\u024f\u2010-\u2030]")
_BEFORE_MARK = re.compile(r" ([.,;:?!%)])")
_QUOTATION = re.compile(r' ?" ?')


def texts(places: Places, rng: Random) -> list[str]:
    """Lines of one or more sentences: news, the bracketed treebank's text, translations, passages, and Wikipedia."""
    news = [line for line in _lines(places, "kumparan-nlpid") if _plain(line)]
    other = [line for name in _OTHER_TEXTS for line in _lines(places, name) if _plain(line)]
    wikipedia = [line for line in _lines(places, "idwiki-microbert") if _plain(line) and len(line) > 80]
    rng.shuffle(wikipedia)
    return (
        news[:NEWS] + [line for line in map(prose, places.bracketed()) if _plain(line)] + other + wikipedia[:WIKIPEDIA]
    )


def write(target: Path, places: Places, models: Mapping[str, Path], vectors: Path, count: int) -> None:
    """Tokenize, tag and parse the texts with `models` (by processor) and write `count` of the trees to `target`.

    Each sentence is parsed in the habits of a treebank drawn at random.
    """
    rng = Random(SEED)
    nlp = running.pipeline(models, vectors, "tokenize,mwt,pos,depparse", depparse_pretagged=True)
    lines = texts(places, rng)
    rng.shuffle(lines)
    found: dict[str, conllu.Sentence] = {}
    for start in range(0, len(lines), _PORTION):
        document = nlp("\n\n".join(lines[start : start + _PORTION]), processors="tokenize,mwt,pos")
        habits = [habit(rng) for _ in document.sentences]
        running.parse(nlp, document, habits)
        for sentence, treebank in zip(conllu.parse(f"{document:C}\n\n"), habits, strict=True):
            sentence.treebank = treebank
            if SHORTEST <= len(sentence.words) <= LONGEST:
                found.setdefault(sentence.text, sentence)
        print(f"{len(found)} of {count} sentences", flush=True)
        if len(found) >= count:
            break
    conllu.write(target, list(found.values())[:count])


def habit(rng: Random) -> str:
    """A treebank drawn at random, as `HABITS` tells."""
    return rng.choices(list(HABITS), list(HABITS.values()))[0]


def _lines(places: Places, name: str) -> Iterator[str]:
    with gzip.open(places.raw(name), "rt", encoding="utf-8") as handle:
        yield from (line.strip() for line in handle)


def _plain(line: str) -> bool:
    return 20 < len(line) < 600 and not _OTHER_SCRIPTS.search(line)


def leaves(tree: str) -> list[str]:
    """The tokens of a bracketed tree, enclitics joined to their hosts."""
    tokens: list[str] = []
    for leaf in _LEAF.findall(tree):
        if tokens and leaf in _ENCLITICS:
            tokens[-1] += leaf
        else:
            tokens.append(leaf)
    return tokens


def prose(tree: str) -> str:
    """The leaves of a bracketed tree as they are written: enclitics and marks joined to their words."""
    words = " ".join(_LEAF.findall(tree)).replace(" nya ", "nya ").replace("-LRB-", "(").replace("-RRB-", ")")
    joined = _BEFORE_MARK.sub(r"\1", words).replace("( ", "(").replace(" - ", "-")
    pieces = _QUOTATION.split(joined)  # straight marks open and close in turn
    marks = [' "' if number % 2 else '" ' for number in range(1, len(pieces))]
    line = "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True)).strip()
    return line.replace('" .', '".').replace('" ,', '",')
