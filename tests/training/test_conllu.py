"""CoNLL-U in and out."""

from training_trees import market, tree

from training import conllu


def test_text_follows_the_spacing() -> None:
    """Text follows the spacing."""
    assert market().text == "Warga membeli beras di pasar, lalu mereka pulang."


def test_dump_and_parse_agree_on_multiword_tokens() -> None:
    """Dump and parse agree on multiword tokens."""
    sentence = tree(
        "Begitu ADV 2 advmod", "2-3 ujarnya SpaceAfter=No", "ujar VERB 0 root", "nya PRON 2 nsubj", ". PUNCT 2 punct",
    )  # fmt: skip
    again = next(conllu.parse(conllu.dump(sentence)))
    assert [token.form for token in again.tokens] == ["Begitu", "ujarnya", "."]
    assert [word.form for word in again.words] == ["Begitu", "ujar", "nya", "."]
    assert again.words[2].head is again.words[1]
    assert conllu.dump(again) == conllu.dump(sentence)


def test_a_copy_shares_nothing() -> None:
    """A copy shares nothing."""
    sentence = market()
    twin = conllu.copied(sentence)
    twin.words[0].form = "Petani"
    assert sentence.words[0].form == "Warga"
    assert all(word.head is None or word.head in twin.words for word in twin.words)


def test_compound_becomes_nmod() -> None:
    """Compound becomes nmod."""
    sentence = conllu.without_compound(tree("kursi NOUN 0 root", "kayu NOUN 1 compound:nn", "lama ADJ 1 amod"))
    assert [word.deprel for word in sentence.words] == ["root", "nmod", "amod"]


def test_every_lemma_names_the_treebank() -> None:
    """The parser is to know whose habits a tree follows; a copy follows the same ones."""
    sentence = market()
    sentence.treebank = "<gsd>"
    rows = [line.split("\t") for line in conllu.dump(conllu.copied(sentence)).splitlines() if line[:1].isdigit()]
    assert {row[2] for row in rows} == {"<gsd>"}
