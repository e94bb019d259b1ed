"""The command as a user meets it: real processes, files, pipes, terminals and signals."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from command import COMMAND, Command

from extractor import __version__
from extractor.rulefiles.paths import shipped_rules
from extractor.schema import Extraction

ENGLISH = """\
Gaon Telecom orders radios from Nordan Networks

Published 20 June 2024

Gaon Telecom Inc. said on Thursday that it had signed contracts with Nordan Networks Ltd. in Busan.
The radios will be delivered in the third quarter. The order is worth $210 million.
"""
OTHER = """\
Nordan Networks opens an office

Published 3 May 2023

Nordan Networks Ltd. opened an office in Singapore on Tuesday, the company said in a statement.
"""
KOREAN = """\
가온텔레콤, 노던네트웍스와 5G 장비 공급 계약

입력 2024-06-20 09:39

가온텔레콤은 노던네트웍스와 3천억원 규모의 5G 장비 공급 계약을 체결했다고 20일 밝혔다.
"""


def objects(output: bytes) -> list[dict[str, Any]]:
    """Parse JSON Lines, each of which must be complete and of the schema."""
    assert output == b"" or output.endswith(b"\n")
    lines = output.decode().splitlines()
    return [Extraction.model_validate_json(line).model_dump(mode="json") for line in lines]


def complaints(process: subprocess.CompletedProcess[bytes]) -> list[str]:
    return process.stderr.decode().splitlines()


def feed(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    (folder / "2023").mkdir(parents=True)
    (folder / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "2023" / "b.txt").write_text(OTHER, encoding="utf-8")
    feed(folder / "wire.jsonl", {"text": ENGLISH, "id": "n/1"}, {"text": OTHER})
    return folder


# --- one article -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("article")
def test_a_file_gives_one_compact_object(extract: Command) -> None:
    process = extract("a.txt")
    assert (process.returncode, process.stderr) == (0, b"")
    assert process.stdout.count(b"\n") == 1
    (found,) = objects(process.stdout)
    assert found["source"]["path"] == "a.txt"
    assert found["article"]["published"] == "2024-06-20"
    assert found["article"]["text"] is None
    for company in found["companies"]:
        for mention in company["mentions"]:
            assert ENGLISH[mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_a_pipe_is_read(extract: Command, arguments: tuple[str, ...]) -> None:
    process = extract(*arguments, stdin=ENGLISH.encode())
    (found,) = objects(process.stdout)
    assert process.returncode == 0
    assert found["source"]["path"] is None
    assert found["article"]["language"] == "en"


@pytest.mark.usefixtures("article")
def test_options_reach_the_article(extract: Command) -> None:
    process = extract("a.txt", "--date", "2021-03-04", "--text", "--lang", "en", "--encoding", "ascii")
    (found,) = objects(process.stdout)
    assert (found["article"]["published"], found["article"]["published_source"]) == ("2021-03-04", "option")
    assert found["article"]["text"] == ENGLISH
    assert found["source"]["encoding"] == "ascii"


def test_korean_in_cp949_and_an_ascii_locale(extract: Command, tmp_path: Path) -> None:
    (tmp_path / "k.txt").write_bytes(KOREAN.encode("cp949"))
    bare = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    process = extract("k.txt", "--encoding", "cp949", "--text", env=bare)
    (found,) = objects(process.stdout)
    assert (process.returncode, process.stderr) == (0, b"")
    assert found["source"]["encoding"] == "cp949"
    assert found["article"]["text"] == KOREAN
    assert "가온텔레콤".encode() in process.stdout


@pytest.mark.slow
def test_the_same_bytes_in_every_process_with_any_number_of_workers(extract: Command, tree: Path) -> None:
    (tree / "k.txt").write_text(KOREAN, encoding="utf-8")
    outputs = {
        extract("news", "--jobs", jobs, env={"PYTHONHASHSEED": seed}).stdout for jobs, seed in (("1", "1"), ("2", "77"))
    }
    assert len(outputs) == 1
    assert len(objects(outputs.pop())) == 5


# --- several articles ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("tree")
def test_several_articles_come_as_lines_in_input_order(extract: Command) -> None:
    process = extract("news/wire.jsonl", "news", "news/a.txt", "--jobs", "2")
    assert (process.returncode, process.stderr) == (0, b"")
    sources = [(found["source"]["path"], found["source"]["id"]) for found in objects(process.stdout)]
    assert sources == [
        ("news/wire.jsonl", "n/1"),
        ("news/wire.jsonl", None),
        ("news/2023/b.txt", None),
        ("news/a.txt", None),
        ("news/wire.jsonl", "n/1"),
        ("news/wire.jsonl", None),
        ("news/a.txt", None),
    ]


@pytest.mark.usefixtures("article")
def test_what_cannot_be_read_has_one_line_each_and_the_rest_is_done(extract: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\t\n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "program.txt").write_bytes(bytes(range(256)) * 99)
    (tmp_path / "no-articles").mkdir()
    (tmp_path / "japanese.txt").write_text(
        "東京の会社は木曜日、新しい通信サービスを始めると発表した。" * 9, encoding="utf-8"
    )
    bad = feed(tmp_path / "bad.jsonl", {"text": ENGLISH}, {"title": "no text"}, ["text"], {"text": 5}, {"text": OTHER})
    bad.write_text(bad.read_text() + "{broken\n")
    names = ["nowhere.txt", "empty.txt", "blank.txt", "picture.txt", "program.txt", "no-articles", "japanese.txt"]
    process = extract(*names, "bad.jsonl", "a.txt", "--jobs", "2")
    assert process.returncode == 1
    assert [found["source"]["path"] for found in objects(process.stdout)] == ["bad.jsonl", "bad.jsonl", "a.txt"]
    where = [re.match(r"extract: (\S+): \S.*", line) for line in complaints(process)]
    assert [found and found[1] for found in where] == [*names, *(f"bad.jsonl:{line}" for line in (2, 3, 4, 6))]


def test_a_name_with_a_line_end_stays_on_one_line(extract: Command) -> None:
    process = extract("no\nsuch\x1b[31m.txt")
    assert complaints(process) == ["extract: no\\nsuch\\x1b[31m.txt: no such file"]


def test_a_file_named_like_a_command_is_reached_by_its_path(extract: Command, tmp_path: Path) -> None:
    (tmp_path / "schema").write_text(ENGLISH)
    (found,) = objects(extract("./schema").stdout)
    assert found["source"]["path"] == "schema"


def test_a_file_name_that_is_no_utf_8(extract: Command, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text(ENGLISH)
    (tmp_path / os.fsdecode(b"\xfe.txt")).touch()
    process = extract(os.fsdecode(b"\xff.txt"), os.fsdecode(b"\xfe.txt"), "-o", "out")
    assert process.returncode == 1
    assert len(complaints(process)) == 1
    assert json.loads((tmp_path / "out" / os.fsdecode(b"\xff.json")).read_bytes())["source"]["path"] == "\ufffd.txt"
    assert json.loads((tmp_path / "out" / "errors.jsonl").read_bytes())["path"] == "\ufffd.txt"


@pytest.mark.slow
def test_five_megabytes_are_read(extract: Command, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text((ENGLISH + OTHER) * (5_000_000 // len(ENGLISH + OTHER)))
    process = extract("long.txt", timeout=300)
    assert process.returncode == 0
    assert len(objects(process.stdout)) == 1


# --- a wrong call ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("a.txt", "--date", "2024-13-01"), "--date.*2024-13-01.*2024-06-20"),
        (("a.txt", "--date", "June"), "--date.*June"),
        (("a.txt", "--date", "2024-6-2"), "--date"),
        (("a.txt", "--encoding", "klingon"), "--encoding.*klingon.*cp949"),
        (("a.txt", "--encoding", "base64"), "--encoding.*base64"),
        (("a.txt", "--lang", "fr"), "--lang.*fr.*ko.*en"),
        (("a.txt", "--format", "xml"), "--format.*xml.*csv"),
        (("a.txt", "--rules", "nowhere"), "--rules.*nowhere"),
        (("a.txt", "--jobs", "0"), "--jobs.*1"),
        (("a.txt", "--nonsense"), "--nonsense"),
        (("a.txt", "-o", "a.txt"), "--output.*a.txt.*overwritten"),
        (("a.txt", "-o", "a.txt/out.jsonl"), "a.txt"),
        (("a.txt", "-o", "a.txt/"), "a.txt"),
        (("schema", "--nonsense"), "--nonsense.*see extract schema --help"),
        (("rules",), "see extract rules --help"),
        (("rules", "nonsense"), "nonsense"),
        (("rules", "check", "nowhere"), "nowhere"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(extract: Command, arguments: tuple[str, ...], complaint: str) -> None:
    process = extract(*arguments)
    assert (process.returncode, process.stdout) == (2, b"")
    (line,) = complaints(process)
    assert line.startswith("extract: ")
    assert re.search(complaint, line)


def test_a_full_disk_is_told(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [*COMMAND, "a.txt"],
            cwd=article.parent,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert process.returncode == 2
    assert complaints(process) == ["extract: No space left on device"]


def test_the_version(extract: Command) -> None:
    assert extract("--version").stdout == f"extract {__version__}\n".encode()


def test_help_and_version_load_no_analyser(extract: Command) -> None:
    for option in ("--version", "--help"):
        process = extract(option, env={"PYTHONPROFILEIMPORTTIME": "1"})
        assert process.returncode == 0
        loaded = {line.rsplit("|", 1)[-1].strip() for line in complaints(process)}
        assert "typer" in loaded
        assert not loaded & {"spacy", "kiwipiepy", "pydantic", "rich", "numpy"}


def test_help_names_every_option(extract: Command) -> None:
    shown = extract("--help").stdout.decode()
    for option in "-o --output --format --date --lang --encoding --rules --jobs --text --version".split():  # noqa: SIM905
        assert option in shown
    assert "extract schema" in shown
    assert "extract rules" in shown


@pytest.fixture
def broken_rules(tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "lexicon" / "names.yaml"
    path.parent.mkdir(parents=True)
    path.write_text('companies:\n  - id: "x"\n    name: "X"\n    knid: "vendor"\n', encoding="utf-8")
    return path


@pytest.mark.usefixtures("article", "broken_rules")
def test_a_broken_rule_file_is_told_by_file_line_and_key(extract: Command, tmp_path: Path) -> None:
    process = extract("a.txt", "a.txt", "--rules", "mine", "--jobs", "2", "-o", "out.jsonl")
    assert (process.returncode, process.stdout) == (2, b"")
    assert complaints(process) == [
        "extract: mine/lexicon/names.yaml:4: companies.0.knid: unknown key; remove it or correct its spelling"
    ]
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.usefixtures("broken_rules")
@pytest.mark.parametrize("arguments", [("mine",), ("--rules", "mine")])
def test_rules_check_tells_what_is_wrong(extract: Command, arguments: tuple[str, ...]) -> None:
    process = extract("rules", "check", *arguments)
    assert process.returncode == 2
    assert "extract: mine/lexicon/names.yaml:4: companies.0.knid: unknown key" in process.stderr.decode()


def test_every_kind_of_rule_file_has_its_schema(extract: Command) -> None:
    described = json.loads(extract("schema", "--rules").stdout)
    kinds = {path.name for path in shipped_rules().iterdir() if path.is_dir()}
    assert {alternative["title"].partition("/")[0] for alternative in described["anyOf"]} >= kinds
    for alternative in described["anyOf"]:
        assert alternative["$ref"].removeprefix("#/$defs/") in described["$defs"]


def test_schema_prints_the_schema_of_the_output(extract: Command) -> None:
    process = extract("schema")
    assert json.loads(process.stdout) == Extraction.model_json_schema(mode="serialization")


# --- formats ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("tree")
def test_csv_has_one_header_for_all_articles(extract: Command) -> None:
    process = extract("news", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(process.stdout.decode(), newline="")))
    assert {row["source"] for row in rows} == {"news/2023/b.txt", "news/a.txt", "news/wire.jsonl"}
    assert process.stdout.count(b"fact_id") == 1
    assert {"date", "amount"} <= {row["kind"] for row in rows}


@pytest.mark.usefixtures("tree")
def test_html_is_one_page_for_all_articles(extract: Command) -> None:
    page = extract("news", "--format", "html").stdout.decode()
    assert page.count("<html") == page.count("</html>") == 1
    assert page.count('class="article"') == 4


@pytest.mark.usefixtures("article")
def test_view_makes_the_page_that_the_article_makes(extract: Command, tmp_path: Path) -> None:
    extract("a.txt", "-o", "page.html")
    extract("a.txt", "--text", "-o", "r.jsonl")
    process = extract("view", "r.jsonl", "-o", "view.html")
    assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")
    assert (tmp_path / "view.html").read_bytes() == (tmp_path / "page.html").read_bytes()


def test_view_tells_what_is_no_result(extract: Command, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    process = extract("view", "r.jsonl", "-o", "view.html")
    assert process.returncode == 2
    assert process.stderr.decode().splitlines() == [
        "extract: r.jsonl: no result of extract: source: Field required",
        "extract: there is no result to show; give .json or .jsonl files that extract wrote, or their folder",
    ]
    assert not (tmp_path / "view.html").exists()


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(("name", "start"), [("o.csv", b"\xef\xbb\xbfsource,"), ("o.jsonl", b"{")])
def test_the_name_of_the_output_tells_the_format(extract: Command, tmp_path: Path, name: str, start: bytes) -> None:
    process = extract("a.txt", "-o", f"new/{name}")
    assert (process.returncode, process.stdout) == (0, b"")
    assert (tmp_path / "new" / name).read_bytes().startswith(start)


# --- an output folder ------------------------------------------------------------------------------------------------


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


@pytest.mark.slow
def test_a_folder_mirrors_the_tree(extract: Command, tree: Path, tmp_path: Path) -> None:
    (tree / "a.md").write_text(OTHER)
    process = extract("news", "-o", "out/", "--jobs", "2")
    assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")
    out = tmp_path / "out"
    named = next(name for name in files(out) if name.startswith("wire/n_1-"))
    assert files(out) == sorted(["2023/b.json", "a.json", "a.txt.json", "wire/2.json", named])
    assert (out / "a.txt.json").read_bytes() == extract("news/a.txt").stdout


@pytest.mark.slow
def test_a_second_run_does_what_is_new_or_changed(extract: Command, tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tree / "empty.txt").touch()
    assert extract("news", "-o", "out").returncode == 1
    assert [json.loads(line)["path"] for line in (out / "errors.jsonl").read_text().splitlines()] == ["news/empty.txt"]
    for name in files(out):
        os.utime(out / name, (1, 1))

    (tree / "a.txt").write_text(OTHER)
    (tree / "new.txt").write_text(OTHER)
    (tree / "empty.txt").unlink()
    (out / "2023" / "b.json").unlink()
    assert extract("news", "-o", "out").returncode == 0
    untouched = [name for name in files(out) if (out / name).stat().st_mtime == 1]
    assert [Path(name).parent.name for name in untouched] == ["wire", "wire"]
    assert {"a.json", "new.json", "2023/b.json"} <= set(files(out))
    assert "errors.jsonl" not in files(out)

    assert extract("news", "-o", "out", "--date", "2020-01-01").returncode == 0
    assert all((out / name).stat().st_mtime > 1 for name in files(out))


def test_an_output_folder_within_the_input_is_not_read(extract: Command, tree: Path) -> None:
    for _ in range(2):
        assert extract("news", "-o", "news/out", "--format", "html").returncode == 0
        assert len(files(tree / "out")) == 4


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_nothing_half_written_and_can_be_started_again(
    extract: Command, tmp_path: Path
) -> None:
    total = 400
    feed(tmp_path / "many.jsonl", *({"text": f"{OTHER}\nIt is office number {n}."} for n in range(total)))
    out = tmp_path / "out"
    process = subprocess.Popen([*COMMAND, "many.jsonl", "-o", "out", "--jobs", "2"], cwd=tmp_path)
    wait_until(lambda: len(list(out.glob("many/*.json"))) > 5)
    process.kill()
    process.wait()
    done = sorted(out.glob("many/*.json"))
    assert 5 < len(done) < total
    for path in done:
        objects(path.read_bytes())
        os.utime(path, (1, 1))
    assert extract("many.jsonl", "-o", "out").returncode == 0
    assert len(files(out)) == total
    assert sum(path.stat().st_mtime == 1 for path in done) >= len(done) - 1
    assert not list(out.rglob("*.part"))


@pytest.mark.slow
def test_a_file_is_complete_or_not_there(tmp_path: Path) -> None:
    feed(tmp_path / "many.jsonl", *({"text": OTHER} for _ in range(2000)))
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        process = subprocess.Popen([*COMMAND, "many.jsonl", "-o", "out.jsonl"], cwd=tmp_path, stderr=subprocess.PIPE)
        wait_until(lambda: any(path.stat().st_size for path in tmp_path.glob(".extract-*.part")))
        process.send_signal(number)
        _, stderr = process.communicate()
        assert process.returncode == {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}[number]
        assert stderr == b""
        assert not (tmp_path / "out.jsonl").exists()
        for part in tmp_path.glob(".extract-*.part"):
            assert number == signal.SIGKILL
            part.unlink()


# --- pipes, signals and terminals ------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_closes_early_ends_it_quietly(tmp_path: Path, jobs: str) -> None:
    feed(tmp_path / "many.jsonl", *({"text": OTHER} for _ in range(500)))
    process = subprocess.Popen(
        [*COMMAND, "many.jsonl", "--jobs", jobs], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    first = process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    assert len(objects(first)) == 1


def test_ctrl_c_ends_it_and_its_workers_quietly(tmp_path: Path) -> None:
    feed(tmp_path / "many.jsonl", *({"text": OTHER} for _ in range(5000)))
    process = subprocess.Popen(
        [*COMMAND, "many.jsonl", "--jobs", "2"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b""
    assert out == b"" or out.endswith(b"\n")
    wait_until(lambda: not is_alive(process.pid))


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def on_terminal(*arguments: str, cwd: Path, **streams: Any) -> tuple[int, str]:
    """Run the command with a terminal on all streams but those given; return its exit code and what was shown."""
    ours, theirs = pty.openpty()
    try:
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=cwd,
            env={**os.environ, "TERM": "xterm", "NO_COLOR": ""},
            **{"stdin": theirs, "stdout": theirs, "stderr": theirs, **streams},
        )
    finally:
        os.close(theirs)
    shown = b""
    while True:
        try:
            data = os.read(ours, 65_536)
        except OSError:  # the other side is closed
            break
        if not data:
            break
        shown += data
    os.close(ours)
    return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")


def test_without_arguments_at_a_terminal_help_is_shown(tmp_path: Path) -> None:
    code, shown = on_terminal(cwd=tmp_path)
    assert code == 2
    assert shown.startswith("Usage: extract")


@pytest.mark.usefixtures("article")
def test_a_terminal_shows_a_single_object_indented_and_coloured(tmp_path: Path) -> None:
    code, shown = on_terminal("a.txt", cwd=tmp_path)
    assert code == 0
    assert "\x1b[" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert plain.startswith('{\n  "schema_version": "1",\n')
    assert Extraction.model_validate_json(plain).article.title == ENGLISH.splitlines()[0]


@pytest.mark.usefixtures("tree")
def test_a_terminal_shows_several_as_lines(tmp_path: Path) -> None:
    code, shown = on_terminal("news/wire.jsonl", cwd=tmp_path)
    assert code == 0
    assert len(objects(shown.encode())) == 2


def test_progress_goes_to_a_terminal_only_and_never_into_the_data(tree: Path, tmp_path: Path) -> None:
    (tree / "empty.txt").touch()
    data = tmp_path / "data.jsonl"
    code, shown = on_terminal("news", "-o", "data.jsonl", cwd=tmp_path)
    assert code == 1
    assert "articles" in shown
    assert "extract: news/empty.txt: is empty\n" in shown
    assert len(objects(data.read_bytes())) == 4


def wait_until(holds: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
