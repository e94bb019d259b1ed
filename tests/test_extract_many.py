"""Many articles from Python, with and without workers."""

from __future__ import annotations

import pytest

from extractor import Extraction, Extractor
from extractor.errors import InputError


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
