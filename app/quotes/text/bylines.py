"""Bylines: who wrote the article, and so who says `saya` outside the marks: `Oleh Budi Santoso`."""

from __future__ import annotations

import re
from functools import lru_cache

from app.quotes.types import Span

_BYLINE = re.compile(
    r"^[ ]*(?:Ditulis oleh|Oleh|OLEH|Teks(?: (?:dan|&) [Ff]oto)?|Catatan|Kolom)[ ]*:?[ ]+"
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,4})[ ]*\*?[ ]*(?:[,(|/–—-].*)?$",
    re.MULTILINE,
)
_OF_NOBODY = re.compile(
    r"(?i)\b(?:redaksi|staf|staff|tim|reporter|kontributor|penulis|editor|koresponden|admin|news|com|id)\b"
)
_LATEST = 600
"""Characters: below, `Oleh` opens a sentence."""


def is_byline(text: str, span: Span) -> bool:
    """True where a passage is the byline."""
    return span.start < _LATEST and _BYLINE.fullmatch(text, span.start, span.end) is not None


@lru_cache(maxsize=1)
def author(text: str) -> str | None:
    """The one person that the byline above an article names; None where there is no byline, or it names a desk or several people.

    Asked for each source phrase of an article.
    """
    names = {match["name"] for match in _BYLINE.finditer(text, 0, min(len(text), _LATEST))}
    name = names.pop() if len(names) == 1 else ""
    return name if name and not _OF_NOBODY.search(name) else None
