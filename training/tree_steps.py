"""The steps that make tokenizer, expander, tagger and parser."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

from training import (
    arcs,
    bracketed,
    conllu,
    merging,
    mixing,
    polishing,
    silver_trees,
    tokenization,
    trainers,
    treebanks,
    whole_words,
)
from training.files import Files
from training.places import Places
from training.schedule import SEED, Schedule

LEAST_LIKELIHOOD = -0.9
"""Of the heads of a bracketed sentence, in the mean: one less likely cannot be reconciled with what the parser knows."""
NEWS_ENDS = ((4, 0.001), (6, 0.0012))
"""How often the parser's two last ends see Indonesian news, and the rates that they begin with; the mean of their weights ships."""


def trees(places: Places, files: Files) -> None:
    """The treebanks' split, and what tokenizer, expander and tagger train on."""
    banks = treebanks.load(places)
    rng = Random(SEED)
    conllu.write(files.tuning, banks.tuning)
    conllu.write(files.words, banks.modern)
    tokenization.write(files.tok_train, mixing.for_tokenizer(banks, rng), rng, odd_blanks=True)
    tokenization.write(files.tok_tuning, banks.tuning, rng, odd_blanks=False)
    conllu.write(files.hand_and_converted, banks.modern + banks.converted)
    conllu.write(files.tagger_trees, mixing.for_tagger(banks, rng))


def tokenizer(files: Files, plan: Schedule) -> None:
    """Stanza's tokenizer."""
    trainers.tokenizer(files.tok_train, files.tok_tuning, files.tuning, files.model("tokenize"), plan.tokenizer)


def words_left_whole(places: Places, files: Files) -> None:
    """Words that only look as if they had an enclitic, into the expander's dictionary."""
    banks = treebanks.load(places)
    whole_words.teach(files.start("mwt"), whole_words.found(banks.modern, banks.converted), files.model("mwt"))


def tagger(files: Files, plan: Schedule) -> None:
    """Stanza's tagger, at one learning rate."""
    trainers.tagger(files.tagger_trees, files.tuning, files.vectors, files.start("pos"), plan.tagger)


def tagger_polished(files: Files, plan: Schedule) -> None:
    """Its end."""
    target, steps = files.polished("pos"), plan.tagger_polishing
    polishing.tagger(_tagger_options(files, target, steps), files.start("pos"), target, polishing.Course(steps))


def tagger_on_silver(files: Files, plan: Schedule) -> None:
    """It goes on with raw text that it tagged itself beside the trees."""
    target, steps = files.model("pos"), plan.on_silver
    course = polishing.Course(steps, mixed=[polishing.Mixed(files.silver_trees, 0.6, 0.2)])
    polishing.tagger(_tagger_options(files, target, steps), files.polished("pos"), target, course)


def _tagger_options(files: Files, target: Path, steps: int) -> tuple[object, ...]:
    return trainers.tagger_options(files.tagger_trees, files.tuning, files.vectors, target, steps)


def parser_trees(places: Places, files: Files) -> None:
    """The trees with tags as the parser will get them."""
    banks = treebanks.load(places)
    predicted = mixing.retagged(banks.modern + banks.converted, _tagged(files, files.hand_and_converted))
    conllu.write(files.parser_trees, mixing.for_parser(banks, predicted, Random(SEED)))
    tuning = mixing.retagged(banks.tuning, _tagged(files, files.tuning))
    conllu.write(files.parser_tuning, tuning.values())
    last = mixing.for_parser(banks.whole(), predicted | tuning, Random(SEED))
    conllu.write(files.parser_last, last)
    for times, _ in NEWS_ENDS:
        conllu.write(files.parser_news(times), mixing.for_news(last, times))


def _tagged(files: Files, source: Path) -> list[conllu.Sentence]:
    """By the unpolished tagger: it errs on the trees that it trained on hardly less than on others."""
    output = source.with_name(f"{source.stem}-tagged.conllu")
    trainers.tag(files.start("pos"), source, files.vectors, output)
    return conllu.read(output)


def parser(files: Files, plan: Schedule) -> None:
    """Stanza's parser."""
    trainers.parser(files.parser_trees, files.parser_tuning, files.vectors, files.start("depparse"), plan.parser)


def parser_polished(files: Files, plan: Schedule) -> None:
    """Its end."""
    target, steps = files.polished("depparse"), plan.parser_polishing
    polishing.parser(_parser_options(files, target, steps), files.start("depparse"), target, polishing.Course(steps))


def trees_of_raw_text(places: Places, files: Files, plan: Schedule) -> None:
    """Raw text, tagged and parsed by the polished models."""
    models = {name: files.model(name) for name in ("tokenize", "mwt")}
    models |= {name: files.polished(name) for name in ("pos", "depparse")}
    silver_trees.write(files.silver_trees, places, models, files.vectors, plan.silver_trees)


def bracketed_trees(places: Places, files: Files, plan: Schedule) -> None:
    """Half of them keep the tags that the tagger gave."""
    rng = Random(SEED)
    nodes = [bracketed.read(line) for line in places.bracketed()[: plan.raw]]
    conllu.write(files.icon, map(bracketed.bare, nodes))
    tagged = _tagged(files, files.icon)
    for sentence in tagged:
        sentence.treebank = silver_trees.habit(rng)
    scored = partial(arcs.scored, files.polished("depparse"), files.vectors)
    trees = bracketed.parsed(nodes, tagged, scored, LEAST_LIKELIHOOD)
    conllu.write(files.bracketed_trees, [rng.choice(pair) for pair in trees])


def parser_on_silver(files: Files, plan: Schedule) -> None:
    """Beside the trees, what a model answered itself, and what it answered within brackets that people drew."""
    target, steps = files.polished("depparse-on-silver"), plan.on_silver
    mixed = [polishing.Mixed(files.silver_trees, 0.45, 0.15), polishing.Mixed(files.bracketed_trees, 0.2, 0.25)]
    options = _parser_options(files, target, steps, files.parser_last)
    polishing.parser(options, files.polished("depparse"), target, polishing.Course(steps, mixed=mixed))


def parser_on_news(files: Files, plan: Schedule, number: int) -> None:
    """The last steps see Indonesian news more often and go slower: what the product reads, and what there is least of."""
    (times, rate), steps = NEWS_ENDS[number], plan.parser_on_news
    target = files.polished(f"depparse-news-{times}")
    options = _parser_options(files, target, steps, files.parser_news(times))
    polishing.parser(options, files.polished("depparse-on-silver"), target, polishing.Course(steps, rate))


def parser_mean(files: Files) -> None:
    """The mean of both ends."""
    ends = [files.polished(f"depparse-news-{times}") for times, _ in NEWS_ENDS]
    merging.mean(dict.fromkeys(ends, 1 / len(ends)), files.model("depparse"))


def _parser_options(files: Files, target: Path, steps: int, trees: Path | None = None) -> tuple[object, ...]:
    return trainers.parser_options(trees or files.parser_trees, files.parser_tuning, files.vectors, target, steps)
