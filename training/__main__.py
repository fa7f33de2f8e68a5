"""`python -m training [--rehearse] [--jobs N] [STEP ...]`: run the chain, or the named steps of it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from training import side_by_side
from training.chain import Step, steps
from training.places import from_environment
from training.schedule import FULL, REHEARSAL

REHEARSE = "--rehearse"


def main(arguments: Sequence[str]) -> None:
    """Run every step that is named (all where none is) and not finished.

    `--rehearse`: with a few updates each, in a folder of its own. `--jobs`: so many at a time, each as soon as what it needs is finished.
    """
    options = _options(arguments)
    places, plan = from_environment(), FULL
    if options.rehearse:
        places, plan = places.of_rehearsal(), REHEARSAL
    known = steps(places, plan)
    unknown = set(options.steps) - {step.name for step in known}
    if unknown:
        raise SystemExit(
            f"no such step: {', '.join(sorted(unknown))}; there are: {', '.join(step.name for step in known)}"
        )
    finished = places.work / "finished"
    finished.mkdir(parents=True, exist_ok=True)
    todo = []
    for step in known:
        if options.steps and step.name not in options.steps:
            continue
        if (finished / step.name).exists():
            print(f"{step.name}: finished before", flush=True)
        else:
            todo.append(step)
    if options.jobs > 1:
        side_by_side.run({step.name: step.needs for step in todo}, options.jobs, _launcher(options.rehearse))
        return
    for step in todo:
        _run(step, finished)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m training", description="From the data folder to the bundled models."
    )
    parser.add_argument("steps", nargs="*", metavar="STEP", help="only these steps")
    parser.add_argument(REHEARSE, action="store_true", help="a few updates of each, in a folder of its own")
    parser.add_argument("--jobs", type=int, default=1, help="steps that may run at the same time, one thread each")
    return parser.parse_args(arguments)


def _run(step: Step, finished: Path) -> None:
    started = time.monotonic()
    step.run()
    (finished / step.name).touch()
    print(f"{step.name}: {time.monotonic() - started:.0f} s", flush=True)


def _launcher(rehearse: bool) -> side_by_side.Launch:
    """Starts `python -m training STEP` on one thread."""
    command = [sys.executable, "-m", "training", *([REHEARSE] if rehearse else [])]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    return lambda name: subprocess.Popen([*command, name], env=environment)


if __name__ == "__main__":
    main(sys.argv[1:])
