"""`extract rules test|list|explain`, through the real command."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Command

EVENT = """\
event: "mast_party"
type: "conference"
summary: "A party at a mast."
triggers:
  en: ["mast party"]
roles:
  host: {is: ["company"], en: ["subject"]}
examples:
  - en: "Gaon Telecom Inc. held a mast party."
    gives: {host: ["Gaon Telecom Inc."]}
not:
  - en: "SENTENCE"
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "events").mkdir(parents=True)
    return tmp_path / "mine" / "events" / "mast_party.yaml"


def test_a_failing_example_is_told_by_file_line_and_item(extract: Command, mine: Path) -> None:
    mine.write_text(EVENT.replace("SENTENCE", "Nordan Networks Inc. held a mast party."))
    process = extract("rules", "test", "--rules", "mine")
    complaints = process.stderr.decode().splitlines()
    assert (process.returncode, process.stdout) == (2, b"")
    (complaint,) = (line for line in complaints if "mast_party" in line)
    place, expected, found = "mine/events/mast_party.yaml:12", "no event of mast_party", "mast_party occurred"
    assert complaint.startswith(f"extract: {place}: mast_party not.0: expected {expected}, found {found}")
    assert complaints[-1].endswith("examples are right")


def test_list_has_a_sorted_line_for_each_entry_and_yours_replaces(extract: Command, mine: Path) -> None:
    mine.write_text(EVENT)
    mine.with_name("outage.yaml").write_text(EVENT.replace("mast_party", "outage"))
    process = extract("rules", "list", "mine")
    rows = [tuple(line.split("\t")) for line in process.stdout.decode().splitlines()]
    assert (process.returncode, process.stderr) == (0, b"")
    assert rows == sorted(rows)
    assert ("mast_party", "events", "mine/events/mast_party.yaml") in rows
    assert [file for name, kind, file in rows if (name, kind) == ("outage", "events")] == ["mine/events/outage.yaml"]
    assert {"dates", "events", "quotes/rules", "lexicon/companies", "people/titles"} <= {kind for _, kind, _ in rows}
