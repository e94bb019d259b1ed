"""Korean sums: `1조2000억원`, `30억 달러`, `$5억`, `12만~15만원`, and `144억` where the context is money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.amounts.hits import Hit, lower_value
from extractor.amounts.numbers import KoreanNumbers, Number
from extractor.amounts.sentences import Sentences
from extractor.amounts.vocabulary import Unit, Vocabulary
from extractor.tools.regex import alternatives, lazy

# How far before a sum the other bound of a range may begin, and a money word may stand.
_REACH = 24
_SYLLABLE = 0xAC00
_LAST_SYLLABLE = 0xD7A3
_FINALS = 28


class KoreanMoney:
    """The Korean grammar of money."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers = numbers = KoreanNumbers(vocabulary)
        self._symbols = vocabulary.symbols
        self._units = vocabulary.units
        self._rules = vocabulary.rules
        words = vocabulary.words
        symbols = alternatives(vocabulary.symbols)
        tails = words.get("tail", ())
        end = r"(?![가-힣A-Za-z0-9])"
        after_closed = rf"(?:{end}|(?={alternatives((*tails, *words.get('tail-closed', ())))}))"
        after_open = rf"(?:{end}|(?={alternatives((*tails, *words.get('tail-open', ())))}))"
        closed = alternatives(unit for unit in vocabulary.units if ends_closed(unit))
        opened = alternatives(unit for unit in vocabulary.units if not ends_closed(unit))
        bare = {word: entry.bare for word, entry in vocabulary.numerals.items() if entry.bare}
        self._bare = {word: Unit(code, Decimal(1), weak=False, not_before=()) for word, code in bare.items()}
        bare_closed = _last_of(word for word in bare if ends_closed(word))
        bare_open = _last_of(word for word in bare if not ends_closed(word))
        counters = alternatives(words.get("counter", ()))
        ordinal, article = (alternatives(words.get(role, ())) for role in ("before-bare", "article"))
        counted = rf"[ ]?(?:{counters}|{ordinal}?[ ]?[0-9]+{article})"
        self._pattern = lazy(
            rf"(?:(?<![A-Za-z0-9$])(?P<symbol>{symbols})[ ]?(?P<priced>{numbers.priced})(?![A-Za-z0-9%])"
            rf"|(?P<number>{numbers.pattern})(?:(?P<gap>[ ]?)(?:(?P<closed>{closed}){after_closed}"
            rf"|(?P<open>{opened}){after_open}|(?P<sign>{symbols})(?![A-Za-z0-9]|[ ]?\d))"
            rf"|(?:(?<={bare_closed}){after_closed}|(?<={bare_open}){after_open})(?!{counted})))"
        )
        numerals = "".join(sorted({word[-1] for word in vocabulary.numerals}))
        bare_ends = "".join(sorted({word[-1] for word in bare}))
        # One class first, so that the search leaps from one candidate to the next.
        named = alternatives((*vocabulary.units, *vocabulary.symbols))
        self._anchor = lazy(rf"[0-9{numerals}](?:[ ]?{named}|(?<=[0-9{numerals}][{bare_ends}]))")
        self._priced = lazy(rf"{alternatives(vocabulary.symbols)}[ ]?[0-9]")
        self._letters = frozenset("0123456789., ").union(*vocabulary.numerals)
        connectors = alternatives(words.get("connector", ()))
        listed = alternatives(words.get("list", ()))
        self._joints = tuple(
            joint.rstrip(" ") for joint in (*words.get("connector", ()), *words.get("list", ())) if joint.strip()
        )
        self._lower = lazy(
            rf"(?:(?P<symbol>{symbols})[ ]?)?(?P<number>{numbers.pattern})[ ]?(?:{connectors}|(?P<list>{listed}))[ ]?\Z"
        )
        self._upper = lazy(rf"[-–~∼][ ]?(?P<symbol>{symbols})?(?P<number>{numbers.priced})(?![-0-9A-Za-z%])")
        hedges = alternatives(words.get("hedge", ()))
        self._bracket = lazy(rf"[(（][ ]?(?:{hedges}[ ]?)?\Z")
        self._money_before = lazy(rf"{alternatives(words.get('money-before', ()))}(?P<gap>[^0-9.!?\n]*)\Z")
        self._money_after = lazy(rf"(?:{alternatives(tails)})?[ ]?{alternatives(words.get('money-after', ()))}")
        self._blocker = lazy(alternatives(words.get("blocker", ())))
        self._before_bare = words.get("before-bare", ())
        self._headings = words.get("heading", ())
        self._phrases = words.get("phrase", ())

    def find(self, text: str, sentences: Sentences) -> list[Hit]:
        """Return the sums inside the Korean sentences; they may overlap."""
        hits: list[Hit] = []
        bare: list[tuple[Hit, int, int]] = []
        for match, start, end in self._matches(text, sentences):
            number = self._numbers.parse(match["priced"] or match["number"])
            if number is None or self._excluded(text, start, match.start()):
                continue
            word = match["closed"] or match["open"]
            symbol = match["symbol"] or match["sign"]
            if word is None and symbol is None:
                if number.bare and not text.endswith(self._before_bare, start, match.start()):
                    unit = self._bare[text[match.end() - 1]]
                    hit = Hit(match.start(), match.end(), number, unit, self._rules["bare"])
                    bare.append((hit, start, end))
                continue
            unit = self._symbols[symbol] if symbol else self._units[word]
            if unit.weak and not (number.scaled or number.grouped or self._after_money(text, start, match.start())):
                continue
            spaced = match["gap"] and not number.scaled
            if spaced and unit.not_before and text.startswith(unit.not_before, match.end()):
                continue
            rule = self._rules["symbol" if match["symbol"] else "unit"]
            hit = Hit(match.start(), match.end(), number, unit, rule)
            hits += self._with_upper(hit, text, end) if match["symbol"] else self._with_lower(hit, text, start)
        ends = {hit.end for hit in hits}
        for hit, start, end in bare:
            if self._is_bare_money(hit, text, start, end, ends):
                hits += self._with_lower(hit, text, start)
        return hits

    def _matches(self, text: str, sentences: Sentences) -> Iterator[tuple[re.Match[str], int, int]]:
        """Yield what looks like a sum, with the bounds of its sentence; the grammar is tried near an anchor only."""
        done = 0
        anchors = [(anchor.start(), anchor.end(), True) for anchor in self._anchor.finditer(text)]
        anchors += [(anchor.start(), anchor.end(), False) for anchor in self._priced.finditer(text)]
        for at, after, follows in sorted(anchors):
            sentence = sentences.at(at)
            if at < done or sentence is None or sentence[2] != "ko":
                continue
            start, end, _ = sentence
            begin = self._begin(text, max(start, done), at) if follows else at
            match = self._pattern.search(text, begin, min(end, after + _REACH))
            if match is not None and match.start() <= at < match.end():
                done = match.end()
                yield match, start, end

    def _begin(self, text: str, start: int, at: int) -> int:
        """Return where the letters of numbers that end at `at` begin."""
        floor = max(start, at - _REACH)
        while at > floor and text[at - 1] in self._letters:
            at -= 1
        return at

    def _excluded(self, text: str, start: int, at: int) -> bool:
        before = text[max(start, at - _REACH) : at].rstrip(" :：")
        return before.endswith(self._headings) or text.startswith(self._phrases, at)

    def _after_money(self, text: str, start: int, at: int) -> bool:
        match = self._money_before.search(text, max(start, at - _REACH), at)
        return match is not None and self._blocker.search(match["gap"]) is None

    def _is_bare_money(self, hit: Hit, text: str, start: int, end: int, ends: set[int]) -> bool:
        bracket = self._bracket.search(text, max(start, hit.start - _REACH), hit.start)
        if bracket is not None and bracket.start() in ends:
            return True
        before = text[max(start, hit.start - _REACH) : hit.start]
        if self._money_after.match(text, hit.end, end):
            return self._blocker.search(before) is None
        return self._after_money(text, start, hit.start)

    def _with_upper(self, hit: Hit, text: str, end: int) -> list[Hit]:
        """`$3~5억`: the second bound borrows the currency, the first the magnitude."""
        match = self._upper.match(text, hit.end, end)
        number = match and self._numbers.parse(match["number"])
        if not match or number is None:
            return [hit]
        value = lower_value(hit.number, number)
        if value is None:
            return [hit]
        begin = match.start("number") if match["symbol"] is None else match.start("symbol")
        upper = Hit(begin, match.end(), number, hit.unit, self._rules["upper"])
        return [hit.with_value(value, hit.rule), upper]

    def _with_lower(self, hit: Hit, text: str, start: int) -> list[Hit]:
        """`12만~15만원`, `3억, 5억원`: the sums before borrow what they lack from the one that names the currency."""
        hits = [hit]
        while text[max(start, hits[0].start - _REACH) : hits[0].start].rstrip(" ").endswith(self._joints):
            match = self._lower.search(text, max(start, hits[0].start - _REACH), hits[0].start)
            number = match and self._numbers.parse(match["number"])
            if not match or number is None or match["symbol"]:
                break
            if match["list"]:
                value = number.value if number.bare and hit.number.bare else None
            else:
                value = lower_value(number, hits[0].number)
            if value is None or self._excluded(text, start, match.start("number")):
                break
            rule = self._rules["list" if match["list"] else "lower"]
            bound = Number(value, number.scale, number.large, number.grouped, number.bare)
            hits.insert(0, Hit(match.start("number"), match.end("number"), bound, hit.unit, rule))
        return hits


def _last_of(words: Iterable[str]) -> str:
    return alternatives(word[-1] for word in words)


def ends_closed(word: str) -> bool:
    """Tell whether a word ends in a consonant: Hangul syllables count 28 finals, the first of which is none."""
    last = ord(word[-1])
    return _SYLLABLE <= last <= _LAST_SYLLABLE and (last - _SYLLABLE) % _FINALS != 0
