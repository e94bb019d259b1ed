"""Imports point down: each room uses what stands below it, and nothing goes round in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = (
    ("extractor.__main__",),
    ("extractor.cli",),
    ("extractor.signals",),
    ("extractor.run", "extractor.checking"),
    ("extractor",),
    ("extractor.pipeline",),
    ("extractor.rulebook", "extractor.assemble", "extractor.resolve", "extractor.batch", "extractor.render"),
    ("extractor.ventures", "extractor.quotes"),
    ("extractor.events",),
    ("extractor.entities",),
    ("extractor.dates", "extractor.amounts"),
    ("extractor.patterns",),
    ("extractor.lexicon",),
    ("extractor.grammar",),
    ("extractor.language",),
    ("extractor.grammar.parse",),
    ("extractor.reading",),
    ("extractor.document",),
    ("extractor.rulefiles",),
    ("extractor.tools", "extractor.errors", "extractor.options", "extractor.schema"),
    ("extractor.records",),
)
"""The rooms from top to bottom; those of one line do not know one another. The longest name that fits counts."""

HEIGHT = {name: -place for place, names in enumerate(LAYERS) for name in names}


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted((ROOT / "extractor").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that a file imports anywhere, also inside functions and for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else node.module for name in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(module: str) -> str:
    """The declared room that a module stands in."""
    while module not in HEIGHT:
        module, _, _ = module.rpartition(".")
        assert module, "name the room in LAYERS"
    return module


MODULES = modules()
ARROWS = {
    name: {other for other in imported(path, MODULES) if other in MODULES and other != name}
    for name, path in MODULES.items()
}


@pytest.mark.parametrize("name", MODULES)
def test_arrows_point_down(name: str) -> None:
    room = room_of(name)
    for other in sorted(ARROWS[name]):
        below = room_of(other)
        if room != below:
            assert HEIGHT[below] < HEIGHT[room], f"{name} imports {other}, which stands above or beside it"


def test_every_module_stands_in_a_room() -> None:
    """Only what belongs to the package as a whole stands in its root."""
    assert {name for name in MODULES if room_of(name) == "extractor"} == {"extractor"}, "name the room in LAYERS"


def test_no_import_goes_round() -> None:
    try:
        TopologicalSorter(ARROWS).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_records_know_nothing_above() -> None:
    below = {"extractor.document", "extractor.errors", "extractor.tools"}
    for name, others in ARROWS.items():
        if room_of(name) == "extractor.document":
            assert {room_of(other) for other in others} <= below, name
