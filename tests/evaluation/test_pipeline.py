"""Annotations are kept on disk as long as nothing that made them has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.annotator import Annotator
from app.errors import ModelsMissing
from app.quotes.types import Depth, Draft
from app.settings import Settings
from evaluation import pipeline
from evaluation.pipeline import KeepingAnnotator

DRAFTS = [Draft("Sari datang.", Depth.NAMES), Draft("Joko pergi.", Depth.PARSE)]
Make = Callable[..., Settings]


class Counted:
    """An annotator that counts what it is asked."""

    def __init__(self, inner: Annotator) -> None:
        self.inner = inner
        self.asked: list[Draft] = []

    @property
    def models(self) -> str:
        return self.inner.models

    def annotate(self, drafts: list[Draft]) -> object:
        self.asked += drafts
        return self.inner.annotate(drafts)


@pytest.fixture
def counted(plain_annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> Counted:
    stub = Counted(plain_annotator)
    monkeypatch.setattr(pipeline, "load_annotator", lambda _: stub)
    return stub


@pytest.fixture
def settings(make_settings: Make, tmp_path: Path) -> Settings:
    models = tmp_path / "models"
    models.mkdir()
    (models / "kutip.pt").write_bytes(b"weights")
    return make_settings(models_dir=models)


def test_a_second_run_asks_the_models_nothing(counted: Counted, settings: Settings, tmp_path: Path) -> None:
    first = KeepingAnnotator(settings, tmp_path).annotate(DRAFTS)
    second = KeepingAnnotator(settings, tmp_path).annotate(DRAFTS)
    assert first == second
    assert counted.asked == DRAFTS


def test_only_what_is_new_is_asked(counted: Counted, settings: Settings, tmp_path: Path) -> None:
    keeping = KeepingAnnotator(settings, tmp_path)
    keeping.annotate(DRAFTS[:1])
    sentences = keeping.annotate([*DRAFTS, DRAFTS[0]])
    assert [sentence.text for sentence in sentences] == [DRAFTS[0].text, DRAFTS[1].text, DRAFTS[0].text]
    assert counted.asked == DRAFTS


def test_a_few_new_ones_do_not_write_the_file_again(counted: Counted, settings: Settings, tmp_path: Path) -> None:
    many = [Draft(f"Kalimat nomor {number}.", Depth.TAGS) for number in range(40)]
    keeping = KeepingAnnotator(settings, tmp_path)
    keeping.annotate(many)
    written = next(tmp_path.glob("*.pickle")).read_bytes()
    keeping.annotate(DRAFTS[:1])
    assert next(tmp_path.glob("*.pickle")).read_bytes() == written
    keeping.annotate([*many, *DRAFTS, Draft("Satu lagi.", Depth.TAGS)])
    assert next(tmp_path.glob("*.pickle")).read_bytes() != written


def test_the_same_text_at_another_depth_is_new(counted: Counted, settings: Settings, tmp_path: Path) -> None:
    keeping = KeepingAnnotator(settings, tmp_path)
    keeping.annotate(DRAFTS)
    deeper = Draft(DRAFTS[0].text, Depth.PARSE)
    keeping.annotate([deeper])
    assert counted.asked == [*DRAFTS, deeper]


def test_another_model_file_is_another_answer(counted: Counted, settings: Settings, tmp_path: Path) -> None:
    KeepingAnnotator(settings, tmp_path).annotate(DRAFTS)
    (settings.models_dir / "kutip.pt").write_bytes(b"other weights")
    KeepingAnnotator(settings, tmp_path).annotate(DRAFTS)
    assert counted.asked == DRAFTS * 2


def test_another_precision_is_another_answer(counted: Counted, settings: Settings, tmp_path: Path) -> None:
    KeepingAnnotator(settings, tmp_path).annotate(DRAFTS)
    KeepingAnnotator(settings.model_copy(update={"half_precision": False}), tmp_path).annotate(DRAFTS)
    assert counted.asked == DRAFTS * 2


def test_without_a_folder_nothing_is_kept(counted: Counted, settings: Settings, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    KeepingAnnotator(settings, folder=None).annotate(DRAFTS)
    KeepingAnnotator(settings, folder=None).annotate(DRAFTS)
    assert counted.asked == DRAFTS * 2
    assert sorted(tmp_path.rglob("*")) == before


def test_models_that_are_missing_are_an_error(make_settings: Make, tmp_path: Path) -> None:
    with pytest.raises(ModelsMissing):
        KeepingAnnotator(make_settings(models_dir=tmp_path / "none"), folder=None).annotate(DRAFTS)
