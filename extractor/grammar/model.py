"""What `rules/discourse/` may say: how sentences of one language report, refer back, plan, doubt and deny."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extractor.rulefiles.fields import Regex, Word
from extractor.rulefiles.validate import RuleModel


class Anaphors(RuleModel):
    """Expressions that stand for companies named before, as regular expressions over the sentence."""

    pronouns: tuple[Regex, ...] = ()
    """What stands for the last subject, whatever it is."""
    authority: tuple[Regex, ...] = ()
    """What stands for the last regulator, ministry or other body that is no company."""
    one: tuple[Regex, ...] = ()
    """What stands for the last company."""
    person: tuple[Regex, ...] = ()
    """What stands for the last person."""
    several: tuple[Regex, ...] = ()
    alliance: tuple[Regex, ...] = ()
    kinds: dict[str, Regex] = Field(default_factory=dict)
    """Kind of organization or company → what stands for the last one of that kind ('the university')."""
    numbers: dict[str, int] = Field(default_factory=dict)
    """Words inside an expression of `several` that tell how many."""


class StatusCues(RuleModel):
    """Regular expressions around a trigger.

    `after` looks at what follows it, `before` at the words before it, `sentence` at the whole rest of the sentence.
    """

    after: tuple[Regex, ...] = ()
    before: tuple[Regex, ...] = ()
    sentence: tuple[Regex, ...] = ()


class DiscourseFile(RuleModel):
    """The discourse rules of one language."""

    language: Literal["ko", "en"]
    reporting: tuple[Word, ...] = ()
    """Verbs whose subject is a speaker and whose date is that of the announcement (Korean lemmas, English bases)."""
    sources: tuple[Regex, ...] = ()
    """Phrases that name a source (`에 따르면`, `according to`)."""
    clause_ends: tuple[Word, ...] = ()
    """Korean: endings (form/tag) that close a clause. English: words that open one."""
    clause_breaks: tuple[Word, ...] = ()
    """Korean: those of the clause ends behind which something else is told; no trigger goes across them."""
    adjuncts: tuple[Word, ...] = ()
    """Korean verbs that make a means of the noun before them ('계약을 통해'); no trigger begins with that noun."""
    adnominal: tuple[Word, ...] = ()
    """Korean endings that make a clause modify the noun behind it."""
    past: tuple[Word, ...] = ()
    """Korean endings of the past."""
    quoting: tuple[Word, ...] = ()
    """Korean endings behind which a verb of saying follows ('설립한다고')."""
    prepositional: tuple[Word, ...] = ()
    """Korean verbs that, in their adnominal form, work as prepositions and close no clause."""
    frames: tuple[Word, ...] = ()
    """Korean verbs and verbal nouns whose clause before a noun tells where and when ('서울에서 열린 행사에서')."""
    supports: tuple[Word, ...] = ()
    """Korean verbs and verbal nouns that only say of the noun behind their clause that it was done ('맺은 계약')."""
    nominalisers: tuple[Word, ...] = ()
    """Korean nouns that make a clause of the adnominal one before them ('체결한 가운데')."""
    contrasts: tuple[Word, ...] = ()
    """Korean nouns that set the topic behind them against the one before ('A는 늘린 반면 B는')."""
    themes: tuple[Regex, ...] = ()
    """What follows quoted words that are the theme of a gathering and not its name."""
    since: tuple[Word, ...] = ()
    """Korean words (form/tag) that end the time before them: what is told behind happened later ('취임 이후')."""
    background: tuple[Word, ...] = ()
    """Korean: what makes of a noun before it only a time, a measure or a name of something (form/tag: '출시 이후')."""
    relatives: tuple[Word, ...] = ()
    """English words that open a clause about a noun."""
    relative_subjects: tuple[Word, ...] = ()
    """Those of them that stand for the name before them as the subject of their clause ('Jane Doe, who retires')."""
    habitual: tuple[Word, ...] = ()
    """English verb forms that tell what somebody always does."""
    undated: tuple[Word, ...] = ()
    """Korean nouns (form/tag) that take for themselves the date before the noun of action that they follow."""
    light_verbs: tuple[Word, ...] = ()
    """Verbs that only carry a noun's action and are skipped in triggers."""
    include: tuple[Word, ...] = ()
    """Words that add what stands before them to the list that follows ('A를 비롯해 B')."""
    representatives: tuple[Word, ...] = ()
    """People and bodies that act for the company named before them."""
    belongings: tuple[Word, ...] = ()
    """English nouns for what belongs to a company and acts for it as a subject ('Nordan's cloud unit won')."""
    formers: tuple[Word, ...] = ()
    """Words before a company that tell that somebody's post there is past ('former Nordan chief Jane Doe')."""
    post_words: tuple[Word, ...] = ()
    """Words between a company and the title of the post somebody holds there ('Nordan's new chief Jane Doe')."""
    determiners: tuple[Word, ...] = ()
    definites: tuple[Word, ...] = ()
    """English determiners that make a noun mean what was told before ('the fine')."""
    auxiliaries: tuple[Word, ...] = ()
    """What makes a verb passive: English forms of *be* before it, Korean verbs (form/tag) behind it."""
    anaphors: Anaphors = Anaphors()
    attribution: StatusCues = StatusCues()
    """What, behind or before a name, makes it the source of what the sentence tells."""
    closing: tuple[Regex, ...] = ()
    """English: what a sentence says that only tells when a deal told before is completed."""
    effective: tuple[Regex, ...] = ()
    """What stands before the date from which something holds ('effective July 1')."""
    asides: tuple[Word, ...] = ()
    """English words that open a clause about something else, whose dates are not the event's."""
    accomplished: tuple[Word, ...] = ()
    """English participles behind a noun, whose date is that of what the noun tells of ('the deal signed in May')."""
    ends: tuple[Regex, ...] = ()
    """English: what, before a date, makes it the end of what is told, or the time of what is to follow."""
    purpose: StatusCues = StatusCues()
    """What makes a trigger the purpose of another one in its sentence ('teamed up to develop', '개발하기 위해')."""
    status: dict[Literal["planned", "reported", "denied", "cancelled", "occurred", "none"], StatusCues] = Field(
        default_factory=dict
    )
