"""The English sentence: words → classes → groups and phrases → clauses with their arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import How, Link, Parse, Span
from extractor.language.english.build import ParseBuilder
from extractor.language.english.classes import BASE, FINITE
from extractor.language.english.clauses import ClauseReader
from extractor.language.english.groups import Line
from extractor.language.english.lexicon import Lexicon, build_lexicon
from extractor.language.english.model import EnglishFile
from extractor.language.english.parts import Frame, Noun, from_other_line
from extractor.language.english.tagging import Tagger, build_tagger
from extractor.language.english.units import Segment, UnitReader
from extractor.language.english.vocabulary import Vocabulary, build_vocabulary
from extractor.rulefiles.folders import load_kind

_TITLES = frozenset(("title", "subtitle"))
_FULL_STOPS = frozenset((".", "!", "?", "”", '"'))


@dataclass(slots=True)
class EnglishGrammar:
    """Parses English sentences; made from rule files once, then pickled with the compiled rules."""

    lexicon: Lexicon
    tagger: Tagger
    words: Vocabulary
    units: UnitReader

    def parse(
        self,
        sentence: Sentence,
        tokens: Tokens,
        names: Sequence[Span],
        nouns: frozenset[str],
        times: Sequence[Span] = (),
    ) -> Parse:
        """Return phrases, clauses and quotations of a sentence, as `language.protocol` says."""
        headline = _is_headline(sentence, tokens)
        named = dict.fromkeys(names, False) | dict.fromkeys(times, True)
        segments, quotations = self.units.read(sentence, tokens, named, headline=headline)
        readers = [self._reader(segment) for segment in segments]
        main, *inner = readers
        hosts = _hosts(main) if inner else {}
        bracketed = [(hosts.get(segment.host), reader) for segment, reader in zip(segments[1:], inner, strict=True)]
        for host, reader in bracketed:
            if host is not None and reader.nouns and all(frame.group is None for frame in reader.frames):
                host.apart.append(from_other_line(ParseBuilder(reader, nouns).phrase(reader.nouns[0])))
        builder = ParseBuilder(main, nouns)
        phrases, clauses = builder.build(0)
        for host, reader in bracketed:
            if host is not None and reader.frames[0].group is None:
                _describe(reader.frames, from_other_line(builder.phrase(host)))
            more, told = ParseBuilder(reader, nouns).build(len(clauses))
            phrases.extend(more)
            clauses.extend(told)
        return Parse(tuple(phrases), tuple(clauses), quotations)

    def is_common(self, word: str, /) -> bool:
        """Tell whether the dictionary has a word in small letters."""
        return self.lexicon.holds(word)

    def is_verb(self, word: str, /) -> bool:
        """Tell whether a word in small letters may be a verb that no auxiliary needs."""
        return any(reading.tag in FINITE | BASE for reading in self.lexicon.readings(word))

    def _reader(self, segment: Segment) -> ClauseReader:
        readings, zeros = self.tagger.tag(segment.units, 0 if segment.host is not None else 1)
        tags = [reading.tag for reading in readings]
        reader = ClauseReader(Line(segment.units, readings, tags, self.words, zeros))
        reader.read()
        return reader


def _hosts(reader: ClauseReader) -> dict[int | None, Noun]:
    """Return the nouns of a line by the first token of their last unit: a bracket behind it is about them."""
    return {reader.line.units[noun.last - 1].first: noun for noun in reader.nouns}


def _describe(frames: Sequence[Frame], host: Noun) -> None:
    """'Nordan (owned by Gaon)': a participle in brackets describes the noun before them."""
    frames[0].subject = frames[0].subject or host
    for frame in frames:
        if frame.link is Link.PARTICIPIAL and frame.controlling is frames[0]:
            frame.link, frame.how, frame.describes = Link.RELATIVE, How.ANTECEDENT, host


def _is_headline(sentence: Sentence, tokens: Tokens) -> bool:
    """Whether most words have a capital, as headlines do in some papers; one in the text has no full stop."""
    if sentence.kind not in _TITLES and tokens.text[sentence.end - 1] in _FULL_STOPS:
        return False
    words = [form for form in tokens.text[sentence.start : sentence.end] if form[:1].isalpha() and len(form) > 3]
    return sum(form[0].isupper() for form in words) * 3 > len(words) * 2


def load_english(folders: Sequence[Path]) -> EnglishGrammar:
    """Return the grammar that the rule folders give.

    Raises:
        RuleError: when a rule file is wrong.
    """
    files = [file for _, file in load_kind(folders, "grammar/english", EnglishFile)]
    lexicon, words = build_lexicon(files), build_vocabulary(files)
    context = next(file.context for file in files if file.context)
    tagger = build_tagger(context, words.verbs.clause, words.verbs.bare_infinitive - words.verbs.clause)
    indefinite = frozenset(word for file in files for word in file.indefinite)
    capital = context.capital.noun, context.capital.verb
    units = UnitReader(lexicon, capital, indefinite, words.verbs.particles)
    return EnglishGrammar(lexicon, tagger, words, units)
