"""README.md tells the truth: its commands print what it says, its tables name what there is."""

from __future__ import annotations

import doctest
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from refresh_readme import ELIDED, README, ROOT, console_blocks, make_place, run, steps

from extractor.checking.check import check
from extractor.checking.examples.events import event_cases
from extractor.checking.examples.readers import Readers
from extractor.dates.functions import FUNCTIONS
from extractor.rulefiles.folders import rule_folders
from extractor.schema import SHIPPED_TYPES, Extraction

TEXT = README.read_text(encoding="utf-8")
BLOCKS = console_blocks(TEXT)
REFRESH = "if what is found is right: python -m tests.refresh_readme, then read git diff README.md"


def section(title: str) -> str:
    [found] = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    return str(found)


def first_column(title: str) -> list[str]:
    """The code names in the first cells of a section's table."""
    cells = re.findall(r"^\| *(`[^|]*`)[^|]*\|", section(title), re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def setup_commands() -> list[str]:
    return re.findall(r"^```sh\n(.*?)\n```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.slow
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_commands_print_what_is_shown(block: str, tmp_path: Path) -> None:
    make_place(tmp_path)
    for step in steps(block):
        found = run(step.command, tmp_path)
        if ELIDED in step.printed:
            before = step.printed.index(ELIDED)
            after = len(step.printed) - before - 1
            assert len(found) > before + after, step.command
            found = [*found[:before], ELIDED, *found[len(found) - after :]]
        assert found == list(step.printed), f"{step.command}\n{REFRESH}"


def test_python_examples_hold() -> None:
    examples = re.findall(r"^```pycon\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert examples
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    for number, example in enumerate(examples):
        parsed = doctest.DocTestParser().get_doctest(example, {}, f"README example {number}", str(README), None)
        assert runner.run(parsed).failed == 0


def test_first_command_sets_up_and_reads_a_sample() -> None:
    environment, install, call = setup_commands()[0].split(" && ")
    assert environment == "python3 -m venv .venv"
    assert install == ".venv/bin/pip install -q ."
    assert shlex.split(call)[0] == ".venv/bin/extract"
    assert all((ROOT / file).is_file() for file in shlex.split(call)[1:])


def test_second_command_is_what_the_checks_run() -> None:
    command = setup_commands()[1]
    assert command.endswith(".venv/bin/pytest")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_table_of_facts_names_every_part_of_the_output() -> None:
    named = first_column("What it finds")
    assert named == [name for name in Extraction.model_fields if name not in {"schema_version", "source"}]


def test_table_of_events_names_every_type() -> None:
    assert first_column("Kinds of events") == list(SHIPPED_TYPES)


def test_built_on_names_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert sorted(first_column("Built on")) == sorted(re.split(r"[<>=]", item)[0] for item in required)


def test_layout_names_every_folder() -> None:
    named = set(first_column("How the code is laid out"))
    there = {
        f"{path.relative_to(ROOT)}/"
        for parent in ("extractor", "rules")
        for path in (ROOT / parent).iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert there <= named
    assert all((ROOT / name).exists() for name in named)


@pytest.mark.parametrize(
    "document", [README, ROOT / "rules" / "README.md", ROOT / "CHANGELOG.md"], ids=lambda path: path.name
)
def test_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_guide_to_dates_names_every_function() -> None:
    guide = (ROOT / "rules" / "dates" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b([a-z_]+[0-9]?)\(", guide)) | set(re.findall(r"= `([a-z]+)`", guide))
    assert set(FUNCTIONS) <= named


@pytest.mark.slow
def test_rules_in_the_guide_are_sound(tmp_path: Path) -> None:
    guide = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
    names = (
        "lexicon/companies.yaml",
        "companies/evidence.yaml",
        "sets/deals.yaml",
        "events/supply_contract.yaml",
        "events/tower_lease.yaml",
        "events/more_outages.yaml",
        "assertion/own.yaml",
        "reference/own.yaml",
    )
    files = dict(zip(names, re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL), strict=True))
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert check(rule_folders([tmp_path])) == []
    cases = [case for case in event_cases(Readers([tmp_path])) if case.path.is_relative_to(tmp_path)]
    assert [f"{case.text}: {failed}" for case in cases if (failed := case.judge())] == []
