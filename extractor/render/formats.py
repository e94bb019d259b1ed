"""The output formats by the name `--format` gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.options import FormatName
from extractor.render.lines import json_line
from extractor.render.page import page_article, page_begin, page_end
from extractor.render.table import csv_header, csv_rows
from extractor.schema import Extraction


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of articles is written: `begin`, then `article` for each, then `end`.

    `begin` is given the first article as `article` wrote it, an empty string where there is none; `end` their number.
    """

    name: FormatName
    article: Callable[[Extraction], str]
    begin: Callable[[str], str] = lambda _: ""
    end: Callable[[int], str] = lambda _: ""
    mark: str = ""
    """What a file, unlike a pipe, begins with."""
    needs_text: bool = False
    """Whether `article` needs an extraction that carries its text."""

    @property
    def suffix(self) -> str:
        """The end of the name of a file that holds one article."""
        return f".{self.name}"


# Without it Excel reads a file of UTF-8 in the code page of the machine.
_BYTE_ORDER_MARK = "\ufeff"

FORMATS: dict[FormatName, Format] = {
    "json": Format("json", json_line),
    "jsonl": Format("jsonl", json_line),
    "csv": Format("csv", csv_rows, begin=lambda _: csv_header(), mark=_BYTE_ORDER_MARK),
    "html": Format("html", page_article, begin=page_begin, end=page_end, needs_text=True),
}
