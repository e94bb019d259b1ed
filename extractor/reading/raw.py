"""A document as it comes in, decoded and not yet read, or what stands in its place when it could not be."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from extractor.errors import InputError
from extractor.reading.offsets import without_surrogates
from extractor.reading.published import given_date

_BLANK = "\ufeff \t\r\n\v\f"


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A decoded document and what came with it; `text` is the input to which all offsets refer.

    `sha256` is of the bytes read (of a feed line and of a text handed in: of the text as UTF-8). `relative_path` is
    the path below the folder that was named, without which it is the file's name; an article of a feed adds its number,
    which is also its `line`.
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
    line: int | None = None


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
    line: int | None = None,
    is_html: bool = False,
) -> RawDocument:
    """Return the document for a text that is already decoded.

    Raises:
        InputError: when the text is empty, `published` no ISO date or `language` neither Korean nor English.
    """
    text = without_surrogates(text)
    if not text.strip(_BLANK):
        raise InputError("is empty")
    return RawDocument(
        text=text,
        path=path,
        id=without_surrogates(id) if id is not None else None,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding=encoding,
        title=(without_surrogates(title).strip() or None) if title else None,
        published=given_date(published, "published") if published else None,
        language=given_language(language) if language else None,
        url=without_surrogates(url) if url is not None else None,
        is_html=is_html,
        relative_path=relative_path,
        line=line,
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
