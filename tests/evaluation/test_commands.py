"""`python -m evaluation` from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = {
    "id": "pasar-1",
    "text": "“Pasar buka lagi besok pagi,” kata Sari Dewi di Kota Rante, Senin. Wartawan mencatatnya.",
    "quotes": [{"start": 1, "end": 27, "type": "direct", "core": True, "speaker": "Sari Dewi", "kind": "person"}],
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "evaluation", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_gate_fails_in_one_clear_line_where_there_are_no_models(tmp_path: Path) -> None:
    done = run("gate", KUTIP_MODELS_DIR=str(tmp_path))
    assert done.returncode == 1
    assert "Nothing was measured." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.models
def test_a_gold_file_is_scored_as_json(models_dir: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    done = run("score", str(gold), "--json", KUTIP_MODELS_DIR=str(models_dir))
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert set(figures) == {"pasar", "all"}
    assert figures["all"]["end_to_end"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
