from __future__ import annotations

import csv
import io

from extractor.records import COLUMNS
from extractor.render.table import csv_header, csv_rows
from extractor.schema import Extraction, Quote


def rows(extraction: Extraction) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_header() + csv_rows(extraction), newline="")))


def test_one_row_a_fact_in_the_order_of_the_json(extraction: Extraction) -> None:
    kinds = [row["kind"] for row in rows(extraction)]
    assert kinds == (
        ["company", "company", "executive", "date", "event", "joint_venture", "quote", "amount", "location"]
    )
    assert {(row["source"], row["id"]) for row in rows(extraction)} == {("news/a.txt", "7")}
    assert csv_header().strip().split(",") == list(COLUMNS)


def test_every_place_is_grounded(extraction: Extraction) -> None:
    text = extraction.article.text or ""
    placed = [row for row in rows(extraction) if row["text"]]
    assert len(placed) == 8
    assert all(text[int(row["start"]) : int(row["end"])] == row["text"] for row in placed)
    assert all(row["rule"].startswith("rule-of-") for row in placed)


def test_an_event_stands_in_one_row(extraction: Extraction) -> None:
    event = next(row for row in rows(extraction) if row["kind"] == "event")
    assert {key: value for key, value in event.items() if value} == {
        "source": "news/a.txt",
        "id": "7",
        "kind": "event",
        "fact_id": "e1",
        "type": "joint_venture",
        "value": "2024-05",
        "from": "2024-05-01",
        "to": "2024-05-31",
        "status": "planned",
        "participants": "party=gaon-telecom; party=nordan",
        "amount": "210000000",
        "currency": "USD",
        "place": "Busan",
        "country": "KR",
        "start": "36",
        "end": "42",
        "text": "set up",
        "rule": "rule-of-set",
    }


def test_quotes_commas_and_line_ends_survive(extraction: Extraction) -> None:
    words = 'We "start",\nnow'
    quote = Quote(speaker="mira-han", text=words, start=0, end=len(words), rule="r")
    last = rows(extraction.model_copy(update={"quotes": (quote,)}))[6]
    assert (last["text"], last["participants"]) == (words, "mira-han")


def test_an_article_without_facts_has_no_row(extraction: Extraction) -> None:
    assert csv_rows(Extraction(source=extraction.source, article=extraction.article)) == ""
