"""What `rules/grammar/english/` may say: words by class, what verbs and nouns take, which class follows which."""

from __future__ import annotations

from pydantic import Field

from extractor.grammar.parse import Mood, Tense
from extractor.rulefiles.validate import RuleModel

Words = tuple[str, ...]


class Modal(RuleModel):
    """The time and the mood that a modal verb gives its clause."""

    tense: Tense
    mood: Mood


class VerbWords(RuleModel):
    """Verbs by their base form, grouped by what stands around them."""

    clause: Words = ()
    addressed: Words = ()
    reporting: Words = ()
    object_control: Words = ()
    subject_control: Words = ()
    bare_infinitive: Words = ()
    gerund: Words = ()
    two_objects: dict[str, str] = Field(default_factory=dict)
    naming: Words = ()
    copula: Words = ()
    attributive: Words = ()
    intransitive: Words = ()
    transitive: Words = ()
    support: Words = ()
    particles: Words = ()
    bound: dict[str, Words] = Field(default_factory=dict)
    object_gerund: dict[str, Words] = Field(default_factory=dict)


class NounWords(RuleModel):
    """Nouns by their base form, grouped by what stands behind them."""

    bound: dict[str, Words] = Field(default_factory=dict)
    infinitive: Words = ()
    clause: Words = ()
    support: Words = ()
    """Nouns whose holder does what the noun behind them names ('is in *talks* about a merger')."""


class Only(RuleModel):
    """Words that have one class in spite of the dictionary."""

    noun: Words = ()
    plural: Words = ()
    adjective: Words = ()
    adverb: Words = ()


class Leaning(RuleModel):
    """What a reading costs before the context is known."""

    noun: float
    verb: float


class Surplus(RuleModel):
    """What a finite verb costs that no clause waits for, by what stands before it."""

    said: float
    comma: float
    conjunction: float
    elsewhere: float
    behind_verb: float
    """What a finite verb that a clause waits for gets back right behind a verb ('the firm it bought makes chips')."""
    inversion: float
    """What a verb gets back behind an auxiliary and its subject ('Will Nordan buy …')."""
    zero_relative: float
    """What opening a relative clause without a relative word costs, beside what the two words cost."""


class Context(RuleModel):
    """Scores of the classes of words in sequence; `^` is the start of a sentence."""

    groups: dict[str, Words]
    follows: dict[str, dict[str, float]]
    verb_first: Leaning
    even: Leaning
    noun_first: Leaning
    adjective: float
    unlisted_noun: float
    noun_beside_adjective: float
    noun_beside_gerund: float
    capital: Leaning
    surplus: Surplus
    missing: float
    before_agent: float
    before_number: float
    unlisted: float
    phrasal_infinitive: float
    contracted: float
    agents: Words


class EnglishFile(RuleModel):
    """One file of the grammar of English; a key may stand in any of them."""

    closed: dict[str, Words] = Field(default_factory=dict)
    possessor_determiners: Words = ()
    floating: Words = ()
    things: Words = ()
    question_mark: str = ""
    definite: Words = ()
    gerund_openers: Words = ()
    """Nouns behind which an -ing form describes the noun behind it ('chief *operating* officer')."""
    indefinite: Words = ()
    """Determiners behind which a time describes the noun behind it ('a *2018* launch')."""
    negating: Words = ()
    negating_prepositions: Words = ()
    correlatives: Words = ()
    past_auxiliaries: Words = ()
    loose_particles: Words = ()
    semi_modals: dict[str, Tense] = Field(default_factory=dict)
    verb_prefixes: Words = ()
    modals: dict[str, Modal] = Field(default_factory=dict)
    conditions: Words = ()
    questions: Words = ()
    turned_conditions: Words = ()
    times: Words = ()
    times_with_opener: Words = ()
    time_openers: Words = ()
    verbs: VerbWords | None = None
    nouns: NounWords | None = None
    be: str = ""
    """The verb that joins a subject with what it is."""
    light: Words = ()
    complementizer: str = ""
    """What opens a clause that a verb or noun is about ("said *that* …")."""
    subject_preposition: str = ""
    """The preposition before the subject of an infinitive ("waited *for* Nordan to act")."""
    absolute_preposition: str = ""
    """The preposition before a participle with a subject of its own ("retired, *with* Nordan's chief stepping up")."""
    noun_over_verb: Words = ()
    """Prepositions that a noun keeps where its verb wants them too ("bought a stake *in* Nordan")."""
    of_names: Words = ()
    """Prepositions that describe names too ("Nordan *in* Oslo")."""
    lean: dict[str, float] = Field(default_factory=dict)
    verb_first: Words = ()
    even: Words = ()
    noun_too: Words = ()
    """Forms in -ing that stand before a noun as one: 'chief operating officer'."""
    only: Only | None = None
    context: Context | None = None
