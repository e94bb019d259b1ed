"""One extraction written by hand, with every kind of fact, for the tests of the renderers."""

from __future__ import annotations

import pytest

from extractor import schema

TEXT = (
    "READ MORE <b>\n"
    "Gaon Telecom & Nordan set up a venture in Busan\n"
    "가온텔레콤 said “We start in May 2024” and pays $210 million, said Mira Han, CEO."
)
BODY = (14, len(TEXT))


def mention(text: str) -> schema.Mention:
    start = TEXT.index(text)
    return schema.Mention(
        text=text, start=start, end=start + len(text), rule=f"rule-of-{text.split(maxsplit=1)[0].lower()}"
    )


def span(text: str) -> dict[str, object]:
    found = mention(text)
    return {"text": found.text, "start": found.start, "end": found.end, "rule": found.rule}


GAON = schema.Company(
    id="gaon-telecom",
    name="Gaon Telecom",
    names=schema.Names(ko="가온텔레콤", en="Gaon Telecom"),
    kind="operator",
    country="KR",
    ticker="KRX:999990",
    known=True,
    mentions=(mention("Gaon Telecom"), mention("가온텔레콤")),
)
NORDAN = schema.Company(id="nordan", name="Nordan", known=False, mentions=(mention("Nordan"),))
HAN = schema.Executive(
    id="mira-han",
    name="Mira Han",
    positions=(
        schema.Position(
            title="CEO", role="ceo", organization="gaon-telecom", organization_name='Gaon "Telecom", the first'
        ),
    ),
    mentions=(mention("Mira Han"),),
)
MAY = schema.Date(**span("May 2024"), type="date", value="2024-05", from_="2024-05-01", to="2024-05-31")  # type: ignore[arg-type]
PRICE = schema.Amount(**span("$210 million"), value=210_000_000, currency="USD")  # type: ignore[arg-type]
EVENT = schema.Event(
    id="e1",
    type="joint_venture",
    date=schema.Period(value="2024-05", from_="2024-05-01", to="2024-05-31"),
    location=schema.Place(name="Busan", country="KR", text="Busan"),
    status="planned",
    participants=(
        schema.Participant(id="gaon-telecom", name="Gaon Telecom", role="party"),
        schema.Participant(id="nordan", name="Nordan", role="party"),
    ),
    amount=PRICE,
    trigger=mention("set up"),
    evidence=(BODY,),
)
VENTURE = schema.JointVenture(
    parties=("gaon-telecom", "nordan"),
    party_names=("Gaon Telecom", "Nordan"),
    stage="agreement",
    date=EVENT.date,
    event="e1",
    evidence=(BODY,),
)
EXTRACTION = schema.Extraction(
    source=schema.Source(path="news/a.txt", id="7", sha256="ab" * 32, encoding="utf-8"),
    article=schema.Article(language="en", title="Gaon Telecom & Nordan", body=(BODY,), text=TEXT),
    companies=(GAON, NORDAN),
    executives=(HAN,),
    dates=(MAY,),
    events=(EVENT,),
    joint_ventures=(VENTURE,),
    quotes=(schema.Quote(speaker="mira-han", **span("We start in May 2024")),),  # type: ignore[arg-type]
    amounts=(PRICE,),
    locations=(schema.Location(id="busan", name="Busan", country="KR", mentions=(mention("Busan"),)),),
    warnings=(schema.ExtractionWarning(code="no-reference-date", message="Give --date."),),
)


@pytest.fixture
def extraction() -> schema.Extraction:
    """Return one article with one fact of every kind, or two."""
    return EXTRACTION
