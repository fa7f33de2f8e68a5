"""Line breaks that were lost: an article that a scraper has run together into one line.

Turns, posts, time stamps, notes of advertisers and missing full stops are read by their lines. Where a line is too long to be one paragraph, the
spaces at which a reader sees a new line begin are put back as line breaks; so no offset moves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from app.quotes.lexicon import lexicon
from app.quotes.text.headlines import headline_ends
from app.quotes.text.layout import layout_breaks, spoken_dashes
from app.quotes.text.marks import quotations
from app.quotes.text.narration import narration_starts
from app.quotes.text.notices import notice_breaks

_LONGEST_PARAGRAPH = 700
"""Characters. Longer lines are looked at."""
_RUN_ON = re.compile(
    r"(?:(?<![^\s(“\"])[a-z\d][\w-]*|[”»]|(?<=\S)[\"'’])(?P<gap> )(?=(?P<word>[A-Z][a-z]+(?:-[a-z]+)?)(?:,? [a-z]))"
)

_LOWER = re.compile(r"(?<![\w@#-])[a-z]{4,}\b")
_OPEN = frozenset({"dan", "atau", "serta", "yang", "bahwa", "untuk", "dengan", "oleh", "para", "sang", "si"})
"""Words that no sentence ends with, beside prepositions."""
_PERIOD = re.compile(r"se(?:jam|hari|minggu|bulan|tahun)")
_CAPITAL_INSIDE = re.compile(r"(?<=\w )[A-Z][a-z]{3,}")


def restored(text: str) -> str:
    """The working text, with a line break for each space at which a lost one shows. Linear in the length of `text`."""
    lines = [_broken(line, (*notice_breaks(line), *spoken_dashes(line))) for line in text.split("\n")]
    if all(len(line) <= _LONGEST_PARAGRAPH for line in lines):
        return "\n".join(lines)
    common = _common_words(text)
    return "\n".join(_relined(line, common) if len(line) > _LONGEST_PARAGRAPH else line for line in lines)


def _common_words(text: str) -> frozenset[str]:
    """The words that the article writes in lower case, and with a capital inside a sentence at most once."""
    inside = Counter(word.casefold() for word in _CAPITAL_INSIDE.findall(text))
    return frozenset(word for word in _LOWER.findall(text) if inside[word] <= 1)


def _relined(line: str, common: frozenset[str]) -> str:
    headlines = list(headline_ends(line))
    first = min(headlines, default=0)  # `Truk Hantam 5 Kendaraan di Randu`: no capital in a headline opens a sentence
    runs = (place for place in _run_on(line, common) if place > first)
    laid = _broken(line, (*layout_breaks(line), *runs, *headlines))
    return _broken(laid, narration_starts(laid, quotations(laid)))


def _broken(text: str, places: Iterable[int]) -> str:
    letters = list(text)
    for place in places:
        letters[place] = "\n"
    return "".join(letters)


def _run_on(line: str, common: frozenset[str]) -> Iterator[int]:
    """`… untuk dua hari Ia menambahkan`: a capital that no name explains starts a sentence, though no full stop ends the one before."""
    lexical = lexicon()
    named = lexical.titles | lexical.offices.keys() | lexical.organisations | lexical.places | lexical.days
    for match in _RUN_ON.finditer(line):
        before, word = line[match.start() : match.start("gap")].casefold(), match["word"].casefold()
        if before in lexical.prepositions | _OPEN or word in named | lexical.never_names:
            continue
        if not before[-1].isalnum() and _may_attribute(word):
            continue
        if word in lexical.function_words | lexical.indefinites | common or _PERIOD.fullmatch(word):
            yield match.start("gap")


def _may_attribute(word: str) -> bool:
    """`"Kami siap" Kata Budi` and `"Kami siap" Dia tertawa`: the words after a quotation belong to it, capital or not."""
    lexical = lexicon()
    return word.removesuffix("nya") in lexical.inverted_all or word in lexical.subject_pronouns
