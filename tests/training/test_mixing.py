"""What each model sees."""

from random import Random

from training_trees import tree

from training import mixing
from training.conllu import Sentence, copied
from training.treebanks import Treebanks


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
