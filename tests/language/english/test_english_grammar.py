"""The English grammar on its own: a table of sentences, and what must hold of any text."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest
from english_clauses import NOUNS, TITLE, Reader, words
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import Parse, Phrase

TABLE = Path(__file__).parent / "sentences.txt"
READER = Reader()
VOCABULARY = [
    "the",
    "a",
    "Gaon",
    "Nordan",
    "network",
    "networks",
    "of",
    "to",
    "buy",
    "bought",
    "said",
    "says",
    "which",
    "who",
    "that",
    "and",
    "or",
    "but",
    ",",
    "in",
    "by",
    "has",
    "been",
    "sold",
    "plans",
    "will",
    "not",
    "is",
    "it",
    "'s",
    "firm",
    "deal",
    "(",
    ")",
    '"',
    "“",
    "”",
    "if",
    "whether",
    ";",
    ":",
    "-",
    "after",
    "having",
    "built",
    "buying",
    "what",
    "without",
    "2024",
    "$",
    "5",
    "more",
]


def table() -> list[tuple[str, str, list[str]]]:
    """Sentence, kind of block and clauses of each entry, in the notation of `english_clauses`."""
    found: list[tuple[str, str, list[str]]] = []
    kind = "body"
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line == "headline":
            kind = TITLE
        elif line.startswith("  "):
            found[-1][2].append(line.strip())
        elif line and not line.startswith("# "):
            found.append((line, kind, []))
    return found


@pytest.mark.parametrize(("text", "kind", "clauses"), table(), ids=[text for text, _, _ in table()])
def test_sentence(text: str, kind: str, clauses: list[str]) -> None:
    assert READER.told(text, kind) == clauses


def test_a_list_is_one_phrase_with_its_members() -> None:
    tokens, parse = READER.parse("Gaon Telecom, Nordan Networks and Corvane Systems signed a contract.")
    subject = parse.clauses[0].arguments[0].phrase
    assert [words(m.head, tokens) for m in subject.members] == ["Gaon Telecom", "Nordan Networks", "Corvane Systems"]
    assert words(subject.span, tokens) == "Gaon Telecom , Nordan Networks and Corvane Systems"


def test_an_apposition_belongs_to_its_phrase() -> None:
    tokens, parse = READER.parse("Gaon Telecom, the biggest rival of Nordan Networks, bought Corvane Systems.")
    subject = parse.clauses[0].arguments[0].phrase
    (apposition,) = subject.appositions
    assert words(apposition.head, tokens) == "rival"
    assert [words(c.head, tokens) for c in apposition.complements] == ["Nordan Networks"]
    assert apposition.definite


def test_what_stands_in_brackets_is_an_apposition() -> None:
    tokens, parse = READER.parse("Gaon Telecom bought Corvane Systems (a chip maker) in May.")
    (_, bought, when) = parse.clauses[0].arguments
    assert [words(apposition.span, tokens) for apposition in bought.phrase.appositions] == ["a chip maker"]
    assert when.marker == "in"


def test_a_possessor_belongs_to_its_phrase() -> None:
    tokens, parse = READER.parse("Gaon Telecom's new network covers Oslo.")
    subject = parse.clauses[0].arguments[0].phrase
    assert subject.possessor is not None
    assert words(subject.possessor.head, tokens) == "Gaon Telecom"
    assert words(subject.head, tokens) == "network"
    assert subject.words == ("new", "network")


def test_a_preposition_marks_its_phrase() -> None:
    tokens, parse = READER.parse("Nordan Networks sold chips according to Gaon Telecom.")
    (phrase,) = (phrase for phrase in parse.phrases if phrase.marker)
    assert (phrase.marker, words(phrase.marked, tokens)) == ("according to", "according to")


def test_the_relative_pronoun_is_kept_beside_what_it_stands_for() -> None:
    tokens, parse = READER.parse("Gaon Telecom, which bought Corvane Systems, makes chips.")
    (subject, _) = parse.clauses[0].arguments
    assert words(subject.pronoun, tokens) == "which"
    assert words(subject.phrase.head, tokens) == "Gaon Telecom"


def test_quotations_are_what_stands_between_the_marks() -> None:
    tokens, parse = READER.parse("“We sold it,” said Mira Solvang, who runs the ‘Blue’ unit.")
    assert [words(span, tokens) for span in parse.quotations] == ["We sold it ,", "Blue"]


def test_times_are_adjuncts() -> None:
    tokens = READER.tokens("Nordan bought the firm spring 2024.")
    sentence = Sentence(0, len(tokens.text), "en", "body", 0)
    (clause,) = READER.grammar.parse(sentence, tokens, [], NOUNS, [(4, 6)]).clauses
    assert [argument.function for argument in clause.arguments] == ["subject", "object", "oblique"]


def test_the_grammar_survives_pickling() -> None:
    tokens = READER.tokens("Nordan bought the firm.")
    sentence = Sentence(0, len(tokens.text), "en", "body", 0)
    loaded = pickle.loads(pickle.dumps(READER.grammar))  # noqa: S301 - made here
    assert loaded.parse(sentence, tokens, [], NOUNS) == READER.grammar.parse(sentence, tokens, [], NOUNS)


def parts(phrase: Phrase) -> list[Phrase]:
    """Every phrase within a phrase, itself too."""
    inner = (
        *phrase.members,
        *phrase.appositions,
        *phrase.complements,
        *([phrase.possessor] if phrase.possessor else []),
    )
    return [phrase, *(part for one in inner if one is not phrase for part in parts(one))]


def is_sound(parse: Parse, sentence: Sentence) -> None:
    """Spans stand within the sentence, and the clauses are a tree."""
    phrases = [part for phrase in parse.phrases for part in parts(phrase)]
    clauses = [span for clause in parse.clauses for span in (clause.span, clause.predicate)]
    for first, last in (*clauses, *parse.quotations, *(p.span for p in phrases), *(p.head for p in phrases)):
        assert sentence.start <= first < last <= sentence.end
    for at, clause in enumerate(parse.clauses):
        seen = {at}
        above = clause.parent
        while above is not None:
            assert above not in seen, "the clauses go round in a circle"
            seen.add(above)
            above = parse.clauses[above].parent


def as_tokens(forms: list[str]) -> Tokens:
    """Columns of these tokens, parted by spaces."""
    tokens = Tokens()
    at = 0
    for form in forms:
        tokens.append(form, "", form.lower(), at)
        at += len(form) + 1
    return tokens


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=40))
def test_any_sequence_of_words_gives_a_sound_parse(forms: list[str]) -> None:
    sentence = Sentence(0, len(forms), "en", "body", 0)
    is_sound(READER.grammar.parse(sentence, as_tokens(forms), [], NOUNS), sentence)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_a_sound_parse(text: str) -> None:
    tokens = READER.tokens(text)
    if tokens.text:
        sentence = Sentence(0, len(tokens.text), "en", "body", 0)
        is_sound(READER.grammar.parse(sentence, tokens, [], NOUNS), sentence)


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern", ["network of", "to buy", "said", "towers ,", "firm which bought", "Gaon 's", "( firm", "in May", "and"]
)
def test_a_sentence_without_an_end_takes_linear_time(pattern: str) -> None:
    def seconds(count: int) -> float:
        forms = (pattern.split() * count)[:count]
        began = time.process_time()
        READER.grammar.parse(Sentence(0, count, "en", "body", 0), as_tokens(forms), [], NOUNS)
        return time.process_time() - began

    assert seconds(20_000) < 12 * seconds(5_000)
