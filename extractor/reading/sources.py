"""What a command line names → raw documents, one at a time and in order: files, folders, standard input, feeds."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from extractor.errors import InputError
from extractor.reading.decode import decode
from extractor.reading.feeds import STANDARD_INPUT, is_feed_line, is_own_output, read_lines, read_syndicated
from extractor.reading.offsets import without_surrogates
from extractor.reading.raw import Failure, RawDocument

GZIP = ".gz"
_FEEDS = frozenset({".jsonl", ".ndjson"})
_SYNDICATED = frozenset({".rss", ".atom", ".xml"})
_PAGES = frozenset({".html", ".htm"})
_ARTICLES = _PAGES | _FEEDS | {".txt", ".md", ".rss", ".atom"}
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_OWN_PAGE = re.compile(rb"<meta\s+name=[\"']?generator[\"']?\s+content=[\"']?extract\b", re.IGNORECASE)
_HEAD = 4_096
_LONGEST_LINE = 1 << 24
"""A first line that is longer is no line of a feed on standard input."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a folder are read.

    `include` and `exclude` are patterns of names (`*.txt`), or of paths below the folder where they hold a slash.
    `leave_out` tells of a path whether the run writes it itself.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    leave_out: Callable[[Path], bool] = lambda _: False

    def takes(self, relative: PurePosixPath) -> bool:
        """Tell whether the patterns take a file."""
        return (not self.include or _matches(relative, self.include)) and not _matches(relative, self.exclude)


def _matches(path: PurePosixPath, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(str(path) if "/" in pattern else path.name, pattern) for pattern in patterns)


_ALL = Choice()


def read_sources(
    names: Iterable[str], *, stdin: BinaryIO, encoding: str | None = None, choice: Choice = _ALL
) -> Iterator[RawDocument | Failure]:
    """Yield what the names stand for, in their order; what cannot be read yields a failure in its place."""
    for name in names:
        if name == STANDARD_INPUT:
            yield from _standard_input(stdin, encoding)
        elif os.path.isdir(name):  # noqa: PTH112  # Path would drop the slash that the user typed
            yield from _folder(Path(name), encoding, choice)
        else:
            yield from _file(Path(name), Path(name).name, encoding)


def _standard_input(stdin: BinaryIO, encoding: str | None) -> Iterator[RawDocument | Failure]:
    """Yield the articles of a feed, which its first line betrays, or the one article that it is."""
    first = stdin.readline(_LONGEST_LINE)
    while first and not first.strip():
        first = stdin.readline(_LONGEST_LINE)
    if is_feed_line(first):
        yield from read_lines(stdin, None, "stdin", encoding, first)
    else:
        yield _document(first + stdin.read(), STANDARD_INPUT, STANDARD_INPUT, encoding)


def _folder(folder: Path, encoding: str | None, choice: Choice) -> Iterator[RawDocument | Failure]:
    empty = True
    for path in _articles_below(folder):
        relative = PurePosixPath(path.relative_to(folder).as_posix()) if isinstance(path, Path) else None
        if relative is None or isinstance(path, Failure):
            empty = False
            yield path  # type: ignore[misc]  # the other branch is a path
        elif choice.takes(relative) and not choice.leave_out(path) and not _is_own(path):
            empty = False
            yield from _file(path, str(relative), encoding)
    if empty:
        kinds = " ".join(sorted(_ARTICLES))
        those = " and that the patterns take" if choice.include or choice.exclude else ""
        yield Failure(str(folder), None, f"holds no articles (files that end in {kinds}, also with {GZIP}{those})")


def _articles_below(folder: Path) -> Iterator[Path | Failure]:
    """Yield the articles of a tree by name, files and folders side by side; hidden ones are left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(str(folder), None, f"cannot be read ({error.strerror or error})")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _articles_below(folder / entry.name)
        elif _kind(entry.name) in _ARTICLES and entry.is_file():
            yield folder / entry.name


def _kind(name: str) -> str:
    """Return the ending that tells what a file holds."""
    return PurePosixPath(_unzipped(name)).suffix.lower()


def _unzipped(name: str) -> str:
    return name[: -len(GZIP)] if name.lower().endswith(GZIP) else name


def _is_own(path: Path) -> bool:
    """Tell whether this program wrote the file: facts are no articles."""
    kind = _kind(path.name)
    if kind not in _FEEDS | _PAGES:
        return False
    try:
        with _opened(path) as binary:
            if kind in _FEEDS:
                return is_own_output(binary.readline(_LONGEST_LINE))
            return _OWN_PAGE.search(binary.read(_HEAD)) is not None
    except (OSError, EOFError, zlib.error):
        return False  # reading it will tell what is wrong


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.name.lower().endswith(GZIP) else path.open("rb")


def _file(path: Path, relative_path: str, encoding: str | None) -> Iterator[RawDocument | Failure]:
    kind = _kind(path.name)
    stem = _unzipped(relative_path)[: -len(kind)]
    try:
        with _opened(path) as binary:
            if kind in _FEEDS:
                yield from read_lines(binary, str(path), stem, encoding)
            elif kind in _SYNDICATED:
                yield from read_syndicated(binary.read(), str(path), stem, encoding)
            else:
                yield _document(binary.read(), str(path), _unzipped(relative_path), encoding)
    except FileNotFoundError:
        yield Failure(str(path), None, "no such file")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Failure(str(path), None, f"is no whole gzip file ({error})")
    except OSError as error:
        yield Failure(str(path), None, f"cannot be read ({error.strerror or error})")


def _document(data: bytes, path: str, relative_path: str, encoding: str | None) -> RawDocument | Failure:
    is_page = _kind(path) in _PAGES
    head = data[:_HEAD]
    declared = _DECLARED.search(head) if is_page or b"<" in head else None
    try:
        decoded = decode(data, encoding=encoding, declared=declared.group(1).decode("ascii") if declared else None)
    except InputError as error:
        return Failure(path, None, str(error))
    return RawDocument(
        text=without_surrogates(decoded.text),
        path=None if path == STANDARD_INPUT else path,
        id=None,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        title=None,
        published=None,
        language=None,
        url=None,
        is_html=is_page or _PAGE_START.match(decoded.text[:_HEAD].lstrip("\ufeff")) is not None,
        relative_path=relative_path,
    )
