"""The page as text: what it says of itself, what it carries, and that nothing of an article becomes markup."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest

from extractor.render.page import page_article, page_begin, page_end
from extractor.schema import Extraction

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)><!--&\u202e'


class Outline(HTMLParser):
    """Collects scripts and styles by their type, the title, and every attribute that could fetch something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: dict[str, list[str]] = {}
        self.styles: list[str] = []
        self.language: str | None = None
        self.policy = ""
        self.title = ""
        self.fetching: list[str] = []
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = tag if tag != "script" else f"script {given.get('type') or 'own'}"
        self.fetching += [key for key in given if key in {"src", "href", "srcset", "data"} or key.startswith("on")]
        if tag == "html":
            self.language = given.get("lang")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given.get("content") or ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside.startswith("script "):
            self.scripts.setdefault(self._inside.removeprefix("script "), []).append(data)
        elif self._inside == "style":
            self.styles.append(data)
        elif self._inside == "title":
            self.title += data


def page(*extractions: Extraction) -> str:
    articles = [page_article(extraction) for extraction in extractions]
    return page_begin(articles[0] if articles else "") + "".join(articles) + page_end(len(articles))


def hostile(extraction: Extraction) -> Extraction:
    company = extraction.companies[0].model_copy(update={"name": HOSTILE, "kind": None})
    article = extraction.article.model_copy(update={"title": HOSTILE, "publisher": HOSTILE, "authors": (HOSTILE,)})
    return extraction.model_copy(update={"companies": (company,), "article": article})


def test_the_page_tells_the_title_and_the_language_of_its_article(extraction: Extraction) -> None:
    article = extraction.article.model_copy(update={"title": "가온 & <노르단>", "language": "ko"})
    outline = Outline(page(extraction.model_copy(update={"article": article})))
    assert (outline.title, outline.language) == ("가온 & <노르단>", "ko")


def test_the_page_carries_each_extraction_once_and_whole(extraction: Extraction) -> None:
    outline = Outline(page(extraction, extraction))
    assert [json.loads(told) for told in outline.scripts["application/json"]] == [
        extraction.model_dump(mode="json")
    ] * 2


@pytest.mark.parametrize("articles", [0, 1, 3])
def test_the_policy_lets_the_own_scripts_and_style_run_and_nothing_else(extraction: Extraction, articles: int) -> None:
    outline = Outline(page(*[extraction] * articles))
    for content in outline.scripts["own"] + outline.styles:
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in outline.policy
    assert outline.policy.startswith("default-src 'none'; ")
    assert "unsafe" not in outline.policy
    assert len(outline.scripts["own"]) == (3 if articles == 1 else 7)


def test_nothing_of_an_article_becomes_markup(extraction: Extraction) -> None:
    text = page(hostile(extraction))
    outline = Outline(text)
    assert outline.title == HOSTILE
    assert outline.fetching == []
    assert len(outline.scripts["own"]) == 3
    assert not re.search(r"<img|<!--", unescape(text.split("<body>")[1].split("<script>")[0]).replace(HOSTILE, ""))


def test_one_article_needs_no_library(extraction: Extraction) -> None:
    assert len(page(extraction)) < 60_000 < len(page(extraction, extraction))
