"""However the models are run, every fourth article of the evaluation corpus gives the same quotes (skipped where there are no models)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.engine.annotator import Annotator
from app.engine.caching import CachingAnnotator
from app.quotes import article as quotes
from app.quotes import attribution
from app.quotes.types import Depth, Draft, Extraction, Sentence
from evaluation.articles import load_corpus

StanzaAnnotator = pytest.importorskip("app.engine.stanza_annotator").StanzaAnnotator

ARTICLES = [quotes.read(article.text) for article in load_corpus()[::4]]
DRAFTS = [draft for article in ARTICLES for draft in article.drafts]
MOST_SENTENCES_TAGGED_OTHERWISE = 0.01
"""In bfloat16, about 1 in 400 has another tag, head or name somewhere."""
MOST_WORDS_CUT_OTHERWISE = 0.002
"""Stanza's tokenizer reads whole sentences, Kutip's mostly one piece at a time: this share of sentences may differ in a word.

Over every second article 7 of 5,017 do."""


def extractions(sentences: list[Sentence]) -> list[Extraction]:
    """What the core makes of all drafts, annotated."""
    left = iter(sentences)
    return [quotes.extract(article, [next(left) for _ in article.drafts]) for article in ARTICLES]


@pytest.fixture(scope="module")
def together(stanza_annotator: Annotator) -> list[Sentence]:
    """All drafts in one call."""
    return stanza_annotator.annotate(DRAFTS)


def test_there_is_something_to_compare(together: list[Sentence]) -> None:
    """The articles have quotes."""
    assert sum(len(extraction.quotes) for extraction in extractions(together)) > 100


def test_the_cheap_look_before_the_rules_loses_nothing(
    together: list[Sentence], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it the rules look at every word, and find the same."""
    found = extractions(together)
    monkeypatch.setattr(attribution, "may_attribute", lambda items, at: True)
    assert extractions(together) == found


def test_single_sentences_are_those_of_the_batch(stanza_annotator: Annotator, together: list[Sentence]) -> None:
    """Each draft by itself: the same words, tags, trees and names."""
    assert [stanza_annotator.annotate([draft])[0] for draft in DRAFTS] == together


def test_what_was_read_before_changes_nothing(models_dir: Path, together: list[Sentence]) -> None:
    """A fresh annotator that reads them backwards, with hardly room to remember a word, gives the same sentences."""
    forgetful = StanzaAnnotator(models_dir, known_words=2_500)
    backwards: list[Sentence] = []
    for first in range(0, len(DRAFTS), 10):
        backwards += forgetful.annotate(DRAFTS[::-1][first : first + 10])
    assert backwards[::-1] == together


def test_cached_sentences_are_the_same(stanza_annotator: Annotator, together: list[Sentence]) -> None:
    """From the cache and through it."""
    cached = CachingAnnotator(stanza_annotator, max_characters=20_000)
    for _ in range(2):
        assert [sentence for article in ARTICLES for sentence in cached.annotate(article.drafts)] == together


@pytest.fixture(scope="module")
def exact(models_dir: Path) -> list[Sentence]:
    """All drafts in one call, everything in float32."""
    sentences: list[Sentence] = StanzaAnnotator(models_dir, half_precision=False).annotate(DRAFTS)
    return sentences


def test_half_precision_gives_the_same_quotes(exact: list[Sentence], together: list[Sentence]) -> None:
    """Every quote, speaker and offset, whether or not the LSTMs run in bfloat16; hardly a sentence is annotated otherwise."""
    assert extractions(exact) == extractions(together)
    differing = sum(a != b for a, b in zip(exact, together, strict=True))
    assert differing <= MOST_SENTENCES_TAGGED_OTHERWISE * len(DRAFTS)


@pytest.mark.slow
def test_stanzas_own_passes_give_the_same_quotes(
    models_dir: Path, exact: list[Sentence], together: list[Sentence]
) -> None:
    """Every quote, speaker and offset; hardly a sentence is annotated otherwise."""
    stock: Any = StanzaAnnotator(models_dir, stock_passes=True)
    sentences: list[Sentence] = stock.annotate(DRAFTS)
    assert extractions(sentences) == extractions(together)
    differing = sum(a != b for a, b in zip(sentences, exact, strict=True))
    assert differing <= MOST_WORDS_CUT_OTHERWISE * len(DRAFTS)


def test_names_alone_do_not_depend_on_depth(stanza_annotator: Annotator, together: list[Sentence]) -> None:
    """A deeper look at a sentence leaves its words and names as they are."""
    shallow = stanza_annotator.annotate([Draft(draft.text, Depth.NAMES) for draft in DRAFTS])
    for one, other in zip(shallow, together, strict=True):
        assert [token.span for token in one.tokens] == [token.span for token in other.tokens]
        assert one.entities == other.entities
