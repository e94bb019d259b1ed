"""The output formats by the name `--format` gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.options import FormatName
from extractor.render.lines import json_line
from extractor.render.page import PAGE_BEGIN, PAGE_END, page_section
from extractor.render.table import csv_header, csv_rows
from extractor.schema import Extraction


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of articles is written: `begin`, then `article` for each, then `end`."""

    name: FormatName
    article: Callable[[Extraction], str]
    begin: str = ""
    end: str = ""
    needs_text: bool = False
    """Whether `article` needs an extraction that carries its text."""

    @property
    def suffix(self) -> str:
        """The end of the name of a file that holds one article."""
        return f".{self.name}"


FORMATS: dict[FormatName, Format] = {
    "json": Format("json", json_line),
    "jsonl": Format("jsonl", json_line),
    "csv": Format("csv", csv_rows, begin=csv_header()),
    "html": Format("html", page_section, begin=PAGE_BEGIN, end=PAGE_END, needs_text=True),
}
