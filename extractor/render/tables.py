"""Many extractions as one table a kind, for databases and data frames: a folder of files, or one flat file.

Rows are written as they come, so memory does not grow; the files take their place when all is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

from extractor.errors import ExtractError
from extractor.reading.raw import Failure, RawDocument
from extractor.records import COLUMNS, TABLES, Row, flat_rows, table_rows
from extractor.render.atomic import whole_bytes, whole_file
from extractor.render.destination import Task
from extractor.render.formats import FORMATS
from extractor.render.table import csv_header, csv_lines

_ROWS_TOGETHER = 5_000
_FLAT_TYPES: dict[str, type] = {
    column: {"start": int, "end": int, "amount": float}.get(column, str) for column in COLUMNS
}


class _Writer(Protocol):
    def add(self, row: Row) -> None: ...
    def close(self) -> None: ...


class Tables:
    """Takes extractions as lines of JSON and writes their rows."""

    skipped = 0
    notes: tuple[str, ...] = ()

    def __init__(self, writers: Mapping[str, _Writer], *, flat: bool) -> None:
        self._writers = writers
        self._flat = flat

    def tasks(self, documents: Iterable[RawDocument | Failure]) -> Iterator[Task]:
        """Yield every document."""
        return map(Task, documents)

    def write(self, task: Task, text: str) -> None:  # noqa: ARG002 — each article alike
        """Add the rows of an article."""
        facts = json.loads(text)
        rows = (("", row) for row in flat_rows(facts)) if self._flat else table_rows(facts)
        for name, row in rows:
            self._writers[name].add(row)

    def refuse(self, task: Task, reason: str) -> None:
        """Leave it out."""

    def close(self) -> None:
        """Write what is still held."""
        for writer in self._writers.values():
            writer.close()


@contextmanager
def open_tables(path: Path, ending: str, *, folder: bool) -> Iterator[Tables]:
    """Open a folder of tables, or one file of flat rows; `ending` is `parquet` or `csv`.

    Raises:
        ExtractError: when what writes Parquet is not installed.
        OSError: when it cannot be written.
    """
    open_one = _parquet if ending == "parquet" else _csv
    with ExitStack() as stack:
        if folder:
            path.mkdir(parents=True, exist_ok=True)
            columns = {name: {"article": str, **types} for name, types in TABLES.items()}
            writers = {
                name: stack.enter_context(open_one(path / f"{name}.{ending}", types)) for name, types in columns.items()
            }
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            writers = {"": stack.enter_context(open_one(path, _FLAT_TYPES))}
        tables = Tables(writers, flat=not folder)
        yield tables
        tables.close()


class _CsvWriter:
    def __init__(self, out: Any, columns: Mapping[str, type]) -> None:
        self._out = out
        self._columns = tuple(columns)
        out.write(FORMATS["csv"].mark + csv_header(self._columns))

    def add(self, row: Row) -> None:
        self._out.write(csv_lines([row], self._columns))

    def close(self) -> None:
        self._out.flush()


@contextmanager
def _csv(path: Path, columns: Mapping[str, type]) -> Iterator[_Writer]:
    with whole_file(path) as out:
        yield _CsvWriter(out, columns)


class _ParquetWriter:
    def __init__(self, arrow: Any, writer: Any, schema: Any) -> None:
        self._arrow = arrow
        self._writer = writer
        self._schema = schema
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS_TOGETHER:
            self.close()

    def close(self) -> None:
        rows = [{name: row.get(name) for name in self._schema.names} for row in self._rows]
        self._writer.write_table(self._arrow.Table.from_pylist(rows, schema=self._schema))
        self._rows.clear()


@contextmanager
def _parquet(path: Path, columns: Mapping[str, type]) -> Iterator[_Writer]:
    try:
        import pyarrow as pa  # noqa: PLC0415 — an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise ExtractError("Parquet needs a package more: pip install 'extract[parquet]'") from None
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    with whole_bytes(path) as out, parquet.ParquetWriter(out, schema) as writer:
        yield _ParquetWriter(pa, writer, schema)
