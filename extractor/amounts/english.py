"""English sums: `$1.2bn`, `Rs 5,000 crore`, `18.3bn euros`, `half a billion dollars`, `between $3 and $5 billion`."""

from __future__ import annotations

import re

from extractor.amounts.hits import Hit, lower_value
from extractor.amounts.numbers import GROUP_MARKS, EnglishNumbers, Number
from extractor.amounts.sentences import Sentences
from extractor.amounts.vocabulary import Unit, Vocabulary
from extractor.tools.regex import alternatives, lazy

# How far before a sum the other bound of a range may begin, and a money word may stand.
_REACH = 40
# Letters of an ISO 4217 code.
_CODE = 3
# Words in the longest number phrase.
_LONGEST = 12


class EnglishMoney:
    """The English grammar of money."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers = numbers = EnglishNumbers(vocabulary)
        self._symbols = vocabulary.symbols
        self._units = vocabulary.units
        self._rules = vocabulary.rules
        words = vocabulary.words
        symbols = alternatives(vocabulary.symbols)
        units = alternatives(vocabulary.units)
        self._words = frozenset(vocabulary.numerals)
        # Begins with the symbol, not with a condition on what stands before it, so that the search leaps to them.
        self._symbol = lazy(
            rf"(?P<symbol>{alternatives(vocabulary.symbols)})(?P<gap>[ ]?)(?P<loss>\(?)(?P<number>{numbers.digits})"
            rf"(?!%|[ -]?(?i:{alternatives(words.get('not-read', ()))})(?![A-Za-z0-9]))"
        )
        named = {*vocabulary.units, *(symbol.lower() for symbol in vocabulary.symbols)}
        self._anchor = lazy(rf"[ \-0-9]{alternatives(named)}(?![a-z0-9])")
        self._unit = lazy(
            rf"(?P<number>{numbers.pattern})[ -]?(?:(?P<word>(?i:{units}))(?![A-Za-z0-9]|['’][a-z])"
            rf"|(?P<sign>{symbols})(?![A-Za-z0-9]|[ ]?\d))"
        )
        connectors = alternatives(words.get("connector", ()))
        joined = alternatives(words.get("connector-and", ()))
        opener = alternatives(words.get("opener", ()))
        self._joints = (*words.get("connector", ()), *words.get("connector-and", ()))
        self._lower = lazy(
            rf"(?:(?P<opener>(?i:\b{opener}))[ ])?(?P<bound>(?:(?P<symbol>{symbols})[ ]?(?P<priced>{numbers.digits})"
            rf"|(?P<number>{numbers.pattern})))(?:{connectors}|(?P<and>{joined}))\Z"
        )
        self._upper = lazy(rf"[-–~](?P<number>{numbers.digits})(?![-\w%])")
        self._blocker = lazy(rf"(?i:\b{alternatives(words.get('blocker', ()))}\b)")
        self._money_before = lazy(rf"(?i:\b{alternatives(words.get('money-before', ()))}\b)[^.!?\n]*\Z")

    def find(self, text: str, sentences: Sentences) -> list[Hit]:
        """Return the sums inside the sentences; they may overlap."""
        hits = [hit for match in self._symbol.finditer(text) for hit in self._with_symbol(match, text, sentences)]
        # The one letter whose small form is longer would shift every offset behind it.
        lowered = text.replace("İ", "i").lower()
        for anchor in self._anchor.finditer(lowered):
            sentence = sentences.at(anchor.start())
            if sentence is not None:
                begin = self._begin(lowered, sentence[0], anchor.start() + lowered[anchor.start()].isdigit())
                match = self._unit.search(text, begin, sentence[1]) if begin < anchor.end() else None
                if match and match.end() >= anchor.end():
                    hits += self._with_unit(match, text, sentence[0])
        return hits

    def _begin(self, lowered: str, start: int, at: int) -> int:
        """Return where the run of number words that ends at `at` begins; beyond every match when there is none."""
        begin = len(lowered)
        for _ in range(_LONGEST):
            first = at
            while first > start and (lowered[first - 1].isalnum() or lowered[first - 1] in ".,"):
                first -= 1
            word = lowered[first:at]
            if not word:
                break
            if word[0].isdigit():
                return self._first_group(lowered, start, first)
            if word not in self._words:
                break
            begin = first
            if first == start or lowered[first - 1] not in " -":
                break
            at = first - 1
            at -= lowered[at - 1] == ")"  # `(12.3) million`
        return begin

    def _first_group(self, lowered: str, start: int, first: int) -> int:
        """Return where figures begin whose last group (`000` of `1 200 000`) begins at `first`."""
        floor = max(start, first - _REACH)
        while first - 2 >= floor and lowered[first - 1] in GROUP_MARKS and lowered[first - 2].isdigit():
            first -= 1
            while first > floor and (lowered[first - 1].isdigit() or lowered[first - 1] in ".,"):
                first -= 1
        return first

    def _with_symbol(self, match: re.Match[str], text: str, sentences: Sentences) -> list[Hit]:
        at = match.start()
        before = text[at - 1] if at else ""
        sentence = sentences.at(at)
        if sentence is None or match.end() > sentence[1] or before == "$" or (before.isascii() and before.isalnum()):
            return []
        number = self._numbers.parse(match["number"])
        unit = self._symbols[match["symbol"]]
        if number is None or (unit.weak and not _certain(number)):
            return []
        if unit.weak and match["gap"] and not _stands_apart(match["symbol"], number):
            return []
        span = _in_brackets(text, at, match)
        if span is None:
            return []
        hit = Hit(*span, number, unit, self._rules["symbol"])
        hits = self._with_upper(hit, text, sentence[1])
        return self._with_lower(hits[0], text, sentence[0]) + hits[1:]

    def _with_unit(self, match: re.Match[str], text: str, start: int) -> list[Hit]:
        number = self._numbers.parse(match["number"])
        if number is None:
            return []
        unit = self._symbols[match["sign"]] if match["sign"] else self._units[match["word"].casefold()]
        if not self._is_money(number, unit, text, start, match):
            return []
        span = _in_brackets(text, match.start(), match)
        return [] if span is None else self._with_lower(Hit(*span, number, unit, self._rules["unit"]), text, start)

    def _is_money(self, number: Number, unit: Unit, text: str, start: int, match: re.Match[str]) -> bool:
        if number.scaled:
            return True
        if unit.not_before and text.startswith(unit.not_before, match.end()):
            return False
        if not unit.weak:
            return True
        before = text[max(start, match.start() - _REACH) : match.start()]
        if number.grouped:
            return self._blocker.search(before) is None
        return self._money_before.search(before) is not None

    def _with_lower(self, hit: Hit, text: str, start: int) -> list[Hit]:
        """`between 3 and 5 billion euros`, `$3 to $5 billion`: the first bound borrows magnitude and currency."""
        if not text.endswith(self._joints, start, hit.start):
            return [hit]
        match = self._lower.search(text, max(start, hit.start - _REACH), hit.start)
        if match is None or (match["and"] and not match["opener"]):
            return [hit]
        if match["symbol"] is None and hit.rule == self._rules["symbol"]:
            return [hit]
        if match["symbol"] and self._symbols[match["symbol"]].code != hit.unit.code:
            return [hit]
        number = self._numbers.parse(match["priced"] or match["number"])
        value = None if number is None else lower_value(number, hit.number)
        if number is None or value is None:
            return [hit]
        # `in 2019 to 5 billion euros`: a plain number that borrows no magnitude is no bound of a sum that has one.
        plain = not (match["symbol"] or number.scaled or number.grouped)
        if plain and hit.number.scaled and value == number.value:
            return [hit]
        return [Hit(match.start("bound"), match.end("bound"), Number(value), hit.unit, self._rules["lower"]), hit]

    def _with_upper(self, hit: Hit, text: str, end: int) -> list[Hit]:
        """`$10-15 million`: the second bound borrows the currency, the first the magnitude."""
        match = self._upper.match(text, hit.end, end)
        number = match and self._numbers.parse(match["number"])
        if not match or number is None:
            return [hit]
        if hit.number.scaled and not number.scaled:
            number = number.times(hit.number.large)
        value = lower_value(hit.number, number)
        if value is None:
            return [hit]
        upper = Hit(match.start("number"), match.end(), number, hit.unit, self._rules["upper"])
        return [hit.with_value(value, hit.rule), upper]


def _in_brackets(text: str, start: int, match: re.Match[str]) -> tuple[int, int] | None:
    """Return the span with both brackets of a loss, `($12.3) million` or `$(12.3 million)`; None where one lacks."""
    end, inside = match.end(), match.group()
    if "(" in inside and ")" not in inside:
        return (start, end + 1) if text.startswith(")", end) else None
    if ")" in inside and "(" not in inside:
        return (start - 1, end) if start and text[start - 1] == "(" else None
    return start, end


def _stands_apart(symbol: str, number: Number) -> bool:
    """Letters may stand apart from the digits as a code (`CAD 5m`) or before a magnitude (`Rp 5 trillion`).

    `W`, also a unit, and `Won`, also a verb, must touch them (`W5b`).
    """
    if len(symbol) == _CODE:
        return symbol.isupper()
    return len(symbol) > 1 and number.scaled


def _certain(number: Number) -> bool:
    return number.scaled or number.grouped
