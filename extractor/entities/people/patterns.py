"""What stands between a name, a post and an organization in English, made of the word lists of `rules/people/`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.tools.regex import any_of as words_of
from extractor.tools.regex import lazy


@dataclass(frozen=True, slots=True)
class Patterns:
    """Regular expressions made of the rules' word lists."""

    stop: re.Pattern[str]
    gap: re.Pattern[str]
    link: re.Pattern[str]
    possessed: re.Pattern[str]
    further: re.Pattern[str]
    article: re.Pattern[str]
    linked: re.Pattern[str]
    chain: re.Pattern[str]
    loose: re.Pattern[str]
    joined: re.Pattern[str]
    unit: re.Pattern[str]
    bare_unit: re.Pattern[str]
    owned: re.Pattern[str]
    portfolio: re.Pattern[str]
    former: re.Pattern[str]
    officer: re.Pattern[str]
    listed: re.Pattern[str]
    company: re.Pattern[str]


def patterns_of(words: dict[str, frozenset[str]]) -> Patterns:
    """Return the expressions for the word lists of `rules/people/`, by their use."""

    def any_of(use: str) -> str:
        return words_of(words[use])

    link, article, and_ = words_of(words["of"] | words["at"]), any_of("articles"), any_of("and_en")
    return Patterns(
        lazy(rf" (?:{words_of(words['stops'] - words['and_en'])})\b"),
        lazy(rf",? (?:(?:{any_of('honorifics')}) )*"),
        lazy(r"(?:, |,? \(| – | — | - )$"),
        lazy(rf"(?:{any_of('possessives')}) [^,;:.()]{{2,50}}?(?=,|\.|;|$)"),
        lazy(rf",? (?:{and_}) (?:(?:{article}) )?$"),
        lazy(rf" (?:{article}) $"),
        lazy(rf",? (?:{link}) (?:(?:{article}) )?|, "),
        lazy(rf" (?:{link}) (?:(?:{article}) )?"),
        lazy(rf",? (?:{link}) (?:(?:{article}) )?"),
        lazy(rf",? (?:{and_}) (?:(?:{article}) )?|/|, | (?:{and_}) (?:{any_of('joint')})?| "),
        lazy(rf"[^,;:.()“”\"\d]{{2,60}}?(?= (?:{link}) |,|\.|;|$)"),
        lazy(rf"(?: (?!(?:{link}) )(?:[a-z][a-z-]+|&)){{1,7}}"),
        lazy(
            rf"(?<![\w’'])(?i:{any_of('owners')}|(?:{article}) [a-z-]+['’]s|(?<![a-z] )(?:{article}))"
            r"(?: [a-z-]+){0,3} $"
        ),
        lazy(rf"(?<![\w-])(?i:{any_of('portfolios')}) $"),
        lazy(rf"(?i:\b(?:{any_of('formers')})[ -])"),
        lazy(rf" (?:[A-Za-z][A-Za-z-]+,? (?:(?:{and_}|&) )?){{1,4}}?(?i:{any_of('officers')})(?![\w-])"),
        lazy(rf",? (?:{and_}) |, "),
        lazy(rf"(?<![\w-])(?:{article}) [a-z-]+['’]s (?:[a-z-]+ )?$"),
    )
