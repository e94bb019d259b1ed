"""Unknown companies and bodies in English sentences: runs of capitalised words with something that tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Mention
from extractor.entities.companies.compiler import CompanyRules
from extractor.entities.companies.found import CHIEFS, Candidate
from extractor.entities.people.compiler import TitleHit
from extractor.entities.people.found import Holder
from extractor.lexicon.gazetteer import LegalForms
from extractor.tools.regex import any_of, lazy

_CAP = r"[A-Z][\w&+-]*(?:\.(?:com|ai|io|net)\b)?"
_CODE = re.compile(r"[A-Z]{2,6}\.[A-Z]{1,2}\b")
"""A share's code behind a name, as wires write it (VOD.L)."""
_JOINED_BEFORE = re.compile(r", $")
_CAPITAL_WORD = re.compile(r"\b[A-Z][\w-]*")
_WORD = re.compile(r"\S+")
_CAPITALISED_BEFORE = re.compile(r"(?:[A-Z][a-z]+ ){1,2}$")
_POSSESSIVE = re.compile(r"(?:['’]s?)? $")
_CAMEL_CASE = re.compile(r"[A-Z][a-z]{2,}[A-Z][A-Za-z]+")
"""A capital inside a word: few names but those of companies and products are written so."""
_MOST_WORDS = 5
_GOVERNMENT = "government"
_BESIDE = "company.beside"


class EnglishCompanies:
    """Finds candidates in English sentences."""

    def __init__(self, rules: CompanyRules, legal: LegalForms) -> None:
        self._rules = rules
        self._legal = legal
        lists = rules.words
        article, and_ = any_of(lists["articles"]), any_of(lists["and"])
        words = rf"{_CAP}(?: {_CAP})*"
        nouns = any_of(lists["nouns_en"])
        self._run_of_words = lazy(rf"(?<![\w’'-]){_CAP}(?: (?:(?:{any_of(lists['particles'])}) ){{0,2}}(?:& )?{_CAP})*")
        self._from_there = lazy(rf"[\w.]+-(?:{any_of(lists['origins'])})$")
        self._branch = lazy(
            rf"(?:['’]s?|\b(?:{any_of(lists['owners'])})) (?:[\w-]+ ){{0,3}}(?:{any_of(lists['branches'])}), $"
        )
        self._set_off = lazy(rf"(?:\b(?:{any_of(lists['one_of'])}) (?:[\w’'-]+ ){{0,5}}?(?:{nouns})), $")
        self._acts = lazy(rf" (?:(?:{any_of(lists['acts_after'])}) ){{0,2}}(?:{any_of(lists['acts'])})\b")
        self._country = lazy(rf" (?:{any_of(lists['tails_en'])})(?![\w-])(?! [A-Z][a-z])")
        self._openers = lazy(rf"\b({any_of(rules.openers)}) (?:(?:{article}) )?({words})")
        self._more = lazy(rf"(?:, {words})+,? (?:{and_}) {words}| (?:{and_}) {words}")
        self._apposition = lazy(
            rf", (?:{article}) (?:[\w'’&.-]+ ){{0,6}}?(?:{nouns})\b(?= (?:{any_of(lists['behind'])})\b|[,.;])"
        )
        self._introduces = lazy(rf" (?:[a-z-]+ ){{0,3}}(?:{nouns}) [A-Z]")
        self._joined = lazy(rf",? (?:{and_}) |, ")
        self._called = lazy(rf"\b(?:{nouns}) $")
        self._ticker = lazy(
            rf" ?(?:\((?:{any_of(lists['exchanges'])})[^()]{{0,3}}:? ?[A-Z0-9.]{{1,8}}\)|<[A-Z0-9.]{{1,10}}>)"
        )
        self._alias = lazy(rf" \((?:(?:{article}) )?[“\"]?([A-Z][A-Za-z0-9&-]{{1,12}})[”\"]?\)")
        inside = any_of(lists["inside"])
        self._enumerated = lazy(rf"(?:[A-Z][\w-]*(?:,? (?:{and_}) |, | & | (?:{inside}) | ))+$")
        self._link = lazy(rf",? (?:{any_of(lists['links'])}) (?:(?:{article}) )?")

    def find(
        self,
        text: str,
        start: int,
        end: int,
        mentions: Sequence[Mention],
        titles: Sequence[TitleHit],
        people: Sequence[Holder] | None,
    ) -> Iterator[Candidate]:
        """Yield candidates in `text[start:end]`, one sentence; `mentions` are the names known in it.

        `people` are those who hold a post there; None for Latin words in a Korean sentence, where only the form of the
        name counts.
        """
        formal = people is None
        for match in self._openers.finditer(text, start, end):
            ending = self._rules.openers[match.group(1)]
            begin, stop = self._opened(text, match.start(), start), match.end()
            more = self._more.match(text, stop, end) if ending.kind == _GOVERNMENT else None
            stop = more.end() if more else stop
            inside = [mention for mention in mentions if match.end(1) < mention.start < stop and mention.end <= stop]
            if inside and inside[0].category != LOCATION:
                stop = match.end()
            if stop > match.start(2) and not _barred(mentions, begin, stop):
                yield Candidate(begin, stop, ending.category, ending.kind, f"{ending.category}.{ending.id}")
        found = [(mention.start, mention.end) for mention in mentions if mention.category == COMPANY]
        unread: list[tuple[int, int]] = []
        for run in self._run_of_words.finditer(text, start, end):
            if _CODE.match(text, run.end() - len(run.group().rpartition(" ")[2])):
                continue
            candidate = self._run(text, _behind_title(*run.span(), titles), run.end(), mentions, end, formal=formal)
            if candidate and any(one.start < candidate.end and candidate.start < one.end for one in people or ()):
                candidate = candidate if candidate.rule != _BESIDE else None
            if candidate:
                candidate = self._with_alias(text, candidate, start, end)
                found.append((candidate.start, candidate.end))
                yield candidate
            else:
                unread.append(run.span())
        if people is not None:
            yield from self._country_units(text, end, mentions)
            yield from self._listed(text, sorted(found), unread, mentions)
            for holder in people:
                yield from self._employer(text, start, end, holder, mentions)

    def _country_units(self, text: str, limit: int, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """A known company with a country behind it is its unit there ('Vodafone Ruritania')."""
        for mention in mentions:
            behind = self._country.match(text, mention.end, limit) if mention.category == COMPANY else None
            if behind and not _barred(mentions, mention.start, behind.end()):
                yield Candidate(mention.start, behind.end(), COMPANY, None, "company.country-unit")

    def _opened(self, text: str, at: int, start: int) -> int:
        """Return where the words before an opener begin that belong to the name (Ruritanian Ministry of …)."""
        before = _CAPITALISED_BEFORE.search(text, max(at - 30, start), at)
        if not before:
            return at
        begin = before.start()
        while begin < at and text[begin:at].split(" ", 1)[0] in self._rules.words["no_start"]:
            begin += len(text[begin:at].split(" ", 1)[0]) + 1
        return begin

    def _run(
        self, text: str, start: int, end: int, mentions: Sequence[Mention], limit: int, *, formal: bool
    ) -> Candidate | None:
        words = self._words_of(text, start, end)
        if not words:
            return None
        found = self._by_form(text, words, limit, formal=formal)
        if found is None and not formal and len(words) < _MOST_WORDS and not self._plain(text, words):
            begin, stop = words[0][0], words[-1][1]
            if self._ticker.match(text, stop, limit) or self._apposition.match(text, stop, limit):
                found = Candidate(begin, stop, COMPANY, None, "company.apposition")
            elif (
                begin == start and self._called.search(text, max(begin - 20, 0), begin) and self._is_called(text, stop)
            ):
                found = Candidate(begin, stop, COMPANY, None, "company.noun")
            elif self._is_beside(text, start, begin, stop, mentions):
                found = Candidate(begin, stop, COMPANY, None, _BESIDE)
        if found is None or _barred(mentions, found.start, found.end):
            return None
        if found.category == COMPANY and any(
            one.start == found.start and one.category == ORGANIZATION for one in mentions
        ):
            # 'FCC Fines Wireless Carriers': no company's name begins with an authority's.
            return None
        return found

    def _is_beside(self, text: str, run: int, start: int, end: int, mentions: Sequence[Mention]) -> bool:
        """Whether what stands beside a name that looks like none of a company tells that it is one.

        'Oslo-based Zaynet', 'its tower arm, Zaynet, …', 'ZayNet said', 'Norway's ZayNet'.
        """
        if not self._is_called(text, end):
            return False
        # 'Oslo-based FTTH provider': what a small letter follows may only say what sort of company it is.
        alone = text[end : end + 1] in (",", ".", ";", "") or bool(self._acts.match(text, end))
        if alone and self._from_there.search(text, max(run, start - 40), start - 1):
            return True
        if self._branch.search(text, max(start - 60, 0), start):
            return True
        if text[end : end + 1] == "," and self._set_off.search(text, max(start - 80, 0), start):
            return True
        if not _CAMEL_CASE.fullmatch(text, start, end):
            return False
        place = text[max(start - 3, 0) : start] in ("'s ", "’s ")
        return bool(self._acts.match(text, end)) or (
            place and any(mention.category == LOCATION and mention.end == start - 3 for mention in mentions)
        )

    def _words_of(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        words = [(match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
        origin = [number for number, word in enumerate(words) if self._from_there.match(text, *word)]
        words = words[origin[-1] + 1 :] if origin else words
        while words and text[slice(*words[0])] in self._rules.words["no_start"]:
            words.pop(0)
        return words

    def _by_form(self, text: str, words: Sequence[tuple[int, int]], limit: int, *, formal: bool) -> Candidate | None:
        begin = words[0][0]
        if self._legal.after.match(text, begin - 1, limit):
            return None
        best: Candidate | None = None
        for number in range(1, len(words)):
            stop = words[number][1]
            ending = self._rules.english.get(text[words[number][0] : stop]) or self._rules.english.get(
                text[words[number - 1][0] : stop]
            )
            if ending and not self._plain(text, words[:number]) and (ending.sure or not formal):
                best = Candidate(begin, stop, ending.category, ending.kind, f"{ending.category}.{ending.id}")
            elif (
                best
                and best.end == words[number - 1][1]
                and text[slice(*words[number])] in self._rules.words["tails_en"]
            ):
                best = replace(best, end=stop)
        for number in range(1, len(words) + 1):
            at = words[number - 1][1]
            legal = self._legal.after.match(text, at, limit)
            if legal and not self._plain(text, words[:number]):
                kind = best.kind if best and best.end == at and best.category == COMPANY else None
                return Candidate(begin, at, COMPANY, kind, "company.legal-form")
        following = next((text[slice(*word)] for word in words if best and word[0] > best.end), "")
        if best and following in self._rules.words["plain_en"] and best.category == COMPANY:
            # 'Citizens Broadband Radio Service': the name goes on.
            return None
        return None if formal and best and best.category == COMPANY else best

    def _is_called(self, text: str, end: int) -> bool:
        """Whether the name behind 'operator' or 'company' is followed as names of companies are."""
        return end == len(text) or text[end] in ",.;’'" or bool(re.match(r" [a-z(]", text[end : end + 2]))

    def _plain(self, text: str, words: Sequence[tuple[int, int]]) -> bool:
        return all(text[slice(*word)] in self._rules.words["plain_en"] for word in words)

    def _listed(
        self,
        text: str,
        companies: Sequence[tuple[int, int]],
        runs: Sequence[tuple[int, int]],
        mentions: Sequence[Mention],
    ) -> Iterator[Candidate]:
        """What stands between two companies of a list is a company ('Vodafone, Zaynet and Telenor')."""
        ends, starts = {end for _, end in companies}, {start for start, _ in companies}
        for begin, stop in runs:
            words = self._words_of(text, begin, stop)
            if not words or words[0][0] != begin or len(words) >= _MOST_WORDS or self._plain(text, words):
                continue
            if _barred(mentions, begin, stop) or any(
                mention.start < stop and begin < mention.end for mention in mentions
            ):
                continue
            before, behind = _JOINED_BEFORE.search(text, max(begin - 6, 0), begin), self._joined.match(text, stop)
            if before and before.start() in ends and behind and behind.end() in starts:
                yield Candidate(begin, stop, COMPANY, None, "company.listed")
                ends.add(stop)

    def _with_alias(self, text: str, candidate: Candidate, start: int, limit: int) -> Candidate:
        legal = self._legal.after.match(text, candidate.end, limit)
        alias = self._alias.match(text, legal.end() if legal else candidate.end, limit)
        if not alias:
            return candidate
        candidate = self._widened(text, candidate, alias.group(1), start)
        letters = {word[0] for word in text[candidate.start : candidate.end].split()}
        return replace(candidate, alias=alias.span(1)) if alias.group(1)[0] in letters else candidate

    def _widened(self, text: str, candidate: Candidate, alias: str, start: int) -> Candidate:
        """Let a name begin where its initials do ('Communications, Postal and Allied Union (CPAU)')."""
        if not alias.isupper():
            return candidate
        lead = self._enumerated.search(text, max(start, candidate.start - 80), candidate.start)
        for word in _CAPITAL_WORD.finditer(text, lead.start(), candidate.start) if lead else ():
            initials = "".join(found[0] for found in _CAPITAL_WORD.findall(text, word.start(), candidate.end))
            if initials == alias:
                return replace(candidate, start=word.start())
        return candidate

    def _employer(
        self, text: str, start: int, end: int, holder: Holder, mentions: Sequence[Mention]
    ) -> Iterator[Candidate]:
        """The name beside a post: chief executive of Nordan, an analyst at Nordan, Nordan's CEO Jane Doe."""
        if any(post.organization for post in holder.posts):
            return
        link = self._link.match(text, holder.posts[-1].end, end)
        # 'chief executive of Danish equipment maker Nordan': the name comes later.
        if (
            link
            and (run := self._run_of_words.match(text, link.end(), end))
            and not self._introduces.match(text, run.end(), end)
        ):
            yield from self._named(text, run.start(), run.end(), mentions)
        gap = _POSSESSIVE.search(text, max(holder.posts[0].start - 3, start), holder.posts[0].start)
        if gap and text[gap.start() - 1].isalnum():
            runs = [
                run
                for run in self._run_of_words.finditer(text, max(gap.start() - 60, start), gap.start())
                if run.end() == gap.start()
            ]
            if runs and runs[0].end() != holder.end and holder.posts[0].title.role in CHIEFS:
                yield from self._named(text, runs[0].start(), runs[0].end(), mentions)

    def _named(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        words = self._words_of(text, start, end)
        if words and not self._plain(text, words) and len(words) < _MOST_WORDS:
            begin, stop = words[0][0], words[-1][1]
            if not any(mention.start < stop and begin < mention.end for mention in mentions):
                yield Candidate(begin, stop, COMPANY, None, "company.chief")


def _behind_title(start: int, end: int, titles: Sequence[TitleHit]) -> int:
    """Return where a run of capitalised words goes on behind a title in it ('Chief Executive Nordan Networks')."""
    first = bisect_left(titles, start, key=lambda hit: hit.start)
    last = bisect_left(titles, end, lo=first, key=lambda hit: hit.start)
    inside = [hit.end + 1 for hit in titles[first:last] if hit.end < end and not hit.title.weak]
    return max(inside, default=start)


def _barred(mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a known name is this one, holds it or crosses its border, or a person stands in it."""
    return any(
        mention.category == PERSON
        or mention.start < start
        or mention.end > end
        or (mention.end == end and mention.category != LOCATION)
        or (mention.start == start and mention.end == end)
        for mention in mentions
        if mention.start < end and start < mention.end
    )
