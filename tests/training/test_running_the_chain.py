"""`python -m training`: steps run once, in an empty folder too."""

from functools import partial
from pathlib import Path

import pytest

from training import __main__ as command
from training.chain import Step
from training.places import Places, from_environment
from training.schedule import FULL, Schedule


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "build" / "models"
    monkeypatch.setenv("KUTIP_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("KUTIP_TRAINING_DIR", str(folder))

    def steps(places: Places, plan: Schedule) -> list[Step]:
        def append(name: str) -> None:
            with (places.work / "order.txt").open("a", encoding="utf-8") as order:
                order.write(f"{name} ")

        last = "tagger" if plan is FULL else "rehearsed"
        return [Step(name, partial(append, name)) for name in ("vectors", "trees", last)]

    monkeypatch.setattr(command, "steps", steps)
    return folder


def test_the_first_step_finds_its_folder(work: Path) -> None:
    command.main([])
    assert (work / "order.txt").read_text(encoding="utf-8") == "vectors trees tagger "


def test_a_finished_step_is_skipped(work: Path) -> None:
    command.main(["trees"])
    command.main([])
    assert (work / "order.txt").read_text(encoding="utf-8") == "trees vectors tagger "


def test_an_unknown_step_is_named(work: Path) -> None:
    with pytest.raises(SystemExit, match="no such step: parse; there are: vectors, trees, tagger"):
        command.main(["parse"])


def test_a_rehearsal_leaves_the_training_and_the_models_alone(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIP_MODELS_DIR", str(work / "shipped"))
    command.main(["--rehearse"])
    assert (work / "rehearsal" / "order.txt").read_text(encoding="utf-8") == "vectors trees rehearsed "
    assert sorted(path.name for path in work.iterdir()) == ["rehearsal"]
    places = from_environment().of_rehearsal()
    assert places.models.is_relative_to(work / "rehearsal")
