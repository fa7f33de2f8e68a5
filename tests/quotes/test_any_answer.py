"""Whatever the article is and whatever the models say of it, the rules answer, and each quote is an exact stretch of the text."""

from __future__ import annotations

from random import Random

import pytest

from app.quotes import article as quotes
from app.quotes.types import Depth, Draft, Entity, EntityKind, Sentence, Span, Token
from app.quotes.words import words_in
from evaluation.articles import GoldArticle, load_corpus

ARTICLES = load_corpus()[::3]
_TAGS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "PRON", "NUM", "SCONJ", "CCONJ", "DET", "PUNCT")
_RELATIONS = ("nsubj", "obj", "obl", "ccomp", "xcomp", "acl", "advcl", "amod", "nmod", "appos", "mark", "punct")
_MOST_LOST = 0.2


def _annotated(draft: Draft, random: Random) -> Sentence:
    """Tags, tree and names by chance: no rule may lean on their making sense."""
    words = words_in(draft.text, (Span(0, len(draft.text)),))
    tree = draft.depth is Depth.PARSE
    tokens = tuple(
        Token(
            word.text,
            word.span,
            random.choice(_TAGS),
            random.randrange(-1, len(words)) if tree else None,
            random.choice(_RELATIONS) if tree else None,
        )
        for word in words
    )
    named = sorted(random.sample(range(len(words)), len(words) // 5))
    entities = tuple(Entity(words[index].text, words[index].span, random.choice(list(EntityKind))) for index in named)
    return Sentence(draft.text, tokens, entities)


def _damaged(text: str, random: Random) -> str:
    """The article with words lost, doubled, cut off by a line break or by a comma."""
    words = text.split(" ")
    share = random.uniform(0.0, _MOST_LOST)
    for index, word in enumerate(words):
        if random.random() < share:
            words[index] = random.choice(
                ("", word + word, word + "\n", word + ",", word + ".", f'"{word}', f"{word}:", *_marked(word))
            )
    return " ".join(words)


def _marked(word: str) -> tuple[str, ...]:
    return f"&quot;{word}", f"<p>{word}", f"<b>{word}</b>", f"**{word}**", f'\\"{word}', f"{word}&nbsp;"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_any_text_with_any_annotation_is_answered(article: GoldArticle) -> None:
    random = Random(article.id)
    text = _damaged(article.text, random)
    read = quotes.read(text)
    found = quotes.extract(read, [_annotated(draft, random) for draft in read.drafts])
    for quote in found.quotes:
        assert text[quote.span.start : quote.span.end] == quote.text
    assert all(one.span.end <= other.span.start for one, other in zip(found.quotes, found.quotes[1:], strict=False))
