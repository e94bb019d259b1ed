"""The engine on rules of its own: notation, chart, choices, ranges, errors."""

from __future__ import annotations

import datetime as dt
import pickle
import re
from pathlib import Path

import pytest

from extractor.dates.calendar import add_months, nth_weekday
from extractor.dates.cue_regex import cue_beginnings, cue_regex
from extractor.dates.cue_search import CueSearch, MarkedCueSearch
from extractor.dates.holiday import holiday
from extractor.dates.normalizer import DateNormalizer
from extractor.dates.pattern import PatternError, expand
from extractor.document.timex import Passage, Timex
from extractor.errors import RuleError

RULES = """
dates: "sample"
summary: "A small grammar."
words:
  month: {1: ["January"], 2: ["February"], 3: ["March"], 5: ["May"], 6: ["June", "Jun."], 12: ["December"]}
  weekday: {1: ["Monday"], 2: ["Tuesday"]}
  unit: {day: ["day", "days"], week: ["week", "weeks"], month: ["month", "months"], year: ["year", "years"]}
  ordinal: {1: ["first"], 2: ["second"], -1: ["last"]}
  step: {-1: ["previous"], 1: ["coming"]}
numbers:
  day: {digits: [1, 2], from: 1, to: 99}
  year: {digits: [4], from: 1000, to: 2999}
  hour: {digits: [1, 2], to: 24}
  minute: {digits: [2], to: 59}
numerals:
  numeral: {1: ["one"], 2: ["two"], 5: ["five"], 20: ["twenty"], 100: ["hundred"]}
numeral_joint: " and | |-"
groups: {count: ["day", "numeral"]}
weak: ["the", "of", "from", "to", "in", "that", "ago", "at"]
weak_classes: ["ordinal", "numeral", "step"]
boundary: {before: "(?<![\\\\w$])", after: "(?![\\\\w%])", quantity_before: "[$]", quantity_after: " million"}
tense:
  future: ["will", "is due"]
  past: ["was", "opened"]
  speech: ["said"]
  quotes: "\\""
  continues: ["month"]
  default: {holiday: "close"}
  alone: {weekday: "nearest"}
patterns:
  - {text: "{month} {day}(,)? {year}", gives: "DAY", means: "day(year, month, day)"}
  - {text: "{month} {day}", gives: "DAY", means: "day(month, day)", unless: {after: " votes"}}
  - {text: "the {day}th", gives: "DAY", means: "day(day)"}
  - {text: "{month}", gives: "MONTH", means: "month(month)", cased: true}
  - {text: "{month} {year}", gives: "MONTH", means: "month(year, month)"}
  - {text: "[in] {year}", gives: "YEAR", means: "year(year)"}
  - {text: "{weekday}", gives: "DAY", means: "weekday(weekday)"}
  - {text: "the {step} {unit}", gives: "STEP", means: "shift(unit, step)"}
  - {text: "{count} {unit}", gives: "LENGTH", means: "length(count, unit)"}
  - {text: "{LENGTH} ago", gives: "DAY", means: "ago(LENGTH)"}
  - {text: "the {ordinal} {unit} of {DATE}", gives: "WEEK", means: "nth(ordinal, unit, DATE)"}
  - {text: "(from )?{a=ANY} (to|-) {b=ANY}", gives: "RANGE", means: "range(a, b)"}
  - {text: "{a=DAY} to {day}", gives: "RANGE", means: "range(a, day(day))"}
  - {text: "that {unit}", gives: "DAY", means: "that(unit)"}
  - {text: "{DAY} at {hour}:{minute}", gives: "TIME", means: "at(DAY, hour, minute)"}
  - {text: "christmas", gives: "DAY", means: "holiday('christmas')"}
  - {text: "in {LENGTH}", gives: "DAY", means: "hence(LENGTH)", tense: "not past"}
"""
REFERENCE = dt.date(2024, 6, 20)  # a Thursday


def write(folder: Path, text: str) -> Path:
    (folder / "dates" / "en").mkdir(parents=True, exist_ok=True)
    (folder / "dates" / "en" / "sample.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> DateNormalizer:
    return DateNormalizer(write(tmp_path_factory.mktemp("rules"), RULES), languages=["en"])


def read(
    normalizer: DateNormalizer, text: str, reference: dt.date | None = REFERENCE
) -> list[tuple[str, str | None, dt.date | None, dt.date | None]]:
    found = normalizer.find(text, [Passage(0, len(text), "en")], reference)
    return [(text[timex.start : timex.end], timex.value, timex.first, timex.last) for timex in found]


def values(normalizer: DateNormalizer, text: str, reference: dt.date | None = REFERENCE) -> list[str | None]:
    return [value for _, value, _, _ in read(normalizer, text, reference)]


def long(text: str) -> str:
    """A text too long to be a message."""
    return text + " " + "The rest of the story tells of other things entirely." * 2


def test_patterns_build_on_each_other(small: DateNormalizer) -> None:
    assert read(small, "the first week of June") == [
        ("the first week of June", "2024-W23", dt.date(2024, 6, 3), dt.date(2024, 6, 9))
    ]
    assert values(small, "twenty-five years ago") == ["1999"]
    assert values(small, "two hundred and five days ago") == ["2023-11-28"]


def test_the_longest_expression_wins(small: DateNormalizer) -> None:
    assert read(small, "on March 3, 2024 at 9:30 it")[0][:2] == ("March 3, 2024 at 9:30", "2024-03-03T09:30")


def test_impossible_dates_are_one_expression_without_value(small: DateNormalizer) -> None:
    assert read(small, "June 31, 2024") == [("June 31, 2024", None, None, None)]
    assert read(small, "February 30") == [("February 30", None, None, None)]
    assert values(small, "February 29") == ["2024-02-29"]


def test_without_a_reference_values_stay_underspecified(small: DateNormalizer) -> None:
    assert read(small, "June 20", None) == [("June 20", "XXXX-06-20", None, None)]
    assert read(small, "Monday", None) == [("Monday", "XXXX-WXX-1", None, None)]
    assert read(small, "the previous month", None) == [("the previous month", "XXXX-XX", None, None)]
    assert read(small, "June 20, 2023", None)[0][2] == dt.date(2023, 6, 20)
    assert read(small, "February 30", None) == [("February 30", None, None, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on Monday.", "2024-06-17"),
        ("It will open on Monday.", "2024-06-24"),
        ("It said it will open on Monday.", "2024-06-24"),
        ("On Monday it said the shop will open.", "2024-06-17"),
        ("The shop is open from Monday, it said.", "2024-06-17"),
        ('It opened "and will stay" on Monday.', "2024-06-17"),
        ("It was cold in December.", "2023-12"),
        ("It will be cold in December.", "2024-12"),
    ],
)
def test_tense_decides_between_past_and_future(small: DateNormalizer, text: str, value: str) -> None:
    assert values(small, long(text)) == [value]


def test_a_short_text_has_its_own_defaults(small: DateNormalizer) -> None:
    assert values(small, "Tuesday", dt.date(2024, 6, 24)) == ["2024-06-25"]
    assert values(small, long("Tuesday"), dt.date(2024, 6, 24)) == ["2024-06-18"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("March 3 to 6", dt.date(2024, 3, 3), dt.date(2024, 3, 6)),
        ("from March to May 2023", dt.date(2023, 3, 1), dt.date(2023, 5, 31)),
        ("December 28, 2023 to January 3", dt.date(2023, 12, 28), dt.date(2024, 1, 3)),
        ("from December to March", dt.date(2023, 12, 1), dt.date(2024, 3, 31)),
        ("the 28th to the 3th", dt.date(2024, 5, 28), dt.date(2024, 6, 3)),
    ],
)
def test_ranges_complete_their_ends(small: DateNormalizer, text: str, first: dt.date, last: dt.date) -> None:
    assert [found[2:] for found in read(small, text)] == [(first, last)]


def test_a_range_that_runs_backwards_has_no_value(small: DateNormalizer) -> None:
    assert read(small, "May 2024 to March 2024") == [("May 2024 to March 2024", None, None, None)]


def test_anaphora_point_to_the_date_last_spoken_of(small: DateNormalizer) -> None:
    assert values(small, "It opened on March 3, 2021. On that day it rained.") == ["2021-03-03", "2021-03-03"]
    assert values(small, "It opened on March 3, 2021. In that month it rained.") == ["2021-03-03", "2021-03"]


def test_a_sentence_goes_on_from_its_date(small: DateNormalizer) -> None:
    text = long("It will start in January 2026 and is due to end in March.")
    assert values(small, text) == ["2026-01", "2026-03"]


def test_context_is_needed_and_not_part_of_the_expression(small: DateNormalizer) -> None:
    assert read(small, "in 2024")[0][0] == "2024"
    assert read(small, "about 2024") == []


def test_what_forbids_a_match(small: DateNormalizer) -> None:
    assert read(small, "May 20 votes") == [("May", "2024-05", dt.date(2024, 5, 1), dt.date(2024, 5, 31))]
    assert read(small, "they may go") == []
    assert read(small, "May20x") == []
    assert read(small, long("They reached it in five days, it was said."))[0][1] == "P5D"


def test_holidays_are_close(small: DateNormalizer) -> None:
    assert values(small, long("The shop was full at Christmas."), dt.date(2024, 12, 20)) == ["2024-12-25"]


def test_the_same_file_id_replaces_the_whole_file(tmp_path: Path) -> None:
    base = write(tmp_path / "base", RULES)
    other = write(
        tmp_path / "other", RULES.replace('gives: "MONTH", means: "month(month)"', 'gives: "M", means: "none()"')
    )
    normalizer = DateNormalizer([base, other], languages=["en"])
    assert values(normalizer, "June") == [None]


def test_compiled_rules_survive_storing(small: DateNormalizer) -> None:
    again: DateNormalizer = pickle.loads(pickle.dumps(small))  # noqa: S301
    text = "It opened on Monday, two weeks ago, in March 2024."
    assert read(again, text) == read(small, text)
    assert read(pickle.loads(pickle.dumps(again)), text) == read(small, text)  # noqa: S301


def test_languages_without_rules_are_passed_over(small: DateNormalizer) -> None:
    assert small.find("June 20", [Passage(0, 7, "ko")], REFERENCE) == []


def test_passages_are_read_apart(small: DateNormalizer) -> None:
    text = "March 3 May 2024"
    found: list[Timex] = small.find(text, [Passage(0, 7, "en"), Passage(8, 16, "en")], REFERENCE)
    assert [(timex.start, timex.end) for timex in found] == [(0, 7), (8, 16)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('means: "month(month)"', 'means: "moth(month)"', "'moth' is no function"),
        ('means: "month(month)"', 'means: "month(day)"', "`means` needs day"),
        ('text: "{month}"', 'text: "{mouth}"', "no class or result 'mouth'"),
        ('text: "{month}"', 'text: "({month}"', "a ')' is missing"),
        ('text: "christmas"', 'text: "the"', "not weak"),
        ("weak_classes:", "weak_clases:", "unknown key"),
    ],
)
def test_a_wrong_rule_is_named_with_its_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    line = RULES[: RULES.index(old)].count("\n") + 1
    with pytest.raises(RuleError) as caught:
        DateNormalizer(write(tmp_path, RULES.replace(old, new, 1)), languages=["en"])
    problems = [problem for problem in caught.value.problems if expected in problem.expected]
    assert problems, str(caught.value)
    assert problems[0].line == line


def test_expansions() -> None:
    assert len(expand("{a}( {b})? (c|d)")) == 2  # words that may replace each other are one element
    assert [element.loose for element in expand("{a}{b} {c}")[0].core] == [False, False, True]
    lead, core, trail = expand("[in] {a} [of]")[0]
    assert (lead[0].words, core[0].symbol, trail[0].words) == (("in",), "a", ("of",))
    for wrong in ("(a", "a)", "{1}", "?", "[a"):
        with pytest.raises(PatternError):
            expand(wrong)


def test_cues_are_found_from_their_first_words() -> None:
    cues = {
        "past": [r"\w+ed", "(?:it|they) (?:fell|rose)", "(?:re)?opened", "was|went"],
        "future": ["(?:is|are)(?= due$)"],
    }
    quick = MarkedCueSearch(cue_regex(cues, marked=True), cue_beginnings(cues))
    thorough = CueSearch(cue_regex(cues, marked=True))
    text = '"they fell", it rose and went on, signed off, reopened, and the bids are due'
    found = [match.group() for match in thorough.after(text, 0, len(text))]
    assert found == ["they fell", "it rose", "went", "signed", "reopened", "are"]
    assert [match.group() for match in quick.after(text, 0, len(text))] == found


def test_a_word_with_which_no_cue_begins_is_passed_over() -> None:
    cues = {"past": ["(?:it|they) fell", "was"], "future": ["(?:will|shall) (?:be|go)"]}
    assert not re.search(cue_beginnings(cues), "the shares in tessel")


def test_cues_under_a_common_letter_match_as_before() -> None:
    pattern = re.compile(cue_regex({"past": ["was|went", r"\w+ed", "w?on"], "future": ["will (?:be|go)"]}, marked=True))
    text = "we went, it will be seen; he wondered, won and on"
    assert [match.group() for match in pattern.finditer(text)] == ["went", "will be", "wondered", "won", "on"]


def test_calendar_arithmetic() -> None:
    assert add_months(dt.date(2024, 1, 31), 1) == dt.date(2024, 2, 29)
    assert nth_weekday(dt.date(2024, 6, 1), dt.date(2024, 6, 30), 3, -1) == dt.date(2024, 6, 26)
    assert nth_weekday(dt.date(2024, 6, 1), dt.date(2024, 6, 30), 3, 5) is None


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        ("easter", 2024, (3, 31)),
        ("easter", 2038, (4, 25)),
        ("thanksgiving", 2023, (11, 23)),
        ("black_friday", 2024, (11, 29)),
        ("election_day", 2024, (11, 5)),
        ("memorial_day", 2024, (5, 27)),
        ("labor_day", 2025, (9, 1)),
        ("lunar_new_year", 2027, (2, 6)),
        ("seollal", 2027, (2, 7)),
        ("chuseok", 2025, (10, 6)),
        ("buddha_birthday_kr", 2023, (5, 27)),
        ("summer_solstice", 2024, (6, 21)),
        ("start_of_spring", 2025, (2, 3)),
        ("winter_solstice", 2024, (12, 21)),
        ("winter_solstice", 2025, (12, 22)),  # a day later in Seoul than in Beijing
        ("chobok", 2024, (7, 15)),
        ("malbok", 2025, (8, 9)),
        ("dano", 2013, (6, 13)),
        ("lunar 7-15", 2025, (9, 6)),
    ],
)
def test_holidays(key: str, year: int, day: tuple[int, int]) -> None:
    assert holiday(key, year) == dt.date(year, *day)


@pytest.mark.parametrize("key", ["lunar 2-30", "lunar 13-1"])
def test_a_lunar_day_that_the_year_does_not_have(key: str) -> None:
    assert holiday(key, 2025) is None
