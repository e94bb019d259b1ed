"""An extraction as rows: a flat one for each fact, or one table a kind with stable columns.

Both work on the object as it is printed, so that results read back from a file give the same rows.

In flat rows `type` is the kind of a company or organization, an executive's roles, an event's type, a venture's stage.
`value` is a ticker, an executive's titles or a TIMEX3 value. `participants` are ids: of an event as role=id, of an
executive the organizations, of a quote the speaker. `text`, `start` and `end` are the first mention, of an event its
trigger; of a venture they are the first passage that asserts it, whose text is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Cell = str | int | float | bool | None
Row = dict[str, Cell]
Facts = Mapping[str, Any]

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
"""Of flat rows."""

_PLACE: dict[str, type] = {"text": str, "start": int, "end": int, "rule": str}
_PERIOD: dict[str, type] = {"value": str, "from": str, "to": str}
_BODY: dict[str, type] = {
    "id": str,
    "name": str,
    "name_ko": str,
    "name_en": str,
    "kind": str,
    "country": str,
    "ticker": str,
    "known": bool,
}
TABLES: dict[str, dict[str, type]] = {
    "articles": {
        "source": str,
        "source_id": str,
        "sha256": str,
        "encoding": str,
        "language": str,
        "title": str,
        "published": str,
        "published_source": str,
        "publisher": str,
        "authors": str,
    },
    "mentions": {"kind": str, "id": str, **_PLACE},
    "companies": _BODY,
    "organizations": {**_BODY, "members": str},
    "executives": {"id": str, "name": str, "name_ko": str, "name_en": str},
    "posts": {"executive": str, "title": str, "role": str, "organization": str, "organization_name": str},
    "dates": {**_PLACE, "type": str, **_PERIOD, "mod": str},
    "events": {
        "id": str,
        "type": str,
        "name": str,
        "status": str,
        **_PERIOD,
        "place": str,
        "country": str,
        "amount": float,
        "currency": str,
        "attribution": str,
        **_PLACE,
    },
    "participants": {"event": str, "role": str, "id": str, "name": str},
    "ventures": {
        "venture": int,
        "name": str,
        "stage": str,
        **_PERIOD,
        "place": str,
        "country": str,
        "capital": float,
        "currency": str,
        "alliance": str,
        "event": str,
    },
    "parties": {"venture": int, "id": str, "name": str, "percent": float},
    "areas": {"venture": int, "event": str, "text": str, "start": int, "end": int, "area": str},
    "quotes": {"speaker": str, **_PLACE},
    "amounts": {**_PLACE, "value": float, "currency": str},
    "locations": {"id": str, "name": str, "country": str},
}
"""The columns of each table behind `article`, which is the same in all tables for the facts of one article."""


def flat_rows(facts: Facts) -> Iterator[Row]:
    """Yield one row a fact, in the order of the object's arrays; a column that says nothing is left out."""
    where: Row = {"source": facts["source"]["path"], "id": facts["source"]["id"]}
    for kind, described in _FLAT.items():
        array, row_of = described
        for fact in facts[array]:
            yield where | {"kind": kind} | row_of(fact)


def table_rows(facts: Facts) -> Iterator[tuple[str, Row]]:
    """Yield each row with the name of its table; the columns are all there, in order."""
    source = facts["source"]
    parts = (source["path"] or "", source["id"] or "", source["sha256"])
    article = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
    for name, rows in _tables(facts).items():
        for row in rows:
            yield name, {"article": article} | {column: row.get(column) for column in TABLES[name]}


def _tables(facts: Facts) -> dict[str, Iterable[Facts]]:
    source, article = facts["source"], facts["article"]
    events, ventures = facts["events"], list(enumerate(facts["joint_ventures"], start=1))
    return {
        "articles": [
            {
                **article,
                "source": source["path"],
                "source_id": source["id"],
                "sha256": source["sha256"],
                "encoding": source["encoding"],
                "authors": _list(article["authors"]),
            }
        ],
        "mentions": [
            {"kind": kind, "id": thing["id"], **mention}
            for kind in ("companies", "organizations", "executives", "locations")
            for thing in facts[kind]
            for mention in thing["mentions"]
        ],
        "companies": [{**one, **_names(one)} for one in facts["companies"]],
        "organizations": [{**one, **_names(one), "members": _list(one["members"])} for one in facts["organizations"]],
        "executives": [{**one, **_names(one)} for one in facts["executives"]],
        "posts": [{"executive": one["id"], **post} for one in facts["executives"] for post in one["positions"]],
        "dates": facts["dates"],
        "events": [
            {**_circumstances(event), **event["trigger"], **_amount(event["amount"], "amount")} for event in events
        ],
        "participants": [{"event": event["id"], **one} for event in events for one in event["participants"]],
        "ventures": [
            {**_circumstances(one), **_amount(one["capital"], "capital"), "venture": number} for number, one in ventures
        ],
        "parties": [row for number, one in ventures for row in _parties(number, one)],
        "areas": [
            *({"event": event["id"], **area} for event in events for area in event["business_areas"]),
            *(
                {"venture": number, "event": one["event"], **area}
                for number, one in ventures
                for area in one["business_areas"]
            ),
        ],
        "quotes": facts["quotes"],
        "amounts": facts["amounts"],
        "locations": facts["locations"],
    }


def _names(thing: Facts) -> Row:
    return {"name_ko": thing["names"]["ko"], "name_en": thing["names"]["en"]}


def _circumstances(fact: Facts) -> dict[str, Any]:
    place = fact["location"] or {}
    return {**fact, **(fact["date"] or {}), "place": place.get("text"), "country": place.get("country")}


def _amount(amount: Facts | None, column: str) -> Row:
    return {column: amount["value"], "currency": amount["currency"]} if amount else {column: None}


def _parties(number: int, venture: Facts) -> Iterator[Row]:
    shares = {share["party"]: share["percent"] for share in venture["ownership"]}
    for party, name in zip(venture["parties"], venture["party_names"], strict=True):
        yield {"venture": number, "id": party, "name": name, "percent": shares.get(party)}


def _company(fact: Facts) -> Row:
    return {**_thing(fact), "type": fact["kind"], "value": fact["ticker"], "country": fact["country"]}


def _organization(fact: Facts) -> Row:
    return {**_company(fact), "participants": _list(fact["members"])}


def _executive(fact: Facts) -> Row:
    posts = fact["positions"]
    return {
        **_thing(fact),
        "type": _list(post["role"] for post in posts),
        "value": _list(post["title"] for post in posts),
        "participants": _list(post["organization"] for post in posts),
    }


def _date(fact: Facts) -> Row:
    return {**_place(fact), **_period(fact), "type": fact["type"], "rule": fact["rule"]}


def _event(fact: Facts) -> Row:
    place = fact["location"] or {}
    return {
        "fact_id": fact["id"],
        "type": fact["type"],
        "name": fact["name"],
        **_period(fact["date"]),
        "status": fact["status"],
        "participants": _list(f"{one['role']}={one['id']}" for one in fact["participants"]),
        **_amount(fact["amount"], "amount"),
        "place": place.get("text"),
        "country": place.get("country"),
        **_place(fact["trigger"]),
    }


def _venture(fact: Facts) -> Row:
    start, end = fact["evidence"][0] if fact["evidence"] else (None, None)
    return {
        "fact_id": fact["event"],
        "type": fact["stage"],
        "name": fact["name"],
        **_period(fact["date"]),
        "participants": _list(fact["parties"]),
        "start": start,
        "end": end,
    }


def _quote(fact: Facts) -> Row:
    return {"participants": fact["speaker"], **_place(fact)}


def _sum(fact: Facts) -> Row:
    return {**_place(fact), "amount": fact["value"], "currency": fact["currency"]}


def _location(fact: Facts) -> Row:
    return {**_thing(fact), "country": fact["country"]}


_FLAT: dict[str, tuple[str, Callable[[Facts], Row]]] = {
    "company": ("companies", _company),
    "organization": ("organizations", _organization),
    "executive": ("executives", _executive),
    "date": ("dates", _date),
    "event": ("events", _event),
    "joint_venture": ("joint_ventures", _venture),
    "quote": ("quotes", _quote),
    "amount": ("amounts", _sum),
    "location": ("locations", _location),
}


def _thing(fact: Facts) -> Row:
    place = _place(fact["mentions"][0]) if fact["mentions"] else {}
    return {"fact_id": fact["id"], "name": fact["name"], **place}


def _place(fact: Facts) -> Row:
    return {column: fact[column] for column in _PLACE}


def _period(period: Facts | None) -> Row:
    return {column: period[column] for column in _PERIOD} if period else {}


def _list(values: Iterable[str | None]) -> str:
    return "; ".join(value for value in values if value)
