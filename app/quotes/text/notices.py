"""Notices that run into the text: advertisers' notes, links to other articles, embedded videos, credits of photographs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.quotes.lexicon import lexicon
from app.quotes.text.headlines import headline_end

_NOTE = re.compile(
    r" (?:[-–—] ?(?=ADV|Adv|IKL))?"
    r"(?:(?:ADVERTISEMENT|Advertisement|IKLAN|PUBLISITAS|BACA JUGA)|(?:(?<=[.?!…”\"»)] )|(?<=[a-z] ))(?:Iklan|Publisitas))"
    r"(?: ?[-–—] ?Konten berlanjut(?: di bawah)?)?(?: (?:Gulir|Scroll) untuk [a-z]+(?: membaca)?)?(?: ?[-–—](?= [A-Z]))?(?= [^\W\d_a-z]| [\"“„«‘'])"
    r"| (?:SCROLL|GULIR)(?: [A-Z]{2,})+(?= [^\W\d_a-z]| [\"“„«‘'])"
)
_EMBED = re.compile(r" ?\[ ?(?:Gambas|Video|Foto|Twitter|Instagram|Embed)\b[^\[\]\n]{0,60}\]")
CREDIT = re.compile(r"[A-Z]{3,}(?: FOTO| PHOTO)? ?/ ?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:/\w+)*[.)]?")
"""`REUTERS/Bagus Santoso`, a line by itself."""
_LINK = re.compile(
    r"(?:^| (?=[A-ZbBlLsStT])(?<!Berita ))(?=(?P<title>(?i:(?:baca|lihat|simak|tonton) +juga) ?:|(?:Simak|Lihat|Tonton) [Vv]ideo\b|Pilihan Editor ?:)"
    rf"|(?:Penulis|Editor|Reporter|Pewarta|Foto|Kredit foto|Sumber) ?: ?\S|(?<=[.)] ){CREDIT.pattern}(?: [“\"„«]|$))"
)
_DATED = re.compile(
    r"(?<=\S) {2,}(?=(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad),? \d{1,2}[ /]|(?:Share|Bagikan)\b)"
    r"|(?<=\d[.:]\d\d WI[BT]) {2,}|(?<=\d[.:]\d\d WITA) {2,}"
)
"""`Nakhoda Mengaku Dibayar  Kamis, 6 Juni 2024 14:05 WIB  Bagikan`: spaces in a row where a page has its date."""
_QUOTED = re.compile(r" (?=[“\"„«][^“”\"„«»\n]{3,400}[,.?!] ?[”\"»“] ?(?P<word>[a-z]+)\b)")
_PARTED = re.compile(r"[.?!] |[,:]$")

_LOOK = 600
"""Characters."""


def notice_breaks(line: str) -> Iterator[int]:
    """Spaces before and after the notices in a line, and before the quotation that follows one."""
    yield from (match.start() for match in _DATED.finditer(line))
    for pattern in (_NOTE, _EMBED):
        for match in pattern.finditer(line):
            yield from (place for place in (match.start(), match.end()) if line[place : place + 1] == " ")
    for match in _LINK.finditer(line):
        if match.group() == " ":
            yield match.start()
        end = headline_end(line, match.end("title")) if match["title"] else None
        if end is not None:
            yield end
        elif (place := _quotation_after(line, match.end())) is not None:
            yield place


def _quotation_after(line: str, start: int) -> int | None:
    """The space before the quotation that a notice runs into, if an attribution follows it; None where another sentence or a cue stands between."""
    match = _QUOTED.search(line, start, start + _LOOK)
    if match is None or match["word"].removesuffix("nya") not in lexicon().inverted_all:
        return None
    between = line[start : match.start()]
    return None if _PARTED.search(between) else match.start()
