"""What a rule file may hold, as JSON Schema, so that an editor completes keys and underlines mistakes."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from extractor.checking.check import MODELS


def rule_file_schema() -> dict[str, Any]:
    """Return one schema for every kind of rule file; a file has to fit one of its alternatives."""
    references, shared = models_json_schema([(model, "validation") for model in MODELS.values()])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule file of extract",
        "anyOf": [{"title": kind, **references[model, "validation"]} for kind, model in MODELS.items()],
        **shared,
    }
