"""Companies and bodies that no lexicon knows: what their names look like and what stands beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from spacy.tokens import Doc

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import COMPANY, ORGANIZATION, Entity, Facts, Mention, facts_of, publish
from extractor.entities.companies.evidence import Evidence
from extractor.entities.companies.found import Candidate
from extractor.entities.companies.names import Names
from extractor.entities.companies.short import FirstWords
from extractor.lexicon.component import with_legal_form
from extractor.lexicon.gazetteer import LegalForms
from extractor.lexicon.places import places_of_all
from extractor.lexicon.romanization import Romanization

_PROPER = ("NNP", "SL", "")
_INITIALS = re.compile(r" \(([A-Z]{2,6})\)")
_IN_BRACKETS = re.compile(r" ?\(([^()\n]{2,40})\)")
_HEADLINE = ("title", "subtitle")
_HANGUL = re.compile(r"[가-힣]")


@dataclass(slots=True)
class _Found:
    """One company or body with every form of its name; the first form is the one it is called by."""

    category: str
    kind: str | None
    rule: str
    entity: str | None = None
    forms: dict[str, None] = field(default_factory=dict)
    shorts: set[str] = field(default_factory=set)


class CompaniesComponent:
    """Adds entities and mentions to `Facts` and shows them in `doc.spans["companies"]` and `["organizations"]`."""

    def __init__(self, names: Names, evidence: Evidence, romanization: Romanization, legal: LegalForms) -> None:
        self._names = names
        self._evidence = evidence
        self._romanization = romanization
        self._legal = legal
        words = names.rules.words
        self._first_words = FirstWords(words["plain_en"], words["no_start"])

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        taken: list[Mention] = []
        certain, suspects = self._names.of(doc)
        certain += self._evidence.weigh(doc, suspects, certain)
        founds = _united(certain, layout.text, _known_bodies(facts, layout.text))
        founds.extend(_abbreviated(facts, layout.text))
        if not founds:
            return doc
        founds, first_words = self._shortened(founds, layout, facts)
        spellings = {spelling: None for found in founds for form in found.forms for spelling in _spellings(form)}
        written = places_of_all(layout.text, spellings)
        for found in founds:
            mentions = list(self._mentions(found, layout, written))
            mentions.extend((*span, sentence) for owner, span, sentence in first_words if owner is found)
            if not mentions:
                continue
            entity = facts.entities[found.entity] if found.entity else self._entity(found, facts)
            facts.entities.setdefault(entity.id, entity)
            taken.extend(
                Mention(start, end, *layout.tokens.span(start, end), sentence, entity.id, entity.category, found.rule)
                for start, end, sentence in mentions
            )
        _enter(taken, facts)
        publish(doc, "companies", facts.mentions_of(COMPANY))
        publish(doc, "organizations", facts.mentions_of(ORGANIZATION))
        return doc

    def _shortened(
        self, founds: Sequence[_Found], layout: Layout, facts: Facts
    ) -> tuple[list[_Found], list[tuple[_Found, tuple[int, int], int]]]:
        """Return what was found without the first words of longer names, and where these stand for the whole name."""
        text = layout.text
        names = {
            form: number
            for number, found in enumerate(founds)
            if found.category == COMPANY
            for form in found.forms
            if not _HANGUL.search(form)
            and (not self._evidence.told(found.rule) or not self._names.is_common(form.partition(" ")[0]))
        }
        words = self._first_words.of(names, {text[mention.start : mention.end] for mention in facts.mentions})
        since = {word: min(text.find(name) for name in names if name.startswith(f"{word} ")) for word in words}
        places = []
        for start, end, owner in self._first_words.places(text, words):
            number = layout.sentence_at(layout.tokens.at(start))
            # The headline shortens what the text behind it names in full.
            if number is not None and (start > since[text[start:end]] or layout.sentences[number].kind in _HEADLINE):
                places.append((founds[owner], (start, end), number))
        return [found for found in founds if not found.forms.keys() <= words.keys()], places

    def _entity(self, found: _Found, facts: Facts) -> Entity:
        forms = list(found.forms)
        ko = next((form for form in forms if _HANGUL.search(form)), None)
        en = next((form for form in forms if not _HANGUL.search(form)), None)
        identity = self._romanization.slug(en or forms[0])
        while identity in facts.entities:
            identity += "-2"
        return Entity(identity, found.category, name=en or forms[0], ko=ko, en=en, kind=found.kind)

    def _mentions(
        self, found: _Found, layout: Layout, written: Mapping[str, Sequence[tuple[int, int]]]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield (start, end, sentence) of every place where one of the forms stands, legal forms included."""
        text = layout.text
        for form in found.forms:
            for start, end in (place for spelling in _spellings(form) for place in written[spelling]):
                if not self._names.ends(text, end):
                    continue
                if form in found.shorts and layout.tokens.tag[layout.tokens.at(start)] not in _PROPER:
                    continue
                sentence = layout.sentence_at(layout.tokens.at(start))
                if sentence is None:
                    continue
                span = with_legal_form(text, start, end, self._legal) if found.category == COMPANY else (start, end)
                yield *span, sentence


def _spellings(form: str) -> dict[str, None]:
    """A name as written, however it is spaced in Korean, and set in a headline's capitals."""
    spellings = {form: None, form.upper(): None}
    if " " in form and _HANGUL.search(form):
        spellings[form.replace(" ", "")] = None
    return spellings


def _abbreviated(facts: Facts, text: str) -> Iterator[_Found]:
    """Yield the initials in brackets behind known companies, which stand for them further on."""
    known = {text[mention.start : mention.end] for mention in facts.mentions}
    seen: set[str] = set()
    for mention in facts.mentions_of(COMPANY):
        alias = _INITIALS.match(text, mention.end)
        letters = "".join(word[0] for word in text[mention.start : mention.end].split() if word[0].isupper())
        if alias and alias.group(1) == letters and letters not in known and letters not in seen:
            seen.add(letters)
            yield _Found(COMPANY, None, mention.rule, mention.entity, {letters: None})


def _known_bodies(facts: Facts, text: str) -> list[_Found]:
    """Return the known bodies of the article with their longer names, which may be shortened further on."""
    founds: dict[str, _Found] = {}
    for mention in facts.mentions_of(ORGANIZATION):
        name = text[mention.start : mention.end]
        if " " in name:
            found = founds.setdefault(mention.entity, _Found(ORGANIZATION, None, mention.rule, mention.entity))
            found.forms[name] = None
    return list(founds.values())


def _united(candidates: Iterable[Candidate], text: str, known_bodies: list[_Found]) -> list[_Found]:
    """Candidates of one name, or joined by brackets, are one thing."""
    by_form: dict[str, _Found] = {}
    founds = known_bodies
    longer = _Longer()
    for found in founds:
        for written in found.forms:
            longer.add(written, found)
    # Longer names first: the headline often has the short one.
    for candidate in sorted(
        _with_aliases(_longest(candidates), text),
        key=lambda candidate: -text.count(" ", candidate.start, candidate.end),
    ):
        name = text[candidate.start : candidate.end]
        alias = text[slice(*candidate.alias)] if candidate.alias else None
        keys = [_folded(form) for form in (name, alias, candidate.full) if form]
        known = next((by_form[key] for key in keys if key in by_form), None) or longer.find(candidate.category, name)
        if known is None:
            known = _Found(candidate.category, candidate.kind, candidate.rule, candidate.entity)
            founds.append(known)
        for form in (name, alias, candidate.short):
            if form and by_form.setdefault(_folded(form), known) is known:
                known.forms[form] = None
                longer.add(form, known)
                if form == candidate.short:
                    known.shorts.add(form)
    return [found for found in founds if found.forms]


def _with_aliases(candidates: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """Yield candidates, those before a bracket that holds the name of another one with that for their other form."""
    names = {_folded(text[candidate.start : candidate.end]) for candidate in candidates}
    for candidate in candidates:
        bracket = _IN_BRACKETS.match(text, candidate.end)
        if candidate.alias is None and bracket and _folded(bracket.group(1)) in names:
            yield replace(candidate, alias=bracket.span(1))
        else:
            yield candidate


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out candidates inside longer ones; of two over the same words keep the one that knows another form."""
    kept: list[Candidate] = []
    for candidate in sorted(
        candidates, key=lambda candidate: (candidate.start, -candidate.end, candidate.alias is None)
    ):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _folded(form: str) -> str:
    return form.replace(" ", "").casefold()


class _Longer:
    """The names of all things by their last word and any other, to find what a shorter name is short for."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, str, str], list[tuple[list[str], _Found]]] = {}

    def add(self, form: str, found: _Found) -> None:
        """Enter one form of a name."""
        words = form.split()
        for word in dict.fromkeys(words):
            self._by_words.setdefault((found.category, words[-1], word), []).append((words, found))

    def find(self, category: str, name: str) -> _Found | None:
        """Return the body whose longer name has the same last word and all the words of this one, in order."""
        words = name.split()
        if len(words) < 2 or _HANGUL.search(name):
            return None
        for longer, found in self._by_words.get((category, words[-1], words[0]), ()):
            rest = iter(longer)
            if all(word in rest for word in words):
                return found
        return None


def _enter(found: list[Mention], facts: Facts) -> None:
    """Add mentions; a longer one takes the place of those inside it."""
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    starts = [new.start for new in kept]

    def is_inside(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at >= 0 and mention.end <= kept[at].end

    old = sorted((mention for mention in facts.mentions if not is_inside(mention)), key=lambda mention: mention.start)
    begins = [mention.start for mention in old]
    reach = list(accumulate((mention.end for mention in old), max))

    def crosses(new: Mention) -> bool:
        before = bisect_left(begins, new.end)
        return before > 0 and reach[before - 1] > new.start

    kept = [new for new in kept if not crosses(new)]
    facts.mentions = sorted([*old, *kept], key=lambda mention: (mention.start, -mention.end))
    named = {mention.entity for mention in facts.mentions}
    for identity in [identity for identity in facts.entities if identity not in named]:
        del facts.entities[identity]
