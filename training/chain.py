"""The steps from data to models, in order. A finished step is skipped, so a broken run goes on where it stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from training import (
    agreed_names,
    bundle,
    conllu,
    entities,
    merging,
    mixing,
    named,
    plain_words,
    polishing,
    silver,
    silver_trees,
    slimming,
    tokenization,
    trainers,
    treebanks,
    vectors,
    whole_words,
)
from training.files import Files
from training.places import Places
from training.schedule import FULL, Schedule

AGREED_AT_LAST = 3000
COPIES = 3
SHARE_OF_AGREED = 0.05
"""Of the name finder trained on what two agree on, in the mean that ships: with more of it names get better and some quotes worse."""
SEED = 1945
NER_SETS = ("idner-news-2k", "nergrit-indonlu")


@dataclass(frozen=True, slots=True)
class Step:
    """A named part of the work; a stamp marks it finished, so half a trainer's output does not pass for all."""

    name: str
    run: Callable[[], None]
    needs: tuple[str, ...] = ()
    """The steps whose files it reads."""


def steps(places: Places, plan: Schedule = FULL) -> list[Step]:
    """All steps, in an order that satisfies what each needs; of two that could go first, the one that more waits for."""
    files = Files(places.work)
    return [
        Step("vectors", partial(_vectors, places, files)),
        Step("trees", partial(_trees, places, files)),
        Step("tokenizer", partial(_tokenizer, files, plan), needs=("trees",)),
        Step(
            "mwt",
            partial(trainers.mwt, files.words, files.tuning, files.start("mwt"), plan.mwt_epochs),
            needs=("trees",),
        ),
        Step("whole-words", partial(_whole_words, places, files), needs=("mwt",)),
        Step("tagger", partial(_tagger, files, plan), needs=("vectors", "trees")),
        Step("tagger-polished", partial(_polished_tagger, files, plan), needs=("tagger",)),
        Step("parser-trees", partial(_parser_trees, places, files), needs=("tagger",)),
        Step("parser", partial(_parser, files, plan), needs=("parser-trees",)),
        Step("parser-polished", partial(_polished_parser, files, plan), needs=("parser",)),
        Step(
            "silver-trees",
            partial(_silver_trees, places, files, plan),
            needs=("tokenizer", "whole-words", "tagger-polished", "parser-polished"),
        ),
        Step("tagger-on-silver", partial(_tagger_on_silver, files, plan), needs=("silver-trees",)),
        Step("parser-on-silver", partial(_parser_on_silver, files, plan), needs=("silver-trees",)),
        Step("names", partial(_names, places, files)),
        Step(
            "ner-teacher",
            partial(_ner, files, files.ner_first, files.ner_teacher, plan.teacher),
            needs=("vectors", "names"),
        ),
        Step("silver-names", partial(_silver, places, files, plan), needs=("ner-teacher",)),
        Step("ner", partial(_ner, files, files.ner_train, files.start("ner"), plan.ner), needs=("silver-names",)),
        Step("ner-polished", partial(_polished_ner, files, plan), needs=("ner",)),
        Step("ner-second", partial(_second_ner, files, plan), needs=("silver-names",)),
        Step(
            "agreed-names",
            partial(_agreed_names, places, files, plan),
            needs=("tokenizer", "whole-words", "ner-polished", "ner-second"),
        ),
        Step("ner-on-agreed", partial(_ner_on_agreed, files, plan), needs=("agreed-names",)),
        Step("ner-mean", partial(_mean_ner, files), needs=("ner-on-agreed",)),
        Step("bundle", partial(_bundle, places, files), needs=("tagger-on-silver", "parser-on-silver", "ner-mean")),
    ]


def _vectors(places: Places, files: Files) -> None:
    vectors.train(places, [places.ud(name) for name in treebanks.TREE_TRAINING_FILES], files.vectors)


def _trees(places: Places, files: Files) -> None:
    banks = treebanks.load(places)
    rng = Random(SEED)
    conllu.write(files.tuning, banks.tuning)
    conllu.write(files.words, banks.modern)
    tokenization.write(files.tok_train, mixing.for_tokenizer(banks, rng), rng, odd_blanks=True)
    tokenization.write(files.tok_tuning, banks.tuning, rng, odd_blanks=False)
    conllu.write(files.hand_and_converted, banks.modern + banks.converted)
    conllu.write(files.tagger_trees, mixing.for_tagger(banks, rng))


def _tokenizer(files: Files, plan: Schedule) -> None:
    trainers.tokenizer(files.tok_train, files.tok_tuning, files.tuning, files.model("tokenize"), plan.tokenizer)


def _whole_words(places: Places, files: Files) -> None:
    banks = treebanks.load(places)
    whole_words.teach(files.start("mwt"), whole_words.found(banks.modern, banks.converted), files.model("mwt"))


def _tagger(files: Files, plan: Schedule) -> None:
    trainers.tagger(files.tagger_trees, files.tuning, files.vectors, files.start("pos"), plan.tagger)


def _polished_tagger(files: Files, plan: Schedule) -> None:
    target, steps = files.polished("pos"), plan.tagger_polishing
    polishing.tagger(_tagger_options(files, target, steps), files.start("pos"), target, steps)


def _tagger_on_silver(files: Files, plan: Schedule) -> None:
    target, steps = files.model("pos"), plan.on_silver
    polishing.tagger(_tagger_options(files, target, steps), files.polished("pos"), target, steps, files.silver_trees)


def _tagger_options(files: Files, target: Path, steps: int) -> tuple[object, ...]:
    return trainers.tagger_options(files.tagger_trees, files.tuning, files.vectors, target, steps)


def _parser(files: Files, plan: Schedule) -> None:
    trainers.parser(files.parser_trees, files.parser_tuning, files.vectors, files.start("depparse"), plan.parser)


def _polished_parser(files: Files, plan: Schedule) -> None:
    target, steps = files.polished("depparse"), plan.parser_polishing
    polishing.parser(_parser_options(files, target, steps), files.start("depparse"), target, steps)


def _parser_on_silver(files: Files, plan: Schedule) -> None:
    target, steps = files.model("depparse"), plan.on_silver
    start = files.polished("depparse")
    polishing.parser(_parser_options(files, target, steps), start, target, steps, files.silver_trees)


def _parser_options(files: Files, target: Path, steps: int) -> tuple[object, ...]:
    return trainers.parser_options(files.parser_trees, files.parser_tuning, files.vectors, target, steps)


def _ner(files: Files, train: Path, target: Path, count: int) -> None:
    trainers.ner(train, files.ner_tuning, files.vectors, target, count)


def _polished_ner(files: Files, plan: Schedule) -> None:
    """On hand-made names alone: what a model found itself has done its work by then."""
    _polish_ner(files, files.ner_first, files.start("ner"), files.polished("ner"), plan.ner_polishing)


def _second_ner(files: Files, plan: Schedule) -> None:
    """Another name finder, as a judge: more copies of the hand-made names, fewer steps on what a teacher found."""
    start = files.start("ner-second")
    _ner(files, files.ner_second, start, plan.second_ner)
    _polish_ner(files, files.ner_copies, start, files.polished("ner-second"), plan.second_ner_polishing)


def _ner_on_agreed(files: Files, plan: Schedule) -> None:
    """The polished name finder on all that both agree on, then on hand-made names with a few of those sentences."""
    broad = files.start("ner-agreed")
    _polish_ner(files, files.ner_broad, files.polished("ner"), broad, plan.on_agreed)
    _polish_ner(files, files.ner_last, broad, files.polished("ner-agreed"), plan.last)


def _polish_ner(files: Files, train: Path, start: Path, target: Path, steps: int) -> None:
    options = trainers.ner_options(train, files.ner_tuning, files.vectors, target, steps)
    polishing.names(options, start, target, steps)


def _mean_ner(files: Files) -> None:
    shares = {files.polished("ner"): 1 - SHARE_OF_AGREED, files.polished("ner-agreed"): SHARE_OF_AGREED}
    merging.mean(shares, files.model("ner"))


def _tagged(files: Files, source: Path) -> list[conllu.Sentence]:
    """By the unpolished tagger: it errs on the trees that it trained on hardly less than on others."""
    output = source.with_name(f"{source.stem}-tagged.conllu")
    trainers.tag(files.start("pos"), source, files.vectors, output)
    return conllu.read(output)


def _silver_trees(places: Places, files: Files, plan: Schedule) -> None:
    models = {name: files.model(name) for name in ("tokenize", "mwt")}
    models |= {name: files.polished(name) for name in ("pos", "depparse")}
    silver_trees.write(files.silver_trees, places, models, files.vectors, plan.silver_trees)


def _parser_trees(places: Places, files: Files) -> None:
    banks = treebanks.load(places)
    predicted = mixing.retagged(banks.modern + banks.converted, _tagged(files, files.hand_and_converted))
    conllu.write(files.parser_trees, mixing.for_parser(banks, predicted, Random(SEED)))
    conllu.write(files.parser_tuning, _tagged(files, files.tuning))


def _gold_names(places: Places, part: str) -> list[entities.Tagged]:
    return [row for name in NER_SETS for row in entities.read_bio(places.ner(f"{name}/{part}"))]


def _augmented(rows: list[entities.Tagged], known: entities.Mentions, rng: Random) -> list[entities.Tagged]:
    return [entities.varied(entities.swapped(row, known, rng), rng) for row in rows]


def _names(places: Places, files: Files) -> None:
    train = _gold_names(places, "train")
    entities.write_json(files.ner_first, train + _augmented(train, entities.mentions(train), Random(SEED)))
    entities.write_json(files.ner_tuning, _gold_names(places, "dev"))
    rng = Random(SEED + 1)
    copies = [row for _ in range(COPIES) for row in _augmented(train, entities.mentions(train), rng)]
    entities.write_json(files.ner_copies, train + copies)


def _silver(places: Places, files: Files, plan: Schedule) -> None:
    rng = Random(SEED)
    tagged = [
        s
        for s in silver.read_tagged(places.data / "raw-id" / "kumparan-nlpid-pos.tsv.gz")
        if any(t == "NNP" for _, t in s)
    ][: plan.raw]
    answers = named.by_model(files.ner_teacher, files.vectors, [[form for form, _ in sentence] for sentence in tagged])
    new = silver.chosen(tagged, answers)
    rng.shuffle(new)
    train, new = _gold_names(places, "train"), new[: plan.silver_names]
    known = entities.mentions(train + new)
    varied = [entities.varied(row, rng) for row in new]
    entities.write_json(files.ner_train, train + _augmented(train, known, rng) + varied)
    entities.write_json(files.ner_second, entities.read_json(files.ner_copies) + varied)


def _agreed_names(places: Places, files: Files, plan: Schedule) -> None:
    tokenizer = {name: files.model(name) for name in ("tokenize", "mwt")}
    sentences = agreed_names.texts(places, tokenizer, files.vectors)[: plan.raw]
    finders = (files.polished("ner"), files.polished("ner-second"))
    answers = [named.by_model(finder, files.vectors, sentences) for finder in finders]
    rng = Random(SEED)
    rows = agreed_names.consistent(agreed_names.agreed(*answers), _gold_names(places, "train"), rng)
    rng.shuffle(rows)
    rows = [entities.varied(row, rng) if rng.random() < 0.5 else row for row in rows]
    entities.write_json(files.ner_broad, rows + entities.read_json(files.ner_copies))
    entities.write_json(files.ner_last, rows[:AGREED_AT_LAST] + entities.read_json(files.ner_first))


def _bundle(places: Places, files: Files) -> None:
    models = {name: files.model(name) for name in bundle.PROCESSORS}
    models["depparse"] = slimming.blind_to_lemmas(models["depparse"], files.small("blind"))
    small = {name: slimming.halved(path, files.small(name)) for name, path in models.items() if name != "mwt"}
    small["mwt"] = slimming.tidied(models["mwt"], files.small("mwt"))
    bundle.lay_out({**small, bundle.VECTORS: files.vectors}, places.models)
    plain_words.write(places.models)
    shutil.copyfile(places.data / "raw-id" / "idwiki-microbert.sources.tsv", places.models / "WIKIPEDIA_SOURCES.tsv")
