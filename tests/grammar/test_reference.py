"""Whom phrases and left-out subjects stand for, on parses written by hand and with the shipped words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from grammar.building import Built

from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Entity
from extractor.grammar.memory import Memory
from extractor.grammar.parse import Function, Link, Phrase, Tense
from extractor.grammar.reference import References
from extractor.grammar.reference_rules import load_references
from extractor.rulefiles.paths import shipped_rules

RULES = load_references([shipped_rules()])
SUBJECT, OBJECT, OBLIQUE = Function.SUBJECT, Function.OBJECT, Function.OBLIQUE

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("gaon", COMPANY, "Gaon", kind="operator", country="KR"),
        Entity("nordan", COMPANY, "Nordan", kind="vendor", country="SE"),
        Entity("corvane", COMPANY, "Corvane"),
        Entity("agency", ORGANIZATION, "Agency", kind="regulator"),
        Entity("league", ORGANIZATION, "League", kind="alliance", members=("gaon", "corvane")),
        Entity("mira", PERSON, "Mira"),
        Entity("sweden", LOCATION, "Sweden", country="SE"),
    )
}
NAMES = {
    "Gaon": "gaon",
    "Nordan": "nordan",
    "Corvane": "corvane",
    "Agency": "agency",
    "League": "league",
    "Mira": "mira",
    "Swedish": "sweden",
    "가온": "gaon",
    "노던": "nordan",
    "코베인": "corvane",
}


def named_in(sentence: Built) -> Callable[[Phrase], tuple[str, ...]]:
    def named(phrase: Phrase) -> tuple[str, ...]:
        words = sentence.tokens.text[phrase.span[0] : phrase.span[1]]
        return tuple(NAMES[word.rstrip("은는이가을와")] for word in words if word.rstrip("은는이가을와") in NAMES)

    return named


def read(sentence: Built, memory: Memory, language: str = "en") -> References:
    return References(sentence.parse, sentence.tokens, RULES[language], named_in(sentence), memory)


def told(memory: Memory, subject: str, verb: str, other: str = "", *, headline: bool = False, marker: str = "") -> None:
    """Let the memory hear 'SUBJECT VERB OTHER'."""
    sentence = Built(f"{subject} {verb} {marker} {other}".strip())
    arguments = [(SUBJECT, sentence.phrase(subject), "")]
    if other:
        arguments.append((OBLIQUE if marker else OBJECT, sentence.phrase(other, marker=marker), marker))
    sentence.clause(verb, verb, "", *arguments, tense=Tense.PAST)
    read(sentence, memory).note(headline=headline)


def heard(*sentences: str) -> Memory:
    memory = Memory(ENTITIES)
    for sentence in sentences:
        told(memory, *sentence.split())
    return memory


def meant(words: str, base: str, memory: Memory, *, definite: bool = False) -> tuple[str, ...]:
    """Whom `words` stand for as the subject of 'WORDS moved'."""
    sentence = Built(f"{words} moved")
    phrase = sentence.phrase(words, base, definite=definite)
    sentence.clause("moved", "move", "", (SUBJECT, phrase), tense=Tense.PAST)
    found = read(sentence, memory).of(phrase, 0)
    return found.ids if found else ()


class TestOne:
    @pytest.mark.parametrize(
        ("words", "base", "definite", "before", "expected"),
        [
            ("it", "it", False, ["Gaon bought Nordan"], "gaon"),
            ("it", "it", False, ["Gaon grew", "Nordan shrank"], "nordan"),
            ("the company", "company", True, ["Gaon bought Nordan"], "gaon"),
            ("the company", "company", True, ["Gaon grew", "Agency moved"], "gaon"),
            ("the agency", "agency", True, ["Agency fined Gaon", "Gaon grew"], "agency"),
            ("the alliance", "alliance", True, ["Gaon joined League", "Nordan grew"], "league"),
            ("the vendor", "vendor", True, ["Nordan grew", "Gaon grew"], "nordan"),
            ("the carrier", "carrier", True, ["Gaon grew", "Nordan grew"], "gaon"),
            ("the Swedish company", "swedish company", True, ["Nordan grew", "Gaon grew"], "nordan"),
            ("she", "she", False, ["Mira spoke", "Gaon grew"], "mira"),
            ("a company", "company", False, ["Gaon grew"], None),
            ("the company", "company", True, [], None),
            ("the regulator", "regulator", True, ["Gaon grew"], None),
            ("the story", "story", True, ["Gaon grew"], None),
            ("the other company", "other company", True, ["Gaon grew"], None),
        ],
    )
    def test_stands_for_what_was_named(
        self, words: str, base: str, before: list[str], expected: str | None, *, definite: bool
    ) -> None:
        assert meant(words, base, heard(*before), definite=definite) == ((expected,) if expected else ())

    def test_it_is_the_thing_that_was_told_of_and_no_company(self) -> None:
        memory = heard("Gaon grew", "services moved")

        assert meant("it", "it", memory) == ()
        assert meant("the company", "company", memory, definite=True) == ("gaon",)

    def test_the_subject_above_comes_before_what_was_said(self) -> None:
        sentence = Built("Gaon said it moved")
        it = sentence.phrase("it")
        sentence.clause("said", "say", "", (SUBJECT, sentence.phrase("Gaon")), tense=Tense.PAST)
        sentence.clause("moved", "move", "it moved", (SUBJECT, it), link=Link.COMPLEMENT, parent=0, tense=Tense.PAST)

        found = read(sentence, heard("Nordan grew")).of(it, 1)

        assert found is not None
        assert (found.ids, found.rule) == (("gaon",), "it")

    def test_another_argument_of_the_clause_is_somebody_else(self) -> None:
        sentence = Built("Gaon sued the company")
        company = sentence.phrase("the company", "company", definite=True)
        sentence.clause("sued", "sue", "", (SUBJECT, sentence.phrase("Gaon")), (OBJECT, company), tense=Tense.PAST)

        found = read(sentence, heard("Nordan grew", "Gaon grew")).of(company, 0)

        assert found is not None
        assert found.ids == ("nordan",)

    def test_a_clause_about_the_noun_tells_which_one(self) -> None:
        sentence = Built("the company that Nordan bought moved")
        company = sentence.phrase("the company", "company", definite=True)
        sentence.clause("moved", "move", "", (SUBJECT, company), tense=Tense.PAST)
        sentence.clause("bought", "buy", "that Nordan bought", link=Link.RELATIVE, describes=company, parent=0)

        assert read(sentence, heard("Gaon grew")).of(company, 0) is None

    def test_its_is_whoever_acts(self) -> None:
        sentence = Built("Nordan sold its network")
        network = sentence.phrase("its network", "network")
        sentence.clause("sold", "sell", "", (SUBJECT, sentence.phrase("Nordan")), (OBJECT, network), tense=Tense.PAST)

        found = read(sentence, heard("Gaon grew")).possessor_of(network, 0)

        assert found is not None
        assert found.ids == ("nordan",)

    def test_whoever_is_named_before_a_head_may_be_meant_later(self) -> None:
        memory = Memory(ENTITIES)
        chief = Built("Gaon chief Mira spoke")
        subject = chief.phrase("Gaon chief Mira", "gaon chief mira")
        chief.clause("spoke", "speak", "", (SUBJECT, subject), tense=Tense.PAST)
        References(
            chief.parse, chief.tokens, RULES["en"], lambda _: ("mira",), memory, mentioned=named_in(chief)
        ).note()

        assert meant("the company", "company", memory, definite=True) == ("gaon",)
        assert meant("she", "she", memory) == ("mira",)

    def test_a_venture_is_whatever_the_memory_was_told(self) -> None:
        memory = heard("Gaon grew")
        memory.things["venture"] = ("v1",)

        assert meant("the venture", "venture", memory, definite=True) == ("v1",)


class TestSeveral:
    @pytest.mark.parametrize(
        ("words", "base", "definite", "expected"),
        [
            ("they", "they", False, {"gaon", "nordan"}),
            ("the companies", "company", True, {"gaon", "nordan"}),
            ("the two firms", "firm", True, {"gaon", "nordan"}),
            ("both firms", "firm", True, {"gaon", "nordan"}),
            ("each firm", "firm", False, {"gaon", "nordan"}),
            ("the three firms", "firm", True, {"gaon", "nordan", "corvane"}),
            ("the four firms", "firm", True, set()),
            ("companies", "company", False, set()),
        ],
    )
    def test_stand_for_those_told_together(self, words: str, base: str, expected: set[str], *, definite: bool) -> None:
        memory = heard("Corvane grew")
        told(memory, "Gaon", "signed", "Nordan", marker="with")

        assert set(meant(words, base, memory, definite=definite)) == expected

    def test_members_of_an_alliance(self) -> None:
        assert set(meant("the members", "member", heard("League grew"), definite=True)) == {"gaon", "corvane"}

    @pytest.mark.parametrize(
        ("words", "base"),
        [
            ("양 사는|사", "양 사"),
            ("두 회사는|회사", "두 회사"),
            ("2 개 사는|사", "2 개 사"),
            ("이 들은|들", "이 들"),
            ("이 들 기업은|기업", "이 들 기업"),
        ],
    )
    def test_korean_companies(self, words: str, base: str) -> None:
        memory = heard("Corvane grew")
        told(memory, "Gaon", "signed", "Nordan", marker="with")
        sentence = Built(f"{words} 성장했다")
        phrase = sentence.phrase(words.partition("|")[0], base, marker="은")
        sentence.clause("성장했다", "성장하다", "", (SUBJECT, phrase), tense=Tense.PAST)

        found = read(sentence, memory, "ko").of(phrase, 0)

        assert found is not None
        assert set(found.ids) == {"gaon", "nordan"}

    def test_those_who_act_together_come_before_what_they_act_upon(self) -> None:
        memory = Memory(ENTITIES)
        sentence = Built("Gaon and Nordan bought Corvane")
        both = sentence.phrase(
            "Gaon and Nordan", "gaon nordan", members=(sentence.phrase("Gaon"), sentence.phrase("Nordan"))
        )
        sentence.clause("bought", "buy", "", (SUBJECT, both), (OBJECT, sentence.phrase("Corvane")), tense=Tense.PAST)
        read(sentence, memory).note()

        assert meant("the companies", "company", memory, definite=True) == ("gaon", "nordan")

    def test_a_korean_head_without_its_particle_is_any_company(self) -> None:
        for marker, expected in (("은", ("gaon",)), ("에", ())):
            sentence = Built("회사는|회사 성장했다")
            phrase = sentence.phrase("회사는", "회사", marker=marker)
            sentence.clause("성장했다", "성장하다", "", (SUBJECT, phrase), tense=Tense.PAST)

            found = read(sentence, heard("Gaon grew"), "ko").of(phrase, 0)

            assert (found.ids if found else ()) == expected


class TestZero:
    def korean(self, memory: Memory, *, subject: str = "", under: bool = False) -> References:
        sentence = Built(f"{subject} 노던을 인수 하 고 밝혔다".strip())
        arguments = [(SUBJECT, sentence.phrase(subject, subject.rstrip("은는"), marker="은"))] if subject else []
        sentence.clause("밝혔다", "밝히다", "", *(arguments if under else []), tense=Tense.PAST)
        sentence.clause(
            "인수 하",
            "인수하다",
            "노던을 인수 하",
            (OBJECT, sentence.phrase("노던을", "노던", marker="을")),
            *([] if under else arguments),
            link=Link.QUOTATION,
            parent=0,
        )
        return read(sentence, memory, "ko")

    def test_is_the_subject_of_the_clause_above(self) -> None:
        found = self.korean(heard("Corvane grew"), subject="가온은", under=True).subject_of(1)

        assert found is not None
        assert (found.ids, found.rule) == (("gaon",), "zero")

    def test_is_the_topic_of_the_sentences_before(self) -> None:
        found = self.korean(heard("Gaon grew")).subject_of(1)

        assert found is not None
        assert found.ids == ("gaon",)

    def test_is_nobody_where_the_sentence_has_another_topic(self) -> None:
        assert self.korean(heard("Gaon grew"), subject="정부는", under=True).subject_of(1) is None

    def test_is_nobody_that_the_clause_names_already(self) -> None:
        assert self.korean(heard("Nordan grew")).subject_of(1) is None

    def test_is_nobody_after_a_topic_without_a_name(self) -> None:
        assert self.korean(heard("Gaon grew", "services moved")).subject_of(1) is None

    def test_is_nobody_that_another_argument_names_below_a_subject_either(self) -> None:
        sentence = Built("노던은 노던을 인수 하 고 밝혔다")
        topic = sentence.phrase("노던은", "노던", marker="은")
        bought = sentence.phrase("노던을", "노던", marker="을")
        sentence.clause("밝혔다", "밝히다", "", (SUBJECT, topic), tense=Tense.PAST)
        sentence.clause("인수 하", "인수하다", "노던을 인수 하", (OBJECT, bought), link=Link.QUOTATION, parent=0)

        assert read(sentence, heard("Gaon grew"), "ko").subject_of(1) is None

    def test_a_second_headline_leaves_the_story_its_subject(self) -> None:
        memory = Memory(ENTITIES)
        told(memory, "Gaon", "buys", "Nordan", headline=True)
        told(memory, "Corvane", "grows", headline=True)

        assert (memory.story, memory.topic) == (("gaon",), ("gaon",))

    def test_a_new_section_is_about_the_subject_of_the_headline(self) -> None:
        memory = Memory(ENTITIES)
        told(memory, "Gaon", "buys", "Nordan", headline=True)
        told(memory, "Corvane", "grows")
        self.korean(memory).note(opens=True)

        found = self.subjectless(memory).subject_of(0)

        assert found is not None
        assert found.ids == ("gaon",)

    def subjectless(self, memory: Memory) -> References:
        sentence = Built("이전 했다")
        sentence.clause("이전 했다", "이전하다", tense=Tense.PAST)
        return read(sentence, memory, "ko")
