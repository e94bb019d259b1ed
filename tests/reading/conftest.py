from __future__ import annotations

import pytest

from extractor.reading import Article, FurnitureRules, load_furniture, raw_text, read_article
from extractor.rulefiles.paths import shipped_rules

from .parts import Read


@pytest.fixture(scope="session")
def rules() -> FurnitureRules:
    return load_furniture([shipped_rules()])


@pytest.fixture(scope="session")
def read(rules: FurnitureRules) -> Read:
    """Text → Article, with the shipped rules."""

    def read_text(text: str, *, path: str | None = None, title: str | None = None, **options: str) -> Article:
        return read_article(raw_text(text, path=path, title=title), rules, **options)

    return read_text
