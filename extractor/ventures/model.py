"""What a file in `rules/ventures/` may say: the words for ventures, what tells of them, and their business areas."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extractor.rulefiles.fields import Id, RuleId
from extractor.rulefiles.validate import RuleModel
from extractor.schema import Stage

ActId = Literal["found", "own", "agree", "consist", "move", "locate", "finish", "end", "deal"]


class Words(RuleModel):
    """Words of each language. Blanks, hyphens and capitals make no difference."""

    ko: tuple[str, ...] = Field(default=(), description="Korean words; verbs in their base form (`세우다`).")
    en: tuple[str, ...] = Field(default=(), description="English words; verbs in their base form (`set up`).")


class Mentions(RuleModel):
    """What a venture is called."""

    own: Words = Field(default=Words(), description="Nouns that mean a venture, whatever is done with it.")
    again: Words = Field(
        default=Words(), description="Nouns that mean one only where a partner or an earlier mention says so."
    )
    many: Words = Field(default=Words(), description="Plurals: ventures in general, which make no record.")
    unless: Words = Field(default=Words(), description="Longer words in which those letters mean something else.")
    other: Words = Field(
        default=Words(), description="Words before the noun that make it one more, not the one told before."
    )
    first: Words = Field(
        default=Words(), description="Words before the noun with which a venture comes up first ('a')."
    )
    called: Words = Field(default=Words(), description="Words between the noun and the venture's name ('called').")
    naming: Words = Field(default=Words(), description="Nouns for a name ('its *name* is …').")


class Act(RuleModel):
    """Predicates that tell one thing of the venture beside them."""

    id: ActId = Field(
        description="What is told: agree (on the way to it), own (a share), deal (with shares), consist (of parties), …"
    )
    verbs: Words = Field(default=Words(), description="Its verbs, in their base form.")
    nouns: Words = Field(default=Words(), description="Nouns of the same act; that of a verb in 하다 is known.")


class StageRule(RuleModel):
    """Words that tell how far a venture has come; stages stand in the order in which they come."""

    stage: Stage = Field(description="The stage as it is printed.")
    ko: tuple[str, ...] = Field(default=(), description="Korean words.")
    en: tuple[str, ...] = Field(default=(), description="English words, in every form that counts.")


class Count(RuleModel):
    """Words that tell how many the parties are."""

    count: int = Field(description="How many.")
    ko: tuple[str, ...] = Field(default=(), description="Korean words.")
    en: tuple[str, ...] = Field(default=(), description="English words.")


class Bodies(RuleModel):
    """Words by which a phrase is a party though no name of it is known."""

    government: Words = Field(default=Words(), description="Behind a place: its government is the party.")
    units: Words = Field(
        default=Words(), description="Behind a company's name: its unit, for which the company stands."
    )
    endings: Words = Field(default=Words(), description="How names of companies end that common words make up.")
    halves: Words = Field(
        default=Words(), description="Second halves of names joined by 'and' ('Halden Iron and *Steel*')."
    )
    districts: Words = Field(
        default=Words(), description="How names of towns and provinces end that may stand before a company's."
    )
    suffixes: Words = Field(default=Words(), description="Nouns for a firm that are written to a name.")
    rest: Words = Field(default=Words(), description="Words behind the last name of a list ('등').")
    generic: Words = Field(default=Words(), description="Words that name nobody, though they look like a name.")


class Areas(RuleModel):
    """Where business areas stand."""

    carry: Words = Field(default=Words(), description="Verbs that add nothing to their object ('provide loans').")
    make: Words = Field(default=Words(), description="Verbs that say with their object what the business is.")
    idle: Words = Field(default=Words(), description="Verbs that tell nothing of the business.")
    business: Words = Field(default=Words(), description="Words for the business itself: what they are is an area.")
    around: Words = Field(default=Words(), description="Markers of an area in the mention's own phrase ('for').")
    within: Words = Field(default=Words(), description="Markers of an area in a clause that the venture acts in.")
    places: Words = Field(
        default=Words(), description="Markers of a place, which mark an area only behind a word for a field."
    )
    pool: Words = Field(default=Words(), description="Verbs that put a business into the venture ('combine').")
    through: Words = Field(default=Words(), description="Markers of the venture where its parties act through it.")
    centers: Words = Field(
        default=Words(), description="Words behind which the phrase before them is an area ('중심으로')."
    )
    examples: Words = Field(
        default=Words(), description="Words behind which the items of a list are areas ('such as')."
    )
    also: Words = Field(default=Words(), description="Particles that hide what a phrase is to its verb ('도').")
    aside: Words = Field(
        default=Words(), description="What ties a clause that tells when or why, and no business ('after')."
    )
    sites: Words = Field(
        default=Words(), description="Nouns for where the venture works; what is made there is its business ('plant')."
    )
    stops: Words = Field(default=Words(), description="Words that end a list of examples.")
    joiners: Words = Field(default=Words(), description="Words before the last item of a list ('and').")
    fields: Words = Field(
        default=Words(), description="Nouns that say no more than that the words before them are a field."
    )


class AreaName(RuleModel):
    """A business area that has an id in the output."""

    id: Id = Field(description="The id as it is printed.")
    words: tuple[str, ...] = Field(description="Words, of any language, that name the area; the first entry wins.")


class VentureExample(RuleModel):
    """A text and the one joint venture that it tells of, none without a `stage`."""

    text: str = Field(description="One or more sentences.")
    stage: Stage | None = Field(default=None, description="Its stage; without it, the text tells of no venture.")
    parties: tuple[str, ...] | None = Field(
        default=None, description="The names of its parties, where the example is of them."
    )
    name: str | None = Field(default=None, description="What it is called, where the example is of that.")
    shares: tuple[float, ...] | None = Field(default=None, description="Shares in the order of the parties.")
    areas: tuple[str, ...] = Field(default=(), description="Its business areas, as they stand in the text.")


class VenturesFile(RuleModel):
    """One file of venture rules; what several files list under one key counts together."""

    ventures: RuleId = Field(description="The id, and the file's name.")
    summary: str = Field(description="What the file is about, in one sentence.")
    mentions: Mentions = Field(default=Mentions(), description="What a venture is called.")
    partners: Words = Field(default=Words(), description="Words for all its parties together ('the two companies').")
    partner: Words = Field(default=Words(), description="Nouns for one party, as another sees it ('its *partner*').")
    counts: tuple[Count, ...] = Field(default=(), description="Words that tell how many the parties are.")
    several: Words = Field(default=Words(), description="Words for those just named ('their').")
    between: Words = Field(default=Words(), description="Words behind two names that make them the parties ('간').")
    firms: Words = Field(default=Words(), description="Nouns for a company that its owners make a venture.")
    copulas: Words = Field(default=Words(), description="Verbs that say what a thing is ('be').")
    it: Words = Field(default=Words(), description="Words for the thing spoken of ('it').")
    pronouns: Words = Field(default=Words(), description="Words for the company spoken of ('it', 'its').")
    around: Words = Field(
        default=Words(), description="Markers of a party in the mention's own phrase ('between A and B')."
    )
    within: Words = Field(
        default=Words(), description="Functions and markers of a party in a clause about the venture."
    )
    acts: tuple[Act, ...] = Field(default=(), description="Predicates by what they tell of the venture.")
    jointly: Words = Field(default=Words(), description="Words that make a company one of several owners ('jointly').")
    each: Words = Field(default=Words(), description="Words that give one share to every party ('each').")
    halves: Words = Field(default=Words(), description="Words that mean equal shares ('50-50', 'equally').")
    percent: Words = Field(default=Words(), description="Words and signs for percent.")
    ratio: Words = Field(
        default=Words(), description="What stands between the numbers of a ratio of shares ('51 to 49')."
    )
    rest: Words = Field(default=Words(), description="Words for the share that is left ('the rest').")
    stake: Words = Field(default=Words(), description="Words beside a percentage that make it a share ('stake').")
    respectively: Words = Field(default=Words(), description="Words that put shares in the order of the parties.")
    capital: Words = Field(default=Words(), description="Words for the venture's capital.")
    bodies: Bodies = Field(default=Bodies(), description="Parties that are told by common words.")
    stages: tuple[StageRule, ...] = Field(default=(), description="Stages, from the first to the last.")
    areas: Areas = Field(default=Areas(), description="Where business areas stand.")
    excluded: Words = Field(default=Words(), description="Words that alone are no business area.")
    heads: Words = Field(default=Words(), description="Head nouns of no area, whatever stands before them.")
    measures: Words = Field(default=Words(), description="Head nouns that only count what follows ('tons of').")
    belongs: Words = Field(default=Words(), description="Markers whose phrase belongs to the area before it ('for').")
    modifiers: Words = Field(
        default=Words(), description="Words before the noun that tell no area ('a new joint venture')."
    )
    edges: Words = Field(default=Words(), description="Words cut off the ends of an area.")
    agreements: tuple[RuleId, ...] = Field(
        default=(), description="Types of events whose partners agree to do something; areas are read for them too."
    )
    names: tuple[AreaName, ...] = Field(default=(), description="Areas that have an id.")
    examples: tuple[VentureExample, ...] = Field(default=(), description="Texts with what must be found in them.")
