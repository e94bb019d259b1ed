"""A run of nouns → noun phrases: times are cut off, heads and base forms told."""

from __future__ import annotations

from extractor.grammar.parse import Span
from extractor.language.korean.columns import TIME, Columns
from extractor.language.korean.nodes import Nominal, Noun
from extractor.language.korean.tags import DETERMINER, NOUN
from extractor.language.korean.words import GrammarWords

_FIGURES = frozenset(("SN", "NR"))
_COUNTERS = frozenset(("NNB", "XSN", "SW", "SL", "NR"))
_AMOUNT = frozenset(("SN", "NR", "XSN", "XPN", "MM", "SW", "NNB"))
_GOVERNED = ("JKS", "JX", "JKG", "JC")
_COUNTED = frozenset(("NNG", "NNP", "SL", "NP"))
_PLAIN, _TIME, _RELATIONAL = range(3)


class NominalReader:
    """Cuts runs of nouns; `after_clause` tells that an adnominal clause stands right before the run."""

    def __init__(self, words: GrammarWords) -> None:
        self._words = words

    def cut(self, columns: Columns, parts: list[int], *, after_clause: bool, counted: bool = False) -> list[Nominal]:
        """Return the phrases of the words `parts`, nouns and determiners without a particle between them.

        With `counted` a figure at the end is an amount and no time: 징역 6년을.
        """
        if len(parts) == 1:
            at = parts[0]
            kind = self._kind(columns, parts, 0, _PLAIN, first=not after_clause)
            return [self._phrase(columns, parts, kind)] if columns.kind[at] != DETERMINER else []
        found: list[Nominal] = []
        begin = 0
        before = _PLAIN
        for index in range(len(parts)):
            kind = self._kind(columns, parts, index, before, first=index == begin and not (index == 0 and after_clause))
            if index == 0 and after_clause and columns.text[parts[0]] in self._words.adjuncts:
                kind = _RELATIONAL
            if (
                index > begin
                and self._cuts(columns, parts, index, before, kind)
                and not (kind == _TIME and counted and before == _PLAIN)
            ):
                found.append(self._phrase(columns, parts[begin:index], before))
                begin = index
                kind = self._kind(columns, parts, index, _PLAIN, first=True)
            before = kind
        found.append(self._phrase(columns, parts[begin:], before))
        return found

    def _kind(self, columns: Columns, parts: list[int], index: int, before: int, *, first: bool) -> int:
        at = parts[index]
        text, tag = columns.text[at], columns.tag[at]
        if tag == TIME:
            return _TIME
        if columns.named[at] or (tag in ("MM", "XSN") and before != _TIME):
            return _PLAIN
        if tag in _FIGURES:
            upto = index + 1
            while upto < len(parts) and columns.tag[parts[upto]] in _FIGURES and upto < index + 3:
                upto += 1
            following = parts[upto] if upto < len(parts) else None
            return _TIME if following is not None and self._is_unit(columns, following) else _PLAIN
        if text in self._words.times and (first or text not in self._words.relational):
            return _TIME
        if text in self._words.deictic and index + 1 < len(parts):
            return _TIME if columns.text[parts[index + 1]] in self._words.deictic_units else _PLAIN
        if before == _TIME and text in self._words.deictic_units:
            return _TIME
        if before == _TIME and text in self._words.after_units:
            return _TIME
        if index and columns.tag[parts[index - 1]] in _FIGURES and self._is_unit(columns, at):
            return _TIME
        if text == self._words.ongoing and columns.glued[at] and tag == "NNB" and index + 1 < len(parts):
            return _RELATIONAL
        if text in self._words.relational and not first and tag != "XSN":
            return _TIME if before == _TIME else _RELATIONAL
        return _PLAIN

    def _is_unit(self, columns: Columns, at: int) -> bool:
        return columns.tag[at] == "NNB" and columns.text[at] in self._words.units

    def _cuts(self, columns: Columns, parts: list[int], index: int, before: int, kind: int) -> bool:
        if before == _RELATIONAL:
            return kind != _RELATIONAL
        if before == _TIME and kind == _PLAIN and self._describes(columns, parts[index - 1], parts[index]):
            return False
        return (before == _TIME) != (kind == _TIME) and kind != _RELATIONAL

    def _describes(self, columns: Columns, time: int, noun: int) -> bool:
        """Tell whether a time belongs to the common noun behind it: 이날 회의에서, and not 3일 이사회에서."""
        dated = columns.tag[time] == TIME and any(sign.isdigit() for sign in columns.text[time])
        at = noun
        while columns.kind[at] == NOUN:
            at += 1
        return (
            columns.tag[at][:3] in _GOVERNED
            and not dated
            and columns.text[time] in self._words.dependent_times
            and columns.tag[noun] in ("NNG", "XPN")
        )

    def _phrase(self, columns: Columns, parts: list[int], kind: int) -> Nominal:
        head_from, core = self._head(columns, parts)
        words = self.base_forms(columns, parts[: core + 1]) or tuple(columns.text[at] for at in parts)
        first, last = columns.first[parts[0]], columns.last[parts[-1]]
        head_text = columns.text[parts[-1]]
        return Nominal(
            first,
            last,
            (first if kind == _TIME else columns.first[parts[head_from]], last),
            words,
            time=kind != _PLAIN or (columns.tag[parts[-1]] == "NNB" and self._tells_when(head_text)),
            named=columns.named[parts[core]],
            measure=len(parts) > 1 and columns.tag[parts[-1]] in _COUNTERS and columns.tag[parts[-2]] in _FIGURES,
            proper=columns.named[parts[core]] or columns.tag[parts[core]] in ("NNP", "SL"),
            controlled=head_text in self._words.controlled,
            definite=columns.kind[parts[0]] == DETERMINER and columns.text[parts[0]] in self._words.definite,
            adjunct=head_text in self._words.adjuncts,
            content=head_text in self._words.contents or words[-1] in self._words.contents,
            nouns=tuple(
                Noun(columns.first[at], columns.last[at], columns.text[at], columns.named[at], columns.glued[at])
                for at in parts
                if columns.kind[at] != DETERMINER
            ),
        )

    def _tells_when(self, text: str) -> bool:
        return text in self._words.adjuncts and text not in self._words.closers

    def _head(self, columns: Columns, parts: list[int]) -> tuple[int, int]:
        """Return where the head begins and where its noun stands, as indices into `parts`.

        Counters and closers belong to the noun before them: 경찰관 2명, 노던네트웍스 등. What is glued is one.
        """
        core = len(parts) - 1
        while core > 0 and self._closes(columns, parts[core]):
            core -= 1
        begin = self._counted(columns, parts, core)
        if begin < core and columns.tag[parts[begin]] in _COUNTED:
            core = begin
        while begin > 0 and self._continues(columns, parts[begin - 1], parts[begin]):
            begin -= 1
        return begin, core

    @staticmethod
    def _counted(columns: Columns, parts: list[int], core: int) -> int:
        """Return the noun that the amount ending at `core` counts, else where the amount begins; `core` without one."""
        at = core
        if (
            at > 0
            and len(columns.text[parts[at]]) == 1
            and columns.tag[parts[at - 1]] == "NNB"
            and columns.glued[parts[at]]
        ):
            # 3개사
            at -= 1
        while at > 0 and columns.tag[parts[at]] in _COUNTERS:
            at -= 1
        if columns.tag[parts[at]] not in _FIGURES:
            return core
        while at >= 0 and columns.tag[parts[at]] in _AMOUNT:
            at -= 1
        counts = at >= 0 and columns.tag[parts[at]] in _COUNTED and not columns.glued[parts[at + 1]]
        return at if counts else at + 1

    @staticmethod
    def _continues(columns: Columns, before: int, at: int) -> bool:
        """Tell whether the word before is written with the head and part of it."""
        return at == before + 1 and columns.glued[at] and not columns.named[at] and not columns.named[before]

    def _closes(self, columns: Columns, at: int) -> bool:
        return columns.text[at] in self._words.closers and not columns.named[at]

    def base_forms(self, columns: Columns, parts: list[int]) -> tuple[str, ...]:
        """Return the nouns of a run, affixes written with them: 가능성, 재가동; the plural is no part of one."""
        forms: list[str] = []
        prefix = ""
        for at in parts:
            tag, text = columns.tag[at], columns.text[at]
            if columns.kind[at] == DETERMINER:
                continue
            if tag == "XPN":
                prefix = text
                continue
            if tag == "XSN" and forms and not prefix:
                if text != self._words.plural:
                    forms[-1] += text
                continue
            forms.append(prefix + text)
            prefix = ""
        return tuple(forms)

    def span(self, columns: Columns, parts: list[int]) -> Span:
        """Return the tokens of a run."""
        return columns.first[parts[0]], columns.last[parts[-1]]
