"""Runs steps of the chain as processes of their own, several at a time, each as soon as what it needs is finished."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from graphlib import TopologicalSorter
from subprocess import Popen

Launch = Callable[[str], "Popen[bytes]"]
_LOOK_SECONDS = 0.5


def run(needs: Mapping[str, Sequence[str]], jobs: int, launch: Launch) -> None:
    """Launch every step in `needs` (what each waits for, by name), at most `jobs` at once, of several that could go the first named.

    Raises:
        SystemExit: a step failed; those that run by then are stopped.
    """
    order = list(needs)
    waiting = TopologicalSorter({name: [other for other in before if other in needs] for name, before in needs.items()})
    waiting.prepare()
    ready: list[str] = []
    running: dict[str, Popen[bytes]] = {}
    try:
        while waiting.is_active():
            ready = sorted([*ready, *waiting.get_ready()], key=order.index)
            while ready and len(running) < jobs:
                running[ready[0]] = launch(ready[0])
                ready.pop(0)
            for name in _ended(running):
                if (code := running.pop(name).returncode) != 0:
                    raise SystemExit(f"{name}: failed with exit status {code}; the same command goes on from there")
                waiting.done(name)
    finally:
        for process in running.values():
            process.terminate()


def _ended(running: Mapping[str, Popen[bytes]]) -> list[str]:
    """Wait until one of the processes has ended; which."""
    while True:
        ended = [name for name, process in running.items() if process.poll() is not None]
        if ended:
            return ended
        time.sleep(_LOOK_SECONDS)
