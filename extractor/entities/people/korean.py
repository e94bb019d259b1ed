"""People in Korean sentences: from each title to the name beside it.

Korean puts a post after the name (KT 홍길동 대표), before it (KT 대표 홍길동), or around the company (홍길동 KT 대표).
The words between are nouns without particles, so the first particle, verb or mark on the way ends the search.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.columns import Tokens
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Mention
from extractor.entities.people.compiler import TitleHit
from extractor.entities.people.found import Holder, Post, Vacancy
from extractor.entities.people.model import Title
from extractor.entities.people.words import KoreanWords, Titles
from extractor.lexicon.places import places

_WORD_END = re.compile(r"[가-힣A-Za-z0-9&+./·ㆍ_一-鿿-]+$")
_HANGUL_RUN = re.compile(r"[가-힣]+")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'’-]*(?: (?:[a-z]{2,3} )?[A-Z][A-Za-z.'’-]*){1,3}")
_INITIAL = re.compile(r"[A-Z]\.?")
_LATIN_BEFORE = re.compile(r"(?<![\w.-])[A-Z][a-z'’-]+(?: [A-Z]\.?)?(?: [A-Z][a-z'’-]+){1,2}$")
_DOTS = ("·", "ㆍ")
_DOTTED = re.compile(r"[^·ㆍ]+")
_HANJA = re.compile(r"[一-鿿豈-龎]{2,5}")
_LISTED = re.compile(r"\s?[,·]\s?")
_BRACKET_AFTER = re.compile(r"\s?\(([^()\n]{2,40})\)")
_OPENERS = "([（▲△▶▷◇◆■□●○◎"
_NOUNS = ("NN", "SL", "SN", "SH", "XPN", "XSN", "XR", "SW", "SO", "SP", "NR", "MM", "W_")
_ORDINARY = ("NNG", "NNB", "XSN", "XPN", "MM", "NR", "MAG")
_BODIES = (COMPANY, ORGANIZATION)
_MOST_WORDS = 7
_BRACKETS = 42
_PROPER = frozenset(("NNP", "SL"))
_WHOLE_NAME = 3
_DEPENDENT = "NNB"
_MISREAD = "NNG+JX"
_LONGEST_NAME, _LONGEST_WORD = 4, 7
_REACH = 70
_LONGEST_TITLE = 14
_PAIR = 2


@dataclass(slots=True)
class _Phrase:
    """What stands before a title, as the reading goes on leftwards to `position`; the title begins at `start`."""

    title: Title
    word: int
    start: int
    position: int
    name: tuple[int, int] | None = None
    short: bool = False
    latin: tuple[int, int] | None = None
    entity: str | None = None
    organization: str | None = None
    seat: tuple[str, int, int] | None = None
    opened: bool = False
    proper: bool = False
    maybe: int = -1
    hanja: bool = False
    others: tuple[tuple[int, int], ...] = ()
    """Further people who share the title: '홍길동·임꺽정 부사장'."""

    def called(self, start: int, end: int, entity: str | None = None, *, short: bool = False) -> bool:
        """Take in the name; there is nothing more to read."""
        self.name, self.entity, self.short = (start, end), entity, short
        return False


class KoreanScan:
    """One sentence."""

    def __init__(
        self,
        words: KoreanWords,
        titles: Titles,
        text: str,
        start: int,
        end: int,
        tokens: Tokens,
        mentions: Sequence[Mention],
    ) -> None:
        self._words, self._titles, self._text, self._start, self._end = words, titles, text, start, end
        self._tokens, self._mentions = tokens, mentions
        self._starts = [mention.start for mention in mentions]
        self._listed_from = -1

    def holders(self) -> Sequence[Holder | Vacancy]:
        """Return who holds posts, and the posts that nobody is named beside, in text order."""
        found: list[Holder | Vacancy] = []
        end = -1
        for hit in self._titles.between(self._start, self._end):
            if self._inside_name(hit):
                continue
            previous, previous_end, end = found[-1] if found else None, end, self._with_alias(hit.end)
            left = self._left(hit)
            if left is None:
                continue
            if previous and left.name is None and self._is_joined(previous_end, left):
                organization = left.organization or previous.posts[-1].organization
                post = Post(left.start, end, hit.title, organization, hit.start, left.seat)
                found[-1] = replace(previous, posts=(*previous.posts, post))
                self._listed_from = end
                continue
            further = self._in_bracket(end)
            holders = [replace(holder, posts=(*holder.posts, *further)) for holder in self._holders_of(left, end)]
            if not holders:
                if not self._is_common(left, hit):
                    found.append(Vacancy((self._post(left, end), *further)))
                continue
            if isinstance(previous, Vacancy) and previous_end == holders[0].start - 1:
                # '사업부문장 홍길동 전무': the name stands between two posts.
                body = holders[0].posts[0].organization
                before = [replace(post, organization=post.organization or body) for post in previous.posts]
                found.pop()
                holders[0] = replace(holders[0], posts=(*holders[0].posts, *before))
            self._listed_from = end
            found += holders
        return found

    def _is_joined(self, end: int, phrase: _Phrase) -> bool:
        """Whether a word for 'and also' ties a post to the one that ends at `end`: '이사 겸 새봄통신 대표'."""
        return 0 <= end <= phrase.position and bool(self._words.joined.fullmatch(self._text, end, phrase.position))

    def _is_common(self, phrase: _Phrase, hit: TitleHit) -> bool:
        """Whether the office of a place without its place is a word for something else: 시장 is a market."""
        return hit.title.stated and phrase.seat is None and self._text[hit.start : hit.end] in hit.title.place

    def name_at(self, start: int) -> tuple[Holder, int] | None:
        """Return the name that begins at `start`, and its end."""
        named = self._name_after(start)
        return (named[0], named[0].end) if named else None

    def _post(self, phrase: _Phrase, end: int) -> Post:
        return Post(phrase.start, end, phrase.title, phrase.organization, phrase.word, phrase.seat)

    def _in_bracket(self, end: int) -> tuple[Post, ...]:
        """Return the rank that brackets add to a post: 사업본부장(상무)."""
        bracket = _BRACKET_AFTER.match(self._text, end, self._end)
        title = self._words.title(bracket.group(1)) if bracket else None
        return (Post(*bracket.span(1), title, None, bracket.start(1)),) if bracket and title else ()

    def _holders_of(self, left: _Phrase, end: int) -> Iterator[Holder]:
        post = self._post(left, end)
        if left.name:
            for other in left.others:
                yield Holder(*other, (post,))
            yield Holder(*left.name, (post,), left.short, left.latin, left.entity)
        elif left.organization or left.opened or left.seat or left.proper:
            yield from self._right(post, end, opened=left.opened)

    def _inside_name(self, hit: TitleHit) -> bool:
        at = bisect_right(self._starts, hit.start) - 1
        return at >= 0 and self._mentions[at].end > hit.start

    def _with_alias(self, end: int) -> int:
        bracket = _BRACKET_AFTER.match(self._text, end, self._end)
        if bracket and bracket.group(1).isascii() and self._words.is_title(bracket.group(1)):
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

    def _left(self, hit: TitleHit) -> _Phrase | None:
        """Read leftwards from a title; None where it is only part of another word."""
        phrase = self._opening(hit)
        if phrase is None:
            return None
        for _ in range(_MOST_WORDS):
            while phrase.position > self._start and self._text[phrase.position - 1] in " \u3000":
                phrase.position -= 1
            if phrase.position <= self._start or not self._step(phrase):
                break
        if phrase.maybe >= 0 and phrase.name is None and phrase.organization is None:
            phrase.called(phrase.maybe, phrase.word + self._length(phrase), short=True)
        if phrase.name and not phrase.short and phrase.organization is None:
            phrase.organization = self._organization_before(phrase.others[0][0] if phrase.others else phrase.name[0])
        return phrase

    def _opening(self, hit: TitleHit) -> _Phrase | None:
        """Return the phrase with what is written together with the title: its unit, its place, its company."""
        start = hit.start
        phrase = _Phrase(hit.title, start, start, start)
        if start == self._start or not self._text[start - 1].isalnum():
            return phrase
        mention = self._mention_before(start)
        if mention and mention.category in _BODIES:
            phrase.position, phrase.organization = mention.start, mention.entity
            return phrase
        word = _WORD_END.search(self._text, max(start - _REACH, self._start), start)
        if word and self._text[start : hit.end] in hit.title.place:
            phrase.seat = self._seat(hit, word.start())
        elif word and hit.title.joined:
            phrase.start = word.start()
        else:
            return None
        phrase.position = word.start()
        return phrase

    def _step(self, phrase: _Phrase) -> bool:
        """Read one word or name leftwards; False where the phrase begins."""
        text, end = self._text, phrase.position
        if text[end - 1] == ")":
            opening = text.rfind("(", max(end - _BRACKETS, self._start), end)
            # Written together with the title, brackets explain its unit.
            inside = _LATIN_NAME.fullmatch(text, opening + 1, end - 1) if end < phrase.word else None
            phrase.latin = inside.span() if inside else phrase.latin
            phrase.hanja = bool(_HANJA.fullmatch(text, opening + 1, end - 1))
            phrase.position = opening
            return opening >= 0
        mention = self._mention_before(end)
        if mention:
            return self._read_known(phrase, mention)
        if end == phrase.word and self._words.joined.fullmatch(text, end - 1, end):
            return False
        latin = _LATIN_BEFORE.search(text, max(end - _REACH, self._start), end) if phrase.organization else None
        if latin and not self._mention_within(latin.start(), end):
            return phrase.called(latin.start(), end)
        match = _WORD_END.search(text, max(end - _REACH, self._start), end)
        if not match:
            phrase.opened = text[end - 1] in _OPENERS
            return False
        inner = self._mention_within(match.start(), end)
        if inner:
            if text[inner.end : end] in _DOTS and inner.category in _BODIES and phrase.organization:
                # '홍길동 한빛·한빛텔레콤 회장': one post at two companies.
                phrase.position = inner.start
                return True
            genitive = text[inner.end : end] in self._words.genitive
            return genitive and inner.category in _BODIES and self._read_known(phrase, inner)
        return self._read_word(phrase, match.start(), match.group())

    def _read_known(self, phrase: _Phrase, mention: Mention) -> bool:
        if mention.category == PERSON:
            return phrase.called(mention.start, mention.end, mention.entity)
        if mention.category == LOCATION:
            if phrase.organization is None and not phrase.title.state and phrase.position >= phrase.start:
                phrase.start = mention.start
        elif phrase.organization is not None:
            return False
        else:
            phrase.organization = mention.entity
        phrase.position = mention.start
        return True

    def _read_word(self, phrase: _Phrase, at: int, word: str) -> bool:
        end = phrase.position
        if self._words.is_word("also", word):
            return False
        tags = self._tags(at, end)
        if phrase.hanja and _HANGUL_RUN.fullmatch(word) and (len(word) > 2 or tags != ["NNG"]):
            # '왕젠저우(王建宙)': what Hanja repeat in brackets is a name; '양국(兩國)' is a word.
            return phrase.called(at, end)
        if tags == [_DEPENDENT]:
            # 'A 그룹장 등 임원': a list before the title is none of its words.
            return False
        listed = self._listed_names(at, word)
        if listed:
            phrase.others = listed[:-1]
            return phrase.called(*listed[-1])
        if not self._words.is_word("tense", word):
            named = self._name_at(at, end, word, phrase.latin)
            loose = phrase.organization is None and not phrase.latin
            if named and not (loose and at > named[0] and self._stands_elsewhere(at, end)):
                return phrase.called(*named)
            if phrase.organization is None and self._words.is_surname(word):
                return phrase.called(at, phrase.word + self._length(phrase), short=True)
            if not loose or not self._is_noun(at, end):
                return False
            if phrase.start == phrase.word and not phrase.title.unit:
                phrase.proper = not _PROPER.isdisjoint(self._tags(at, end))
            phrase.start = at
        elif end + 1 == phrase.word and self._words.is_surname(word):
            # '구 대표': former, or a surname; who is meant tells.
            phrase.maybe = at
        phrase.position = at
        return True

    def _listed_names(self, start: int, word: str) -> tuple[tuple[int, int], ...]:
        """Return the names that a dot joins before one title: '홍길동·임꺽정·장길산 부사장'."""
        names = [(start + found.start(), start + found.end()) for found in _DOTTED.finditer(word)]
        written = [self._text[begin:end] for begin, end in names]
        if len(names) < _PAIR or not all(
            len(name) == _WHOLE_NAME and self._words.is_surname(name[0]) for name in written
        ):
            return ()
        # Among several, one that is surely a name vouches for rare syllables of the others.
        sure = sum(bool(self._words.native(name)) for name in written)
        return tuple(names) if sure >= min(len(names), _PAIR) or (sure and len(names) > _PAIR) else ()

    def _length(self, phrase: _Phrase) -> int:
        hit = self._titles.at(phrase.word)
        return hit.end - hit.start if hit else 0

    def _seat(self, hit: TitleHit, start: int) -> tuple[str, int, int]:
        """Return the body whose office is written with the place: 성남시장 → 성남시, as far as it is written."""
        written = self._text[hit.start : hit.end]
        ending = hit.title.place[written]
        shared = next(
            (n for n, pair in enumerate(zip(written, ending, strict=False)) if pair[0] != pair[1]), len(ending)
        )
        return self._text[start : hit.start] + ending, start, hit.start + shared

    def _stands_elsewhere(self, start: int, end: int) -> bool:
        """Whether the last word of what looks like a foreign name is used without the rest: it is the company."""
        word, before = self._text[start:end], self._text[max(start - 3, 0) : start]
        return len(word) > 1 and any(
            not self._text.endswith(before, 0, at) and self._titles.at(stop + 1) is None
            for at, stop in places(self._text, word)
        )

    def _name_at(self, start: int, end: int, word: str, latin: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return the span of the name that ends at `end`, whose last word begins at `start`."""
        if self._words.native(word) and (latin or self._may_be_name(start, end) or self._is_listed(start, end)):
            return start, end
        if len(word) == _WHOLE_NAME and self._words.is_surname(word[0]) and self._is_behind_title(start):
            # '사업부문장 이방형 전무': between two titles stands a name, whatever its syllables.
            return start, end
        return self._foreign(end, sure=latin is not None)

    def _is_listed(self, start: int, end: int) -> bool:
        """Whether the word of three syllables opens the next entry of a list of people with their posts."""
        behind = self._listed_from
        return (
            end - start == _WHOLE_NAME
            and 0 <= behind < start
            and bool(self._words.listed.fullmatch(self._text, behind, start))
        )

    def _is_behind_title(self, start: int) -> bool:
        before = self._titles.between(max(start - _LONGEST_TITLE, self._start), start)
        return any(hit.end == start - 1 for hit in before)

    def _may_be_name(self, start: int, end: int) -> bool:
        """Whether the analyser saw anything but an ordinary word: names that it does not know fall to odd pieces."""
        first, last = self._tokens.span(start, end)
        if self._tokens.end[last - 1] != end or self._tokens.start[first] != start:
            return "+" not in self._tokens.tag[last - 1]
        tags = self._tags(start, end)
        if tags[-1] == _MISREAD and end - start == _WHOLE_NAME:
            # '임경훈' taken for '임경후는' in its short form, which no title follows.
            return True
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
            if words and match and _INITIAL.fullmatch(match.group()):
                position = match.start()
                continue
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
        start, stop = words[-1]
        # '가온텔레콤 박도현 인더스트리얼 사업부장': behind the company a whole Korean name, then what the post is for;
        # '조나단 로스 그록 창업자' has the company behind it.
        whole = len(words) > 1 and stop - start == _WHOLE_NAME and self._words.native(text[start:stop])
        before = self._mention_within(self._start, start)
        return (start, stop) if whole and before and before.end == start - 1 else (start, end)

    def _foreign_word(self, start: int, end: int, *, last: bool) -> bool:
        word = self._text[start:end]
        if self._words.is_word("no_names", word) or self._words.is_word("tense", word) or self._words.is_title(word):
            return False
        tags = self._tags(start, end)
        if not all(tag.startswith(("NN", "XSN", "XPN")) for tag in tags):
            return False
        return self._is_proper(start, end) or (last and len(word) == 1 and self._words.is_surname(word))

    def _is_proper(self, start: int, end: int) -> bool:
        return "NNP" in self._tags(start, end)

    def _tags(self, start: int, end: int) -> list[str]:
        first, last = self._tokens.span(start, end)
        return self._tokens.tag[first:last]

    def _is_noun(self, start: int, end: int) -> bool:
        return all(tag.startswith(_NOUNS) and "+" not in tag for tag in self._tags(start, end))

    def _organization_before(self, position: int) -> str | None:
        text = self._text
        for _ in range(4):
            while position > self._start and text[position - 1] == " ":
                position -= 1
            mention = self._mention_before(position)
            if mention and mention.category in _BODIES:
                return mention.entity
            if position > self._start and text[position - 1] == ")":
                position = max(text.rfind("(", max(position - _BRACKETS, self._start), position), self._start)
                continue
            match = _WORD_END.search(text, max(position - _REACH, self._start), position)
            if not match:
                return None
            inner = self._mention_within(match.start(), position)
            if inner:
                genitive = text[inner.end : position] in self._words.genitive
                return inner.entity if genitive and inner.category in _BODIES else None
            if not self._is_noun(match.start(), position):
                return None
            position = match.start()
        return None

    def _right(self, post: Post, end: int, *, opened: bool) -> Iterator[Holder]:
        """Names behind the title: 대표 홍길동, and in brackets several (대표 홍길동, 김길동)."""
        position = end
        while True:
            match = (self._words.spaced if position == end else _LISTED).match(self._text, position, self._end)
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
            return (
                (Holder(start, mention.end, (), entity=mention.entity), mention.end)
                if mention.category == PERSON
                else None
            )
        run = _HANGUL_RUN.match(text, start, self._end)
        if not run:
            return None
        word = run.group()
        for length in (3, 2, 4):
            name, end = word[:length], start + length
            native = len(name) == length and self._words.native(name)
            if native and self._words.ends(text, end) and self._may_be_name(start, end):
                return self._with_latin(start, end)
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
            while (
                first < len(self._tokens.text)
                and self._tokens.start[first] < run.end()
                and self._tokens.tag[first] == "NNP"
            ):
                stop = self._tokens.end[first]
                first += 1
            if stop == position or self._mention_within(position, stop):
                break
            count += 1
            end = stop
            if stop < run.end() or not text.startswith(" ", stop):
                break
            position = stop + 1
        if count < 2 or not self._words.ends(text, end):
            return None
        return self._with_latin(start, end)

    def _with_latin(self, start: int, end: int) -> tuple[Holder, int]:
        bracket = _BRACKET_AFTER.match(self._text, end, self._end)
        if bracket and _LATIN_NAME.fullmatch(bracket.group(1)):
            return Holder(start, end, (), latin=bracket.span(1)), bracket.end()
        return Holder(start, end, ()), end
