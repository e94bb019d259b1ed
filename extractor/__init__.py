"""Reads telecom and ICT news in Korean and English and returns the facts it states, each with its place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.pipeline import Extractor
    from extractor.schema import Extraction

__version__ = "0.1.0"
__all__ = ["Extraction", "Extractor", "__version__"]

_HOME = {"Extractor": "extractor.pipeline", "Extraction": "extractor.schema"}


def __getattr__(name: str) -> Any:
    # Analysers take a second to import; `extract --help` and a reader of results need none of them.
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib  # noqa: PLC0415

    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
