"""Quotation marks: pairing, repairing, nesting.

News holds every pair that Unicode knows (“ ” „ “ « » ‘ ’ " '), mixed, unbalanced, spaced inside and glued to the next word. No mark can be
read alone; so each is weighed by its glyph and its neighbours, and the cheapest reading of the whole text is found by dynamic
programming over a small set of states (outside, inside a quotation, inside a nested one): Viterbi's algorithm, linear in the number of marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from typing import NamedTuple

from app.quotes.lexicon import lexicon
from app.quotes.repairs import WORD_AFTER, attributes, attributions, closing_place, names_source, opening_place
from app.quotes.types import Span
from app.quotes.voices import is_narrated

_EVENT = re.compile(
    r"(?P<mark>''|‘’|’’|‘‘|``|,,(?=\w)|[“”„‟\"«»″＂‘’‚‹›'`])|(?P<blank>\n[ ]*\n\s*)|(?P<line>\n\s*)",
)
_OPENING = {
    "“": 0.0,
    "„": 0.0,
    "«": 0.0,
    "‟": 0.0,
    "‘": 0.0,
    "‚": 0.0,
    "‹": 0.0,
    "``": 0.0,
    ",,": 0.0,
    "”": 2.5,
    "»": 2.5,
    "’": 2.0,
    "›": 2.5,
}
_CLOSING = {
    "”": 0.0,
    "»": 0.0,
    "’": 0.0,
    "›": 0.0,
    "“": 2.0,
    "„": 4.0,
    "«": 2.5,
    "‟": 2.0,
    "‘": 1.5,
    "‚": 4.0,
    "‹": 2.5,
    "``": 2.5,
    ",,": 4.0,
}
_FAMILY = {
    "“": "curly",
    "”": "curly",
    "‟": "curly",
    "„": "low",
    ",,": "low",
    "«": "angle",
    "»": "angle",
    "‘": "single",
    "’": "single",
    "'": "single",
    "`": "single",
    "‚": "single",
    "‹": "single angle",
    "›": "single angle",
    "''": "double",
    "‘’": "double",
    "’’": "double",
    "‘‘": "double",
    "``": "double",
}
_WORDY = re.compile(r"\w")
_CUE_BEFORE = re.compile(r"(?:\w\s?:|\w,)\s*$")
_ENDED_CUE = re.compile(r"[a-z]+(?:nya| dia| ia) ?[.\n]")
_FIRST_SENTENCE = re.compile(r"[^.?!\n\"“”„«»]{0,200}")
_STAMP = re.compile(r"\[?\d{1,2}[:.]\d{2}\b")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) +$")
_LOOK = 40

# What each irregularity costs, in the units of the evidence above. Order of size matters, not the exact figures.
_UNCLOSED_AT_BREAK = 3.0
_UNCLOSED_AT_CUE = 1.8
_CUE_INSIDE = 0.9
_CUE_ENDS_INSIDE = 1.7
_OPEN_ACROSS = {"line": 0.8, "blank": 1.6, "notice": 4.0, "narrator": 2.4}
_CONTINUED_PARAGRAPH = 0.2
_FRAGMENT_ACROSS = 1.5
_REOPENED = 3.2
_REOPENED_FRAGMENT = 2.2
_UNOPENED = 3.0
_STRAY = 3.5
_STRAY_SINGLE = 0.9
_STRAY_DOUBLED = 0.6
_NESTED = 1.0
_NESTED_SAME = 2.6
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


class _Event(NamedTuple):
    kind: str
    start: int
    end: int
    glyph: str
    opening: float
    closing: float
    stray: float = 0.0
    fragment: bool = False


class _State(NamedTuple):
    """The families of the open quotation and of the one nested in it, empty: none; whether the open one is a fragment of a sentence."""

    outer: str = ""
    nested: str = ""
    fragment: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a working text, in order, without overlap."""
    events = list(_events(text))
    return tuple(q for q in _build(text, events, _cheapest(events)) if _WORDY.search(text, q.inner.start, q.inner.end))


def _events(text: str) -> Iterator[_Event]:
    """Marks, line breaks, and attributions: where a closing mark may be missing."""
    cues = [_Event("cue", place, place, "", 0.0, _cue_inside(text, place)) for place in attributions(text)]
    yield from merge(_marks_and_breaks(text), cues, key=lambda event: event.start)


def _marks_and_breaks(text: str) -> Iterator[_Event]:
    for match in _EVENT.finditer(text):
        if match["mark"] is None:
            yield _Event(_kind_of_break(text, match), match.start(), match.end(), "", 0.0, 0.0)
        elif not _is_apostrophe(text, match.start(), match.end()):
            yield _weigh(text, match.start(), match.end())


def _cue_inside(text: str, place: int) -> float:
    """What an attribution at `place` inside a quotation costs: much where it ends its sentence (`…, imbuhnya.`)."""
    return _CUE_ENDS_INSIDE if _ENDED_CUE.match(text, place) else _CUE_INSIDE


def _kind_of_break(text: str, match: re.Match[str]) -> str:
    """`blank`, `line`, `notice` where `Baca juga: …` or a time follows, or `narrator` where a sentence follows that reports."""
    opening = text[match.end() : match.end() + _LOOK].casefold()
    if opening.startswith(lexicon().boilerplate) or _STAMP.match(opening):
        return "notice"
    sentence = _FIRST_SENTENCE.match(text, match.end())
    if sentence is not None and is_narrated(sentence.group()):
        return "narrator"
    return "blank" if match["blank"] else "line"


def _is_apostrophe(text: str, start: int, end: int) -> bool:
    """`Jum'at`, `Qur’an`, `90'` and `'90-an` hold no quotation mark."""
    glyph = text[start:end]
    if glyph not in "'’‘`":
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        (before.isalnum() and after.isalnum())
        or (before.isdigit() and not after.isalnum())
        or (not before.isalnum() and after.isdigit() and glyph != "‘")
    )


def _weigh(text: str, start: int, end: int) -> _Event:
    """The cost of reading the mark at `start` as an opening and as a closing one."""
    glyph = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    opening, closing = _OPENING.get(glyph, 0.0), _CLOSING.get(glyph, 0.0)
    left = not before or before.isspace() or before in "([–—-/\"“”'‘«"
    right = not after or after.isspace() or after in ".,;:!?)]–—…\"”’'»"
    if left and not right:
        closing += 1.8
    elif right and not left:
        opening += 2.2
    elif not left and not right:
        opening, closing = _weigh_glued(before, opening, closing)
    word = WORD_AFTER.match(text, end, end + _LOOK)
    attributed = word is not None and (attributes(word[1]) or names_source(text, word))
    if attributed:
        opening, closing = opening + 2.0, min(closing, 0.4)
    if after in ("", "\n"):
        opening += 3.0  # nothing opens at the end of a line
    if after[:1].isupper() and left:
        closing += 0.6
    if _CUE_BEFORE.search(text, max(0, start - _LOOK), start):
        closing += 0.8 if before in {" ", ":"} else 0.0
    capital = text[end : end + 2].lstrip(" ")[:1].isupper()
    plain = (
        _family(glyph) == "single" and not (left and capital) and not attributed and before not in {",", ".", "?", "!"}
    )
    return _Event(
        "mark", start, end, glyph, opening, closing, _STRAY_SINGLE if plain else _STRAY, _is_fragment(text, start, end)
    )


def _is_fragment(text: str, start: int, end: int) -> bool:
    """True where a word stands right before a mark and lower case after it, or no cue before: `disebut "pasar hantu"`."""
    before = _WORD_BEFORE.search(text, max(0, start - _LOOK), start)
    if before is None:
        return False
    return text[end : end + 2].lstrip(" ")[:1].islower() or before[1].casefold() not in lexicon().active_all


def _weigh_glued(before: str, opening: float, closing: float) -> tuple[float, float]:
    """A mark with no space on either side: punctuation inside it closes, a colon before it opens."""
    if before in ",.!?…":
        return opening + 0.8, closing
    if before == ":":
        return opening, closing + 1.5
    return opening + 0.5, closing + 0.5


def _family(glyph: str) -> str:
    return _FAMILY.get(glyph, "straight")


def _mix(outer: str, glyph: str) -> float:
    """What it costs to close a quotation of one family with a glyph of another."""
    family = _family(glyph)
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


def _cheapest(events: list[_Event]) -> list[str]:
    """The actions of the cheapest reading, one for each event."""
    beam: dict[_State, tuple[float, _Trail | None]] = {_State(): (0.0, None)}
    previous: _Event | None = None
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


def _moves(state: _State, event: _Event, previous: _Event | None) -> Iterator[tuple[float, str, _State]]:
    """Every way to read `event` in `state`: (cost, action, next state)."""
    if event.kind != "mark":
        yield from _moves_at_break(state, event)
        return
    family = _family(event.glyph)
    doubled = previous is not None and previous.end == event.start and previous.glyph == event.glyph
    yield (_STRAY_DOUBLED if doubled else event.stray), "stray", state
    if not state.outer:
        yield event.opening + (0.4 if family == "single" else 0.0), "open", _State(family, "", event.fragment)
        yield event.closing + _UNOPENED, "unopened", state
        return
    at_break = previous is not None and previous.kind in _OPEN_ACROSS and previous.end == event.start
    if at_break and not state.nested and not state.fragment:
        yield event.opening + _CONTINUED_PARAGRAPH, "continue", state
    if state.nested:
        yield event.closing + _mix(state.nested, event.glyph), "unnest", state._replace(nested="")
        yield event.closing + _mix(state.outer, event.glyph) + 1.0, "close", _State()
        return
    yield event.closing + _mix(state.outer, event.glyph), "close", _State()
    yield (
        event.opening + (_REOPENED_FRAGMENT if state.fragment else _REOPENED),
        "reopen",
        _State(family, "", event.fragment),
    )
    yield event.opening + (_NESTED if family != state.outer else _NESTED_SAME), "nest", state._replace(nested=family)


def _moves_at_break(state: _State, event: _Event) -> Iterator[tuple[float, str, _State]]:
    if not state.outer:
        yield 0.0, "pass", state
        return
    if event.kind == "cue":
        yield event.closing, "pass", state
        yield _UNCLOSED_AT_CUE, "abandon", _State()
        return
    across = _OPEN_ACROSS[event.kind]
    yield across + (_FRAGMENT_ACROSS if state.fragment else 0.0), "pass", state
    yield _UNCLOSED_AT_BREAK, "abandon", _State()


def _build(text: str, events: list[_Event], actions: list[str]) -> Iterator[Quotation]:
    """Turn the reading into quotations."""
    opened: _Event | None = None
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


def _unclosed(text: str, opened: _Event, limit: int, *, at_break: bool) -> Quotation:
    """A quotation whose closing mark must be supplied before `limit`."""
    end = closing_place(text, Span(opened.start, opened.end), limit, at_break=at_break)
    return Quotation(Span(opened.start, end), Span(opened.end, end), closed=False)
