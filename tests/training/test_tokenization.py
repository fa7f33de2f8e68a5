"""Character labels for the tokenizer."""

from random import Random

import pytest
from training_trees import market, tree

from training import tokenization, vectors


def test_labels() -> None:
    """Labels."""
    sentence = tree(
        "Ya INTJ 0 root", "2-3 ujarnya SpaceAfter=No", "ujar VERB 1 parataxis", "nya PRON 2 nsubj", ". PUNCT 1 punct"
    )
    text, labels = tokenization.labelled(sentence)
    assert text == "Ya ujarnya. "
    assert labels == "01" + "0" + "0000003" + "2" + "0"


@pytest.mark.parametrize("seed", range(20))
def test_running_text_and_labels_stay_aligned(seed: int) -> None:
    """Running text and labels stay aligned."""
    text, labels = tokenization.running([market(), market(), market()], Random(seed), odd_blanks=True)
    paragraphs = text.split("\n\n")
    assert len(text) == len(labels)
    assert [len(paragraph) for paragraph in paragraphs] == [len(p) for p in labels.split("\n\n")]
    assert labels.count("2") == 3


def test_expansions_count_multiword_tokens() -> None:
    """Expansions count multiword tokens."""
    sentence = tree("1-2 katanya", "kata VERB 0 root", "nya PRON 1 nsubj")
    assert tokenization.expansions([sentence, sentence]) == [[["katanya", ["kata", "nya"]], 2]]


def test_vector_tokens_cut_nya_in_a_share_of_the_cases() -> None:
    """Vector tokens cut nya in a share of the cases."""
    cut = [vectors.tokens("Rumahnya hanya satu.", Random(seed)) for seed in range(50)]
    assert ["rumah", "nya", "hanya", "satu", "."] in cut
    assert ["rumahnya", "hanya", "satu", "."] in cut
