"""Files of many articles: JSON Lines, RSS and Atom."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.reading.decode import detect_feed_encoding
from extractor.reading.offsets import without_surrogates
from extractor.reading.published import date_of_metadata, given_date
from extractor.reading.raw import Failure, RawDocument, raw_text

STANDARD_INPUT = "-"
_SAMPLE = 65_536


def read_lines(
    binary: BinaryIO, path: str | None, stem: str, encoding: str | None, first: bytes = b""
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of a JSON Lines feed, a line at a time; `first` was read from it before, `path` has a file."""
    where = path or STANDARD_INPUT
    sample = first + _peek(binary)
    try:
        name = detect_feed_encoding(sample, encoding=encoding)
    except InputError as error:
        yield Failure(where, None, str(error))
        return
    number = 0
    empty = True
    # Undecodable bytes become lone surrogates, so that one bad line does not end the feed.
    lines = io.TextIOWrapper(
        io.BufferedReader(_Joined(first, binary)), encoding=name, errors="surrogateescape", newline="\n"
    )
    try:
        for number, line in enumerate(lines, start=1):
            if not line.strip("\ufeff \t\r\n"):
                continue
            empty = False
            try:
                yield _document(line, path, f"{stem}/{number}", name, number)
            except InputError as error:
                yield Failure(where, number, str(error))
    except UnicodeError:
        # UTF-16 and its kind cannot go on behind a unit that is none.
        yield Failure(where, number + 1, f"is not {name}, or is cut off within a character; what follows is not read")
        return
    if empty:
        yield Failure(where, None, "is empty")


def is_feed_line(line: bytes) -> bool:
    """Tell whether a first line is that of a JSON Lines feed; no article begins with an object of JSON."""
    try:
        data = json.loads(line.decode("utf-8-sig", "surrogateescape"))
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict)


def is_own_output(line: bytes) -> bool:
    """Tell whether a first line is one that this program writes."""
    if b'"schema_version"' not in line[:200]:
        return False
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and {"schema_version", "source", "article"} <= data.keys()


def read_syndicated(data: bytes, path: str, stem: str, encoding: str | None) -> Iterator[RawDocument | Failure]:
    """Yield the articles of an RSS or Atom file."""
    import feedparser  # noqa: PLC0415 — only such files need it

    headers = {"content-type": f"application/xml; charset={encoding}"} if encoding else {}
    feed = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not feed.entries:
        yield Failure(path, None, "holds no articles" if feed.version else "is neither RSS nor Atom")
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _entry(entry, path, f"{stem}/{number}", feed.encoding or "utf-8", number)
        except InputError as error:
            yield Failure(path, number, str(error))


def _entry(entry: Any, path: str, relative_path: str, encoding: str, number: int) -> RawDocument:
    contents = [content.get("value") or "" for content in entry.get("content", ())]
    text = max([*contents, entry.get("summary") or ""], key=len)
    title = entry.get("title") or None
    return raw_text(
        text if text.strip() else title or "",
        path=path,
        id=entry.get("id") or entry.get("link") or None,
        title=title,
        published=date_of_metadata(entry.get("published") or entry.get("updated") or ""),
        url=entry.get("link") or None,
        relative_path=relative_path,
        encoding=encoding.lower(),
        line=number,
        is_html="<" in text,
    )


class _Joined(io.RawIOBase):
    """Bytes that were read already, and the rest of the stream they were read from."""

    def __init__(self, first: bytes, rest: Any) -> None:
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        """Say that this is a stream to read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Give what is there: a pipe is not waited for until the buffer is full."""
        if self._first:
            data, self._first = self._first[: len(buffer)], self._first[len(buffer) :]
        else:
            data = self._rest.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _peek(binary: Any) -> bytes:
    """Return what comes next without taking it, as far as it is there."""
    return bytes(binary.peek(_SAMPLE)[:_SAMPLE]) if hasattr(binary, "peek") else b""


def _document(line: str, path: str | None, relative_path: str, encoding: str, number: int) -> RawDocument:
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
    name = data.get("id")
    published = _string(data, "published")
    return raw_text(
        text,
        path=path,
        id=str(name) if isinstance(name, int) and not isinstance(name, bool) else _string(data, "id"),
        title=_string(data, "title"),
        published=date_of_metadata(published) or given_date(published, "published") if published else None,
        language=_string(data, "language"),
        url=_string(data, "url"),
        relative_path=relative_path,
        encoding=encoding,
        line=number,
    )


def _string(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"{key}: expected a string, found {json.dumps(value)[:40]}")
