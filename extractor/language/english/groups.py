"""Verb groups and base noun phrases: the words that stand together, read off their classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.grammar.parse import Mood, Tense, Voice
from extractor.language.english.classes import AUXILIARY, BASE, FINITE, ING, LEXICAL, NOUN, PRONOUN, TRANSPARENT
from extractor.language.english.lexicon import Reading
from extractor.language.english.parts import Group, Noun
from extractor.language.english.units import Unit
from extractor.language.english.vocabulary import Vocabulary

_PREMODIFIERS = frozenset(("adj", "vn", "vg", "num", "yr", "nn", "ns", "nam"))
_HEADS = frozenset(("nn", "ns", "nam", "num", "yr"))
_INSIDE = frozenset(("det", "adj", "num", "nn", "ns", "nam"))
_OPEN_BEHIND = {"be": frozenset(("vn", "vg", "be_g", "be_n")), "have": frozenset(("vh", "be_n", "hav_n"))}
_MODAL = frozenset(("vb", "be_b", "hav_b", "do_b"))


@dataclass(frozen=True, slots=True)
class Line:
    """The units of one segment with the class chosen for each."""

    units: Sequence[Unit]
    readings: Sequence[Reading]
    tags: Sequence[str]
    words: Vocabulary
    zeros: frozenset[int] = frozenset()
    """Units at which a relative clause opens without a relative word."""

    def tag(self, at: int) -> str:
        """Return the class of a unit, `end` behind the last."""
        return self.tags[at] if 0 <= at < len(self.tags) else "end"

    def past_adverbs(self, at: int) -> int:
        """Return the first unit from `at` that is no adverb or negation."""
        while at < len(self.tags) and self.tags[at] in TRANSPARENT:
            at += 1
        return at


_NESTED = 20
"""How deep possessors stand within possessors."""


def verb_group(line: Line, at: int) -> Group:
    """Return the verb group that begins at `at`, an auxiliary, a verb, or 'to'."""
    chain, negated, end = _chain(line, at)
    main = chain[-1]
    lemma = line.readings[main].lemma
    group = Group(at, end, main, lemma, _form(line, chain))
    group.negated = negated
    _tell_time(line, chain, group)
    group.voice = _voice(line, chain)
    _join_particle(line, group)
    return group


def _chain(line: Line, at: int) -> tuple[list[int], bool, int]:
    """Return the verbs of the group, whether it is negated, and where it ends."""
    chain, negated = [at], False
    while True:
        last = chain[-1]
        ahead = _past_share(line, last, line.past_adverbs(last + 1))
        if not _continues(line, chain, ahead):
            if _is_bare_auxiliary(line, chain):
                negated = negated or _negation(line, last + 1, ahead)
            return chain, negated, last + 1
        negated = negated or _negation(line, last + 1, ahead)
        chain.append(ahead)


def _past_share(line: Line, last: int, ahead: int) -> int:
    """'is 60% owned by Nordan': a number between 'be' and its participle is an adverb."""
    after = ahead
    while line.tags[last].startswith("be_") and line.tag(after) == "num":
        after += 1
    return after if after > ahead and line.tag(after) == "vn" else ahead


def _negation(line: Line, first: int, last: int) -> bool:
    return any(line.tags[at] == "not" for at in range(first, last))


def _is_bare_auxiliary(line: Line, chain: list[int]) -> bool:
    return line.tags[chain[-1]] in AUXILIARY


def _continues(line: Line, chain: list[int], ahead: int) -> bool:
    before, after = line.tags[chain[-1]], line.tag(ahead)
    if before == "to":
        return after in BASE or after in LEXICAL
    if before == "mod" or before.startswith("do_"):
        return after in _MODAL or (after == "vp" and before != "mod")
    if before.startswith("be_"):
        return (after in {"vn", "vg", "be_g"} and not _premodifies(line, chain, ahead)) or _semi_modal(
            line, "be", ahead
        )
    if before == "vd" and len(chain) == 1:
        return _semi_modal(line, line.readings[chain[0]].lemma, ahead)
    if before.startswith("hav_"):
        return after in {"vh", "be_n", "vn"} or _semi_modal(line, "have", ahead)
    return False


def _premodifies(line: Line, chain: list[int], ahead: int) -> bool:
    """'is leading operators' may be one thing or the other; a noun right behind a participle makes it an attribute."""
    if line.tags[ahead] != "vn" or line.tag(ahead + 1) not in {"nn", "ns"} or line.tags[chain[-1]] == "be_n":
        return False
    verbs, lemma = line.words.verbs, line.readings[ahead].lemma
    return lemma not in verbs.two_objects and lemma not in verbs.naming


def _semi_modal(line: Line, verb: str, ahead: int) -> bool:
    return (
        line.tag(ahead) == "to"
        and f"{verb} to" in line.words.semi_modals
        and line.tag(line.past_adverbs(ahead + 1)) in BASE
    )


def _form(line: Line, chain: list[int]) -> str:
    tag = line.tags[chain[0]]
    if tag == "to" or tag in BASE:
        return "infinitive"
    if tag in FINITE:
        return "finite"
    return "ing" if tag in ING else "participle"


def _voice(line: Line, chain: list[int]) -> Voice:
    if line.tags[chain[-1]] != "vn":
        return Voice.ACTIVE
    before = line.tags[chain[-2]] if len(chain) > 1 else ""
    return Voice.ACTIVE if before.startswith("hav_") else Voice.PASSIVE


def _tell_time(line: Line, chain: list[int], group: Group) -> None:
    first = chain[0]
    tag, word = line.tags[first], line.units[first].word
    if tag == "mod":
        group.tense, group.mood = line.words.modals.get(word, (Tense.FUTURE, Mood.TOLD))
    elif group.form == "finite":
        past = tag == "vd" or word in line.words.past_auxiliaries
        perfect = tag == "hav_f" and len(chain) > 1 and line.tags[chain[1]] != "to"
        group.tense = Tense.PAST if past or perfect else Tense.PRESENT
    elif tag == "hav_g" and len(chain) > 1:
        group.tense = Tense.PAST
    if len(chain) > 2 and line.tags[chain[1]] == "to":
        group.tense = line.words.semi_modals[f"{line.readings[first].lemma} to"]


def _join_particle(line: Line, group: Group) -> None:
    """Join 'over' to 'take over' where it stands right behind the verb."""
    after, words = group.last, line.words
    if line.tag(after) not in {"pre", "adv"}:
        return
    joined = f"{group.lemma} {line.units[after].word}"
    loose = line.units[after].word in words.loose_particles and line.tag(after + 1) in _INSIDE | {"acc"}
    if joined in words.verbs.particles or (loose and group.lemma not in words.verbs.intransitive):
        group.lemma, group.last = joined, after + 1


def noun_phrase(line: Line, at: int, *, alone: bool = False) -> Noun | None:
    """Return the base noun phrase that begins at `at`, None where only adverbs and adjectives stand.

    With `alone` a name ends it.
    """
    tag = line.tags[at]
    if tag in PRONOUN or tag == "ex":
        return _pronoun(line, at)
    noun: Noun | None = None
    first = at
    while True:
        named = alone and line.units[at].name and line.tag(at + 1) != "gen"
        end = at + 1 if named else _base_end(line, at, possessed=noun is not None)
        if end == at:
            return noun
        noun = _base(line, first, at, end, noun)
        if line.tag(end) == "gen" and noun.depth < _NESTED:
            at = end + 1
            if line.tag(at) not in _PREMODIFIERS and line.tag(at) not in TRANSPARENT and line.tag(at) != "det":
                noun.last = end + 1
                return noun
            continue
        return noun


def _pronoun(line: Line, at: int) -> Noun:
    unit, reading = line.units[at], line.readings[at]
    return Noun(at, at + 1, at + 1, at, reading.tag, reading.lemma, (reading.lemma,), unit.word, pronoun=True)


def _base_end(line: Line, at: int, *, possessed: bool) -> int:
    """Return the end of determiner, modifiers and head from `at`; `at` itself where there is no head."""
    head, i = -1, at
    determined = possessed
    while i < len(line.tags):
        tag = line.tags[i]
        if tag == "det":
            if head >= 0 or (i > at and line.tags[i - 1] not in {"det", "adv", "num", "adj"}):
                break
            determined = True
        elif tag in _HEADS:
            if head >= 0 and (
                i in line.zeros or (_starts_anew(line, head, i) and not _times_noun(line, at, head, i, determined))
            ):
                break
            head = i
        elif tag in {"vn", "vg"}:
            if not _attributive(line, i, head, determined=determined):
                break
            if line.tag(i + 1) not in _INSIDE | {"vn", "vg", "cc", "com"} and tag == "vg":
                head = i
        elif tag == "adj":
            if head >= 0 and (_closed(line, head, i) or not _before_noun(line, i + 1)):
                break
            determined = True
        elif tag in TRANSPARENT:
            if head >= 0 and line.tags[head] != "num":
                break
            after = line.tag(line.past_adverbs(i))
            if after not in {"adj", "vn", "vg", "num", "det"} and not (determined and after in {"nn", "ns"}):
                break
        elif tag in {"cc", "com"}:
            if not _joins_modifiers(line, at, i):
                break
        else:
            break
        i += 1
    if head >= 0:
        return head + 1
    while i > at and line.tags[i - 1] in {"cc", "com", "adv", "not"}:
        i -= 1
    return i


def _times_noun(line: Line, at: int, head: int, following: int, determined: bool) -> bool:  # noqa: FBT001
    """Whether a time belongs to the common noun behind it ('*Q1* profit falls', 'the *May 3* launch').

    In front of a sentence it opens a phrase of its own ('In the second quarter profit rose').
    """
    if not line.units[head].time or line.units[following].name or line.tags[following] not in {"nn", "ns"}:
        return False
    opens = line.tag(at - 1) == "pre" and line.tag(at - 2) in {"", "com", "sep", "end"}
    return determined or not opens


def _starts_anew(line: Line, head: int, at: int) -> bool:
    """A noun of time is followed by another phrase ('last week Nordan …'), a number by a name."""
    before, after = line.tags[head], line.tags[at]
    if line.units[head].name and line.units[at].name and not line.units[at].word[:1].isalpha():
        # 'fined Nordan Networks *$4 million*', but 'a Nordan Networks *$4 million contract*'
        return line.tag(at + 1) not in {"nn", "ns"}
    if line.units[at].time and not line.units[head].time:
        # 'Gaon Telecom *Q1 profit* falls'
        return line.tag(at + 1) not in {"nn", "ns"} or not line.units[head].name
    tells_time = line.units[head].time or line.units[head].word in line.words.times
    if tells_time and after in {"nam", "ns"} and before != "num":
        return not line.units[at].time and line.units[at].word not in line.words.times
    if before == "yr" and after in {"nn", "ns", "nam"}:
        return line.units[head].time or line.tags[head - 1] in NOUN or line.tags[head - 1] == "pre"
    if after == "num" and (before == "ns" or line.units[head].name):
        return True
    return before == "ns" and after == "nam" and not line.units[at].name


def _closed(line: Line, head: int, at: int) -> bool:
    """A name takes no adjective behind it, nor any noun one that opens a time ('bought Corvane *last* week')."""
    if line.tags[head] == "yr":
        return line.tags[head - 1] not in {"det", "gen"}
    return line.units[head].name or line.tags[head] == "ns" or line.units[at].word in line.words.time_openers


def _before_noun(line: Line, at: int) -> bool:
    while line.tag(at) in {"adj", "num", "vn", "vg"}:
        at += 1
    return line.tag(at) in NOUN


def _attributive(line: Line, at: int, head: int, *, determined: bool) -> bool:
    """Whether a participle stands before its noun ('the acquired unit', 'leading operators') and is no verb."""
    after = line.tag(at + 1)
    if head >= 0 and line.units[head].word in line.words.gerund_openers:
        # 'chief *operating* officer'
        return line.tags[at] == "vg" and after in NOUN
    if head >= 0 and (line.tags[head] != "num" or after not in NOUN):
        return False
    if determined:
        return after in _INSIDE or line.tags[at] == "vg" or after in {"cc", "com", "vn", "vg"} or after == "end"
    return after in NOUN or after == "adj"


def _joins_modifiers(line: Line, first: int, at: int) -> bool:
    """Whether it stands between two attributes ('large and small firms', 'a new, faster network')."""
    if at == first or line.tags[at - 1] not in {"adj", "vn", "vg"}:
        return False
    i = at + 1
    if line.tag(i) == "cc":
        i += 1
    i = line.past_adverbs(i)
    if line.tag(i) not in {"adj", "vn", "vg", "nam"}:
        return False
    nominal = line.tag(i) == "nam"
    while line.tag(i) in {"adj", "vn", "vg", "num", "nn", "nam"}:
        i += 1
    return line.tag(i) == "ns" or (line.tags[i - 1] == "nn" if nominal else line.tags[i - 1] in NOUN)


def _base(line: Line, first: int, at: int, end: int, possessor: Noun | None) -> Noun:
    tags, units, readings, words = line.tags, line.units, line.readings, line.words
    head = end - 1
    head_from = head
    time = _tells_time(line, at, head)
    if time:
        # All of '3 May 2024' is the head: grammars differ in what they take for it.
        while head_from > at and tags[head_from - 1] in {"num", "nam", "yr", "nn"} and tags[head] != "ns":
            head_from -= 1
    elif tags[head] == "num":
        while head_from > at and tags[head_from - 1] == "num":
            head_from -= 1
    elif tags[head] == "nam" and not units[head].name:
        while head_from > at and tags[head_from - 1] == "nam" and not units[head_from - 1].name:
            head_from -= 1
    determiner = units[at].word if tags[at] == "det" else ""
    if determiner in words.possessor_determiners:
        possessor = Noun(at, at + 1, at + 1, at, "prn", determiner, (determiner,), determiner, pronoun=True)
    content = tuple(readings[i].lemma for i in range(at, end) if tags[i] not in {"det", "cc", "com", "adv", "not"})
    noun = Noun(first, end, end, head_from, tags[head], readings[head].lemma, content, determiner)
    noun.possessor = possessor
    noun.depth = possessor.depth + 1 if possessor is not None else 0
    noun.time = time
    noun.adjective = tags[head] == "adj" and not determiner
    return noun


def _tells_time(line: Line, at: int, head: int) -> bool:
    word = line.units[head].word
    if line.units[head].time:
        return True
    if word in line.words.times:
        opened = line.units[at].word in line.words.time_openers
        return opened or (line.tags[at] != "det" and word not in line.words.times_with_opener)
    return line.tags[head] == "yr" or (
        line.tags[head] == "num" and any(line.units[i].word in line.words.times for i in range(at, head))
    )
