"""Evidence of what a name stands for, from all places where the article has it: enough makes it a company."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import COMPANY, ORGANIZATION, Facts, facts_of
from extractor.document.trace import Decision, Listener
from extractor.entities.companies.cues import COMPANY as SLOT
from extractor.entities.companies.cues import KNOWN, NAME, THING, CueRules, Wording, squeezed
from extractor.entities.companies.found import Candidate, Suspect
from extractor.grammar.parse import Phrase, Span
from extractor.language import KOREAN
from extractor.language.parser import Parses, parses_of

_NOUNS = ("NNG", "NNP")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LISTED, _SHORT = "listed", "short_form"


@dataclass(slots=True, eq=False)
class _Case:
    """One name: where it stands, and by cue where the evidence for or against it was found.

    `full` is the longer name that it is short for, `entity` who is called so, where the lexicon knows.
    """

    places: list[Suspect] = field(default_factory=list)
    evidence: dict[str, Suspect] = field(default_factory=dict)
    full: str | None = None
    entity: str | None = None


class Evidence:
    """Weighs the suspects of an article; `listener` is told what each name was weighed by.

    `words` are the lists of `rules/companies/`, `acts` by language the nouns that name what is done, and nobody.
    """

    def __init__(
        self,
        rules: CueRules,
        words: Mapping[str, frozenset[str]],
        acts: Mapping[str, frozenset[str]],
        listener: Listener | None = None,
    ) -> None:
        self._rules = rules
        self._possessives, self._owned_by = words["possessives"], words["owned_by"]
        self._separators = words["separators"]
        self._acts = acts
        self._listener = listener

    def told(self, rule: str) -> bool:
        """Tell whether a rule is that of a name which evidence decided on."""
        return rule.removeprefix(f"{COMPANY}.") in self._rules.weights

    def weigh(self, doc: Doc, suspects: Sequence[Suspect], certain: Sequence[Candidate]) -> list[Candidate]:
        """Return the suspects that are companies; `certain` are the names told by their form."""
        layout = layout_of(doc)
        cases: dict[str, _Case] = {}
        told = {squeezed(layout.text[one.start : one.end]) for one in certain}
        told |= {squeezed(one.short) for one in certain if one.short}
        for suspect in suspects:
            key = squeezed(layout.text[suspect.start : suspect.end])
            if key not in told and key not in self._acts[layout.sentences[suspect.sentence].language]:
                cases.setdefault(key, _Case()).places.append(suspect)
        _join_aliases(layout, cases)
        for case in dict.fromkeys(cases.values()):
            for place in case.places:
                self._beside(layout, place, case)
        lists = [*self._parsed(doc, cases, certain), *self._separated(layout, facts_of(doc), cases, certain)]
        sure = {layout.tokens.at(one.start) for one in certain if one.category == COMPANY}
        sure |= {mention.first for mention in facts_of(doc).mentions_of(COMPANY)}
        self._listed(layout, cases, lists, sure)
        self._shortened(layout, cases, certain, facts_of(doc))
        return [found for case in dict.fromkeys(cases.values()) for found in self._decided(case)]

    def _weight(self, case: _Case) -> float:
        return sum(self._rules.weights[cue] for cue in case.evidence)

    def _is_company(self, case: _Case) -> bool:
        return self._weight(case) >= self._rules.enough

    def _decided(self, case: _Case) -> Iterator[Candidate]:
        weights = self._rules.weights
        found = self._is_company(case)
        best = max(case.evidence, key=lambda cue: weights[cue], default=None)
        if self._listener and best:
            told = ", ".join(f"{cue} {weights[cue]:+g}" for cue in case.evidence)
            rule = f"{COMPANY}.{best}"
            for place in case.places[:1]:
                outcome = f"evidence {told} = {self._weight(case):g}"
                self._listener(Decision(place.start, place.end, rule, fired=found, outcome=outcome))
        if found and best:
            for place in case.places:
                yield Candidate(
                    place.start,
                    place.end,
                    COMPANY,
                    None,
                    f"{COMPANY}.{best}",
                    alias=place.alias,
                    full=case.full,
                    entity=case.entity,
                )

    def _shortened(
        self, layout: Layout, cases: Mapping[str, _Case], certain: Iterable[Candidate], facts: Facts
    ) -> None:
        """Let a name that begins a company's longer one be short for it, where only one does."""
        cue, text = self._rules.signs.get(_SHORT), layout.text
        longer: dict[str, str | None] = {text[one.start : one.end]: one.entity for one in certain}
        longer |= {text[one.start : one.end]: one.entity for one in facts.mentions_of(COMPANY)}
        decided = [case.places[0] for case in cases.values() if self._is_company(case)]
        longer |= {text[place.start : place.end]: None for place in decided}
        names = {text[case.places[0].start : case.places[0].end] for case in cases.values()}
        for case in cases.values() if cue else ():
            name = text[case.places[0].start : case.places[0].end]
            if any(other.endswith(f" {name}") for other in names):
                # 'Bevan Slattery' founded Slattery Communications.
                continue
            fulls = sorted(
                (full for full in longer if _begins(name, full)), key=lambda full: (not longer[full], len(full))
            )
            if fulls and cue and self._weight(case) >= 0 and all(_alike(full, fulls[0]) for full in fulls):
                case.full, case.entity = fulls[0], longer[fulls[0]]
                case.evidence.setdefault(cue, case.places[0])

    def _beside(self, layout: Layout, place: Suspect, case: _Case) -> None:
        """Read what stands right before and behind the name, and what its form shows."""
        language = layout.sentences[place.sentence].language
        cues = self._rules.languages[language]
        found = [self._rules.signs[sign] for sign in place.signs if sign in self._rules.signs]
        sentence, tokens = layout.sentences[place.sentence], layout.tokens
        first, last = tokens.span(place.start, place.end)
        possessive = last < sentence.end and tokens.text[last].casefold() in self._possessives
        found.append(cues.behind.of(_growing_right(tokens.text, last, sentence.end)) or "")
        found.append(cues.of.of(_growing_right(tokens.text, last + possessive, sentence.end)) or "")
        owned = None
        if first > sentence.start and tokens.text[first - 1].casefold() in self._owned_by:
            owned = cues.of.of(_growing_left(tokens.text, sentence.start, first - 1, cues.of))
        # 'a stake in Zarnet' is no place.
        if owned is None:
            found.append(cues.before.of(_growing_left(tokens.text, sentence.start, first, cues.before)) or "")
        found.append(owned or "")
        found.append(cues.ends.of(_growing_left(tokens.text, first, last, cues.ends)) or "")
        for cue in filter(None, found):
            case.evidence.setdefault(cue, place)

    def _parsed(
        self, doc: Doc, cases: Mapping[str, _Case], certain: Sequence[Candidate]
    ) -> list[tuple[tuple[int, ...], Suspect]]:
        """Read the frames of the sentences with suspects; return the lists in which they stand."""
        layout, parses = layout_of(doc), parses_of(doc)
        tokens = layout.tokens
        by_span: dict[Span, _Case] = {}
        by_sentence: dict[int, dict[int, Suspect]] = {}
        for case in cases.values():
            for place in case.places:
                span = tokens.span(place.start, place.end)
                by_span[span] = case
                by_sentence.setdefault(place.sentence, {})[span[0]] = place
        guessed = [*by_span, *(tokens.span(one.start, one.end) for one in certain)]
        parses.renew(guessed)
        known = _known(facts_of(doc), layout, certain)
        lists: list[tuple[tuple[int, ...], Suspect]] = []
        for number, places in sorted(by_sentence.items()):
            self._framed(layout, parses, number, by_span, places, known)
            for phrase in _every(parses.at(number).phrases):
                if not _is_apposition(phrase, layout):
                    members = tuple(member.head[0] for member in phrase.members)
                    lists += [(members, places[first]) for first in members if first in places]
        return lists

    def _separated(
        self, layout: Layout, facts: Facts, cases: Mapping[str, _Case], certain: Iterable[Candidate]
    ) -> Iterator[tuple[tuple[int, ...], Suspect]]:
        """Yield neighbours with nothing but a separator, brackets and sums between them ('▲한빛 ▲다온(3%), 라온')."""
        tokens = layout.tokens
        names: dict[int, tuple[int, Suspect | None]] = {one.start: (one.end, None) for one in certain}
        names |= {one.start: (one.end, None) for one in facts.mentions_of(COMPANY)}
        names |= {place.start: (place.end, place) for case in cases.values() for place in case.places}
        empty = sorted((sum_.start, sum_.end) for sum_ in facts.amounts)
        ordered = sorted(names.items())
        for (start, (end, place)), (other, (_, beside)) in pairwise(ordered):
            told = place or beside
            # In English the comma between two names is as often that of an apposition.
            if told is None or end > other or layout.sentences[told.sentence].language != KOREAN:
                continue
            within = empty[bisect_left(empty, (end,)) : bisect_left(empty, (other,))]
            gap = layout.text[end:other]
            for low, high in reversed(within):
                gap = gap[: low - end] + gap[high - end :]
            # '한빛, 다온 출시' is no list.
            goes_on = beside is not None and _is_compound(layout, beside)
            if not goes_on and _BRACKETS.sub("", gap).lstrip(")]").strip() in self._separators:
                members = (tokens.at(start), tokens.at(other))
                yield from ((members, one) for one in (place, beside) if one)

    def _framed(
        self,
        layout: Layout,
        parses: Parses,
        number: int,
        by_span: Mapping[Span, _Case],
        places: Mapping[int, Suspect],
        known: Mapping[Span, str],
    ) -> None:
        def fits(_: str, slot: str, phrase: Phrase) -> bool:
            if slot == THING:
                return True
            if slot == SLOT:
                return phrase.head in by_span
            if slot == KNOWN:
                return known.get(phrase.head) == COMPANY
            return slot == NAME and (phrase.head in by_span or phrase.head in known)

        frames = self._rules.languages[layout.sentences[number].language].frames
        for match in frames.find(parses.at(number), layout.tokens, fits):
            if self._is_said_again(layout, match.anchor):
                continue
            for filled in match.filled:
                if filled.slot == SLOT:
                    by_span[filled.phrase.head].evidence.setdefault(match.label, places[filled.phrase.head[0]])

    def _is_said_again(self, layout: Layout, anchor: Span) -> bool:
        """Tell whether a noun with an article and nothing behind it goes back to somebody ('Indiana, the company')."""
        text = layout.tokens.text
        before, behind = text[anchor[0] - 1 : anchor[0]], text[anchor[1] : anchor[1] + 1]
        return before == ["the"] and not self._owned_by.intersection(behind)

    def _listed(
        self,
        layout: Layout,
        cases: Mapping[str, _Case],
        lists: Iterable[tuple[tuple[int, ...], Suspect]],
        sure: set[int],
    ) -> None:
        """Let a company in a list tell what stands beside it, until nothing more is told."""
        cue = self._rules.signs.get(_LISTED)
        waiting = list(lists) if cue else []
        told = True
        while told and waiting and cue:
            for case in cases.values():
                if self._is_company(case):
                    sure |= {layout.tokens.at(place.start) for place in case.places}
            told = False
            rest = []
            for members, place in waiting:
                case = cases[squeezed(layout.text[place.start : place.end])]
                first = layout.tokens.at(place.start)
                if any(member in sure for member in members if member != first):
                    told = told or cue not in case.evidence
                    case.evidence.setdefault(cue, place)
                else:
                    rest.append((members, place))
            waiting = rest


def _join_aliases(layout: Layout, cases: dict[str, _Case]) -> None:
    """Weigh 'DXE' and '디엑스이' of 'DXE(디엑스이)' together."""
    for case in list(cases.values()):
        for place in case.places:
            other = squeezed(layout.text[slice(*place.alias)]) if place.alias else ""
            joined = cases.get(other, case)
            if joined is not case:
                case.places += joined.places
                cases.update(dict.fromkeys((key for key, one in cases.items() if one is joined), case))


def _known(facts: Facts, layout: Layout, certain: Iterable[Candidate]) -> dict[Span, str]:
    known = {layout.tokens.span(one.start, one.end): one.category for one in certain}
    for mention in facts.mentions_of(COMPANY, ORGANIZATION):
        known[mention.first, mention.last] = mention.category
    return known


def _is_compound(layout: Layout, place: Suspect) -> bool:
    """Tell whether a Korean noun follows a name without a particle: '다온 출시'."""
    tokens = layout.tokens
    last = tokens.span(place.start, place.end)[1]
    return last < len(tokens.tag) and tokens.tag[last] in _NOUNS


def _is_apposition(phrase: Phrase, layout: Layout) -> bool:
    """Tell whether two names with nothing but a comma between them may be no list ('at Nordan, Mira Solvang, …')."""
    first, *rest = (member.span for member in phrase.members) if phrase.members else ((0, 0),)
    return [layout.tokens.text[first[1] : other[0]] for other in rest] == [[","]]


def _alike(one: str, other: str) -> bool:
    """Tell whether one of two names begins the other."""
    return one.startswith(other) or other.startswith(one)


def _begins(name: str, full: str) -> bool:
    """Tell whether `name` are the first words, or the first part of a Korean word, of a longer name."""
    if len(name) >= len(full) or not full.startswith(name):
        return False
    return full[len(name)] == " " or not name[-1].isascii()


def _growing_right(text: Sequence[str], first: int, end: int) -> Iterator[str]:
    form = ""
    for word in text[first:end]:
        form += squeezed(word)
        yield form


def _growing_left(text: Sequence[str], start: int, end: int, words: Wording) -> Iterator[str]:
    form = ""
    for at in range(end - 1, start - 1, -1):
        form = squeezed(text[at]) + form
        if len(form) > words.longest:
            return
        yield form


def _every(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    for phrase in phrases:
        yield phrase
        yield from _every(phrase.members)
