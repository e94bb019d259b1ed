"""Names of companies and bodies in Korean text: told by their form, or nouns that no dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.columns import Tokens
from extractor.document.facts import COMPANY, ORGANIZATION, PERSON, Mention
from extractor.entities.companies.compiler import CompanyRules
from extractor.entities.companies.found import Candidate, Suspect
from extractor.entities.companies.model import Ending
from extractor.entities.people.compiler import TitleHit
from extractor.entities.people.words import KoreanWords, Titles
from extractor.lexicon.gazetteer import Gazetteer
from extractor.tools.regex import any_of, lazy

_LETTERS = "가-힣A-Za-z0-9"
_WORD_BEFORE = re.compile(rf"[{_LETTERS}][{_LETTERS}&+.]*$")
_NAMING = ("NNP", "NNG", "SL", "SN", "XPN", "XSN", "XR")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.'-]*[a-z][A-Za-z0-9&.'-]*(?: [A-Za-z0-9&][A-Za-z0-9&.'-]*)*")
_SHARE = re.compile(r"\s?(?:\[\d{6}\]|\(\d{6}\)|\([+-]?\d+\.\d+%\))")
_QUOTES = tuple("‘'“\"<《")
_HANGUL = re.compile(r"[가-힣]{2,}")
_CLOSING = tuple("’'”\">》")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9&.'-]*(?: [A-Z0-9&][A-Za-z0-9&.'-]*){1,4}")
_WORD = re.compile(rf"[{_LETTERS}][{_LETTERS}&+.]*")
_BRACKET = re.compile(r"\s?\(([^()\n]{2,40})\)")
_NOUNS = ("NN", "SL", "SN", "SH", "XPN", "XSN", "XR", "SW", "SO", "SP", "NR", "MM", "W_", "SSO", "SSC")
_PARTICLES = ("J", "VCP", "E")
_PROPER = frozenset(("NNP", "SL"))
_BODIES = (COMPANY, ORGANIZATION)
_LONGEST = 24


@dataclass(slots=True)
class Scene:
    """One sentence, the names known in it, dates and sums; `number` is its index, `first:last` are its tokens."""

    number: int
    first: int
    last: int
    text: str
    start: int
    end: int
    tokens: Tokens
    mentions: Sequence[Mention]
    closed: Sequence[tuple[int, int]]

    def mention_at(self, start: int) -> Mention | None:
        """Return the known name that begins at `start`."""
        return next((mention for mention in self.mentions if mention.start == start), None)

    def mention_before(self, end: int) -> Mention | None:
        """Return the known name that ends before the blanks in front of `end`."""
        while end > self.start and self.text[end - 1] == " ":
            end -= 1
        return next((mention for mention in self.mentions if mention.end == end), None)

    def taken(self, start: int, end: int) -> bool:
        """Whether a name, a date or a sum stands there, or a quoted title begins there."""
        if any(mention.start < end and start < mention.end for mention in self.mentions):
            return True
        if any(low < end and start < high for low, high in self.closed):
            return True
        return self.text.count("‘", self.start, start) > self.text.count("’", self.start, start)

    def tags(self, start: int, end: int) -> list[str]:
        """Return the tags of the tokens that the characters touch."""
        first, last = self.tokens.span(start, end)
        return self.tokens.tag[first:last]

    def word_before(self, end: int) -> tuple[int, int] | None:
        """Return the span of the word that ends at `end`, unless something known stands there."""
        word = _WORD_BEFORE.search(self.text, max(end - _LONGEST, self.start), end)
        return word.span() if word and not self.taken(*word.span()) else None


class KoreanNames:
    """Finds names in Korean sentences."""

    def __init__(self, rules: CompanyRules, words: KoreanWords, gazetteer: Gazetteer) -> None:
        self._rules = rules
        self._gazetteer = gazetteer
        self._words = words
        lists = rules.words
        self._cue = lazy(
            rf"(?P<legal>(?:{any_of(lists['legal'])})\s?)|(?P<bracket>\s?\((?P<inside>[^()\n]{{2,40}})\))"
            rf"|(?P<campus>(?<={any_of(lists['campus_endings'])}) "
            rf"(?=(?:[가-힣A-Za-z·]{{2,16}} ){{0,2}}(?:{any_of(lists['campus'])})))"
        )
        self._alias = lazy(rf"(?:{any_of(lists['alias'])})\s?[‘'“\"]?")
        self._doings = tuple(lists["doings"])

    def find(
        self, text: str, titles: Titles, scene_of: Callable[[int], Scene | None], scenes: Sequence[Scene]
    ) -> Iterator[Candidate | Suspect]:
        """Yield the names of an article; `scene_of` gives the Korean sentence at an offset, `scenes` are all."""
        for first, last, ending in self._rules.korean(text):
            scene = scene_of(first)
            if scene and (candidate := self._by_ending(scene, first, last, ending)):
                yield self._with_alias(scene, candidate)
        for match in self._cue.finditer(text):
            scene = scene_of(match.start())
            if scene is None:
                continue
            if match.lastgroup == "legal":
                yield from self._by_legal_form(scene, match)
            elif match.lastgroup == "campus":
                yield from self._by_campus(scene, match)
            else:
                yield from self._by_bracket(scene, match)
        for scene in scenes:
            yield from self._suspects(scene, titles)

    def _suspects(self, scene: Scene, titles: Titles) -> Iterator[Suspect]:
        """Yield the nouns at the start of a word that no dictionary knows, or that are written in Latin letters."""
        tokens, text = scene.tokens, scene.text
        at = scene.first
        while at < scene.last:
            last = at
            while (
                last < scene.last
                and tokens.tag[last].startswith(_NAMING)
                and (last == at or tokens.start[last] == tokens.end[last - 1])
            ):
                last += 1
            if last == at:
                at += 1
                continue
            begin, end = tokens.start[at], tokens.end[last - 1]
            opens = begin == 0 or not text[begin - 1].isalnum()
            # '라/NNG 온/NNG': what falls into syllables is no word that the dictionary knows.
            pieces = last > at + 1 and end - begin == last - at
            if opens and self._may_be_named(scene, begin, end, ("NNP",) if pieces else tokens.tag[at:last]):
                yield self._suspect(scene, titles, begin, end, last)
            at = last

    def _may_be_named(self, scene: Scene, begin: int, end: int, tags: Sequence[str]) -> bool:
        word = scene.text[begin:end]
        lists = self._rules.words
        if end - begin < 2 or _PROPER.isdisjoint(tags) or not word[0].isalpha() or scene.taken(begin, end):
            return False
        if word.islower() or word in lists["plain_en"] or word.endswith(tuple(lists["plurals"])):
            return False
        return not (self._ordinary(scene, begin, end) or self._words.is_title(word) or word.endswith(self._doings))

    def _suspect(self, scene: Scene, titles: Titles, begin: int, end: int, last: int) -> Suspect:
        """Return the name with what is seen around it: a post, a name in Latin letters, a share's code."""
        text = scene.text
        behind = _BRACKET.match(text, end, scene.end)
        latin = behind.span(1) if behind and _LATIN.fullmatch(behind.group(1)) else None
        spoken = behind.span(1) if behind and text[begin:end].isascii() and _HANGUL.fullmatch(behind.group(1)) else None
        first = self._first_of(scene, begin, text[slice(*latin)].count(" ")) if latin else begin
        before = self._name_before(scene, first)
        shown = {
            "surname": bool(before) and not self._words.native(before),
            "latin_name": latin is not None,
            "share_code": _SHARE.match(text, end, scene.end) is not None,
            "quoted": text[first - 1 : first] in _QUOTES and text[end : end + 1] in _CLOSING,
            "acronym": _ACRONYM.fullmatch(text, first, end) is not None,
            "group": self._of_group(scene, begin, last),
        }
        signs = [sign for sign, seen in shown.items() if seen]
        chief = behind is not None and self._is_chief(titles.at(behind.start(1)))
        posted = "chief_named" if chief else self._posted(scene, titles, first, end, last)
        return Suspect(first, end, scene.number, (*signs, *filter(None, (posted,))), latin or spoken)

    def _first_of(self, scene: Scene, begin: int, words: int) -> int:
        """Return where a name of several words begins: as many as its name in Latin letters has more than one."""
        tokens = scene.tokens
        at = tokens.at(begin)
        while words and at > scene.first and tokens.tag[at - 1].startswith(_NAMING):
            words -= tokens.end[at - 1] < tokens.start[at]
            at -= 1
        while at > scene.first and tokens.end[at - 1] == tokens.start[at] and tokens.tag[at - 1].startswith(_NAMING):
            at -= 1
        # '업체 한빛(Hanbit Systems)' is one word of Korean.
        taken = words or tokens.tag[at] not in _PROPER or scene.taken(tokens.start[at], begin)
        return begin if taken else tokens.start[at]

    def _of_group(self, scene: Scene, begin: int, last: int) -> bool:
        """Tell whether a word that no dictionary knows follows the name of a company ('SK텔레시스')."""
        tokens = scene.tokens
        first = tokens.at(begin)
        if last - first < 2 or tokens.tag[last - 1] != "NNP":
            return False
        return self._gazetteer.named(scene.text[begin : tokens.end[last - 2]], COMPANY) is not None

    def _posted(self, scene: Scene, titles: Titles, begin: int, end: int, last: int) -> str:
        """Tell whose post stands beside a name: its own ('person'), or that of somebody of this company."""
        text, tokens = scene.text, scene.tokens
        native = self._words.native(text[begin:end]) is not None
        if native and begin - 1 in titles.ends:
            return "person"
        if last < scene.last and text[tokens.start[last] : tokens.end[last]] in self._words.genitive:
            last += 1
        if last >= scene.last:
            return ""
        title = titles.at(tokens.start[last])
        if title is None:
            third = titles.at(tokens.start[last + 1]) if last + 1 < scene.last else None
            name = text[tokens.start[last] : tokens.end[last]]
            return "chief_named" if self._is_chief(third) and self._words.native(name) else ""
        if native:
            return "person"
        if not self._is_chief(title):
            return ""
        before = self._name_before(scene, begin)
        return "chief_named" if before and self._words.native(before) else "chief"

    def _is_chief(self, hit: TitleHit | None) -> bool:
        return hit is not None and hit.title.role in self._rules.words["chiefs"]

    def _name_before(self, scene: Scene, begin: int) -> str:
        """Return the proper noun that stands before a name without a particle ('토르 *한센*')."""
        tokens = scene.tokens
        at = tokens.at(begin) - 1
        if at < scene.first or tokens.tag[at] != "NNP" or tokens.end[at] + 1 != begin:
            return ""
        known = any(mention.end == tokens.end[at] for mention in scene.mentions)
        return "" if known else scene.text[tokens.start[at] : tokens.end[at]]

    def _by_ending(self, scene: Scene, first: int, last: int, ending: Ending) -> Candidate | None:
        """라온텔레콤, 한빛장학재단; 한빛 코리아 behind a known 한빛."""
        text = scene.text
        if not self._words.ends(text, last):
            return None
        word = _WORD_BEFORE.search(text, max(first - _LONGEST, scene.start), first)
        rule = f"{ending.category}.{ending.id}"
        if not word:
            known = scene.mention_before(first) if ending.tail else None
            if known and known.category == COMPANY:
                return Candidate(known.start, last, ending.category, ending.kind, rule)
            return None
        begin, prefix = word.start(), word.group()
        known = scene.mention_at(begin)
        if known and (known.category == PERSON or known.end >= last):
            return None
        if len(prefix) < 2 or prefix in self._rules.words["plain"]:
            return None
        if text[begin:last] in self._rules.words["no_names"] or text[begin:last] in self._rules.forms:
            return None
        if not known and (scene.taken(begin, last) or not (ending.sure or self._proper(scene, begin, first))):
            return None
        return Candidate(
            begin, last, ending.category, ending.kind, rule, short=prefix if ending.short and not known else None
        )

    def _proper(self, scene: Scene, begin: int, end: int) -> bool:
        """Whether the analyser saw nouns, one of them proper or foreign."""
        tags = scene.tags(begin, end)
        return all(tag.startswith(_NOUNS) for tag in tags) and not _PROPER.isdisjoint(tags)

    def _by_campus(self, scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
        """한빛대 교수, 한빛대 연구팀."""
        word = scene.word_before(match.start())
        if word and word[1] - word[0] > 2 and scene.text[slice(*word)] not in self._rules.words["no_names"]:
            yield Candidate(*word, ORGANIZATION, "university", "organization.university-short")

    def _by_legal_form(self, scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
        """㈜한빛, 한빛㈜."""
        name = _WORD.match(scene.text, match.end(), scene.end)
        behind = match.start() > scene.start and scene.text[match.start() - 1].isalnum()
        if name and not behind and not scene.taken(*name.span()):
            end = self._without_particle(scene, *name.span())
            if end - name.start() > 1:
                yield self._with_alias(scene, Candidate(name.start(), end, COMPANY, None, "company.legal-form"))
        elif behind or not name:
            word = scene.word_before(match.start())
            if word and word[1] - word[0] > 1:
                yield Candidate(*word, COMPANY, None, "company.legal-form")

    def _by_bracket(self, scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
        """한빛테크(이하 한빛), and 한빛(Hanbit), where one of the two is known."""
        word = scene.word_before(match.start())
        if word is None or not self._looks_named(scene, *word):
            return
        begin, end = match.span("inside")
        known = scene.mention_at(begin)
        if known and known.end == end and known.category in _BODIES:
            yield Candidate(*word, known.category, None, known.rule, entity=known.entity)
        elif self._alias.match(scene.text, begin, end):
            yield self._with_alias(scene, Candidate(*word, COMPANY, None, "company.bracket"))

    def _ordinary(self, scene: Scene, begin: int, end: int) -> bool:
        word = scene.text[begin:end]
        lists = self._rules.words
        return (
            word in lists["plain"]
            or word in lists["no_names"]
            or self._words.is_word("no_names", word)
            or self._words.is_word("tense", word)
        )

    def _looks_named(self, scene: Scene, begin: int, end: int) -> bool:
        """Whether the word may be a proper noun, and is neither an ordinary word nor a title."""
        if end - begin < 2 or self._ordinary(scene, begin, end) or not self._proper(scene, begin, end):
            return False
        return not self._words.titles(scene.text[begin:end]).hits

    def _without_particle(self, scene: Scene, begin: int, end: int) -> int:
        """Return where the name in the word `begin:end` ends: before the particle that the analyser saw."""
        first, last = scene.tokens.span(begin, end)
        for index in range(first, last):
            if scene.tokens.tag[index].startswith(_PARTICLES) and scene.tokens.start[index] > begin:
                return scene.tokens.start[index]
        return end

    def _with_alias(self, scene: Scene, candidate: Candidate) -> Candidate:
        bracket = _BRACKET.match(scene.text, candidate.end, scene.end)
        if not bracket or candidate.alias:
            return candidate
        known = scene.mention_at(bracket.start(1))
        if known and known.end == bracket.end(1) and known.category == candidate.category and not candidate.entity:
            return replace(candidate, entity=known.entity)
        if scene.taken(*bracket.span(1)):
            return candidate
        begin, end = bracket.span(1)
        alias = self._alias.match(scene.text, begin, end)
        name = _LATIN_NAME.fullmatch(scene.text, begin, end) or _WORD.match(
            scene.text, alias.end() if alias else begin, end
        )
        if not name:
            return candidate
        latin = name.group().isascii() and name.group()[0].isupper() and name.end() == end
        if alias or (latin and not self._words.is_title(name.group())):
            return replace(candidate, alias=name.span())
        return candidate
