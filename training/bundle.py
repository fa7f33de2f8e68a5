"""Lay trained models out the way `stanza.Pipeline("id", dir=...)` finds them without a network.

    <dir>/resources.json
    <dir>/id/{tokenize,mwt,pos,depparse,ner,pretrain}/kutip.pt

The lemma processor is Stanza's `identity`: the parser class asks for lemmas, these models read none but the names of
treebanks (`slimming.blind_to_lemmas`).
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

LANGUAGE = "id"
PACKAGE = "kutip"
PROCESSORS = ("tokenize", "mwt", "pos", "depparse", "ner")
VECTORS = "pretrain"
_NEED_VECTORS = frozenset({"pos", "depparse", "ner"})


def lay_out(models: Mapping[str, Path], target: Path) -> Path:
    """Copy one file for each processor and the vectors under `target` and write resources.json. Gives `target`."""
    language: dict[str, object] = {}
    for name in (*PROCESSORS, VECTORS):
        copy = model_path(target, name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(models[name], copy)
        language[name] = {PACKAGE: _entry(name, copy)}
    package = dict.fromkeys(PROCESSORS, PACKAGE) | {"lemma": "identity"}
    ordered = {name: package[name] for name in ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")}
    language |= {"packages": {"default": ordered}, "lang_name": "Indonesian"}
    resources = {"url": "bundled", LANGUAGE: language}
    (target / "resources.json").write_text(json.dumps(resources, indent=2) + "\n", encoding="utf-8")
    return target


def model_path(root: Path, processor: str) -> Path:
    """Where the model of a processor lies in a bundle."""
    return root / LANGUAGE / processor / f"{PACKAGE}.pt"


def _entry(name: str, path: Path) -> dict[str, object]:
    entry: dict[str, object] = {"md5": hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}
    if name in _NEED_VECTORS:
        entry["dependencies"] = [{"model": VECTORS, "package": PACKAGE}]
    return entry
