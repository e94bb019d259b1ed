"""What a rule file may hold, as JSON Schema: an editor completes and describes keys with it and underlines mistakes."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core.core_schema import ModelSchema

from extractor.checking.check import MODELS


def rule_file_schema() -> dict[str, Any]:
    """Return one schema for every kind of rule file; a file has to fit one of its alternatives."""
    references, shared = models_json_schema(
        [(model, "validation") for model in MODELS.values()], schema_generator=_Described
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule file of extract",
        "anyOf": [{"title": kind, **references[model, "validation"]} for kind, model in MODELS.items()],
        **shared,
    }


class _Described(GenerateJsonSchema):
    """Takes the description of a key from the text below its field.

    Pydantic can do so too, but reads the source of every model at each start of the program.
    """

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        described = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        for name, text in descriptions(model).items():
            key = model.model_fields[name].alias or name
            described["properties"][key].setdefault("description", text)
        return described


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Return the text below each field of a model and of the models it is made of."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base is not BaseModel and issubclass(base, BaseModel):
            found.update(_of_module(base.__module__).get(base.__name__, {}))
    return found


@cache
def _of_module(name: str) -> dict[str, dict[str, str]]:
    """Return class → field → text for the classes of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: dict(_fields(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> list[tuple[str, str]]:
    return [
        (field.target.id, " ".join(inspect.cleandoc(text.value.value).split()))
        for field, text in pairwise(node.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    ]
