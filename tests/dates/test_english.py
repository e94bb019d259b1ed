"""What an English date means in an article of several sentences, which a corpus of single texts cannot say."""

from __future__ import annotations

import datetime as dt

from extractor.dates.normalizer import DateNormalizer
from extractor.document.timex import Passage, Timex

REFERENCE = dt.date(2024, 6, 20)


def article(normalizer: DateNormalizer, *sentences: str) -> dict[str, Timex]:
    """Return the expressions of an article by their text; of two with one text the later."""
    text = "\n".join(sentences)
    starts = [sum(len(sentence) + 1 for sentence in sentences[:number]) for number in range(len(sentences))]
    passages = [Passage(start, start + len(sentence), "en") for start, sentence in zip(starts, sentences, strict=True)]
    return {text[timex.start : timex.end]: timex for timex in normalizer.find(text, passages, REFERENCE)}


def test_prose_counts_by_the_unit_and_a_message_to_the_day(normalizer: DateNormalizer) -> None:
    prose = article(normalizer, "Gaon left the venture three months ago.", "It had joined two years ago.")
    assert prose["three months ago"].value == "2024-03"
    assert prose["two years ago"].value == "2022"
    assert article(normalizer, "remind me three months from now")["three months from now"].value == "2024-09-20"
    assert article(normalizer, "three months ago")["three months ago"].value == "2024-03-20"


def test_what_opens_a_sentence_opens_it_in_the_middle_of_a_paragraph_too(normalizer: DateNormalizer) -> None:
    text = "The pass was closed. By Tuesday morning the snow had melted."
    passages = [Passage(0, 20, "en"), Passage(21, len(text), "en")]
    assert [timex.first for timex in normalizer.find(text, passages, REFERENCE)] == [dt.date(2024, 6, 18)]


def test_what_ends_a_headline_ends_it_above_a_paragraph_too(normalizer: DateNormalizer) -> None:
    found = article(normalizer, "Nordan to switch off 3G around 2030", "It will keep 4G.")
    assert found["2030"].value == "2030"


def test_that_day_points_to_the_sentence_before(normalizer: DateNormalizer) -> None:
    found = article(
        normalizer, "The firms signed on May 14.", "Shares soared that day.", "The next day they fell again."
    )
    assert found["that day"].first == dt.date(2024, 5, 14)
    assert found["The next day"].first == dt.date(2024, 5, 15)


def test_that_day_is_not_the_one_of_the_report(normalizer: DateNormalizer) -> None:
    found = article(
        normalizer, "The mast fell on Saturday, the carrier said Monday.", "Two roads were closed that day."
    )
    assert found["that day"].first == dt.date(2024, 6, 15)


def test_a_comparison_is_no_antecedent_of_the_next(normalizer: DateNormalizer) -> None:
    found = article(
        normalizer,
        "Net profit for the first quarter rose from that of a year earlier.",
        "Sales were up 3% from a year earlier.",
    )
    assert found["a year earlier"].value == "2023-Q1"


def test_time_of_day_needs_a_day_in_prose(normalizer: DateNormalizer) -> None:
    found = article(normalizer, "The outage began at 8:30 a.m. in the port.", "Lines came back at 9 p.m. on Tuesday.")
    assert list(found) == ["9 p.m. on Tuesday"]
    assert found["9 p.m. on Tuesday"].value == "2024-06-18T21:00"


def test_time_of_day_is_of_the_day_just_spoken_of(normalizer: DateNormalizer) -> None:
    found = article(normalizer, "The blast on Monday killed two.", "It was heard at 8:30 a.m. in the port.")
    assert found["8:30 a.m."].value == "2024-06-17T08:30"
    found = article(normalizer, "A plane, in use since July 3, fell on Monday.", "It left at 1:30 p.m. for the north.")
    assert found["1:30 p.m."].value == "2024-06-17T13:30"
    found = article(
        normalizer, "A plane fell on Monday, the first since July 3.", "It left at 1:30 p.m. for the north."
    )
    assert found["1:30 p.m."].value == "2024-06-17T13:30"
    found = article(normalizer, "The mill was built in May 1987.", "It opens at 8:30 a.m. in the week.")
    assert "8:30 a.m." not in found


def test_weekday_without_cue_is_past_in_prose_and_nearest_in_a_message(normalizer: DateNormalizer) -> None:
    prose = article(normalizer, "A vote on Saturday.", "No more of that, please.")
    assert prose["Saturday"].first == dt.date(2024, 6, 15)
    assert article(normalizer, "lunch on Saturday")["Saturday"].first == dt.date(2024, 6, 22)


def test_small_may_is_a_verb_in_prose_and_the_month_in_a_message(normalizer: DateNormalizer) -> None:
    assert not article(normalizer, "Those who joined earlier may leave.", "The last may go too.")
    assert article(normalizer, "late may")["late may"].value == "2024-05"
