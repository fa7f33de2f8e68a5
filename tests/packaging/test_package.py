"""What is installed is all that the service needs, and what the container copies exists."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DATA = sorted(
    path
    for path in (ROOT / "app").rglob("*")
    if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_data_file_is_packaged(path: Path) -> None:
    """Lexicons, models and pages are matched by a pattern of package-data, and so travel with the code."""
    patterns = PROJECT["tool"]["setuptools"]["package-data"]
    places = [(ROOT / package.replace(".", "/"), pattern) for package, found in patterns.items() for pattern in found]
    assert path.name == "py.typed" or any(
        path.is_relative_to(folder)
        and fnmatch.fnmatch(path.relative_to(folder).as_posix(), pattern.replace("**/", "*"))
        for folder, pattern in places
    )


def test_every_dependency_is_pinned() -> None:
    """An installation today and one next year run the same code."""
    project = PROJECT["project"]
    for dependency in (
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ):
        assert re.fullmatch(r"[\w-]+(\[\w+\])?==[\w.]+", dependency), dependency


def test_the_container_copies_what_exists_and_is_not_ignored() -> None:
    """Each COPY of the Dockerfile names files of the repository that .dockerignore lets in."""
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    let_in = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    for name in " ".join(copied).split():
        assert (ROOT / name).exists(), name
        assert name in let_in


def test_the_container_runs_as_an_ordinary_user() -> None:
    """The last USER of the Dockerfile is not root, and nothing names a package index."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^USER (.+)$", dockerfile, re.MULTILINE)[-1] == "kutip"
    assert "http://" not in dockerfile.replace("http://127.0.0.1", "")
    assert "https://" not in dockerfile


def health_checks() -> list[list[str]]:
    """The commands by which Dockerfile and compose.yaml ask whether the service is well."""
    dockerfile = re.search(r"^  CMD (\[.*)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    compose = re.search(r"^      test: (\[.*)$", (ROOT / "compose.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert dockerfile
    assert compose
    return [json.loads(dockerfile[1]), json.loads(compose[1])[1:]]


@pytest.mark.parametrize("command", health_checks(), ids=["Dockerfile", "compose.yaml"])
def test_the_health_check_tells_a_ready_service_from_none(
    command: list[str], serve: Callable[..., Any], plain_annotator: object
) -> None:
    """The container's own command succeeds while the service is ready and fails once it is gone."""

    def exit_code(port: int) -> int:
        env = os.environ | {"KUTIP_PORT": str(port)}
        return subprocess.run(
            [sys.executable, *command[1:]], env=env, stderr=subprocess.DEVNULL, check=False
        ).returncode

    with serve(plain_annotator) as url:
        port = int(url.rpartition(":")[2])
        assert exit_code(port) == 0
    assert exit_code(port) == 1
