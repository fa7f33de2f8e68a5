"""What pages leave in their text and no reader reads: an editor's initials (`… mendatang.**(ola)`), a glued notice, `nya` apart from its word."""

from __future__ import annotations

import re

from app.quotes.text.normalisation import WorkingText
from app.quotes.types import Span

_LITTER = re.compile(
    r"(?<=[\w.,!?…\"”»)]) ?\*{1,4} ?(?:[(\[][^()\[\]\n]{1,30}[)\]]|[A-Za-z]{2,12}(?:[/-][A-Za-z]{2,12}){0,2})?[.*]*(?=[ ]*$)"
    r"|(?<=[.!?\"”»a-z])[(\[](?:\*+|[Rr]ed|[a-z]{2,4})(?:[/-][\w* .-]{1,20})?[)\]]\.?(?=[ ]*$)"
    r"|(?:ADVERTISEMENT ?)?SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT(?=[A-Z][a-z])"
    r"|(?<=[a-z]) (?=nya(?:[ .,\n]|$))",
    re.MULTILINE,
)


def without_litter(working: WorkingText) -> WorkingText:
    """Take editors' signs at the end of a line, notices glued to a word, and the space in `ujar nya`, out of a working text; linear."""
    taken = [Span(*match.span()) for match in _LITTER.finditer(working.text)]
    return working.without(taken) if taken else working
