"""Every example of rules/companies through the public extractor, and how unknown names become entities."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.entities.companies.compiler import load_companies
from extractor.entities.companies.model import Example
from extractor.rulefiles.paths import shipped_rules
from extractor.schema import Extraction

RULES = load_companies([shipped_rules()])


def unknown(result: Extraction) -> set[frozenset[str]]:
    """Return the forms of each company and body that no lexicon knows."""
    return {
        frozenset(mention.text for mention in item.mentions)
        for item in (*result.companies, *result.organizations)
        if not item.known
    }


@pytest.mark.parametrize("example", RULES.examples, ids=[example.id for example in RULES.examples])
def test_example_gives_its_unknown_names(extractor: Extractor, example: Example) -> None:
    result = extractor.extract(example.text, published="2025-06-20")
    assert unknown(result) == {frozenset(forms) for forms in example.gives}


def test_kind_and_id_come_from_the_name(extractor: Extractor) -> None:
    result = extractor.extract("가람은행과 나래대학교, 다온텔레콤이 협약을 맺었다.")
    assert {(item.id, item.kind) for item in (*result.companies, *result.organizations)} == {
        ("garam-bank", "finance"),
        ("narae-university", "university"),
        ("daon-telecom", "operator"),
    }


def test_a_unit_of_a_known_company_is_a_company_of_its_own(extractor: Extractor) -> None:
    result = extractor.extract("화웨이 코리아는 화웨이의 한국 법인이다.")
    assert [(item.known, [mention.text for mention in item.mentions]) for item in result.companies] == [
        (False, ["화웨이 코리아"]),
        (True, ["화웨이"]),
    ]


def test_one_spelling_with_and_without_blank_is_one_company(extractor: Extractor) -> None:
    result = extractor.extract("화웨이코리아가 문을 열었다. 화웨이 코리아는 성장한다.")
    assert [{mention.text for mention in item.mentions} for item in result.companies] == [
        {"화웨이코리아", "화웨이 코리아"}
    ]


def test_a_known_name_in_brackets_names_the_word_before_it(extractor: Extractor) -> None:
    result = extractor.extract("그록(Groq)은 칩을 판다. 그록의 칩은 빠르다.")
    assert [(item.id, {mention.text for mention in item.mentions}) for item in result.companies] == [
        ("groq", {"Groq", "그록"})
    ]


def test_a_name_that_another_has_in_brackets_is_its_other_form(extractor: Extractor) -> None:
    text = "VRX, 나래로보틱스와 맞손\n\n디지털 광고대행사 브이알엑스(VRX)가 시장에 진출한다. 브이알엑스는 29일 밝혔다."
    result = extractor.extract(text)
    assert {"VRX", "브이알엑스"} in [{mention.text for mention in item.mentions} for item in result.companies]


def test_headline_capitals_are_the_same_company(extractor: Extractor) -> None:
    result = extractor.extract("NORDAN NETWORKS BUYS TOWERS\n\nNordan Networks Inc. said it bought 20 towers.")
    assert [{mention.text for mention in item.mentions} for item in result.companies] == [
        {"NORDAN NETWORKS", "Nordan Networks Inc."}
    ]


def test_a_headline_may_shorten_the_name_that_the_text_tells_in_full(extractor: Extractor) -> None:
    result = extractor.extract("Halden sells its towers\n\nHalden Wireless, a Norwegian operator, sold its towers.\n")
    assert [(item.name, len(item.mentions)) for item in result.companies] == [("Halden Wireless", 2)]
