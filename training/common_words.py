"""Words that articles write small, whatever stands before them: the list `app/quotes/lexicon/common.toml` that the rules of names read.

Counted in the raw text that may train; `python -m training.common_words` writes the list anew. A word is common where most of its
occurrences within a sentence are small, and no name of a person in the hand-made names holds it.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from app.quotes.lexicon import lexicon
from training.entities import read_bio
from training.places import Places, from_environment
from training.vectors import raw_lines

TARGET = Path(__file__).parents[1] / "app" / "quotes" / "lexicon" / "common.toml"
NAMES = ("idner-news-2k/train", "idner-news-2k/dev", "nergrit-indonlu/train", "nergrit-indonlu/dev")
FEWEST = 15
"""Small occurrences."""
SMALL_SHARE = 0.75
SHORTEST = 4
"""Letters."""
_TOKEN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*|[^\sA-Za-z]")
_INFLECTED = re.compile(r".*-.*|.*nya|me(?:ny|ng|[mnlrwy]).*")
"""Verbs, plurals and what somebody has: no part of an office."""
_BEFORE_SENTENCE = frozenset('.!?:"“”(')


def counts(lines: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands small, and with a capital within a sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in lines:
        before = "."
        for token in _TOKEN.findall(line):
            if token.islower():
                small[token] += 1
            elif token.istitle() and before not in _BEFORE_SENTENCE:
                capital[token.lower()] += 1
            before = token
    return small, capital


def common(small: Counter[str], capital: Counter[str], names: frozenset[str]) -> list[str]:
    """The words that are common and no part of a name, sorted."""
    return sorted(
        word
        for word, times in small.items()
        if times >= FEWEST
        and len(word) >= SHORTEST
        and times >= SMALL_SHARE * (times + capital[word])
        and word not in names
        and not _INFLECTED.fullmatch(word)
    )


def _names(places: Places) -> frozenset[str]:
    """Every word of a person's name in the hand-made names, and the given names of the lists."""
    sentences = [sentence for name in NAMES for sentence in read_bio(places.ner(name))]
    people = {token.lower() for sentence in sentences for token, tag in sentence if tag.endswith("-PER")}
    lists = lexicon()
    given = {word for name in (*lists.also_given, *lists.first_names, *lists.part_of_name) for word in name.split()}
    return frozenset(people | given | lists.inside_names)


def written(words: Iterable[str]) -> str:
    """The list as a lexicon file."""
    lines = textwrap.wrap(", ".join(f'"{word}"' for word in words), 150, break_on_hyphens=False)
    return "\n".join([HEADER, "words = [", *(f"  {line}" for line in lines), "]", ""])


HEADER = """\
# Words that are written small wherever a sentence has them: after an office they are part of it (`Ketua Dewan Direksi Budi`), for no name
# of a person has them. Counted, not chosen: `python -m training.common_words` (there it stands how, and in which texts)."""

if __name__ == "__main__":
    found = common(*counts(raw_lines(from_environment())), _names(from_environment()))
    TARGET.write_text(written(found), encoding="utf-8")
    print(f"{len(found)} words in {TARGET}")
