"""Which room may know which, and which file owns each foreign library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "app").rglob("*.py"))

ROOMS = {
    "app.quotes": ("app.quotes",),
    "app.errors": (),
    "app.settings": (),
    "app.engine": ("app.engine", "app.quotes.types", "app.errors"),
    "app.service": ("app.quotes", "app.engine.annotator", "app.engine.batcher", "app.errors"),
    "app.fleet": ("app.service", "app.engine.batcher", "app.quotes.types", "app.errors"),
    "app.api": ("app.api", "app.service", "app.errors", "app.quotes.types", "app.__version__"),
}
"""What each room may import of the house; `main`, `cli` and `scale` assemble and may import everything."""

OWNERS = {
    "torch": ("app/engine/stanza_annotator.py", "app/engine/neural/"),
    "stanza": ("app/engine/stanza_annotator.py", "app/engine/neural/"),
    "numpy": ("app/engine/spanning_tree.py", "app/engine/neural/labeller.py"),
    "pydantic_settings": ("app/settings.py",),
    "structlog": ("app/api/log.py",),
    "prometheus_client": ("app/api/metrics.py",),
    "pydantic": ("app/settings.py", "app/api/schemas.py", "app/api/reading.py", "app/cli/"),
    "fastapi": ("app/api/", "app/main.py"),
    "starlette": ("app/api/",),
    "uvicorn": ("app/cli/",),
    "typer": ("app/cli/",),
    "rich": ("app/cli/",),
    "ray": ("app/scale.py",),
}
"""Which files may import a foreign library; one that is not here may not be imported at all."""


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, package: str) -> bool:
    """True where `name` is `package` or inside it."""
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rooms_import_only_what_they_may(path: Path) -> None:
    """The arrows of the design point one way."""
    module = name_of(path)
    room = next((room for room in ROOMS if within(module, room)), None)
    if room is None:
        assert module in ("app", "app.main", "app.scale") or within(module, "app.cli"), f"{module} belongs to no room"
        return
    allowed = ROOMS[room]
    own = [name for name in imports(path) if within(name, "app")]
    forbidden = [name for name in own if not any(within(name, part) for part in allowed)]
    assert not forbidden, f"{module} imports {forbidden}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_foreign_library_has_its_owners(path: Path) -> None:
    """A library is imported by the files that own it, and no other library is imported."""
    place = path.relative_to(ROOT).as_posix()
    foreign = {name.partition(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"app"}
    for library in foreign:
        assert any(place.startswith(owner) for owner in OWNERS.get(library, ())), f"{place} imports {library}"


def test_the_core_has_no_foreign_library() -> None:
    """`app.quotes` is the standard library and itself."""
    for path in (ROOT / "app" / "quotes").rglob("*.py"):
        roots = {name.partition(".")[0] for name in imports(path)}
        assert roots <= set(sys.stdlib_module_names) | {"app"}, path


def rooms_of_the_core(*, folders: bool) -> dict[str, set[str]]:
    """Which part of `app.quotes` imports which: by module, or by folder where `folders`; a module outside any folder stands for itself."""
    core = ROOT / "app" / "quotes"
    modules = {name_of(path) for path in core.rglob("*.py")}

    def room(module: str) -> str:
        return ".".join(module.split(".")[:3]) if folders else module

    graph: dict[str, set[str]] = {}
    for path in core.rglob("*.py"):
        targets = {name if name in modules else name.rpartition(".")[0] for name in imports(path)} & modules
        graph.setdefault(room(name_of(path)), set()).update(room(name) for name in targets)
    return {name: targets - {name} for name, targets in graph.items()}


@pytest.mark.parametrize("folders", [False, True], ids=["modules", "folders"])
def test_the_rooms_of_the_core_import_each_other_one_way(folders: bool) -> None:
    """No module and no folder of `app.quotes` imports, by whatever way round, what imports it."""
    order = list(TopologicalSorter(rooms_of_the_core(folders=folders)).static_order())
    assert order.index("app.quotes.types") < order.index("app.quotes.article")


def test_nothing_in_the_house_imports_its_workshops() -> None:
    """`app` knows neither training, evaluation, benchmarks nor tests."""
    for path in MODULES:
        roots = {name.partition(".")[0] for name in imports(path)}
        assert not roots & {"training", "evaluation", "benchmarks", "tests"}, path


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("app.quotes.article", ("torch", "stanza", "numpy", "fastapi", "pydantic", "starlette")),
        ("app.service", ("torch", "stanza", "fastapi", "pydantic")),
        ("app.main", ("torch", "stanza", "numpy")),
    ],
)
def test_importing_loads_no_more_than_needed(module: str, unwanted: tuple[str, ...]) -> None:
    """In a fresh interpreter, the core loads no library, and the application no torch before it starts."""
    code = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not set(unwanted) & set(loaded)
