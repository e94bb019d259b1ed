"""Unknown companies and bodies in English sentences: runs of capitalised words with something that tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.annotate.facts import COMPANY, ORGANIZATION, PERSON, Mention
from extractor.companies.found import Candidate
from extractor.rulebook.companies import CompanyRules
from extractor.rulebook.lexicon import LegalForms

_RUN = re.compile(r"(?<![\w’'-])[A-Z][\w&+-]*(?:\.(?:com|ai|io|net)\b)?(?: (?:& )?[A-Z][\w&+-]*)*")
_TICKER = re.compile(r" ?(?:\((?:NYSE|NASDAQ|Nasdaq|LSE|KRX|KOSDAQ|TSE|HKEX)[^()]{0,3}:? ?[A-Z0-9.]{1,8}\)|<[A-Z0-9.]{1,10}>)")


class EnglishCompanies:
    """Finds candidates in English sentences."""

    def __init__(self, rules: CompanyRules, legal: LegalForms) -> None:
        self._rules = rules
        self._legal = legal
        self._openers = re.compile(
            r"\b(" + "|".join(map(re.escape, sorted(rules.openers, key=len, reverse=True))) + r") (?:the )?"
            r"([A-Z][\w-]*(?:(?:,? and|,| of| for|) (?:the )?[A-Z][\w-]*)*)"
        )
        nouns = "|".join(sorted(map(re.escape, rules.words["nouns_en"]), key=len, reverse=True))
        self._apposition = re.compile(rf", (?:an?|the) (?:[\w'’&.-]+ ){{0,6}}?(?:{nouns})\b(?! [a-z]+(?:or|er|ive|man|woman|ist)\b)")

    def find(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Yield candidates in `text[start:end]`, one sentence; `mentions` are the names known in it."""
        for match in self._openers.finditer(text, start, end):
            ending = self._rules.openers[match.group(1)]
            begin = self._opened(text, match.start(), start)
            if not _within(mentions, begin, match.end()):
                yield Candidate(begin, match.end(), ending.category, ending.kind, f"{ending.category}.{ending.id}")
        for run in _RUN.finditer(text, start, end):
            yield from self._run(text, run.start(), run.end(), mentions, end)

    def _opened(self, text: str, at: int, start: int) -> int:
        """Return where the words before an opener begin that belong to the name (Philippine Department of …)."""
        before = re.compile(r"(?:[A-Z][a-z]+ ){1,2}$").search(text, max(at - 30, start), at)
        if not before:
            return at
        begin = before.start()
        while text[begin:at].split(" ", 1)[0] in self._rules.words["no_start"] and begin < at:
            begin += len(text[begin:at].split(" ", 1)[0]) + 1
        return begin

    def _run(self, text: str, start: int, end: int, mentions: Sequence[Mention], limit: int) -> Iterator[Candidate]:
        words = [(match.start() + start, match.end() + start) for match in re.finditer(r"\S+", text[start:end])]
        while words and text[slice(*words[0])] in self._rules.words["no_start"]:
            words.pop(0)
        if not words:
            return
        begin = words[0][0]
        best: Candidate | None = None
        for number in range(1, len(words)):
            stop = words[number][1]
            ending = self._rules.english.get(text[words[number][0] : stop]) or (
                self._rules.english.get(text[words[number - 1][0] : stop]) if number > 1 else None
            )
            if ending and not self._plain(text, words[:number]):
                best = Candidate(begin, stop, ending.category, ending.kind, f"{ending.category}.{ending.id}")
        if best is None or best.end < words[-1][1]:
            for number in range(1, len(words) + 1):
                at = words[number - 1][1]
                legal = self._legal.after.match(text, at, min(at + 24, limit + 1))
                if legal and not self._plain(text, words[:number]) and (number < len(words) or legal.group()[0] in ", "):
                    kind = best.kind if best and best.end == at else None
                    best = Candidate(begin, legal.end(), COMPANY, kind, "company.legal-form", short=text[begin:at])
                    break
        if best is None:
            stop = words[-1][1]
            if _TICKER.match(text, stop, limit) or self._apposition.match(text, stop, limit):
                if not self._plain(text, words) and len(words) < 5:
                    best = Candidate(begin, stop, COMPANY, None, "company.apposition")
        if best is None or _within(mentions, best.start, best.end):
            return
        yield best

    def _plain(self, text: str, words: Sequence[tuple[int, int]]) -> bool:
        return all(text[slice(*word)] in self._rules.words["plain_en"] for word in words)


def _within(mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a known name is this one, holds it or crosses its border, or a person stands in it."""
    for mention in mentions:
        if mention.start < end and start < mention.end:
            if mention.category == PERSON or mention.start < start or mention.end >= end:
                return True
    return False
