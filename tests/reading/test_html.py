from __future__ import annotations

import pytest

from extractor.reading import Article, FurnitureRules, RawDocument, load_furniture, read_article
from extractor.reading.html import WebPage, read_page
from extractor.rulefiles.paths import shipped_rules

BODY = (
    "<p>가온텔레콤은 부산에 새 데이터센터를 열었다고 밝혔다. 이 데이터센터는 서버 3만대를 수용한다.</p>"
    "<p>김하늘 가온텔레콤 대표는 부산항 물류 회사들이 첫 고객이라고 말했다. 내년에 또 짓는다.</p>"
    "<p>노던네트웍스는 이 건물에 광통신 장비를 공급했다. 두 회사는 장비를 함께 시험했다.</p>"
)
PAGE = f"""<!DOCTYPE html><html lang="ko"><head><title>가온텔레콤, 부산에 데이터센터 개장 | 가온일보</title>
<meta property="og:title" content="가온텔레콤, 부산에 데이터센터 개장 | 가온일보">
<meta property="og:site_name" content="가온일보">
<meta property="og:url" content="https://example.com/1">
<meta property="article:published_time" content="2024-06-20T09:39:00+09:00">
<meta name="author" content="이바다">
</head><body><nav><a href="/">홈</a><a href="/it">통신</a></nav>
<h1>가온텔레콤, 부산에 데이터센터 개장</h1><article>{BODY}</article>
<aside><h3>많이 본 뉴스</h3><ul><li><a href="/2">노던네트웍스 주가 급등</a></li></ul></aside>
<footer>Copyright 가온일보</footer></body></html>"""


DATES = load_furniture([shipped_rules()]).dates


def page_of(html: str) -> WebPage:
    return read_page(html, DATES)


def article_of(page: str, rules: FurnitureRules) -> Article:
    raw = RawDocument(
        text=page,
        path="x_2020-01-01.html",
        id=None,
        sha256="0" * 64,
        encoding="utf-8",
        title=None,
        published=None,
        language=None,
        url=None,
        is_html=True,
        relative_path="x.html",
    )
    return read_article(raw, rules)


def test_takes_the_article_out_of_the_page(rules: FurnitureRules) -> None:
    article = article_of(PAGE, rules)
    assert article.is_html
    assert article.title == "가온텔레콤, 부산에 데이터센터 개장"
    assert article.title_span == (0, len(article.title))
    assert "노던네트웍스는 이 건물에" in article.text
    assert "주가 급등" not in article.text
    assert "<" not in article.text
    assert article.mapping.source == article.text
    assert [block.kind for block in article.blocks] == ["title", "body", "body", "body"]


def test_takes_date_publisher_author_from_the_page_s_data(rules: FurnitureRules) -> None:
    article = article_of(PAGE, rules)
    assert (article.published, article.published_source) == ("2024-06-20T09:39", "metadata")
    assert (article.publisher, article.authors, article.url) == ("가온일보", ("이바다",), "https://example.com/1")


def test_a_date_in_the_text_goes_before_that_of_the_page_s_data(rules: FurnitureRules) -> None:
    page = PAGE.replace("<article>", "<article><p>입력 2024.06.19 18:00</p>")
    article = article_of(page, rules)
    if "입력" in article.text:
        assert (article.published, article.published_source) == ("2024-06-19T18:00", "text")


def test_json_ld_goes_before_meta() -> None:
    data = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Gaon opens",
    "datePublished": "2025-02-03T08:00:00Z", "author": [{"name": "Ada Lind"}, {"name": "Jon Vale"}],
    "publisher": {"@type": "Organization", "name": "Gaon Daily"}}]}</script>"""
    page = page_of(PAGE.replace("</head>", data + "</head>"))
    assert (page.title, page.published, page.publisher) == ("Gaon opens", "2025-02-03T08:00", "Gaon Daily")
    assert page.authors == ("Ada Lind", "Jon Vale")


def test_times_and_headings_serve_where_there_is_nothing_else() -> None:
    page = page_of("<h1>Gaon opens</h1><time datetime='2025-02-03'>today</time><p>Gaon Telecom opened a site.</p>")
    assert (page.title, page.published) == ("Gaon opens", "2025-02-03")
    assert "Gaon Telecom opened a site." in page.text


def test_a_page_without_an_article_gives_its_visible_text() -> None:
    page = page_of("<style>b</style><p>Gaon")
    assert [line for line in page.text.split("\n") if line.strip()] == ["Gaon"]


def test_broken_data_are_passed_over() -> None:
    page = page_of(
        "<meta name=date content='soon'><script type='application/ld+json'>{broken</script>"
        "<meta property='article:published_time' content='20250203'><p>Gaon Telecom opened."
    )
    assert page.published == "2025-02-03"
    assert "Gaon Telecom opened." in page.text


@pytest.mark.parametrize("unit", ["<", "<a ", "<!--", "<div>", "<script>", "<p>Gaon", "&#0;", "<h1>"])
def test_broken_markup_takes_no_longer_than_other(unit: str) -> None:
    import time

    page_of("<p>Gaon")
    start = time.process_time()
    page_of(unit * 4_000)
    assert time.process_time() - start < 2


SHORT = """<html><head><title>Gaon picks Naru</title></head><body><div class="day">{day}</div>
<article><h1>Gaon picks Naru</h1><p>Gaon Telecom said on Wednesday it had picked Naru to supply radios.</p>
<h3>Related stories</h3>
<ul><li><a href="1">Dasan cuts jobs</a></li></ul></article></body></html>"""


def test_a_short_article_keeps_its_lines_and_no_headlines_of_others(rules: FurnitureRules) -> None:
    article = article_of(SHORT.format(day=""), rules)
    assert [article.text[block.start : block.end] for block in article.blocks] == [
        "Gaon picks Naru",
        "Gaon Telecom said on Wednesday it had picked Naru to supply radios.",
    ]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("입력 2025.03.05 09:10", "2025-03-05T09:10"),
        ("Published March 5, 2025 9:10 a.m.", "2025-03-05T09:10"),
        ("<span>승인 : 2025-03-05 09:10</span> <b>댓글 3</b>", "2025-03-05T09:10"),
        ("", None),
    ],
)
def test_a_date_that_stands_outside_the_article_is_its_date(rules: FurnitureRules, day: str, value: str | None) -> None:
    page = SHORT.format(day=day)
    assert page_of(page).published is None
    found = article_of(page, rules)
    assert found.published == (value or "2020-01-01")


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (
            '[{"@type": "WebPage","datePublished": "2020-01-01"}, {"@type": ["Report"],"datePublished": "2025-03-05"}]',
            "2025-03-05",
        ),
        ('[{"@type": "Article", "@graph": 1, "datePublished": ["2025-03-05"]}]', "2025-03-05"),
        (
            '{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "Wed, 05 Mar 2025 09:10 +0900"}}',
            "2025-03-05T09:10",
        ),
        ('{"@type": "NewsArticle", "datePublished": "March 5, 2025"}', "2025-03-05"),
        ('{"@type": "NewsArticle", "datePublished": 20250305, "author": 7, "publisher": [1]}', None),
        ("[[[]]]", None),
    ],
)
def test_metadata_of_any_shape_is_read(data: str, value: str | None) -> None:
    page = page_of(f"<script type='application/ld+json'>{data}</script><p>Gaon Telecom opened a site.</p>")
    assert page.published == value


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 300 + "<p>Gaon Telecom opened.</p>" + "</div>" * 300,
        "<html><body>" + "<div>" * 9000 + "<p>Gaon Telecom opened.</p>",
        "".join(f"<p><span>Part {number}" for number in range(400)) + "<p>Gaon Telecom opened.</p>",
        "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">x</p><p>Gaon Telecom opened.</p>",
        "<img src='data:image/png;base64," + "A" * 11_000_000 + "'><p>Gaon Telecom opened.</p>",
    ],
    ids=["deep", "deeper", "unclosed", "attributes", "picture"],
)
def test_hostile_markup_is_read_to_its_end(page: str) -> None:
    assert "Gaon Telecom opened." in page_of(page).text
