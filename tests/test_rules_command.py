"""`extract rules test|list|explain`, through the real command."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command import COMMAND, Command

EVENT = """\
event: "mast_party"
type: "conference"
summary: "A party at a mast."
frames:
  en: ["{host} holds mast party"]
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
    process = extract("rules", "test", "--rules", "mine", "--only", "mast_party")
    complaints = process.stderr.decode().splitlines()
    assert (process.returncode, process.stdout) == (2, b"")
    (complaint,) = (line for line in complaints if "mast_party" in line)
    place, expected, found = "mine/events/mast_party.yaml:10", "no event of mast_party", "mast_party occurred"
    assert complaint.startswith(f"extract: {place}: mast_party not.0: expected {expected}, found {found}")
    assert complaints[-1] == "extract: 2 of 3 examples are right"


def test_a_frame_that_no_example_fires_is_told(extract: Command, mine: Path) -> None:
    frames = """  en: ["{host} holds mast party", "{host} throws mast feast"]"""
    told = EVENT.replace("""  en: ["{host} holds mast party"]""", frames)
    mine.write_text(told.replace("SENTENCE", "Nordan Networks Inc. cancelled a mast party."))
    process = extract("rules", "test", "--rules", "mine", "--only", "mast_party")
    (complaint, total) = process.stderr.decode().splitlines()
    assert process.returncode == 2
    assert complaint == (
        "extract: mine/events/mast_party.yaml:5: mast_party frames.en.1: expected an example that this frame fires, "
        "found none; add a sentence of its kind"
    )
    assert total == "extract: 3 of 4 examples are right"


def test_a_part_of_a_file_without_examples_of_its_own_is_tried_with_the_file(extract: Command) -> None:
    process = extract("rules", "test", "--only", "afternoon")
    tried, _, rest = process.stderr.decode().removeprefix("extract: ").partition(" of ")
    assert process.returncode == 0
    assert int(tried) > 0
    assert rest == f"{tried} examples are right\n"


def test_a_rule_that_is_not_there_is_named(extract: Command) -> None:
    process = extract("rules", "test", "--only", "no_such_rule")
    assert process.returncode == 2
    assert process.stderr.decode().startswith("extract: no_such_rule: no such rule")


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


ARTICLE = """\
Gaon Telecom signs a contract

Published 20 June 2024

Gaon Telecom Inc. signed a supply contract with Nordan Networks Ltd. on Thursday.
Customers are free to leave without a contract with Gaon Telecom.
"Gaon Telecom won an order from Nordan Networks last year", an official said.
Teams held a summit in Busan. Gaon Telecom may call Orange.
"""


def steps(output: str, sentence: str) -> list[str]:
    """Return the lines below the sentence that begins so."""
    lines = output.splitlines()
    start = next(number for number, line in enumerate(lines) if f"] {sentence}" in line) + 1
    end = next((number for number in range(start, len(lines)) if not lines[number].startswith("  ")), len(lines))
    return [line.strip() for line in lines[start:end]]


def test_explain_tells_what_fired_and_what_stopped_the_rest(extract: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    process = extract("rules", "explain", "a.txt")
    shown = process.stdout.decode()
    assert (process.returncode, process.stderr) == (0, b"")
    signed = steps(shown, "Gaon Telecom Inc. signed")
    assert "+ 'Gaon Telecom Inc.' company.telecom: company gaon-telecom" in signed
    assert "+ 'Thursday' en_weekday: date 2024-06-20 = 2024-06-20 to 2024-06-20" in signed
    assert any(line.startswith("+ 'signed a supply contract' supply_contract: ") for line in signed)
    quoted = steps(shown, '"Gaon Telecom won an order')
    assert any(line.startswith("- ") and "inside quotation marks" in line for line in quoted)
    assert any(line.startswith("- ") and "ties to nobody" in line for line in quoted)
    assert any("'Orange' orange: an ambiguous name" in line for line in steps(shown, "Gaon Telecom may call"))


def test_explain_takes_a_date_and_tells_what_it_cannot_read(extract: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").touch()
    process = extract("rules", "explain", "b.txt", "a.txt", "--date", "2021-03-04")
    assert process.returncode == 1
    assert process.stderr.decode() == "extract: b.txt: is empty\n"
    assert "2021-03-04 to 2021-03-04" in process.stdout.decode()


def test_explain_does_not_change_what_is_found(extract: Command, mine: Path, tmp_path: Path) -> None:
    mine.write_text(EVENT.replace("frames:", 'unless:\n  en: ["garden mast party"]\nframes:'))
    (tmp_path / "a.txt").write_text("Published 20 June 2024\n\nGaon Telecom Inc. held a garden mast party in Busan.\n")
    shown = extract("rules", "explain", "a.txt", "--rules", "mine").stdout.decode()
    assert "- 'held a garden mast party' mast_party: is taken back by `unless` of its rule" in shown
    assert b"mast_party" not in extract("a.txt", "--rules", "mine").stdout


def test_a_reader_of_the_list_may_close_early(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "rules", "list"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0
