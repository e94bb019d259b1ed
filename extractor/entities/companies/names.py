"""The names in an article that may be companies or bodies, sentence by sentence, each language by its own finder."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from extractor.document.columns import Layout, Sentence, layout_of
from extractor.document.facts import Facts, Mention, facts_of
from extractor.entities.companies.compiler import CompanyRules
from extractor.entities.companies.english import EnglishNames, EnglishScene
from extractor.entities.companies.found import Candidate, Suspect
from extractor.entities.companies.korean import KoreanNames, Scene
from extractor.entities.people.reader import PeopleReader
from extractor.language import ENGLISH, KOREAN
from extractor.language.protocol import SentenceGrammar
from extractor.lexicon.gazetteer import Gazetteer

_HEADLINE = ("title", "subtitle")


class Names:
    """Finds names by their form, and those that evidence has to decide on."""

    def __init__(
        self, rules: CompanyRules, people: PeopleReader, gazetteer: Gazetteer, grammars: Mapping[str, SentenceGrammar]
    ) -> None:
        self.rules = rules
        self._people = people
        self._english_grammar = grammars[ENGLISH]
        self._korean = KoreanNames(rules, people.korean, gazetteer)
        self._english = EnglishNames(rules, gazetteer, self._english_grammar)

    def ends(self, text: str, at: int) -> bool:
        """Tell whether a Korean name may end at `at`: a word does, or a particle begins."""
        return self._people.korean.ends(text, at)

    def is_common(self, word: str) -> bool:
        """Tell whether a name of one English word is a common word too."""
        return self._english_grammar.is_common(word.lower())

    def of(self, doc: Doc) -> tuple[list[Candidate], list[Suspect]]:
        """Return the names of an article that their form tells, and those that may be a company's."""
        layout, facts, people = layout_of(doc), facts_of(doc), self._people.of(doc)
        inside = _inside(facts)
        closed = sorted([(one.start, one.end) for one in facts.dates] + [(one.start, one.end) for one in facts.amounts])
        found: list[Candidate | Suspect] = []
        scenes = {
            number: _scene(layout, number, inside.get(number, ()), closed)
            for number, sentence in enumerate(layout.sentences)
            if sentence.language == KOREAN
        }
        if scenes:

            def scene_of(offset: int) -> Scene | None:
                number = layout.sentence_at(layout.tokens.at(offset))
                return None if number is None else scenes.get(number)

            found += self._korean.find(layout.text, people.korean_titles, scene_of, list(scenes.values()))
        for number, sentence in enumerate(layout.sentences):
            start, end = layout.tokens.start[sentence.start], layout.tokens.end[sentence.end - 1]
            found += self._english.find(
                EnglishScene(
                    layout.text,
                    start,
                    end,
                    number,
                    inside.get(number, ()),
                    people.english_titles,
                    _between(closed, start, end),
                    headline=sentence.kind in _HEADLINE and _capitalised(sentence, layout),
                    formal=sentence.language == KOREAN,
                )
            )
        certain = [one for one in found if isinstance(one, Candidate)]
        return certain, [one for one in found if isinstance(one, Suspect)]


def _inside(facts: Facts) -> dict[int, list[Mention]]:
    by_sentence: dict[int, list[Mention]] = {}
    for mention in facts.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    return by_sentence


def _scene(layout: Layout, number: int, mentions: Sequence[Mention], closed: Sequence[tuple[int, int]]) -> Scene:
    sentence, tokens = layout.sentences[number], layout.tokens
    start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
    inside = _between(closed, start, end)
    return Scene(number, sentence.start, sentence.end, layout.text, start, end, tokens, mentions, inside)


def _between(closed: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    within = closed[bisect_left(closed, (start,)) : bisect_left(closed, (end,))]
    return [(low, high) for low, high in within if high <= end]


def _capitalised(sentence: Sentence, layout: Layout) -> bool:
    """Whether most words of a headline have a capital."""
    words = [form for form in layout.tokens.text[sentence.start : sentence.end] if form[:1].isalpha() and len(form) > 3]
    return sum(form[0].isupper() for form in words) * 3 > len(words) * 2
