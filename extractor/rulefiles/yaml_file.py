"""YAML file → plain data that remembers on which line each key stands.

YAML 1.1, which PyYAML reads, takes `NO` for False, `5:30` for 330 and lets a repeated key win silently.
Rule files follow the YAML 1.2 core schema instead and a repeated key is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from extractor.errors import Problem, RuleError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

KeyPath = tuple[str | int, ...]


class _CoreLoader(_Base):  # type: ignore[misc]
    """A loader with YAML 1.2's implicit types only: null, true/false, integers and decimals."""


_CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", ["t", "f"]),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"^[-+]?[0-9]+\.[0-9]+$", list("-+0123456789")),
):
    _CoreLoader.add_implicit_resolver(_tag, re.compile(_pattern), _first)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of one rule file.

    `lines` maps a path of keys and indices to its line, `columns` to that of its value's first character; from 1.
    """

    path: Path
    data: Any
    lines: dict[KeyPath, int] = field(repr=False)
    columns: dict[KeyPath, int] = field(default_factory=dict, repr=False)

    def line_of(self, location: KeyPath) -> int:
        """Return the line of `location`, or of its nearest ancestor that has one."""
        while location not in self.lines and location:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_yaml(path: Path) -> YamlFile:
    """Read one file.

    Raises:
        RuleError: when the file is not UTF-8, not YAML, or repeats a key.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise RuleError((Problem(path, line, "", "the file must be UTF-8; save it as UTF-8"),)) from None
    loader = _CoreLoader(text)
    try:
        node = loader.get_single_node()
        marks = _Marks(path)
        data = None if node is None else _construct(loader, node, (), marks)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise RuleError((Problem(path, line, "", f"not valid YAML: {error.problem or error.context}"),)) from None
    except yaml.YAMLError as error:
        raise RuleError((Problem(path, 1, "", f"not valid YAML: {error}".splitlines()[0]),)) from None
    finally:
        loader.dispose()
    if marks.problems:
        raise RuleError(tuple(marks.problems))
    return YamlFile(path, data, marks.lines, marks.columns)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is noted of a file while its content is made."""

    path: Path
    lines: dict[KeyPath, int] = field(default_factory=dict)
    columns: dict[KeyPath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _construct(loader: Any, node: Any, location: KeyPath, marks: _Marks) -> Any:
    marks.lines[location] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node)
            line = key_node.start_mark.line + 1
            if key in mapping:
                marks.problems.append(Problem(marks.path, line, str(key), "this key stands twice; keep one of them"))
            mapping[key] = _construct(loader, value_node, (*location, key), marks)
            marks.lines[(*location, key)] = line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_construct(loader, item, (*location, index), marks) for index, item in enumerate(node.value)]
    # A quoted scalar's text begins behind its quotation mark.
    marks.columns[location] = node.start_mark.column + (2 if node.style in {"'", '"'} else 1)
    return loader.construct_object(node)
