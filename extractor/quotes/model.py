"""What `rules/quotes/*.yaml` may say: the words that tie quoted speech to its speaker, and the ways they do it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from extractor.rulefiles.validate import RuleModel

Text = Annotated[str, Field(min_length=1)]


class ExpectedQuote(RuleModel):
    """One quote that an example holds; `speaker` is the person's first name in `people`."""

    speaker: Text
    """The person's first name in `people`."""
    text: Text
    """The words, without the marks."""


class QuoteExample(RuleModel):
    """A passage, the people it names (each with every form that stands in it), and its quotes in order.

    A line break parts paragraphs; with `headline` the first of them is the article's title.
    """

    ko: Text | None = None
    """The passage, where it is Korean."""
    en: Text | None = None
    """The passage, where it is English."""
    people: tuple[tuple[Text, ...], ...] = ()
    """The people it names, each with every form that stands in it."""
    companies: tuple[Text, ...] = ()
    """The companies it names."""
    headline: bool = False
    """Whether its first line is the title of the article."""
    gives: tuple[ExpectedQuote, ...] = ()
    """The quotes in order."""

    @model_validator(mode="after")
    def _exactly_one(self) -> QuoteExample:
        if (self.ko is None) == (self.en is None):
            raise ValueError("give the passage in `ko` or in `en`")
        return self

    @property
    def passage(self) -> str:
        """The text itself."""
        return self.ko or self.en or ""


class QuoteRule(RuleModel):
    """One way to tell who said the quoted words; its id is what quotes name as their rule.

    Korean forms look at what follows the closing mark: `linked` (`”며`), `reported` (`”고 말했다`), `noun`
    (`”라는 포부를 밝혔다`), `words-of` (`” 아무개 대표의 말이다`); `announced` (`이렇게 말했다. “`) and `headline`
    (`아무개 대표 “`) at what precedes the opening mark; `lead` at the sentence after a quotation that stands alone;
    `parenthesis` at a name in brackets or behind a dash (`”(아무개 대표)`); `answered` at a paragraph in quotation
    marks behind the question of an interview; `carried` at a quotation that stands alone behind a sentence `그는 …`.
    English forms: `said-by` (`” said X`), `by-said` (`” X said`), `pronoun` (`” he said`), `introduced` (`X said: “`),
    `fragment` (`X said that Y is “`), `signed` (`” — X`), `continued` (a quote that follows an attributed one with no
    attribution of its own), `clause` (the clause around the quotation is one of saying), `told` (it stands alone behind
    a sentence of indirect speech).
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    """What quotes name as their rule."""
    form: Literal[
        "linked",
        "reported",
        "noun",
        "words-of",
        "announced",
        "headline",
        "lead",
        "parenthesis",
        "answered",
        "carried",
        "said-by",
        "by-said",
        "pronoun",
        "introduced",
        "fragment",
        "signed",
        "continued",
        "clause",
        "told",
    ]
    """Where the speaker stands."""
    summary: Text
    """What the way of telling is."""
    known_gaps: Text | None = None
    """What it is known to miss."""
    examples: Annotated[tuple[QuoteExample, ...], Field(min_length=1)]
    """Passages with quotes."""
    counterexamples: Annotated[tuple[QuoteExample, ...], Field(alias="not", min_length=1)]
    """Passages in which it finds none, or only those given."""


class QuoteWords(RuleModel):
    """A list of words that play one part in reporting speech; those of one role are joined over all files."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    """The id of the list."""
    role: Literal[
        "link",
        "that",
        "attributive",
        "verb",
        "adjacent-verb",
        "noun",
        "of-words",
        "announcing",
        "subject",
        "pronoun",
        "nobody",
        "stranger",
        "title",
        "topic",
        "adverbial",
        "interview",
        "question",
        "sentence-end",
        "plain-that",
        "according",
        "preposition",
        "break",
        "object",
        "post",
        "clause",
        "before-verb",
        "post-at",
        "base-verb",
        "article",
    ]
    """The part that the words play."""
    summary: Text
    """What the words are."""
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The words themselves."""


class QuoteFile(RuleModel):
    """One file of `rules/quotes`."""

    language: Literal["ko", "en"]
    """The language of the file."""
    words: tuple[QuoteWords, ...] = ()
    """Lists of words by their role."""
    rules: tuple[QuoteRule, ...] = ()
    """Ways to tell who spoke."""
