"""Steps of the chain as processes, several at a time."""

import subprocess
import sys
from pathlib import Path
from subprocess import Popen

import pytest

from training import side_by_side
from training.chain import steps
from training.places import Places

NEEDS = {"vectors": [], "trees": [], "tagger": ["vectors", "trees"], "parser": ["tagger"]}


def writing(log: Path, failing: str = "") -> side_by_side.Launch:
    """Starts a process that notes its step's beginning and end."""

    def launch(name: str) -> Popen[bytes]:
        code = (
            "import sys, time; log = open(sys.argv[1], 'a'); print('+' + sys.argv[2], file=log, flush=True);"
            "time.sleep(0.2); sys.exit(3) if sys.argv[2] == sys.argv[3] else print('-' + sys.argv[2], file=log)"
        )
        return subprocess.Popen([sys.executable, "-c", code, str(log), name, failing])

    return launch


def test_each_step_waits_for_what_it_needs(tmp_path: Path) -> None:
    """The first two run at the same time, the others after them."""
    log = tmp_path / "log"
    side_by_side.run(NEEDS, 2, writing(log))
    lines = log.read_text(encoding="utf-8").split()
    assert set(lines[:2]) == {"+vectors", "+trees"}
    assert lines[4:] == ["+tagger", "-tagger", "+parser", "-parser"]


def test_no_more_than_so_many_at_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    side_by_side.run(NEEDS, 1, writing(log))
    assert log.read_text(encoding="utf-8").split()[:4] == ["+vectors", "-vectors", "+trees", "-trees"]


def test_what_was_finished_before_is_not_waited_for(tmp_path: Path) -> None:
    log = tmp_path / "log"
    side_by_side.run({"parser": ["tagger"]}, 2, writing(log))
    assert log.read_text(encoding="utf-8").split() == ["+parser", "-parser"]


def test_a_failure_stops_the_chain(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with pytest.raises(SystemExit, match="tagger: failed with exit status 3"):
        side_by_side.run(NEEDS, 2, writing(log, failing="tagger"))
    assert "+parser" not in log.read_text(encoding="utf-8")


def test_the_chain_needs_only_steps_before(tmp_path: Path) -> None:
    """So that one after the other works as well."""
    places = Places(data=tmp_path, work=tmp_path, models=tmp_path)
    seen: set[str] = set()
    for step in steps(places):
        assert set(step.needs) <= seen, step.name
        seen.add(step.name)
