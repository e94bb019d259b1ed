"""An extraction as a page of its own: the article with its facts highlighted, and the facts beside it.

Everything is in the one file (no script, no address is fetched), and everything taken from an article is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from extractor.schema import Event, Extraction, JointVenture, Mention, Period

_STYLE = """\
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 84rem; padding: 1rem; font: 16px/1.65 system-ui, sans-serif; }
section { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2rem; margin-bottom: 3rem; }
h1 { grid-column: 1 / -1; font-size: 1.3rem; margin: 0; }
h1 small { display: block; font-size: .8rem; font-weight: normal; opacity: .7; }
h2 { font-size: 1rem; margin: 1rem 0 .3rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.outside { opacity: .45; }
mark { color: inherit; border-radius: .2em; padding: 0 .1em; background: var(--tint); }
.company { --tint: #4c8bf555; } .organization { --tint: #9c5cf555; } .executive { --tint: #f5a14c66; }
.date { --tint: #3fae6a55; } .amount { --tint: #c9b02866; } .location { --tint: #2bb3b355; }
.event { --tint: #e5484d44; } .quote { --tint: transparent; text-decoration: underline dotted; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
td { border-top: 1px solid #8884; padding: .15rem .4rem .15rem 0; vertical-align: top; overflow-wrap: anywhere; }
@media (max-width: 60rem) { section { grid-template-columns: minmax(0, 1fr); } }
"""

PAGE_BEGIN = f"""\
<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>extract</title>
<style>
{_STYLE}</style>
</head>
<body>
"""
PAGE_END = "</body>\n</html>\n"


@dataclass(frozen=True, slots=True)
class _Layer:
    """One highlighted span of the text."""

    start: int
    end: int
    kind: str
    label: str


def page_section(extraction: Extraction) -> str:
    """Return the `<section>` of one article, to stand between `PAGE_BEGIN` and `PAGE_END`.

    Needs an extraction that carries its text (`with_text`).
    """
    text = extraction.article.text or ""
    prefix = extraction.source.sha256[:12]
    article = extraction.article
    title = article.title or extraction.source.id or extraction.source.path or ""
    about = " · ".join(
        escape(part)
        for part in (
            extraction.source.path,
            extraction.source.id,
            article.published,
            article.publisher,
            *article.authors,
        )
        if part
    )
    return (
        f'<section lang="{article.language}">\n<h1>{escape(title)}<small>{about}</small></h1>\n'
        f'<div class="text">{"".join(_highlighted(text, extraction, prefix))}</div>\n'
        f"<aside>\n{''.join(_facts(extraction, prefix))}</aside>\n</section>\n"
    )


def _highlighted(text: str, extraction: Extraction, prefix: str) -> Iterator[str]:
    """Cut the text at every border of a span and wrap each piece in the spans that cover it, the longest outermost.

    Marks cannot cross in HTML but spans can, so each piece opens and closes its own marks.
    """
    layers = sorted(_layers(extraction), key=lambda layer: (layer.start, -layer.end))
    body = extraction.article.body
    anchors = {layer.start for layer in layers}
    anchors.update(venture.evidence[0][0] for venture in extraction.joint_ventures if venture.evidence)
    borders = {0, len(text), *anchors, *(layer.end for layer in layers)}
    for passage in body:
        borders.update(passage)
    active: list[_Layer] = []
    upcoming = iter(layers)
    following = next(upcoming, None)
    passages = iter(body)
    current = next(passages, None)
    for start, end in pairwise(sorted(borders)):
        active = [layer for layer in active if layer.end > start]
        while following and following.start == start:
            active.append(following)
            following = next(upcoming, None)
        while current and current[1] <= start:
            current = next(passages, None)
        piece = escape(text[start:end])
        for layer in sorted(active, key=lambda layer: layer.end - layer.start):
            piece = f'<mark class="{layer.kind}" title="{escape(layer.label)}">{piece}</mark>'
        if not (current and current[0] <= start):
            piece = f'<span class="outside">{piece}</span>'
        yield f'<a id="t{prefix}-{start}"></a>{piece}' if start in anchors else piece


def _layers(extraction: Extraction) -> Iterator[_Layer]:
    for kind, things in (
        ("company", extraction.companies),
        ("organization", extraction.organizations),
        ("executive", extraction.executives),
        ("location", extraction.locations),
    ):
        for thing in things:
            for mention in thing.mentions:
                yield _Layer(mention.start, mention.end, kind, f"{kind}: {thing.name}")
    for date in extraction.dates:
        yield _Layer(date.start, date.end, "date", f"{date.type}: {date.value}")
    for amount in extraction.amounts:
        yield _Layer(amount.start, amount.end, "amount", f"amount: {amount.value} {amount.currency}")
    for event in extraction.events:
        yield _Layer(event.trigger.start, event.trigger.end, "event", f"{event.id}: {event.type}")
    for quote in extraction.quotes:
        yield _Layer(quote.start, quote.end, "quote", f"quote: {quote.speaker}")


def _facts(extraction: Extraction, prefix: str) -> Iterator[str]:
    names = {
        thing.id: thing.name
        for things in (extraction.companies, extraction.organizations, extraction.executives)
        for thing in things
    }
    table = _Table(prefix)
    yield table.of("Events", (_event_row(event) for event in extraction.events))
    yield table.of("Joint ventures", (_venture_row(venture) for venture in extraction.joint_ventures))
    yield table.of(
        "Companies", ((_at(one.mentions), one.name, one.kind, one.country, one.ticker) for one in extraction.companies)
    )
    yield table.of(
        "Organizations", ((_at(one.mentions), one.name, one.kind, one.country) for one in extraction.organizations)
    )
    yield table.of(
        "Executives",
        (
            (
                _at(one.mentions),
                one.name,
                "; ".join(
                    ", ".join(part for part in (position.title, position.organization_name) if part)
                    for position in one.positions
                ),
            )
            for one in extraction.executives
        ),
    )
    yield table.of("Dates", ((one.start, one.text, one.value, _days(one.from_, one.to)) for one in extraction.dates))
    yield table.of("Amounts", ((one.start, one.text, f"{one.value:,} {one.currency}") for one in extraction.amounts))
    yield table.of("Quotes", ((one.start, names.get(one.speaker, one.speaker), one.text) for one in extraction.quotes))
    yield table.of("Locations", ((_at(one.mentions), one.name, one.country) for one in extraction.locations))
    yield table.of("Warnings", ((None, one.code, one.message) for one in extraction.warnings))


Row = tuple[int | str | None, ...]
"""Where in the text the fact begins (None: nowhere), then its cells."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Writes tables whose first cell leads to the place in the text; `prefix` keeps the articles of one page apart."""

    prefix: str

    def of(self, heading: str, rows: Iterator[Row]) -> str:
        lines = [self._row(row) for row in rows]
        return f"<h2>{heading}</h2>\n<table>\n{''.join(lines)}</table>\n" if lines else ""

    def _row(self, row: Row) -> str:
        start, *cells = row
        first, *others = (escape(str(cell)) if cell is not None else "" for cell in cells)
        if start is not None:
            first = f'<a href="#t{self.prefix}-{start}">{first}</a>'
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in (first, *others)) + "</tr>\n"


def _event_row(event: Event) -> Row:
    participants = "; ".join(f"{one.role}: {one.name}" for one in event.participants)
    return (
        event.trigger.start,
        event.type.replace("_", " "),
        event.status,
        _period(event.date),
        event.location.name if event.location else None,
        event.amount.text if event.amount else None,
        "; ".join(part for part in (event.name, participants) if part),
    )


def _venture_row(venture: JointVenture) -> Row:
    return (
        venture.evidence[0][0] if venture.evidence else None,
        venture.stage.replace("_", " "),
        _period(venture.date),
        "; ".join(venture.party_names),
        "; ".join(area.text for area in venture.business_areas),
    )


def _period(period: Period | None) -> str | None:
    return _days(period.from_, period.to) or period.value if period else None


def _days(first: str | None, last: str | None) -> str | None:
    if first and last and first != last:
        return f"{first} to {last}"
    return first or last


def _at(mentions: tuple[Mention, ...]) -> int | None:
    return mentions[0].start if mentions else None
