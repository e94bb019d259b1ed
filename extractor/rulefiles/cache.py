"""What rule files are compiled to, kept in the user's cache under a hash of their content."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from extractor.rulefiles.folders import rule_files
from extractor.tools.regex import lazily

_PACKAGE = Path(__file__).resolve().parent.parent

Compiled = TypeVar("Compiled")


def cached(
    name: str, folders: Sequence[Path], kinds: Iterable[str], kind: type[Compiled], compiled: Callable[[], Compiled]
) -> Compiled:
    """Return what was kept under `name` for the rule files of `kinds`; else what `compiled` returns, and keep it.

    A cache that cannot be read is made again, one that cannot be written is no error.
    """
    path = _cache_file(name, folders, kinds)
    if path is not None and path.is_file():
        try:
            kept = pickle.loads(path.read_bytes())  # noqa: S301 - the user's own cache
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is made again
            kept = None
        if isinstance(kept, kind):
            return kept
    made = compiled()
    if path is not None:
        _keep(made, path, name)
    return made


def _cache_file(name: str, folders: Sequence[Path], kinds: Iterable[str]) -> Path | None:
    """Return where the compiled rules are kept; None where the user has no place for caches."""
    digest = hashlib.sha256(_program())
    for kind in kinds:
        for folder in folders:
            for path in rule_files([folder], kind):
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
            digest.update(b"\0")
    try:
        kept = Path(platformdirs.user_cache_dir("extract", appauthor=False))
    except RuntimeError:
        return None
    return kept / f"{name}-{digest.hexdigest()[:32]}.pickle"


@cache
def _program() -> bytes:
    """What the compiled form depends on beside the rules: the interpreter and the program's own files."""
    files = ((path, path.stat()) for path in sorted(_PACKAGE.rglob("*.py")))
    parts = (f"{path}{status.st_size}{status.st_mtime_ns}" for path, status in files)
    return "".join((sys.version, *parts)).encode()


class _Pickler(pickle.Pickler):
    """Stores patterns so that loading them compiles none."""

    def reducer_override(self, obj: object) -> Any:
        return lazily(obj) if isinstance(obj, re.Pattern) else NotImplemented


def _keep(made: object, path: Path, name: str) -> None:
    """Write the cache and drop all but the last few files of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            _Pickler(file, protocol=pickle.HIGHEST_PROTOCOL).dump(made)
        os.replace(file.name, path)  # noqa: PTH105 - atomic on every platform
        for old in sorted(path.parent.glob(f"{name}-*.pickle"), key=lambda other: other.stat().st_mtime)[:-8]:
            old.unlink(missing_ok=True)
    except OSError:
        return
