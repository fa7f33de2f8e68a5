"""The end of the tagger's training: the learning rate falls to nothing, the weights are averaged over the last steps.

Stanza 1.15's tagger keeps one learning rate to the end (the rate of its second optimizer reaches no optimizer that
steps), so this
continues its saved model with Stanza's own trainer class and batches.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from stanza.models import tagger as stanza_tagger
from stanza.models.pos.trainer import Trainer

START_RATE = 0.002
AVERAGED_SHARE = 0.4
SEED = 1234


def rate(step: int, steps: int) -> float:
    """The learning rate at a step: a straight line down to a fiftieth."""
    return START_RATE * max(0.02, 1 - step / steps)


def tagger(options: Sequence[object], start: Path, target: Path, steps: int) -> None:
    """Go on from `start` with the trainer's `options` for `steps` batches; save the averaged model as `target`."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    args = stanza_tagger.parse_args([str(option) for option in options])
    pretrain = stanza_tagger.load_pretrain(args)
    args["word_cutoff"] = stanza_tagger.utils.update_word_cutoff(pretrain, args["word_cutoff"])
    _, _, batches = stanza_tagger.load_training_data(args, pretrain)
    trainer = Trainer(args=args, pretrain=pretrain, model_file=str(start), device="cpu")
    _run(trainer, batches, steps)
    trainer.save(str(target))


def _run(trainer: Trainer, batches: object, steps: int) -> None:
    average = Average(trainer.model)
    step = 0
    while step < steps:
        for batch in batches:  # type: ignore[attr-defined]
            for optimizer in trainer.optimizers.values():
                for group in optimizer.param_groups:
                    group["lr"] = rate(step, steps)
            loss = trainer.update(batch, eval=False)
            step += 1
            if step % 50 == 0:
                print(f"polishing step {step}/{steps}, loss {loss:.3f}", flush=True)
            if step >= steps * (1 - AVERAGED_SHARE):
                average.add(trainer.model)
            if step >= steps:
                break
    average.put(trainer.model)


class Average:
    """The mean of a model's weights over the times it was added."""

    def __init__(self, model: torch.nn.Module) -> None:
        self._sums = {
            name: torch.zeros_like(weight) for name, weight in model.named_parameters() if weight.requires_grad
        }
        self._count = 0

    def add(self, model: torch.nn.Module) -> None:
        """Count the present weights in."""
        self._count += 1
        for name, weight in model.named_parameters():
            if name in self._sums:
                self._sums[name] += weight.detach()

    def put(self, model: torch.nn.Module) -> None:
        """Give the model the mean weights."""
        with torch.no_grad():
            for name, weight in model.named_parameters():
                if name in self._sums:
                    weight.copy_(self._sums[name] / self._count)
