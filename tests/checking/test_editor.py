"""`extract schema --rules` fits every shipped rule file, and describes its keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.checking.check import MODELS
from extractor.checking.editor import rule_file_schema
from extractor.rulefiles.folders import rule_files
from extractor.rulefiles.paths import shipped_rules
from extractor.rulefiles.yaml_file import read_yaml

jsonschema = pytest.importorskip("jsonschema")

SCHEMA = rule_file_schema()
SHARED = {key: value for key, value in SCHEMA.items() if key != "anyOf"}
KINDS = {
    alternative["title"]: jsonschema.Draft202012Validator({**SHARED, **alternative}) for alternative in SCHEMA["anyOf"]
}
FILES = [(kind, path) for kind in MODELS for path in rule_files([shipped_rules()], kind)]

UNDESCRIBED = {
    "Anaphors",
    "AreaPatterns",
    "AssertionFile",
    "ByLanguage",
    "Context",
    "CueRule",
    "DiscourseFile",
    "Endings",
    "EnglishFile",
    "EventFile",
    "FormRule",
    "KoreanFile",
    "Leaning",
    "Modal",
    "NounWords",
    "Only",
    "Phrases",
    "ReferenceFile",
    "ReferenceRule",
    "RoleRule",
    "StatusCues",
    "Surplus",
    "VenturesFile",
    "VerbWords",
    "When",
    "WordSet",
    "extractor__events__model__Example",
}
"""Models of which some keys say nothing yet."""


@pytest.mark.parametrize(("kind", "path"), FILES, ids=[f"{kind}/{path.stem}" for kind, path in FILES])
def test_schema_accepts_a_shipped_file(kind: str, path: Path) -> None:
    errors = KINDS[kind].iter_errors(read_yaml(path).data)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_schema_is_one_of_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("key", ["evnet", "trigers"])
def test_schema_refuses_a_key_that_is_misspelt(key: str) -> None:
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid({key: "outage"})


def undescribed(model: str) -> list[str]:
    return [key for key, value in SCHEMA["$defs"][model].get("properties", {}).items() if not value.get("description")]


@pytest.mark.parametrize("model", [model for model in SCHEMA["$defs"] if model not in UNDESCRIBED])
def test_every_key_is_described(model: str) -> None:
    assert undescribed(model) == [], "say below each field of the model what an author writes there"
