"""The words of each language that tell when, where, for how much and on whose word: `rules/events/_words.yaml`."""

from __future__ import annotations

from extractor.rulefiles.validate import RuleModel

Words = frozenset[str]


class EventWords(RuleModel):
    """Markers are in the canonical form of the parse, verbs and nouns in their base form."""

    places: Words = frozenset()
    """Markers of where something happens."""
    into: Words = frozenset()
    """Markers of where something is built or put."""
    effective: Words = frozenset()
    """Markers of the date from which something holds."""
    ends: Words = frozenset()
    """Markers of the date until which something lasts."""
    sources: Words = frozenset()
    """Markers of the source that is named."""
    reports: Words = frozenset()
    """Verbs whose subject is the source."""
    announces: Words = frozenset()
    """Verbs of saying: a date with one is that of the announcement."""
    acts: Words = frozenset()
    """Verbs that say of an act that it is done or settled, so that its date, place and price are theirs."""
    undergoes: Words = frozenset()
    """Those of them whose subject undergoes the act: 'B가 투자를 *유치했다*', 'B *suffered* an attack'."""
    held: Words = frozenset()
    """Verbs that say of the noun they describe when and where it takes place: 'the forum *held* in May'."""
    plans: Words = frozenset()
    """Verbs that leave open whether the noun that they have as object happens: '*plans* a reshuffle'."""
    pledges: Words = frozenset()
    """Verbs whose object is still to come: '*earmarks* $1bn', '*plans* a campus'."""
    ponders: Words = frozenset()
    """Verbs whose object is only thought of: '*mulls* a campus'."""
    purposes: Words = frozenset()
    """Markers and connectives of what something is done for."""
    includes: Words = frozenset()
    """Markers of those who belong to the list beside: 'B*를 비롯해* C, D', 'several firms *including* B'."""
    partners: Words = frozenset()
    """Markers of a partner that leave open which side of a deal he is: '*with* B'."""
    companions: Words = frozenset()
    """Markers of those who do the same as the subject: '*along with* B', 'B*와 함께*'."""
    stand_ins: Words = frozenset()
    """Nouns that stand for the company named before or behind them."""
    formers: Words = frozenset()
    """What tells that a company was the employer before."""
    themes: Words = frozenset()
    """What tells that the quoted words before it are a theme."""
    habits: Words = frozenset()
    """Verbs whose present tense tells what a company always does."""
    not_price: Words = frozenset()
    """Nouns of sums that are no price."""
    names_only: Words = frozenset()
    """Nouns behind a noun of action that make it the name of something."""


def joined(one: EventWords, other: EventWords) -> EventWords:
    """Return the words of both."""
    return EventWords(**{key: getattr(one, key) | getattr(other, key) for key in EventWords.model_fields})
