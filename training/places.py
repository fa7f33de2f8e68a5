"""Where the chain reads and writes. Only this module knows the layout of the data folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Places:
    """`data` is read only; `work` takes every intermediate file and log; `models` is what ships."""

    data: Path
    work: Path
    models: Path

    def of_rehearsal(self) -> Places:
        """A rehearsal's own folders: what it makes never stands where a training's work or the models that ship are."""
        work = self.work / "rehearsal"
        return Places(self.data, work, work / "bundle")

    def ud(self, name: str) -> Path:
        """A Universal Dependencies file, by its name without extension."""
        return self.data / "ud-indonesian" / f"{name}.conllu"

    def bracketed(self) -> list[str]:
        """The bracketed trees of ICON that may train, one a line."""
        return (self.data / "constituency-id" / "icon-train.txt").read_text(encoding="utf-8").splitlines()

    def ner(self, name: str) -> Path:
        """A named-entity file, by its path without extension."""
        return self.data / "ner-id" / f"{name}.bio"

    def ner_files(self) -> list[Path]:
        """All named-entity files, those that only score as well."""
        return sorted((self.data / "ner-id").rglob("*.bio"))

    def raw(self, name: str) -> Path:
        """A gzipped raw text, by its name without extensions."""
        return self.data / "raw-id" / f"{name}.txt.gz"


def from_environment() -> Places:
    """From KUTIP_DATA_DIR, KUTIP_TRAINING_DIR (default build/models) and KUTIP_MODELS_DIR (app/engine/models)."""
    data = os.environ.get("KUTIP_DATA_DIR")
    if not data:
        raise SystemExit("KUTIP_DATA_DIR must name the data folder: see training/README.md")
    work = Path(os.environ.get("KUTIP_TRAINING_DIR", REPOSITORY / "build" / "models"))
    models = Path(os.environ.get("KUTIP_MODELS_DIR", REPOSITORY / "app" / "engine" / "models"))
    return Places(Path(data), work, models)
