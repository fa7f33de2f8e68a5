"""Which words are common: counted by how they are written within a sentence."""

from __future__ import annotations

import tomllib
from collections import Counter

from training.common_words import HEADER, common, counts, written


def test_a_capital_that_opens_a_sentence_does_not_count() -> None:
    small, capital = counts(['Dunia berubah. Dunia lain, dunia kita, kata Dunia Lestari: "Dunia baru."'])
    assert small["dunia"] == 1
    assert capital["dunia"] == 1


def test_a_common_word_is_small_mostly_and_in_no_name() -> None:
    small = Counter(direksi=20, surya=20, bunga=20, air=90, mengirim=50, rumahnya=50, rapat=14)
    capital = Counter(direksi=5, surya=30)
    assert common(small, capital, frozenset({"bunga"})) == ["direksi"]


def test_the_list_is_a_lexicon_file() -> None:
    text = written(["direksi", "medis"])
    assert text.startswith(HEADER)
    assert tomllib.loads(text) == {"words": ["direksi", "medis"]}
