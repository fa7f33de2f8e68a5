"""Nicknames that an article explains: `Lestari, yang akrab disapa Tari,` · `Tari, begitu Lestari disapa,` · `Tari (nama aslinya Lestari)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import key_of, keys_of
from app.quotes.reading import Passage
from app.quotes.words import Word, entity_ranges, span_of

_NAME = r"[“\"'‘]?(?P<nick>(?:[A-Z][\w’'-]*\.? ){0,3}[A-Z][\w’'-]+)"
_OFTEN = r"(?:(?:lebih )?(?:akrab|biasa|kerap|sering|karib|selalu|kini|dulu|populer)\b(?: (?:juga|pula))?)"
_CALLED = re.compile(
    rf"(?:(?P<plain>disapa|dipanggil|dijuluki|disebut)"
    rf"|(?:dikenal|populer|tenar|tersohor)(?: (?:luas|juga|publik|orang|warga))?"
    rf" (?:sebagai|dengan (?:nama|sapaan|panggilan|sebutan|julukan)(?: (?:panggung|akrab|populer))?)"
    rf"|dengan nama panggung|(?P<caller>(?:memanggil|menyapa|menyebut)nya|mengenalnya (?:sebagai|dengan nama)))"
    rf"(?: dengan (?:nama|sebutan|sapaan|panggilan))? {_NAME}"
)
"""What precedes a nickname and belongs to the name before it. `dipanggil Budi` alone may say who summoned somebody."""
_HABIT = re.compile(rf"(?:{_OFTEN}|yang|nya|ia|dia|atau|oleh \w+)\s*$")
_ENDS = re.compile(r"[”\"'’]?(?:\s*(?:[,.;)–—-]|$)| (?:itu|ini|tersebut)\b)")
_TAKES_UP = re.compile(r"\b(?:ia|dia|beliau|itu|ini|tersebut|nya|\w+nya)\b", re.IGNORECASE)
"""`Ia`, `Perempuan itu`, `memanggilnya`: the sentence is about somebody who was named."""
_NEW = re.compile(r"\b(?:seorang|sebut saja|mau|minta|ingin|memilih)\b", re.IGNORECASE)
"""`seorang pedagang yang hanya mau dipanggil Tari`: somebody who has no other name."""
_THUS = re.compile(
    rf"\s?,? (?:begitu(?:lah)?|demikian) [^,.“”\"]{{2,60}}? (?:{_OFTEN} )?(?:disapa|dipanggil)\b"
    rf"|\s?, [^,.“”\"]{{2,60}}? (?:{_OFTEN} )?(?:disapa|dipanggil)(?=\s?[,.])"
)
"""`Mak Tari, begitu Lestari akrab disapa,` · `Tari, rektor itu akrab disapa.`"""
_CALL_OF = re.compile(
    r"(?:\s?,|\s?\(| atau)? ?(?:begitu |demikian )?(?:sapaan|panggilan|nama panggilan|nama panggung|julukan)(?: akrab| sehari-hari| kecil)?"
    r"(?:(?P<his>nya)| (?:dari |untuk )?(?P<owner>[A-Z]))"
)
"""`Mak Tari, sapaan akrab Lestari,` · `Mak Tari, sapaan akrabnya`"""
_REAL = re.compile(r"\s?(?:,|\()? ?(?:yang )?(?:ber)?nama (?:asli|lengkap|sebenarnya)(?:nya)?(?: adalah)? (?=[A-Z])")
"""`Mak Tari (nama aslinya Lestari)`"""
_THUS_DISTANCE = 60


def nicknames(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each nickname and the name of its owner, as the article writes them."""
    for passage in reading.passages:
        yield from _after_owner(reading, passage)
        yield from _before_owner(reading, passage)


def _after_owner(reading: Reading, passage: Passage) -> Iterator[tuple[str, str]]:
    """`Lestari, yang akrab disapa Mak Tari,` · `Ia biasa dipanggil Mak Tari.`"""
    text = reading.text
    for match in _CALLED.finditer(text, passage.span.start, passage.span.end):
        nick, start = match["nick"], match.start()
        if _inside_quotation(passage.items, start) or not _may_be_nickname(nick):
            continue
        habit = _HABIT.search(text, passage.span.start, start) is not None
        if match["plain"] and not (habit or _ENDS.match(text, match.end())):
            continue
        before = [bounds for bounds in entity_ranges(passage.items) if passage.items[bounds[1] - 1].span.end <= start]
        if match["caller"] and before and not text[passage.items[before[-1][1] - 1].span.end : start].strip(" ,–—-"):
            before = before[:-1]  # `Budi memanggilnya Tari`
        if not before and (
            not _TAKES_UP.search(text, passage.span.start, match.end()) or _NEW.search(text, passage.span.start, start)
        ):
            continue
        owner = _name(text, passage.items, before[-1]) if before else _named_before(reading, passage, nick)
        if owner is not None:
            yield nick, owner


def _before_owner(reading: Reading, passage: Passage) -> Iterator[tuple[str, str]]:
    """`Mak Tari, sapaan akrab Lestari,` · `Mak Tari, begitu ia disapa,` · `Mak Tari (nama aslinya Lestari)`"""
    text, items = reading.text, passage.items
    people = list(entity_ranges(items))
    for number, bounds in enumerate(people):
        end = items[bounds[1] - 1].span.end
        nick = _name(text, items, bounds)
        following = people[number + 1] if number + 1 < len(people) else None
        thus, call, real = (pattern.match(text, end, passage.span.end) for pattern in (_THUS, _CALL_OF, _REAL))
        match = thus or call or real
        if match is None:
            continue
        near = following is not None and items[following[0]].span.start - end <= _THUS_DISTANCE
        inside = near and following is not None and items[following[0]].span.start < match.end() + 1
        if real is not None or inside:
            owner = _name(text, items, following) if near and following is not None else None
        else:
            owner = _named_before(reading, passage, nick)
        if owner is not None:
            yield nick, owner


def _name(text: str, items: Sequence[Word], bounds: tuple[int, int]) -> str:
    return span_of(items, *bounds).of(text)


def _inside_quotation(items: Sequence[Word], offset: int) -> bool:
    return any(item.quotation >= 0 and item.span.start <= offset < item.span.end for item in items)


def _may_be_nickname(nick: str) -> bool:
    """No body and no office: `dipanggil KPK`, `dipanggil Presiden Budi`."""
    lexical = lexicon()
    words = [word.casefold() for word in nick.split()]
    offices = lexical.role_heads - lexical.relations
    return not any(word in lexical.organisations | lexical.places | offices for word in words) and not nick.isupper()


def _named_before(reading: Reading, passage: Passage, nick: str) -> str | None:
    """Whom the sentences before named last: the one whose name the nickname shortens, else the first of the nearest sentence with a name."""
    keys = set(keys_of(nick))
    nearest = None
    for earlier in reversed(reading.passages[max(0, passage.index - _FARTHEST_OWNER) : passage.index]):
        for bounds in entity_ranges(earlier.items):
            name = _name(reading.text, earlier.items, bounds)
            there = keys_of(name)
            if keys & set(there):
                continue
            if any(other.startswith(key) for key in keys for other in there):
                return name
            nearest = nearest or name
    return nearest


_FARTHEST_OWNER = 6
"""Passages."""


def without_address(nick: str) -> str:
    """`Tari` for `Mak Tari`: the nickname as a source phrase names it."""
    words = nick.split()
    while len(words) > 1 and key_of(words[0]) in lexicon().titles:
        words.pop(0)
    return " ".join(words)
