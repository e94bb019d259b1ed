"""Results already made, read again into a page."""

import gzip
import io
import json
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.render.results import Unread, read_results, write_page
from extractor.schema import Extraction


def results(*names: Path | str, stdin: bytes = b"") -> list[Extraction | Unread]:
    return list(read_results(map(str, names), io.BytesIO(stdin)))


def test_lines_objects_and_folders_are_read_in_order(extraction: Extraction, tmp_path: Path) -> None:
    line = extraction.model_dump_json()
    (tmp_path / "out" / "deep").mkdir(parents=True)
    (tmp_path / "out" / "deep" / "a.json").write_text(line + "\n", encoding="utf-8")
    (tmp_path / "out" / "errors.jsonl").write_text('{"reason": "is empty"}\n', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(f"{line}\n\n{line}\n", encoding="utf-8")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    found = results(tmp_path / "out", tmp_path / "b.jsonl", tmp_path / "c.jsonl.gz", "-", stdin=line.encode())
    assert found == [extraction] * 5


def test_what_is_no_result_is_told_with_its_place_and_the_rest_is_shown(extraction: Extraction, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(f'{{"id": 1}}\n{extraction.model_dump_json()}\nnot json\n', encoding="utf-8")
    out = io.StringIO()
    unread = list(write_page(read_results([str(path)], io.BytesIO()), out))
    assert [one.where for one in unread] == [f"{path}:1", f"{path}:3"]
    assert "source: Field required" in unread[0].reason
    assert out.getvalue().count('class="article"') == 1


def test_the_text_comes_from_the_article_while_it_is_the_one_that_was_read(
    extraction: Extraction, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(extraction.article.text.encode("cp949", "replace") if extraction.article.text else b"")
    from hashlib import sha256

    source = extraction.source.model_copy(
        update={"path": str(path), "encoding": "cp949", "sha256": sha256(path.read_bytes()).hexdigest()}
    )
    article = extraction.article.model_copy(update={"text": None})
    line = extraction.model_copy(update={"source": source, "article": article}).model_dump_json().encode()
    (read,) = results("-", stdin=line)
    assert isinstance(read, Extraction)
    assert read.article.text == path.read_bytes().decode("cp949")
    path.write_text("another article", encoding="utf-8")
    (read,) = results("-", stdin=line)
    assert isinstance(read, Extraction)
    assert read.article.text is None


@pytest.mark.parametrize("name", ["missing.json", "a.txt"])
def test_names_that_hold_no_results_are_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KT", encoding="utf-8")
    with pytest.raises(InputError, match=name):
        results(tmp_path / name)


def test_a_page_of_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="no result to show"):
        list(write_page([], io.StringIO()))


def test_results_keep_fields_that_a_later_program_knows(extraction: Extraction) -> None:
    line = json.dumps({**extraction.model_dump(mode="json"), "later": 1})
    (read,) = results("-", stdin=line.encode())
    assert isinstance(read, Extraction)
