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


_PLACE = r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
_DATELINE = re.compile(
    rf"(?<=[^\s.?!:]) {_PLACE}(?:, [^.:;?!\n]{{2,40}}?|, [A-Z]\w+\.[A-Za-z]{{2,4}})?(?: \([^()\n]{{2,30}}\))? ?(?:-{{1,2}}|–|—) (?=[A-Z“\"«])"
)
"""`… Molor Dua Tahun Jakarta - Menteri itu …` · `… PEMBA, 9 Maret (Kabar) - Sedikitnya …` · `… Contekan JAKARTA, KABAR.CO – Rapat …`"""
_AGENCY = re.compile(
    rf"(?<=\S)(?<! di)(?<! ke)(?<! dari) (?=(?:{_PLACE}, \d{{1,2}} [A-Za-z]{{3,9}}(?:\.? ?[(/]|\. [A-Z])"
    r"|[A-Z][\w-]+ / [A-Z][\w-]+ [—–-] [A-Z]))"
)
"""`… di Ankara MOSKOW, 14 Maret. /Kabar/. Randu siap …` · `… KHARTOUM / Kabar — Menteri itu …`: who passes on the report shows the dateline."""
_ARTICLES = frozenset(
    {"la", "los", "las", "san", "santa", "sao", "são", "new", "abu", "al", "el", "den", "kuala", "port", "addis"}
)
"""What a place of two words begins with."""
_DAY = r"(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad),? \d{1,2}[ /]"
_DATED = (
    r"(?:(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad),? +)?(?:\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d\d[./]\d\d[./]\d{4})"
    r"(?:,| -| +\|)? +(?:\d{1,2}[:.]\d\d\b|Pembaruan)"
)
_BYLINE = re.compile(
    rf"(?<!\boleh)(?<!\bTim) (?=(?:(?:oleh )?(?:Tim )?Redaksi|(?:[A-Z][\w’'-]+ ){{2}}) *[-–—|•] +{_DATED})"
    rf"|(?<![-–—|•,: ])(?<! pada)(?P<dated> )(?=[ ]*{_DATED})|"
    rf" (?=(?:[A-Z][\w’'-]+ ){{2}}[-–—|•] [\w.]{{4,30}} {_DAY})"
    r"|(?:(?<=\d[:.]\d\d WIB)|(?<=\d[:.]\d\d WITA)|(?<=\d[:.]\d\d WIT)) (?=[A-Z])"
    r"| (?=oleh (?:[A-Z][\w’'-]+ ){1,3}[•·|])"
)
"""`Saksi Ngaku Antar Duit Sari Dewi - kabarRandu Selasa, 11 Mar 2025 19:20 WIB Randu - …`"""
_LATEST_DATELINE = 400
_ENDED = re.compile(r"[a-z)]{3}[.?!][\"”]? [A-Z]")
_SHORTEST_LOUD = 4
"""Letters."""


def headline_ends(line: str) -> Iterator[int]:
    """The space after the headline that opens `line`, and after each that follows `Baca juga:`."""
    byline: list[int] = []
    for match in _BYLINE.finditer(line, 1, min(len(line), _LATEST_DATELINE)):
        if not (match["dated"] and byline):  # the date of a byline stands on its line
            byline.append(match.start())
    yield from byline
    dateline = _dateline(line)
    if dateline is not None:
        yield dateline
    starts = [match.end() for match in _NOTICE.finditer(line)]
    for start in starts if byline or dateline is not None else [0, *starts]:
        end = headline_end(line, start)
        if end is not None:
            yield end


def _dateline(line: str) -> int | None:
    """The space before the place and the dash that the text below a headline opens with, where no sentence has ended before."""
    agency = _AGENCY.search(line, 1, min(len(line), _LATEST_DATELINE))
    if (
        agency is not None
        and not _ENDED.search(line, 0, agency.start())
        and line.count(" ", 0, agency.start()) >= _FEWEST - 2
    ):
        return agency.start() + _before_place(agency["place"] or "")
    for match in _DATELINE.finditer(line, 1, min(len(line), _LATEST_DATELINE)):
        words = match["place"].split()
        if _ENDED.search(line, 0, match.start()):
            return None
        if line.count(" ", 0, match.start()) < _FEWEST - 1:  # `Kabar.com - RANDU - …`
            continue
        if words[-1].isupper() and len(words[-1]) >= _SHORTEST_LOUD:
            return match.start() + _before_place(match["place"])
        if words[-1].casefold() in lexicon().places:
            whole = match["place"].casefold() in lexicon().places or len(words) == 1
            return match.start() if whole else match.start() + len(words[0]) + 1
    return None


def _before_place(words: str) -> int:
    """How far into `Hari RENGAT`, `Brussel Beograd` the place begins; `La Paz` and `PORT MORESBY` are one."""
    one, _, two = words.partition(" ")
    whole = (
        not two
        or one.casefold() in _ARTICLES
        or words.casefold() in lexicon().places
        or (one.isupper() and two.isupper())
    )
    return 0 if whole else len(one) + 1


def headline_end(line: str, start: int) -> int | None:
    """The space before the sentence that follows; None where no headline of capitals ends here.

    The first word in lower case that headlines do not hold (small words, particles of names: `De la Vega Sebut …`) belongs to that sentence,
    and so do the capitals before it, back to an office.
    """
    capitals: list[tuple[int, str]] = []
    for match in _TOKEN.finditer(line, start, min(len(line), start + _LONGEST)):
        token = match.group()
        if token[0].islower() and token.endswith(":"):
            return None  # `oleh Sari Dewi foto: Bayu Laksana`
        if token[0].islower() and token.strip(",:;") not in SMALL and token not in lexicon().particles:
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
