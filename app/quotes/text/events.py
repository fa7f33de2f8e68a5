"""What a reader meets on the way through a text that may open or close a quotation: marks, line breaks, attributions.

Each mark is weighed by its glyph and its neighbours: how much speaks against its opening a quotation, and how much against its closing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from app.quotes.lexicon import lexicon
from app.quotes.text.repairs import WORD_AFTER, attributes, attributions, names_source
from app.quotes.text.voices import is_narrated, is_spoken

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
_CUE_BEFORE = re.compile(r"(?:\w\s?:|\w,)\s*$")
_ENDED_CUE = re.compile(
    r"[a-z]+(?: ?nya| dia| ia)(?: ?[.\n]|$)|[a-z]+(?: [A-Z][\w’'-]+){1,4}\. [\"“] ?[A-Z]|[a-z]+(?: [\w-]+){1,7} (?:itu|ini|tersebut) ?\."
)
_FIRST_SENTENCE = re.compile(r"[^.?!\n\"“”„«»]{0,200}")
_STAMP = re.compile(r"\[?\d{1,2}[:.]\d{2}\b")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) +$")
_LOOK = 40

# What speaks against a reading, in the units of the tables above. Order of size matters, not the exact figures.
_CUE_INSIDE = 0.9
_CUE_ENDS_INSIDE = 1.7
_STRAY = 3.5
_STRAY_SINGLE = 0.9


class Event(NamedTuple):
    """A mark, a line break or the start of an attribution at `start` to `end` of the text.

    `opening`, `closing` and `stray` are what it costs to read a mark so; the `closing` of an attribution, what it costs to read on over it,
    its `stray`, what it costs that no quotation is open there.
    `fragment` is True where what the mark opens goes on a sentence.
    """

    kind: str
    start: int
    end: int
    glyph: str
    opening: float
    closing: float
    stray: float = 0.0
    fragment: bool = False


def events_in(text: str) -> Iterator[Event]:
    """Marks, line breaks, and attributions: where a closing mark may be missing."""
    cues = [
        Event("cue", place, place, "", 0.0, _cue_inside(text, place), _LONELY if _needs_quotation(text, place) else 0.0)
        for place in attributions(text)
    ]
    yield from merge(_marks_and_breaks(text), cues, key=lambda event: event.start)


def _marks_and_breaks(text: str) -> Iterator[Event]:
    for match in _EVENT.finditer(text):
        if match["mark"] is None:
            yield Event(_kind_of_break(text, match), match.start(), match.end(), "", 0.0, 0.0)
        elif not _is_apostrophe(text, match.start(), match.end()):
            yield _weigh(text, match.start(), match.end())


def _needs_quotation(text: str, place: int) -> bool:
    """`… dari tambang. - katanya.`: an attribution behind a dash, and no mark right before it."""
    return text[place] in "—–-" and not _MARKED_BEFORE.search(text, max(0, place - _GAP), place)


_MARKED_BEFORE = re.compile(r"[”\"»’'“][,.?!… ]*$")
_GAP = 5
"""Characters."""
_LONELY = 1.5


def _cue_inside(text: str, place: int) -> float:
    """What an attribution at `place` inside a quotation costs: much where it ends its sentence (`…, imbuhnya.` · `…, kata Budi. "Ayo`)."""
    return _CUE_ENDS_INSIDE if _ENDED_CUE.match(text, place) else _CUE_INSIDE


def _kind_of_break(text: str, match: re.Match[str]) -> str:
    """`blank`, `line`, `notice` before `Baca juga: …` or a time, `narrator` before a sentence that reports, `speaker` before one with `kami`."""
    opening = text[match.end() : match.end() + _LOOK].casefold()
    if opening.startswith(lexicon().boilerplate) or _STAMP.match(opening):
        return "notice"
    sentence = _FIRST_SENTENCE.match(text, match.end())
    if sentence is not None and is_narrated(sentence.group()):
        return "narrator"
    if match["blank"]:
        return "blank"
    return "speaker" if sentence is not None and is_spoken(sentence.group()) else "line"


def _is_apostrophe(text: str, start: int, end: int) -> bool:
    """`Jum'at`, `Qur’an`, `90'`, `'90-an` and `'Aisyiyah` hold no quotation mark."""
    glyph = text[start:end]
    if glyph not in "'’‘`":
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        (before.isalnum() and after.isalnum())
        or (before.isdigit() and not after.isalnum())
        or (not before.isalnum() and after.isdigit() and glyph != "‘")
        or _is_ain(text, start, end)
    )


def _is_ain(text: str, start: int, end: int) -> bool:
    """`Mohd 'Izzuddin`, `Pimpinan 'Aisyiyah`: the Arabic letter before a name inside a sentence, where no single mark closes in the paragraph."""
    if not text[end : end + 1].isupper() or not (
        _AIN.match(text, end) or _RUNS_ON.search(text, max(0, start - _LOOK), start)
    ):
        return False
    return _CLOSES_SINGLE.search(text, end, _end_of_paragraph(text, end)) is None


def _end_of_paragraph(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


_AIN = re.compile(
    r"(?:Aisyi?yah|Abd[a-z]*|Umar|Utsman|Izz[a-z]+|Ul[aou]m[a-z]*|Alawi|Alwi|Imran|Ubaid[a-z]*|Ammar|Aqil)\b"
)
"""Names with that letter, which may open a sentence."""
_RUNS_ON = re.compile(r"(?:\w|\b(?:Dr|Prof|Drs|Ir|Hj?|KH)\.) +$")
_CLOSES_SINGLE = re.compile(r"(?<=[\w.,?!…])['’`](?!\w)")


def _weigh(text: str, start: int, end: int) -> Event:
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
    elif before == after == " ":
        opening, closing = _weigh_detached(text, start, end, opening, closing)
    word = WORD_AFTER.match(text, end, end + _LOOK)
    loud = word is not None and before == after == " " and attributes(word[1].casefold())  # `“Kami siap. “ Tuturnya`
    attributed = word is not None and (loud or attributes(word[1]) or names_source(text, word))
    if attributed:
        opening, closing = opening + 2.0, min(closing, 0.4)
    if after in ("", "\n"):
        opening += 3.0  # nothing opens at the end of a line
    if after[:1].isupper() and left:
        closing += 0.6
    if _CUE_BEFORE.search(text, max(0, start - _LOOK), start):
        closing += 0.8 if before in {" ", ":"} else 0.0
    if _follows_attribution(text, start) and text[end : end + 2].lstrip(" ")[:1].isupper():
        opening, closing = min(opening, 0.8), closing + 1.5
    capital = text[end : end + 2].lstrip(" ")[:1].isupper()
    plain = (
        family_of(glyph) == "single"
        and not (left and capital)
        and not attributed
        and before not in {",", ".", "?", "!"}
    )
    return Event(
        "mark", start, end, glyph, opening, closing, _STRAY_SINGLE if plain else _STRAY, _is_fragment(text, start, end)
    )


def _follows_attribution(text: str, start: int) -> bool:
    """`…," dia berkata." Semua tahu …` · `imbuhnya."Mudah-mudahan …`: what was said goes on after it."""
    match = _ATTRIBUTED_BEFORE.search(text, max(0, start - _LOOK), start)
    if match is None:
        return False
    verb = match["verb"]
    return verb in lexicon().active if verb else match["owned"] in lexicon().inverted


_ATTRIBUTED_BEFORE = re.compile(r"(?:\b(?P<owned>[a-z]+)nya|\b(?:dia|ia|beliau) (?P<verb>[a-z]+)) ?[.,] ?$")


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


def _weigh_detached(text: str, start: int, end: int, opening: float, closing: float) -> tuple[float, float]:
    """A mark with a space on either side: what stands beyond the spaces tells, whatever the glyph: `. » Kami siap « , kata Budi`."""
    before, after = text[max(0, start - _LOOK) : start].rstrip(" ")[-1:], text[end + 1 : end + 2]
    if after in {",", ".", ";"}:
        return opening + 2.2, min(closing, 0.5)
    if before in {".", "?", "!", ":", "\n", ""} and after.isupper():
        return min(opening, 0.5), closing + 1.8
    return opening, closing


def family_of(glyph: str) -> str:
    """Which marks belong together: `curly`, `low`, `angle`, `single`, `double` or `straight`."""
    return _FAMILY.get(glyph, "straight")
