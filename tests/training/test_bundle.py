"""The models that ship: complete, small, under the licences that are named."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from training.bundle import PACKAGE, PROCESSORS, VECTORS, model_path
from training.places import REPOSITORY
from training.report import notice
from training.sources import SOURCES

MODELS = REPOSITORY / "app" / "engine" / "models"
MOST_BYTES = 60_000_000


@pytest.fixture(scope="module")
def language() -> dict[str, Any]:
    """What resources.json says of Indonesian."""
    resources: dict[str, Any] = json.loads((MODELS / "resources.json").read_text(encoding="utf-8"))
    return resources["id"]  # type: ignore[no-any-return]


def test_resources_name_the_files_that_lie_there(language: dict[str, Any]) -> None:
    """Each processor's file has the checksum that resources.json gives it, and there is no file besides."""
    named = {model_path(MODELS, name): language[name][PACKAGE]["md5"] for name in (*PROCESSORS, VECTORS)}
    lying = {path: hashlib.md5(path.read_bytes()).hexdigest() for path in MODELS.rglob("*.pt")}
    assert lying == named


def test_the_default_package_names_only_what_is_bundled(language: dict[str, Any]) -> None:
    """Stanza finds every processor of the default package here; lemmas are its built-in identity."""
    default = language["packages"]["default"]
    assert default.pop("lemma") == "identity"
    assert default == dict.fromkeys(PROCESSORS, PACKAGE)


def test_models_are_small() -> None:
    """Everything in the folder together."""
    assert sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file()) < MOST_BYTES


def test_scores_are_of_these_files() -> None:
    """The sizes in scores.json are those of the files beside it."""
    sizes = json.loads((MODELS / "scores.json").read_text(encoding="utf-8"))["bytes"]
    assert sizes == {name: model_path(MODELS, name).stat().st_size for name in (*PROCESSORS, VECTORS)}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_source_is_named(source: Any) -> None:
    """In the model card and in NOTICE, with its licence."""
    for path in (MODELS / "MODEL_CARD.md", REPOSITORY / "NOTICE"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if source.name in line]
        assert any(source.licence in line and source.credit in line for line in lines)


def test_notice_is_rewritten_after_its_marker_only(tmp_path: Path) -> None:
    """What a person wrote before the marker stays; what stood after it goes."""
    before = "Kutip\n<!-- sources -->\nold\n"
    after = notice(before)
    assert after.startswith("Kutip\n<!-- sources -->\n- ")
    assert "old" not in after.splitlines()
    assert notice(after) == after
