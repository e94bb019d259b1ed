"""A run of nouns → noun phrases: times are cut off, heads and base forms told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.language.korean.columns import TIME, Columns
from extractor.language.korean.nodes import Nominal, Noun
from extractor.language.korean.tags import DETERMINER, NOUN
from extractor.language.korean.words import Flag, GrammarWords

_FIGURES = frozenset(("SN", "NR"))
_COUNTING = frozenset(("SN", "NR", "NNB"))
_COUNTERS = frozenset(("NNB", "XSN", "SW", "SL", "NR"))
_AMOUNT = frozenset(("SN", "NR", "XSN", "XPN", "MM", "SW", "NNB"))
_GOVERNED = ("JKS", "JX", "JKG", "JC")
_COUNTED = frozenset(("NNG", "NNP", "SL", "NP"))
_UNITS = frozenset(("NNB", "NNG"))
_PROPER = frozenset(("NNP", "SL"))
_COMMON = frozenset(("NNG", "XPN"))
_AFFIXES = frozenset(("XSN", "XPN"))
_TIMELESS = frozenset(("MM", "XSN"))
_PLAIN, _TIME, _RELATIONAL = range(3)

# As plain numbers: the flags of every noun are looked at.
_IS_TIME = int(Flag.TIME)
_IS_RELATIONAL = int(Flag.RELATIONAL)
_IS_DEICTIC = int(Flag.DEICTIC)
_IS_DEICTIC_UNIT = int(Flag.DEICTIC_UNIT)
_IS_AFTER = int(Flag.DEICTIC_UNIT | Flag.AFTER_UNIT)
_IS_UNIT = int(Flag.UNIT)
_IS_RANK = int(Flag.RANK)
_IS_ONGOING = int(Flag.ONGOING)
_IS_CLOSER = int(Flag.CLOSER)
_IS_ADJUNCT = int(Flag.ADJUNCT)
_IS_CONTENT = int(Flag.CONTENT)
_IS_CONTROLLED = int(Flag.CONTROLLED)
_IS_DEFINITE = int(Flag.DEFINITE)
_IS_DEPENDENT = int(Flag.DEPENDENT)
_IS_OUTCOME = int(Flag.OUTCOME)
_IS_BODY = int(Flag.BODY)
_CLOSES_FIGURE = int(Flag.UNIT | Flag.DEICTIC_UNIT | Flag.AFTER_UNIT | Flag.CLOSER)
_CUTS = int(Flag.TIME | Flag.RELATIONAL | Flag.DEICTIC | Flag.UNIT | Flag.ONGOING | Flag.ADJUNCT)


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a run: an adnominal clause right before it, a particle of subject or object behind it."""

    after_clause: bool = False
    governed: bool = False


def nouns_of(columns: Columns, parts: Sequence[int]) -> tuple[Noun, ...]:
    """Return the words of a run that are nouns, what makes another noun of them included: 공식화."""
    nouns: list[Noun] = []
    for at in parts:
        if columns.kind[at] == DETERMINER:
            continue
        noun = Noun(columns.first[at], columns.last[at], columns.text[at], columns.named[at], columns.glued[at])
        derived = columns.tag[at] == "XSN" and noun.glued and nouns and not nouns[-1].named
        if derived and columns.flags[at] == 0:
            stem = nouns.pop()
            noun = stem._replace(last=noun.last, text=stem.text + noun.text)
        nouns.append(noun)
    return tuple(nouns)


class NominalReader:
    """Cuts runs of nouns into phrases."""

    def __init__(self, words: GrammarWords) -> None:
        self._words = words

    def cut(self, columns: Columns, parts: list[int], place: Place) -> list[Nominal]:
        """Return the phrases of the words `parts`, nouns and determiners without a particle between them."""
        flags = columns.flags
        cuts = 0
        for at in parts:
            cuts |= flags[at]
        if len(parts) == 1:
            return self._single(columns, parts, place)
        if not cuts & _CUTS and not any(columns.tag[at] == TIME for at in parts):
            return [self._phrase(columns, parts, _PLAIN)]
        return self._several(columns, parts, place)

    def _single(self, columns: Columns, parts: list[int], place: Place) -> list[Nominal]:
        at = parts[0]
        if columns.kind[at] == DETERMINER:
            return []
        kind = _PLAIN
        if columns.flags[at] or columns.tag[at] == TIME:
            kind = self._kind(columns, parts, 0, _PLAIN, first=not place.after_clause)
        return [self._phrase(columns, parts, kind)]

    def _several(self, columns: Columns, parts: list[int], place: Place) -> list[Nominal]:
        found: list[Nominal] = []
        begin = 0
        before = _PLAIN
        for index, at in enumerate(parts):
            first = index == begin and not (index == 0 and place.after_clause)
            kind = self._kind(columns, parts, index, before, first=first)
            if index == 0 and place.after_clause and columns.flags[at] & _IS_ADJUNCT:
                kind = _RELATIONAL
            # A figure at the end may be an amount and no time: 징역 6년을.
            amount = before == _PLAIN and place.governed and self._ends_in_figure(columns, parts, index)
            if index > begin and not amount and self._cuts(columns, parts, index, before, kind):
                found.append(self._phrase(columns, parts[begin:index], before))
                begin = index
                kind = self._kind(columns, parts, index, _PLAIN, first=True)
            before = kind
        found.append(self._phrase(columns, parts[begin:], before))
        return found

    def _kind(self, columns: Columns, parts: list[int], index: int, before: int, *, first: bool) -> int:
        at = parts[index]
        tag = columns.tag[at]
        if tag == TIME:
            return _TIME
        if columns.named[at] or (tag in _TIMELESS and before != _TIME):
            # '인수 전 회의에서', and not '서도윤 전 대표'
            former = tag == "XSN" or index == 0 or columns.tag[parts[index - 1]] != "NNG"
            return _PLAIN if former or not columns.flags[at] & _IS_RELATIONAL else _RELATIONAL
        if tag in _FIGURES:
            return self._figure(columns, parts, index)
        return self._common(columns, parts, index, before, first=first) if columns.flags[at] else _PLAIN

    def _common(self, columns: Columns, parts: list[int], index: int, before: int, *, first: bool) -> int:
        """Tell what a common noun of the lists makes of its phrase."""
        at = parts[index]
        tag, flags = columns.tag[at], columns.flags[at]
        if self._tells_time(columns, parts, index, before, first=first):
            return _TIME
        ongoing = flags & _IS_ONGOING and columns.glued[at] and tag == "NNB" and index + 1 < len(parts)
        if ongoing or (flags & _IS_RELATIONAL and not first and tag != "XSN"):
            return _TIME if before == _TIME else _RELATIONAL
        return _PLAIN

    @staticmethod
    def _tells_time(columns: Columns, parts: list[int], index: int, before: int, *, first: bool) -> bool:
        at = parts[index]
        flags = columns.flags[at]
        if flags & _IS_TIME and (first or not flags & _IS_RELATIONAL):
            return True
        if flags & _IS_DEICTIC and index + 1 < len(parts):
            return bool(columns.flags[parts[index + 1]] & _IS_DEICTIC_UNIT)
        if before == _TIME and flags & _IS_AFTER:
            return True
        counted = index > 0 and columns.tag[parts[index - 1]] in _FIGURES
        return bool(counted and flags & _IS_UNIT and columns.tag[at] in _UNITS)

    @staticmethod
    def _figure(columns: Columns, parts: list[int], index: int) -> int:
        """Tell whether a figure counts a unit of time: 3천 년, 5월."""
        upto = index + 1
        while upto < len(parts) and columns.tag[parts[upto]] in _FIGURES and upto < index + 3:
            upto += 1
        if upto == len(parts):
            return _PLAIN
        at = parts[upto]
        return _TIME if columns.tag[at] in _UNITS and columns.flags[at] & _IS_UNIT else _PLAIN

    @staticmethod
    def _ends_in_figure(columns: Columns, parts: list[int], index: int) -> bool:
        if columns.tag[parts[index]] not in _FIGURES and columns.tag[parts[index]] != TIME:
            return False
        return all(columns.flags[at] & _CLOSES_FIGURE for at in parts[index + 1 :])

    def _cuts(self, columns: Columns, parts: list[int], index: int, before: int, kind: int) -> bool:
        if before == _RELATIONAL:
            return kind != _RELATIONAL
        if before == _TIME and kind == _PLAIN and self._describes(columns, parts[index - 1], parts[index]):
            return False
        return (before == _TIME) != (kind == _TIME) and kind != _RELATIONAL

    @staticmethod
    def _describes(columns: Columns, time: int, noun: int) -> bool:
        """Tell whether a time belongs to the common noun behind it: 이날 회의는, and not 3일 이사회는."""
        if not columns.flags[time] & _IS_DEPENDENT or columns.tag[noun] not in _COMMON:
            return False
        at = noun
        while columns.kind[at] == NOUN:
            at += 1
        return columns.tag[at][:3] in _GOVERNED

    def _phrase(self, columns: Columns, parts: list[int], kind: int) -> Nominal:
        tags, flags = columns.tag, columns.flags
        begin, core = self._head(columns, parts)
        at, end = parts[core], parts[-1]
        words = self.base_forms(columns, parts[: core + 1]) or tuple(columns.text[at] for at in parts)
        first, last = columns.first[parts[0]], columns.last[end]
        nominal = Nominal(first, last, (first if kind == _TIME else columns.first[parts[begin]], last), words, parts)
        nominal.named = columns.named[at]
        nominal.acts = nominal.proper = nominal.named or tags[at] in _PROPER
        if kind != _PLAIN:
            nominal.time = True
        if len(parts) > 1:
            nominal.measure = core > 0 and tags[at] in _COUNTERS and tags[parts[core - 1]] in _FIGURES
            nominal.definite = columns.kind[parts[0]] == DETERMINER and bool(flags[parts[0]] & _IS_DEFINITE)
        # '이유 등이' is a list of reasons and no adjunct.
        closed = flags[end] & _IS_CLOSER and core < len(parts) - 1
        told = flags[at] if closed else flags[end]
        if told:
            nominal.adjunct = bool(told & _IS_ADJUNCT)
            nominal.controlled = bool(told & _IS_CONTROLLED)
            nominal.content = bool(told & _IS_CONTENT)
            nominal.acts |= bool(told & _IS_BODY)
            if nominal.adjunct and tags[end] == "NNB" and not told & _IS_CLOSER:
                nominal.time = True
            nominal.topic = bool(told & _IS_OUTCOME)
        if not nominal.content and tags[end] == "XSN":
            nominal.content = words[-1] in self._words.contents
        return nominal

    def _head(self, columns: Columns, parts: list[int]) -> tuple[int, int]:
        """Return where the head begins and where its noun stands, as indices into `parts`.

        Counters and closers belong to the noun before them: 경찰관 2명, 노던네트웍스 등. What is glued is one.
        """
        core = len(parts) - 1
        while core > 0 and columns.flags[parts[core]] & _IS_CLOSER and not columns.named[parts[core]]:
            core -= 1
        begin = core
        if core > 0 and self._is_sum_of(columns, parts[core - 1], parts[core]):
            begin = core = core - 1
        elif columns.tag[parts[core]] != "NNP":
            begin = self._counted(columns, parts, core)
            if begin < core and columns.tag[parts[begin]] in _COUNTED:
                core = begin
        while begin > 0 and self._continues(columns, parts[begin - 1], parts[begin]):
            begin -= 1
        return begin, core

    @staticmethod
    def _is_sum_of(columns: Columns, before: int, at: int) -> bool:
        """Tell whether a sum of money tells how much the noun before it is: 매출 1200억원을."""
        a_sum = columns.named[at] and columns.text[at][:1].isdigit() and not columns.glued[at]
        return a_sum and columns.tag[before] in _COUNTED and not columns.named[before]

    @staticmethod
    def _counted(columns: Columns, parts: list[int], core: int) -> int:
        """Return the noun that the amount ending at `core` counts, else where the amount begins; `core` without one."""
        tags = columns.tag
        if columns.flags[parts[core]] & _IS_RANK:
            # '고객만족도 1위에': a place is no amount.
            return core
        at = core
        short = columns.glued[parts[at]] and len(columns.text[parts[at]]) == 1
        if short and at > 0 and tags[parts[at - 1]] in _COUNTING:
            # 3개사, 120곳
            at -= 1
        while at > 0 and tags[parts[at]] in _COUNTERS:
            at -= 1
        if tags[parts[at]] not in _FIGURES:
            return core
        while at >= 0 and tags[parts[at]] in _AMOUNT:
            at -= 1
        counts = at >= 0 and tags[parts[at]] in _COUNTED and not columns.glued[parts[at + 1]]
        counts = counts and not columns.flags[parts[at]] & _IS_ADJUNCT
        return at if counts else at + 1

    @staticmethod
    def _continues(columns: Columns, before: int, at: int) -> bool:
        """Tell whether the word before is written with the head and part of it."""
        return at == before + 1 and columns.glued[at] and not columns.named[at] and not columns.named[before]

    def base_forms(self, columns: Columns, parts: Sequence[int]) -> tuple[str, ...]:
        """Return the nouns of a run, affixes written with them: 가능성, 재가동; the plural is no part of one."""
        tags, texts, kinds = columns.tag, columns.text, columns.kind
        forms: list[str] = []
        prefix = ""
        for at in parts:
            if tags[at] in _AFFIXES:
                if tags[at] == "XPN":
                    prefix = texts[at]
                elif not forms or prefix:
                    forms.append(prefix + texts[at])
                    prefix = ""
                elif texts[at] != self._words.plural:
                    forms[-1] += texts[at]
            elif kinds[at] != DETERMINER:
                forms.append(prefix + texts[at])
                prefix = ""
        return tuple(forms)
