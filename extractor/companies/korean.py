"""Unknown companies and bodies in Korean sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.annotate.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Mention
from extractor.companies.found import CHIEFS, Candidate
from extractor.language.document import Tokens
from extractor.people.korean import KoreanPeople
from extractor.rulebook.companies import CompanyRules
from extractor.rulebook.models.companies import Ending

_LETTERS = "가-힣A-Za-z0-9"
_WORD_BEFORE = re.compile(rf"[{_LETTERS}][{_LETTERS}&+.]*$")
_WORD = re.compile(rf"[{_LETTERS}][{_LETTERS}&+.]*")
_LEGAL = re.compile(r"(?:㈜|\(주\)|주식회사 )\s?")
_BRACKET = re.compile(r"\s?\(([^()\n]{2,40})\)")
_FOLLOWS_NAME = ("은", "는", "이", "가", "의", "와", "과", "도", "을", "를", "에", "로")
_NOUNS = ("NN", "SL", "SN", "SH", "XPN", "XSN", "XR", "SW", "SO", "SP", "NR", "MM", "W_", "SSO", "SSC")


class KoreanCompanies:
    """Finds candidates in Korean sentences."""

    def __init__(self, rules: CompanyRules, people: KoreanPeople) -> None:
        self._rules = rules
        self._people = people
        nouns = sorted(rules.words["nouns"], key=len, reverse=True)
        self._noun = re.compile("(?:" + "|".join(map(re.escape, nouns)) + r") ")
        sources = "|".join(map(re.escape, sorted(rules.words["sources"], key=len, reverse=True)))
        self._source = re.compile(rf" ?(?:{sources})(?![가-힣])")
        self._university = re.compile(
            r"(?<![가-힣A-Za-z])([가-힣]{2,4}대) (?=(?:[가-힣A-Za-z·]{2,16} ){0,2}(?:"
            + "|".join(map(re.escape, sorted(rules.words["campus"], key=len, reverse=True)))
            + "))"
        )
        alias = "|".join(map(re.escape, sorted(rules.words["alias"])))
        self._alias = re.compile(rf"(?:{alias})\s?[‘'“\"]?")

    def find(
        self,
        text: str,
        start: int,
        end: int,
        tokens: Tokens,
        mentions: Sequence[Mention],
        closed: Sequence[tuple[int, int]],
        endings: Sequence[tuple[int, int, Ending]],
    ) -> Iterator[Candidate]:
        """Yield candidates in `text[start:end]`, one sentence.

        `mentions` are the names known in it, `closed` the dates and sums of the article, `endings` those of the sentence.
        """
        sentence = _Sentence(text, start, end, tokens, mentions, closed)
        for first, last, ending in endings:
            candidate = self._by_ending(sentence, first, last, ending)
            if candidate:
                yield candidate
        yield from self._by_university(sentence)
        yield from self._by_legal_form(sentence)
        yield from self._by_noun(sentence)
        yield from self._by_bracket(sentence)
        yield from self._by_source(sentence)
        yield from self._by_chief(sentence)

    def _by_ending(self, sentence: _Sentence, first: int, last: int, ending: Ending) -> Candidate | None:
        text = sentence.text
        if not self._people.ends(text, last, sentence.end):
            return None
        word = _WORD_BEFORE.search(text, max(first - 24, sentence.start), first)
        begin = word.start() if word else first
        known = sentence.mention_at(begin) if word else sentence.mention_before(first)
        if known and known.category == PERSON:
            return None
        if not word:
            # A known name with the word of a unit behind it: 한빛 코리아, 한빛 노동조합.
            if known and known.category == COMPANY and ending.tail:
                return Candidate(known.start, last, ending.category, ending.kind, f"{ending.category}.{ending.id}")
            return None
        prefix = word.group()
        if text[begin:last] in self._rules.words["no_names"]:
            return None
        if known and known.end >= last:
            return None
        if sentence.overlapped(begin, last) and not known:
            return None
        if not known and not self._is_name(sentence, begin, first, prefix, sure=ending.sure):
            return None
        if len(prefix) < 2 or prefix in self._rules.words["plain"]:
            return None
        short = prefix if ending.short and not known else None
        return self._with_alias(
            sentence, Candidate(begin, last, ending.category, ending.kind, f"{ending.category}.{ending.id}", short=short)
        )

    def _is_name(self, sentence: _Sentence, begin: int, end: int, prefix: str, *, sure: bool) -> bool:
        tags = sentence.tags(begin, end)
        if not all(tag.startswith(_NOUNS) or sure for tag in tags):
            return False
        return sure or any(tag in ("NNP", "SL") for tag in tags)

    def _by_university(self, sentence: _Sentence) -> Iterator[Candidate]:
        """한빛대 교수, 한빛대 연구팀."""
        for match in self._university.finditer(sentence.text, sentence.start, sentence.end):
            word = match.group(1)
            if not sentence.overlapped(*match.span(1)) and word not in self._rules.words["no_names"]:
                yield Candidate(*match.span(1), ORGANIZATION, "university", "organization.university-short")

    def _by_legal_form(self, sentence: _Sentence) -> Iterator[Candidate]:
        for match in _LEGAL.finditer(sentence.text, sentence.start, sentence.end):
            name = _WORD.match(sentence.text, match.end(), sentence.end)
            if name and not sentence.overlapped(name.start(), name.end()):
                end = self._without_particle(sentence, name.start(), name.end())
                if end - name.start() > 1:
                    yield self._with_alias(sentence, Candidate(name.start(), end, COMPANY, None, "company.legal-form"))
            elif not name or name.start() != match.end():
                word = _WORD_BEFORE.search(sentence.text, max(match.start() - 24, sentence.start), match.start())
                if word and not sentence.overlapped(word.start(), word.end()) and len(word.group()) > 1:
                    yield Candidate(word.start(), word.end(), COMPANY, None, "company.legal-form")

    def _by_noun(self, sentence: _Sentence) -> Iterator[Candidate]:
        """전문기업 한빛이, 스타트업 한빛(대표 …)."""
        text = sentence.text
        for match in self._noun.finditer(text, sentence.start, sentence.end):
            name = _WORD.match(text, match.end(), sentence.end)
            if not name or sentence.overlapped(name.start(), name.end()):
                continue
            end = self._without_particle(sentence, name.start(), name.end())
            marked = end < name.end() and text[end : end + 1] in _FOLLOWS_NAME
            if not marked and text[end : end + 1] not in ("(", ","):
                continue
            if self._looks_named(sentence, name.start(), end):
                yield self._with_alias(sentence, Candidate(name.start(), end, COMPANY, None, "company.noun"))

    def _by_bracket(self, sentence: _Sentence) -> Iterator[Candidate]:
        """한빛(대표 홍길동), 한빛테크(이하 한빛)."""
        text = sentence.text
        for match in _BRACKET.finditer(text, sentence.start, sentence.end):
            inside = match.group(1)
            alias = self._alias.match(inside)
            titled = any(
                hit.start == match.start(1) and hit.end < match.end(1) and hit.title.role in CHIEFS
                for hit in self._people.hits(text, match.start(1), match.end(1))
            )
            if not alias and not titled:
                continue
            word = _WORD_BEFORE.search(text, max(match.start() - 24, sentence.start), match.start())
            if not word or sentence.overlapped(word.start(), word.end()):
                continue
            if self._looks_named(sentence, word.start(), word.end()):
                yield self._with_alias(sentence, Candidate(word.start(), word.end(), COMPANY, None, "company.bracket"))

    def _by_source(self, sentence: _Sentence) -> Iterator[Candidate]:
        """한빛에 따르면, 한빛 관계자는."""
        for match in self._source.finditer(sentence.text, sentence.start, sentence.end):
            word = _WORD_BEFORE.search(sentence.text, max(match.start() - 24, sentence.start), match.start())
            if not word or sentence.overlapped(word.start(), word.end()):
                continue
            name = word.group()
            if name.endswith(tuple(self._rules.words["outlets"])) or self._people.native(name):
                continue
            if "NNP" in sentence.tags(word.start(), word.end()) and self._looks_named(sentence, word.start(), word.end()):
                yield Candidate(word.start(), word.end(), COMPANY, None, "company.source")

    def _by_chief(self, sentence: _Sentence) -> Iterator[Candidate]:
        """한빛의 홍길동 대표, 한빛 홍길동 대표: whoever has a chief is a company."""
        text = sentence.text
        for holder in self._people.find(text, sentence.start, sentence.end, sentence.tokens, sentence.mentions):
            post = holder.posts[0]
            if holder.short or post.organization or post.title.role not in CHIEFS:
                continue
            between = _WORD_BEFORE.search(text, post.start, post.word - 1) if post.start < post.word - 1 else None
            if between:
                if (not post.title.unit or holder.start > post.word) and self._between(sentence, *between.span()):
                    yield self._with_alias(sentence, Candidate(*between.span(), COMPANY, None, "company.chief"))
                continue
            at = holder.start
            if at <= sentence.start or text[at - 1] != " ":
                continue
            word = _WORD_BEFORE.search(text, max(at - 25, sentence.start), at - 1)
            if not word or sentence.overlapped(word.start(), word.end()):
                continue
            begin, stop = word.span()
            genitive = text[stop - 1] == "의" and sentence.tags(stop - 1, stop)[-1] == "JKG"
            if genitive:
                stop -= 1
            if stop - begin > 1 and (genitive or self._looks_named(sentence, begin, stop)) and self._plain_nouns(sentence, begin, stop) is False:
                yield Candidate(begin, stop, COMPANY, None, "company.chief")

    def _between(self, sentence: _Sentence, begin: int, end: int) -> bool:
        """Whether the word between a chief's name and title is a company: a proper noun, or a word used again."""
        if sentence.overlapped(begin, end):
            return False
        if self._looks_named(sentence, begin, end):
            return True
        word = sentence.text[begin:end]
        return not self._plain_nouns(sentence, begin, end) and len(word) > 1 and sentence.text.count(word) > 1

    def _plain_nouns(self, sentence: _Sentence, begin: int, end: int) -> bool:
        word = sentence.text[begin:end]
        return self._people.is_word("no_names", word) or self._people.is_word("tense", word) or word in self._rules.words["plain"] or word in self._rules.words["nouns"]

    def _looks_named(self, sentence: _Sentence, begin: int, end: int) -> bool:
        """Whether the word may be a proper noun: nouns only, and the analyser knows it as no ordinary one."""
        if end - begin < 2 or self._plain_nouns(sentence, begin, end):
            return False
        if any(hit.end == end for hit in self._people.hits(sentence.text, begin, end)):
            return False
        tags = sentence.tags(begin, end)
        if not all(tag.startswith(_NOUNS) for tag in tags):
            return False
        if any(tag in ("NNP", "SL") for tag in tags):
            return True
        return False

    def _without_particle(self, sentence: _Sentence, begin: int, end: int) -> int:
        """Return where the name in the word `begin:end` ends: before the particle that the analyser saw."""
        first, last = sentence.tokens.span(begin, end)
        for index in range(first, last):
            if sentence.tokens.tag[index].startswith(("J", "VCP", "E")) and sentence.tokens.start[index] > begin:
                return sentence.tokens.start[index]
        return end

    def _with_alias(self, sentence: _Sentence, candidate: Candidate) -> Candidate:
        bracket = _BRACKET.match(sentence.text, candidate.end, sentence.end)
        if not bracket or sentence.overlapped(*bracket.span(1)):
            return candidate
        begin, end = bracket.span(1)
        alias = self._alias.match(sentence.text, begin, end)
        name = _WORD.match(sentence.text, alias.end() if alias else begin, end)
        if not name or (not alias and not name.group().isascii()) or (not alias and name.end() != end):
            return candidate
        if not alias and not (name.group()[0].isupper() and not self._people.is_title(name.group())):
            return candidate
        return Candidate(
            candidate.start, candidate.end, candidate.category, candidate.kind, candidate.rule, name.span(), candidate.short
        )


@dataclass(slots=True)
class _Sentence:
    """One sentence and the names known in it."""

    text: str
    start: int
    end: int
    tokens: Tokens
    mentions: Sequence[Mention]
    closed: Sequence[tuple[int, int]]

    def mention_at(self, start: int) -> Mention | None:
        return next((mention for mention in self.mentions if mention.start == start), None)

    def mention_before(self, end: int) -> Mention | None:
        while end > self.start and self.text[end - 1] == " ":
            end -= 1
        return next((mention for mention in self.mentions if mention.end == end), None)

    def overlapped(self, start: int, end: int) -> bool:
        """Whether a name, a date or a sum stands there, or a quoted title begins there."""
        if any(mention.start < end and start < mention.end for mention in self.mentions):
            return True
        if any(low < end and start < high for low, high in self.closed):
            return True
        before = self.text[self.start : start]
        return before.count("‘") > before.count("’")

    def tags(self, start: int, end: int) -> list[str]:
        first, last = self.tokens.span(start, end)
        return self.tokens.tag[first:last]
