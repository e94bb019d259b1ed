"""The examples of the event rules, read by the real extractor: what each must give and what it gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from extractor import schema
from extractor.events.model import EventFile, Example
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
    """One example that does not give what it says; `item` is its place in the file (`examples.3`, `not.0`)."""

    path: Path
    item: str
    sentence: str
    expected: str
    found: tuple[str, ...]

    def __str__(self) -> str:
        found = "; ".join(self.found) or "no event"
        return f"{self.path} {self.item}: {self.sentence!r} must give {self.expected}, found {found}"


def language_of(example: Example) -> str:
    """Return the language that the example is written in."""
    return KOREAN if example.ko is not None else ENGLISH


def sentence_of(example: Example) -> str:
    """Return the text of the example."""
    return example.ko or example.en or ""


def families_of(files: Iterable[EventFile]) -> dict[str, str]:
    """Return the family of each rule by its id."""
    return {file.event: file.family or file.type for file in files}


def failures(reader: Reader, path: Path, file: EventFile, families: Mapping[str, str]) -> Iterator[Failure]:
    """Yield every example and every negative of one file that fails.

    An event of another rule of the same family counts as the rule's own, because merging keeps one of their triggers.
    """
    for number, example in enumerate(file.examples):
        failed = failure(reader, path, file, f"examples.{number}", example, families)
        if failed:
            yield failed
    for number, example in enumerate(file.negatives):
        failed = failure(reader, path, file, f"not.{number}", example, families, negative=True)
        if failed:
            yield failed


def failure(
    reader: Reader,
    path: Path,
    file: EventFile,
    item: str,
    example: Example,
    families: Mapping[str, str],
    *,
    negative: bool = False,
) -> Failure | None:
    """Return what is wrong with one example, None where nothing is."""
    sentence = sentence_of(example)
    result = reader.extract(sentence, published=example.date or REFERENCE_DATE, language=language_of(example))
    found = tuple(_described(event) for event in result.events)
    if negative:
        fired = any(event.trigger.rule == file.event for event in result.events)
        return Failure(path, item, sentence, f"no event of {file.event}", found) if fired else None
    own = [event for event in result.events if families.get(event.trigger.rule) == (file.family or file.type)]
    if any(_agrees(event, example.gives, result) for event in own):
        return None
    return Failure(path, item, sentence, f"{file.event} {dict(example.gives)}", found)


def _agrees(event: schema.Event, gives: Mapping[str, Any], result: schema.Extraction) -> bool:
    return all(_holds(event, key, expected, result) for key, expected in gives.items())


def _holds(event: schema.Event, key: str, expected: Any, result: schema.Extraction) -> bool:
    if key == "status":
        return bool(event.status == expected)
    if key == "date":
        return bool((event.date.value if event.date else None) == expected)
    if key == "place":
        names = (event.location.text, event.location.name) if event.location else (None,)
        return expected in names
    if key == "amount":
        return bool((event.amount.text if event.amount else None) == expected)
    if key == "name":
        return bool(event.name == expected)
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
    parts += [f"date={event.date.value}"] if event.date else []
    parts += [f"place={event.location.text}"] if event.location else []
    parts += [f"amount={event.amount.text}"] if event.amount else []
    parts += [f"name={event.name}"] if event.name else []
    return f"{event.trigger.rule} {event.status} {' '.join(parts)}"
