"""The steps that make the name finder."""

from __future__ import annotations

from pathlib import Path
from random import Random

from training import agreed_names, entities, merging, named, polishing, silver, trainers
from training.files import Files
from training.places import Places
from training.schedule import SEED, Schedule

AGREED_AT_LAST = 3000
COPIES = 3
SHARE_OF_AGREED = 0.05
"""Of the name finder trained on what two agree on, in the mean that ships: with more of it names get better and some quotes worse."""
NER_SETS = ("idner-news-2k", "nergrit-indonlu")


def names(places: Places, files: Files) -> None:
    """The hand-made names: with marks and swapped mentions, in one copy and in several."""
    train = _gold_names(places, "train")
    entities.write_json(files.ner_first, train + _augmented(train, entities.mentions(train), Random(SEED)))
    entities.write_json(files.ner_tuning, _gold_names(places, "dev"))
    rng = Random(SEED + 1)
    copies = [row for _ in range(COPIES) for row in _augmented(train, entities.mentions(train), rng)]
    entities.write_json(files.ner_copies, train + copies)


def silver_names(places: Places, files: Files, plan: Schedule) -> None:
    """A first name finder's consistent answers on tagged news, and the names that the next ones train on."""
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


def ner(files: Files, train: Path, target: Path, count: int) -> None:
    """Stanza's name finder, at one learning rate."""
    trainers.ner(train, files.ner_tuning, files.vectors, target, count)


def ner_polished(files: Files, plan: Schedule) -> None:
    """On hand-made names alone: what a model found itself has done its work by then."""
    _polish_ner(files, files.ner_first, files.start("ner"), files.polished("ner"), plan.ner_polishing)


def ner_second(files: Files, plan: Schedule) -> None:
    """Another name finder, as a judge: more copies of the hand-made names, fewer steps on what a teacher found."""
    start = files.start("ner-second")
    ner(files, files.ner_second, start, plan.second_ner)
    _polish_ner(files, files.ner_copies, start, files.polished("ner-second"), plan.second_ner_polishing)


def names_agreed_on(places: Places, files: Files, plan: Schedule) -> None:
    """Raw text that both name finders answer alike."""
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


def ner_on_agreed(files: Files, plan: Schedule) -> None:
    """The polished name finder on all that both agree on, then on hand-made names with a few of those sentences."""
    broad = files.start("ner-agreed")
    _polish_ner(files, files.ner_broad, files.polished("ner"), broad, plan.on_agreed)
    _polish_ner(files, files.ner_last, broad, files.polished("ner-agreed"), plan.last)


def _polish_ner(files: Files, train: Path, start: Path, target: Path, steps: int) -> None:
    options = trainers.ner_options(train, files.ner_tuning, files.vectors, target, steps)
    polishing.names(options, start, target, steps)


def ner_mean(files: Files) -> None:
    """The mean of the weights that ships."""
    shares = {files.polished("ner"): 1 - SHARE_OF_AGREED, files.polished("ner-agreed"): SHARE_OF_AGREED}
    merging.mean(shares, files.model("ner"))


def _gold_names(places: Places, part: str) -> list[entities.Tagged]:
    return [row for name in NER_SETS for row in entities.read_bio(places.ner(f"{name}/{part}"))]


def _augmented(rows: list[entities.Tagged], known: entities.Mentions, rng: Random) -> list[entities.Tagged]:
    return [entities.varied(entities.swapped(row, known, rng), rng) for row in rows]
