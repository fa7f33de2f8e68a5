"""Footnotes of encyclopaedias: their marks (`… sembilan desa.[2][3]`), which the working text goes on without, and where they stand themselves."""

from __future__ import annotations

import re

from app.quotes.text.normalisation import WorkingText
from app.quotes.types import Span

_BRACKETED = (
    r"\[(?:\d{1,3}|[a-z]|[ivx]{1,4}|(?:cat(?:atan)?|n|nb|note|ket)\.? ?\d{1,2}"
    r"|butuh [a-z ]{3,20}|(?:siapa|kapan|di mana|menurut siapa|rujukan)\??|:\d{1,4})\]"
)
_MARK = re.compile(
    rf"(?<=[\w.,;:!?…\"”»’')\]]) ?(?P<bracketed>(?:{_BRACKETED} ?)*{_BRACKETED})(?=[\s.,;:!?\"”»)A-Z]|$)"
    r"|(?<=[a-z\d][.\"”»!?])\(\d{1,2}\)(?=\s|$)"
    r"|(?<=[.!?][\"”»])\(\d{1,2}\)(?=\s|$)"
    r"| ?\((?:hlm|hal)\.? ?\d{1,4}(?:[-–]\d{1,4})?\)(?=[\s.,;])"
    r"|(?<=[\"”»]) \([^()\n]{3,40}, \d{1,2} [A-Z]\w+ \d{4}\)(?=[.,;])"
    r"|(?:(?<=[.,;!?\"”»])|(?<=[a-z]{4}))[¹²³⁰⁴-⁹]{1,3}(?=[\s.,;\"”»]|$)",
)


def without_footnotes(working: WorkingText) -> WorkingText:
    """Take the marks of footnotes and citations (`"…" (Kabar, 3 Mei 2021).`) out of a working text; linear.

    `[21.10]`, `(41)`, `[sic]` and `m²` stay.
    """
    if not any(sign in working.text for sign in _SIGNS):
        return working
    taken = [Span(*match.span()) for match in _MARK.finditer(working.text)]
    return working.without(taken) if taken else working


_SIGNS = ("]", "(hal", "(hlm", '" (', "” (", "» (", ".(", '"(', "”(", "»(", "!(", "?(", *"¹²³⁰⁴⁵⁶⁷⁸⁹")
_REFERENCES = re.compile(
    r"^ *[\^↑] ?\S[^\n]*"
    r"|^(?:Referensi|Rujukan|Catatan kaki|Daftar pustaka|Kepustakaan|Pranala luar|Bacaan lanjutan) *\n[\s\S]*",
    re.MULTILINE | re.IGNORECASE,
)


def references(text: str) -> tuple[Span, ...]:
    """The list of references of a working text: `^ "Judul". Koran. 3 Mei 2021.`, and all below `Referensi` on a line of its own."""
    return tuple(Span(*match.span()) for match in _REFERENCES.finditer(text))
