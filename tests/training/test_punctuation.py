"""Where punctuation hangs."""

from training_trees import market, tree

from training import punctuation


def heads(sentence: object) -> dict[str, str]:
    """Heads."""
    words = sentence.words  # type: ignore[attr-defined]
    return {word.form: word.head.form for word in words if word.upos == "PUNCT"}


def test_a_comma_hangs_on_the_clause_that_depends_on_the_other() -> None:
    """A comma hangs on the clause that depends on the other."""
    sentence = market()
    for word in sentence.words:
        if word.upos == "PUNCT":
            word.head = sentence.words[0]
    assert heads(punctuation.attach(sentence)) == {",": "pulang", ".": "membeli"}


def test_a_comma_after_a_leading_adverbial_hangs_on_it() -> None:
    """A comma after a leading adverbial hangs on it."""
    sentence = tree(
        "Kemarin NOUN 4 obl", ", PUNCT 4 punct", "Sari PROPN 4 nsubj", "datang VERB 0 root", ". PUNCT 4 punct"
    )
    assert heads(punctuation.attach(sentence)) == {",": "Kemarin", ".": "datang"}


def test_brackets_hang_on_what_they_enclose() -> None:
    """Brackets hang on what they enclose."""
    sentence = tree(
        "Badan NOUN 6 nsubj", "Iklim PROPN 1 nmod", "( PUNCT 6 punct", "BIK PROPN 1 appos", ") PUNCT 6 punct",
        "menolak VERB 0 root",
    )  # fmt: skip
    assert heads(punctuation.attach(sentence)) == {"(": "BIK", ")": "BIK"}


def test_a_mark_that_governs_words_is_left_alone() -> None:
    """A mark that governs words is left alone."""
    sentence = tree("satu NUM 2 nummod", "/ PUNCT 3 punct", "dua NUM 0 root")
    punctuation.attach(sentence)
    assert sentence.words[0].head is sentence.words[1]
