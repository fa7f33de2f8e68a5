"""The command lines of Stanza's own trainers, with the settings that were chosen. Seeds are Stanza's default, 1234."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SLOWER_FROM, SLOWER_OF = 56, 65
"""The share of the parser's updates after which its learning rate is a third."""
COMMON = ("--cpu", "--lang", "id", "--shorthand", "id_kutip")


def run(module: str, *options: object, log: Path) -> None:
    """Run `python -m stanza.models.<module>` on one thread, its output going to `log`."""
    command = [sys.executable, "-m", f"stanza.models.{module}", *(str(option) for option in options)]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as handle:
        subprocess.run(command, check=True, stdout=handle, stderr=subprocess.STDOUT, env=environment)


def _saved(target: Path) -> tuple[object, ...]:
    return "--save_dir", target.parent, "--save_name", target.name


def tokenizer(train: Path, tuning: Path, gold: Path, target: Path, steps: int) -> None:
    """`train` and `tuning` are stems of the files that `tokenization.write` makes."""
    run(
        "tokenizer", *COMMON, "--txt_file", train.with_suffix(".txt"), "--label_file", train.with_suffix(".labels"),
        "--dev_txt_file", tuning.with_suffix(".txt"), "--dev_label_file", tuning.with_suffix(".labels"),
        "--dev_conll_gold", gold, "--mwt_json_file", tuning.with_suffix(".mwt.json"),
        "--max_seqlen", 300, "--steps", steps, "--max_steps_before_stop", steps // 2, *_saved(target),
        log=target.with_suffix(".log"),
    )  # fmt: skip


def mwt(train: Path, tuning: Path, target: Path, epochs: int) -> None:
    """The expander of multiword tokens."""
    run(
        "mwt_expander", *COMMON, "--train_file", train, "--eval_file", tuning, "--gold_file", tuning,
        "--output_file", target.with_suffix(".out"), "--num_epoch", epochs, *_saved(target), log=target.with_suffix(".log"),
    )  # fmt: skip


def tagger_options(train: Path, tuning: Path, vectors: Path, target: Path, steps: int) -> tuple[object, ...]:
    """Options of the part-of-speech tagger. Its batch size counts sentences."""
    return (
        *COMMON, "--train_file", train, "--eval_file", tuning, "--wordvec_pretrain_file", vectors, "--batch_size", 40,
        "--hidden_dim", 128, "--char_hidden_dim", 64, "--tag_emb_dim", 25, "--deep_biaff_hidden_dim", 100,
        "--eval_interval", min(100, steps), "--fix_eval_interval", "--max_steps", steps, "--max_steps_before_stop", steps,
        *_saved(target),
    )  # fmt: skip


def tagger(train: Path, tuning: Path, vectors: Path, target: Path, steps: int) -> None:
    """The part-of-speech tagger, at one learning rate; `polishing` goes on from there."""
    run("tagger", *tagger_options(train, tuning, vectors, target, steps), log=target.with_suffix(".log"))


def tag(model: Path, source: Path, vectors: Path, output: Path) -> None:
    """Tag the words of a CoNLL-U file with a trained tagger."""
    run(
        "tagger", *COMMON, "--mode", "predict", "--eval_file", source, "--output_file", output,
        "--wordvec_pretrain_file", vectors, *_saved(model), log=output.with_suffix(".log"),
    )  # fmt: skip


def parser_options(train: Path, tuning: Path, vectors: Path, target: Path, steps: int) -> tuple[object, ...]:
    """Options of the dependency parser, without XPOS and features; a lemma is its treebank's name. Its batch size counts words."""
    return (
        *COMMON, "--train_file", train, "--eval_file", tuning, "--wordvec_pretrain_file", vectors, "--batch_size", 1000,
        "--hidden_dim", 160, "--char_hidden_dim", 50, "--char_emb_dim", 30, "--deep_biaff_hidden_dim", 96,
        "--deep_biaff_output_dim", 96, "--word_emb_dim", 50, "--tag_emb_dim", 25, "--transformed_dim", 75,
        "--num_layers", 2, "--no_xpos", "--no_ufeats", "--optim", "adam", "--lr", 0.003, "--beta2", 0.95,
        "--eval_interval", min(200, steps // 2), "--max_steps", steps, "--max_steps_before_stop", steps,
        *_saved(target),
    )  # fmt: skip


def parser(train: Path, tuning: Path, vectors: Path, target: Path, steps: int) -> None:
    """The dependency parser, the last steps at a third of the learning rate; `polishing` goes on from there."""
    slower_from = steps * SLOWER_FROM // SLOWER_OF
    slower = ("--second_optim", "adam", "--second_lr", 0.001, "--second_optim_start_step", slower_from)
    run("parser", *parser_options(train, tuning, vectors, target, steps), *slower, log=target.with_suffix(".log"))


def ner_options(train: Path, tuning: Path, vectors: Path, target: Path, steps: int) -> tuple[object, ...]:
    """Options of the name finder."""
    return (
        "--cpu", "--shorthand", "id_kutip", "--train_file", train, "--eval_file", tuning,
        "--wordvec_pretrain_file", vectors, "--hidden_dim", 160, "--char_hidden_dim", 64, "--char_emb_dim", 50,
        "--optim", "adam", "--lr", 0.001, "--batch_size", 32, "--eval_interval", min(100, steps), "--max_steps", steps,
        "--max_steps_no_improve", steps, *_saved(target),
    )  # fmt: skip


def ner(train: Path, tuning: Path, vectors: Path, target: Path, steps: int) -> None:
    """The name finder, at one learning rate; `polishing` goes on from there."""
    run("ner_tagger", *ner_options(train, tuning, vectors, target, steps), log=target.with_suffix(".log"))
