"""A run of nouns → noun phrases: times are cut off, heads and base forms told."""

from __future__ import annotations

from extractor.grammar.parse import Span
from extractor.language.korean.columns import TIME, Columns
from extractor.language.korean.nodes import Nominal
from extractor.language.korean.tags import DETERMINER
from extractor.language.korean.words import GrammarWords

_FIGURES = frozenset(("SN", "NR"))
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
            if index > begin and self._cuts(before, kind) and not (kind == _TIME and counted and before == _PLAIN):
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
        if text in self._words.times:
            return _TIME
        if before == _TIME and (text in self._words.after_units or text == self._words.only):
            return _TIME
        if index and columns.tag[parts[index - 1]] in _FIGURES and self._is_unit(columns, at):
            return _TIME
        if text in self._words.relational and not first and tag != "XSN":
            return _TIME if before == _TIME else _RELATIONAL
        return _PLAIN

    def _is_unit(self, columns: Columns, at: int) -> bool:
        return columns.tag[at] == "NNB" and columns.text[at] in self._words.units

    @staticmethod
    def _cuts(before: int, kind: int) -> bool:
        if before == _RELATIONAL:
            return kind != _RELATIONAL
        return (before == _TIME) != (kind == _TIME) and kind != _RELATIONAL

    def _phrase(self, columns: Columns, parts: list[int], kind: int) -> Nominal:
        head_from, core = self._head(columns, parts)
        words = self.base_forms(columns, parts[: core + 1]) or tuple(columns.text[at] for at in parts)
        first, last = columns.first[parts[0]], columns.last[parts[-1]]
        head_text = columns.text[parts[-1]]
        return Nominal(
            first,
            last,
            (columns.first[parts[head_from]], last),
            words,
            time=kind != _PLAIN,
            named=columns.named[parts[core]],
            proper=columns.named[parts[core]] or columns.tag[parts[core]] in ("NNP", "SL"),
            controlled=head_text in self._words.controlled,
            definite=columns.kind[parts[0]] == DETERMINER and columns.text[parts[0]] in self._words.definite,
            adjunct=head_text in self._words.adjuncts,
            content=head_text in self._words.contents or words[-1] in self._words.contents,
            nouns=tuple(
                (columns.first[at], columns.last[at], columns.text[at], columns.named[at])
                for at in parts
                if columns.kind[at] != DETERMINER
            ),
        )

    def _head(self, columns: Columns, parts: list[int]) -> tuple[int, int]:
        """Return where the head begins and where its noun stands, as indices into `parts`.

        Counters and closers belong to the noun before them: 경찰관 2명, 노던네트웍스 등.
        """
        core = len(parts) - 1
        while core > 0 and self._closes(columns, parts[core]):
            core -= 1
        counted = core
        while (
            counted > 0
            and columns.tag[parts[counted]] not in _FIGURES
            and columns.tag[parts[counted]]
            in (
                "NNB",
                "XSN",
                "SW",
                "SL",
                "NR",
            )
        ):
            counted -= 1
        if counted < core or columns.tag[parts[core]] in _FIGURES:
            while counted >= 0 and columns.tag[parts[counted]] in ("SN", "NR", "XSN", "XPN", "MM", "SW"):
                counted -= 1
            if counted >= 0 and columns.tag[parts[counted]] in ("NNG", "NNP", "SL", "NP") and counted < core:
                core = counted
        begin = core
        while begin > 0 and columns.tag[parts[begin]] == "XSN":
            begin -= 1
        if begin > 0 and columns.tag[parts[begin - 1]] == "XPN":
            begin -= 1
        return begin, core

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
