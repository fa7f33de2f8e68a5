"""Word vectors: fastText skip-grams on the raw text that may train, in the form that Stanza's trainers read."""

from __future__ import annotations

import gzip
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from training import conllu
from training.entities import read_bio
from training.places import Places

DIMENSIONS = 100
EPOCHS = 10
MINIMUM_COUNT = 4
SEED = 20
SPLIT_SHARE = 0.6
RAW_TEXTS = ("idwiki-microbert", "kumparan-nlpid", "indocoref-passages", "tico19-id", "ntrex-ind")
_TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
_LEAF = re.compile(r"\(\S+ ([^()\s]+)\)")


def tokens(line: str, rng: random.Random) -> list[str]:
    """Lower-cased tokens. `-nya` is cut off in a share of them: the parser sees it cut, the name finder does not."""
    found: list[str] = []
    for form in _TOKEN.findall(line.lower()):
        if len(form) > 5 and form.endswith("nya") and rng.random() < SPLIT_SHARE:
            found += [form[:-3], "nya"]
        else:
            found.append(form)
    return found


def raw_lines(places: Places) -> Iterator[str]:
    """Every line of the raw texts that may train."""
    for name in RAW_TEXTS:
        with gzip.open(places.raw(name), "rt", encoding="utf-8") as handle:
            yield from handle


def lines(places: Places, trees: list[Path]) -> Iterator[str]:
    """Every line that may train: raw files, and the training parts of the treebanks and entity sets."""
    yield from raw_lines(places)
    for path in trees:
        yield from (sentence.text for sentence in conllu.read(path))
    for line in places.bracketed():
        yield " ".join(_LEAF.findall(line)).replace(" nya ", "nya ")
    for name in ("idner-news-2k/train", "nergrit-indonlu/train"):
        yield from (" ".join(form for form, _ in sentence) for sentence in read_bio(places.ner(name)))


def train(places: Places, trees: list[Path], target: Path) -> None:
    """Train the vectors and save them as Stanza's pretrain file `target` (.pt)."""
    from gensim.models import FastText  # a training-only dependency

    rng = random.Random(SEED)
    corpus = [found for line in lines(places, trees) if (found := tokens(line, rng))]
    model = FastText(
        vector_size=DIMENSIONS, window=5, min_count=MINIMUM_COUNT, sg=1, negative=5, sample=1e-4, bucket=200_000,
        workers=1, seed=SEED,
    )  # fmt: skip
    model.build_vocab(corpus)
    model.train(corpus, total_examples=len(corpus), epochs=EPOCHS)
    text = target.with_suffix(".txt")
    model.wv.save_word2vec_format(str(text))
    target.unlink(missing_ok=True)
    subprocess.run([sys.executable, "-m", "stanza.models.common.convert_pretrain", target, text, "-1"], check=True)
