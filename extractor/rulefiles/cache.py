"""What rule files are compiled to, kept in the user's cache under a hash of their content."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from extractor.tools.regex import lazily

_PACKAGE = Path(__file__).resolve().parent.parent

Compiled = TypeVar("Compiled")


def cached(folders: Sequence[Path], kind: type[Compiled], compiled: Callable[[], Compiled]) -> Compiled:
    """Return what was kept for the files of `folders`; else what `compiled` returns, and keep it.

    A cache that cannot be read is made again, one that cannot be written is no error.
    """
    path = _cache_file(folders)
    if path is not None and path.is_file():
        try:
            kept = pickle.loads(path.read_bytes())  # noqa: S301 - the user's own cache
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is made again
            kept = None
        if isinstance(kept, kind):
            return kept
    made = compiled()
    if path is not None:
        _keep(made, path)
    return made


def _cache_file(folders: Sequence[Path]) -> Path | None:
    """Return where the compiled rules are kept; None where the user has no place for caches."""
    digest = hashlib.sha256(sys.version.encode())
    for folder in (*folders, _PACKAGE):
        pattern = "*.py" if folder == _PACKAGE else "*.yaml"
        for path in sorted(folder.rglob(pattern)):
            if folder == _PACKAGE:
                status = path.stat()
                digest.update(f"{path}{status.st_size}{status.st_mtime_ns}".encode())
            else:
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
        digest.update(b"\0")
    try:
        return Path(platformdirs.user_cache_dir("extract", appauthor=False)) / f"rules-{digest.hexdigest()[:32]}.pickle"
    except RuntimeError:
        return None


class _Pickler(pickle.Pickler):
    """Stores patterns so that loading them compiles none."""

    def reducer_override(self, obj: object) -> Any:
        return lazily(obj) if isinstance(obj, re.Pattern) else NotImplemented


def _keep(made: object, path: Path) -> None:
    """Write the cache and drop all but the last few files of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            _Pickler(file, protocol=pickle.HIGHEST_PROTOCOL).dump(made)
        os.replace(file.name, path)  # noqa: PTH105 - atomic on every platform
        for old in sorted(path.parent.glob("rules-*.pickle"), key=lambda other: other.stat().st_mtime)[:-8]:
            old.unlink(missing_ok=True)
    except OSError:
        return
