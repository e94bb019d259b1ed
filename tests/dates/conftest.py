"""One normaliser with the shipped rules for all tests of dates."""

from __future__ import annotations

import pytest

from extractor.dates.normalizer import DateNormalizer


@pytest.fixture(scope="session")
def normalizer() -> DateNormalizer:
    return DateNormalizer()
