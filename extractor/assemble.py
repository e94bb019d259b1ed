"""Facts → `Extraction`: the last step, and the only one that speaks of offsets in the input as given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from extractor import schema
from extractor.document.facts import (
    COMPANY,
    LOCATION,
    ORGANIZATION,
    PERSON,
    Amount,
    BusinessArea,
    Entity,
    Event,
    Facts,
    Mention,
    Period,
    Venture,
)
from extractor.document.timex import Timex

ToSource = Callable[[int, int], tuple[int, int]]

_VENTURE = "venture.mention"


class Assembler:
    """Builds the printed object of one article; `to_source` maps a span of the analysed text to the input."""

    def __init__(self, facts: Facts, source: str, to_source: ToSource) -> None:
        self._facts = facts
        self._source = source
        self._to_source = to_source
        self._mentions: dict[str, list[Mention]] = {}
        for mention in facts.mentions:
            self._mentions.setdefault(mention.entity, []).append(mention)

    def assemble(
        self,
        source: schema.Source,
        article: schema.Article,
        warnings: Iterable[schema.ExtractionWarning],
    ) -> schema.Extraction:
        """Return the object with every array in order of first appearance."""
        facts = self._facts
        shown = {entity.id for category in (COMPANY, ORGANIZATION, PERSON) for entity in self._entities(category)}
        return schema.Extraction(
            source=source,
            article=article,
            companies=tuple(
                schema.Company.model_validate(self._named(entity) | {"kind": entity.kind})
                for entity in self._entities(COMPANY)
            ),
            organizations=tuple(
                schema.Organization.model_validate(
                    self._named(entity)
                    | {"kind": entity.kind, "members": tuple(member for member in entity.members if member in shown)}
                )
                for entity in self._entities(ORGANIZATION)
            ),
            executives=tuple(self._executive(entity) for entity in self._entities(PERSON)),
            dates=tuple(self._date(timex) for timex in facts.dates),
            events=tuple(self._event(number, event) for number, event in enumerate(facts.events, 1)),
            joint_ventures=tuple(self._venture(venture) for venture in facts.ventures),
            quotes=tuple(
                schema.Quote(speaker=quote.speaker, rule=quote.rule, **self._span(quote.start, quote.end))
                for quote in facts.quotes
            ),
            amounts=tuple(self._amount(amount) for amount in facts.amounts),
            locations=tuple(
                schema.Location(
                    id=entity.id.removeprefix(f"{LOCATION}/"),
                    name=entity.name,
                    country=entity.country,
                    mentions=self._mentions_of(entity),
                )
                for entity in self._entities(LOCATION)
            ),
            warnings=tuple(warnings),
        )

    def _entities(self, category: str) -> list[Entity]:
        """Entities of one category that the article mentions, by first mention."""
        return [self._facts.entities[key] for key in self._mentions if self._facts.entities[key].category == category]

    def _span(self, start: int, end: int) -> dict[str, Any]:
        start, end = self._to_source(start, end)
        return {"text": self._source[start:end], "start": start, "end": end}

    def _mentions_of(self, entity: Entity) -> tuple[schema.Mention, ...]:
        return tuple(
            schema.Mention(rule=mention.rule, **self._span(mention.start, mention.end))
            for mention in self._mentions[entity.id]
        )

    def _named(self, entity: Entity) -> dict[str, Any]:
        return {
            "id": entity.id,
            "name": entity.name,
            "names": schema.Names(ko=entity.ko, en=entity.en),
            "country": entity.country,
            "ticker": entity.ticker,
            "known": entity.known,
            "mentions": self._mentions_of(entity),
        }

    def _executive(self, entity: Entity) -> schema.Executive:
        positions = [position for position in self._facts.positions if position.person == entity.id]
        return schema.Executive(
            id=entity.id,
            name=entity.name,
            names=schema.Names(ko=entity.ko, en=entity.en),
            positions=tuple(
                schema.Position(
                    title=position.title,
                    role=position.role,
                    organization=position.organization,
                    organization_name=self._name_of(position.organization),
                )
                for position in positions
            ),
            mentions=self._mentions_of(entity),
        )

    def _name_of(self, entity: str | None) -> str | None:
        return self._facts.entities[entity].name if entity else None

    def _date(self, timex: Timex) -> schema.Date:
        return schema.Date.model_validate(
            self._span(timex.start, timex.end)
            | {
                "rule": timex.rule,
                "type": timex.type,
                "value": timex.value,
                "mod": timex.mod,
                "from": timex.first.isoformat() if timex.first else None,
                "to": timex.last.isoformat() if timex.last else None,
            }
        )

    def _amount(self, amount: Amount) -> schema.Amount:
        return schema.Amount(
            value=amount.value, currency=amount.currency, rule=amount.rule, **self._span(amount.start, amount.end)
        )

    def _areas(self, areas: Sequence[BusinessArea]) -> tuple[schema.BusinessArea, ...]:
        return tuple(schema.BusinessArea(area=area.area, **self._span(area.start, area.end)) for area in areas)

    def _event(self, number: int, event: Event) -> schema.Event:
        return schema.Event.model_validate(
            {
                "id": f"e{number}",
                "type": event.type,
                "name": event.name,
                "date": _period(event.period),
                "location": self._place(event.place) if event.place else None,
                "status": event.status,
                "attribution": event.attribution,
                "business_areas": self._areas(self._facts.agreed.get(number - 1, ())),
                "participants": [
                    {"id": participant.entity, "name": self._name_of(participant.entity), "role": participant.role}
                    for participant in event.participants
                ],
                "amount": self._amount(event.amount) if event.amount else None,
                "slots": self._slots(event),
                "trigger": schema.Mention(rule=event.rule, **self._span(*event.trigger)),
                "evidence": [self._to_source(*span) for span in event.evidence],
            }
        )

    def _slots(self, event: Event) -> dict[str, list[dict[str, Any]]]:
        slots: dict[str, list[dict[str, Any]]] = {}
        for filling in event.slots:
            entity = filling.entity.removeprefix(f"{LOCATION}/") if filling.entity else None
            told = {"id": entity, "value": filling.value}
            slots.setdefault(filling.slot, []).append(self._span(filling.start, filling.end) | told)
        return slots

    def _place(self, place: Mention) -> schema.Place:
        entity = self._facts.entities[place.entity]
        text = self._span(place.start, place.end)["text"]
        return schema.Place(name=entity.name, country=entity.country, text=text)

    def _venture(self, venture: Venture) -> schema.JointVenture:
        return schema.JointVenture.model_validate(
            {
                "name": venture.name,
                "parties": venture.parties,
                "party_names": [self._name_of(party) for party in venture.parties],
                "mentions": [schema.Mention(rule=_VENTURE, **self._span(*span)) for span in venture.mentions],
                "capital": self._amount(venture.capital) if venture.capital else None,
                "location": self._place(venture.place) if venture.place else None,
                "alliance": venture.alliance,
                "ownership": [{"party": party, "percent": percent} for party, percent in venture.ownership],
                "stage": venture.stage,
                "date": _period(venture.period),
                "business_areas": self._areas(venture.areas),
                "event": f"e{venture.event + 1}" if venture.event is not None else None,
                "evidence": [self._to_source(*span) for span in venture.evidence],
            }
        )


def _period(period: Period | None) -> schema.Period | None:
    if period is None:
        return None
    return schema.Period.model_validate(
        {
            "value": period.value,
            "from": period.first.isoformat() if period.first else None,
            "to": period.last.isoformat() if period.last else None,
        }
    )
