"""The committed corpus is sound, and the core answers it with exact stretches of the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.engine.annotator import Annotator
from app.quotes.types import Extraction
from app.settings import Settings
from evaluation.alignment import align
from evaluation.articles import CORPUS as CORPUS_FOLDER
from evaluation.articles import GoldArticle, GoldError, load_corpus
from evaluation.pipeline import KeepingAnnotator, extract_all, predictions
from evaluation.scoring import score
from evaluation.variants import VARIANTS, broken

CORPUS = load_corpus()
UNSEEN = load_corpus(CORPUS_FOLDER.parents[1] / "unseen")


@pytest.fixture(scope="module")
def annotator(models_dir: Path) -> Annotator:
    """What the gate has annotated with these very models is not annotated again."""
    return KeepingAnnotator(Settings(models_dir=models_dir))


@pytest.fixture(scope="module")
def answers(annotator: Annotator) -> list[Extraction]:
    return extract_all(CORPUS, annotator)


@pytest.mark.parametrize("article", [*CORPUS, *UNSEEN], ids=lambda article: article.id)
def test_the_gold_lies_in_its_article(article: GoldArticle) -> None:
    for quote in article.quotes:
        assert 0 <= quote.start < quote.end <= len(article.text)
        assert quote.type in {"direct", "indirect", "mixed"}
        assert quote.kind in {"person", "org", "unnamed"}
    assert [quote.start for quote in article.quotes] == sorted(quote.start for quote in article.quotes)


def test_what_nobody_looks_at_is_not_in_the_corpus() -> None:
    assert UNSEEN
    assert {article.text for article in UNSEEN}.isdisjoint(article.text for article in CORPUS)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ('text = "Pasar tutup"', "not in its text"),
        ('text = "Pasar buka"\nalias = ["S"]', "alias"),
        ('text = "Pasar buka"\noccurrence = 2', "not in its text"),
        ("core = true", "text"),
    ],
)
def test_gold_that_does_not_fit_is_refused(change: str, complaint: str, tmp_path: Path) -> None:
    rest = 'type = "direct"\nspeaker = "Sari"\nspeaker_kind = "person"\n' + (
        "" if "core" in change else "core = true\n"
    )
    article = 'id = "news-01"\nkind = "news"\ntext = "“Pasar buka,” kata Sari."\n[[quotes]]\n'
    (tmp_path / "news-01.toml").write_text(f"{article}{change}\n{rest}", encoding="utf-8")
    with pytest.raises(GoldError, match=complaint):
        load_corpus(tmp_path)


def test_the_example_of_the_readme_is_a_sound_article(tmp_path: Path) -> None:
    readme = (CORPUS_FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
    (tmp_path / "village-01.toml").write_text(readme.split("```toml")[1].split("```")[0], encoding="utf-8")
    (article,) = load_corpus(tmp_path)
    (quote,) = article.quotes
    assert article.text[quote.start : quote.end] == "Atapnya sudah kokoh"


def test_every_answer_is_an_exact_stretch_of_the_article(answers: list[Extraction]) -> None:
    for article, extraction in zip(CORPUS, answers, strict=True):
        ends = [0]
        for quote in extraction.quotes:
            assert quote.text == article.text[quote.span.start : quote.span.end]
            assert quote.span.start >= ends[-1]
            ends.append(quote.span.end)
            for part in (quote.mention, quote.cue):
                assert part is None or part.text == article.text[part.span.start : part.span.end]


def test_every_quote_has_a_measured_confidence(answers: list[Extraction]) -> None:
    shares = [quote.confidence for extraction in answers for quote in extraction.quotes]
    assert shares
    assert all(share is not None and 0 < share < 1 for share in shares)


def test_the_corpus_is_mostly_right(answers: list[Extraction]) -> None:
    """Far below the gate's baseline: this guards the set-up, the gate guards the accuracy."""
    figures = score(align(a, predictions(e)) for a, e in zip(CORPUS, answers, strict=True))
    assert figures.end_to_end.f1 > 0.7


@pytest.mark.parametrize("name", ["straight", "angle", "no-break spaces"])
def test_broken_marks_change_little(name: str, annotator: Annotator, answers: list[Extraction]) -> None:
    sample = CORPUS[::4]
    changed = [broken(article, VARIANTS[name]) for article in sample]
    clean = score(align(a, predictions(e)) for a, e in zip(sample, answers[::4], strict=True))
    after = score(align(a, predictions(e)) for a, e in zip(changed, extract_all(changed, annotator), strict=True))
    assert after.end_to_end.f1 > clean.end_to_end.f1 - 0.06
