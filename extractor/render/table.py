"""Extractions as CSV, for spreadsheets: flat rows, or one table a kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from extractor.records import COLUMNS, Cell, Row, flat_rows
from extractor.schema import Extraction

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_header(columns: Sequence[str] = COLUMNS) -> str:
    """Return the line that names the columns."""
    return ",".join(columns) + "\n"


def csv_rows(extraction: Extraction) -> str:
    """Return one line a fact, in the order of the JSON's arrays."""
    return csv_lines(flat_rows(extraction.model_dump()), COLUMNS)


def csv_lines(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Return the rows as lines; quoting follows RFC 4180, lines end in LF."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    for row in rows:
        writer.writerow({column: _harmless(cell) for column, cell in row.items()})
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    """Put an apostrophe before what a spreadsheet would run: ids and names come from strangers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
