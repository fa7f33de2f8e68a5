"""The steps from data to models. Each writes named files; a step whose files exist is skipped, so a broken run goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from training import bundle, conllu, entities, mixing, slimming, tokenization, trainers, treebanks, vectors
from training.places import Places

TAGGER_STEPS = 3000
FOLD_STEPS = 1000
PARSER_STEPS = 5000
NER_STEPS = 2600
SEED = 1945
FOLDS = (0, 1)
NER_SETS = ("idner-news-2k", "nergrit-indonlu")


@dataclass(frozen=True, slots=True)
class Step:
    """A named part of the work, the files it makes, and how."""

    name: str
    makes: tuple[Path, ...]
    run: Callable[[], None]

    def finished(self) -> bool:
        """Whether all its files are there."""
        return all(path.exists() for path in self.makes)


def steps(places: Places) -> list[Step]:
    """All steps, in an order that satisfies what each needs."""
    files = Files(places.work)
    return [
        Step("vectors", (files.vectors,), lambda: _vectors(places, files)),
        Step("trees", (files.tagger_trees,), lambda: _trees(places, files)),
        Step("tokenizer", (files.model("tokenize"),), lambda: trainers.tokenizer(files.tok_train, files.tok_tuning, files.tuning, files.model("tokenize"))),
        Step("mwt", (files.model("mwt"),), lambda: trainers.mwt(files.words, files.tuning, files.model("mwt"))),
        Step("tagger", (files.model("pos"),), lambda: trainers.tagger(files.tagger_trees, files.tuning, files.vectors, files.model("pos"), TAGGER_STEPS)),
        *(Step(f"fold-{fold}", (files.fold_model(fold),), partial(_fold, files, fold)) for fold in FOLDS),
        Step("parser-trees", (files.parser_trees, files.parser_tuning), lambda: _parser_trees(places, files)),
        Step("parser", (files.model("depparse"),), lambda: trainers.parser(files.parser_trees, files.parser_tuning, files.vectors, files.model("depparse"), PARSER_STEPS)),
        Step("names", (files.ner_train, files.ner_tuning), lambda: _names(places, files)),
        Step("ner", (files.model("ner"),), lambda: trainers.ner(files.ner_train, files.ner_tuning, files.vectors, files.model("ner"), NER_STEPS)),
    ]


class Files:
    """The names of all intermediate files."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.vectors = work / "vectors.pt"
        self.tuning = work / "trees" / "tuning.conllu"
        self.words = work / "trees" / "words.conllu"
        self.tagger_trees = work / "trees" / "tagger.conllu"
        self.tok_train = work / "trees" / "tokenizer-train"
        self.tok_tuning = work / "trees" / "tokenizer-tuning"

        self.ner_train = work / "names" / "train.json"
        self.ner_tuning = work / "names" / "tuning.json"
        self.parser_trees = work / "trees" / "parser.conllu"
        self.parser_tuning = work / "trees" / "parser-tuning.conllu"

    def fold(self, number: int) -> Path:
        """One half of the trees."""
        return self.work / "folds" / f"{number}.conllu"

    def fold_model(self, number: int) -> Path:
        """The tagger trained on one half."""
        return self.work / "folds" / f"{number}.pt"

    def model(self, processor: str) -> Path:
        """Where a trainer saves the best model of a processor."""
        return self.work / "trained" / f"{processor}.pt"


def _vectors(places: Places, files: Files) -> None:
    vectors.train(places, [places.ud(name) for name in treebanks.TREE_TRAINING_FILES], files.vectors)


def _trees(places: Places, files: Files) -> None:
    banks = treebanks.load(places)
    rng = Random(SEED)
    conllu.write(files.tuning, banks.tuning)
    conllu.write(files.words, banks.modern)
    tokenization.write(files.tok_train, mixing.for_tokenizer(banks, rng), rng, odd_blanks=True)
    tokenization.write(files.tok_tuning, banks.tuning, rng, odd_blanks=False)
    for fold in FOLDS:
        conllu.write(files.fold(fold), mixing.for_fold(banks, fold))
    conllu.write(files.tagger_trees, mixing.for_tagger(banks, rng))


def _fold(files: Files, fold: int) -> None:
    trainers.tagger(files.fold(fold), files.tuning, files.vectors, files.fold_model(fold), FOLD_STEPS)


def _tagged(files: Files, model: Path, source: Path) -> list[conllu.Sentence]:
    output = source.with_name(f"{source.stem}-tagged.conllu")
    trainers.tag(model, source, files.vectors, output)
    return conllu.read(output)


def _parser_trees(places: Places, files: Files) -> None:
    banks = treebanks.load(places)
    predicted: dict[int, conllu.Sentence] = {}
    for fold in FOLDS:
        tagged = _tagged(files, files.fold_model(1 - fold), files.fold(fold))
        predicted |= mixing.retagged(mixing.for_fold(banks, fold), tagged)
    conllu.write(files.parser_trees, mixing.for_parser(banks, predicted, Random(SEED)))
    conllu.write(files.parser_tuning, _tagged(files, files.fold_model(0), files.tuning))


def _names(places: Places, files: Files) -> None:
    rng = Random(SEED)
    train = [row for name in NER_SETS for row in entities.read_bio(places.ner(f"{name}/train"))]
    tuning = [row for name in NER_SETS for row in entities.read_bio(places.ner(f"{name}/dev"))]
    entities.write_json(files.ner_train, train + [entities.varied(row, rng) for row in train])
    entities.write_json(files.ner_tuning, tuning)
