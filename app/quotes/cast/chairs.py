"""Who leads a meeting, so that `ketua rapat` and `moderator` mean that one: `Rapat dipimpin Budi.` · `Budi membuka rapat.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.findings import Reading
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.before_cue import left_phrase
from app.quotes.phrases.kinds import Form
from app.quotes.phrases.reader import phrase_of
from app.quotes.words import Word

_MEETINGS = frozenset(
    "rapat sidang persidangan musyawarah pertemuan diskusi seminar webinar lokakarya debat dialog forum pleno musrenbang mediasi".split()
)
_LEADING = {
    "dipimpin": "memimpin",
    "diketuai": "mengetuai",
    "dibuka": "membuka",
    "dipandu": "memandu",
    "dimoderatori": "memoderatori",
}
_VERBS = frozenset(_LEADING) | frozenset(_LEADING.values())
_LEADERS = ("pimpinan", "ketua", "pemimpin")
_HOSTS = ("moderator", "pemandu")


def duties(reading: Reading) -> Iterator[tuple[str, str]]:
    """The name of everybody who leads a meeting, and each noun that means so; who only opened it leads where nobody else does."""
    found = [led for passage in reading.passages for led in _led(reading, passage.items)]
    led = {meeting for verb, meeting, _ in found if verb != "membuka"}
    for verb, meeting, name in found:
        if verb == "membuka" and meeting in led:
            continue
        for noun in _HOSTS if verb in {"memandu", "memoderatori"} else _LEADERS:
            yield name, f"{noun} {meeting}"
        if meeting in {"sidang", "persidangan"}:
            yield name, "ketua majelis hakim"


def _led(reading: Reading, items: Sequence[Word]) -> Iterator[tuple[str, str, str]]:
    """The verb, the meeting and the name in `Rapat … dipimpin langsung oleh Budi` and `Budi memimpin rapat`."""
    for at, item in enumerate(items):
        if item.lower not in _VERBS:
            continue
        passive = item.lower in _LEADING
        near = items[max(0, at - _LONGEST_MEETING) : at] if passive else items[at + 1 : at + 3]
        meeting = next((word.lower for word in near if word.lower in _MEETINGS), None)
        bounds = right_phrase(items, at + 1 + _skipped(items, at + 1)) if passive else left_phrase(items, at, 0)
        phrase = phrase_of(reading.text, items, *bounds) if meeting and bounds else None
        if meeting and phrase is not None and phrase.form is Form.NAME and phrase.name:
            yield _LEADING.get(item.lower, item.lower), meeting, phrase.name


def _skipped(items: Sequence[Word], start: int) -> int:
    """`dipimpin [langsung oleh] Budi`."""
    return next(
        (n for n, item in enumerate(items[start:]) if item.lower not in {"langsung", "secara", "resmi", "oleh"}), 0
    )


_LONGEST_MEETING = 8
"""Words."""
