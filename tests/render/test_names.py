from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from extractor.render.names import Names, safe_name, short_name


@pytest.mark.parametrize("name", ["2024-06-20", "기사 1", "a.b", "x" * 180])
def test_a_name_that_is_safe_stays(name: str) -> None:
    assert safe_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a/b", "a\\b", ".", "..", ".hidden", "NUL", "con.txt", "a\nb", "\x00", "가" * 300, "😀" * 99],
)
def test_a_name_that_is_not_becomes_one(name: str) -> None:
    safe = safe_name(name)
    assert "/" not in safe
    assert "\\" not in safe
    assert safe.isprintable()
    assert not safe.startswith(".")
    assert 0 < len(safe.encode()) < 200
    assert safe.casefold() not in {"nul", "con.txt"}


def test_names_that_differ_stay_different() -> None:
    names = ["a/b", "a_b", "a\\b", "a:b", "가" * 300, "가" * 301]
    assert len({safe_name(name) for name in names}) == len(names)


def test_a_long_file_name_leaves_room_for_another_suffix() -> None:
    long = "제목" * 42
    assert len(f"{short_name(long)}-99.json".encode()) < 255
    assert short_name("a: b") == "a: b"


def test_each_path_is_given_once() -> None:
    names = Names()
    first, second = PurePosixPath("x/a.json"), PurePosixPath("x/a.txt.json")
    given = [str(names.claim(first, second)) for _ in range(4)]
    assert given == ["x/a.json", "x/a.txt.json", "x/a.txt-2.json", "x/a.txt-3.json"]
    assert str(names.claim(PurePosixPath("X/A.json"))) == "X/A-2.json"
