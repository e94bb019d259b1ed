"""What the grammar asks of its word lists, merged from all rule files into sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.grammar.parse import Mood, Tense
from extractor.language.english.model import EnglishFile, NounWords, VerbWords

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Verbs:
    """Base forms of verbs by what stands around them; maps go from preposition to verbs."""

    clause: Words
    addressed: Words
    reporting: Words
    object_control: Words
    bare_infinitive: Words
    gerund: Words
    two_objects: Mapping[str, str]
    naming: Words
    copula: Words
    attributive: Words
    intransitive: Words
    transitive: Words
    support: Words
    particles: Words
    bound: Mapping[str, Words]
    object_gerund: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Base forms of nouns by what stands behind them; `bound` goes from preposition to nouns."""

    bound: Mapping[str, Words]
    infinitive: Words
    clause: Words
    support: Words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The closed lists, and verbs and nouns by what they take."""

    verbs: Verbs
    nouns: Nouns
    lean: Mapping[str, float]
    be: str
    light: Words
    of_names: Words
    noun_over_verb: Words
    subject_preposition: str
    absolute_preposition: str
    complementizer: str
    possessor_determiners: Words
    floating: Words
    things: Words
    relatives: Words
    question_mark: str
    definite: Words
    gerund_openers: Words
    negating: Words
    negating_prepositions: Words
    correlatives: Words
    conditions: Words
    questions: Words
    turned_conditions: Words
    times: Words
    times_with_opener: Words
    time_openers: Words
    past_auxiliaries: Words
    loose_particles: Words
    modals: Mapping[str, tuple[Tense, Mood]]
    semi_modals: Mapping[str, Tense]


def build_vocabulary(files: Iterable[EnglishFile]) -> Vocabulary:
    """Return the word lists of all files together."""
    files = list(files)
    verbs = [file.verbs for file in files if file.verbs]
    nouns = [file.nouns for file in files if file.nouns]
    return Vocabulary(
        _verbs(verbs),
        _nouns(nouns),
        {key: value for file in files for key, value in file.lean.items()},
        be=next(file.be for file in files if file.be),
        complementizer=next(file.complementizer for file in files if file.complementizer),
        noun_over_verb=_all(files, "noun_over_verb"),
        of_names=_all(files, "of_names"),
        light=_all(files, "light"),
        subject_preposition=next(file.subject_preposition for file in files if file.subject_preposition),
        absolute_preposition=next(file.absolute_preposition for file in files if file.absolute_preposition),
        possessor_determiners=_all(files, "possessor_determiners"),
        floating=_all(files, "floating"),
        things=_all(files, "things"),
        relatives=frozenset(word for file in files for word in file.closed.get("relative", ())),
        question_mark=next(file.question_mark for file in files if file.question_mark),
        definite=_all(files, "definite"),
        gerund_openers=_all(files, "gerund_openers"),
        negating=_all(files, "negating"),
        negating_prepositions=_all(files, "negating_prepositions"),
        correlatives=_all(files, "correlatives"),
        conditions=_all(files, "conditions"),
        questions=_all(files, "questions"),
        turned_conditions=_all(files, "turned_conditions"),
        times=_all(files, "times"),
        times_with_opener=_all(files, "times_with_opener"),
        time_openers=_all(files, "time_openers"),
        past_auxiliaries=_all(files, "past_auxiliaries"),
        loose_particles=_all(files, "loose_particles"),
        modals={word: (modal.tense, modal.mood) for file in files for word, modal in file.modals.items()},
        semi_modals={words: tense for file in files for words, tense in file.semi_modals.items()},
    )


def _verbs(verbs: list[VerbWords]) -> Verbs:
    return Verbs(
        clause=_all(verbs, "clause"),
        addressed=_all(verbs, "addressed"),
        reporting=_all(verbs, "reporting"),
        object_control=_all(verbs, "object_control") - _all(verbs, "subject_control"),
        bare_infinitive=_all(verbs, "bare_infinitive"),
        gerund=_all(verbs, "gerund"),
        two_objects={verb: marker for item in verbs for verb, marker in item.two_objects.items()},
        naming=_all(verbs, "naming"),
        copula=_all(verbs, "copula"),
        attributive=_all(verbs, "attributive"),
        intransitive=_all(verbs, "intransitive"),
        transitive=_all(verbs, "transitive"),
        support=_all(verbs, "support"),
        particles=_all(verbs, "particles"),
        bound=_by_preposition(item.bound for item in verbs),
        object_gerund=_by_preposition(item.object_gerund for item in verbs),
    )


def _nouns(nouns: list[NounWords]) -> Nouns:
    return Nouns(
        _by_preposition(item.bound for item in nouns),
        _all(nouns, "infinitive"),
        _all(nouns, "clause"),
        _all(nouns, "support"),
    )


def _all(items: Iterable[object], key: str) -> Words:
    return frozenset(word for item in items for word in getattr(item, key))


def _by_preposition(maps: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, Words]:
    merged: dict[str, Words] = {}
    for one in maps:
        for preposition, words in one.items():
            merged[preposition] = merged.get(preposition, frozenset()) | frozenset(words)
    return merged
