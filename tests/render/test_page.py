from __future__ import annotations

import re
from html.parser import HTMLParser

from extractor.render.page import PAGE_BEGIN, PAGE_END, page_section
from extractor.schema import Extraction, Mention

VOID = {"meta"}


class Outline(HTMLParser):
    """Checks that what opens closes, and collects the text, the marks, the anchors and the links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.text = ""
        self.marked: dict[str, str] = {}
        self.outside = ""
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append((tag, given.get("class") or ""))
        if tag == "a" and given.get("id"):
            self.anchors.append(given["id"] or "")
        if tag == "a" and given.get("href"):
            self.links.append((given["href"] or "").removeprefix("#"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("div", "text") not in self.open:
            return
        self.text += data
        for tag, kind in self.open:
            if tag == "mark":
                self.marked[kind] = self.marked.get(kind, "") + data
            if kind == "outside":
                self.outside += data


def test_the_text_is_there_unchanged_and_its_facts_are_marked(extraction: Extraction) -> None:
    outline = Outline(PAGE_BEGIN + page_section(extraction) + PAGE_END)
    assert outline.text == extraction.article.text
    assert outline.marked == {
        "company": "Gaon TelecomNordan가온텔레콤",
        "event": "set up",
        "location": "Busan",
        "quote": "We start in May 2024",
        "date": "May 2024",
        "amount": "$210 million",
        "executive": "Mira Han",
    }
    assert outline.outside == "READ MORE <b>\n"


def test_every_fact_leads_to_its_place(extraction: Extraction) -> None:
    outline = Outline(page_section(extraction))
    assert len(outline.links) == 9
    assert set(outline.links) <= set(outline.anchors)
    assert len(set(outline.anchors)) == len(outline.anchors)


def test_nothing_of_an_article_becomes_markup(extraction: Extraction) -> None:
    evil = '"><script>alert(1)</script>&'
    company = extraction.companies[0].model_copy(update={"name": evil, "kind": None})
    article = extraction.article.model_copy(update={"title": evil, "publisher": evil, "authors": (evil,)})
    page = page_section(extraction.model_copy(update={"companies": (company,), "article": article}))
    assert "<script" not in page
    Outline(page)


def test_nothing_is_fetched(extraction: Extraction) -> None:
    page = PAGE_BEGIN + page_section(extraction) + PAGE_END
    assert not re.search(r"https?:|src=|url\(|@import|<link|<script", page)


def test_spans_may_cross_and_repeat(extraction: Extraction) -> None:
    text = extraction.article.text or ""
    spans = [(14, 26), (20, 35), (14, 26), (0, len(text)), (30, 30)]
    mentions = tuple(Mention(text=text[start:end], start=start, end=end, rule="r") for start, end in spans)
    company = extraction.companies[0].model_copy(update={"mentions": mentions})
    assert Outline(page_section(extraction.model_copy(update={"companies": (company,)}))).text == text
