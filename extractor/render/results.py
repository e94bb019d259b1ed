"""Results that were written before, as a page: files of JSON or JSON Lines, gzipped or not, and folders of them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, TextIO

from pydantic import ValidationError

from extractor.errors import InputError
from extractor.render.page import page_article, page_begin, page_end
from extractor.schema import Extraction

STANDARD_INPUT = "-"
_ENDINGS = (".json", ".jsonl", ".ndjson")
_BESIDE = ("errors.jsonl",)
"""What stands in a folder of results and is none."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or one line of it, that holds no result."""

    where: str
    reason: str


def read_results(names: Iterable[str], stdin: BinaryIO) -> Iterator[Extraction | Unread]:
    """Yield every result in files and folders, in order, each with its text where that can be had.

    Raises:
        InputError: when a name stands for no file, or for one of another kind.
    """
    for name in names:
        if name == STANDARD_INPUT:
            yield from _lines(name, stdin.read())
            continue
        path = Path(name)
        for file in _files(path):
            try:
                data = file.read_bytes()
                content = gzip.decompress(data) if file.suffix == ".gz" else data
            except (OSError, EOFError) as error:
                yield Unread(str(file), getattr(error, "strerror", None) or "is no whole gzip file")
                continue
            yield from _lines(str(file), content)


def write_page(results: Iterable[Extraction | Unread], out: TextIO) -> Iterator[Unread]:
    """Write a page of results; yield what was none.

    Raises:
        InputError: when there is no result.
    """
    written = 0
    for result in results:
        if isinstance(result, Unread):
            yield result
            continue
        article = page_article(result)
        out.write(article if written else page_begin(article) + article)
        written += 1
    if not written:
        raise InputError("there is no result to show; give .json or .jsonl files that extract wrote, or their folder")
    out.write(page_end(written))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = (file for file in sorted(path.rglob("*")) if file.is_file() and _ending(file) in _ENDINGS)
        return [file for file in found if file.name not in _BESIDE and not file.name.startswith(".")]
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if _ending(path) not in _ENDINGS:
        raise InputError(f"{path}: no file of results; give .json or .jsonl files that extract wrote, or their folder")
    return [path]


def _ending(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix == ".gz" else path.suffix.lower()


def _lines(name: str, data: bytes) -> Iterator[Extraction | Unread]:
    lines = data.splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{name}:{number}" if len(lines) > 1 else name
            try:
                yield _with_text(Extraction.model_validate_json(line))
            except ValidationError as error:
                first = error.errors()[0]
                place = ".".join(map(str, first["loc"]))
                yield Unread(where, f"no result of extract: {place + ': ' if place else ''}{first['msg']}")


def _with_text(extraction: Extraction) -> Extraction:
    """Fill in the text from the article's file, if that is still the one that was read."""
    source = extraction.source
    if extraction.article.text is not None or source.path is None or source.encoding is None:
        return extraction
    try:
        data = Path(source.path).read_bytes()
    except OSError:
        return extraction
    if sha256(data).hexdigest() != source.sha256:
        return extraction
    article = extraction.article.model_copy(update={"text": data.decode(source.encoding)})
    return extraction.model_copy(update={"article": article})
