"""The contract: what one article comes out as, schema version 1.

Offsets are half-open, count Unicode code points of the decoded input and satisfy `input[start:end] == text`.
An id that one part names exists in another part of the same object. Arrays are always printed, in order of
first appearance. Fields may be added to a version, never renamed.

`from` is a keyword of Python, so the fields read `from_` and `to` here and print as `from` and `to`.
"""

from __future__ import annotations

import re
from html import escape
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from extractor.records import COLUMNS, TABLES, Row, flat_rows, table_rows

SCHEMA_VERSION: Literal["1"] = "1"

Language = Literal["ko", "en"]
PublishedSource = Literal["text", "option", "metadata", "filename"]
CompanyKind = Literal[
    "operator", "vendor", "chipmaker", "device", "internet", "software", "media", "finance", "holding", "other"
]
OrganizationKind = Literal[
    "alliance", "association", "standards", "regulator", "government", "university", "research", "union", "other"
]
DateType = Literal["date", "time", "duration", "set"]
DateMod = Literal[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
]
SHIPPED_TYPES = (
    "conference",
    "partnership",
    "joint_venture",
    "alliance",
    "acquisition",
    "investment",
    "contract",
    "product_launch",
    "network",
    "technology",
    "appointment",
    "earnings",
    "restructuring",
    "regulation",
    "incident",
    "award",
)
"""Examples of what rule files declare; a folder of the user's may declare more."""
SHIPPED_SLOTS = (
    "host",
    "attendee",
    "speaker",
    "party",
    "member",
    "founder",
    "body",
    "acquirer",
    "target",
    "seller",
    "investor",
    "investee",
    "supplier",
    "customer",
    "provider",
    "operator",
    "vendor",
    "developer",
    "partner",
    "person",
    "organization",
    "company",
    "authority",
    "subject",
    "victim",
    "recipient",
    "giver",
)
EventType = Annotated[
    str, Field(description="A type declared in rule files; the shipped ones are examples.", examples=[*SHIPPED_TYPES])
]
EventStatus = Literal["occurred", "planned", "reported", "denied", "cancelled"]
Role = Annotated[
    str, Field(description="A slot of the event's type; the shipped ones are examples.", examples=[*SHIPPED_SLOTS])
]
Stage = Literal["proposed", "mou", "agreement", "definitive_agreement", "established", "dissolved"]


def _without_surrogates(value: object) -> object:
    # Python stands a lone surrogate for each byte of a file name that is no UTF-8, and JSON cannot carry one.
    return re.sub(r"[\ud800-\udfff]", "\ufffd", value) if isinstance(value, str) else value


Start = Annotated[int, Field(ge=0, description="Offset of the first code point.")]
End = Annotated[int, Field(ge=0, description="Offset behind the last code point.")]
Rule = Annotated[str, Field(description="Id of the rule or lexicon entry that found this.")]
Span = Annotated[tuple[int, int], Field(description="[start, end] in the input.")]
From = Annotated[
    str | None,
    Field(validation_alias="from", serialization_alias="from", description="First day of the period, ISO 8601."),
]
To = Annotated[str | None, Field(description="Last day of the period, included, ISO 8601.")]
Country = Annotated[str | None, Field(description="ISO 3166-1 alpha-2.")]


class _Part(BaseModel):
    """Base of every part: values never change, and a result of a later program that knows more fields can be read."""

    model_config = ConfigDict(
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )


class Mention(_Part):
    """One place where a thing is named."""

    text: str
    start: Start
    end: End
    rule: Rule


class Names(_Part):
    """The name in each language, where it is known or written."""

    ko: str | None = None
    en: str | None = None


class Source(_Part):
    """Where the article came from."""

    path: Annotated[
        str | None, BeforeValidator(_without_surrogates), Field(description="As given on the command line.")
    ] = None
    id: Annotated[str | None, Field(description="The `id` of a feed line.")] = None
    sha256: Annotated[str, Field(description="Of the bytes read; of the UTF-8 form where text was given.")]
    encoding: Annotated[str | None, Field(description="How the bytes were decoded; null where text was given.")] = None


class Article(_Part):
    """What is known of the article itself."""

    language: Annotated[Language, Field(description="The language most of the body is written in.")]
    title: str | None = None
    published: Annotated[str | None, Field(description="ISO 8601 date or minute.")] = None
    published_source: PublishedSource | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    body: Annotated[tuple[Span, ...], Field(description="Spans read as the article; the rest is page furniture.")] = ()
    text: Annotated[str | None, Field(description="The text that offsets refer to: of web pages, or with --text.")] = (
        None
    )


class Company(_Part):
    """A named business; `known` is false where its context alone told that it is one."""

    id: str
    name: Annotated[str, Field(description="English where known, else as written.")]
    names: Names = Names()
    kind: CompanyKind | None = None
    country: Country = None
    ticker: Annotated[str | None, Field(description="EXCHANGE:SYMBOL.")] = None
    known: bool
    mentions: tuple[Mention, ...] = ()


class Organization(_Part):
    """A named body that is no business; `members` are ids of companies and organizations of the same object."""

    id: str
    name: Annotated[str, Field(description="English where known, else as written.")]
    names: Names = Names()
    kind: OrganizationKind | None = None
    country: Country = None
    ticker: Annotated[str | None, Field(description="EXCHANGE:SYMBOL.")] = None
    known: bool
    mentions: tuple[Mention, ...] = ()
    members: tuple[str, ...] = ()


class Position(_Part):
    """A post that the article gives a person."""

    title: Annotated[str, Field(description="As written, without the organization.")]
    role: Annotated[str | None, Field(description="The class of the post, such as `ceo`.")] = None
    organization: Annotated[str | None, Field(description="Id of a company or organization.")] = None
    organization_name: str | None = None


class Executive(_Part):
    """A named person with a post."""

    id: str
    name: Annotated[str, Field(description="Romanised where known, else as written.")]
    names: Names = Names()
    positions: tuple[Position, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Date(_Part):
    """A time expression after TIMEX3 of TimeML (ISO 24617-1), with the whole period that `value` names."""

    text: str
    start: Start
    end: End
    rule: Rule
    type: DateType
    value: Annotated[
        str | None,
        Field(description="TIMEX3 value: 2024-06-18, 2024-W25, 2024-Q2, P3Y …; null for a day that is none."),
    ]
    mod: Annotated[DateMod | None, Field(description="Which part of the period is meant.")] = None
    from_: From = None
    to: To = None


class Period(_Part):
    """The time of an event."""

    value: Annotated[str | None, Field(description="TIMEX3 value.")] = None
    from_: From = None
    to: To = None


class Place(_Part):
    """The place of an event."""

    name: str
    country: Country = None
    text: Annotated[str, Field(description="As written.")]


class Participant(_Part):
    """A company, organization or executive with its part in an event."""

    id: str
    name: str
    role: Role


class BusinessArea(_Part):
    """What a venture, partnership or alliance is to do."""

    text: str
    start: Start
    end: End
    area: Annotated[str | None, Field(description="Id of the area in the lexicon.")] = None


class Amount(_Part):
    """A sum of money in whole units of the currency."""

    text: str
    start: Start
    end: End
    value: int | float
    currency: Annotated[str, Field(description="ISO 4217.")]
    rule: Rule


class Filling(_Part):
    """What fills a slot of an event that is no participant."""

    text: str
    start: Start
    end: End
    id: Annotated[str | None, Field(description="Where it is one of the parts of the object: the place's id.")] = None
    value: Annotated[
        str | int | float | None, Field(description="Of a sum its whole units, of a date its TIMEX3 value.")
    ] = None


class Event(_Part):
    """Something that the article says a company, organization or executive did, does or plans."""

    id: str
    type: EventType
    name: str | None = None
    date: Period | None = None
    location: Place | None = None
    status: EventStatus
    attribution: Annotated[str | None, Field(description="Id of the source that the article names.")] = None
    business_areas: tuple[BusinessArea, ...] = ()
    participants: tuple[Participant, ...] = ()
    amount: Annotated[Amount | None, Field(description="One of `amounts`.")] = None
    slots: Annotated[
        dict[str, tuple[Filling, ...]], Field(description="What else the type declares, by the slot's name.")
    ] = {}
    trigger: Mention
    evidence: Annotated[tuple[Span, ...], Field(description="The sentences that assert it.")] = ()


class Share(_Part):
    """How much of a venture one party holds."""

    party: str
    percent: float


class JointVenture(_Part):
    """A jointly owned company that parties set up, plan or dissolve."""

    name: str | None = None
    parties: Annotated[tuple[str, ...], Field(description="Ids of companies and organizations.")] = ()
    party_names: tuple[str, ...] = ()
    mentions: Annotated[tuple[Mention, ...], Field(description="Words for it, and its name.")] = ()
    capital: Annotated[Amount | None, Field(description="One of `amounts`.")] = None
    location: Annotated[Place | None, Field(description="Where it is set up.")] = None
    alliance: Annotated[str | None, Field(description="Id of an organization.")] = None
    ownership: tuple[Share, ...] = ()
    stage: Stage
    date: Period | None = None
    business_areas: tuple[BusinessArea, ...] = ()
    event: Annotated[str | None, Field(description="Id of one of `events`.")] = None
    evidence: Annotated[tuple[Span, ...], Field(description="The sentences that assert it.")] = ()


class Quote(_Part):
    """Words in quotation marks; the span leaves the marks out."""

    speaker: Annotated[str, Field(description="Id of one of `executives`.")]
    text: str
    start: Start
    end: End
    rule: Rule


class Location(_Part):
    """A place."""

    id: str
    name: str
    country: Country = None
    mentions: tuple[Mention, ...] = ()


class ExtractionWarning(_Part):
    """Something that the reader of a result should know."""

    code: str
    message: str


class Extraction(_Part):
    """One article's facts."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    source: Source
    article: Article
    companies: tuple[Company, ...] = ()
    organizations: tuple[Organization, ...] = ()
    executives: tuple[Executive, ...] = ()
    dates: tuple[Date, ...] = ()
    events: tuple[Event, ...] = ()
    joint_ventures: tuple[JointVenture, ...] = ()
    quotes: tuple[Quote, ...] = ()
    amounts: tuple[Amount, ...] = ()
    locations: tuple[Location, ...] = ()
    warnings: tuple[ExtractionWarning, ...] = ()

    def to_records(self, table: str | None = None) -> list[Row]:
        """Return flat rows, one a fact, or those of one table: a data frame takes them as they are.

        Raises:
            KeyError: when there is no such table in `extractor.records.TABLES`.
        """
        facts = self.model_dump()
        if table is None:
            return [dict.fromkeys(COLUMNS) | row for row in flat_rows(facts)]
        if table not in TABLES:
            raise KeyError(f"no table {table!r}; there are {', '.join(TABLES)}")
        return [row for name, row in table_rows(facts) if name == table]

    def __repr__(self) -> str:
        """Tell how much there is of what: the whole would fill a screen."""
        counts = {"companies": self.companies, "people": self.executives, "dates": self.dates, "events": self.events}
        told = ", ".join(f"{len(facts)} {name}" for name, facts in counts.items())
        return f"<Extraction {self.article.language} {self.article.published} {self.article.title!r}: {told}>"

    def _repr_html_(self) -> str:
        """Show the facts as a table in a notebook."""
        columns = ("kind", "name", "type", "value", "from", "to", "status", "participants", "text")
        rows = ([str(row.get(column) or "") for column in columns] for row in self.to_records())
        cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
        head = "".join(f"<th>{column}</th>" for column in columns)
        title = escape(self.article.title or "")
        return f"<table><caption>{title}</caption><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
