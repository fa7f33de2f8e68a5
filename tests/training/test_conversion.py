"""Old trees brought to today's guidelines."""

from itertools import pairwise

import pytest
from training_trees import market, tree

from training.conllu import Word, copied
from training.conversion import Conversion, Lexicon, joined, one_of


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("petani", "petani", "petani-petani"),
        ("rumah", "rumahnya", "rumah-rumahnya"),
        ("ke", "7", "ke-7"),
        ("1990", "an", "1990-an"),
    ],
)
def test_pieces_around_a_hyphen_become_one_token(left: str, right: str, whole: str) -> None:
    """Pieces around a hyphen become one token."""
    sentence = joined(tree(f"{left} NOUN 4 nsubj", "- PUNCT 1 punct", f"{right} NOUN 1 compound", "datang VERB 0 root"))
    assert [token.form for token in sentence.tokens] == [whole, "datang"]
    assert sentence.words[0].head is sentence.words[1]


def test_two_names_around_a_hyphen_stay_apart() -> None:
    """Two names around a hyphen stay apart."""
    sentence = joined(tree("Bogor PROPN 0 root", "- PUNCT 3 punct", "Depok PROPN 1 flat"))
    assert len(sentence.tokens) == 3


def test_joining_keeps_all_heads_inside_the_sentence() -> None:
    """Joining keeps all heads inside the sentence."""
    rows = ["anak NOUN 4 nsubj", "- PUNCT 1 punct", "anak NOUN 1 compound", "membaca VERB 0 root",
            "buku NOUN 4 obj", "- PUNCT 5 punct", "buku NOUN 5 compound", "lama ADJ 7 amod"]  # fmt: skip
    sentence = joined(tree(*rows))
    assert [token.form for token in sentence.tokens] == ["anak-anak", "membaca", "buku-buku", "lama"]
    assert all(word.head is None or word.head in sentence.words for word in sentence.words)


def test_salah_satu() -> None:
    """Salah satu."""
    sentence = tree("salah NOUN 3 nmod", "satu NUM 1 nummod", "warga NOUN 0 root")
    one_of(sentence)
    salah, satu, warga = sentence.words
    assert (salah.head, satu.head, warga.head) == (satu, warga, None)


def lexicon() -> Lexicon:
    """Lexicon."""
    seen = tree("Ini PRON 2 nsubj", "2-3 bukunya", "buku NOUN 0 root", "nya PRON 2 nmod:poss")
    return Lexicon([seen, seen, tree("Hanya ADV 2 advmod", "hati NOUN 0 root"), tree("hati NOUN 0 root")])


@pytest.mark.parametrize(
    ("form", "upos", "parts"),
    [
        ("Bukunya", "NOUN", ("Buku", "nya")),
        ("sawahnya", "NOUN", ("sawah", "nya")),
        ("hanya", "ADV", None),
        ("hatiku", "NOUN", ("hati", "ku")),
        ("suku", "NOUN", None),
        ("karena", "SCONJ", None),
        ("Inikah", "PRON", ("Ini", "kah")),
        ("langkah", "NOUN", None),
    ],
)
def test_enclitics_are_cut_where_modern_trees_cut_them(form: str, upos: str, parts: tuple[str, str] | None) -> None:
    """Enclitics are cut where modern trees cut them."""
    assert lexicon().cut(form, upos) == parts


def test_the_own_treebank_decides_how_a_form_is_cut() -> None:
    """The own treebank decides how a form is cut."""
    whole, cut = tree("lainnya NOUN 0 root"), tree("1-2 lainnya", "lain ADJ 0 root", "nya PRON 1 nmod:poss")
    assert Lexicon([whole], [cut, cut]).cut("lainnya", "NOUN") is None
    assert Lexicon([cut], [whole, whole]).cut("lainnya", "NOUN") == ("lain", "nya")


def test_the_one_who_does_it_after_a_passive() -> None:
    """An enclitic on a passive is the one who does it, on an active verb what it is done to."""
    assert lexicon().enclitic("nya", Word("dibuat", "VERB", "root")) == ("PRON", "obl:agent")
    assert lexicon().enclitic("nya", Word("membuat", "VERB", "root")) == ("PRON", "obj")


def test_conversion_learns_a_relabelling_from_pairs() -> None:
    """Conversion learns a relabelling from pairs."""
    modern = [market() for _ in range(4)]
    old = [copied(sentence) for sentence in modern]
    for sentence in old:
        sentence.words[8].deprel = "dep"
        sentence.words[6].upos = "CCONJ"
    result = Conversion(list(zip(old, modern, strict=True))).convert(old[0])
    assert [(w.upos, w.deprel) for w in result.words] == [(w.upos, w.deprel) for w in modern[0].words]
    assert all(a.form != b.form for a, b in pairwise(result.words))
