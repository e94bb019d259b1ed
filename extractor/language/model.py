"""What `rules/language/` may say about one language."""

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
    """What the other rules need to know of a language."""

    language: Literal["ko", "en"]
    """The language of the file."""
    particles: tuple[str, ...] = ()
    """Korean: what may follow a name without a blank."""
    abbreviations: tuple[str, ...] = ()
    """English: words whose full stop ends no sentence."""
    starters: tuple[str, ...] = ()
    """English: capitalised words that begin a sentence behind an abbreviation."""
    alternations: AlternationWords = AlternationWords()
    """What marks who acts and who undergoes in passives and behind nouns."""
    frames: FrameWords = FrameWords()
    """How frames of rules are read: sentences to try words in, and words that stand for nothing."""
