"""Names of companies and bodies in English sentences: told by their form, or runs of capitals that may be names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Mention
from extractor.entities.companies.compiler import CompanyRules
from extractor.entities.companies.found import Candidate, Suspect
from extractor.entities.people.compiler import TitleHit
from extractor.language.protocol import SentenceGrammar
from extractor.lexicon.gazetteer import Gazetteer
from extractor.tools.regex import any_of, lazy

_CAP = r"[A-Z][\w&+-]*(?:\.(?:com|ai|io|net)\b)?"
_CODE = re.compile(r"[A-Z]{2,6}\.[A-Z]{1,2}\b")
"""A share's code behind a name, as wires write it (VOD.L)."""
_CAPITAL_WORD = re.compile(r"\b[A-Z][\w-]*")
_WORD = re.compile(r"\S+")
_CAPITALISED_BEFORE = re.compile(r"(?:[A-Z][a-z]+ ){1,2}$")
_CAMEL_CASE = re.compile(r"[A-Z]\w*[a-z][A-Z]\w*|[A-Za-z]+\d[A-Za-z]+")
"""A capital inside a word: few names but those of companies and products are written so."""
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_PLACE_BEHIND = re.compile(r", ?")
_GOVERNMENT = "government"

Words = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class EnglishScene:
    """One sentence at `start:end` and the names and titles known in it; `number` is its index, `closed` are its dates.

    `headline`: it capitalises every word. `formal`: Latin words in a Korean sentence, where only the form counts.
    """

    text: str
    start: int
    end: int
    number: int
    mentions: Sequence[Mention]
    titles: Sequence[TitleHit]
    closed: Sequence[tuple[int, int]] = ()
    headline: bool = False
    formal: bool = False


class EnglishNames:
    """Finds names in English sentences."""

    def __init__(self, rules: CompanyRules, gazetteer: Gazetteer, grammar: SentenceGrammar) -> None:
        self._rules = rules
        self._legal = gazetteer.legal_forms
        self._peoples = gazetteer.adjectives
        self._grammar = grammar
        lists = rules.words
        article, and_ = any_of(lists["articles"]), any_of(lists["and"])
        words = rf"{_CAP}(?: {_CAP})*"
        self._run_of_words = lazy(rf"(?<![\w’'-]){_CAP}(?: (?:(?:{any_of(lists['particles'])}) ){{0,2}}(?:& )?{_CAP})*")
        self._from_there = lazy(rf"[\w.]+-(?:{any_of(lists['origins'])})$")
        self._country = lazy(rf" (?:{any_of(lists['tails_en'])})(?![\w-])(?! [A-Z][a-z])")
        self._openers = lazy(rf"\b({any_of(rules.openers)}) (?:(?:{article}) )?({words})")
        self._more = lazy(rf"(?:, {words})+,? (?:{and_}) {words}| (?:{and_}) {words}")
        self._ticker = lazy(
            rf" ?(?:\((?:{any_of(lists['exchanges'])})[^()]{{0,3}}:? ?[A-Z0-9.]{{1,8}}\)|<[A-Z0-9.]{{1,10}}>)"
        )
        self._alias = lazy(rf" \((?:(?:{article}) )?[“\"]?([A-Z][A-Za-z0-9&-]{{1,12}})[”\"]?\)")
        inside = any_of(lists["inside"])
        self._enumerated = lazy(rf"(?:[A-Z][\w-]*(?:,? (?:{and_}) |, | & | (?:{inside}) | ))+$")

    def find(self, scene: EnglishScene) -> Iterator[Candidate | Suspect]:
        """Yield the names that their form tells, and those that may be a company's."""
        text, mentions = scene.text, scene.mentions
        for match in self._openers.finditer(text, scene.start, scene.end):
            ending = self._rules.openers[match.group(1)]
            begin, stop = self._opened(text, match.start(), scene.start), match.end()
            more = self._more.match(text, stop, scene.end) if ending.kind == _GOVERNMENT else None
            stop = more.end() if more else stop
            inside = [mention for mention in mentions if match.end(1) < mention.start < stop and mention.end <= stop]
            if inside and inside[0].category != LOCATION:
                stop = match.end()
            if stop > match.start(2) and not _barred(mentions, begin, stop):
                yield Candidate(begin, stop, ending.category, ending.kind, f"{ending.category}.{ending.id}")
        for start, end in self._runs(scene):
            if not _CODE.match(text, text.rfind(" ", start, end) + 1 or start):
                for words in self._cut(scene, start, end):
                    yield from self._named(scene, words)
        if not scene.formal:
            yield from self._country_units(text, scene.end, mentions)

    def _runs(self, scene: EnglishScene) -> Iterator[tuple[int, int]]:
        """Yield the runs of capitals; common words joined by 'and' are one name ('Oswin *Iron and Steel*')."""
        text, held = scene.text, None
        for run in self._run_of_words.finditer(text, scene.start, scene.end):
            if held is None:
                held = run.span()
                continue
            last = text.rfind(" ", *held) + 1
            joined = last and text[held[1] : run.start()].strip() in self._rules.words["and"]
            if joined and self._is_common(text[last : held[1]]) and self._is_common(run.group()):
                held = held[0], run.end()
            else:
                yield held
                held = run.span()
        if held:
            yield held

    def _is_common(self, word: str) -> bool:
        return self._grammar.is_common(word.lower())

    def _cut(self, scene: EnglishScene, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
        """Yield the words of each name in a run of capitals: titles part them, and in headlines verbs and names."""
        parts: list[list[tuple[int, int]]] = [[]]
        words = [match.span() for match in _WORD.finditer(scene.text, start, end)]
        first = bisect_left(scene.titles, start, key=lambda hit: hit.start)
        last = bisect_left(scene.titles, end, lo=first, key=lambda hit: hit.start)
        titles = [(hit.start, hit.end) for hit in scene.titles[first:last] if hit.end <= end and not hit.title.weak]
        if scene.headline:
            titles += [(mention.start, mention.end) for mention in scene.mentions]
        for begin, stop in words:
            word = scene.text[begin:stop]
            cut = any(low <= begin < high for low, high in titles) or self._from_there.match(word)
            if cut or (scene.headline and self._is_verb(word)):
                parts.append([])
            elif parts[-1] or word not in self._rules.words["no_start"]:
                parts[-1].append((begin, stop))
        yield from filter(None, parts)

    def _is_verb(self, word: str) -> bool:
        return word not in self._rules.english and self._grammar.is_verb(word.lower())

    def _named(self, scene: EnglishScene, words: Words) -> Iterator[Candidate | Suspect]:
        text = scene.text
        found = self._by_form(text, words, scene.end, formal=scene.formal)
        if found and _barred(scene.mentions, found.start, found.end):
            return
        if (
            found
            and found.category == COMPANY
            and any(one.start == found.start and one.category == ORGANIZATION for one in scene.mentions)
        ):
            # 'FCC Fines Wireless Carriers': no company's name begins with an authority's.
            return
        if found:
            yield self._with_alias(text, found, scene.start, scene.end)
            return
        begin, stop = words[0][0], words[-1][1]
        free = not any(mention.start < stop and begin < mention.end for mention in scene.mentions)
        if any(low < stop and begin < high for low, high in scene.closed):
            return
        if text[begin:stop] in self._peoples or self._legal.after.match(text, begin - 1, scene.end):
            return
        if not scene.formal and free and (len(words) > 1 or not self._plain(text, words)):
            yield self._suspect(scene, words)

    def _suspect(self, scene: EnglishScene, words: Words) -> Suspect:
        text, begin, stop = scene.text, words[0][0], words[-1][1]
        common = all(self._is_common(text[slice(*word)]) for word in words)
        before = text[scene.start : begin].rstrip().rpartition(" ")[2]
        place = any(mention.category == LOCATION and mention.end == begin - 3 for mention in scene.mentions)
        behind = _PLACE_BEHIND.match(text, stop, scene.end)
        shown = {
            "acronym": len(words) == 1 and _ACRONYM.fullmatch(text, begin, stop),
            "camel_case": any(_CAMEL_CASE.fullmatch(text, *word) for word in words),
            "common": common and begin > scene.start,
            "from_there": self._from_there.match(before),
            "of_place": before.endswith(("'s", "’s")) and place,
            "opens_sentence": common and begin == scene.start,
            "owned": before.endswith(("'s", "’s")) and not place,
            "place_behind": behind
            and any(one.start == behind.end() and one.category == LOCATION for one in scene.mentions),
            "plain": self._plain(text, words),
            "share_code": self._ticker.match(text, stop, scene.end),
            # 'the Zarnet', but not 'the Zarnet deal'
            "article": before.lower() in self._rules.words["articles"] and not text[stop : stop + 2].strip().islower(),
        }
        alias = self._alias.match(text, stop, scene.end)
        called = alias and alias.group(1)[0] in {text[word[0]] for word in words}
        signs = tuple(sign for sign, seen in shown.items() if seen)
        return Suspect(begin, stop, scene.number, signs, alias.span(1) if alias and called else None)

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

    def _by_form(self, text: str, words: Words, limit: int, *, formal: bool) -> Candidate | None:
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

    def _plain(self, text: str, words: Words) -> bool:
        return all(text[slice(*word)] in self._rules.words["plain_en"] for word in words)

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
