"""`extract rules parse`: what it prints for people and for programs."""

import json
import subprocess
from pathlib import Path

from tests.command import COMMAND

TEXT = "Gaon Telecom, which sells phones, bought Corvane Systems from Nordan Networks on Monday."


def parsed(tmp_path: Path, *options: str) -> str:
    article = tmp_path / "a.txt"
    article.write_text(TEXT + "\n", encoding="utf-8")
    run = subprocess.run([*COMMAND, "rules", "parse", article, *options], capture_output=True, text=True, check=True)
    return run.stdout


def test_a_tree_shows_each_clause_with_its_arguments(tmp_path: Path) -> None:
    lines = [line.strip() for line in parsed(tmp_path).splitlines()]
    assert lines[1] == TEXT
    assert lines[2] == "buy ← 'bought' (main, past)"
    assert "object: 'Corvane Systems' head 'Corvane Systems'" in lines
    assert "oblique from: 'Nordan Networks' head 'Nordan Networks'" in lines


def test_programs_get_an_object_an_article_grounded_in_the_input(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(json.dumps({"id": "x", "text": TEXT}) + "\n" + json.dumps({"id": "y", "text": TEXT}) + "\n")
    run = subprocess.run(
        [*COMMAND, "rules", "parse", feed, "--format", "jsonl"], capture_output=True, text=True, check=True
    )
    objects = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one["id"] for one in objects] == ["x", "y"]
    (sentence,) = objects[0]["sentences"]
    assert (sentence["start"], sentence["end"], sentence["language"]) == (0, len(TEXT), "en")
    by_lemma = {clause["predicate"]["lemma"]: clause for clause in sentence["clauses"]}
    assert by_lemma["buy"]["tense"] == "past"
    assert by_lemma["sell"]["link"] == "relative"
    assert by_lemma["sell"]["describes"]["text"] == "Gaon Telecom"
    subject = by_lemma["sell"]["arguments"][0]
    assert (subject["text"], subject["how"], subject["antecedent"]["text"]) == ("which", "antecedent", "Gaon Telecom")
    for clause in sentence["clauses"]:
        for part in (clause["predicate"], *clause["arguments"]):
            assert TEXT[part["start"] : part["end"]] == part["text"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    run = subprocess.run([*COMMAND, "rules", "parse", tmp_path / "no.txt"], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "no.txt: no such file" in run.stderr
