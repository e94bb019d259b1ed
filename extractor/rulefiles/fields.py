"""What many kinds of rules write down: ids, words, forms of names, regular expressions."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None
    return pattern


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
Form = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
Regex = Annotated[str, AfterValidator(_compiles)]
# A word of a list is compared letter by letter; a pattern among them would match nothing, and nobody would know.
Word = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\\$^(){}\[\]|*?]+$")]
