"""Every sample comes out exactly as the file beside it says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from refresh_samples import SAMPLES, expected_file, extraction, sources

from extractor import Extractor

REFRESH = "if the found facts are right: python -m tests.refresh_samples, then read git diff samples"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(threads=1)


@pytest.mark.parametrize("source", sources(), ids=lambda path: str(path.relative_to(SAMPLES)))
def test_sample_gives_the_facts_beside_it(extractor: Extractor, source: Path) -> None:
    expected = json.loads(expected_file(source).read_text(encoding="utf-8"))
    differing = list(differences(expected, extraction(extractor, source)))
    assert not differing, "\n".join([str(source), *differing, REFRESH])


def test_every_expected_file_has_its_sample() -> None:
    assert {expected_file(source) for source in sources()} == set(SAMPLES.rglob("*.json"))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_samples_show_every_kind_of_fact(language: str) -> None:
    files = [expected_file(source) for source in sources() if source.parent.name == language]
    shown = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    kinds = ("companies", "organizations", "executives", "dates", "events", "joint_ventures", "quotes", "amounts")
    missing = [kind for kind in (*kinds, "locations") if not any(facts[kind] for facts in shown)]
    assert not missing


def differences(expected: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    """Yield one line for each fact that is only in one of two outputs."""
    before, after = Counter(facts(expected)), Counter(facts(found))
    yield from (f"  missing {fact}" for fact in before - after)
    yield from (f"  found   {fact}" for fact in after - before)
    if before == after and expected != found:
        yield "  the same facts in another order"


def facts(output: dict[str, Any]) -> Iterator[str]:
    for part, content in output.items():
        items = content if isinstance(content, list) else [content]
        yield from (f"{part}: {json.dumps(item, ensure_ascii=False)}" for item in items)
