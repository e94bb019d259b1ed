"""Many articles from Python, with and without workers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractor import Extraction, Extractor
from extractor.errors import InputError, RuleError


@pytest.mark.slow
def test_workers_give_the_same_extractions_as_one_process() -> None:
    articles = [
        {"text": "Gaon Telecom will close its 3G network on 5 May 2024.", "id": "a"},
        "가온텔레콤은 2024년 5월 5일 3G 서비스를 종료한다.",
        {"text": "Nordan Networks sold its unit last month.", "published": "2024-06-20"},
    ]
    extractor = Extractor()
    alone = [result.model_dump_json() for result in extractor.extract_many(articles)]
    shared = [result.model_dump_json() for result in extractor.extract_many(articles, jobs=2)]
    assert alone == shared
    assert [Extraction.model_validate_json(line).article.language for line in alone] == ["en", "ko", "en"]


def test_an_article_that_cannot_be_read_is_raised_in_its_turn() -> None:
    results = Extractor().extract_many(
        ["Nordan Networks opened an office.", "東京の会社は木曜日、新しい通信サービスを始めると発表した。"]
    )
    assert next(results).article.language == "en"
    with pytest.raises(InputError):
        next(results)


def test_with_on_error_the_others_go_on() -> None:
    failed: list[tuple[object, str]] = []
    articles = ["Gaon Telecom opened an office.", "", {"id": "x"}, b"Naru Networks opened another."]
    results = Extractor().extract_many(articles, on_error=lambda article, error: failed.append((article, str(error))))
    assert len(list(results)) == 2
    assert failed == [("", "is empty"), ({"id": "x"}, "text: missing")]


def test_an_article_may_be_text_bytes_or_a_file(tmp_path: Path) -> None:
    extractor = Extractor()
    text = "가온텔레콤은 2일 새 망을 열었다."
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="cp949")
    given = [extractor.extract(one, published=dt.date(2025, 3, 6)) for one in (text, text.encode("cp949"), path)]
    assert [result.dates for result in given] == [given[0].dates] * 3
    assert given[0].dates[0].from_ == "2025-03-02"
    assert given[2].source.path == str(path)
    with pytest.raises(InputError, match="no such file"):
        extractor.extract(tmp_path / "b.txt")
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Gaon"}\n{"text": "Naru"}\n')
    with pytest.raises(InputError, match="several articles"):
        extractor.extract(path)


def test_wrong_rules_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "a.yaml").write_text("companies: 5")
    with pytest.raises(RuleError):
        Extractor(rules=str(tmp_path))
    with pytest.raises(InputError, match="no such rule folder"):
        Extractor(rules=[tmp_path / "none"])
