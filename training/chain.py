"""The steps from data to models, in order. A finished step is skipped, so a broken run goes on where it stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from training import bundle, name_steps, plain_words, slimming, trainers, tree_steps, treebanks, vectors
from training.files import Files
from training.places import Places
from training.schedule import FULL, Schedule


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
        Step("trees", partial(tree_steps.trees, places, files)),
        Step("tokenizer", partial(tree_steps.tokenizer, files, plan), needs=("trees",)),
        Step(
            "mwt",
            partial(trainers.mwt, files.words, files.tuning, files.start("mwt"), plan.mwt_epochs),
            needs=("trees",),
        ),
        Step("whole-words", partial(tree_steps.words_left_whole, places, files), needs=("mwt",)),
        Step("tagger", partial(tree_steps.tagger, files, plan), needs=("vectors", "trees")),
        Step("tagger-polished", partial(tree_steps.tagger_polished, files, plan), needs=("tagger",)),
        Step("parser-trees", partial(tree_steps.parser_trees, places, files), needs=("tagger",)),
        Step("parser", partial(tree_steps.parser, files, plan), needs=("parser-trees",)),
        Step("parser-polished", partial(tree_steps.parser_polished, files, plan), needs=("parser",)),
        Step(
            "silver-trees",
            partial(tree_steps.trees_of_raw_text, places, files, plan),
            needs=("tokenizer", "whole-words", "tagger-polished", "parser-polished"),
        ),
        Step("tagger-on-silver", partial(tree_steps.tagger_on_silver, files, plan), needs=("silver-trees",)),
        Step("bracketed-trees", partial(tree_steps.bracketed_trees, places, files, plan), needs=("parser-polished",)),
        Step(
            "parser-on-silver",
            partial(tree_steps.parser_on_silver, files, plan),
            needs=("silver-trees", "bracketed-trees"),
        ),
        Step("parser-on-news", partial(tree_steps.parser_on_news, files, plan, 0), needs=("parser-on-silver",)),
        Step("parser-on-more-news", partial(tree_steps.parser_on_news, files, plan, 1), needs=("parser-on-silver",)),
        Step("parser-mean", partial(tree_steps.parser_mean, files), needs=("parser-on-news", "parser-on-more-news")),
        Step("names", partial(name_steps.names, places, files)),
        Step(
            "ner-teacher",
            partial(name_steps.ner, files, files.ner_first, files.ner_teacher, plan.teacher),
            needs=("vectors", "names"),
        ),
        Step("silver-names", partial(name_steps.silver_names, places, files, plan), needs=("ner-teacher",)),
        Step(
            "ner",
            partial(name_steps.ner, files, files.ner_train, files.start("ner"), plan.ner),
            needs=("silver-names",),
        ),
        Step("ner-polished", partial(name_steps.ner_polished, files, plan), needs=("ner",)),
        Step("ner-second", partial(name_steps.ner_second, files, plan), needs=("silver-names",)),
        Step(
            "agreed-names",
            partial(name_steps.names_agreed_on, places, files, plan),
            needs=("tokenizer", "whole-words", "ner-polished", "ner-second"),
        ),
        Step("ner-on-agreed", partial(name_steps.ner_on_agreed, files, plan), needs=("agreed-names",)),
        Step("ner-mean", partial(name_steps.ner_mean, files), needs=("ner-on-agreed",)),
        Step("bundle", partial(_bundle, places, files), needs=("tagger-on-silver", "parser-mean", "ner-mean")),
    ]


def _vectors(places: Places, files: Files) -> None:
    vectors.train(places, [places.ud(name) for name in treebanks.TREE_TRAINING_FILES], files.vectors)


def _bundle(places: Places, files: Files) -> None:
    models = {name: files.model(name) for name in bundle.PROCESSORS}
    models["depparse"] = slimming.blind_to_lemmas(models["depparse"], files.small("blind"))
    small = {name: slimming.halved(path, files.small(name)) for name, path in models.items() if name != "mwt"}
    small["mwt"] = slimming.tidied(models["mwt"], files.small("mwt"))
    bundle.lay_out({**small, bundle.VECTORS: files.vectors}, places.models)
    plain_words.write(places.models)
    shutil.copyfile(places.data / "raw-id" / "idwiki-microbert.sources.tsv", places.models / "WIKIPEDIA_SOURCES.tsv")
