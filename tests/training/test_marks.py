"""Quotation marks put into trees, and sentences put together."""

from random import Random

import pytest
from training_trees import market, tree

from training import conllu, marks, recombination
from training.conllu import Sentence


def bare(sentence: Sentence) -> list[str]:
    """Bare."""
    return [word.form for word in sentence.words if word.form not in marks.MARKS]


def is_tree(sentence: Sentence) -> bool:
    """Is tree."""
    words = sentence.words
    roots = [word for word in words if word.head is None]
    return len(roots) == 1 and all(word.head is None or any(word.head is other for other in words) for word in words)


@pytest.mark.parametrize("seed", range(60))
def test_variants_change_nothing_but_marks_and_spacing(seed: int) -> None:
    """Variants change nothing but marks and spacing."""
    original = market()
    varied = marks.varied(original, Random(seed))
    assert bare(varied) == bare(original)
    assert is_tree(varied)
    assert next(conllu.parse(conllu.dump(varied))).text == varied.text


def test_marks_hang_on_the_head_of_what_they_enclose() -> None:
    """Marks hang on the head of what they enclose."""
    sentence = marks.enclosed(market(), 5, 10, ("“", "”"))
    assert sentence.text == "Warga membeli beras di pasar “, lalu mereka pulang.”"
    assert {word.head.form for word in sentence.words if word.form in "“”" and word.head} == {"pulang"}


def speaker() -> Sentence:
    """Speaker."""
    return tree(
        "Bupati NOUN 5 nsubj", "Tegalsari PROPN 1 nmod", "Rahma PROPN 1 flat:name", "Wijaya PROPN 1 flat:name",
        "tiba VERB 0 root SpaceAfter=No", ". PUNCT 5 punct",
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_frames_are_trees_that_hold_the_content(seed: int) -> None:
    """Frames are trees that hold the content."""
    said = recombination.contents([market()])[0]
    name = recombination.speakers([speaker()])[0]
    sentence = recombination.framed(said, name, Random(seed))
    assert is_tree(sentence)
    assert "membeli beras di pasar, lalu mereka pulang" in sentence.text
    cues = {word.form for word in sentence.words} & {*recombination.AFTER_CUES, *recombination.BEFORE_CUES, "Menurut"}
    assert cues
    assert "Rahma" in sentence.text or "nya" in sentence.text


def test_a_subject_without_a_name_is_no_speaker() -> None:
    """A subject without a name is no speaker."""
    assert recombination.speakers([market()]) == []
