"""Broken text: the gold follows every edit."""

from __future__ import annotations

import unicodedata

import pytest

from app.quotes.text.markup import without_markup
from evaluation.articles import GoldArticle, GoldQuote, load_corpus
from evaluation.variants import VARIANTS, broken

TEXT = "“Pasar\nbuka lagi,” kata Sari. “Datanglah,” ujarnya. “Murah,” katanya. “Segar,” tutur José."
QUOTES = ("Pasar\nbuka lagi", "Datanglah", "Murah", "Segar")
ARTICLE = GoldArticle(
    "a",
    "news",
    TEXT,
    tuple(GoldQuote(TEXT.index(q), TEXT.index(q) + len(q), "direct", core=True, speaker="Sari") for q in QUOTES),
)


def contents(article: GoldArticle) -> list[str]:
    return [article.text[quote.start : quote.end] for quote in article.quotes]


@pytest.mark.parametrize("name", VARIANTS)
def test_the_gold_follows_the_edits(name: str) -> None:
    changed = broken(ARTICLE, VARIANTS[name])
    plain = [" ".join(without_markup(content).text.replace("\u00a0", " ").split()) for content in contents(changed)]
    assert plain == [" ".join(quote.split()) for quote in QUOTES]


@pytest.mark.parametrize("name", VARIANTS)
def test_every_variant_changes_something(name: str) -> None:
    assert broken(ARTICLE, VARIANTS[name]).text != TEXT


def test_the_fourth_closing_mark_is_lost() -> None:
    assert broken(ARTICLE, VARIANTS["missing closing"]).text.endswith("“Segar, tutur José.")


def test_a_glued_mark_touches_the_cue() -> None:
    assert "”kata Sari" in broken(ARTICLE, VARIANTS["glued"]).text


@pytest.mark.parametrize("name", VARIANTS)
def test_every_variant_changes_articles_of_the_corpus(name: str) -> None:
    """The gate measures something: decomposed letters, the rarest, stand in four articles."""
    corpus = load_corpus()
    assert sum(broken(article, VARIANTS[name]).text != article.text for article in corpus) >= 4


@pytest.mark.parametrize(
    ("text", "angled"),
    [
        ("„Datang,“ kata Sari.", "«Datang,» kata Sari."),
        ("„Datang,” kata Sari. “Pergi,” kata Joko.", "«Datang,» kata Sari. «Pergi,» kata Joko."),
        ('Sari berkata: "Datang." Joko ("pergi") diam.', "Sari berkata: «Datang.» Joko («pergi») diam."),
        ('Sari berkata: " Datang. " Joko diam.', "Sari berkata: « Datang. » Joko diam."),
        ('"Datang, "kata Sari. "Pergi, "kata Joko.', "«Datang, »kata Sari. «Pergi, »kata Joko."),
        ("“ Datang “ , kata Sari.", "« Datang » , kata Sari."),
        ('Joko diam.""Datang"" kata Sari.', "Joko diam.««Datang»» kata Sari."),
    ],
)
def test_a_mark_opens_or_closes_by_its_form_and_its_place(text: str, angled: str) -> None:
    """The same glyph closes after a low mark and opens elsewhere."""
    article = GoldArticle("a", "news", text, ())
    assert broken(article, VARIANTS["angle"]).text == angled


def test_an_insertion_at_the_end_of_a_quote_stays_outside() -> None:
    """`“ Segar ”`: the spaced mark's space is no part of the quote."""
    assert all(content == content.strip() for content in contents(broken(ARTICLE, VARIANTS["spaced"])))


def test_a_doubled_mark_is_spaced_as_one() -> None:
    article = GoldArticle("a", "news", 'Joko diam. ""Datang"" kata Sari.', ())
    assert broken(article, VARIANTS["spaced"]).text == 'Joko diam. "" Datang "" kata Sari.'


@pytest.mark.parametrize("name", VARIANTS)
def test_the_corpus_survives_every_variant(name: str) -> None:
    """Trimmed of spaces, a quote's letters stay the same whatever is done around them."""
    for article in load_corpus():
        changed = broken(article, VARIANTS[name])
        for before, after in zip(article.quotes, changed.quotes, strict=True):
            old, new = (
                unicodedata.normalize("NFC", without_markup(text).text)
                for text in (article.text[before.start : before.end], changed.text[after.start : after.end])
            )
            assert [c for c in old if c.isascii() and c.isalpha()][:20] == [
                c for c in new if c.isascii() and c.isalpha()
            ][:20]
