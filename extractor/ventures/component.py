"""Writes `Facts.ventures`: one record for each joint venture that an article tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import COMPANY, ORGANIZATION, BusinessArea, Event, Facts, Period, Venture, facts_of
from extractor.language.parser import Parses, parses_of
from extractor.lexicon.romanization import Romanization
from extractor.ventures.anchors import Anchor, anchors_of
from extractor.ventures.areas import AreaReader
from extractor.ventures.cluster import Cluster
from extractor.ventures.compiler import VentureRules
from extractor.ventures.kin import Kin
from extractor.ventures.parties import Parties, is_together
from extractor.ventures.reader import Reader
from extractor.ventures.scene import Scene, holds, leaves, scene_of
from extractor.ventures.shares import are_equal, ratio_in, shares_in, speaks_of_shares
from extractor.ventures.stages import HEADLINE, state_of
from extractor.ventures.told import Record, Told
from extractor.ventures.words import Words, squeezed

_JOINT_VENTURE = "joint_venture"
_PARTIES = 2
_PASSAGE = 2
"""How many sentences behind the last mention may go on about the venture without naming it."""
_WHOLE = 100.0


class VenturesComponent:
    """Reads ventures when names, dates, sums and events are known."""

    def __init__(self, rules: VentureRules, romanization: Romanization) -> None:
        self._rules = rules
        self._romanization = romanization

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        named = self._places(layout, "own") or self._places(layout, "again")
        jointly = [] if named else self._places(layout, "jointly")
        if named or jointly:
            story = _Story(self._rules, Parties(facts, layout, self._romanization), facts, layout, parses_of(doc))
            # Where no word for a venture stands, only what several own together may be one.
            sentences = self._places(layout, "signs") if named else jointly
            facts.ventures.extend(story.ventures(frozenset(sentences)))
        return doc

    def _places(self, layout: Layout, name: str) -> list[int]:
        """Return the sentences with a word of one list."""
        lists = {language: getattr(words, name) for language, words in self._rules.words.items()}
        return [
            number
            for number, sentence in enumerate(layout.sentences)
            if lists[sentence.language].any(layout.tokens, sentence.start, sentence.end)
        ]


class _Story:
    """One article read from its first sentence to its last."""

    def __init__(self, rules: VentureRules, parties: Parties, facts: Facts, layout: Layout, parses: Parses) -> None:
        self._rules = rules
        self._facts = facts
        self._layout = layout
        self._parses = parses
        self._areas = AreaReader(rules)
        self._reader = Reader(parties, self._areas, facts)
        self._kin = Kin(facts, (words.units for words in rules.words.values()))
        self._cluster = Cluster(layout, self._kin)
        self._subject: Record | None = None
        # What the ventures told of so far are called.
        self._names = Words(frozenset())

    def ventures(self, sentences: frozenset[int]) -> Iterator[Venture]:
        """Yield the ventures that two parties or more are told of; `sentences` have words that may speak of one."""
        for number, sentence in enumerate(self._layout.sentences):
            current = self._cluster.current()
            near = current is not None and number - current.last <= _PASSAGE
            if near or number in sentences or self._names.any(self._layout.tokens, sentence.start, sentence.end):
                self._read(self._scene(number))
        for record in self._cluster.in_order():
            venture = self._venture(record)
            if venture is not None:
                yield venture

    def _read(self, scene: Scene) -> None:
        anchors = anchors_of(scene, self._names) or list(self._pronouns(scene))
        before = self._subject
        self._subject = None
        for anchor in anchors:
            told, together = self._reader.read(scene, anchor, self._speaker(scene, anchor))
            told = self._with_those_told(told, scene, together=together)
            if scene.text(anchor.span) in scene.words.it:
                told = replace(told, parties=())
            if not anchor.sure and not self._is_told(told):
                continue
            record = self._cluster.add(told)
            if told.name:
                self._names = Words(self._names.entries | {squeezed(self._layout.text[slice(*told.name)])})
            if self._is_topic(scene, anchor, told):
                self._subject = record
        current = self._cluster.current()
        if not anchors and current is not None:
            self._go_on(scene, current)
            self._subject = before

    def _is_topic(self, scene: Scene, anchor: Anchor, told: Told) -> bool:
        """Whether 'it' in the next sentence means the venture: it was the subject, or what several did."""
        name = self._layout.tokens.span(*told.name) if told.name else None
        for clause in scene.parse.clauses:
            for subject in scene.subjects(clause):
                if holds(subject.span, anchor.span) or (name and holds(subject.span, name)):
                    return True
                listed = len(list(leaves(subject))) > 1 or is_together(scene, subject)
                if listed and any(holds(one.phrase.span, anchor.span) for one in clause.arguments):
                    return True
        return False

    def _is_told(self, told: Told) -> bool:
        """Whether a weak word ('the venture') means one: it has two parties, or one was just spoken of."""
        current = self._cluster.current()
        return len(told.parties) >= _PARTIES or (current is not None and told.sentence - current.last <= _PASSAGE + 1)

    def _pronouns(self, scene: Scene) -> Iterator[Anchor]:
        """'It will make tyres', where the venture was the subject of the sentence before."""
        current = self._cluster.current()
        for clause in scene.parse.clauses[:2]:
            for subject in scene.subjects(clause):
                # 'It will make tyres', 'Its operations will cover tyres'.
                pronoun = subject.possessor or subject
                business = scene.words.business.any(scene.tokens, *subject.head) and current is not None
                if self._subject is None and not (business and current and current.last == scene.number - 1):
                    continue
                if scene.text(pronoun.span) in scene.words.it and not scene.bodies_in(subject.span):
                    yield Anchor(pronoun.span, sure=False, phrase=subject, definite=True, first=False, other=False)
                    return

    def _go_on(self, scene: Scene, record: Record) -> None:
        """Read a sentence that speaks of the venture's parties, not naming it."""
        areas = self._areas.of_clauses(scene, None, parties=record.parties)
        ratio = ratio_in(scene) if speaks_of_shares(scene) else ()
        if areas or ratio or shares_in(scene, record.parties) or (speaks_of_shares(scene) and are_equal(scene)):
            start = scene.characters((scene.sentence.start, scene.sentence.start + 1))
            record.told.append(Told(scene.number, start, sure=False, areas=tuple(areas), ratio=ratio))

    def _speaker(self, scene: Scene, anchor: Anchor) -> str | None:
        """The company that a pronoun beside the mention means: the first one before it, here or in the story."""
        here = [one for one in scene.mentions if one.category == COMPANY and one.last <= anchor.span[0]]
        if here:
            return here[0].entity
        before = [
            one for one in self._facts.mentions_of(COMPANY) if one.sentence is not None and one.sentence < scene.number
        ]
        last = max((one.sentence for one in before), default=None)
        return next((one.entity for one in before if one.sentence == last), None)

    def _with_those_told(self, told: Told, scene: Scene, *, together: bool) -> Told:
        current = self._cluster.current()
        allied = told.alliance or (current is not None and any(one.alliance for one in current.told))
        known = told.parties or (current is not None and len(current.parties) >= _PARTIES)
        # The members of an alliance that founds a venture are its parties.
        if not together or known or allied:
            return told
        start, end = scene.sentence.start, scene.sentence.end
        counts = (count for count, words in scene.words.counts if words.any(scene.tokens, start, end))
        parties, agreed = self._told_before(scene.number, next(counts, _PARTIES))
        return replace(told, parties=parties, agreed=agreed)

    def _told_before(self, number: int, wanted: int) -> tuple[tuple[str, ...], int | None]:
        """Who 'the two companies' are: those that acted together last, and where; else the last that were named."""
        found: dict[str, None] = {}
        for before in range(number - 1, -1, -1):
            partners = self._reader.partners(self._scene(before))
            if len(partners) >= wanted:
                return partners[:wanted], before
            for one in self._facts.mentions_of(COMPANY, ORGANIZATION):
                if one.sentence == before:
                    found[one.entity] = None
            if len(found) >= wanted:
                break
        return tuple(found)[:wanted], None

    def _scene(self, number: int) -> Scene:
        words = self._rules.words[self._layout.sentences[number].language]
        return scene_of(number, self._layout, self._facts, self._parses.at(number), words)

    def _venture(self, record: Record) -> Venture | None:
        parties = self._parties_of(record)
        if len(parties) < _PARTIES:
            parties = self._allies(record) or self._of_event(record, parties) or self._acting_before(record, parties)
        if len(parties) < _PARTIES:
            return None
        state = state_of(record, self._layout)
        time = state.time
        return Venture(
            name=next((self._layout.text[slice(*name)] for name in record.names), None),
            parties=parties,
            stage=state.stage,
            period=Period(time.value, time.first, time.last) if time else None,
            areas=self._areas_of(record, parties),
            event=self._event(record, parties),
            evidence=self._evidence(record),
            alliance=next((told.alliance for told in record.told if told.alliance), None),
            ownership=tuple(self._ownership(record, parties).items()),
            mentions=tuple(sorted({*(told.span for told in record.told if told.sure), *record.names})),
            capital=next((told.capital for told in record.told if told.capital), None),
            place=next((told.place for told in record.told if told.place), None),
        )

    def _of_event(self, record: Record, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Who founds it where only its event tells so."""
        number = self._event(record, parties)
        if number is None:
            return ()
        founders = (one.entity for one in self._facts.events[number].participants)
        bodies = (one for one in founders if self._facts.entities[one].category in (COMPANY, ORGANIZATION))
        return tuple(one for one in dict.fromkeys((*parties, *bodies)) if not self._is_itself(one, record))

    def _parties_of(self, record: Record) -> tuple[str, ...]:
        """Its parties without itself; a headline shortens, so the text decides where it tells them."""
        body = [told for told in record.told if self._layout.sentences[told.sentence].kind not in HEADLINE]
        chosen = body if len({party for told in body for party in told.parties}) >= _PARTIES else record.told
        return self._kin.without(
            tuple(party for party in told.parties if not self._is_itself(party, record)) for told in chosen
        )

    def _acting_before(self, record: Record, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Those who acted together last before it was told of, where its own sentences tell no other party."""
        for number in range(record.told[0].sentence, -1, -1):
            partners = self._reader.partners(self._scene(number))
            if partners:
                return partners if set(parties) <= set(partners) else ()
        return ()

    def _allies(self, record: Record) -> tuple[str, ...]:
        """The members of an alliance that founds a venture, as far as the article names them."""
        alliance = next((told.alliance for told in record.told if told.alliance), None)
        members = self._facts.entities[alliance].members if alliance else ()
        named = dict.fromkeys(one.entity for one in self._facts.mentions_of(COMPANY) if one.entity in members)
        return tuple(named)

    def _is_itself(self, party: str, record: Record) -> bool:
        """Whether a party is the venture under its name."""
        named = {
            one.entity
            for span in record.names
            for one in self._facts.mentions
            if one.start <= span[0] and span[1] <= one.end
        }
        return party in named

    def _areas_of(self, record: Record, parties: tuple[str, ...]) -> tuple[BusinessArea, ...]:
        """Each area once; of two that overlap the longer one, and none that a party's name ends."""
        text = self._layout.text
        kept: dict[str, BusinessArea] = {}
        ends = {one.end for one in self._facts.mentions if one.entity in parties}
        areas = [area for told in record.told for area in told.areas if area.end not in ends]
        for area in sorted(areas or self._agreed(record), key=lambda one: (one.start, -one.end)):
            if not any(one.start < area.end and area.start < one.end for one in kept.values()):
                kept.setdefault(text[area.start : area.end].casefold(), area)
        return tuple(kept.values())

    def _agreed(self, record: Record) -> list[BusinessArea]:
        """What its parties agreed on in the sentence that names them, where none tells what the venture is to do."""
        told = (one.agreed for one in record.told if one.agreed is not None)
        return [area for number in dict.fromkeys(told) for area in self._areas.of_agreement(self._scene(number))]

    def _ownership(self, record: Record, parties: tuple[str, ...]) -> dict[str, float]:
        shares: dict[str, float] = {}
        for told in {one.sentence: one for one in reversed(record.told)}.values():
            scene = self._scene(told.sentence)
            if told.ratio and len(told.ratio) == len(parties):
                # '60 to 40' goes by the order of its own sentence.
                here = told.parties if set(told.parties) == set(parties) else parties
                found = dict(zip(here, told.ratio, strict=True))
            else:
                found = shares_in(scene, parties)
                if not found and are_equal(scene):
                    found = dict.fromkeys(parties, round(_WHOLE / len(parties), 2))
            for party, share in found.items():
                shares.setdefault(party, share)
        return shares if sum(shares.values()) <= _WHOLE + 1 else {}

    def _evidence(self, record: Record) -> tuple[tuple[int, int], ...]:
        tokens = self._layout.tokens
        sentences = dict.fromkeys(told.sentence for told in record.told if told.tells)
        spans = (self._layout.sentences[number] for number in sentences)
        return tuple((tokens.start[one.start], tokens.end[one.end - 1]) for one in spans)

    def _event(self, record: Record, parties: tuple[str, ...]) -> int | None:
        """The event of its founding: one that shares its sentences, and with the most of its parties."""
        evidence = self._evidence(record)

        def shared(event: Event) -> int:
            return sum(one.entity in parties for one in event.participants)

        fitting = [
            (shared(event), -number)
            for number, event in enumerate(self._facts.events)
            if event.type == _JOINT_VENTURE
            and (shared(event) or not parties)
            and any(start <= low < end for start, end in evidence for low, _ in event.evidence)
        ]
        return -max(fitting)[1] if fitting else None
