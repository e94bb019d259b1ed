"""What a command line names → raw documents, one at a time and in order: files, folders, standard input, feeds."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.reading.decode import decode, detect_feed_encoding
from extractor.reading.offsets import without_surrogates
from extractor.reading.published import given_date

STANDARD_INPUT = "-"
FEED = ".jsonl"
_PAGES = frozenset({".html", ".htm"})
_ARTICLES = _PAGES | {".txt", ".md", FEED}
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A decoded document and what came with it; `text` is the input to which all offsets refer.

    `sha256` is of the bytes read (of a feed line and of a text handed in: of the text as UTF-8). `relative_path` is
    the path below the folder that was named, without which it is the file's name; a feed line adds its number.
    """

    text: str = field(repr=False)
    path: str | None
    id: str | None
    sha256: str
    encoding: str
    title: str | None
    published: str | None
    language: str | None
    url: str | None
    is_html: bool
    relative_path: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read; `line` is a line of a feed."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}"


def raw_text(
    text: str,
    *,
    path: str | None = None,
    id: str | None = None,  # noqa: A002  # the name of the feed's field
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    relative_path: str = "",
    encoding: str = "utf-8",
) -> RawDocument:
    """Return the document for a text that is already decoded.

    Raises:
        InputError: when the text is empty, `published` no ISO date or `language` neither Korean nor English.
    """
    text = without_surrogates(text)
    if not text.strip("\ufeff \t\r\n\v\f"):
        raise InputError("is empty")
    return RawDocument(
        text=text,
        path=path,
        id=id,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding=encoding,
        title=(without_surrogates(title).strip() or None) if title else None,
        published=given_date(published, "published") if published else None,
        language=given_language(language) if language else None,
        url=url,
        is_html=False,
        relative_path=relative_path,
    )


def given_language(value: str) -> str:
    """Return `ko` or `en` for a language tag (BCP 47) such as `ko-KR`.

    Raises:
        InputError: for any other language.
    """
    language = re.split("[-_]", value.strip().casefold(), maxsplit=1)[0]
    if language not in {"ko", "en"}:
        raise InputError(f"language: expected ko or en, found {value!r}")
    return language


def read_sources(
    names: Iterable[str], *, stdin: BinaryIO, encoding: str | None = None
) -> Iterator[RawDocument | Failure]:
    """Yield what the names stand for, in their order; what cannot be read yields a failure in its place."""
    for name in names:
        if name == STANDARD_INPUT:
            yield _document(stdin.read(), "-", "-", encoding)
        elif os.path.isdir(name):  # noqa: PTH112  # Path would drop the slash that the user typed
            yield from _folder(Path(name), encoding)
        else:
            yield from _file(Path(name), Path(name).name, encoding)


def _folder(folder: Path, encoding: str | None) -> Iterator[RawDocument | Failure]:
    empty = True
    for path in _articles_below(folder):
        empty = False
        if isinstance(path, Failure):
            yield path
        else:
            yield from _file(path, path.relative_to(folder).as_posix(), encoding)
    if empty:
        kinds = " ".join(sorted(_ARTICLES))
        yield Failure(str(folder), None, f"holds no articles (files that end in {kinds})")


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
        elif Path(entry.name).suffix.lower() in _ARTICLES and entry.is_file():
            yield folder / entry.name


def _file(path: Path, relative_path: str, encoding: str | None) -> Iterator[RawDocument | Failure]:
    try:
        if path.suffix.lower() == FEED:
            yield from _feed(path, relative_path, encoding)
        else:
            yield _document(path.read_bytes(), str(path), relative_path, encoding)
    except FileNotFoundError:
        yield Failure(str(path), None, "no such file")
    except OSError as error:
        yield Failure(str(path), None, f"cannot be read ({error.strerror or error})")


def _document(data: bytes, path: str, relative_path: str, encoding: str | None) -> RawDocument | Failure:
    is_page = Path(path).suffix.lower() in _PAGES
    head = data[:4_096]
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
        is_html=is_page or _PAGE_START.match(decoded.text[:4_096].lstrip("\ufeff")) is not None,
        relative_path=relative_path,
    )


def _feed(path: Path, relative_path: str, encoding: str | None) -> Iterator[RawDocument | Failure]:
    with path.open("rb") as binary:
        sample = binary.read(_SAMPLE)
    try:
        name = detect_feed_encoding(sample, encoding=encoding)
    except InputError as error:
        yield Failure(str(path), None, str(error))
        return
    stem = relative_path[: -len(FEED)]
    empty = True
    # Undecodable bytes become lone surrogates, so that one bad line does not end the feed.
    with path.open(encoding=name, errors="surrogateescape", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip("\ufeff \t\r\n"):
                continue
            empty = False
            try:
                yield _feed_document(line, str(path), f"{stem}/{number}", name)
            except InputError as error:
                yield Failure(str(path), number, str(error))
    if empty:
        yield Failure(str(path), None, "is empty")


def _feed_document(line: str, path: str, relative_path: str, encoding: str) -> RawDocument:
    if without_surrogates(line) != line:
        raise InputError(f"is not {encoding}; name the encoding of the feed")
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = f" ({error})" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"is not JSON{reason}") from None
    if not isinstance(data, dict):
        raise InputError('expected an object such as {"text": "…"}')
    text = _string(data, "text")
    if text is None:
        raise InputError("text: missing")
    number = data.get("id")
    return raw_text(
        text,
        path=path,
        id=str(number) if isinstance(number, int) and not isinstance(number, bool) else _string(data, "id"),
        title=_string(data, "title"),
        published=_string(data, "published"),
        language=_string(data, "language"),
        url=_string(data, "url"),
        relative_path=relative_path,
        encoding=encoding,
    )


def _string(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"{key}: expected a string, found {json.dumps(value)[:40]}")
