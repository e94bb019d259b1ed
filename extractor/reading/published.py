"""The line that says when the article was published, and dates in metadata, options and file names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_tz

from extractor.errors import InputError
from extractor.reading.model import DateForm, DateLabel, MonthName

_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<minute>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)? ?(?:Z|[+-]\d\d:?(?:\d\d)?)?)?"
)
_IN_FILE_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-_.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?:[-_T]?\d{4}(?:\d\d)?)?(?!\d)"
)
_RUN_TOGETHER = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-./]?(?P<month>\d\d)[-./]?(?P<day>\d\d)(?!\d{5})(?:[T ]?(?P<minute>\d\d:?\d\d))?"
)
_LONGEST_DATE_LINE = 160
_SEPARATORS = ("|", "·", "•", "/", "ㅣ", ">")
_SEPARATOR = re.compile(r"[|·•/ㅣ>]|\s{2,}")
_MOST_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the rule files say about dates of publication."""

    forms: tuple[DateForm, ...]
    labels: tuple[DateLabel, ...]
    months: tuple[MonthName, ...]
    beside_date: tuple[str, ...]
    afternoon: tuple[str, ...]
    morning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line with dates: the one of publication or of the last change, and what else stands in the line.

    `labelled`: the line begins with a label such as 'Published', and has little else to say.
    """

    value: str
    means: str | None
    rest: tuple[str, ...]
    labelled: bool


class DateReader:
    """Finds dates with a year in short lines, by the forms and labels of the rule files."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        names = {name.casefold(): month.month for month in vocabulary.months for name in month.names}
        spelled = [form for name in names for form in (name.title(), name.upper(), name)]
        month = _any_of(spelled)
        self._months = names
        self._month = month
        self._dates = [self.pattern(form) for form in vocabulary.forms if form.what == "date"]
        self._times = [self.pattern(form) for form in vocabulary.forms if form.what == "time"]
        self._before = {word.casefold(): label.means for label in vocabulary.labels for word in label.before}
        self._after = {word.casefold(): label.means for label in vocabulary.labels for word in label.after}
        self._label_before = re.compile(rf"(?i:(?<!\w)({_any_of(self._before)}))[\s:：|.\])]*$")
        self._label_after = re.compile(rf"[\s:：|(\[]*(?i:({_any_of(self._after)}))(?!\w)")
        self._beside = re.compile(rf"(?i:(?<!\w)(?:{_any_of(vocabulary.beside_date)})(?!\w))|[\W\d_]+")
        self._afternoon = frozenset(word.casefold() for word in vocabulary.afternoon)
        self._morning = frozenset(word.casefold() for word in vocabulary.morning)

    def pattern(self, form: DateForm) -> re.Pattern[str]:
        """Return the form's pattern with the names of the months filled in."""
        return re.compile(form.pattern.replace("{month}", self._month))

    def line(self, line: str) -> DateLine | None:
        """Return the dates of `line` when they may be all that the line is about; None otherwise."""
        if len(line) > _LONGEST_DATE_LINE or not _YEAR.search(line):
            return None
        dates = self._dates_in(line)
        rest: list[str] = []
        place = 0
        best: tuple[int, str, str | None] | None = None
        labelled = False
        for start, date_end, value in dates:
            before = line[place:start]
            end, clock = self._time_after(line, date_end)
            if clock is None:
                before, clock = self._time_before(before)
            label = self._label_before.search(before)
            means = self._before[label.group(1).casefold()] if label else None
            if label:
                before = before[: label.start()]
                labelled |= len(before.split()) <= 1 or before.rstrip().endswith(_SEPARATORS)
            elif following := self._label_after.match(line, end):
                means = self._after[following.group(1).casefold()]
                labelled = True
                end = following.end()
            rest.append(before)
            place = end
            rank = {"published": 0, None: 1, "modified": 2}[means]
            if best is None or rank < best[0]:
                best = rank, f"{value}T{clock}" if clock else value, means
        if best is None:
            return None
        rest.append(line[place:])
        parts = tuple(self._beyond_neighbours(rest))
        labelled = (
            labelled and sum(len(part.split()) for part in parts) <= _MOST_WORDS and not _SENTENCE_END.search(line)
        )
        return DateLine(best[1], best[2], parts, labelled)

    def value_in(self, text: str) -> str | None:
        """Return the first date with day and year that is written in `text`."""
        dates = self._dates_in(text)
        return dates[0][2] if dates else None

    def _beyond_neighbours(self, rest: Iterable[str]) -> Iterator[str]:
        """Yield the parts of the rest that hold more than figures and what may stand beside a date."""
        for stretch in rest:
            for part in _SEPARATOR.split(stretch):
                if self._beside.sub("", part):
                    yield part.strip(" \t,:：;.*_-–—()[]<>")

    def _dates_in(self, line: str) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for pattern in self._dates:
            for match in pattern.finditer(line):
                groups = match.groupdict()
                month = self._months[groups["name"].casefold()] if groups.get("name") else int(groups["month"])
                value = _day(int(groups["year"]), month, int(groups["day"]))
                if value and not any(match.start() < end and start < match.end() for start, end, _ in found):
                    found.append((match.start(), match.end(), value))
        return sorted(found)

    def _time_after(self, line: str, place: int) -> tuple[int, str | None]:
        head = line[place : place + 32]
        for pattern in self._times:
            found = pattern.search(head)
            if (
                found
                and not _YEAR.search(head[: found.start()])
                and len(self._beside.sub("", head[: found.start()])) == 0
            ):
                return place + found.end(), self._clock(found)
        return place, None

    def _time_before(self, before: str) -> tuple[str, str | None]:
        for pattern in self._times:
            for found in pattern.finditer(before):
                if not self._beside.sub("", before[found.end() :]):
                    return before[: found.start()], self._clock(found)
        return before, None

    def _clock(self, found: re.Match[str]) -> str | None:
        groups = found.groupdict()
        hour, minute = int(groups["hour"]), int(groups["minute"])
        half = (groups.get("half") or groups.get("half_after") or "").casefold()
        if half in self._afternoon and hour < 12:
            hour += 12
        elif half in self._morning and hour == 12:
            hour = 0
        return f"{hour:02}:{minute:02}" if hour < 24 else None


def given_date(value: str, where: str = "the date") -> str:
    """Return an ISO 8601 date, or date and minute, as the output writes it; seconds and zone are left out.

    The wall-clock time is kept as given, because relative dates in the text are meant by the publisher's clock.

    Raises:
        InputError: when it is anything else, or no day of the calendar.
    """
    found = _ISO.fullmatch(value.strip())
    if found:
        text = found["day"] + (f"T{found['minute']}" if found["minute"] else "")
        try:
            dt.datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return text
    raise InputError(f"{where}: expected a date such as 2024-06-20 or 2024-06-20T09:39, found {value!r}")


def date_of_metadata(value: str) -> str | None:
    """Return the date in a shape that programs write: ISO 8601 whole or run together, or as in mail (RFC 822)."""
    try:
        return given_date(value)
    except InputError:
        pass
    run_together = _RUN_TOGETHER.match(value.strip())
    if run_together and (day := _day(*map(int, run_together.group("year", "month", "day")))):
        minute = run_together["minute"]
        return f"{day}T{minute[:2]}:{minute[-2:]}" if minute and minute[:2] < "24" and minute[-2:] < "60" else day
    try:
        parsed = parsedate_tz(value)
        return dt.datetime(*parsed[:5]).isoformat(timespec="minutes") if parsed else None  # noqa: DTZ001 — its own clock
    except (ValueError, IndexError, OverflowError):
        return None


def date_in_file_name(stem: str) -> str | None:
    """Return the date that a file name holds: `2024-06-20_x`, `20240620`, `news_20240620_0939`."""
    for found in _IN_FILE_NAME.finditer(stem):
        value = _day(int(found["year"]), int(found["month"]), int(found["day"]))
        if value:
            return value
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first)) or r"(?!)"
