"""Interviews without labels that a scraper has run together: `… petikannya. Mengapa jamur? Kami suka. Sejak kapan? Sejak 2011.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.quotes.text.voices import is_narrated

ANNOUNCED = re.compile(
    r"\b[Bb]erikut\b[^.?!\n]{0,60}\b(?:petikan|kutipan|wawancara|perbincangan|percakapan|hasil|tanya jawab)"
    r"|\b[Pp]etikan(?:nya)?\b|\bBerikut petikannya\b"
)
"""What a reader is told before an interview."""
INTERROGATIVE = r"(?:apa|apakah|mengapa|kenapa|bagaimana|gimana|kapan|siapa|berapa|di ?mana|ke ?mana|dari mana|sejak kapan|seberapa|[a-z]{3,}kah)"
_SENTENCE = re.compile(r"[^\s.?!…][^.?!…]*(?:[.?!…](?! [A-Z“\"(«])[^.?!…]*)*[.?!…]+[\"”»)]*|\S[^.?!…]*$")
_ASKS = re.compile(
    rf"(?:(?:[A-Z][a-z]+, |Lalu,? |Jadi,? |Lantas,? |Kalau begitu,? |Terus,? ))?{INTERROGATIVE}\b|[^?]*\b{INTERROGATIVE} [^?]{{3,60}}\?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESSED = frozenset({"anda", "kamu", "bapak", "ibu", "mas", "mbak"})
_OWN = frozenset({"saya", "aku", "kami"})
_MARK = re.compile(r"[“”„\"«»]")
_FEWEST = 3
_FEWEST_ADDRESSING = 2
_LONGEST = 220
_SHORT = 40
"""Characters of a question."""


def question_breaks(line: str) -> Iterator[int]:
    """The spaces before and after each question of an interview, and before the narrator who closes it.

    One that nothing announces must put questions to somebody, and quote hardly anything.
    """
    announced = ANNOUNCED.search(line)
    start = announced.end() if announced is not None else 0
    if line.count("? ", start) < _FEWEST:
        return
    matches = list(_SENTENCE.finditer(line, start))
    asked = [number for number, match in enumerate(matches) if _is_question(match.group())]
    addressing = sum(_speaks(matches[number].group(), _ADDRESSED) for number in asked)
    if len(asked) < _FEWEST or not addressing:
        return
    if announced is None:
        further = line[matches[asked[0]].start() :]
        marked = len(_MARK.findall(further)) > len(asked)
        if marked or addressing < _FEWEST_ADDRESSING or addressing * 3 < len(asked):
            return
    yield from _places(matches, asked)


def _places(matches: Sequence[re.Match[str]], asked: Sequence[int]) -> Iterator[int]:
    for number in asked:
        if number - 1 not in asked:
            first = number - (number > 0 and _leads_to(matches[number - 1].group()))
            yield matches[first].start() - 1
        if number + 1 < len(matches) and number + 1 not in asked:
            yield matches[number].end()
    told = (match for match in matches[asked[0] :] if is_narrated(match.group()) and "?" not in match.group())
    yield from (match.start() - 1 for match in told)


def _is_question(sentence: str) -> bool:
    """A short question that nobody asks of himself: it opens or goes on with a question word, or speaks to somebody."""
    if not sentence.endswith("?") or len(sentence) > _LONGEST or _speaks(sentence, _OWN):
        return False
    return _ASKS.match(sentence) is not None or _speaks(sentence, _ADDRESSED) or len(sentence) <= _SHORT


def _leads_to(sentence: str) -> bool:
    """`Anda anak pendeta.` before `Bagaimana bisa jadi ahli anggrek?`"""
    return sentence.endswith(".") and _speaks(sentence, _ADDRESSED) and not _speaks(sentence, _OWN)


def _speaks(text: str, voice: frozenset[str]) -> bool:
    return any(word.casefold() in voice for word in _WORD.findall(text))
