"""Every example of rules/people through the public extractor, and the rules' own promises."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.entities.people.compiler import load_people
from extractor.entities.people.model import Example
from extractor.rulefiles.paths import shipped_rules
from extractor.schema import Extraction

RULES = load_people([shipped_rules()])


def holders(result: Extraction) -> dict[str, tuple[set[str], set[str]]]:
    """Return name → (posts as `title @ organization`, other forms)."""
    found = {}
    for person in result.executives:
        forms = list(dict.fromkeys(mention.text for mention in person.mentions))
        posts = {f"{post.title} @ {post.organization_name or '-'}" for post in person.positions}
        found[forms[0]] = (posts, set(forms[1:]))
    return found


@pytest.mark.parametrize("example", RULES.examples, ids=[example.id for example in RULES.examples])
def test_example_gives_its_holders(extractor: Extractor, example: Example) -> None:
    result = extractor.extract(example.text, published="2025-06-20")
    assert holders(result) == {holder.name: (set(holder.posts), set(holder.also)) for holder in example.gives}


def test_half_of_the_examples_hold_nobody_or_more_than_one() -> None:
    assert any(not example.gives for example in RULES.examples)
    assert any(len(example.gives) > 1 for example in RULES.examples)


def test_every_mention_is_grounded_and_without_particle(extractor: Extractor) -> None:
    text = "나래소프트의 강민서 대표는 웃었다. 강 대표가 나래소프트를 이끈다."
    (person,) = extractor.extract(text).executives
    assert [(mention.text, text[mention.start : mention.end]) for mention in person.mentions] == [
        ("강민서", "강민서"),
        ("강 대표", "강 대표"),
    ]


def test_ids_are_romanised_family_first(extractor: Extractor) -> None:
    (person,) = extractor.extract("나래소프트 정하람 대표는 말했다.").executives
    assert (person.id, person.names.ko) == ("jeong-ha-ram", "정하람")


def test_latin_name_in_brackets_is_the_display_name(extractor: Extractor) -> None:
    (person,) = extractor.extract("노르단네트웍스의 엘레나 로시(Elena Rossi) 사장은 말했다.").executives
    assert (person.id, person.name, person.names.ko) == ("elena-rossi", "Elena Rossi", "엘레나 로시")


def test_a_surname_goes_to_the_one_with_that_title(extractor: Extractor) -> None:
    text = "나래소프트 강민서 대표와 다온전자 강하늘 전무가 만났다. 강 전무는 말했다. 강 대표는 들었다."
    first, second = extractor.extract(text).executives
    assert [mention.text for mention in first.mentions] == ["강민서", "강 대표"]
    assert [mention.text for mention in second.mentions] == ["강하늘", "강 전무"]


def test_every_position_names_an_organization_of_the_result(extractor: Extractor) -> None:
    for example in RULES.examples:
        result = extractor.extract(example.text)
        ids = {item.id for item in (*result.companies, *result.organizations)}
        assert {post.organization for person in result.executives for post in person.positions} <= ids | {None}


def test_a_headline_in_capitals_names_whom_the_text_goes_on_with(extractor: Extractor) -> None:
    told = "Gaon Telecom CTO Maren Vik Blames Rivals\n\nThe delay was not of her making, Vik said on Monday."
    assert holders(extractor.extract(told)) == {"Maren Vik": ({"CTO @ Gaon Telecom"}, {"Vik"})}
    untold = "Gaon Telecom CTO Blames Other Operators\n\nThe delay was not of her making, Vik said on Monday."
    assert holders(extractor.extract(untold)) == {}
