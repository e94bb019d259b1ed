from __future__ import annotations

import json
import re

import pytest

from extractor.render.lines import coloured, json_line
from extractor.schema import Extraction


def test_a_line_is_one_line_of_json(extraction: Extraction) -> None:
    line = json_line(extraction)
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    assert Extraction.model_validate_json(line) == extraction


def test_korean_is_written_as_it_is(extraction: Extraction) -> None:
    assert "가온텔레콤" in json_line(extraction)


def test_colour_changes_nothing_but_colour(extraction: Extraction) -> None:
    odd = "[bold]x[/bold] :smile: 가 " + "long " * 100
    line = json_line(extraction.model_copy(update={"article": extraction.article.model_copy(update={"title": odd})}))
    shown = coloured(line)
    assert "\x1b[" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert json.loads(plain) == json.loads(line)
    assert f'    "body": [\n      [14, {extraction.article.body[0][1]}]\n    ],\n' in plain


def test_no_color_is_obeyed(extraction: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[(?:\d+;)*3[0-7]m", coloured(json_line(extraction)))
