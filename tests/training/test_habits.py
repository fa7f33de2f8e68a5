"""In whose habits the shipped parser answers."""

import pytest

from training import running, scores, treebanks
from training.places import REPOSITORY

TEXT = (
    'Pada 8 Mei 2021, warga desa itu berkumpul di balai, lalu mereka pulang. "Kami lelah," kata Sari, pedagang beras.'
)


def heads(habit: str | None) -> list[int]:
    """The heads of the words of TEXT; None: as the default package answers, with an identity lemmatizer."""
    models = REPOSITORY / "app" / "engine" / "models"
    if habit is None:
        document = scores.pipeline(models, "tokenize,mwt,pos,lemma,depparse")(TEXT)
    else:
        nlp = scores.pipeline(models, "tokenize,mwt,pos,depparse")
        document = nlp(TEXT, processors="tokenize,mwt,pos")
        running.parse(nlp, document, [habit] * len(document.sentences))
    return [word.head for sentence in document.sentences for word in sentence.words]


@pytest.mark.parametrize("habit", [None, "unknown"])
def test_any_other_lemma_is_answered_in_the_habits_of_news(habit: str | None) -> None:
    """Words as their own lemmas, or a treebank that the parser does not know: as CSUI."""
    assert heads(habit) == heads(treebanks.CSUI)


def test_the_habits_of_the_web_hang_commas_elsewhere() -> None:
    """A parser that did not read the treebank would answer the same."""
    assert heads(treebanks.GSD) != heads(treebanks.CSUI)
