"""What the samples come out as, and how the expected files are written again: `python -m tests.refresh_samples`.

Read `git diff samples` before committing: each changed line is a fact that somebody has to stand for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import chdir
from io import BytesIO
from pathlib import Path
from typing import Any

from extractor import Extractor
from extractor.reading.raw import Failure
from extractor.reading.sources import read_sources

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
WIDTH = 120


def sources() -> list[Path]:
    return sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".txt", ".html"})


def expected_file(source: Path) -> Path:
    return source.with_suffix(".json")


def extraction(extractor: Extractor, source: Path) -> dict[str, Any]:
    """Return the output for one sample as `extract samples/…` prints it in the project's folder."""
    with chdir(ROOT):
        [document] = read_sources([str(source.relative_to(ROOT))], stdin=BytesIO(), encoding=None)
    assert not isinstance(document, Failure), document
    return extractor.extract_raw(document).model_dump(mode="json")


def pretty(value: Any, indent: str = "") -> str:
    """Return JSON in which whatever fits into one line stands in one, so that a fact is a line or a few."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) < WIDTH or not isinstance(value, dict | list) or not value:
        return line
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inner = indent + "  "
    lines = ",\n".join(inner + item for item in _items(value, inner))
    return f"{opening}\n{lines}\n{indent}{closing}"


def _items(value: dict[str, Any] | list[Any], indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{json.dumps(key)}: {pretty(item, indent)}" for key, item in value.items())
    else:
        yield from (pretty(item, indent) for item in value)


if __name__ == "__main__":
    reader = Extractor()
    for sample in sources():
        expected_file(sample).write_text(pretty(extraction(reader, sample)) + "\n", encoding="utf-8")
