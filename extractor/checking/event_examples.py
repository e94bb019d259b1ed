"""The examples of the event rules, read by the real extractor: what each must give and what it gave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from extractor import schema
from extractor.events.compiler import RuleSource
from extractor.events.model import Example
from extractor.language import ENGLISH, KOREAN

REFERENCE_DATE = "2024-06-20"
"""The day on which an example without a date of its own is read; a Thursday."""

FACETS = ("status", "date", "place", "amount", "name")
"""What `gives` may tell beside the roles of the type."""


class Reader(Protocol):
    """What reads an example: `extractor.Extractor`."""

    def extract(self, text: str, *, published: str | None = None, language: str | None = None) -> schema.Extraction:
        """Return the facts of one text."""
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """What an example says, and what it gave instead."""

    expected: str
    found: tuple[str, ...]


def language_of(example: Example) -> str:
    """Return the language that the example is written in."""
    return KOREAN if example.ko is not None else ENGLISH


def sentence_of(example: Example) -> str:
    """Return the text of the example."""
    return example.ko or example.en or ""


def families_of(rules: Iterable[RuleSource]) -> dict[str, str]:
    """Return the family of each rule by its id."""
    return {source.file.id: source.file.family or source.file.type or "" for source in rules}


def failure(
    reader: Reader, rule: str, example: Example, families: Mapping[str, str], *, negative: bool = False
) -> Failure | None:
    """Return what is wrong with one example of a rule, None where nothing is.

    An event of another rule of the same family counts as the rule's own, because merging keeps the words of one.
    """
    sentence = sentence_of(example)
    result = reader.extract(sentence, published=example.date or REFERENCE_DATE, language=language_of(example))
    found = tuple(_described(event) for event in result.events)
    if negative:
        fired = any(event.trigger.rule == rule for event in result.events)
        return Failure(f"no event of {rule}", found) if fired else None
    own = [event for event in result.events if families.get(event.trigger.rule) == families[rule]]
    if any(_agrees(event, example.gives, result) for event in own):
        return None
    return Failure(f"{rule} {dict(example.gives)}", found)


def _agrees(event: schema.Event, gives: Mapping[str, Any], result: schema.Extraction) -> bool:
    return all(_holds(event, key, expected, result) for key, expected in gives.items())


def _holds(event: schema.Event, key: str, expected: Any, result: schema.Extraction) -> bool:
    told: dict[str, Callable[[], tuple[object, ...]]] = {
        "status": lambda: (event.status,),
        "date": lambda: (event.date.value if event.date else None,),
        "place": lambda: (event.location.text, event.location.name) if event.location else (None,),
        "amount": lambda: (event.amount.text if event.amount else None,),
        "name": lambda: (event.name,),
    }
    if key in told:
        return expected in told[key]()
    if key in event.slots:
        return [filling.text for filling in event.slots[key]] == list(expected)
    surfaces = [_surfaces(part.id, result) for part in event.participants if part.role == key]
    return len(surfaces) == len(expected) and all(any(name in forms for forms in surfaces) for name in expected)


def _surfaces(entity: str, result: schema.Extraction) -> set[str]:
    surfaces = {entity}
    things: list[schema.Company | schema.Organization | schema.Executive] = [
        *result.companies,
        *result.organizations,
        *result.executives,
    ]
    for thing in things:
        if thing.id == entity:
            surfaces |= {thing.name, *(mention.text for mention in thing.mentions)}
    return surfaces


def _described(event: schema.Event) -> str:
    parts = [f"{part.role}={part.id}" for part in event.participants]
    parts += [f"{slot}={filling.text}" for slot, told in event.slots.items() for filling in told]
    parts += [f"date={event.date.value}"] if event.date else []
    parts += [f"place={event.location.text}"] if event.location else []
    parts += [f"amount={event.amount.text}"] if event.amount else []
    parts += [f"name={event.name}"] if event.name else []
    return f"{event.trigger.rule} {event.status} {' '.join(parts)}"
