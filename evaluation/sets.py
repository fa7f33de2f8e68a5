"""What is scored: the committed corpus, and outside corpora where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

from evaluation.articles import GoldArticle, load_corpus, load_jsonl

OUTSIDE = ("dev", "maduro-putin")
"""Gold files that cannot be part of the repository, under `eval/` of the folder that `shared_folder` gives."""
_BESIDE = Path(__file__).parents[2] / "shared"


def shared_folder() -> Path | None:
    """The folder that `KUTIP_SHARED_DIR` names, else `shared` beside the repository; None where it has no `eval/`."""
    folder = Path(os.environ.get("KUTIP_SHARED_DIR") or _BESIDE)
    return folder if (folder / "eval").is_dir() else None


def outside_sets() -> dict[str, list[GoldArticle]]:
    """The outside corpora by name; empty where there are none."""
    folder = shared_folder()
    paths = {name: folder / "eval" / f"{name}.jsonl" for name in OUTSIDE} if folder else {}
    return {name: load_jsonl(path) for name, path in paths.items() if path.is_file()}


def sets() -> dict[str, list[GoldArticle]]:
    """The committed corpus as `corpus`, then the outside corpora."""
    return {"corpus": load_corpus(), **outside_sets()}
