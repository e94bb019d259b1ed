"""People in Korean sentences: from each title to the name beside it.

Korean puts a post after the name (KT 홍길동 대표), before it (KT 대표 홍길동), or around the company (홍길동 KT 대표). The
words between are nouns without particles, so the first particle, verb or mark on the way ends the search.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.annotate.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Mention
from extractor.language.document import Tokens
from extractor.people.found import Holder, Post
from extractor.rulebook.models.people import Title
from extractor.rulebook.people import PeopleRules, TitleHit

_WORD_END = re.compile(r"[가-힣A-Za-z0-9&+./·ㆍ_一-鿿-]+$")
_HANGUL_RUN = re.compile(r"[가-힣]+")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'’-]*(?: (?:[a-z]{2,3} )?[A-Z][A-Za-z.'’-]*){1,3}")
_LATIN_UNIT = re.compile(r"[A-Z]{2,5}(?=장)")
_SPACED = re.compile(r"(?:인|이자)?\s")
_LISTED = re.compile(r"\s?[,·]\s?")
_BRACKET_AFTER = re.compile(r"\s?\(([^()\n]{2,40})\)")
_AND = re.compile(r"(?:\s?(?:겸|이자)\s|[·/])$")
_GENITIVE = "의"
_HEAD = "장"
_OPENERS = "([（▲△▶▷◇◆■□●○◎"
_NOUNS = ("NN", "SL", "SN", "SH", "XPN", "XSN", "XR", "SW", "SO", "SP", "NR", "MM", "W_")
_ORDINARY = ("NNG", "NNB", "XSN", "XPN", "MM", "NR", "MAG")
_TOPICS = ("은", "는", "이", "가")
_MOST_WORDS = 7
_LONGEST_NAME, _LONGEST_WORD = 4, 7
_REACH = 70


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before a title: where its phrase begins, the name, the organization."""

    start: int
    name: tuple[int, int] | None = None
    short: bool = False
    latin: tuple[int, int] | None = None
    entity: str | None = None
    organization: str | None = None
    opened: bool = False
    seat: tuple[str, int, int] | None = None
    proper: bool = False


class KoreanPeople:
    """Finds the holders of posts in Korean sentences."""

    def __init__(self, rules: PeopleRules, particles: Sequence[str]) -> None:
        self._titles = rules.korean
        self._words = rules.words
        self._particles = re.compile(
            "(?:" + "|".join(re.escape(word) for word in sorted(particles, key=len, reverse=True)) + ")(?![가-힣])"
        )

        taken = "|".join(map(re.escape, sorted(rules.words["taken"])))
        self.taken = re.compile(
            rf"(?:직|자리)?(?:으로|로|에|을|를|직을|직에)(?:\s(?!\S*[.])\S+){{0,4}}?\s\S{{0,3}}(?:{taken})|"
            rf"(?:, |·|와 |과 | 등).{{0,160}}?(?:{taken})"
        )

    def find(
        self, text: str, start: int, end: int, tokens: Tokens, mentions: Sequence[Mention]
    ) -> Iterator[Holder]:
        """Yield the holders in `text[start:end]`, one sentence; `mentions` are the names known in it."""
        scan = _Scan(self, text, start, end, tokens, mentions)
        yield from scan.holders()

    def hits(self, text: str, start: int, end: int) -> list[TitleHit]:
        """Return the titles in `text[start:end]` that end as words, the longest where several end alike."""
        found: dict[int, TitleHit] = {}
        for hit in self._titles.find(text[start:end]):
            if hit.end not in found:
                found[hit.end] = TitleHit(hit.start + start, hit.end + start, hit.title)
        kept = [hit for hit in found.values() if self.ends(text, hit.end, end)]
        return [
            hit for hit in kept if not any(other.start <= hit.start and hit.end < other.end for other in kept)
        ]

    def title_at(self, text: str, at: int) -> TitleHit | None:
        """Return the title right behind a blank at `at`."""
        if not text.startswith(" ", at):
            return None
        return next((hit for hit in self.hits(text, at + 1, min(at + 16, len(text))) if hit.start == at + 1), None)

    def ends(self, text: str, at: int, end: int) -> bool:
        """Whether a word or a word before its particle ends at `at`."""
        if at >= end or not text[at].isalnum():
            return True
        return bool(self._particles.match(text, at, end)) or any(
            text.startswith(word, at) for word in self._words["honorifics"]
        )

    def native(self, word: str) -> str | None:
        """Return the family name of a word that is built like a Korean name."""
        if not 2 <= len(word) <= 4 or word in self._words["no_names"]:
            return None
        for length in (2, 1):
            surname, given = word[:length], word[length:]
            table = ("surnames_compound",) if length == 2 else ("surnames_common", "surnames_rare")
            if not given or len(given) > 2 or not any(surname in self._words[name] for name in table):
                continue
            if len(given) == 1 and length == 1 and surname not in self._words["surnames_common"]:
                continue
            if all(syllable in self._words["given"] for syllable in given):
                return surname
        return None

    def title(self, word: str) -> Title | None:
        """Return the title called `word`."""
        return self._titles.forms.get(word)

    def is_title(self, word: str) -> bool:
        """Whether `word` is a title."""
        return word in self._titles.forms

    def is_word(self, use: str, word: str) -> bool:
        """Whether the rules list `word` for this use."""
        return word in self._words.get(use, frozenset())


class _Scan:
    """One sentence."""

    def __init__(
        self, rules: KoreanPeople, text: str, start: int, end: int, tokens: Tokens, mentions: Sequence[Mention]
    ) -> None:
        self._rules, self._text, self._start, self._end, self._tokens = rules, text, start, end, tokens
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def holders(self) -> Iterator[Holder]:
        previous: Holder | None = None
        previous_end = -1
        waiting: list[Post] = []
        for hit in self._rules.hits(self._text, self._start, self._end):
            if self._inside_name(hit):
                continue
            end = self._with_alias(hit.end)
            joined = _AND.search(self._text, max(hit.start - 4, self._start), hit.start)
            if previous and joined and joined.start() == previous_end:
                post = Post(hit.start, end, hit.title, previous.posts[-1].organization, hit.start)
                previous, previous_end = replace(previous, posts=(*previous.posts, post)), end
                yield previous
                continue
            further = self._in_bracket(end)
            found = [
                replace(holder, posts=(*holder.posts, *further)) if further else holder
                for holder in self._holders_of(hit, end)
            ]
            if found:
                found[0] = replace(found[0], posts=(*found[0].posts, *waiting))
                waiting = []
                previous, previous_end = found[-1], end
                yield from found
            elif (post := self._taken_up(hit, end)) and previous is None:
                waiting.append(post)
            elif post and previous:
                yield replace(previous, posts=(post,))
        if waiting:
            yield Holder(-1, -1, tuple(waiting))

    def _in_bracket(self, end: int) -> tuple[Post, ...]:
        """Return the rank that brackets add to a post: 사업본부장(상무)."""
        bracket = _BRACKET_AFTER.match(self._text, end, self._end)
        title = self._rules.title(bracket.group(1)) if bracket else None
        return (Post(*bracket.span(1), title, None, bracket.start(1)),) if bracket and title else ()

    def _taken_up(self, hit: TitleHit, end: int) -> Post | None:
        """Return a post that is told apart from the name of its holder: 홍길동을 대표로 선임했다."""
        if not self._rules.taken.match(self._text, end, self._end):
            return None
        left = self._left(hit)
        if left is None or left.name:
            return None
        organization = left.organization or self._subject()
        return Post(left.start, end, hit.title, organization, hit.start, left.seat)

    def _subject(self) -> str | None:
        """Return the organization that the sentence is about."""
        for mention in self._mentions:
            if mention.category in (COMPANY, ORGANIZATION) and self._text[mention.end : mention.end + 1] in _TOPICS:
                return mention.entity
        return None

    def _holders_of(self, hit: TitleHit, end: int) -> Iterator[Holder]:
        left = self._left(hit)
        if left is None:
            return
        post = Post(left.start, end, hit.title, left.organization, hit.start, left.seat)
        if left.name:
            yield Holder(*left.name, (post,), left.short, left.latin, left.entity)
        elif left.organization or left.opened or left.seat or left.proper:
            yield from self._right(post, end, opened=left.opened)

    def _inside_name(self, hit: TitleHit) -> bool:
        at = bisect_right(self._starts, hit.start) - 1
        return at >= 0 and self._mentions[at].end > hit.start

    def _with_alias(self, end: int) -> int:
        bracket = _BRACKET_AFTER.match(self._text, end, self._end)
        if bracket and bracket.group(1).isascii() and self._rules.is_title(bracket.group(1)):
            return bracket.end()
        return end

    def _mention_before(self, position: int) -> Mention | None:
        at = bisect_right(self._starts, position - 1) - 1
        if at >= 0 and self._mentions[at].end == position:
            return self._mentions[at]
        return None

    def _mention_within(self, start: int, end: int) -> Mention | None:
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and start <= self._mentions[at].start and self._mentions[at].end > start:
            return self._mentions[at]
        return None

    def _left(self, hit: TitleHit) -> _Left | None:
        """Read leftwards from a title; None where it is only part of another word."""
        text = self._text
        start = hit.start
        organization: str | None = None
        seat: tuple[str, int, int] | None = None
        proper = False
        if start > self._start and text[start - 1].isalnum():
            word = _WORD_END.search(text, max(start - _REACH, self._start), start)
            mention = self._mention_before(start)
            if mention and mention.category in (COMPANY, ORGANIZATION):
                start, organization = mention.start, mention.entity
            elif word and self._text[hit.start : hit.end] in hit.title.place:
                seat = self._seat(hit, word.start())
                start = word.start()
            elif hit.title.joined and word:
                start = word.start()
            else:
                return None
        position = start
        title_start = hit.start if organization or seat else start
        name: tuple[int, int] | None = None
        latin: tuple[int, int] | None = None
        for _ in range(_MOST_WORDS):
            while position > self._start and text[position - 1] in " \u3000":
                position -= 1
            if position <= self._start:
                break
            if text[position - 1] == ")":
                opening = text.rfind("(", max(position - 42, self._start), position)
                if opening < 0:
                    break
                inside = _LATIN_NAME.fullmatch(text, opening + 1, position - 1)
                if inside and name is None:
                    latin = inside.span()
                position = opening
                continue
            mention = self._mention_before(position)
            if mention:
                if mention.category == PERSON:
                    left = self._owned(mention.start, mention.end, title_start, organization, latin, mention.entity)
                    return replace(left, seat=seat)
                if mention.category == LOCATION:
                    if organization is None and name is None and not hit.title.state:
                        title_start = title_start if position < title_start else mention.start
                    position = mention.start
                    continue
                if organization is not None:
                    break
                organization, position = mention.entity, mention.start
                continue
            match = _WORD_END.search(text, max(position - _REACH, self._start), position)
            if not match:
                opened = text[position - 1] in _OPENERS
                return _Left(title_start, organization=organization, opened=opened, seat=seat, proper=proper)
            word, at = match.group(), match.start()
            inner = self._mention_within(at, position)
            if inner:
                if inner.category in (COMPANY, ORGANIZATION) and text[inner.end : position] == _GENITIVE:
                    if organization is not None:
                        break
                    organization, position = inner.entity, inner.start
                    continue
                break
            if self._rules.is_word("tense", word):
                position = at
                continue
            named = self._name_at(at, position, word, latin)
            if named and not latin and organization is None and at > named[0] and self._stands_elsewhere(at, position):
                title_start = position = at
                continue
            if named:
                return replace(self._owned(*named, title_start, organization, latin, None), seat=seat)
            if organization is None and len(word) == 1 and self._surname(word):
                return _Left(title_start, (at, hit.end), short=True, seat=seat)
            if organization is not None or not self._is_noun(at, position) or latin:
                break
            if title_start == hit.start and not hit.title.unit:
                proper = any(tag in ("NNP", "SL") for tag in self._tags(at, position))
            title_start = position = at
        return _Left(title_start, organization=organization, seat=seat, proper=proper)

    def _seat(self, hit: TitleHit, start: int) -> tuple[str, int, int]:
        """Return the body whose office is written with the place: 성남시장 → 성남시, as far as it is written."""
        written = self._text[hit.start : hit.end]
        ending = hit.title.place[written]
        shared = len(os.path.commonprefix((written, ending)))
        return self._text[start : hit.start] + ending, start, hit.start + shared

    def _stands_elsewhere(self, start: int, end: int) -> bool:
        """Whether the last word of what looks like a foreign name is used without the rest: it is the company."""
        word, before = self._text[start:end], self._text[max(start - 3, 0) : start]
        return self._text.count(word) > self._text.count(before + word) and len(word) > 1

    def _surname(self, word: str) -> bool:
        return self._rules.is_word("surnames_common", word) or self._rules.is_word("surnames_rare", word)

    def _name_at(self, start: int, end: int, word: str, latin: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return the span of the name that ends at `end`, whose last word begins at `start`."""
        if self._rules.native(word) and (latin or self._may_be_name(start, end)):
            return start, end
        return self._foreign(end, sure=latin is not None)

    def _may_be_name(self, start: int, end: int) -> bool:
        """Whether the analyser saw anything but an ordinary word: names that it does not know fall to odd pieces."""
        first, last = self._tokens.span(start, end)
        if self._tokens.end[last - 1] != end or self._tokens.start[first] != start:
            return "+" not in self._tokens.tag[last - 1]
        tags = self._tags(start, end)
        if tags[-1].startswith(("J", "E", "XSN", "VCP")) or "+" in tags[-1]:
            return False
        if len(tags) == 1:
            return not tags[0].startswith(_ORDINARY)
        return not (tags[0] in ("XPN", "MM") and len(tags) == 2 and tags[1] == "NNG")

    def _foreign(self, end: int, *, sure: bool) -> tuple[int, int] | None:
        """Return the span of two to four Hangul words before `end` that together may be a foreign name."""
        text, position = self._text, end
        words: list[tuple[int, int]] = []
        while len(words) < _LONGEST_NAME:
            while words and position > self._start and text[position - 1] == " ":
                position -= 1
            match = _WORD_END.search(text, max(position - 16, self._start), position)
            if not match or not _HANGUL_RUN.fullmatch(match.group()) or len(match.group()) > _LONGEST_WORD:
                break
            if self._mention_within(match.start(), position) or not self._foreign_word(
                match.start(), position, last=not words
            ):
                break
            words.append((match.start(), position))
            position = match.start()
        if len(words) < 2 and not (sure and words):
            return None
        if not any(self._is_proper(*word) for word in words):
            return None
        return words[-1][0], end

    def _foreign_word(self, start: int, end: int, *, last: bool) -> bool:
        word = self._text[start:end]
        if self._rules.is_word("no_names", word) or self._rules.is_word("tense", word) or self._rules.is_title(word):
            return False
        tags = self._tags(start, end)
        if not all(tag.startswith(("NN", "XSN", "XPN")) for tag in tags):
            return False
        return self._is_proper(start, end) or (last and len(word) == 1 and self._surname(word))

    def _is_proper(self, start: int, end: int) -> bool:
        return "NNP" in self._tags(start, end)

    def _tags(self, start: int, end: int) -> list[str]:
        first, last = self._tokens.span(start, end)
        return self._tokens.tag[first:last]

    def _is_noun(self, start: int, end: int) -> bool:
        return all(tag.startswith(_NOUNS) and "+" not in tag for tag in self._tags(start, end))

    def _owned(
        self,
        start: int,
        end: int,
        title_start: int,
        organization: str | None,
        latin: tuple[int, int] | None,
        entity: str | None,
    ) -> _Left:
        """The name is found; the organization may stand before it."""
        if organization is None:
            organization = self._organization_before(start)
        return _Left(title_start, (start, end), latin=latin, entity=entity, organization=organization)

    def _organization_before(self, position: int) -> str | None:
        text = self._text
        for _ in range(4):
            while position > self._start and text[position - 1] == " ":
                position -= 1
            mention = self._mention_before(position)
            if mention and mention.category in (COMPANY, ORGANIZATION):
                return mention.entity
            if position > self._start and text[position - 1] == ")":
                position = max(text.rfind("(", max(position - 42, self._start), position), self._start)
                continue
            match = _WORD_END.search(text, max(position - _REACH, self._start), position)
            if not match:
                return None
            inner = self._mention_within(match.start(), position)
            if inner:
                genitive = text[inner.end : position] == _GENITIVE
                return inner.entity if genitive and inner.category in (COMPANY, ORGANIZATION) else None
            if not self._is_noun(match.start(), position):
                return None
            position = match.start()
        return None

    def _right(self, post: Post, end: int, *, opened: bool) -> Iterator[Holder]:
        """Names behind the title: 대표 홍길동, and in brackets several (대표 홍길동, 김길동)."""
        position = end
        while True:
            match = (_SPACED if position == end else _LISTED).match(self._text, position, self._end)
            if not match:
                return
            named = self._name_after(match.end())
            if named is None:
                return
            holder, position = named
            yield Holder(holder.start, holder.end, (post,), latin=holder.latin, entity=holder.entity)
            if not opened:
                return

    def _name_after(self, start: int) -> tuple[Holder, int] | None:
        text = self._text
        mention = self._mention_within(start, start + 1)
        if mention and mention.start == start:
            return (Holder(start, mention.end, (), entity=mention.entity), mention.end) if mention.category == PERSON else None
        run = _HANGUL_RUN.match(text, start, self._end)
        if not run:
            return None
        word = run.group()
        for length in (3, 2, 4):
            name = word[:length]
            if len(name) == length and self._rules.native(name) and self._rules.ends(text, start + length, self._end):
                if text[start + length : start + length + 1] == " " and self._rules.hits(text, start + length + 1, min(start + length + 12, self._end)) and not self._may_be_name(start, start + length):
                    return None
                if self._may_be_name(start, start + length):
                    return self._with_latin(start, start + length)
        return self._foreign_after(start)

    def _foreign_after(self, start: int) -> tuple[Holder, int] | None:
        text, position, count = self._text, start, 0
        end = start
        while count < _LONGEST_NAME:
            run = _HANGUL_RUN.match(text, position, self._end)
            if not run:
                break
            first = self._tokens.at(position)
            stop = position
            while first < len(self._tokens.text) and self._tokens.start[first] < run.end() and self._tokens.tag[first] == "NNP":
                stop = self._tokens.end[first]
                first += 1
            if stop == position or self._mention_within(position, stop):
                break
            count += 1
            end = stop
            if stop < run.end() or not text.startswith(" ", stop):
                break
            position = stop + 1
        if count < 2 or not self._rules.ends(text, end, self._end):
            return None
        return self._with_latin(start, end)

    def _with_latin(self, start: int, end: int) -> tuple[Holder, int]:
        bracket = _BRACKET_AFTER.match(self._text, end, self._end)
        if bracket and _LATIN_NAME.fullmatch(bracket.group(1)):
            return Holder(start, end, (), latin=bracket.span(1)), bracket.end()
        return Holder(start, end, ()), end
