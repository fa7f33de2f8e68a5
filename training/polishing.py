"""The end of a training: the learning rate falls to nothing, and the weights are averaged over the last steps.

The tagger and the parser lose less to dropout here: small as they are, Stanza's half keeps them from learning even the
trees that they train on.

Stanza 1.15's tagger keeps one learning rate to the end (the rate of its second optimizer reaches no optimizer that
steps) and its parser only steps down once, so this continues their saved models, with Stanza's own classes and batches.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from stanza.models import ner_tagger as stanza_names
from stanza.models import parser as stanza_parser
from stanza.models import tagger as stanza_tagger
from stanza.models.common.doc import Document
from stanza.models.depparse.trainer import Trainer as ParserTrainer
from stanza.models.ner.data import DataLoader as NamesLoader
from stanza.models.ner.trainer import Trainer as NamesTrainer
from stanza.models.pos.data import Dataset as TaggerDataset
from stanza.models.pos.data import ShuffledDataset
from stanza.models.pos.tag_columns import tag_columns_from_args
from stanza.models.pos.trainer import Trainer as TaggerTrainer
from stanza.utils.conll import CoNLL

START_RATE = 0.002
NAMES_START_RATE = 0.001
AVERAGED_SHARE = 0.4
LESS_DROPOUT = ("--dropout", 0.2, "--word_dropout", 0.15)
EARLY = 0.55
SEED = 1234


@dataclass(frozen=True, slots=True)
class Mixed:
    """Trees that models had a hand in, and which share of the batches they fill: at first, and after `EARLY` of the steps."""

    trees: Path
    early: float
    late: float


@dataclass(frozen=True, slots=True)
class Course:
    """How an ending goes: how many batches it sees, at which rate it begins, and what is mixed in beside the training file."""

    steps: int
    start_rate: float = START_RATE
    mixed: Sequence[Mixed] = ()


def rate(step: int, steps: int, start: float = START_RATE) -> float:
    """The learning rate at a step: a straight line from `start` down to a fiftieth of it."""
    return start * max(0.02, 1 - step / steps)


def chosen(draw: float, progress: float, mixed: Sequence[Mixed]) -> int:
    """Which stream gives the next batch: 0 the trees that train, 1 and on those of `mixed`.

    Args:
        draw: a random number from 0 to 1.
        progress: the share of the steps that are done.
        mixed: what is mixed in.
    """
    for number, other in enumerate(mixed, start=1):
        share = other.early if progress < EARLY else other.late
        if draw < share:
            return number
        draw -= share
    return 0


def tagger(options: Sequence[object], start: Path, target: Path, course: Course) -> None:
    """Go on from `start` with the trainer's `options`; save the averaged model as `target`."""
    args, pretrain = _prepared(stanza_tagger, [*options, *LESS_DROPOUT])
    trainer = TaggerTrainer(args=args, pretrain=pretrain, model_file=str(start), device="cpu")

    def batches(path: Path) -> Iterator[Any]:
        columns = tag_columns_from_args(args)
        data = TaggerDataset(
            _document(path), args, pretrain, vocab=trainer.vocab, evaluation=False, tag_columns=columns
        )
        data.has_tags = dict.fromkeys(data.has_tags, True)  # an empty column goes on being answered with nothing
        return _again(ShuffledDataset([data], args["batch_size"]))

    _run(trainer, trainer.optimizers, _streams(batches, args, course), course)
    trainer.save(str(target))


def parser(options: Sequence[object], start: Path, target: Path, course: Course) -> None:
    """The same for the parser."""
    args, pretrain = _prepared(stanza_parser, [*options, *LESS_DROPOUT, "--no_second_optim"])
    trainer = ParserTrainer.load(filename=str(start), args=args, pretrain=pretrain, device="cpu")

    def batches(path: Path) -> Iterator[Any]:
        loader = stanza_parser.DataLoader(_document(path), args["batch_size"], args, pretrain, vocab=trainer.vocab)
        return iter(stanza_parser.InfiniteBatch(loader).next_batch, None)

    _run(trainer, trainer.optimizer, _streams(batches, args, course), course)
    trainer.save(str(target))


def names(options: Sequence[object], start: Path, target: Path, steps: int) -> None:
    """The same for the name finder."""
    torch.set_num_threads(1)
    _seed()
    args = stanza_names.parse_args([str(option) for option in options])
    pretrain = stanza_names.load_pretrain(args)
    trainer = NamesTrainer(model_file=str(start), args=args, pretrain=pretrain, device="cpu")
    sentences = Document(json.loads(Path(args["train_file"]).read_text(encoding="utf-8")))
    batches = NamesLoader(
        sentences,
        args["batch_size"],
        trainer.args,
        pretrain,
        vocab=trainer.vocab,
        max_batch_words=args["max_batch_words"],
    )
    _run(trainer, {"all": trainer.optimizer}, [_reshuffled(batches)], Course(steps, NAMES_START_RATE))
    trainer.save(str(target))


def _seed() -> None:
    for seed in (torch.manual_seed, random.seed, np.random.seed):
        seed(SEED)


def _prepared(module: Any, options: Sequence[object]) -> tuple[dict[str, Any], Any]:
    """The arguments as the trainer's command line would read them, and the word vectors; everything seeded."""
    torch.set_num_threads(1)
    _seed()
    args = module.parse_args([str(option) for option in options])
    pretrain = module.load_pretrain(args)
    args["word_cutoff"] = module.utils.update_word_cutoff(pretrain, args["word_cutoff"])
    return args, pretrain


def _document(path: Path) -> Document:
    trees, _, _ = CoNLL.conll2dict(input_file=str(path))
    return Document(trees)


def _streams(batches: Callable[[Path], Iterator[Any]], args: dict[str, Any], course: Course) -> list[Iterator[Any]]:
    return [batches(path) for path in (Path(args["train_file"]), *(other.trees for other in course.mixed))]


def _again(batches: Any) -> Iterator[Any]:
    while True:
        yield from batches


def _reshuffled(batches: Any) -> Iterator[Any]:
    while True:
        yield from batches
        batches.reshuffle()


def _run(trainer: Any, optimizers: dict[str, Any], streams: Sequence[Iterator[Any]], course: Course) -> None:
    """`streams`: batches of the training file, and of each of what is mixed in."""
    steps, mixed = course.steps, course.mixed
    average = Average(trainer.model)
    for step in range(1, steps + 1):
        for optimizer in optimizers.values():
            for group in optimizer.param_groups:
                group["lr"] = rate(step, steps, course.start_rate)
        stream = streams[chosen(random.random(), step / steps, mixed) if mixed else 0]
        loss = trainer.update(next(stream), eval=False)
        if step % 50 == 0:
            print(f"polishing step {step}/{steps}, loss {loss}", flush=True)
        if step >= steps * (1 - AVERAGED_SHARE):
            average.add(trainer.model)
    average.put(trainer.model)


class Average:
    """The mean of a model's weights over the times it was added."""

    def __init__(self, model: torch.nn.Module) -> None:
        """Starts empty; only weights that train are averaged."""
        self._sums = {name: torch.zeros_like(weight) for name, weight in _trained(model)}
        self._count = 0

    def add(self, model: torch.nn.Module) -> None:
        """Count the present weights in."""
        self._count += 1
        for name, weight in _trained(model):
            self._sums[name] += weight.detach()

    def put(self, model: torch.nn.Module) -> None:
        """Give the model the mean weights."""
        with torch.no_grad():
            for name, weight in _trained(model):
                weight.copy_(self._sums[name] / self._count)


def _trained(model: torch.nn.Module) -> Iterator[tuple[str, torch.Tensor]]:
    return ((name, weight) for name, weight in model.named_parameters() if weight.requires_grad)
