"""Nicknames in marks inside a name: `Kelana "Kiko" Wijaya`. They are no quotations; the working text goes on without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.quotes.lexicon import lexicon
from app.quotes.text.headlines import SMALL
from app.quotes.text.normalisation import WorkingText
from app.quotes.types import Span

_PART = r"[^\W\d_a-z][\w’-]*[a-z][\w’-]*"
_INSIDE = re.compile(
    rf"(?<![\w.“\"„«‘'-])(?P<before>{_PART}) (?P<marked>[“\"„«‘'](?P<nick>[^\W\d_a-z][\w’.-]{{1,14}}(?: [^\W\d_a-z][\w’-]{{0,11}}){{0,2}})[”\"»’'“] )"
    rf"(?P<after>{_PART})"
)
_WRITTEN_SMALL = re.compile(r"(?<![\w@#-])[a-z][\w’-]*")
_FEWEST_SMALL = 2
"""Words that a headline would write with a capital."""
_THINGS = frozenset("serial sinetron acara program operasi single drama komik cerpen tari tugu piala sang".split())
"""Nouns whose name stands in marks, beside those of the lexicon."""


@dataclass(frozen=True, slots=True)
class Nickname:
    """A nickname that was taken out of the working text, just before `place`, an offset of what is left."""

    nick: str
    place: int


def without_nicknames(working: WorkingText) -> tuple[WorkingText, tuple[Nickname, ...]]:
    """Take the nicknames out of a working text, so that `Kelana Wijaya` is one name; linear.

    A line in which most words have a capital proves nothing (`Film "Hujan" Tayang`): there only what running text calls so elsewhere is taken.
    """
    text = working.text
    matches = list(_INSIDE.finditer(text))
    common = frozenset(_WRITTEN_SMALL.findall(text)) if matches else frozenset()
    matches = [match for match in matches if _is_name(text, match, common)]
    running = {match.group() for match in matches if _in_running_text(text, match.start())}
    taken = [match for match in matches if match.group() in running]
    if not taken:
        return working, ()
    cut, found = 0, []
    for match in taken:
        found.append(Nickname(match["nick"], match.start("marked") - cut))
        cut += len(match["marked"])
    return working.without([Span(*match.span("marked")) for match in taken]), tuple(found)


def _is_name(text: str, match: re.Match[str], common: frozenset[str]) -> bool:
    """The words around the marks may be parts of a name: no noun, body or title of anything (`Klub "Kuda" Randu`), and `common` nowhere."""
    lexical = lexicon()
    before, after = match["before"].casefold(), match["after"].casefold()
    named_things = lexical.titled | lexical.naming_bodies | lexical.handled | _THINGS
    nouns = lexical.function_words | lexical.speaker_heads | lexical.group_nouns | named_things
    further = text[max(0, match.start() - _LOOK) : match.start()].casefold().split()[-1:]
    if before in nouns | lexical.place_heads or after in nouns | lexical.places or named_things & set(further):
        return False
    return before not in common and after not in common


def _in_running_text(text: str, place: int) -> bool:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    small = _WRITTEN_SMALL.findall(text, start, end if end >= 0 else len(text))
    return sum(word not in SMALL for word in small) >= _FEWEST_SMALL


_LOOK = 24
