"""Many articles to answers, in order, in this process or in several, with a bounded number in hand."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait

from app.api.schemas import Options
from app.cli.answering import Answering, Item
from app.settings import Settings

GROUP_ARTICLES = 16
"""Articles that share model calls."""
GROUP_BYTES = 400_000
"""A group ends with the article that takes it past this."""
GROUPS_AHEAD = 2
"""Groups in hand for each process: one in work, one waiting."""

Answered = tuple[Item, bytes]


def answered(asked: Iterable[Item], settings: Settings, options: Options, processes: int) -> Iterator[Answered]:
    """Each article with its line of JSON, in order.

    Raises:
        ModelsMissing, ModelsBroken: there are no models to load.
        BrokenProcessPool: a process died.
    """
    groups = grouped(asked)
    if processes == 1:
        answering = None
        for group in groups:
            answering = answering or Answering(settings, options)  # not before there is work: it takes seconds
            yield from zip(group, answering.lines(group), strict=True)
    else:
        yield from _answered_by(processes, groups, settings, options)


def grouped(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in groups of at most `GROUP_ARTICLES` and little more than `GROUP_BYTES`."""
    group: list[Item] = []
    size_bytes = 0
    for item in items:
        group.append(item)
        size_bytes += len(item.raw or b"")
        if len(group) == GROUP_ARTICLES or size_bytes >= GROUP_BYTES:
            yield group
            group, size_bytes = [], 0
    if group:
        yield group


def _answered_by(
    processes: int, groups: Iterator[list[Item]], settings: Settings, options: Options
) -> Iterator[Answered]:
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _start, (settings, options))
    in_hand: deque[tuple[list[Item], Future[list[bytes]]]] = deque()
    try:
        for group in groups:
            in_hand.append((group, pool.submit(_lines, group)))
            if len(in_hand) >= processes * GROUPS_AHEAD:
                yield from _oldest(in_hand)
        while in_hand:
            yield from _oldest(in_hand)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()  # waits: the interpreter, if it ended meanwhile, would trip over a pool half closed


def _oldest(in_hand: deque[tuple[list[Item], Future[list[bytes]]]]) -> Iterator[Answered]:
    group, lines = in_hand.popleft()
    yield from zip(group, lines.result(), strict=True)


_answering: Answering
"""The models of a worker process."""


def _start(settings: Settings, options: Options) -> None:
    """Load the models of a worker process, which ends with its parent, even a killed one."""
    global _answering  # noqa: PLW0603  # a pool's initializer has nowhere else to put it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _answering = Answering(settings, options)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _lines(group: list[Item]) -> list[bytes]:
    return _answering.lines(group)
