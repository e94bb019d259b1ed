"""People in English sentences: from each title to the name and the organization beside it.

A post is told in apposition (Jane Doe, chief executive of Nordan), before the name (Nordan CEO Jane Doe), or by a verb
(Jane Doe is the chief executive; Nordan named Jane Doe chairman).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Mention
from extractor.entities.people.compiler import PeopleRules, TitleHit
from extractor.entities.people.found import Holder, Post, Vacancy
from extractor.entities.people.latin_names import WORD, LatinNames, starts_before
from extractor.entities.people.model import Title
from extractor.entities.people.patterns import Patterns, patterns_of

_BEFORE = re.compile(r"[\w.'’&-]+$")
_ALIAS = re.compile(r" ?\(([A-Za-z-]{2,6})\)")
_POSSESSIVE = re.compile(r"['’]s?(?= )")
_BEHIND = re.compile(r" ?\([^()]{1,30}\)")
_HYPHENED = re.compile(r"(?<![\w-])([A-Za-z]+)-$")
_NAME_BEHIND_FIELD = re.compile(rf"(?<=[a-z]) (?={WORD} (?:{WORD} )?{WORD}$)|(?<=[a-z]) (?={WORD} {WORD}$)")
_BRACKET = re.compile(r" \([^()]{1,30}\)$")
_PART = re.compile(r"['’]s? [a-z][a-z &-]{1,40}(?=,)")
_UNKNOWN = re.compile(r"[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3}(?P<part>['’]s? [a-z][a-z &-]{1,40})?(?=, [A-Z])")
_SET_OFF = re.compile(r"([a-z][a-z&-]+(?: [a-z&-]+){0,4}), ")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_AFTER = re.compile(r"[\w.'’-]+")
_FEWEST_WORDS, _MOST_IN_HEADLINE = 3, 4
_AGE = re.compile(r", \d\d$")
_FIELDS = (re.compile(r" [a-z][a-z-]+ $"), re.compile(r" [a-z][a-z-]+ [a-z][a-z-]+ $"))
_DESCRIBED = re.compile(r"(?:[\w.’'-]+ ){1,5}")
_MOST_DESCRIBING = 5
_SHORTEST = 3
_MINISTER = "minister"
_RULERS = ("president", "head", "minister", "politician")
_CAPITAL = re.compile(r" [A-Z]")
_BODIES = (COMPANY, ORGANIZATION)


class EnglishPeople:
    """Finds the holders of posts in English sentences."""

    def __init__(self, rules: PeopleRules) -> None:
        self._titles = rules.english
        self._words = rules.words
        self._patterns = patterns_of(rules.words)
        self.names = LatinNames(rules.words)

    def scan(
        self, text: str, start: int, end: int, mentions: Sequence[Mention], titles: Sequence[TitleHit]
    ) -> EnglishScan:
        """Return `text[start:end]`, one sentence, to be read for posts; `mentions` are the names known in it.

        `titles` are those of the whole text, in order.
        """
        first = bisect_left(titles, start, key=_start)
        hits = [hit for hit in titles[first : bisect_left(titles, end, key=_start)] if hit.end <= end]
        return EnglishScan(self._words, self._patterns, self.names, text, start, end, mentions, hits)

    def titles(self, text: str) -> list[TitleHit]:
        """Return the titles of `text` that are whole words, none inside another."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
        kept: list[TitleHit] = []
        for hit in sorted(self._titles.find(lowered), key=lambda hit: (hit.start, -hit.end)):
            first, last = hit.start, hit.end
            if kept and last <= kept[-1].end:
                continue
            if _inside_word(text[last : last + 1]):
                continue
            if first and _inside_word(text[first - 1]) and not self._is_modified(text, first):
                continue
            if lowered[first:last] in self._titles.abbreviations and not text[first:last].isupper():
                continue
            kept.append(self._of_field(hit, text))
        return kept

    def _is_modified(self, text: str, start: int) -> bool:
        """Whether a hyphen ties a word to the title that may stand before it ('interim-CEO')."""
        before = _HYPHENED.search(text, max(start - 20, 0), start)
        return before is not None and before.group(1).lower() in self._words["modifiers"] | self._words["tense"]

    def _of_field(self, hit: TitleHit, text: str) -> TitleHit:
        """Return a title with the field it names inside ('chief people and culture officer')."""
        field = self._patterns.officer.match(text, hit.end) if hit.title.of_field else None
        return replace(hit, end=field.end()) if field else hit


def _start(hit: TitleHit) -> int:
    return hit.start


def _inside_word(letter: str) -> bool:
    return letter.isalnum() or letter == "-"


class EnglishScan:
    """One sentence with its titles."""

    def __init__(
        self,
        words: dict[str, frozenset[str]],
        patterns: Patterns,
        names: LatinNames,
        text: str,
        start: int,
        end: int,
        mentions: Sequence[Mention],
        hits: Sequence[TitleHit],
    ) -> None:
        self._words, self._patterns, self._text, self._start, self._end = words, patterns, text, start, end
        self._names = names
        self._mentions = [mention for mention in mentions if not _is_title(mention, hits)]
        self._starts = [mention.start for mention in self._mentions]
        self._hits = sorted(hits, key=lambda hit: hit.start)
        self._unit_start = 0  # where the unit before the title begins
        self._told = -1  # where the phrase of the post told last ends

    def holders(self) -> Iterator[Holder | Vacancy]:
        """Yield who holds posts, and the posts that nobody is named beside, in text order."""
        number = 0
        previous: Holder | None = None
        while number < len(self._hits):
            group = [self._hits[number]]
            while number + 1 < len(self._hits) and self._joins(group[-1], self._hits[number + 1]):
                number += 1
                group.append(self._hits[number])
            number += 1
            holder = self._holder(group, previous)
            yield holder
            if isinstance(holder, Holder):
                previous = holder
                if group[-1].plural and holder.start > group[-1].start:
                    yield from self._others(holder)

    def _others(self, holder: Holder) -> Iterator[Holder]:
        """Yield who shares the posts of the first of several: 'co-CEOs Jane Doe and John Roe'."""
        end = holder.end
        while separator := self._patterns.listed.match(self._text, end, self._end):
            name = self._person_at(separator.end()) or self._spelled(separator.end())
            if name is None:
                return
            end = name[1]
            yield replace(holder, start=name[0], end=end, entity=name[2])

    def name_at(self, start: int) -> tuple[Holder, int] | None:
        """Return the name that begins at `start` and its end; for a surname alone, the name in full before."""
        name = self._spelled(start)
        if name:
            return Holder(name[0], name[1], (), entity=name[2]), name[1]
        word = self._names.word_at(self._text, start, self._end)
        name = self._surname_before(word.end()) if word else None
        return (Holder(name[0], name[1], (), entity=name[2]), word.end()) if name and word else None

    def _joins(self, one: TitleHit, other: TitleHit) -> bool:
        between = self._text[self._with_alias(one.end) : other.start]
        return bool(self._patterns.joined.fullmatch(between))

    def _with_alias(self, end: int) -> int:
        alias = _ALIAS.match(self._text, end, self._end)
        return alias.end() if alias and alias.group(1).isupper() else end

    def _holder(self, group: Sequence[TitleHit], previous: Holder | None) -> Holder | Vacancy:
        text = self._text
        begin = self._with_modifiers(group[0])
        close = self._with_alias(group[-1].end)
        close, after, right = self._complement(close, group[-1].title, begin)
        phrase, left = self._organization_before(begin, group[0].title)
        begin = min(begin, self._unit_start) if left is None and group[0].title.unit else begin
        organization = right or left
        former = bool(self._patterns.former.search(text, max(phrase - 12, self._start), phrase)) or bool(
            self._patterns.former.match(text, phrase, begin)
        )
        owned = organization is None and text[self._start : begin].rstrip().rpartition(" ")[2] in self._words["owners"]
        posts = tuple(
            Post(
                begin if number == 0 else hit.start,
                close if number == len(group) - 1 else self._with_alias(hit.end),
                hit.title,
                organization,
                former=former,
                owned=owned,
            )
            for number, hit in enumerate(group)
        )
        title = group[0].title
        sure = (text[group[0].start].isupper() and group[0].start > self._start) or self._is_of_portfolio(group[0])
        # 'Jane Doe, head of sales at Nordan, John Roe, head of …': between two names the post is the first one's.
        listed = text[phrase - 2 : phrase] == ", " and text[after : after + 2] == ", "
        name = self._name_before(phrase) if listed else None
        if name is None:
            name = self._name_after(
                after, left or right, weak=title.weak and not sure and after == close, far=after > close
            ) or (self._name_set_off(begin, after) if after == close else None)
        if name is None:
            name = self._name_before(phrase)
        if name is None:
            further = self._patterns.further.search(text, max(phrase - 10, self._start), phrase)
            if previous is None or not further or further.start() != self._told:
                return Vacancy(posts)
            self._told = after
            if organization is None:
                last = previous.posts[-1].organization
                posts = tuple(replace(post, organization=last, shared=True) for post in posts)
            return replace(previous, posts=posts)
        self._told = after
        start, end, entity = name
        if organization is None:
            organization = self._loose_organization(after, end)
            posts = tuple(replace(post, organization=organization) for post in posts)
        if organization is None and title.weak and not sure and not text[end:].startswith(","):
            return Vacancy(posts)
        if organization is None and start > begin and text[begin].isupper() and title.role in _RULERS:
            posts = tuple(replace(post, alone=True) for post in posts)
        return Holder(start, end, posts, entity=entity)

    def _is_of_portfolio(self, hit: TitleHit) -> bool:
        """Whether the word before a minister's title tells the office ('telecoms minister Jane Doe')."""
        if hit.title.role != _MINISTER:
            return False
        return bool(self._patterns.portfolio.search(self._text, max(hit.start - 20, self._start), hit.start))

    def _name_set_off(self, begin: int, end: int) -> tuple[int, int, str | None] | None:
        """Return the name set off by commas behind a post that somebody has ('its chief executive, Jane Doe, said')."""
        text = self._text
        if text[end : end + 2] != ", " or not self._patterns.owned.search(text, max(begin - 60, self._start), begin):
            return None
        name = self._person_at(end + 2) or self._spelled(end + 2)
        return name if name and text[name[1] : name[1] + 1] in (",", ".", "") else None

    def _with_modifiers(self, hit: TitleHit) -> int:
        """Return where the title begins together with the words before it that belong to it."""
        start = hit.start
        while match := _BEFORE.search(self._text, max(start - 20, self._start), max(start - 1, self._start)):
            word = match.group().lower()
            if self._text[start - 1] not in " -" or word not in self._words["modifiers"]:
                break
            if self._covered(match.start(), match.end()):
                break
            start = match.start()
        self._unit_start = start
        if hit.title.unit:
            at = start
            for _ in range(3):
                match = _BEFORE.search(self._text, max(at - 24, self._start), max(at - 1, self._start))
                if not match or self._text[at - 1] != " " or match.end() != at - 1:
                    break
                word = match.group()
                if (
                    not word[0].islower()
                    or word in self._words["stops"]
                    or word.lower() in self._words["tense"]
                    or _POSSESSIVE.match(self._text, match.end() - 2)
                ):
                    break
                at = match.start()
                first, hyphen, _ = word.partition("-")
                if hyphen and first in self._words["tense"]:
                    at += len(first) + 1
                    break
            self._unit_start = at
        return start

    def _body_at(self, start: int) -> Mention | None:
        at = bisect_left(self._starts, start)
        if at < len(self._mentions) and self._mentions[at].start == start and self._mentions[at].category in _BODIES:
            return self._mentions[at]
        return None

    def _body_ending(self, end: int) -> Mention | None:
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and self._mentions[at].end == end and self._mentions[at].category in _BODIES:
            return self._mentions[at]
        return None

    def _complement(self, end: int, title: Title, begin: int) -> tuple[int, int, str | None]:
        """Return where the title ends with its unit, where the whole phrase ends, and the organization in it."""
        text = self._text
        link = self._patterns.linked.match(text, end, self._end)
        if not link:
            # In a list of those present: 'Jane Doe, CEO Nordan Networks, and …'
            body = self._body_at(end + 1) if text[begin - 2 : begin] == ", " and text[end : end + 1] == " " else None
            if body and not _POSSESSIVE.match(text, body.end):
                return end, body.end, body.entity
            return self._bare_unit(end, title)
        body = self._body_at(link.end())
        if body:
            if link.group() == ", " and text[body.end : body.end + 2] in ("'s", "’s"):
                return end, end, None
            part = _PART.match(text, body.end, self._end)
            return end, part.end() if part else self._behind(body.end), body.entity
        if link.group().startswith(","):
            return self._unit_set_off(link.end(), title) or (end, end, None)
        described = self._described_body(link.end())
        if described:
            return end, self._behind(described.end), described.entity
        possessed = self._patterns.possessed.match(text, link.end(), self._end)
        if possessed:
            return end, possessed.end(), None
        unknown = _UNKNOWN.match(text, link.end(), self._end)
        if unknown and (unknown["part"] or not title.unit):
            return end, unknown.end(), None
        # director of network planning at Nordan
        unit = self._patterns.unit.match(text, link.end(), self._end)
        if not unit or not (
            title.unit or title.role in ("professor", "dean", "head", "executive", "minister", "researcher")
        ):
            return end, unknown.end() if unknown else end, None
        stop = self._unit_end(link.end(), unit.end())
        inner = next((m for m in self._mentions if link.end() <= m.start < stop and m.category in _BODIES), None)
        if inner:
            return end, self._behind(max(stop, inner.end)), inner.entity
        chain = self._patterns.chain.match(text, stop, self._end)
        if chain and (body := self._body_at(chain.end())):
            return stop, self._behind(body.end), body.entity
        return stop, stop, None

    def _unit_set_off(self, start: int, title: Title) -> tuple[int, int, str | None] | None:
        """Read a unit between commas before the organization: 'vice president, network engineering, Nordan'."""
        unit = _SET_OFF.match(self._text, start, self._end) if title.unit else None
        body = self._body_at(unit.end()) if unit else None
        if unit is None or body is None or unit.group(1).split()[0] in self._words["stops"] | self._words["tense"]:
            return None
        return unit.end(1), self._behind(body.end), body.entity

    def _unit_end(self, start: int, end: int) -> int:
        """Return where a unit ends that begins at `start`: before a verb, the next title, or a name behind it."""
        text = self._text
        verb = self._patterns.stop.search(text, start, end)
        stop = verb.start() if verb else end
        at = bisect_left(self._hits, start, key=_start)
        if at < len(self._hits) and self._hits[at].start < stop:
            stop = self._hits[at].start
        if verb:
            # 'Nordan director of enforcement Jane Doe said'
            name = _NAME_BEHIND_FIELD.search(text, start, stop)
            stop = name.start() if name else stop
        further = self._patterns.further.search(text, start, stop)
        return further.start() if further else len(text[:stop].rstrip())

    def _bare_unit(self, end: int, title: Title) -> tuple[int, int, str | None]:
        """Read a unit that follows the title without a word between ('VP products and solutions at Nordan')."""
        unit = self._patterns.bare_unit.match(self._text, end, self._end) if title.unit else None
        stops = self._words["stops"] - self._words["and_en"]
        if unit and not any(word in stops for word in unit.group().split()):
            chain = self._patterns.chain.match(self._text, unit.end(), self._end)
            if chain and (body := self._body_at(chain.end())):
                return unit.end(), self._behind(body.end), body.entity
        return end, end, None

    def _described_body(self, start: int) -> Mention | None:
        """Return the body that a few words introduce ('chief executive of Danish operator Nordan')."""
        described = _DESCRIBED.match(self._text, start, self._end)
        at = bisect_left(self._starts, start)
        bodies = [mention for mention in self._mentions[at:] if mention.category in _BODIES]
        if not described or not bodies or bodies[0].start > described.end():
            return None
        words = self._text[start : bodies[0].start].split()
        if not words or not words[-1].islower() or any(word in self._words["stops"] for word in words):
            return None
        return bodies[0] if self._text[bodies[0].start - 1] == " " and len(words) <= _MOST_DESCRIBING else None

    def _behind(self, end: int) -> int:
        bracket = _BEHIND.match(self._text, end, self._end)
        return bracket.end() if bracket else end

    def _organization_before(self, begin: int, title: Title) -> tuple[int, str | None]:
        """Return where the phrase begins with its determiner or organization, and the organization."""
        text, at = self._text, begin
        for _ in range(5):
            if at <= self._start or text[at - 1] not in " -":
                return at, None
            company = self._patterns.company.search(text, max(at - 40, self._start), at)
            if company:
                return company.start(), None
            stop = at - 1
            body = self._body_ending(stop)
            if body is None and text[max(stop - 2, 0) : stop] in ("'s", "’s"):
                body = self._body_ending(stop - 2)
            if body is None and text[stop - 1] in "'’":
                body = self._body_ending(stop - 1)
            if body:
                article = self._patterns.article.search(text, max(body.start - 5, self._start), body.start)
                return article.start() + 1 if article else body.start, body.entity
            match = _BEFORE.search(text, max(stop - 24, self._start), stop)
            if not match:
                return at, None
            word = match.group().lower()
            if (
                word not in self._words["tense"]
                and not (title.unit and match.start() >= self._unit_start)
                and not self._is_between(at)
            ):
                if not word[0].isalpha() or word in self._words["stops"] or not match.group()[0].isupper():
                    return at, None
                if match.group() not in self._words["units"]:
                    return at, None
            if word in self._words["phrase_ends"]:
                return at, None
            at = match.start()
        return at, None

    def _is_between(self, at: int) -> bool:
        """Whether one or two words of a title stand between an organization and `at` ('Nordan national secretary')."""
        for field in _FIELDS:
            words = field.search(self._text, max(at - 40, self._start), at)
            if words and self._body_ending(words.start()):
                return not any(word in self._words["stops"] for word in words.group().split())
        return False

    def _person_at(self, start: int) -> tuple[int, int, str] | None:
        at = bisect_left(self._starts, start)
        if at < len(self._mentions) and self._mentions[at].start == start and self._mentions[at].category == PERSON:
            return start, self._mentions[at].end, self._mentions[at].entity
        return None

    def _name_after(
        self, end: int, organization: str | None, *, weak: bool, far: bool
    ) -> tuple[int, int, str | None] | None:
        gap = self._patterns.gap.match(self._text, end, self._end)
        if not gap or (gap.group().startswith(",") and organization is None and not far):
            return None
        if weak and organization is None:
            return None
        return self._person_at(gap.end()) or self._behind_title(gap.end())

    def _behind_title(self, start: int) -> tuple[int, int, str | None] | None:
        """Return the name behind a title; in a headline in capitals it may be anything ('CTO Blames Other Firms').

        There it is a name as far as a word that the text goes on with.
        """
        if not self._is_title_case():
            return self._spelled(start)
        text, end = self._text, start
        for _ in range(_MOST_IN_HEADLINE):
            word = _AFTER.match(text, end, self._end)
            if word is None:
                return None
            named = self._names.at(text, start, word.end(), self._is_no_name, capitals=False)
            if named == word.end() and word.group() in text[self._end :]:
                return start, named, None
            end = word.end() + 1
        return None

    def _is_title_case(self) -> bool:
        words = _LONG_WORD.findall(self._text, self._start, self._end)
        ends = self._text[self._end - 1 : self._end] in '.!?”"'
        return not ends and len(words) > _FEWEST_WORDS and all(word[0].isupper() for word in words)

    def _spelled(self, start: int) -> tuple[int, int, str | None] | None:
        """Return a name of several capitalised words that begins at `start`."""
        end = self._names.at(self._text, start, self._end, self._is_no_name, capitals=False)
        return None if end < 0 or self._goes_on(end) else (start, end, None)

    def _is_no_name(self, start: int, end: int, before: int) -> bool:
        """Whether the word there is no part of a name that has so many words before it."""
        return self._covered(start, end, surname=before > 0) or (before > 1 and self._is_title(start))

    def _is_title(self, start: int) -> bool:
        at = bisect_left(self._hits, start, key=_start)
        return at < len(self._hits) and self._hits[at].start == start

    def _goes_on(self, end: int) -> bool:
        """Whether the capitalised words go on behind `end`: they are no name of a person then."""
        following = self._names.goes_on(self._text, end)
        return following is not None and not self._covered(*following.span()) and not self._is_title(end + 1)

    def _covered(self, start: int, end: int, *, surname: bool = False) -> bool:
        """Whether a known name stands there; a single word that is also a place may be part of a person's name.

        Where it is to be a surname, it may be a company's name too: 'June Ford'.
        """
        at = bisect_right(self._starts, end - 1) - 1
        if at < 0 or self._mentions[at].end <= start:
            return False
        mention = self._mentions[at]
        alike = mention.category == LOCATION or (surname and mention.category == COMPANY)
        return not alike or (mention.start, mention.end) != (start, end) or self._text[start:end].isupper()

    def _name_before(self, phrase: int) -> tuple[int, int, str | None] | None:
        """Return the name that the phrase beginning at `phrase` stands in apposition to."""
        text = self._text
        link = self._patterns.link.search(text, max(phrase - 48, self._start), phrase)
        if not link:
            return None
        end = link.start()
        picture = _BRACKET.search(text, max(end - 40, self._start), end)
        if picture:
            end = picture.start()
        age = _AGE.search(text, max(end - 4, self._start), end)
        if age:
            end = age.start()
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and self._mentions[at].end == end and self._mentions[at].category == PERSON:
            return self._mentions[at].start, end, self._mentions[at].entity
        return self._spelled_before(end) or self._surname_before(end)

    def _surname_before(self, end: int) -> tuple[int, int, str | None] | None:
        """Return where the person was named in full whose surname alone stands before `end`."""
        word = _BEFORE.search(self._text, max(end - 24, self._start), end)
        surname = word.group() if word and word.group()[0].isupper() else ""
        if not word or len(surname) < _SHORTEST or surname in self._words["no_names"]:
            return None
        if self._covered(word.start(), end):
            return None
        for full in re.finditer(
            rf"(?<![\w.’'-])(?:{WORD} ){{1,2}}{re.escape(surname)}(?![\w-])", self._text[: self._start]
        ):
            if not any(part in self._words["no_names"] for part in full.group().split()):
                return full.start(), full.end(), None
        return None

    def _spelled_before(self, end: int) -> tuple[int, int, str | None] | None:
        text = self._text
        end = self._names.without_degree(text, self._start, end)
        capitals = not text[self._start : self._end].isupper()
        for start in starts_before(text, self._start, end, self._words["name_particles"]):
            if self._names.at(text, start, end, self._is_no_name, capitals=capitals) == end:
                return start, end, None
        return None

    def _loose_organization(self, after: int, end: int) -> str | None:
        """Return the organization right behind the name: 'chief executive Jane Doe of Nordan'."""
        link = self._patterns.loose.match(self._text, max(after, end), self._end)
        body = self._body_at(link.end()) if link else None
        return body.entity if body else None


def _is_title(mention: Mention, hits: Sequence[TitleHit]) -> bool:
    return any(hit.start < mention.end and mention.start < hit.end for hit in hits) and mention.category == LOCATION
