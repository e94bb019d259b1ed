"""People in English sentences: from each title to the name and the organization beside it.

A post is told in apposition (Jane Doe, chief executive of Nordan), before the name (Nordan CEO Jane Doe), or by a verb
(Jane Doe is the chief executive; Nordan named Jane Doe chairman).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extractor.annotate.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Mention
from extractor.people.found import Holder, Post
from extractor.rulebook.models.people import Title
from extractor.rulebook.people import PeopleRules, TitleHit

_WORD = r"(?:[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿ'’]+[A-ZÀ-Þ]?[a-zß-ÿ]*|\.(?:[A-Z]\.)*)(?:-[A-Za-zß-ÿ]+)*|[A-Z]{2,}(?=[ ,]))"
_CAPITALISED = re.compile(_WORD)
_BEFORE = re.compile(r"[\w.'’&-]+$")
_AFTER = re.compile(r"[\w.'’&-]+")
_ALIAS = re.compile(r" ?\(([A-Za-z-]{2,6})\)")
_POSSESSIVE = re.compile(r"['’]s?(?= )")
_BODIES = (COMPANY, ORGANIZATION)


class EnglishPeople:
    """Finds the holders of posts in English sentences."""

    def __init__(self, rules: PeopleRules) -> None:
        self._titles = rules.english
        self._words = rules.words

    def find(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Holder]:
        """Yield the holders in `text[start:end]`, one sentence; `mentions` are the names known in it."""
        hits = self._hits(text, start, end)
        if hits:
            yield from _Scan(self._words, text, start, end, mentions, hits).holders()

    def _hits(self, text: str, start: int, end: int) -> list[TitleHit]:
        part = text[start:end]
        lowered = part.lower()
        if len(lowered) != len(part):
            return []
        hits = []
        for hit in self._titles.find(lowered):
            first, last = hit.start, hit.end
            if (first and (part[first - 1].isalnum() or part[first - 1] == "-")) or (last < len(part) and (part[last].isalnum() or part[last] == "-")):
                continue
            if lowered[first:last] in self._titles.abbreviations and not part[first:last].isupper():
                continue
            hits.append(TitleHit(first + start, last + start, hit.title))
        return [
            hit
            for hit in hits
            if not any(
                other is not hit and other.start <= hit.start and hit.end <= other.end and len(range(other.start, other.end)) > hit.end - hit.start
                for other in hits
            )
        ]


class _Scan:
    """One sentence with its titles."""

    def __init__(
        self,
        words: dict[str, frozenset[str]],
        text: str,
        start: int,
        end: int,
        mentions: Sequence[Mention],
        hits: Sequence[TitleHit],
    ) -> None:
        self._words, self._text, self._start, self._end = words, text, start, end
        self._mentions = [mention for mention in mentions if not _is_title(mention, hits)]
        self._starts = [mention.start for mention in self._mentions]
        self._hits = sorted(hits, key=lambda hit: hit.start)

    def holders(self) -> Iterator[Holder]:
        number = 0
        while number < len(self._hits):
            group = [self._hits[number]]
            while number + 1 < len(self._hits) and self._joins(group[-1], self._hits[number + 1]):
                number += 1
                group.append(self._hits[number])
            number += 1
            yield from self._holder(group)

    def _joins(self, one: TitleHit, other: TitleHit) -> bool:
        between = self._text[self._with_alias(one.end) : other.start]
        return bool(re.fullmatch(r",? (?:and|&) (?:the |an? )?|/|, | (?:and|&) (?:co-)?", between)) or between == " "

    def _with_alias(self, end: int) -> int:
        alias = _ALIAS.match(self._text, end, self._end)
        return alias.end() if alias and alias.group(1).isupper() else end

    def _holder(self, group: Sequence[TitleHit]) -> Iterator[Holder]:
        text = self._text
        begin = self._with_modifiers(group[0])
        close = self._with_alias(group[-1].end)
        close, after, right = self._complement(close, group[-1].title)
        phrase, left = self._organization_before(begin, group[0].title)
        begin = min(begin, self._unit_start) if left is None and group[0].title.unit else begin
        organization = right or left
        posts = tuple(
            Post(
                begin if number == 0 else hit.start,
                close if number == len(group) - 1 else self._with_alias(hit.end),
                hit.title,
                organization,
            )
            for number, hit in enumerate(group)
        )
        title = group[0].title
        name = self._name_after(after, left or right, weak=title.weak)
        if name is None:
            name = self._name_before(phrase)
        if name is None:
            return
        start, end, entity = name
        if organization is None:
            organization = self._loose_organization(after, end)
            posts = tuple(Post(post.start, post.end, post.title, organization) for post in posts)
        if organization is None and any(post.title.weak for post in posts) and not text[end:].startswith(","):
            return
        yield Holder(start, end, posts, entity=entity)

    _unit_start: int = 0

    def _with_modifiers(self, hit: TitleHit) -> int:
        """Return where the title begins together with the words before it that belong to it."""
        start = hit.start
        while match := _BEFORE.search(self._text, max(start - 20, self._start), max(start - 1, self._start)):
            word = match.group().lower()
            if self._text[start - 1] not in " -" or word not in self._words["modifiers"]:
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
                if not word[0].islower() or word in self._words["stops"] or word.lower() in self._words["tense"] or _POSSESSIVE.match(self._text, match.end() - 2):
                    break
                at = match.start()
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

    def _complement(self, end: int, title: Title) -> tuple[int, int, str | None]:
        """Return where the title ends with its unit, where the whole phrase ends, and the organization in it."""
        text = self._text
        link = re.compile(r",? (?:of|at|for|with|from|in|,) (?:the )?|, ").match(text, end, self._end)
        if not link:
            return end, end, None
        body = self._body_at(link.end())
        if body:
            if link.group() == ", " and text[body.end : body.end + 2] in ("'s", "’s"):
                return end, end, None
            return end, self._behind(body.end), body.entity
        if link.group().startswith(","):
            return end, end, None
        # director of network planning at Nordan
        unit = re.compile(r"[^,;:.()“”\"]{2,60}?(?= (?:at|for|with|of) |,|\.|;|$)").match(text, link.end(), self._end)
        if not unit or not (title.unit or title.role in ("professor", "dean", "head", "executive", "minister", "researcher")):
            return end, end, None
        stop = unit.end()
        verb = re.compile(r" (?:" + "|".join(sorted(map(re.escape, self._words["stops"]))) + r")\b").search(text, link.end(), stop)
        if verb:
            stop = verb.start()
        inner = next((m for m in self._mentions if link.end() <= m.start < stop and m.category in _BODIES), None)
        if inner:
            return end, self._behind(max(stop, inner.end)), inner.entity
        chain = re.compile(r" (?:at|for|with|of) (?:the )?").match(text, stop, self._end)
        if chain and (body := self._body_at(chain.end())):
            return stop, self._behind(body.end), body.entity
        return stop, stop, None

    def _behind(self, end: int) -> int:
        bracket = re.compile(r" ?\([^()]{1,30}\)").match(self._text, end, self._end)
        return bracket.end() if bracket else end

    def _organization_before(self, begin: int, title: Title) -> tuple[int, str | None]:
        """Return where the phrase begins with its determiner or organization, and the organization."""
        text, at = self._text, begin
        for _ in range(5):
            if at <= self._start or text[at - 1] not in " -":
                return at, None
            stop = at - 1
            body = self._body_ending(stop)
            if body is None and text[max(stop - 2, 0) : stop] in ("'s", "’s"):
                body = self._body_ending(stop - 2)
            if body is None and text[stop - 1] in "'’":
                body = self._body_ending(stop - 1)
            if body:
                return body.start, body.entity
            match = _BEFORE.search(text, max(stop - 24, self._start), stop)
            if not match:
                return at, None
            word = match.group().lower()
            if word not in self._words["tense"] and not (
                title.unit and match.start() >= self._unit_start
            ):
                if not word[0].isalpha() or word in self._words["stops"] or match.group()[0].isupper() is False:
                    return at, None
                if not self._known_unit(match.group()):
                    return at, None
            if word in ("said", "and", "as"):
                return at, None
            at = match.start()
        return at, None

    def _known_unit(self, word: str) -> bool:
        return word in self._words["units"]

    def _person_at(self, start: int) -> tuple[int, int, str] | None:
        at = bisect_left(self._starts, start)
        if at < len(self._mentions) and self._mentions[at].start == start and self._mentions[at].category == PERSON:
            return start, self._mentions[at].end, self._mentions[at].entity
        return None

    def _name_after(self, end: int, organization: str | None, *, weak: bool) -> tuple[int, int, str | None] | None:
        gap = re.compile(r",? (?:(?:Mr|Mrs|Ms|Dr)\.? )?").match(self._text, end, self._end)
        if not gap or (gap.group().startswith(",") and organization is None):
            return None
        if weak and organization is None:
            return None
        return self._person_at(gap.end()) or self._spelled(gap.end())

    def _spelled(self, start: int) -> tuple[int, int, str | None] | None:
        """Return a name of two to four capitalised words that begins at `start`."""
        text, at, count = self._text, start, 0
        end = start
        while count < 4:
            match = _CAPITALISED.match(text, at, self._end)
            if match:
                if self._covered(match.start(), match.end()) or match.group() in self._words["no_names"]:
                    break
                stop = match.end()
                if text[stop - 2 : stop] in ("'s", "’s"):
                    stop -= 2
                count += 1
                end = stop
                if stop != match.end():
                    break
            else:
                particle = _AFTER.match(text, at, self._end)
                if not particle or particle.group() not in self._words["name_particles"] or not count:
                    break
            at = (match or particle).end() + 1 if (match or particle) else at
            if text[at - 1 : at] != " ":
                break
        if count < 2 or self._is_all_upper(text[start:end]):
            return None
        return start, end, None

    def _is_all_upper(self, name: str) -> bool:
        return all(word.isupper() for word in name.split())

    def _covered(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._mentions[at].end > start

    def _name_before(self, phrase: int) -> tuple[int, int, str | None] | None:
        """Return the name that the phrase beginning at `phrase` stands in apposition to."""
        text = self._text
        links = "|".join(re.escape(link) for link in sorted(self._words["links"], key=len, reverse=True))
        link = re.compile(rf"(?:,? (?:{links}) |, |,? \(| – | — )$").search(text, max(phrase - 40, self._start), phrase)
        if not link:
            return None
        end = link.start()
        age = re.compile(r", \d\d$").search(text, max(end - 4, self._start), end)
        if age:
            end = age.start()
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and self._mentions[at].end == end:
            mention = self._mentions[at]
            return (mention.start, mention.end, mention.entity) if mention.category == PERSON else None
        return self._spelled_before(end)

    def _spelled_before(self, end: int) -> tuple[int, int, str | None] | None:
        text, at, count, start = self._text, end, 0, end
        while count < 4 and at > self._start:
            match = _BEFORE.search(text, max(at - 24, self._start), at)
            if not match:
                break
            word = match.group()
            if _CAPITALISED.fullmatch(word + ",", 0, len(word)):
                if word in self._words["no_names"] or self._covered(match.start(), at):
                    break
                count += 1
                start = match.start()
            elif word not in self._words["name_particles"]:
                break
            at = match.start() - 1
            if at < self._start or text[at] != " ":
                break
        if count < 2:
            return None
        return start, end, None

    def _loose_organization(self, after: int, end: int) -> str | None:
        """Return the organization right behind the name: 'chief executive Jane Doe of Nordan'."""
        link = re.compile(r",? (?:of|at|from|with) (?:the )?").match(self._text, max(after, end), self._end)
        body = self._body_at(link.end()) if link else None
        return body.entity if body else None


def _is_title(mention: Mention, hits: Sequence[TitleHit]) -> bool:
    return any(hit.start < mention.end and mention.start < hit.end for hit in hits) and mention.category == LOCATION
