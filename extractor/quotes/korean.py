"""Who said the quoted words in Korean: the subject of the sentence, or of the sentences before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.document.facts import Mention, Quote
from extractor.quotes.compiler import Words
from extractor.quotes.marks import MARKS, Quotation
from extractor.quotes.scene import Block, Scene
from extractor.tools.regex import alternatives, lazy

# Tags (Sejong set) of what may stand between a name and the particle of its phrase: titles, units, brackets.
_NOMINAL = frozenset({"NNG", "NNP", "NNB", "SL", "SH", "SN", "SSO", "SSC", "XPN", "XSN", "MM", "SP", "SW", "XR"})
_PARTICLES = ("JKS", "JX")
_OF = "JKG"
# How many tokens a name's phrase may have behind the name, and how many characters the predicate is away.
_PHRASE = 16
_PREDICATE = 70
_TITLE = 24
_ENDS = ".!?"
_SIGNATURE = re.compile(r"\s*[(（—–―]\s*")
_SENTENCE_END = re.compile(r"(?<=[^\W\d])[.!?] ")
_STOPS = frozenset(",.…·;:!?")
# For how many sentences an unnamed subject, and a pronoun, still mean the last speaker.
_ELIDED = 2
_PRONOUN = 6
# A body or a thing as subject, a person without a name, and a pronoun; any other subject is an entity's id.
_NOBODY = ""
_STRANGER = "?"
_BACK = "<"
# A topic of which nothing is known: who speaks in its sentence is not whoever spoke before.
_SOMETHING = "-"
_UNNAMED = frozenset({_NOBODY, _STRANGER, _SOMETHING})
_NOUNS = ("NN", "NR", "SL", "SH", "SN", "XSN", "SSC")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or several that one quotation runs through: tokens `first:last`, characters `start:end`."""

    first: int
    last: int
    start: int
    end: int
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """The particle that ends a subject, and who it is: an entity's id, `_NOBODY` or `_BACK`."""

    token: int
    entity: str


@dataclass(slots=True)
class Memory:
    """What the next sentence needs of those before it.

    The last person, the last who had the word, and how many sentences ago; whether the sentence before announces a
    quotation; a quotation that stood alone; the subjects of the whole article, found once; whether the sentence before
    is about a person whom a pronoun means; who is interviewed, and whether a question was the last paragraph.
    """

    person: str = _NOBODY
    speaker: str = _NOBODY
    age: int = 0
    announced: bool = False
    pending: Quotation | None = None
    subjects: list[_Subject] | None = None
    pronoun: bool = False
    interviewee: str = _NOBODY
    asked: bool = False


class KoreanQuotes:
    """The Korean grammar of quoted speech."""

    def __init__(self, words: Words) -> None:
        link, that, attributive = (alternatives(words.of(role)) for role in ("link", "that", "attributive"))
        verb = alternatives(words.of("verb"))
        self._linked = lazy(rf"{link}(?![가-힣])")
        self._reported = lazy(
            rf"{that}(?:[ ]?{alternatives(words.of('adjacent-verb'))}|[ ,]+[^“”\"\n]{{0,{_PREDICATE}}}?{verb})"
        )
        self._listed = lazy(rf"{that}[ ,]*\Z")
        self._noun = lazy(rf"{attributive}[ ](?:[가-힣]+[ ])?{alternatives(words.of('noun'))}(?:[가-힣]|\W)")
        self._of_words = lazy(alternatives(words.of("of-words")))
        self._verb = lazy(verb)
        self._announcing = words.of("announcing")
        self._subject = frozenset(words.of("subject"))
        self._pronoun = frozenset(words.of("pronoun"))
        self._unnamed = dict.fromkeys(words.of("nobody"), _NOBODY) | dict.fromkeys(words.of("stranger"), _STRANGER)
        self._titles = words.of("title")
        self._topic = frozenset(words.of("topic"))
        self._adverbial = frozenset(words.of("adverbial"))
        self._interview = words.of("interview")
        self._question = words.of("question")
        self._clause = words.of("sentence-end")
        self._plain = lazy(rf"{alternatives(words.of('plain-that'))}(?=[ ,])")
        self.speech = lazy(
            rf"(?<={alternatives([word for word in words.of('sentence-end') if len(word) == 1])})(?P<mark>[’」』〉》])"
            rf"{alternatives(words.of('plain-that'))}(?=[ ,])"
        )
        self._rules = words.rules

    def find(self, scene: Scene, block: Block, memory: Memory) -> list[Quote]:
        """Return the quotes of one paragraph; `memory` goes on to the next."""
        if block.kind == "title":
            people = scene.people_in(block.start, block.end)
            if people and any(word in scene.layout.text[block.start : block.end] for word in self._interview):
                memory.interviewee = people[0].entity
            return [quote for quotation in block.quotations for quote in self._headed(scene, block.start, quotation)]
        if memory.interviewee and (answer := self._answer(scene, block, memory)):
            return [answer]
        memory.pronoun = False
        if memory.subjects is None:
            memory.subjects = self._subjects(scene)
        quotes: list[Quote] = []
        for unit in _units(scene, block):
            subjects = memory.subjects[
                bisect_left(memory.subjects, unit.first, key=_token) : bisect_left(
                    memory.subjects, unit.last, key=_token
                )
            ]
            quotes += self._lead(scene, unit, subjects, memory)
            if unit.quotations:
                quotes += self._in_unit(scene, unit, subjects, memory)
            _remember(memory, subjects, reports=bool(unit.quotations))
            memory.announced = scene.layout.text.endswith(self._announcing, unit.start, unit.end)
        return quotes

    def _answer(self, scene: Scene, block: Block, memory: Memory) -> Quote | None:
        """A paragraph in quotation marks behind the line of a question is the interviewee's."""
        if scene.layout.text.startswith(self._question, block.start, block.end):
            memory.asked = True
            return None
        whole = len(block.quotations) == 1 and block.quotations[0]
        if memory.asked and whole and (whole.before, whole.after) == (block.start, block.end):
            return Quote(whole.start, whole.end, memory.interviewee, self._rules["answered"])
        memory.asked = False
        return None

    def _in_unit(self, scene: Scene, unit: _Unit, subjects: Sequence[_Subject], memory: Memory) -> list[Quote]:
        text = scene.layout.text
        quotes: list[Quote] = []
        reported = False
        memory.pending = None
        named = [subject for subject in subjects if subject.entity != _SOMETHING]
        for index in range(len(unit.quotations) - 1, -1, -1):
            quotation = unit.quotations[index]
            upto = unit.quotations[index + 1].before if index + 1 < len(unit.quotations) else unit.end
            form = self._form(text, quotation, unit.end)
            if form is None and quotation.later is not None:
                longer = replace(quotation, end=quotation.later, after=quotation.later + 1)
                form = self._form(text, longer, unit.end)
                quotation = longer if form else quotation
            if form is None and reported and self._listed.match(text, quotation.after, upto):
                form = "reported"
            reported = form == "reported"
            speaker = self._speaker(scene, quotation, subjects, memory)
            if form == "noun" and not named:
                form = None
            if form is None and (owner := self._owner(scene, quotation, upto)):
                form, speaker = "words-of", owner
            if form is None and memory.announced and quotation.before == unit.start:
                form, speaker = "announced", memory.speaker
            alone = quotation.before == unit.start and quotation.after == unit.end and text[quotation.end - 1] in _ENDS
            if form is None and memory.pronoun and alone:
                form, speaker = "carried", memory.speaker
            if form is None and (signer := self._signer(scene, quotation)):
                form, speaker = "parenthesis", signer
            if form and speaker not in _UNNAMED:
                quotes.append(Quote(quotation.start, quotation.end, speaker, self._rules[form]))
            elif form is None and not named:
                quotes += self._headed(scene, unit.start, quotation)
                if alone:
                    memory.pending = quotation
        return quotes[::-1]

    def _form(self, text: str, quotation: Quotation, end: int) -> str | None:
        """Return how the words after the closing mark report speech, None when they do not."""
        if self._linked.match(text, quotation.after, end):
            return "linked"
        if self._reported.match(text, quotation.after, end):
            return "reported"
        # A whole sentence can be nothing but speech, whatever the verb.
        if text.endswith(self._clause, quotation.start, quotation.end) and self._plain.match(
            text, quotation.after, end
        ):
            return "reported"
        return "noun" if self._noun.match(text, quotation.after, end) else None

    def _headed(self, scene: Scene, start: int, quotation: Quotation) -> list[Quote]:
        """`아무개 대표 “…”`: the name and post stand right before the mark, without a particle."""
        text = scene.layout.text
        before = scene.people_in(max(start, quotation.before - _TITLE), quotation.before)
        if not before:
            return []
        gap = text[before[-1].end : quotation.before].rstrip(" :")
        # A body that stands right before the mark is the speaker, not the person's.
        spoken_for = scene.is_body_end(before[-1].end + len(gap))
        phrase = self._phrase_end(scene, before[-1])
        particle = phrase is not None and scene.layout.tokens.start[phrase] < quotation.before
        if spoken_for or particle or any(mark in gap for mark in _STOPS):
            return []
        return [Quote(quotation.start, quotation.end, before[-1].entity, self._rules["headline"])]

    def _lead(self, scene: Scene, unit: _Unit, subjects: Sequence[_Subject], memory: Memory) -> list[Quote]:
        """A quotation that stood alone belongs to the subject of the next sentence, where that reports speech."""
        quotation, memory.pending = memory.pending, None
        if quotation is None or not subjects or subjects[0].entity in _UNNAMED | {_BACK} or unit.quotations:
            return []
        if not self._verb.search(scene.layout.text, unit.start, unit.end):
            return []
        return [Quote(quotation.start, quotation.end, subjects[0].entity, self._rules["lead"])]

    @staticmethod
    def _speaker(scene: Scene, quotation: Quotation, subjects: Sequence[_Subject], memory: Memory) -> str:
        starts = scene.layout.tokens.start
        subjects = [subject for subject in subjects if not _is_ended(scene, starts[subject.token], quotation.before)]
        known = [subject for subject in subjects if subject.entity != _SOMETHING]
        before = [subject.entity for subject in known if starts[subject.token] < quotation.start]
        after = [subject.entity for subject in known if starts[subject.token] >= quotation.end]
        if subjects and not before and (not after or starts[subjects[0].token] < quotation.start):
            return _SOMETHING
        if before or after:
            entity = before[-1] if before else after[0]
            return (memory.person if memory.age <= _PRONOUN else _NOBODY) if entity == _BACK else entity
        return memory.speaker if memory.age <= _ELIDED else _NOBODY

    def _owner(self, scene: Scene, quotation: Quotation, upto: int) -> str:
        """`“…” 아무개 대표의 말이다`: whose words they were."""
        tokens = scene.layout.tokens
        for mention in scene.people_in(quotation.after, quotation.after + _TITLE):
            particle = self._phrase_end(scene, mention)
            if particle is not None and tokens.tag[particle] == _OF and particle + 1 < len(tokens.start):
                rest = tokens.start[particle + 1]
                if rest < max(upto, quotation.after + _TITLE * 2) and self._of_words.match(scene.layout.text, rest):
                    return mention.entity
        return _NOBODY

    def _signer(self, scene: Scene, quotation: Quotation) -> str:
        """`“…”(아무개 대표)`, `“…” - 아무개 대표`: the name stands behind the quotation, and nothing is told of it."""
        match = _SIGNATURE.match(scene.layout.text, quotation.after)
        if match is None:
            return _NOBODY
        for mention in scene.people_in(match.end(), match.end() + _TITLE):
            particle = self._phrase_end(scene, mention)
            if particle is None or scene.layout.text[mention.end : scene.layout.tokens.start[particle]].count(")"):
                return mention.entity
        return _NOBODY

    def _subjects(self, scene: Scene) -> list[_Subject]:
        """Return the subjects that stand outside quotations, in text order."""
        tokens = scene.layout.tokens
        tags = tokens.tag
        particles = {
            token
            for token, text in enumerate(tokens.text)
            if text in self._subject and tags[token].startswith(_PARTICLES)
        }
        found: dict[int, str] = {}
        for mentions, named in ((scene.bodies, False), (scene.people, True)):
            for mention in mentions:
                particle = self._phrase_end(scene, mention)
                if particle in particles:
                    head = tokens.text[particle - 1]
                    kind = self._unnamed.get(head)
                    # `아무개 교수는` is the person, `아무개 대표 측은` is not; `가온텔레콤 관계자는` is a stranger.
                    found[particle] = mention.entity if named and kind != _NOBODY else kind or _NOBODY
        for token in particles.difference(found):
            head, start = tokens.text[token - 1], tokens.start[token]
            if head in self._unnamed:
                kind = self._unnamed[head]
            elif head in self._pronoun and tokens.tag[token - 1] == "NP":
                kind = _BACK
            elif scene.layout.text.endswith(self._titles, 0, start):
                kind = _STRANGER
            elif self._is_topic(tokens.text[token], head, tags[token - 1]):
                kind = _SOMETHING
            else:
                continue
            if not scene.is_quoted(start):
                found[token] = kind
        return [_Subject(token, found[token]) for token in sorted(found)]

    def _is_topic(self, particle: str, head: str, tag: str) -> bool:
        return particle in self._topic and tag.startswith(_NOUNS) and head not in self._adverbial

    @staticmethod
    def _phrase_end(scene: Scene, mention: Mention) -> int | None:
        """Return the token of the particle that ends the noun phrase which begins with `mention`."""
        tokens = scene.layout.tokens
        for token in range(mention.last, min(mention.last + _PHRASE, len(tokens.tag))):
            if tokens.tag[token].startswith("J"):
                return token
            if tokens.tag[token] not in _NOMINAL or tokens.text[token] in MARKS:
                return None
        return None


def _is_ended(scene: Scene, start: int, quotation: int) -> bool:
    """Whether a sentence ends between a subject and a quotation behind it."""
    return start < quotation and _SENTENCE_END.search(scene.layout.text, start, quotation) is not None


def _units(scene: Scene, block: Block) -> list[_Unit]:
    """Join the sentences that one quotation runs through."""
    tokens = scene.layout.tokens
    units: list[_Unit] = []
    for sentence in block.sentences:
        start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
        inside = units and any(q.before < start < q.after or q.after == start for q in units[-1].quotations)
        if units and (inside or any(units[-1].start <= q.before < start < q.after for q in block.quotations)):
            last = units.pop()
            units.append(_unit(block.quotations, last.first, sentence.end, last.start, end))
        else:
            units.append(_unit(block.quotations, sentence.start, sentence.end, start, end))
    return units


def _unit(quotations: Sequence[Quotation], first: int, last: int, start: int, end: int) -> _Unit:
    return _Unit(first, last, start, end, tuple(q for q in quotations if start <= q.before < end))


def _remember(memory: Memory, subjects: Sequence[_Subject], *, reports: bool) -> None:
    memory.age += 1
    memory.pronoun = any(subject.entity == _BACK for subject in subjects)
    known = [subject.entity for subject in subjects if subject.entity != _SOMETHING]
    for entity in known:
        if entity == _BACK:
            memory.speaker, memory.age = memory.person, 0
        elif entity == _NOBODY:
            memory.speaker = _NOBODY
        elif entity == _STRANGER:
            memory.speaker = memory.person = _NOBODY
        else:
            memory.person = memory.speaker = entity
            memory.age = 0
    if subjects and not known and reports:
        memory.speaker = _NOBODY


def _token(subject: _Subject) -> int:
    return subject.token
