"""`Extractor`: the whole flow of one article, from its text to the printed object.

reading → language → one component a kind of fact, in the order of `_components` → resolve → assemble
"""

from __future__ import annotations

import datetime as dt
import gc
import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor import schema
from extractor.batch import map_ordered
from extractor.errors import InputError
from extractor.language import KOREAN
from extractor.reading.article import Article, read_article
from extractor.reading.feeds import STANDARD_INPUT
from extractor.reading.raw import Failure, RawDocument, raw_text
from extractor.reading.sources import read_sources
from extractor.rulefiles.folders import rule_folders

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extractor.document.facts import Facts
    from extractor.document.trace import Listener
    from extractor.language.korean.tokens import KoreanAnalyser
    from extractor.rulebook import Rulebook

Component = Callable[["Doc"], "Doc"]
Components = Sequence[tuple[str, Component]]
_PARSES = "parses"
_NAMES = "names"


class Extractor:
    """Reads articles; loads rules and analysers at the first one and keeps them.

    `rules` are folders of the user's own rule files on top of the shipped ones, or one such folder; with any, rules are
    loaded at once, so that what is wrong in them is told here. `threads` bounds how many threads the Korean analyser
    may use; 0 leaves it to the machine.

    Raises:
        RuleError: when a rule file is wrong.
        InputError: when a rule folder does not exist.
    """

    def __init__(self, rules: str | Path | Sequence[str | Path] = (), *, threads: int = 0) -> None:
        self._folders = rule_folders([rules] if isinstance(rules, str | Path) else rules)
        self._threads = threads
        if rules:
            _ = self._flow

    def __repr__(self) -> str:
        own = ", ".join(str(folder) for folder in self._folders[1:])
        return f"<Extractor {own}>" if own else "<Extractor>"

    @cached_property
    def _flow(self) -> _Flow:
        return _Flow(self._folders, self._threads)

    def extract(
        self,
        text: str | bytes | Path,
        *,
        published: str | dt.date | None = None,
        language: str | None = None,
        title: str | None = None,
        id: str | None = None,  # noqa: A002 - the name of the output's field
        url: str | None = None,
        with_text: bool = False,
    ) -> schema.Extraction:
        """Return the facts of one article: a text, the bytes of a text or page, or the path of a file of one article.

        `published` is the reference date (a date or ISO 8601), where the article carries none or to overrule it.

        Raises:
            InputError: when the text is empty or in neither language, or `published` is no date.
        """
        if isinstance(text, str):
            raw = raw_text(text, id=id, title=title, url=url)
        else:
            given = {key: value for key, value in (("id", id), ("title", title), ("url", url)) if value is not None}
            raw = replace(_read_one(text), **given)  # type: ignore[arg-type]  # all of them are strings
        return self.extract_raw(raw, published=_iso(published), language=language, with_text=with_text)

    def extract_many(
        self,
        articles: Iterable[str | bytes | Path | Mapping[str, Any] | RawDocument],
        *,
        jobs: int = 1,
        on_error: Callable[[Any, Exception], object] | None = None,
    ) -> Iterator[schema.Extraction]:
        """Yield the facts of each article, in order; `jobs` worker processes share the work.

        An article is what `extract` takes, a mapping like a line of a feed (`text`, and optionally `id`, `title`,
        `published`, `language`, `url`), or a document from `extractor.reading`. `articles` may be endless.
        `on_error` is called with an article that cannot be read and the error, and the others go on.

        Raises:
            InputError: when an article cannot be read and there is no `on_error`.
        """
        make = partial(_Worker, self._folders[1:]) if jobs > 1 else lambda: self._extract_prepared
        waiting: deque[Any] = deque()  # what was handed in stays here: a worker need not be able to take it
        for _, outcome in map_ordered(make, map(_prepared, _noted(articles, waiting)), jobs):
            article = waiting.popleft()
            if not isinstance(outcome, Exception):
                yield outcome
            elif on_error is None:
                raise outcome
            else:
                on_error(article, outcome)

    def _extract_prepared(self, raw: RawDocument | InputError) -> schema.Extraction:
        if isinstance(raw, InputError):
            raise raw
        return self.extract_raw(raw)

    def extract_raw(
        self,
        raw: RawDocument,
        *,
        published: str | None = None,
        language: str | None = None,
        with_text: bool = False,
        max_chars: int | None = None,
    ) -> schema.Extraction:
        """Return the facts of one document as reading found it.

        Raises:
            InputError: when there is no article in it that can be read, or one of more than `max_chars`.
        """
        flow, article = self._read(raw, published, language, max_chars)
        return flow.extract(article, with_text=with_text)

    def annotate_raw(
        self, raw: RawDocument, listener: Listener, *, published: str | None = None, language: str | None = None
    ) -> Doc:
        """Return one document with all that was found in it; `listener` is told of each decision on the way.

        Raises:
            InputError: when there is no article in it that can be read.
        """
        flow, article = self._read(raw, published, language)
        return flow.annotate(article, listener)

    def parse_raw(
        self, raw: RawDocument, *, published: str | None = None, language: str | None = None
    ) -> tuple[Article, Doc]:
        """Return one document as read, and its `Doc` with the parse of each sentence (`language.parser.parses_of`).

        Raises:
            InputError: when there is no article in it that can be read.
        """
        flow, article = self._read(raw, published, language)
        return article, flow.parse(article)

    def _read(
        self, raw: RawDocument, published: str | None, language: str | None, max_chars: int | None = None
    ) -> tuple[_Flow, Article]:
        article = read_article(
            raw, self._flow.rulebook.furniture, published=published, language=language, max_chars=max_chars
        )
        return self._flow, article


class _Worker:
    """What a worker process runs on each document."""

    def __init__(self, rules: Sequence[Path]) -> None:
        self._extractor = Extractor(rules, threads=1)

    def __call__(self, raw: RawDocument | InputError) -> schema.Extraction:
        return self._extractor._extract_prepared(raw)  # noqa: SLF001 - the same class's work in another process


class _Flow:
    """Everything behind reading, loaded together because each part needs the compiled rules."""

    def __init__(self, folders: Sequence[Path], threads: int) -> None:
        # What is loaded here stays: looking for garbage in it, now and later, would cost a fifth of the time.
        collecting = gc.isenabled()
        gc.disable()
        try:
            from extractor.language.analyse import Analyser  # noqa: PLC0415 - a second of imports
            from extractor.rulebook import load_rulebook  # noqa: PLC0415

            self.rulebook: Rulebook = load_rulebook(folders)
            english = self.rulebook.languages["en"]
            # One after the other: Kiwi's loading holds the interpreter, a thread of its own makes it no faster.
            self._analyser = Analyser(english.abbreviations, english.starters, partial(_korean_analyser, threads))
            self._components = _components(self.rulebook)
        finally:
            gc.freeze()
            if collecting:
                gc.enable()

    def extract(self, article: Article, *, with_text: bool) -> schema.Extraction:
        from extractor.assemble import Assembler  # noqa: PLC0415

        facts = self._facts(article, self._components)
        assembler = Assembler(facts, article.mapping.source, article.mapping.to_source)
        return assembler.assemble(_source(article), _article(article, with_text=with_text), _warnings(article, facts))

    def annotate(self, article: Article, listener: Listener) -> Doc:
        return self._annotated(article, _components(self.rulebook, listener))

    def parse(self, article: Article) -> Doc:
        names = [name for name, _ in self._components]
        return self._annotated(article, self._components[: names.index(_NAMES) + 1])

    def _facts(self, article: Article, components: Components) -> Facts:
        from extractor.document.facts import facts_of  # noqa: PLC0415
        from extractor.resolve import resolve  # noqa: PLC0415

        return resolve(facts_of(self._annotated(article, components)))

    def _annotated(self, article: Article, components: Components) -> Doc:
        hits = self.rulebook.gazetteer.find(article.text)
        doc = self._analyser.analyse(
            article.text, article.blocks, hits, _reference(article.published), article.language
        )
        for _, component in components:
            doc = component(doc)
        return doc


def _components(rulebook: Rulebook, listener: Listener | None = None) -> Components:
    """Return the cascade in order; each step may read what the steps before it wrote, and tells `listener` why."""
    from extractor.amounts.component import AmountsComponent  # noqa: PLC0415 - they import spaCy
    from extractor.dates.component import DatesComponent  # noqa: PLC0415
    from extractor.entities.companies.component import CompaniesComponent  # noqa: PLC0415
    from extractor.entities.companies.evidence import Evidence  # noqa: PLC0415
    from extractor.entities.companies.names import Names  # noqa: PLC0415
    from extractor.entities.people.component import AppointmentsComponent, PeopleComponent  # noqa: PLC0415
    from extractor.entities.people.reader import PeopleReader  # noqa: PLC0415
    from extractor.events.component import EventsComponent  # noqa: PLC0415
    from extractor.language.parser import ParseComponent  # noqa: PLC0415
    from extractor.lexicon.component import LexiconComponent  # noqa: PLC0415
    from extractor.quotes.component import QuotesComponent  # noqa: PLC0415
    from extractor.ventures.agreed import AgreementsComponent  # noqa: PLC0415
    from extractor.ventures.component import VenturesComponent  # noqa: PLC0415

    reader = PeopleReader(rulebook.people, rulebook.languages[KOREAN].particles)
    people = PeopleComponent(rulebook.people, reader, rulebook.gazetteer)
    parses = ParseComponent(rulebook.sentences, rulebook.nouns)
    legal = rulebook.gazetteer.legal_forms
    names = Names(rulebook.companies, reader, rulebook.gazetteer, rulebook.sentences)
    evidence = Evidence(rulebook.cues, rulebook.companies.words, rulebook.nouns, listener)
    return [
        # Known names first: what they cover is not looked at again.
        ("lexicon", LexiconComponent(rulebook.gazetteer, listener)),
        ("dates", DatesComponent(rulebook.dates)),
        ("amounts", AmountsComponent(rulebook.amounts)),
        # Names that may be one are read as one, so that what is said of them tells what they are.
        (_PARSES, parses),
        ("companies", CompaniesComponent(names, evidence, rulebook.people.romanization, legal)),
        ("people", people),
        # Names, dates and sums are units of the parse.
        (_NAMES, parses),
        # The sentence tells who holds a post that stands apart from the name.
        ("appointments", AppointmentsComponent(people, reader, rulebook.posts, rulebook.references)),
        ("events", EventsComponent(rulebook.events, rulebook.assertions, rulebook.references, listener)),
        # What the partners of an event agree on is read like the business of a venture.
        ("agreements", AgreementsComponent(rulebook.ventures)),
        # A venture points to the event of its founding.
        ("ventures", VenturesComponent(rulebook.ventures, rulebook.people.romanization)),
        # Speakers are people found before.
        ("quotes", QuotesComponent(rulebook.quotes, rulebook.references, listener)),
    ]


def _korean_analyser(threads: int) -> KoreanAnalyser:
    from extractor.language.korean.tokens import KoreanAnalyser  # noqa: PLC0415 - loads Kiwi

    return KoreanAnalyser(threads)


def _noted(articles: Iterable[Any], waiting: deque[Any]) -> Iterator[Any]:
    for article in articles:
        waiting.append(article)
        yield article


def _prepared(article: str | bytes | Path | Mapping[str, Any] | RawDocument) -> RawDocument | InputError:
    """Return the document of an article, or why there is none."""
    try:
        if isinstance(article, RawDocument):
            return article
        if isinstance(article, str):
            return raw_text(article)
        if isinstance(article, bytes | Path):
            return _read_one(article)
        if not isinstance(article.get("text"), str):
            return InputError("text: missing")
        keys = ("id", "title", "language", "url")
        told: dict[str, Any] = {key: str(article[key]) for key in keys if article.get(key) is not None}
        return raw_text(article["text"], published=_iso(article.get("published")), **told)
    except InputError as error:
        return error


def _read_one(source: bytes | Path) -> RawDocument:
    """Read the one article of a file, or of the bytes of one."""
    name = STANDARD_INPUT if isinstance(source, bytes) else str(source)
    stdin = io.BytesIO(source if isinstance(source, bytes) else b"")
    first, *others = islice(read_sources([name], stdin=stdin), 2)
    if isinstance(first, Failure):
        raise InputError(first.message if isinstance(source, bytes) else str(first))
    if others:
        raise InputError(f"{name}: holds several articles; extractor.reading.read_sources gives them to extract_many")
    return first


def _iso(published: str | dt.date | None) -> str | None:
    if isinstance(published, dt.datetime):
        return published.replace(tzinfo=None).isoformat(timespec="minutes")
    return published.isoformat() if isinstance(published, dt.date) else published


def _reference(published: str | None) -> dt.date | None:
    if published is None:
        return None
    if "T" in published:
        return dt.datetime.fromisoformat(published)
    return dt.date.fromisoformat(published)


def _source(article: Article) -> schema.Source:
    return schema.Source(path=article.path, id=article.id, sha256=article.sha256, encoding=article.encoding)


def _article(article: Article, *, with_text: bool) -> schema.Article:
    body = [article.mapping.to_source(block.start, block.end) for block in article.blocks if block.kind != "title"]
    return schema.Article.model_validate(
        {
            "language": article.language,
            "title": article.title,
            "published": article.published,
            "published_source": article.published_source,
            "publisher": article.publisher,
            "authors": article.authors,
            "body": body,
            "text": article.mapping.source if with_text or article.is_html else None,
        }
    )


def _warnings(article: Article, facts: Any) -> list[schema.ExtractionWarning]:
    if article.published is None and any(timex.first is None and timex.value for timex in facts.dates):
        return [
            schema.ExtractionWarning(
                code="no-reference-date",
                message="the article tells no date of its own; relative dates are not placed (--date gives one)",
            )
        ]
    return []
