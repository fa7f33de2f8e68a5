"""The archive job on Ray Data, where the extra is installed; a clear message where it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import scale
from app.api.schemas import Options
from app.settings import Settings


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setattr(scale, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match=r"kutip\[scale\]"):
        scale.main(["in.jsonl", "out"])


@pytest.mark.slow
def test_every_article_is_answered_once(archive: Path, tmp_path: Path, models_dir: Path) -> None:
    """The answers of all files together are those to the articles, failed ones included, whatever their order."""
    ray = pytest.importorskip("ray", reason="the extra `scale` is not installed")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        scale.run(
            [str(archive)],
            str(tmp_path / "out"),
            workers=1,
            settings=Settings(models_dir=models_dir),
            options=Options(),
        )
    finally:
        ray.shutdown()
    answers = [json.loads(line) for file in (tmp_path / "out").iterdir() for line in file.open(encoding="utf-8")]
    ids = sorted(str(answer["id"]) for answer in answers)
    assert ids == sorted([*(f"a{i}" for i in range(60)), "empty", "7", "None"])
    assert sum("error" in answer for answer in answers) == 3
    assert all(answer["quotes"] for answer in answers if "error" not in answer)
