"""Where a headline ends that runs into the text after it: `Pasar Randu Dibuka Lagi Kepala dinas itu menilai …`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.quotes.lexicon import lexicon

_NOTICE = re.compile(r"(?:Baca|Lihat|Simak|Tonton) +(?:juga|selengkapnya|lebih banyak) ?:? ?(?=\S)", re.IGNORECASE)
_TOKEN = re.compile(r"[\"“„«‘'](?P<marked>[^\"”»“„«]{2,80}?)[\"”»’'][,?!.]*|\S+")
_LONGEST = 220
"""Characters."""
_FEWEST = 4
"""Words with a capital that make a headline."""
SMALL = frozenset(
    "di ke dari dan yang untuk dengan pada dalam atau oleh bagi per vs ini itu karena saat hingga sampai tapi demi usai soal".split()
)
"""Words that a headline in capitals writes small."""
_CLOSED = re.compile(r"[?!][\"”»’']?$")


def headline_ends(line: str) -> Iterator[int]:
    """The space after the headline that opens `line`, and after each that follows `Baca juga:`."""
    starts = [0, *(match.end() for match in _NOTICE.finditer(line))]
    for start in starts:
        end = headline_end(line, start)
        if end is not None:
            yield end


def headline_end(line: str, start: int) -> int | None:
    """The space before the sentence that follows; None where no headline of capitals ends here.

    The first word in lower case that headlines do not hold belongs to that sentence, and so do the capitals before it, back to an office.
    """
    capitals: list[tuple[int, str]] = []
    for match in _TOKEN.finditer(line, start, min(len(line), start + _LONGEST)):
        token = match.group()
        if token[0].islower() and token.strip(",:;") not in SMALL:
            return _sentence_start(capitals)
        capitals.append((match.start(), token))
        if _CLOSED.search(token) and start and line[match.end() : match.end() + 1] == " ":
            return match.end()
    return None


def _sentence_start(capitals: list[tuple[int, str]]) -> int | None:
    """The space before the sentence that the capitals run into.

    Before a connective or a circumstance (`Pada sidang itu`, `Terpisah,`), the last office or body, or else the last word.
    """
    if sum(token[0].isupper() for _, token in capitals) < _FEWEST:
        return None
    lexical = lexicon()
    openers = lexical.titles | lexical.speaker_heads
    circumstance = lexical.connectives | lexical.adverbial_stops | lexical.prepositions
    for place, token in capitals[_FEWEST:]:
        closed = token.endswith(",") or place == capitals[-1][0]
        if closed and token[0].isupper() and token.rstrip(",").casefold() in circumstance:
            return place - 1
    number = len(capitals) - 1
    small = max((i for i, (_, token) in enumerate(capitals) if token in SMALL), default=0)  # `Jasad Pria di Ruko`
    heads = [
        i for i in range(max(_FEWEST - 1, small), len(capitals)) if capitals[i][1].strip(",.").casefold() in openers
    ]
    office_first = any(token.strip(",.()").casefold() in openers for _, token in capitals[: _FEWEST - 1])
    # `Kepala Dinas Randu Sari Dewi menilai …`: no headline, but an office and its holder
    if not heads and office_first:
        return None
    if heads:
        number = heads[-1]
        while number - 1 in heads:
            number -= 1
    if capitals[number - 1][1] in SMALL:  # `… pada Minggu mengumumkan …`
        return None
    return capitals[number][0] - 1 if capitals[number][1][0].isupper() else None
