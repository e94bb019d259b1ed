"""A saved web page → the text of its article, and what the page's own data say of it.

The data are read in the order in which publishers take care of them: JSON-LD (schema.org), Open Graph and other
`meta` elements, `time` elements, headings.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from extractor.reading.offsets import without_surrogates
from extractor.reading.published import DateReader, date_of_metadata

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "head",
        "iframe",
    }
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "br",
        "hr",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "figure",
        "figcaption",
        "blockquote",
        "pre",
    }
    | {f"h{level}" for level in range(1, 7)}
)
_PUBLISHED_KEYS = (
    *(
        "article:published_time",
        "og:published_time",
        "article:published",
        "datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
    ),
    *("parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "date"),
)
_ARTICLE_TYPES = re.compile(r"Article|Report|BlogPosting|LiveBlog")
_PAGE_TYPES = re.compile(r"WebPage")
# libxml2 takes the square of the number of a tag's attributes, and a picture may be written into the page as one.
_LONGEST_TAG = 20_000
_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9:-]*)\s[^<>]{{{_LONGEST_TAG},}}>")
_DATA_URI = re.compile(r"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%\s]{2000,}")
_CONTAINERS = re.compile(
    r"</?(?:div|span|font|b|i|u|em|strong|small|section|article|table|tbody|tr|td|ul|ol|li|center|blockquote|p|a|h[1-6])"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_DEEP = "depth"
_MOST_HEADINGS = 8
_SUFFIX = re.compile(r"\s+(?:[|·–—-]|::|<|>)\s+")
_LONGEST_SUFFIX = 40
_NEWLINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class WebPage:
    """The article of a page as text (title first), and what the page's data say; for plain text: the text alone."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    lines: tuple[str, ...] = ()
    """All that is to be seen of it, for what stands outside the article."""


def read_page(html: str, dates: DateReader) -> WebPage:
    """Return the article in a saved page; the network is not touched. `dates` reads dates in words."""
    root = _parsed(html)
    data = _page_data(root)
    objects = _articles(data.json)
    title = _title(data, objects)
    visible = _visible(root)
    text = _main_text(root) or _visible(_container(root)) or visible
    if title and title not in text[: len(title) + 300]:
        text = f"{title}\n\n{text}"
    return WebPage(
        text=without_surrogates(text),
        title=title,
        published=_published(data, objects, dates),
        publisher=_publisher(data, objects),
        authors=_authors(data, objects),
        url=data.meta.get("og:url") or data.canonical,
        lines=tuple(line.strip() for line in visible.split("\n") if line.strip()),
    )


def _main_text(root: Any) -> str | None:
    from trafilatura import extract  # noqa: PLC0415  # a second to import, and only pages need it

    if root is None:
        return None
    try:
        text = extract(root, include_comments=False, include_tables=False, output_format="txt")
    except Exception:  # noqa: BLE001 — hostile markup breaks it in many ways; what is to be seen is read instead
        return None
    # Of what it takes for too short to be an article it makes one line, with all that stands around the article.
    return text.strip() if isinstance(text, str) and "\n" in text.strip() else None


def _parsed(html: str) -> Any:
    """Read the page with lxml: it takes any markup, in time that grows with the length (html.parser does not)."""
    html = _LONG_TAG.sub(r"<\1>", _DATA_URI.sub("data:,", html))
    root, errors = _tree(html)
    if _DEEP in errors:
        # Behind the depth that libxml2 takes it drops what follows.
        root, _ = _tree(_CONTAINERS.sub("<br>", html))
    return root


def _tree(html: str) -> tuple[Any, str]:
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  # only pages need it
    from lxml.html import HtmlElement, HtmlElementClassLookup  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    parser.set_element_class_lookup(HtmlElementClassLookup())
    root = etree.fromstring(html.encode(), parser)
    return root if isinstance(root, HtmlElement) else None, str(parser.error_log)


@dataclass(slots=True)
class _PageData:
    """Title, `meta`, JSON-LD, `time` and headings."""

    meta: dict[str, str] = field(default_factory=dict)
    json: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    page_title: str = ""
    canonical: str | None = None


def _page_data(root: Any) -> _PageData:
    data = _PageData()
    for element in root.iter() if root is not None else ():
        _note(data, element)
    return data


def _container(root: Any) -> Any:
    """Return the element that a page calls its article; None where there is none, or several are parts of it."""
    if root is None:
        return None
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//main"):
        found = root.findall(path)
        if len(found) == 1:
            return found[0]
    return None


def _visible(root: Any) -> str:
    """Return all that is to be seen below an element, each block on lines of its own."""
    from lxml import etree  # noqa: PLC0415  # only pages need it

    text: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")) if root is not None else ():
        tag = element.tag
        if event == "start":
            hidden += tag in _SKIPPED
            inner = element.text
        else:
            hidden -= tag in _SKIPPED
            inner = element.tail if element is not root else None
        if tag in _BLOCKS:
            text.append("\n")
        if not hidden:
            text.append(_spaced(inner))
    return _NEWLINES.sub("\n\n", "".join(text)).strip()


def _note(data: _PageData, element: Any) -> None:
    tag = element.tag
    if tag == "meta":
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        data.meta.setdefault(key.lower(), element.get("content", "").strip())
    elif tag == "link" and element.get("rel") == "canonical":
        data.canonical = element.get("href") or None
    elif tag == "time" and element.get("datetime"):
        data.times.append(element.get("datetime"))
    elif tag == "title":
        data.page_title = data.page_title or " ".join((element.text or "").split())
    elif tag == "h1" and len(data.headings) < _MOST_HEADINGS:
        data.headings.append(" ".join("".join(element.itertext()).split()))
    elif tag == "script" and "ld+json" in element.get("type", ""):
        data.json.append(element.text or "")


def _spaced(text: str | None) -> str:
    """Return `text` with its blanks folded; those at its ends keep words of neighbouring elements apart."""
    if not text:
        return ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return before + " ".join(text.split()) + after


def _articles(blocks: list[str]) -> list[dict[str, Any]]:
    """Return the JSON-LD objects that describe an article, then those that describe a page."""
    articles, pages = [], []
    for block in blocks:
        try:
            data = json.loads(block.strip().removeprefix("<!--").removesuffix("-->").rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        queue = deque([data])
        while queue:
            item = queue.popleft()
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                queue.extend(item[key] for key in ("@graph", "mainEntity") if isinstance(item.get(key), list | dict))
                kind = str(item.get("@type", ""))
                if _ARTICLE_TYPES.search(kind):
                    articles.append(item)
                elif _PAGE_TYPES.search(kind):
                    pages.append(item)
    return articles + pages


def _title(data: _PageData, objects: list[dict[str, Any]]) -> str | None:
    for item in objects:
        if isinstance(item.get("headline"), str) and item["headline"].strip():
            return " ".join(item["headline"].split())
    title = data.meta.get("og:title") or next(iter(data.headings), "") or data.page_title
    for heading in data.headings:
        if heading and title.startswith(heading):
            return heading
    parts = _SUFFIX.split(title)
    while len(parts) > 1 and len(parts[-1]) <= _LONGEST_SUFFIX and len(parts[-1]) < len(parts[0]):
        title = title[: title.rindex(parts.pop())]
        title = re.sub(r"\s+(?:[|·–—-]|::|<|>)\s*$", "", title)
    return title.strip() or None


def _published(data: _PageData, objects: list[dict[str, Any]], dates: DateReader) -> str | None:
    told = [item.get("datePublished") for item in objects]
    told += [item.get("dateCreated") for item in objects]
    told += [data.meta.get(key) for key in _PUBLISHED_KEYS]
    told += data.times
    values = [value for value in _strings(told) if value.strip()]
    return next(filter(None, map(date_of_metadata, values)), None) or next(
        (line.value for value in values if (line := dates.line(value.strip()))), None
    )


def _strings(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, str))


def _publisher(data: _PageData, objects: list[dict[str, Any]]) -> str | None:
    for item in objects:
        names = [*_names(item.get("publisher"))]
        if names:
            return names[0]
    return data.meta.get("og:site_name") or None


def _authors(data: _PageData, objects: list[dict[str, Any]]) -> tuple[str, ...]:
    for item in objects:
        names = tuple(dict.fromkeys(_names(item.get("author"))))
        if names:
            return names
    for key in ("author", "article:author", "dc.creator", "byl"):
        names = tuple(_names(data.meta.get(key)))
        if names:
            return names
    return ()


def _names(value: Any) -> Iterator[str]:
    """Yield the names in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str) and value.strip() and "://" not in value and "@" not in value:
        yield " ".join(value.split())
