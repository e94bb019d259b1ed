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
    except RecursionError:
        raise RuleError((Problem(path, 1, "", "is nested too deeply"),)) from None
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
    seen: set[int] = field(default_factory=set)
    """The nodes that have been met; the tree of the file keeps them alive."""

    def complain(self, node: Any, what: str, key: str = "") -> None:
        """Note what is wrong where a node begins."""
        self.problems.append(Problem(self.path, node.start_mark.line + 1, key, what))


def _construct(loader: Any, node: Any, location: KeyPath, marks: _Marks) -> Any:
    marks.lines[location] = node.start_mark.line + 1
    if id(node) in marks.seen:
        # A few lines of aliases can stand for more entries than a machine holds, or for one inside itself.
        marks.complain(node, "an alias (*name) stands for this; write it out where the alias is")
        return None
    marks.seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                marks.complain(key_node, "a key is a word, neither a list nor a mapping")
                continue
            key = _scalar(loader, key_node, marks)
            if key in mapping:
                marks.complain(key_node, "this key stands twice; keep one of them", str(key))
            mapping[key] = _construct(loader, value_node, (*location, key), marks)
            marks.lines[(*location, key)] = key_node.start_mark.line + 1
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_construct(loader, item, (*location, index), marks) for index, item in enumerate(node.value)]
    # A quoted scalar's text begins behind its quotation mark.
    marks.columns[location] = node.start_mark.column + (2 if node.style in {"'", '"'} else 1)
    return _scalar(loader, node, marks)


def _scalar(loader: Any, node: Any, marks: _Marks) -> Any:
    try:
        return loader.construct_object(node)
    except (ValueError, TypeError, LookupError, AttributeError):
        kind = node.tag.rpartition(":")[2]
        marks.complain(node, f"{node.value[:40]!r} is no {kind}; leave the tag out")
        return None
