"""`python -m training [--rehearse] [STEP ...]`: run the chain, or the named steps of it."""

from __future__ import annotations

import sys
import time

from training.chain import steps
from training.places import from_environment
from training.schedule import FULL, REHEARSAL

REHEARSE = "--rehearse"


def main(arguments: list[str]) -> None:
    """Run every step that is named (all where none is) and not finished; `--rehearse`: with a few updates each, in a folder of its own."""
    places, plan = from_environment(), FULL
    if REHEARSE in arguments:
        places, plan = places.of_rehearsal(), REHEARSAL
    names = [argument for argument in arguments if argument != REHEARSE]
    known = steps(places, plan)
    unknown = set(names) - {step.name for step in known}
    if unknown:
        raise SystemExit(
            f"no such step: {', '.join(sorted(unknown))}; there are: {', '.join(step.name for step in known)}"
        )
    finished = places.work / "finished"
    finished.mkdir(parents=True, exist_ok=True)
    for step in known:
        stamp = finished / step.name
        if names and step.name not in names:
            continue
        if stamp.exists():
            print(f"{step.name}: finished before", flush=True)
            continue
        started = time.monotonic()
        step.run()
        stamp.touch()
        print(f"{step.name}: {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
