"""A verb group: the stem, its endings and auxiliaries, and the nouns that Korean writes auxiliaries with."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.grammar.parse import Function, Mood, Tense
from extractor.language.korean.columns import END, Columns
from extractor.language.korean.nodes import Case, Close, Nominal, Predicate
from extractor.language.korean.tags import ADVERB, ENDING, MARK, NOUN, PARTICLE, STEM, STOP, SUFFIX
from extractor.language.korean.words import GrammarWords


@dataclass(slots=True)
class _Group:
    """What has been read of one verb group; `ending` is the (tag, lemma) that closes it so far."""

    lasting: bool
    """Of an adjective or the copula, whose adnominal form is no past."""
    ending: tuple[str, str] = ("", "")
    perfect: bool = False
    presumed: bool = False
    prospective: bool = False
    possible: bool = False
    negated: bool = False
    passive: bool = False
    purpose: bool = False
    exists: tuple[int, int] | None = None
    """The words of a bound noun and of 있다 or 없다 said of it."""
    bound: bool = False
    """A bound noun or 하다 was read; what follows is no part of the verb group."""
    verb: int = 0
    """The word behind the last auxiliary written as verb."""


class VerbReader:
    """Reads verb groups of a sentence's columns."""

    def __init__(self, words: GrammarWords) -> None:
        self._words = words

    def read(self, columns: Columns, predicate: Predicate, at: int, piece: int) -> int:
        """Read on from morpheme `piece` of word `at`, the first behind the stem; return the word behind the group."""
        group = _Group(lasting=predicate.adjective or predicate.copula)
        at = self._endings(columns, group, at, piece)
        group.verb = at
        while True:
            behind = self._auxiliary(columns, group, at)
            if behind == at:
                break
            at = behind
        predicate.predicate = (predicate.predicate[0], max(columns.last[group.verb - 1], predicate.predicate[1]))
        predicate.last = columns.last[at - 1]
        self._settle(columns, predicate, group, at)
        if group.exists is not None:
            predicate.bound = self._existing(columns, *group.exists, at)
        return at

    @staticmethod
    def _existing(columns: Columns, noun: int, verb: int, behind: int) -> tuple[Nominal, Predicate]:
        """Return the bound noun as a phrase and the verb that says there is or is none."""
        span = (columns.first[noun], columns.last[noun])
        nominal = Nominal(span[0], columns.last[verb - 1], span, (columns.text[noun],))
        nominal.case = Case.SUBJECT
        nominal.marked = (columns.first[noun + 1], columns.last[verb - 1]) if verb > noun + 1 else (0, 0)
        last = columns.last[behind - 1]
        exists = Predicate(span[0], last, (columns.first[verb], last), columns.lemma(verb))
        exists.tie(nominal, Function.SUBJECT, "")
        return nominal, exists

    def _endings(self, columns: Columns, group: _Group, at: int, piece: int) -> int:
        """Read prefinal endings up to one that closes the word."""
        closed = False
        while True:
            for tag, lemma in columns.pieces(at)[piece:]:
                if tag == "EP":
                    group.perfect |= lemma in self._words.endings.perfect
                    group.presumed |= lemma in self._words.endings.presumed
                elif tag in ("EC", "EF", "ETM", "ETN"):
                    group.ending = (tag, lemma)
                    closed = True
            at += 1
            piece = 0
            if closed or columns.kind[at] != ENDING or not columns.glued[at]:
                return at

    def _auxiliary(self, columns: Columns, group: _Group, at: int) -> int:
        """Return the word behind one auxiliary that begins at `at`, or `at` where none does."""
        tag, lemma = group.ending
        if tag == "EC":
            return self._verbal_auxiliary(columns, group, at, lemma)
        if tag == "ETN":
            return self._nominalized(columns, group, at, lemma)
        if tag == "ETM" and columns.kind[at] == NOUN:
            return self._bound_noun(columns, group, at, lemma)
        return at

    def _verbal_auxiliary(self, columns: Columns, group: _Group, at: int, lemma: str) -> int:
        words = self._words
        verb = at
        if columns.kind[verb] == PARTICLE and columns.glued[verb]:
            verb += 1
        if (
            columns.kind[verb] == ADVERB
            and columns.text[verb] in words.negative_adverbs
            and lemma == words.endings.negative
        ):
            if columns.kind[verb + 1] in (SUFFIX, STEM):
                group.negated = True
                return self._continue(columns, group, verb + 1)
            return at
        if columns.kind[verb] != STEM:
            return at
        tag, stem = columns.pieces(verb)[0]
        helps = tag == "VX" or (stem in words.negators and lemma == words.endings.negative)
        carries = lemma in words.intend or lemma in words.endings.becoming or lemma in words.endings.obliging
        if not helps and not (carries and stem in (words.do, words.become)):
            return at
        if helps and stem in words.negators:
            group.negated = not group.negated
        group.passive |= stem == words.passive_auxiliary
        group.prospective |= lemma in words.intend
        return self._continue(columns, group, verb)

    def _nominalized(self, columns: Columns, group: _Group, at: int, lemma: str) -> int:
        words = self._words
        kind, stem = columns.kind[at], columns.lemma(at)
        if kind == STEM and stem == words.aim and lemma == words.endings.purpose:
            group.purpose = True
            return self._continue(columns, group, at)
        if (
            kind == NOUN
            and stem == words.because
            and columns.lemma(at + 1) == words.copula
            and columns.kind[at + 1] == STEM
        ):
            return self._continue(columns, group, at + 1)
        if kind != PARTICLE or lemma != words.endings.purpose or columns.kind[at + 1] != STEM:
            return at
        if columns.lemma(at + 1) != words.do or columns.tag[at] not in ("JKB", "JX"):
            return at
        group.prospective |= columns.tag[at] == "JKB"
        return self._continue(columns, group, at + 1)

    def _bound_noun(self, columns: Columns, group: _Group, at: int, lemma: str) -> int:
        """Read 'ᆯ 수 있다', 'ᆯ 예정이다', 'ᆫ 적이 없다', 'ᆫ 것은 아니다', '는 중이다'."""
        words = self._words
        noun = columns.text[at]
        that = noun in words.that or columns.lemma(at) in words.that
        verb = at + 1
        particle = ""
        if columns.kind[verb] == PARTICLE:
            particle = columns.text[verb]
            verb += 1
        stem = columns.lemma(verb) if columns.kind[verb] == STEM else ""
        if not particle and columns.kind[verb] == SUFFIX and columns.glued[verb] and columns.tag[at] == "NNB":
            group.possible = True
            return self._continue(columns, group, verb)
        if not stem:
            if noun in words.prospects and not that and not particle and columns.kind[verb] in (STOP, END, MARK):
                group.prospective |= lemma in words.endings.future
                return verb
            return at
        copular = stem == words.copula and not particle and (noun in words.prospects or noun == words.ongoing or that)
        if copular:
            group.prospective |= lemma in words.endings.future
        elif that and stem == words.not_copula:
            group.negated = not group.negated
        elif that and stem in words.like:
            group.possible = True
            return self._continue(columns, group, verb)
        else:
            return self._exists(columns, group, at, verb, stem)
        self._told_past(group, lemma)
        return self._continue(columns, group, verb)

    def _told_past(self, group: _Group, lemma: str) -> None:
        """Keep the tense before the bound noun: 인수한 것이다."""
        endings = self._words.endings
        group.perfect |= not group.lasting and (lemma in endings.past or lemma in endings.gone)

    def _exists(self, columns: Columns, group: _Group, at: int, verb: int, stem: str) -> int:
        words = self._words
        noun, particle = columns.text[at], columns.text[verb - 1]
        if stem not in (words.exist, words.lack):
            return at
        lacks = stem == words.lack
        if noun in words.possible:
            if particle != words.only:
                group.possible = True
                group.negated ^= lacks
        elif noun in words.experience:
            group.negated ^= lacks
            self._told_past(group, columns.pieces(at - 1)[-1][1])
        elif noun in words.prospects and noun not in words.that:
            group.negated ^= lacks
            group.prospective = True
        else:
            return at
        group.exists = (at, verb)
        return self._continue(columns, group, verb)

    def _continue(self, columns: Columns, group: _Group, verb: int) -> int:
        at = self._endings(columns, group, verb, 1)
        # The bound noun stays outside the verb group: what it is said of stands in the clause.
        if columns.tag[verb].startswith("VX") and not group.bound:
            group.verb = at
        else:
            group.bound = True
        return at

    def _settle(self, columns: Columns, predicate: Predicate, group: _Group, at: int) -> None:
        words = self._words.endings
        tag, lemma = group.ending
        predicate.connective = lemma if tag in ("EC", "ETM", "ETN") else ""
        predicate.negated ^= group.negated
        predicate.passive |= group.passive
        predicate.past = group.perfect
        predicate.close = self._close(columns, group, at)
        predicate.purpose = group.purpose
        if group.purpose:
            predicate.connective = f"{words.purpose} {self._words.aim}"
        predicate.manner = tag == "EC" and lemma in words.manner and predicate.adjective
        predicate.tense = self._tense(predicate, group)
        predicate.mood = self._mood(columns, group, at)

    def _close(self, columns: Columns, group: _Group, at: int) -> Close:
        words = self._words.endings
        tag, lemma = group.ending
        if tag == "ETM":
            return Close.TELLING if lemma in words.telling else Close.ADNOMINAL
        if tag == "ETN":
            return Close.NOMINALIZED
        if tag != "EC" or columns.kind[at] in (END, STOP):
            return Close.FINAL
        if lemma in words.quoted:
            return Close.QUOTED
        return Close.COORDINATE if lemma in words.coordinate else Close.ADVERBIAL

    def _tense(self, predicate: Predicate, group: _Group) -> Tense:
        words = self._words.endings
        tag, lemma = group.ending
        aims = group.purpose or (tag == "EC" and lemma in self._words.intend)
        if aims or group.prospective or group.presumed or (tag == "ETM" and lemma in words.future):
            return Tense.FUTURE
        if group.perfect:
            return Tense.PAST
        if tag == "ETM":
            lasting = predicate.adjective or predicate.copula
            past = lemma in words.gone or (lemma in words.past and not lasting)
            return Tense.PAST if past else Tense.PRESENT
        if predicate.close in (Close.FINAL, Close.QUOTED):
            return Tense.PRESENT
        return Tense.NONE

    def _mood(self, columns: Columns, group: _Group, at: int) -> Mood:
        words = self._words.endings
        tag, lemma = group.ending
        if tag == "EC" and lemma in words.conditional:
            return Mood.CONDITIONAL
        asks = columns.text[at] == "?" or (lemma in words.asked and (tag == "EF" or lemma in words.wondering))
        if asks and tag in ("EF", "EC"):
            return Mood.ASKED
        return Mood.POSSIBLE if group.possible else Mood.TOLD
