"""One raw document → one `Article`: the text to analyse, its parts, and what is known of its publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from extractor.errors import InputError
from extractor.reading.furniture import FurnitureRules
from extractor.reading.html import WebPage, read_page
from extractor.reading.language import detect_language
from extractor.reading.layout import Block, Furniture, lay_out
from extractor.reading.offsets import AnalysisText, analysis_text
from extractor.reading.published import DateReader, date_in_file_name, given_date
from extractor.reading.raw import RawDocument


@dataclass(frozen=True, slots=True)
class Article:
    """A document ready for analysis.

    All spans are half-open, in code points of `text`; `mapping.to_source` leads to offsets in `mapping.source`, the
    input as given (for a web page: the text taken from it).
    """

    text: str = field(repr=False)
    mapping: AnalysisText = field(repr=False)
    title: str | None
    title_span: tuple[int, int] | None
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    language: str
    published: str | None
    published_source: str | None
    publisher: str | None
    authors: tuple[str, ...]
    path: str | None
    id: str | None
    sha256: str
    encoding: str
    url: str | None
    is_html: bool


def read_article(
    raw: RawDocument,
    rules: FurnitureRules,
    *,
    published: str | None = None,
    language: str | None = None,
    max_chars: int | None = None,
) -> Article:
    """Return the article in `raw`; `published` and `language` (`ko` or `en`) overrule what is found.

    Raises:
        InputError: a date that is none, no text at all, more than `max_chars`, or a text in neither Korean nor English.
    """
    option = given_date(published) if published is not None else None
    page = read_page(raw.text, rules.dates) if raw.is_html else WebPage(raw.text)
    if max_chars is not None and len(page.text) > max_chars:
        raise InputError(f"is too long: {len(page.text)} characters, and no more than {max_chars} are to be read")
    mapping = analysis_text(page.text)
    text = mapping.text
    if not text.strip():
        raise InputError("holds no text")
    known_title = raw.title or page.title
    layout = lay_out(text, rules, title=analysis_text(known_title).text.strip() if known_title else None)
    value, source = _published(raw, page, layout.published or _seen_date(page.lines, rules.dates), option)
    return Article(
        text=text,
        mapping=mapping,
        title=raw.title or (_text_of(text, layout.title) if layout.title else page.title),
        title_span=layout.title,
        blocks=layout.blocks,
        furniture=layout.furniture,
        language=language
        or raw.language
        or detect_language(" ".join(text[block.start : block.end] for block in layout.blocks), rules.languages),
        published=value,
        published_source=source,
        publisher=page.publisher or layout.publisher,
        authors=page.authors or layout.authors,
        path=raw.path,
        id=raw.id,
        sha256=raw.sha256,
        encoding=raw.encoding,
        url=raw.url or page.url,
        is_html=raw.is_html,
    )


def _published(
    raw: RawDocument, page: WebPage, in_text: str | None, option: str | None
) -> tuple[str | None, str | None]:
    """Return the reference date by the surest source: the caller, the feed, the text, the page's data, the name."""
    candidates = (
        (option, "option"),
        (raw.published, "metadata"),
        (in_text, "text"),
        (page.published, "metadata"),
        (date_in_file_name(PurePath(raw.path).stem) if raw.path else None, "filename"),
    )
    return next(((value, source) for value, source in candidates if value), (None, None))


def _seen_date(lines: Iterable[str], dates: DateReader) -> str | None:
    """Return the date of a line of a page that says when it was published; without such a word, of the first date line.

    Saved pages set it outside the article.
    """
    found = [date for line in lines if (date := dates.line(line)) and not date.rest]
    published = [date.value for date in found if date.means == "published"]
    return next(iter([*published, *(date.value for date in found if date.means is None)]), None)


def _text_of(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]
