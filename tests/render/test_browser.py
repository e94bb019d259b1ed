"""The page in a real browser: every fact and its places, toggles, filter, keys, contrast, hostile articles, size.

Runs where Chromium is installed; Playwright drives it.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from extractor import Extractor
from extractor.render.page import page_article, page_begin, page_end
from extractor.schema import Extraction
from tests.render.test_page import hostile

SAMPLES = Path(__file__).parents[2] / "samples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    extractor = Extractor()
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*/*.txt"))]
    return [extractor.extract(text, with_text=True) for text in texts]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page of extractions; any message of the browser fails the test."""
    told: list[str] = []
    contexts = []

    def opened(*extractions: Extraction, scheme: str = "light", width: int = 1280) -> Page:
        path = tmp_path / "page.html"
        articles = [page_article(extraction) for extraction in extractions]
        path.write_text(page_begin(articles[0]) + "".join(articles) + page_end(len(articles)), encoding="utf-8")
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: told.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: told.append(request.url) if not request.url.startswith("file:") else None)
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert told == []


def spans_of(extraction: Extraction) -> dict[str, list[tuple[int, int]]]:
    """The places of every fact, by the key of its card."""
    told: dict[str, list[tuple[int, int]]] = {}
    for kind, things in (
        ("company", extraction.companies),
        ("organization", extraction.organizations),
        ("executive", extraction.executives),
        ("location", extraction.locations),
    ):
        for thing in things:
            told[f"{kind}:{thing.id}"] = [(mention.start, mention.end) for mention in thing.mentions]
    for event in extraction.events:
        places = [(event.trigger.start, event.trigger.end)]
        told[f"event:{event.id}"] = places + [(area.start, area.end) for area in event.business_areas]
    for at, venture in enumerate(extraction.joint_ventures):
        places = [(mention.start, mention.end) for mention in venture.mentions]
        told[f"venture:{at}"] = places + [(area.start, area.end) for area in venture.business_areas]
    for kind, items in (("date", extraction.dates), ("amount", extraction.amounts), ("quote", extraction.quotes)):
        for at, item in enumerate(items):
            told[f"{kind}:{at}"] = [(item.start, item.end)]
    return told


def test_every_fact_of_every_sample_lights_its_places_and_no_other(
    open_page: Open, extractions: list[Extraction]
) -> None:
    for extraction in extractions:
        page = open_page(extraction)
        assert page.locator("html").get_attribute("lang") == extraction.article.language
        read = page.evaluate("document.querySelector('.reading').textContent")
        assert read == extraction.article.text
        lit = page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll('.card')].map((card) => {
                card.dispatchEvent(new MouseEvent('mouseenter'));
                const pieces = [...document.querySelectorAll('.piece')];
                let at = 0;
                const spans = [];
                for (const piece of pieces) {
                    const end = at + Array.from(piece.textContent).length;
                    if (piece.classList.contains('lit')) {
                        if (spans.length && spans.at(-1)[1] === at) spans.at(-1)[1] = end;
                        else spans.push([at, end]);
                    }
                    at = end;
                }
                return [card.dataset.key, spans];
            }))"""
        )
        expected = {key: joined(spans) for key, spans in spans_of(extraction).items()}
        assert {key: [tuple(span) for span in spans] for key, spans in lit.items()} == expected


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        elif end > start:
            kept.append((start, end))
    return kept


def test_a_place_leads_to_its_card_and_back(open_page: Open, extraction: Extraction) -> None:
    page = open_page(extraction)
    place = page.locator(".piece", has_text="Busan").last
    place.click()
    assert page.evaluate("document.activeElement.closest('.card').dataset.key").startswith("location:")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Busan"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.card').dataset.key").startswith("location:")


def test_the_whole_page_is_reached_with_the_tab_key(open_page: Open, extraction: Extraction) -> None:
    page = open_page(extraction)
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(document.activeElement.closest('.card') || {dataset: {}}).dataset.key || ''"))
    assert set(spans_of(extraction)) <= reached


def test_kinds_are_switched_off_and_on(open_page: Open, extraction: Extraction) -> None:
    page = open_page(extraction)
    toggle = page.locator(".toggle[data-kind=company]")
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "false"
    assert page.locator(".g-company").is_hidden()
    toggle.click()
    assert page.locator(".g-company").is_visible()


def test_typing_filters_the_facts(open_page: Open, extraction: Extraction) -> None:
    page = open_page(extraction)
    page.fill("input[type=search]", "nordan")
    seen = page.locator(".card:visible").evaluate_all("cards => cards.map((card) => card.dataset.key)")
    assert "company:nordan" in seen
    assert "company:gaon-telecom" not in [key for key in seen if key.startswith("company")]
    assert page.locator(".g-date").is_hidden()


def test_why_tells_rule_sentence_and_json(open_page: Open, extraction: Extraction) -> None:
    page = open_page(extraction)
    card = page.locator(".card.k-event").first
    card.locator("summary").click()
    event = extraction.events[0]
    assert event.trigger.rule in card.locator(".rules").inner_text()
    start, end = event.evidence[0]
    assert card.locator("blockquote").first.text_content() == (extraction.article.text or "")[start:end]
    assert json.loads(card.locator("pre").inner_text())["id"] == event.id


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_of_accessibility(
    browser: Browser, extractions: list[Extraction], tmp_path: Path, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for pages in (extractions[:1], extractions[-1:], extractions):
        articles = [page_article(one) for one in pages]
        path = tmp_path / "page.html"
        path.write_text(page_begin(articles[0]) + "".join(articles) + page_end(len(articles)), encoding="utf-8")
        # the checker is a script that the page's policy would forbid
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector(".card, .tabulator-row")
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []
        context.close()


def test_a_hostile_article_does_nothing_and_shows_what_it_hides(open_page: Open, extraction: Extraction) -> None:
    page = open_page(hostile(extraction))
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()
    assert page.locator("h1 .unseen").inner_text() == "U+202E"
    assert page.locator("main img, main script").count() == 0


def test_offsets_count_code_points(open_page: Open, extraction: Extraction) -> None:
    text = "😀😀 " + (extraction.article.text or "")
    company = extraction.companies[1]
    start = text.index(company.mentions[0].text)
    moved = company.mentions[0].model_copy(update={"start": start, "end": start + len(company.mentions[0].text)})
    article = extraction.article.model_copy(update={"text": text})
    only = Extraction(
        source=extraction.source, article=article, companies=(company.model_copy(update={"mentions": (moved,)}),)
    )
    page = open_page(only)
    assert page.locator(".piece[role=button]").all_inner_texts() == [company.mentions[0].text]


def test_a_folder_leads_to_article_and_sentence(open_page: Open, extractions: list[Extraction]) -> None:
    page = open_page(*extractions)
    page.wait_for_selector("#table-events .tabulator-row")
    events = sum(len(extraction.events) for extraction in extractions)
    assert page.locator("[data-table=events]").inner_text() == str(events)
    page.locator("#table-events .tabulator-row a").first.click()
    page.wait_for_selector(".one .card.lit")
    key = page.evaluate("location.hash").split("/")[1]
    assert page.locator(".one .card.lit").first.get_attribute("data-key") == key
    page.locator(".back").click()
    assert page.locator(".folder").is_visible()


def test_a_folder_is_filtered_by_word_company_and_day(open_page: Open, extractions: list[Extraction]) -> None:
    page = open_page(*extractions)
    page.wait_for_selector("#table-events .tabulator-row")
    companies = {one.name for extraction in extractions for one in extraction.companies}
    acting = (one.name for extraction in extractions for event in extraction.events for one in event.participants)
    name = next(one for one in acting if one in companies)
    expected = sum(
        any(part.name == name for part in event.participants)
        for extraction in extractions
        for event in extraction.events
    )
    page.fill("[data-filter=company]", name)
    assert page.locator("[data-table=events]").inner_text() == str(expected)
    page.fill("[data-filter=company]", "")
    page.fill("[data-filter=from]", "2999-01-01")
    assert page.locator("[data-table=events]").inner_text() == "0"


def test_the_network_is_drawn_when_asked_for(open_page: Open, extractions: list[Extraction]) -> None:
    page = open_page(*extractions)
    page.locator(".network summary").click()
    page.wait_for_selector(".graph canvas")


def test_a_phone_needs_no_scrolling_sideways(open_page: Open, extractions: list[Extraction]) -> None:
    for extraction in extractions[:3]:
        page = open_page(extraction, width=390)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_two_thousand_articles_open_and_filter_quickly(open_page: Open, extractions: list[Extraction]) -> None:
    page = open_page(*(extractions * 2000)[:2000])
    page.wait_for_selector("#table-events .tabulator-row")
    opened, nodes = page.evaluate("[performance.now(), document.querySelectorAll('*').length]")
    took = page.evaluate(
        """async () => {
            const field = document.querySelector('[data-filter=text]');
            const began = performance.now();
            field.value = 'nokia';
            field.dispatchEvent(new Event('input'));
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            return performance.now() - began;
        }"""
    )
    # generous, because machines differ: two seconds and a fifth of one are what is aimed at
    assert opened < 8000
    assert took < 1000
    assert nodes < 10_000
    assert re.fullmatch(r"[\d,]+", page.locator("[data-table=events]").inner_text())
