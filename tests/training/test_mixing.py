"""What each model sees."""

from random import Random

from training_trees import tree

from training import mixing
from training.conllu import Sentence, copied
from training.treebanks import CSUI, GSD, PUD, Treebanks


def bought() -> Sentence:
    """A sentence with a named subject."""
    return tree(
        "Sari PROPN 2 nsubj", "membeli VERB 0 root", "beras NOUN 2 obj", "kemarin NOUN 2 obl", ". PUNCT 2 punct"
    )


def test_the_parser_sees_right_and_predicted_tags_of_every_hand_made_tree() -> None:
    """The parser sees right and predicted tags of every hand-made tree."""
    banks = Treebanks(news=[bought()], web=[bought()], converted=[bought()], tuning=[])
    every = banks.modern + banks.converted
    answers = [copied(sentence) for sentence in every]
    for answer in answers:
        answer.words[0].upos = "X"
    predicted = mixing.retagged(every, answers)
    assert [predicted[id(sentence)].words[0].upos for sentence in every] == ["X"] * 3
    assert [sentence.words[0].upos for sentence in every] == ["PROPN"] * 3
    mixed = mixing.for_parser(banks, predicted, Random(1))
    assert [sentence.words[0].upos for sentence in mixed[:5]] == ["PROPN", "X", "PROPN", "X", "X"]


def of(treebank: str) -> Sentence:
    """A sentence in the habits of a treebank."""
    sentence = bought()
    sentence.treebank = treebank
    return sentence


def test_indonesian_news_counts_several_times_at_last() -> None:
    """Indonesian news counts several times at last, other trees once."""
    last = mixing.for_news([of(CSUI), of(PUD), of(GSD)], times=3)
    assert sorted(sentence.treebank for sentence in last) == sorted([CSUI, CSUI, CSUI, PUD, GSD])


def test_a_variant_and_a_frame_follow_the_habits_of_their_source() -> None:
    """A variant and a frame follow the habits of the tree that they were made of."""
    banks = Treebanks(news=[of(PUD)], web=[of(GSD)], converted=[of(GSD)], tuning=[])
    assert {sentence.treebank for sentence in mixing.variants(banks.web, Random(1))} == {GSD}
    assert {sentence.treebank for sentence in mixing.frames(banks, Random(1))} == {PUD, GSD}


def test_the_last_steps_train_on_the_tuning_trees_too() -> None:
    """Each of the tuning trees joins its own kind."""
    whole = Treebanks(news=[of(PUD)], web=[of(GSD)], converted=[], tuning=[of(GSD), of(CSUI)]).whole()
    assert [sentence.treebank for sentence in whole.news] == [PUD, CSUI]
    assert [sentence.treebank for sentence in whole.web] == [GSD, GSD]
    assert whole.tuning == []
