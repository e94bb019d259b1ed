"""What `rules/language/` may say about the grammar of one language."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extractor.rulefiles.validate import RuleModel


class AlternationWords(RuleModel):
    """Markers that stand for a function of the active sentence, so that one frame covers passives and nouns."""

    agents: tuple[str, ...] = ()
    """Who acts, beside a passive or a noun ('bought *by*')."""
    patients: tuple[str, ...] = ()
    """Who undergoes, beside a noun ('the acquisition *of*')."""
    receivers: tuple[str, ...] = ()
    """What the subject of a passive with an object is ('was awarded a contract'), and the first of two objects."""
    partners: tuple[str, ...] = ()
    """With whom: a list as subject says the same ('A and B signed' for 'A signed *with* B')."""
    copulas: tuple[str, ...] = ()
    """Predicates that say what something is; an apposition says it too."""
    transparent: tuple[str, ...] = ()
    """Nouns to look through for the noun that counts ('a *series* of contracts')."""
    bare: tuple[str, ...] = ()
    """Obliques that a bare noun before a noun may stand for."""
    variants: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """A marker, and the plainer ones that say the same (`along with`: `with`)."""
    adnominal: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """A marker beside a noun, and what it is beside a verb (`와의`: `와`)."""


class FrameWords(RuleModel):
    """What is needed to write out a frame as a sentence."""

    sample: str = "{one} @verb {other}"
    """A frame with `@verb` and two slots and nothing else, in which the words of sets are tried."""
    thing: str = "{one} @verb @thing"
    """A frame with `@thing` and one slot, in which the nouns of sets are tried."""
    quotation: str = ""
    """What stands for the words in quotation marks, where a name would be read as part of what follows."""
    finite: str = ""
    """English: what makes a base form finite."""
    transparent: tuple[str, ...] = ()
    """Nouns to look through for the noun that counts ('a *series* of contracts')."""
    bare: tuple[str, ...] = ()
    """English: words behind which a verb stands in its base form."""
    closed: tuple[str, ...] = ()
    """Korean: how particles begin that follow a final consonant."""
    allomorphs: dict[str, str] = Field(default_factory=dict)
    """Korean: a particle behind a final consonant, and the same behind a vowel (`을`: `를`)."""
    derived: tuple[str, ...] = ()
    """Korean: verbs that are a noun with this behind it."""


class LanguageFile(RuleModel):
    """Grammar that the other rules lean on.

    `roles` maps a grammatical role to what marks it: Korean particles as `form/tag`, English prepositions.
    """

    language: Literal["ko", "en"]
    """The language of the file."""
    roles: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Grammatical role → what marks it: Korean particles as `form/tag`, English prepositions."""
    glued: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Korean: what the analyser makes of a particle written with a name (`form/tag`), by the role of the particle."""
    together: tuple[str, ...] = ()
    """Korean: what behind 'with' makes of the partner one who does the same ('B와 함께')."""
    joiners: tuple[str, ...] = ()
    """What joins the members of a list."""
    links: tuple[str, ...] = ()
    """Korean: those of the joiners behind which a plain noun belongs to the list, with its particle ('A 및 정부와')."""
    closers: tuple[str, ...] = ()
    """Korean: what closes a list before its particle (`A, B 등이`)."""
    topics: tuple[str, ...] = ()
    """Korean nouns that make a topic of the name before their genitive ('A의 경우')."""
    particles: tuple[str, ...] = ()
    """Korean: what may follow a name without a blank."""
    possessives: tuple[str, ...] = ()
    """English: what makes an owner of the name before it."""
    bound: tuple[str, ...] = ()
    """English: words with a preposition that is theirs, so the name behind takes no part in another's action."""
    adverbials: tuple[str, ...] = ()
    """English: a preposition with the word behind it that together govern no name ('by subscribers')."""
    conjunctions: tuple[str, ...] = ()
    """English words between two verbs that have one subject."""
    holders: tuple[str, ...] = ()
    """English: those behind which the name is the owner of what is acted upon ('a stake held by Nordan')."""
    abbreviations: tuple[str, ...] = ()
    """English: words whose full stop ends no sentence."""
    starters: tuple[str, ...] = ()
    """English: capitalised words that begin a sentence behind an abbreviation."""
    uninflected: tuple[str, ...] = ()
    """English words that are no form of the word they look like a form of (funding, of fund)."""
    irregular: dict[str, tuple[str, str, str]] = Field(default_factory=dict)
    """Base form → third person, past, past participle of verbs that do not follow the spelling rules."""
    alternations: AlternationWords = AlternationWords()
    """What marks who acts and who undergoes in passives and behind nouns."""
    frames: FrameWords = FrameWords()
    """How frames of rules are read: sentences to try words in, and words that stand for nothing."""
