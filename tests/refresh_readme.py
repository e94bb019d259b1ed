"""The commands of README.md, run as a reader would; `python -m tests.refresh_readme` writes their outputs again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
ELIDED = "…"
"""A line of its own in a printed output: lines are left out here."""
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_HEREDOC = re.compile(r"<<'(\w+)'$")


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a console block with the lines printed under it."""

    command: str
    printed: tuple[str, ...]


def console_blocks(text: str) -> list[str]:
    return _BLOCK.findall(text)


def steps(block: str) -> Iterator[Step]:
    """Yield the commands of one block: `$ …`, with the lines of a here-document or behind a backslash."""
    lines = block.splitlines()
    at = 0
    while at < len(lines):
        assert lines[at].startswith("$ "), f"a console block begins with a command: {lines[at]!r}"
        command = [lines[at].removeprefix("$ ")]
        at += 1
        heredoc = _HEREDOC.search(command[0])
        while (heredoc and command[-1] != heredoc.group(1)) or command[-1].endswith("\\"):
            command.append(lines[at])
            at += 1
        first = at
        while at < len(lines) and not lines[at].startswith("$ "):
            at += 1
        yield Step("\n".join(command), tuple(lines[first:at]))


def make_place(folder: Path) -> None:
    """Lay out `folder` like the project's, with `extract` and `jq` as commands in `bin`."""
    (folder / "samples").symlink_to(ROOT / "samples")
    (folder / "bin").mkdir()
    for name, call in (("extract", "-m extractor"), ("jq", f"'{ROOT / 'tests' / 'jq_command.py'}'")):
        script = folder / "bin" / name
        script.write_text(f"#!/bin/sh\nexec '{sys.executable}' {call} \"$@\"\n", encoding="utf-8")
        script.chmod(0o755)


def run(command: str, folder: Path) -> list[str]:
    """Return the lines that `command` writes to both streams."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return done.stdout.splitlines()


def _shortened(found: list[str], printed: tuple[str, ...]) -> list[str]:
    if ELIDED not in printed:
        return found
    before = printed.index(ELIDED)
    after = len(printed) - before - 1
    return [*found[:before], ELIDED, *found[len(found) - after :]]


def _again(block: str) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_place(folder)
        lines: list[str] = []
        for step in steps(block):
            lines += [f"$ {step.command}", *_shortened(run(step.command, folder), step.printed)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    README.write_text(_BLOCK.sub(lambda found: _again(found.group()), README.read_text("utf-8")), encoding="utf-8")
