"""Extractions as a page of their own: one article with its facts beside it, or a folder with tables that lead to each.

The page carries the extractions as data and draws what is seen; scripts, styles and libraries stand in it (`assets/`,
licences in `assets/vendor/`), and its policy forbids everything else: no address is fetched, nothing from an article
is ever read as markup.
"""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from extractor.schema import Extraction

if TYPE_CHECKING:
    from jinja2 import Template

_ASSETS = "extractor.render", "assets"
_ONE = ("facts.js", "article.js", "start.js")
_MANY = (
    "vendor/tabulator.min.js",
    "vendor/cytoscape.min.js",
    "vendor/uplot.min.js",
    "facts.js",
    "article.js",
    "folder.js",
    "start.js",
)
_SHEETS = ("vendor/tabulator.min.css", "vendor/uplot.min.css", "folder.css")
_OPEN, _CLOSE = '<script type="application/json" class="article">', "</script>\n"


def page_begin(first: str) -> str:
    """Return the page up to its first article, whose title and language it takes; `first` is what `page_article` gave.

    Of a page without articles `first` is empty.
    """
    data: dict[str, Any] = json.loads(first.removeprefix(_OPEN).removesuffix(_CLOSE)) if first else {}
    article, source = data.get("article", {}), data.get("source", {})
    return _template("begin.html").render(
        language=article.get("language", "en"),
        title=article.get("title") or source.get("id") or source.get("path") or "extract",
        style=_safe(_asset("page.css")),
        policy=_policy(),
    )


def page_article(extraction: Extraction) -> str:
    """Return one article as the data of a page; it should carry its text (`with_text`)."""
    # No markup of an article can end the script: JSON has its own way to write the letter that begins it.
    return _OPEN + extraction.model_dump_json().replace("<", "\\u003c") + _CLOSE


def page_end(articles: int) -> str:
    """Return what stands behind the last of so many articles."""
    one = articles == 1
    return _template("end.html").render(
        sheets=[] if one else [_safe(_asset(name)) for name in _SHEETS],
        scripts=[_safe(_asset(name)) for name in (_ONE if one else _MANY)],
    )


@cache
def _policy() -> str:
    """Forbid all but the scripts and the style of the page, by their digests."""
    scripts = " ".join(_digest(_asset(name)) for name in _MANY)
    style = _digest(_asset("page.css"))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {style}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    package, folder = _ASSETS
    return files(package).joinpath(folder, *name.split("/")).read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    # imported here, because other formats need none of it
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415

    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(_asset(name))


def _safe(content: str) -> Any:
    """Mark a file of the package as markup: it is put into the page as it is."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(content)  # noqa: S704 - the package's own file
