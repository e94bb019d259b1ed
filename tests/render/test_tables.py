from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extractor.reading.raw import Failure
from extractor.records import COLUMNS, TABLES
from extractor.render.destination import Task
from extractor.render.lines import json_line
from extractor.render.tables import open_tables
from extractor.schema import Extraction

TASK = Task(Failure("a.txt", None, "stands for any article"))


def test_a_folder_of_parquet_has_a_file_a_kind(extraction: Extraction, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with open_tables(tmp_path / "x.parquet", "parquet", folder=True) as tables:
        for _ in range(3):
            tables.write(TASK, json_line(extraction))
    assert sorted(path.stem for path in (tmp_path / "x.parquet").iterdir()) == sorted(TABLES)
    events = parquet.read_table(tmp_path / "x.parquet" / "events.parquet")
    assert events.column_names == ["article", *TABLES["events"]]
    assert events["type"].to_pylist() == ["joint_venture"] * 3
    assert str(events.schema.field("amount").type) == "double"
    participants = parquet.read_table(tmp_path / "x.parquet" / "participants.parquet").to_pylist()
    assert {row["event"] for row in participants} <= set(events["id"].to_pylist())
    assert {row["article"] for row in participants} == set(events["article"].to_pylist())


def test_one_parquet_file_has_a_row_a_fact(extraction: Extraction, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with open_tables(tmp_path / "x.parquet", "parquet", folder=False) as tables:
        tables.write(TASK, json_line(extraction))
    rows = parquet.read_table(tmp_path / "x.parquet")
    assert rows.column_names == list(COLUMNS)
    assert rows.num_rows == 9


def test_a_folder_of_csv_has_the_same_tables(extraction: Extraction, tmp_path: Path) -> None:
    with open_tables(tmp_path / "x.csv", "csv", folder=True) as tables:
        tables.write(TASK, json_line(extraction))
    for name, columns in TABLES.items():
        with (tmp_path / "x.csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            assert next(csv.reader(lines)) == ["article", *columns]


def test_tables_are_whole_or_not_there(extraction: Extraction, tmp_path: Path) -> None:
    opened = open_tables(tmp_path / "x.csv", "csv", folder=True)
    opened.__enter__().write(TASK, json_line(extraction))
    stopped = KeyboardInterrupt()
    assert not opened.__exit__(KeyboardInterrupt, stopped, None)
    assert list((tmp_path / "x.csv").iterdir()) == []


def test_records_are_rows_of_a_data_frame(extraction: Extraction) -> None:
    rows = extraction.to_records()
    assert [tuple(row) for row in rows] == [COLUMNS] * 9
    assert [row["role"] for row in extraction.to_records("participants")] == ["party", "party"]
    with pytest.raises(KeyError, match="no table 'people'"):
        extraction.to_records("people")


def test_an_extraction_is_shown_in_short(extraction: Extraction) -> None:
    assert len(repr(extraction)) < 200
    assert "2 companies" in repr(extraction)
    assert "<script>" not in extraction._repr_html_()
