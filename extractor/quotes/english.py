"""Who said the quoted words in English: the name beside the verb of saying, or the one a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document.facts import Mention, Quote
from extractor.quotes.compiler import Words
from extractor.quotes.marks import Quotation
from extractor.quotes.scene import Block, Scene
from extractor.quotes.spoken import SpokenClauses
from extractor.tools.regex import alternatives, lazy

# Characters: from the closing mark to the speaker, an apposition behind a name, and the text between two quotations
# of one speaker.
_NEAR = 90
_APPOSITION = 140
_BETWEEN = 280
_WORD = 12
_SPLIT = 100
_FRAME = 140
# Words: fewer, in the middle of the reporter's sentence, are a name or a figure of speech.
_SHORTEST_FRAGMENT = 6
_ENDS = ".!?"
# What parts a name from the quotation; the full stop of an abbreviation (`Dr.`, `Inc.`, `U.S.`) does not.
_STOP = re.compile(r"[;:“”\"]|\b(?![A-Z][a-z]{0,3}\.)\w+\.\s")


@dataclass(slots=True)
class EnglishMemory:
    """The last person named outside quotations, the last speaker, and how the speech goes on in the next block.

    `continues`: its quotation is not closed. `spoke`: it ends in words of that speaker and their attribution.
    `announced`: whom the colon at its end gives the word.
    """

    person: str = ""
    speaker: str = ""
    continues: bool = False
    spoke: bool = False
    announced: str = ""


class EnglishQuotes:
    """The English grammar of quoted speech."""

    def __init__(self, words: Words) -> None:
        verb = rf"(?i:{alternatives(words.of('verb'))})\b"
        adverb = rf"(?:(?:[a-z]+ly|{alternatives(words.of('before-verb'))}) )*"
        # A capital letter is no part of a verb phrase, so `adverb` cannot run over a name.
        said = rf"{adverb}{verb}"
        # `, president of Nordan Networks,` or `(above)` between a name and its verb.
        # Before the verb a post does without its second comma.
        post = rf"(?i:{alternatives(words.of('post'))})"
        of, the = alternatives(words.of("post-at")), alternatives(words.of("article"))
        body = rf"(?:(?: {of})?(?: {the})?(?: [A-Z][\w&.’'-]*){{1,5}})"
        apposition = (
            rf"(?:\s*\([^()\n]{{0,{_APPOSITION}}}\))?"
            rf"(?:,[^.;:“”\"\n]{{0,{_APPOSITION}}}?,|,[^.,;:“”\"\n]{{0,{_APPOSITION}}}?\b{post}{body}?)?"
        )
        # Titles and bodies before the name: no clause begins and nothing ends there.
        self._break = lazy(rf"(?i:\b{alternatives(words.of('break'))}\b)")
        self._said_by = lazy(rf"[,\s]*(?:{said}|(?i:{alternatives(words.of('according'))})) ")
        self._by_said = lazy(rf"{apposition} {said}")
        pronoun = rf"(?i:{alternatives(words.of('pronoun'))})"
        self._pronoun = lazy(rf"[,\s]*{pronoun} {said}")
        self._signed = lazy(r"\s*(?:[—–]|--?)\s*")
        opener = alternatives(words.of("preposition"))
        rest = rf"(?:[, ]+(?i:{opener})\b[^.;:“”\"\n]{{0,{_NEAR}}})?[ ]?"
        self._intro = lazy(rf"{apposition},? {said}{rest}(?P<mark>[:,]?)\s*\Z")
        self._frame = lazy(rf"{apposition},? {said}(?P<between>[^.;:“”\"\n]{{1,{_FRAME}}}) \Z")
        self._source = lazy(rf"(?i:\b{alternatives(words.of('according'))} )[^.;:“”\"\n]*\Z")
        self._behind_source = lazy(rf"{apposition}[,:]?\s*\Z")
        self._colon = lazy(rf"{apposition}\s*(?P<mark>:)\s*\Z")
        self._pronoun_before = lazy(rf"\b{pronoun}\Z")
        self._object = lazy(rf"(?i:\b{alternatives(words.of('object'))})[ ]\Z")
        self._verb = lazy(rf"\b{verb}")
        self._clause = lazy(rf"(?i:\b{alternatives(words.of('clause'))}\b)")
        self._verbs = frozenset(words.of("base-verb"))
        self._rules = words.rules

    def find(
        self, scene: Scene, block: Block, memory: EnglishMemory, spoken: SpokenClauses | None = None
    ) -> list[Quote]:
        """Return the quotes of one paragraph; `memory` goes on to the next."""
        text = scene.layout.text
        quotes: list[Quote] = []
        people = scene.people_in(block.start, block.end)
        last: Quotation | None = None
        for index, quotation in enumerate(block.quotations):
            upto = block.quotations[index + 1].before if index + 1 < len(block.quotations) else block.end
            since = block.quotations[index - 1].after if index else block.start
            earlier = [mention for mention in people if since <= mention.start < quotation.before]
            if earlier:
                memory.person = self._topic(text, earlier)
            form, speaker = self._attributed(scene, quotation, since, upto, memory, follows=last is not None)
            if spoken and not form:
                form, speaker = self._by_clause(scene, quotation, spoken, last) or (form, speaker)
            if not form and index == 0 and quotation.before == block.start and memory.announced:
                form, speaker = "introduced", memory.announced
            if not form and self._continues(scene, block, quotation, last, index, memory):
                form, speaker = "continued", memory.speaker
            if form and speaker:
                quotes.append(Quote(quotation.start, quotation.end, speaker, self._rules[form]))
                memory.speaker = memory.person = speaker
                last = quotation
                memory.continues = quotation.unclosed
            else:
                last = None
                memory.continues = False
                if form or self._unnamed(text, quotation, upto):
                    memory.person = memory.speaker = ""
        if not block.quotations:
            memory.continues = False
        memory.spoke = last is not None
        memory.announced = people[-1].entity if people and text.endswith(":", block.start, block.end) else ""
        # The sentence that attributes the last quotation names its speaker, and others only beside.
        upto = -1 if last is None else scene.sentence_at(last.after - 1)
        outside = [mention for mention in people if mention.sentence > upto]
        if outside and (not block.quotations or outside[-1].start > block.quotations[-1].after):
            memory.person = self._topic(text, outside)
            memory.spoke = False
        return quotes

    def _by_clause(
        self, scene: Scene, quotation: Quotation, spoken: SpokenClauses, last: Quotation | None
    ) -> tuple[str, str] | None:
        """Return what the clauses tell: a verb of saying around the words, or a sentence of indirect speech before."""
        text = scene.layout.text
        number = scene.sentence_at(quotation.before)
        speaker = spoken.speaker(number, quotation.start, quotation.end, self._verbs)
        words = text[quotation.start : quotation.end].split()
        whole = text[quotation.end - 1] in _ENDS and not text[quotation.start].islower()
        if speaker is not None:
            fragment = not whole and not _closes_speech(text, quotation)
            return None if fragment and len(words) < _SHORTEST_FRAGMENT else ("clause", speaker)
        opens = number >= 0 and scene.layout.tokens.start[scene.layout.sentences[number].start] == quotation.before
        if not (whole and opens) or last is not None or number == 0:
            return None
        if scene.layout.sentences[number - 1].block != scene.layout.sentences[number].block:
            return None
        teller = spoken.teller(number - 1, self._verbs)
        return ("told", teller) if teller else None

    def _topic(self, text: str, people: Sequence[Mention]) -> str:
        """Return the person whom the last sentence that names any is about: its first who is a subject."""
        named = [mention for mention in people if mention.sentence == people[-1].sentence]
        return next((mention for mention in named if self._is_subject(text, mention)), named[-1]).entity

    def _unnamed(self, text: str, quotation: Quotation, upto: int) -> bool:
        """`”, an official said`: a pronoun that follows means somebody without a name."""
        within = min(quotation.after + _NEAR, upto)
        return _closes_speech(text, quotation) and self._verb.search(text, quotation.after, within) is not None

    def _attributed(
        self, scene: Scene, quotation: Quotation, since: int, upto: int, memory: EnglishMemory, *, follows: bool
    ) -> tuple[str, str]:
        text = scene.layout.text
        if _closes_speech(text, quotation):
            match = self._pronoun.match(text, quotation.after, upto)
            if match:
                return "pronoun", memory.speaker if follows else memory.person
            match = self._said_by.match(text, quotation.after, upto)
            mention = self._name(scene, match.end(), upto) if match else None
            if mention:
                return "said-by", mention.entity
            mention = None if match else self._name(scene, quotation.after, upto)
            if mention and self._is_subject(text, mention) and self._by_said.match(text, mention.end, upto):
                return "by-said", mention.entity
        match = self._signed.match(text, quotation.after)
        signer = scene.people_in(match.end(), match.end() + 1) if match else []
        if signer and text[quotation.end - 1] in _ENDS:
            return "signed", signer[0].entity
        start = max(since, _sentence_start(text, since, quotation.before))
        for mention in scene.people_in(start, quotation.before):
            if self._source.search(text, start, mention.start) and self._behind_source.match(
                text, mention.end, quotation.before
            ):
                return "introduced", mention.entity
        return self._introduced(scene, quotation, since, memory)

    def _name(self, scene: Scene, start: int, upto: int) -> Mention | None:
        """Return the person named right after `start`, where nothing but titles and bodies stands between."""
        text = scene.layout.text
        mention = next(iter(scene.people_in(start, min(start + _NEAR, upto))), None)
        if mention is None:
            return None
        between = text[start : mention.start]
        if _STOP.search(between) or self._break.search(between) or self._verb.search(between):
            return None
        return mention

    def _is_subject(self, text: str, mention: Mention) -> bool:
        return self._object.search(text, max(mention.start - _WORD, 0), mention.start) is None

    def _introduced(self, scene: Scene, quotation: Quotation, since: int, memory: EnglishMemory) -> tuple[str, str]:
        text = scene.layout.text
        start = max(since, _sentence_start(text, since, quotation.before))
        for mention in reversed(scene.people_in(start, quotation.before)):
            match = self._intro.match(text, mention.end, quotation.before)
            if match is None and (colon := self._colon.match(text, mention.end, quotation.before)):
                match = colon
            if match and self._is_subject(text, mention) and _is_clause(text, quotation, match["mark"]):
                return "introduced", mention.entity
            if self._is_subject(text, mention) and self._frames(text, mention.end, quotation):
                return "fragment", mention.entity
            if match:
                return "", ""
        for place in self._pronoun_places(text, start, quotation.before):
            intro = self._intro.match(text, place, quotation.before)
            if intro and _is_clause(text, quotation, intro["mark"]):
                return "introduced", memory.person
            if self._frames(text, place, quotation):
                return "fragment", memory.person
        return "", ""

    def _frames(self, text: str, place: int, quotation: Quotation) -> bool:
        """Whether the subject that ends at `place` says a sentence whose end stands in quotation marks."""
        if len(text[quotation.start : quotation.end].split()) < _SHORTEST_FRAGMENT:
            return False
        match = self._frame.match(text, place, quotation.before)
        if match is None:
            return False
        return not self._verb.search(match["between"]) and not self._clause.search(match["between"])

    def _pronoun_places(self, text: str, start: int, end: int) -> list[int]:
        spaces = [at for at in range(start, end) if text[at] == " "]
        return [at for at in spaces if self._pronoun_before.search(text, start, at)]

    def _continues(
        self,
        scene: Scene,
        block: Block,
        quotation: Quotation,
        last: Quotation | None,
        index: int,
        memory: EnglishMemory,
    ) -> bool:
        """Whether the quotation goes on with the speech before it: in the next sentence, or the next paragraph."""
        text = scene.layout.text
        if index == 0:
            alone = quotation.after >= block.end and text[quotation.end - 1] in _ENDS
            return quotation.before == block.start and (memory.continues or (memory.spoke and alone))
        if last is None:
            return False
        between = text[last.after : quotation.before].rstrip()
        # `“And,” she added, “it is cheap.”`: one sentence of the speaker, split by its attribution.
        if between.endswith(",") and len(between) < _SPLIT and text[last.end - 1] == "," and "." not in between:
            return True
        ended = between.endswith(tuple(_ENDS)) or (not between and text[last.end - 1] in _ENDS)
        if not ended or len(between) > _BETWEEN or not _is_clause(text, quotation, ""):
            return False
        return len(re.findall(r"[a-z)][.!?](?:\s|\Z)", between)) <= 1


def _closes_speech(text: str, quotation: Quotation) -> bool:
    """Speech ends in a mark inside the quotation, or a comma right behind it; a name of something does not.

    Behind a full stop a new sentence begins, which says nothing about the quotation unless it begins in small letters.
    """
    last = text[quotation.end - 1]
    if last == ".":
        return text[quotation.after : quotation.after + 2].strip()[:1].islower()
    return last in ",?!…—-" or text[quotation.after : quotation.after + 1] in {",", "…"}


def _is_clause(text: str, quotation: Quotation, mark: str) -> bool:
    """Speech that is introduced begins a sentence of its own; a part of the reporter's sentence does not."""
    first = text[quotation.start]
    return mark == ":" or not first.islower()


def _sentence_start(text: str, start: int, end: int) -> int:
    ends = [match.end() for match in re.finditer(r"[a-z)\d][.!?][”\"]?\s+(?=[A-Z“\"])", text[start:end])]
    return start + (ends[-1] if ends else 0)
