"""Quotation marks: pairing, repairing, nesting.

News holds every pair that Unicode knows (“ ” „ “ « » ‘ ’ " '), mixed, unbalanced, spaced inside and glued to the next word. No mark can be
read alone; so each is weighed by its glyph and its neighbours, and the cheapest reading of the whole text is found by dynamic
programming over a small set of states (outside, inside a quotation, inside a nested one): Viterbi's algorithm, linear in the number of marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.quotes.text.events import Event, events_in, family_of
from app.quotes.text.repairs import closing_place, opening_place
from app.quotes.types import Span

_WORDY = re.compile(r"\w")

# What each irregularity costs, in the units of the evidence of `events`. Order of size matters, not the exact figures.
_UNCLOSED_AT_BREAK = 3.0
_UNCLOSED_AT_CUE = 1.8
_OPEN_ACROSS = {"line": 0.8, "speaker": 0.1, "blank": 1.6, "notice": 4.0, "narrator": 2.4}
_CONTINUED_PARAGRAPH = 0.2
_CONTINUED_BY_OTHER = 2.3  # a paragraph goes on with the mark that it began with
_FRAGMENT_ACROSS = 1.5
_REOPENED = 3.2
_REOPENED_FRAGMENT = 2.2
_REOPENED_BY_FRAGMENT = 1.5
_UNOPENED = 3.0
_STRAY_DOUBLED = 0.6
_NESTED = 1.0
_NESTED_SAME = 2.6
_NESTED_FRAGMENT = 1.6
_MIXED = 0.7
_BEAM = 10


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks, at the outermost level.

    `outer` includes the marks, `inner` does not. `opened`/`closed` are False where that mark is missing and was supplied.
    Both spans count from the start of the working text.
    """

    outer: Span
    inner: Span
    opened: bool = True
    closed: bool = True


class _State(NamedTuple):
    """The families of the open quotation and of the one nested in it, empty: none; whether the open one is a fragment of a sentence."""

    outer: str = ""
    nested: str = ""
    fragment: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a working text, in order, without overlap."""
    events = list(events_in(text))
    return tuple(q for q in _build(text, events, _cheapest(events)) if _WORDY.search(text, q.inner.start, q.inner.end))


def _mix(outer: str, glyph: str) -> float:
    """What it costs to close a quotation of one family with a glyph of another."""
    family = family_of(glyph)
    if family == outer or (outer == "low" and family == "curly"):
        return 0.0
    if "single" in (family, outer):
        return 2.0
    return _MIXED


@dataclass(frozen=True, slots=True)
class _Trail:
    """The actions so far, the last one first."""

    action: str
    before: _Trail | None


def _cheapest(events: list[Event]) -> list[str]:
    """The actions of the cheapest reading, one for each event."""
    beam: dict[_State, tuple[float, _Trail | None]] = {_State(): (0.0, None)}
    previous: Event | None = None
    for event in events:
        reached: dict[_State, tuple[float, _Trail | None]] = {}
        for state, (cost, trail) in beam.items():
            for price, action, following in _moves(state, event, previous):
                total = cost + price
                if following not in reached or total < reached[following][0]:
                    reached[following] = (total, _Trail(action, trail))
        beam = dict(sorted(reached.items(), key=lambda item: item[1][0])[:_BEAM])
        previous = event
    # Ending inside a quotation costs what a missing mark costs.
    ends = [(cost + (_UNCLOSED_AT_BREAK if state.outer else 0.0), trail) for state, (cost, trail) in beam.items()]
    _, last = min(ends, key=lambda end: end[0])
    actions: list[str] = []
    while last is not None:
        actions.append(last.action)
        last = last.before
    return actions[::-1]


def _moves(state: _State, event: Event, previous: Event | None) -> Iterator[tuple[float, str, _State]]:
    """Every way to read `event` in `state`: (cost, action, next state)."""
    if event.kind != "mark":
        yield from _moves_at_break(state, event)
        return
    family = family_of(event.glyph)
    doubled = previous is not None and previous.end == event.start and previous.glyph == event.glyph
    yield (_STRAY_DOUBLED if doubled else event.stray), "stray", state
    if not state.outer:
        yield event.opening + (0.4 if family == "single" else 0.0), "open", _State(family, "", event.fragment)
        yield event.closing + _UNOPENED, "unopened", state
        return
    at_break = previous is not None and previous.kind in _OPEN_ACROSS and previous.end == event.start
    if at_break and not state.nested and not state.fragment:
        other = 0.0 if family == state.outer else _CONTINUED_BY_OTHER
        yield event.opening + _CONTINUED_PARAGRAPH + other, "continue", state
    if state.nested:
        yield event.closing + _mix(state.nested, event.glyph), "unnest", state._replace(nested="")
        yield event.closing + _mix(state.outer, event.glyph) + 1.0, "close", _State()
        return
    yield event.closing + _mix(state.outer, event.glyph), "close", _State()
    yield (
        event.opening + _reopening(state, event),
        "reopen",
        _State(family, "", event.fragment),
    )
    same = _NESTED_FRAGMENT if event.fragment and not state.fragment else _NESTED_SAME
    nesting = (_NESTED if family != state.outer else same) + (_CONTINUED_BY_OTHER if at_break else 0.0)
    yield event.opening + nesting, "nest", state._replace(nested=family)


def _reopening(state: _State, event: Event) -> float:
    """What it costs that the open quotation was never closed: more where the mark goes on its sentence (`"Saya tidak jadi "kakek di ring"`)."""
    if state.fragment:
        return _REOPENED_FRAGMENT
    return _REOPENED + (_REOPENED_BY_FRAGMENT if event.fragment else 0.0)


def _moves_at_break(state: _State, event: Event) -> Iterator[tuple[float, str, _State]]:
    if not state.outer:
        yield event.stray, "pass", state
        return
    if event.kind == "cue":
        yield event.closing, "pass", state
        yield _UNCLOSED_AT_CUE, "abandon", _State()
        return
    across = _OPEN_ACROSS[event.kind]
    yield across + (_FRAGMENT_ACROSS if state.fragment else 0.0), "pass", state
    yield _UNCLOSED_AT_BREAK, "abandon", _State()


def _build(text: str, events: list[Event], actions: list[str]) -> Iterator[Quotation]:
    """Turn the reading into quotations."""
    opened: Event | None = None
    floor = 0
    for event, action in zip(events, actions, strict=True):
        if action in ("open", "reopen"):
            if opened is not None:
                yield _unclosed(text, opened, event.start, at_break=False)
            opened = event
        elif action == "close" and opened is not None:
            yield Quotation(Span(opened.start, event.end), Span(opened.end, event.start))
            opened, floor = None, event.end
        elif action == "unopened":
            start = opening_place(text, floor, event.start)
            yield Quotation(Span(start, event.end), Span(start, event.start), opened=False)
            floor = event.end
        elif action == "abandon" and opened is not None:
            if event.kind == "cue":
                end = opened.end + len(text[opened.end : event.start].rstrip())
                yield Quotation(Span(opened.start, end), Span(opened.end, end), closed=False)
            else:
                yield _unclosed(text, opened, event.start, at_break=True)
            opened, floor = None, event.start
    if opened is not None:
        yield _unclosed(text, opened, len(text), at_break=True)


def _unclosed(text: str, opened: Event, limit: int, *, at_break: bool) -> Quotation:
    """A quotation whose closing mark must be supplied before `limit`."""
    end = closing_place(text, Span(opened.start, opened.end), limit, at_break=at_break)
    return Quotation(Span(opened.start, end), Span(opened.end, end), closed=False)
