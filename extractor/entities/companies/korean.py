"""Unknown companies and bodies in Korean text, by how their names end and by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.document.columns import Tokens
from extractor.document.facts import COMPANY, ORGANIZATION, PERSON, Mention
from extractor.entities.companies.compiler import CompanyRules
from extractor.entities.companies.found import CHIEFS, Candidate
from extractor.entities.companies.model import Ending
from extractor.entities.people.found import Post
from extractor.entities.people.words import KoreanWords, Titles
from extractor.lexicon.places import places_of_all
from extractor.tools.regex import any_of, lazy

_LETTERS = "가-힣A-Za-z0-9"
_WORD_BEFORE = re.compile(rf"[{_LETTERS}][{_LETTERS}&+.]*$")
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
    """One sentence, the names known in it, dates and sums, and who holds a post there."""

    text: str
    start: int
    end: int
    tokens: Tokens
    mentions: Sequence[Mention]
    closed: Sequence[tuple[int, int]]
    posts: Callable[[], Sequence[tuple[Post, int]]]

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


class KoreanCompanies:
    """Finds candidates in Korean sentences."""

    def __init__(self, rules: CompanyRules, words: KoreanWords) -> None:
        self._rules = rules
        self._words = words
        lists = rules.words
        self._cue = lazy(
            rf"(?P<noun>(?:{any_of(lists['nouns'])})(?:{any_of(lists['being'])})? )"
            rf"|(?P<source> ?(?:{any_of(lists['sources'])})(?![가-힣]))"
            rf"|(?P<legal>(?:{any_of(lists['legal'])})\s?)|(?P<bracket>\s?\((?P<inside>[^()\n]{{2,40}})\))"
            rf"|(?P<campus>(?<={any_of(lists['campus_endings'])}) "
            rf"(?=(?:[가-힣A-Za-z·]{{2,16}} ){{0,2}}(?:{any_of(lists['campus'])})))"
        )
        joiner = rf"(?:\s?[,·]\s?|(?:{any_of(lists['siblings'])})\s)"
        self._sibling = lazy(rf"(?:\([^()]*\))?{joiner}(?P<name>[{_LETTERS}]{{2,}}?)(?:\([^()]*\))?{joiner}")
        self._alias = lazy(rf"(?:{any_of(lists['alias'])})\s?[‘'“\"]?")
        self._outlets = tuple(lists["outlets"])
        self._deals = lazy(rf" (?:{any_of(lists['deals'])})(?![가-힣])")
        self._doings = tuple(lists["doings"])

    def find(
        self, text: str, titles: Titles, scene_of: Callable[[int], Scene | None], known: Sequence[Mention]
    ) -> Iterator[Candidate]:
        """Yield the candidates of an article; `scene_of` gives the Korean sentence at an offset, `known` the names."""
        found = list(self._alone(text, titles, scene_of))
        yield from found
        spans = {(mention.start, mention.end) for mention in known if mention.category == COMPANY}
        spans |= {(one.start, one.end) for one in found if one.category == COMPANY}
        names = {text[one.start : one.end] for one in found if one.category == COMPANY}
        names |= {one.short for one in found if one.short}
        for places in places_of_all(text, names).values():
            spans.update(places)
        yield from self._siblings(text, scene_of, sorted(spans))

    def _siblings(
        self, text: str, scene_of: Callable[[int], Scene | None], spans: Sequence[tuple[int, int]]
    ) -> Iterator[Candidate]:
        """가온텔레콤, 하람, 나래소프트: what a list names between two companies is one."""
        for (_, end), (start, _) in pairwise(spans):
            match = self._sibling.fullmatch(text, end, start) if end < start <= end + _LONGEST else None
            scene = scene_of(end) if match else None
            if match is None or scene is None or scene.end <= start or scene.taken(*match.span("name")):
                continue
            begin = match.start("name")
            stop = self._without_particle(scene, *match.span("name"))
            if stop != match.end("name") or self._words.native(text[begin:stop]):
                continue
            if self._looks_named(scene, begin, stop):
                yield Candidate(begin, stop, COMPANY, None, "company.sibling")

    def _alone(self, text: str, titles: Titles, scene_of: Callable[[int], Scene | None]) -> Iterator[Candidate]:
        for first, last, ending in self._rules.korean(text):
            scene = scene_of(first)
            if scene and (candidate := self._by_ending(scene, first, last, ending)):
                yield self._with_alias(scene, candidate)
        by_kind = {
            "noun": self._by_noun,
            "source": self._by_source,
            "legal": self._by_legal_form,
            "campus": self._by_campus,
        }
        for match in self._cue.finditer(text):
            scene = scene_of(match.start())
            if scene is None:
                continue
            if match.lastgroup in by_kind:
                yield from by_kind[match.lastgroup](scene, match)
            else:
                yield from self._by_bracket(scene, match, titles)
        yield from self._by_chief(titles, scene_of)

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

    def _by_noun(self, scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
        """전문기업 한빛이, 스타트업 한빛(대표 …)."""
        name = _WORD.match(scene.text, match.end(), scene.end)
        if not name or scene.taken(*name.span()):
            return
        end = self._without_particle(scene, *name.span())
        if scene.text[name.start() : end].endswith(self._doings):
            return
        marked = end < name.end() or scene.text[end : end + 1] in ("(", ",")
        marked = marked or bool(self._deals.match(scene.text, end, scene.end))
        if marked and self._looks_named(scene, name.start(), end):
            yield self._with_alias(scene, Candidate(name.start(), end, COMPANY, None, "company.noun"))

    def _by_bracket(self, scene: Scene, match: re.Match[str], titles: Titles) -> Iterator[Candidate]:
        """한빛(대표 홍길동), 한빛테크(이하 한빛), and 한빛(Hanbit), where one of the two is known."""
        word = scene.word_before(match.start())
        if word is None or not self._looks_named(scene, *word):
            return
        begin, end = match.span("inside")
        known = scene.mention_at(begin)
        if known and known.end == end and known.category in _BODIES:
            yield Candidate(*word, known.category, None, known.rule, entity=known.entity)
            return
        title = titles.at(begin)
        titled = title is not None and title.end < end and title.title.role in CHIEFS
        if titled or self._alias.match(scene.text, begin, end):
            yield self._with_alias(scene, Candidate(*word, COMPANY, None, "company.bracket"))

    def _by_source(self, scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
        """한빛에 따르면, 한빛 관계자는."""
        word = scene.word_before(match.start())
        if word is None:
            return
        name = scene.text[slice(*word)]
        if name.endswith(self._outlets) or self._words.native(name) or "NNP" not in scene.tags(*word):
            return
        if self._looks_named(scene, *word):
            yield Candidate(*word, COMPANY, None, "company.source")

    def _by_chief(self, titles: Titles, scene_of: Callable[[int], Scene | None]) -> Iterator[Candidate]:
        """한빛의 홍길동 대표, 홍길동 한빛 대표: whoever has a chief is a company."""
        done = -1
        for hit in titles.hits:
            if hit.title.role not in CHIEFS or hit.start < done:
                continue
            scene = scene_of(hit.start)
            if scene is None:
                continue
            done = scene.end
            for post, name in scene.posts():
                candidate = self._chief_of(scene, post, name)
                if candidate:
                    yield self._with_alias(scene, candidate)

    def _chief_of(self, scene: Scene, post: Post, name: int) -> Candidate | None:
        """The word that names what one is chief of, between title and name or before both."""
        if post.organization or post.title.role not in CHIEFS:
            return None
        if post.start < post.word - 1:
            return None if post.title.unit and name < post.word else self._between(scene, post.start, post.word - 1)
        return self._before_name(scene, name) if name >= 0 else None

    def _between(self, scene: Scene, start: int, end: int) -> Candidate | None:
        """The word between a chief's name and title: a proper noun, or a word that is used again."""
        word = scene.word_before(end)
        if word is None or word[0] < start or self._ordinary(scene, *word):
            return None
        used_again = word[1] - word[0] > 1 and scene.text.count(scene.text[slice(*word)]) > 1
        if used_again or self._looks_named(scene, *word):
            return Candidate(*word, COMPANY, None, "company.chief")
        return None

    def _before_name(self, scene: Scene, at: int) -> Candidate | None:
        word = scene.word_before(at - 1) if at > scene.start and scene.text[at - 1] == " " else None
        if word is None:
            return None
        begin, end = word
        genitive = scene.text[end - 1] in self._words.genitive and scene.tags(end - 1, end)[-1] == "JKG"
        end -= genitive
        if end - begin < 2 or self._ordinary(scene, begin, end):
            return None
        return (
            Candidate(begin, end, COMPANY, None, "company.chief")
            if genitive or self._looks_named(scene, begin, end)
            else None
        )

    def _ordinary(self, scene: Scene, begin: int, end: int) -> bool:
        word = scene.text[begin:end]
        lists = self._rules.words
        return (
            word in lists["plain"]
            or word in lists["nouns"]
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
