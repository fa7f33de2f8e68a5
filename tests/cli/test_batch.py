"""`kutip batch`: order, failures, and a run that is killed again and again."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]

STAND_IN = Path(__file__).with_name("stand_in.py")
WAIT_SECONDS = 60
FAILED_LINES = 3
EXIT_SOME_FAILED = 3


def answers(content: bytes) -> list[dict[str, Any]]:
    """The lines of an output, without the time each took."""
    found = [json.loads(line) for line in content.splitlines()]
    for answer in found:
        answer.get("meta", {}).pop("milliseconds", None)
    return found


@pytest.fixture
def uninterrupted(kutip: Run, archive: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """The output of a run that nobody disturbed."""
    kutip(["batch", str(archive), str(tmp_path / "whole.jsonl")])
    return answers((tmp_path / "whole.jsonl").read_bytes())


@contextmanager
def started(archive: Path, output: Path, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    """A run in a process of its own, slow enough to be caught at work."""
    command = [sys.executable, str(STAND_IN), "batch", str(archive), str(output), "--workers", str(workers)]
    with subprocess.Popen(
        command, env=os.environ | {"STAND_IN_PAUSE_SECONDS": "0.1"}, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def grown(output: Path, size_bytes: int, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the output is that long; False where the run ended before."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if output.exists() and output.stat().st_size > size_bytes:
            return True
        time.sleep(0.002)
    return False


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_goes_on_without_a_lost_or_doubled_line(
    kutip: Run, archive: Path, tmp_path: Path, workers: int
) -> None:
    """SIGKILL at random moments, start again until it ends by itself: the output is that of one quiet run."""
    archive.write_bytes(archive.read_bytes() * 4)
    kutip(["batch", str(archive), str(tmp_path / "whole.jsonl")])
    output = tmp_path / "out.jsonl"
    moments = random.Random(workers)
    kills = 0
    while True:
        size_bytes = output.stat().st_size if output.exists() else 0
        with started(archive, output, workers) as process:
            if kills < 4 and grown(output, size_bytes, process):
                time.sleep(moments.uniform(0, 0.15))
                process.kill()
                kills += 1
                process.wait(WAIT_SECONDS)
                continue
            assert process.wait(WAIT_SECONDS) == EXIT_SOME_FAILED
            break
    assert kills >= 2
    assert answers(output.read_bytes()) == answers((tmp_path / "whole.jsonl").read_bytes())


def test_workers_end_with_a_killed_parent(no_models: object, archive: Path, tmp_path: Path) -> None:
    """No worker process outlives the command, even one that had no time to say so."""
    output = tmp_path / "out.jsonl"
    with started(archive, output, workers=2) as process:
        assert grown(output, 0, process)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        assert len(children) >= 2
        process.send_signal(signal.SIGKILL)
        process.wait(WAIT_SECONDS)
    deadline = time.monotonic() + WAIT_SECONDS
    while any(Path(f"/proc/{pid}").exists() for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]


def test_each_article_has_a_line_in_its_place(kutip: Run, archive: Path, tmp_path: Path) -> None:
    """Answers come in the order of the articles; a failed one is an error with its id; blank lines have none."""
    result = kutip(["batch", str(archive), str(tmp_path / "out.jsonl")])
    found = answers((tmp_path / "out.jsonl").read_bytes())
    ids = [f"a{i}" for i in range(60)]
    assert [answer["id"] for answer in found] == [*ids[:10], "empty", "7", None, *ids[10:]]
    failed = {answer["line"]: answer["error"]["type"] for answer in found if "error" in answer}
    assert failed == {
        11: "urn:kutip:problem:empty-text",
        12: "urn:kutip:problem:invalid-request",
        13: "urn:kutip:problem:not-json",
    }
    assert result.exit_code == EXIT_SOME_FAILED
    assert "63 articles answered" in result.stderr


def test_a_finished_run_has_nothing_to_do(kutip: Run, no_models: Any, archive: Path, tmp_path: Path) -> None:
    """Started again on a whole output, nothing is asked of the models and nothing changes."""
    command = ["batch", str(archive), str(tmp_path / "out.jsonl")]
    kutip(command)
    before, calls = (tmp_path / "out.jsonl").read_bytes(), len(no_models.calls)
    assert kutip(command).exit_code == EXIT_SOME_FAILED
    assert (tmp_path / "out.jsonl").read_bytes() == before
    assert len(no_models.calls) == calls


def test_restart_begins_anew(kutip: Run, archive: Path, tmp_path: Path) -> None:
    """--restart puts a whole new output in the place of what was there."""
    output = tmp_path / "out.jsonl"
    output.write_text("something else\n", encoding="utf-8")
    assert kutip(["batch", str(archive), str(output)]).exit_code == 1
    assert output.read_text(encoding="utf-8") == "something else\n"
    kutip(["batch", str(archive), str(output), "--restart"])
    assert len(answers(output.read_bytes())) == 63


def test_dashes_are_stdin_and_stdout(kutip: Run, archive: Path, uninterrupted: list[dict[str, Any]]) -> None:
    """A batch can stand in a pipe; stdout holds answers alone."""
    assert answers(kutip(["batch", "-", "-"], input=archive.read_bytes()).stdout_bytes) == uninterrupted


def test_options_hold_for_every_article(kutip: Run, archive: Path, tmp_path: Path) -> None:
    """--type filters each answer, unless the article's own line says otherwise."""
    kutip(["batch", str(archive), str(tmp_path / "out.jsonl"), "--type", "mixed"])
    assert all(not answer.get("quotes") for answer in answers((tmp_path / "out.jsonl").read_bytes()))


def test_files_that_cannot_be_used_are_told(kutip: Run, archive: Path, tmp_path: Path) -> None:
    """A missing input, a missing folder, and one file for both are refused with their reason."""
    assert "nowhere" in kutip(["batch", str(tmp_path / "nowhere"), "-"]).stderr
    assert "Cannot write" in kutip(["batch", str(archive), str(tmp_path / "no" / "out")]).stderr
    before = archive.read_bytes()
    assert "same file" in kutip(["batch", str(archive), str(archive)]).stderr
    assert archive.read_bytes() == before
