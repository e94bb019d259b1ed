"""The printed object is the contract's: names, order, defaults, aliases."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from extractor import schema
from extractor.events.compiler import read_sources
from extractor.options import LanguageName
from extractor.rulefiles.paths import shipped_rules

PARTS = [
    "schema_version",
    "source",
    "article",
    "companies",
    "organizations",
    "executives",
    "dates",
    "events",
    "joint_ventures",
    "quotes",
    "amounts",
    "locations",
    "warnings",
]


def smallest() -> schema.Extraction:
    return schema.Extraction(source=schema.Source(sha256="0" * 64), article=schema.Article(language="en"))


def a_date(**change: Any) -> schema.Date:
    fields: dict[str, Any] = {
        "text": "May 2024",
        "start": 3,
        "end": 11,
        "rule": "month-year",
        "type": "date",
        "value": "2024-05",
        "from_": "2024-05-01",
        "to": "2024-05-31",
    }
    return schema.Date(**(fields | change))


def test_every_part_is_printed_in_the_contract_s_order() -> None:
    printed = json.loads(smallest().model_dump_json())
    assert list(printed) == PARTS
    assert all(printed[part] == [] for part in PARTS[3:])
    assert printed["schema_version"] == "1"
    assert list(printed["source"]) == ["path", "id", "sha256", "encoding"]
    assert list(printed["article"]) == (
        ["language", "title", "published", "published_source", "publisher", "authors", "body", "text"]
    )


def test_periods_print_from_and_to() -> None:
    printed = json.loads(a_date().model_dump_json())
    assert list(printed) == ["text", "start", "end", "rule", "type", "value", "mod", "from", "to"]
    assert (printed["from"], printed["to"]) == ("2024-05-01", "2024-05-31")
    assert list(schema.Period(value="2024").model_dump()) == ["value", "from", "to"]


def test_a_printed_object_is_read_back_as_it_was() -> None:
    extraction = smallest().model_copy(update={"dates": (a_date(),)})
    assert schema.Extraction.model_validate_json(extraction.model_dump_json()) == extraction


def test_a_field_of_a_later_program_is_no_error() -> None:
    printed = json.loads(smallest().model_dump_json()) | {"of_tomorrow": 1}
    assert schema.Extraction.model_validate(printed) == smallest()


def test_values_never_change() -> None:
    with pytest.raises(ValidationError):
        a_date().value = "2025"  # type: ignore[misc]


@pytest.mark.parametrize("change", [{"type": "moment"}, {"start": -1}, {"mod": "LATE"}])
def test_what_the_contract_does_not_know_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_date(**change)


def test_amounts_keep_whole_numbers_whole() -> None:
    printed = schema.Amount(text="1조", start=0, end=2, value=1_000_000_000_000, currency="KRW", rule="won")
    assert '"value":1000000000000,' in printed.model_dump_json()


def test_a_path_that_is_no_utf_8_can_be_printed() -> None:
    source = schema.Source(path="\udcff.txt", sha256="0" * 64)
    assert json.loads(source.model_dump_json())["path"] == "\ufffd.txt"


def test_the_schema_names_the_shipped_types_and_slots_as_examples() -> None:
    types = read_sources([shipped_rules()]).types
    assert set(schema.SHIPPED_TYPES) == set(types)
    assert set(schema.SHIPPED_SLOTS) == {slot for rule in types.values() for slot in rule.slots}


def test_the_json_schema_names_fields_as_they_print() -> None:
    described = schema.Extraction.model_json_schema(mode="serialization")
    assert list(described["properties"]) == PARTS
    assert described["required"] == PARTS
    date = described["$defs"]["Date"]["properties"]
    assert {"from", "to"} <= set(date)
    assert "from_" not in date


def test_the_options_and_the_output_know_the_same_languages() -> None:
    assert get_args(LanguageName) == get_args(schema.Language)
