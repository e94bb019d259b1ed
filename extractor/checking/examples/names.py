"""The examples of `companies/` and `people/`: texts, and everyone and everything in them that no lexicon knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extractor import schema
from extractor.checking.event_examples import REFERENCE_DATE
from extractor.checking.examples.case import Case, Mismatch, listed, yaml_files
from extractor.checking.examples.readers import Readers
from extractor.entities.companies.model import CompaniesFile
from extractor.entities.companies.model import Example as CompanyExample
from extractor.entities.people.model import Example as PersonExample
from extractor.entities.people.model import PeopleFile


def company_cases(readers: Readers) -> Iterator[Case]:
    """Yield every example of `companies/` that is in force."""
    entries = {
        example.id: (yaml, index, example)
        for yaml, file in yaml_files(readers.folders, "companies", CompaniesFile)
        for index, example in enumerate(file.examples)
    }
    for yaml, index, example in entries.values():
        line = yaml.line_of(("examples", index))
        yield Case(yaml.path, line, example.id, example.text, partial(_judge_companies, readers, example))


def person_cases(readers: Readers) -> Iterator[Case]:
    """Yield every example of `people/` that is in force."""
    entries = {
        example.id: (yaml, index, example)
        for yaml, file in yaml_files(readers.folders, "people", PeopleFile)
        for index, example in enumerate(file.examples)
    }
    for yaml, index, example in entries.values():
        line = yaml.line_of(("examples", index))
        yield Case(yaml.path, line, example.id, example.text, partial(_judge_people, readers, example))


def _judge_companies(readers: Readers, example: CompanyExample) -> Mismatch | None:
    result = readers.extractor.extract(example.text, published=REFERENCE_DATE)
    things: list[schema.Company | schema.Organization] = [*result.companies, *result.organizations]
    found = {frozenset(mention.text for mention in thing.mentions) for thing in things if not thing.known}
    expected = {frozenset(forms) for forms in example.gives}
    return None if found == expected else Mismatch(_shown(expected), _shown(found))


def _judge_people(readers: Readers, example: PersonExample) -> Mismatch | None:
    result = readers.extractor.extract(example.text, published=REFERENCE_DATE)
    found = {
        (person.mentions[0].text, _posts(person), frozenset(mention.text for mention in person.mentions[1:]))
        for person in result.executives
    }
    expected = {
        (holder.name, frozenset(holder.posts), frozenset(holder.also) | _repeated(holder.name, found))
        for holder in example.gives
    }
    if found == expected:
        return None
    return Mismatch(listed(sorted(map(_person, expected))), listed(sorted(map(_person, found))))


_Person = tuple[str, frozenset[str], frozenset[str]]


def _repeated(name: str, found: set[_Person]) -> frozenset[str]:
    """A name may stand again in full, which no example needs to tell."""
    return frozenset({name for first, _, also in found if first == name and name in also})


def _posts(person: schema.Executive) -> frozenset[str]:
    return frozenset(f"{post.title} @ {post.organization_name or '-'}" for post in person.positions)


def _person(person: _Person) -> str:
    name, posts, also = person
    return f"{name} ({', '.join(sorted(posts))})" + (f" also {', '.join(sorted(also))}" if also else "")


def _shown(groups: set[frozenset[str]]) -> str:
    return listed(sorted("/".join(sorted(group)) for group in groups))
