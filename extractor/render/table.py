"""An extraction as a table: one flat row a fact, for spreadsheets.

`type` is the kind of a company or organization, an executive's roles, an event's type, a venture's stage. `value` is
a ticker, an executive's titles or a TIMEX3 value. `participants` are ids: of an event as role=id, of an executive the
organizations, of a quote the speaker. `text`, `start` and `end` are the first mention, of an event its trigger; of a
venture they are the first passage that asserts it, whose text is left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from extractor.schema import Extraction, Mention, Period

COLUMNS = (
    "source",
    "id",
    "kind",
    "fact_id",
    "type",
    "name",
    "value",
    "from",
    "to",
    "status",
    "participants",
    "amount",
    "currency",
    "place",
    "country",
    "start",
    "end",
    "text",
    "rule",
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float | None
Row = dict[str, Cell]


def csv_header() -> str:
    """Return the line that names the columns."""
    return ",".join(COLUMNS) + "\n"


def csv_rows(extraction: Extraction) -> str:
    """Return one line a fact, in the order of the JSON's arrays; quoting follows RFC 4180, lines end in LF."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    where: Row = {"source": extraction.source.path, "id": extraction.source.id}
    for row in _rows(extraction):
        writer.writerow({column: _harmless(cell) for column, cell in (where | row).items()})
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    """Put an apostrophe before what a spreadsheet would run: ids and names come from strangers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def _rows(extraction: Extraction) -> Iterator[Row]:
    for company in extraction.companies:
        yield {
            "kind": "company",
            "fact_id": company.id,
            "type": company.kind,
            "name": company.name,
            "value": company.ticker,
            "country": company.country,
            **_first(company.mentions),
        }
    for organization in extraction.organizations:
        yield {
            "kind": "organization",
            "fact_id": organization.id,
            "type": organization.kind,
            "name": organization.name,
            "value": organization.ticker,
            "participants": _list(organization.members),
            "country": organization.country,
            **_first(organization.mentions),
        }
    for person in extraction.executives:
        yield {
            "kind": "executive",
            "fact_id": person.id,
            "type": _list(position.role for position in person.positions),
            "name": person.name,
            "value": _list(position.title for position in person.positions),
            "participants": _list(position.organization for position in person.positions),
            **_first(person.mentions),
        }
    for date in extraction.dates:
        yield {
            "kind": "date",
            "type": date.type,
            "value": date.value,
            "from": date.from_,
            "to": date.to,
            **_place(date.text, date.start, date.end),
            "rule": date.rule,
        }
    for event in extraction.events:
        yield {
            "kind": "event",
            "fact_id": event.id,
            "type": event.type,
            "name": event.name,
            **_period(event.date),
            "status": event.status,
            "participants": _list(f"{one.role}={one.id}" for one in event.participants),
            "amount": event.amount.value if event.amount else None,
            "currency": event.amount.currency if event.amount else None,
            "place": event.location.text if event.location else None,
            "country": event.location.country if event.location else None,
            **_first((event.trigger,)),
        }
    for venture in extraction.joint_ventures:
        start, end = venture.evidence[0] if venture.evidence else (None, None)
        yield {
            "kind": "joint_venture",
            "fact_id": venture.event,
            "type": venture.stage,
            "name": venture.name,
            **_period(venture.date),
            "participants": _list(venture.parties),
            "start": start,
            "end": end,
        }
    for quote in extraction.quotes:
        yield {
            "kind": "quote",
            "participants": quote.speaker,
            **_place(quote.text, quote.start, quote.end),
            "rule": quote.rule,
        }
    for amount in extraction.amounts:
        yield {
            "kind": "amount",
            "amount": amount.value,
            "currency": amount.currency,
            **_place(amount.text, amount.start, amount.end),
            "rule": amount.rule,
        }
    for location in extraction.locations:
        yield {
            "kind": "location",
            "fact_id": location.id,
            "name": location.name,
            "country": location.country,
            **_first(location.mentions),
        }


def _place(text: str, start: int, end: int) -> Row:
    return {"text": text, "start": start, "end": end}


def _first(mentions: tuple[Mention, ...]) -> Row:
    if not mentions:
        return {}
    mention = mentions[0]
    return {**_place(mention.text, mention.start, mention.end), "rule": mention.rule}


def _period(period: Period | None) -> Row:
    return {"value": period.value, "from": period.from_, "to": period.to} if period else {}


def _list(values: Iterator[str | None] | tuple[str, ...]) -> str:
    return "; ".join(value for value in values if value)
