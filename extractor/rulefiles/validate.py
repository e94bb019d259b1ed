"""Plain data → a pydantic model, with every error at its line of the file."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.errors import Problem, RuleError
from extractor.rulefiles.yaml_file import YamlFile

Model = TypeVar("Model", bound=BaseModel)


class RuleModel(BaseModel):
    """Base of everything written in a rule file: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def validate(file: YamlFile, model: type[Model]) -> Model:
    """Return the file's content as `model`.

    Raises:
        RuleError: with one problem for each thing pydantic objects to.
    """
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        raise RuleError(tuple(_problem(file, detail) for detail in error.errors(include_url=False))) from None


def _problem(file: YamlFile, detail: Any) -> Problem:
    location = tuple(detail["loc"])
    key = ".".join(str(part) for part in location)
    expected = str(detail["msg"]).removeprefix("Value error, ")
    if detail["type"] == "extra_forbidden":
        expected = "unknown key; remove it or correct its spelling"
    elif not isinstance(detail["input"], dict | list):
        expected = f"{expected} (found {detail['input']!r})"
    return Problem(file.path, file.line_of(location), key, expected)
