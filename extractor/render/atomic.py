"""Files that are complete or not there at all."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open `path` to be written as UTF-8, as gzip where its name ends so; see `whole_bytes`.

    Raises:
        OSError: when the folder or the file cannot be written.
    """
    zipped = path.suffix.lower() == ".gz"
    with whole_bytes(path) as binary, _zipped(binary) if zipped else _plain(binary) as out:
        yield out


@contextmanager
def whole_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open `path` to be written; it takes its place when the block ends well and not before.

    What is being written stands beside it as `.extract-….part`. The name is the same in every run, so a run that was
    killed leaves one such file at most, and the next run writes over it; it is short, because a name may be as long as
    the file system allows. A path that is no regular file (a pipe, a device) cannot be replaced and is written
    directly.

    Raises:
        OSError: when the folder or the file cannot be written.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    target = path.resolve()  # a symbolic link stays one
    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]
    part = target.with_name(f".extract-{digest}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _plain(binary: BinaryIO) -> TextIO:
    return io.TextIOWrapper(binary, encoding="utf-8", newline="\n")


def _zipped(binary: BinaryIO) -> TextIO:
    # without name and time in its head, so that the same facts give the same bytes
    return _plain(gzip.GzipFile("", "wb", fileobj=binary, mtime=0))  # type: ignore[arg-type]  # it has what is needed


def write_whole(path: Path, text: str) -> None:
    """Write one file at once, with its folders.

    Raises:
        OSError: when the folder or the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as out:
        out.write(text)
