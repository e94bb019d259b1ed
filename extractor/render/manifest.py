"""What stands in an output folder and what it was made from, so that a second run does only what is new or changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

from extractor.render.atomic import write_whole

FILE_NAME = ".extract-manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """What an output was made from: the key of everything that shapes it, and the file, where it came from one."""

    key: str
    source: str | None = None


class Manifest:
    """One line a finished output: `["path", "key", "source"]`.

    A line is added when its output is in place, so an interrupted run loses at most the knowledge of the last one.
    Later lines win, a line torn by a crash is passed over, and `close` writes each path once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE_NAME
        self._entries: dict[str, Entry] = _read(self._path)
        # a line end of its own in front: the run before may have been cut off within a line
        self._log = self._path.open("a", encoding="utf-8", newline="\n")
        self._log.write("\n")

    def is_current(self, output: str, key: str) -> bool:
        """Tell whether the output is there and was made from what `key` stands for."""
        return self._key_of(output) == key and (self._folder / output).is_file()

    def knows(self, output: str) -> bool:
        """Tell whether the output was written by this run or an earlier one."""
        return output in self._entries

    def add(self, output: str, key: str, source: str | None = None) -> None:
        """Note that the output is in place, and the file that it was made from."""
        entry = self._entries[output] = Entry(key, source)
        self._log.write(_line(output, entry))
        self._log.flush()

    def gone(self, seen: Container[str], read: Container[str]) -> list[str]:
        """Return the outputs that were not `seen` in this run and whose file is no more, or was `read` without them."""
        return sorted(
            output
            for output, entry in self._entries.items()
            if output not in seen
            and entry.source is not None
            and (entry.source in read or not os.path.exists(entry.source))  # noqa: PTH110 — a name, not a path to keep
            and (self._folder / output).is_file()
        )

    def remove(self, output: str) -> None:
        """Remove an output and what is known of it."""
        (self._folder / output).unlink(missing_ok=True)
        del self._entries[output]

    def close(self) -> None:
        """Write each path once, in order; another run on the same folder may have added its own meanwhile."""
        self._log.close()
        removed = {output for output in _read(self._path) if output not in self._entries and not self._is_there(output)}
        entries = {**_read(self._path), **self._entries}
        lines = (_line(output, entry) for output, entry in sorted(entries.items()) if output not in removed)
        write_whole(self._path, "".join(lines))

    def _is_there(self, output: str) -> bool:
        return (self._folder / output).is_file()

    def _key_of(self, output: str) -> str | None:
        return self._entries[output].key if output in self._entries else None


def digest(parts: Iterable[str | bytes]) -> str:
    """Return one SHA-256 of several parts; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def files_digest(folders: Iterable[Path], suffixes: tuple[str, ...]) -> str:
    """Return one SHA-256 of the names and content of the files under `folders` that end in one of `suffixes`."""
    parts: list[str | bytes] = []
    for folder in folders:
        parts.append("")
        for path in sorted(path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file()):
            parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return digest(parts)


def _line(output: str, entry: Entry) -> str:
    return json.dumps([output, entry.key, entry.source], ensure_ascii=True) + "\n"


def _read(path: Path) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return entries
    for line in lines:
        try:
            output, key, *source = json.loads(line)
        except (ValueError, TypeError):
            continue
        entries[output] = Entry(key, source[0] if source else None)
    return entries
