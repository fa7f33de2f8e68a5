"""Who stands trial, so that `terdakwa` means that one: `Budi kembali duduk di kursi terdakwa.` · `Dakwaan terhadap Budi dibacakan.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.findings import Reading
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.before_cue import left_phrase
from app.quotes.phrases.kinds import Form
from app.quotes.phrases.reader import phrase_of
from app.quotes.words import Word


def accused(reading: Reading) -> Iterator[str]:
    """The name of everybody who is put on trial, or sentenced."""
    for passage in reading.passages:
        items = passage.items
        for at in range(1, len(items) - 1):
            bounds = _tried_before(items, at) or _tried_after(items, at)
            phrase = phrase_of(reading.text, items, *bounds) if bounds else None
            if phrase is not None and phrase.form is Form.NAME and phrase.name:
                yield phrase.name


def _tried_before(items: Sequence[Word], at: int) -> tuple[int, int] | None:
    """`Budi didakwa`, `Budi (54), kembali duduk di kursi terdakwa`: the subject."""
    dock = items[at].lower == "duduk" and any(item.lower in _DOCK for item in items[at + 1 : at + 4])
    return left_phrase(items, at, 0) if dock or items[at].lower in _TRIED else None


def _tried_after(items: Sequence[Word], at: int) -> tuple[int, int] | None:
    """`dakwaan terhadap Budi`, `mendakwa Budi`: the object."""
    charge = items[at].lower == "terhadap" and items[at - 1].lower in _CHARGES
    return right_phrase(items, at + 1) if charge or items[at].lower in _TRYING else None


_DOCK = frozenset({"terdakwa", "pesakitan"})
_TRIED = frozenset({"didakwa", "diadili", "divonis"})
_TRYING = frozenset({"mendakwa", "mengadili", "memvonis"})
_CHARGES = frozenset({"dakwaan", "tuntutan", "vonis", "putusan"})
