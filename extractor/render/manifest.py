"""What stands in an output folder and what it was made from, so that a second run does only what is new or changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from extractor.render.atomic import write_whole

FILE_NAME = ".extract-manifest.jsonl"


class Manifest:
    """One line a finished output: `["path", "key"]`.

    A line is added when its output is in place, so an interrupted run loses at most the knowledge of the last one.
    Later lines win, a line torn by a crash is passed over, and `close` writes each path once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE_NAME
        self._keys: dict[str, str] = _read(self._path)
        # a line end of its own in front: the run before may have been cut off within a line
        self._log = self._path.open("a", encoding="utf-8", newline="\n")
        self._log.write("\n")

    def is_current(self, output: str, key: str) -> bool:
        """Tell whether the output is there and was made from what `key` stands for."""
        return self._keys.get(output) == key and (self._folder / output).is_file()

    def knows(self, output: str) -> bool:
        """Tell whether the output was written by this run or an earlier one."""
        return output in self._keys

    def add(self, output: str, key: str) -> None:
        """Note that the output is in place."""
        self._keys[output] = key
        self._log.write(_line(output, key))
        self._log.flush()

    def close(self) -> None:
        """Write each path once, in order."""
        self._log.close()
        write_whole(self._path, "".join(_line(output, key) for output, key in sorted(self._keys.items())))


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


def _line(output: str, key: str) -> str:
    return json.dumps([output, key], ensure_ascii=True) + "\n"


def _read(path: Path) -> dict[str, str]:
    keys: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return keys
    for line in lines:
        try:
            output, key = json.loads(line)
        except (ValueError, TypeError):
            continue
        keys[output] = key
    return keys
