"""What a clause asserts, on parses written by hand and with the shipped words."""

from __future__ import annotations

from typing import Any

import pytest
from grammar.building import Built

from extractor.grammar.assertion import Assertion, Assertions
from extractor.grammar.assertion_rules import (
    AssertionFile,
    CueRule,
    FormRule,
    Status,
    When,
    compile_assertions,
    load_assertions,
)
from extractor.grammar.parse import Function, Link, Mood, Tense, Voice
from extractor.rulefiles.paths import shipped_rules

RULES = load_assertions([shipped_rules()])
SUBJECT, OBJECT, OBLIQUE = Function.SUBJECT, Function.OBJECT, Function.OBLIQUE


def status(sentence: Built, clause: int, language: str = "en", **rest: Any) -> str | None:
    return read(sentence, clause, language, **rest).status


def read(sentence: Built, clause: int, language: str = "en", **rest: Any) -> Assertion:
    return Assertions(sentence.parse, sentence.tokens, RULES[language], **rest).of(clause)


def under(verb: str, lemma: str, above: dict[str, Any], **below: Any) -> Built:
    """'Gaon VERB (that it / to) buys Nordan': a clause and one below it, which is the second."""
    sentence = Built(f"Gaon {verb} bought Nordan")
    sentence.clause(verb, lemma, **above)
    sentence.clause("bought", "buy", "bought Nordan", parent=0, **{"link": Link.COMPLEMENT, **below})
    return sentence


PAST: dict[str, Any] = {"tense": Tense.PAST}
WOULD: dict[str, Any] = {"tense": Tense.FUTURE, "mood": Mood.CONDITIONAL}
TO: dict[str, Any] = {"connective": "to"}


class TestForm:
    @pytest.mark.parametrize(
        ("form", "expected"),
        [
            ({"tense": Tense.PAST}, "occurred"),
            ({"tense": Tense.PRESENT}, "occurred"),
            ({"tense": Tense.FUTURE}, "planned"),
            ({"tense": Tense.PAST, "negated": True}, "denied"),
            ({"tense": Tense.FUTURE, "negated": True}, "denied"),
            ({"mood": Mood.POSSIBLE}, None),
            ({"mood": Mood.CONDITIONAL, "connective": "if"}, None),
            ({"mood": Mood.ASKED}, None),
            ({"connective": "to"}, "planned"),
            ({"connective": "in order to"}, None),
        ],
    )
    def test_of_a_clause_alone(self, form: dict[str, Any], expected: str | None) -> None:
        sentence = Built("Gaon bought Nordan")
        sentence.clause("bought", "buy", **form)

        assert status(sentence, 0) == expected

    def test_may_is_talk_and_can_is_nothing(self) -> None:
        sentence = Built("Gaon may buy Nordan and can sell Corvane")
        sentence.clause("may buy", "buy", "Gaon may buy Nordan", tense=Tense.FUTURE, mood=Mood.POSSIBLE)
        sentence.clause("can sell", "sell", "can sell Corvane", tense=Tense.PRESENT, mood=Mood.POSSIBLE)

        assert (status(sentence, 0), status(sentence, 1)) == ("reported", None)

    def test_present_with_a_date_ahead_is_a_plan(self) -> None:
        sentence = Built("Gaon opens the centre on Friday")
        sentence.clause("opens", "open", tense=Tense.PRESENT)

        assert status(sentence, 0) == "occurred"
        assert status(sentence, 0, coming=frozenset({0})) == "planned"

    def test_not_yet_is_to_come(self) -> None:
        sentence = Built("Gaon has not yet bought Nordan")
        sentence.clause("has not yet bought", "buy", tense=Tense.PAST, negated=True)

        assert status(sentence, 0) == "planned"

    def test_korean_present_is_announced_and_progressive_is_under_way(self) -> None:
        sentence = Built("가온은 노던을 인수 한다|하+ᆫ다")
        sentence.clause("인수 한다", "인수하다", tense=Tense.PRESENT)
        running = Built("가온은 노던을 인수 하 고 있|있다 다")
        running.clause("인수 하 고 있 다", "인수하다", tense=Tense.PRESENT)

        assert status(sentence, 0, "ko") == "planned"
        assert status(running, 0, "ko") == "occurred"


class TestClauseAbove:
    @pytest.mark.parametrize(
        ("verb", "lemma", "above", "below", "expected"),
        [
            ("said", "say", PAST, PAST, "occurred"),
            ("said", "say", PAST, {"tense": Tense.FUTURE}, "planned"),
            ("denied", "deny", PAST, PAST, "denied"),
            ("denied", "deny", {**PAST, "negated": True}, PAST, "reported"),
            ("agreed", "agree", PAST, TO, "planned"),
            ("plans", "plan", {"tense": Tense.PRESENT}, TO, "planned"),
            ("plans", "plan", {"tense": Tense.PRESENT, "negated": True}, TO, "denied"),
            ("plans", "plan", {"connective": "if", "mood": Mood.CONDITIONAL}, TO, None),
            ("considered", "consider", PAST, {}, "reported"),
            ("managed", "manage", PAST, TO, "occurred"),
            ("managed", "manage", {**PAST, "negated": True}, TO, "denied"),
            ("managed", "manage", {"tense": Tense.FUTURE}, TO, "planned"),
            ("failed", "fail", PAST, TO, "denied"),
            ("failed", "fail", {**PAST, "negated": True}, TO, "occurred"),
            ("declined", "decline", PAST, TO, "denied"),
            ("said", "say", {**PAST, "voice": Voice.PASSIVE}, TO, "reported"),
            ("said", "say", {**PAST, "negated": True}, PAST, None),
            ("flew", "fly", PAST, TO, "planned"),
            ("agreed", "agree", PAST, {**TO, "negated": True}, "denied"),
        ],
    )
    def test_sets_the_status_below(
        self, verb: str, lemma: str, above: dict[str, Any], below: dict[str, Any], expected: str | None
    ) -> None:
        assert status(under(verb, lemma, above, **below), 1) == expected

    def test_would_is_a_plan_where_it_is_told_and_nothing_by_itself(self) -> None:
        sentence = Built("Gaon said it would buy Nordan")
        sentence.clause("said", "say", tense=Tense.PAST)
        sentence.clause("would buy", "buy", "it would buy Nordan", parent=0, link=Link.COMPLEMENT, **WOULD)
        alone = Built("Gaon would buy Nordan")
        alone.clause("would buy", "buy", **WOULD)

        assert (status(sentence, 1), status(alone, 0)) == ("planned", None)

    def test_a_denied_plan_is_denied(self) -> None:
        sentence = Built("Corvane denied that Gaon would buy Nordan")
        sentence.clause("denied", "deny", tense=Tense.PAST)
        sentence.clause("would buy", "buy", "Gaon would buy Nordan", parent=0, link=Link.COMPLEMENT, **WOULD)

        assert (status(sentence, 0), status(sentence, 1)) == ("occurred", "denied")

    def test_unnamed_sources_only_report(self) -> None:
        sentence = Built("sources said Gaon bought Nordan")
        who = sentence.phrase("sources", "source")
        sentence.clause("said", "say", "", (SUBJECT, who), tense=Tense.PAST)
        sentence.clause("bought", "buy", "Gaon bought Nordan", parent=0, link=Link.COMPLEMENT, tense=Tense.PAST)

        assert status(sentence, 1) == "reported"

    def test_a_word_of_rumour_holds_for_what_is_below(self) -> None:
        sentence = Built("Gaon reportedly agreed to buy Nordan")
        sentence.clause("agreed", "agree", tense=Tense.PAST)
        sentence.clause("to buy", "buy", "to buy Nordan", parent=0, link=Link.COMPLEMENT, connective="to")

        assert (status(sentence, 0), status(sentence, 1)) == ("reported", "reported")

    def test_a_relative_clause_stands_apart(self) -> None:
        sentence = Built("Gaon which bought Nordan plans to sell Corvane")
        gaon = sentence.phrase("Gaon")
        sentence.clause("plans", "plan", tense=Tense.PRESENT)
        sentence.clause("bought", "buy", "which bought Nordan", parent=0, link=Link.RELATIVE, describes=gaon, **PAST)
        sentence.clause("to sell", "sell", "to sell Corvane", parent=0, link=Link.COMPLEMENT, connective="to")

        assert (status(sentence, 1), status(sentence, 2)) == ("occurred", "planned")

    def test_after_doing_is_done_in_a_plan_too(self) -> None:
        sentence = Built("Gaon plans to list after buying Nordan")
        sentence.clause("plans", "plan", tense=Tense.PRESENT)
        sentence.clause("to list", "list", "to list after buying Nordan", parent=0, link=Link.COMPLEMENT, **TO)
        sentence.clause("buying", "buy", "buying Nordan", parent=1, link=Link.ADVERBIAL, connective="after")

        assert status(sentence, 2) == "occurred"

    def test_the_second_of_two_shares_what_stands_above_the_first(self) -> None:
        sentence = Built("Gaon plans to buy Nordan and sell Corvane")
        sentence.clause("plans", "plan", tense=Tense.PRESENT)
        sentence.clause("to buy", "buy", "to buy Nordan", parent=0, link=Link.COMPLEMENT, connective="to")
        sentence.clause("sell", "sell", "sell Corvane", parent=1, link=Link.COORDINATE)

        assert status(sentence, 2) == "planned"

    def test_the_second_of_two_that_is_told_as_past_is_past(self) -> None:
        sentence = Built("Gaon plans to buy Nordan and sold Corvane")
        sentence.clause("plans", "plan", tense=Tense.PRESENT)
        sentence.clause("to buy", "buy", "to buy Nordan", parent=0, link=Link.COMPLEMENT, connective="to")
        sentence.clause("sold", "sell", "sold Corvane", parent=0, link=Link.COORDINATE, tense=Tense.PAST)

        assert status(sentence, 2) == "occurred"

    def test_korean_fact_that_is_no_fact(self) -> None:
        sentence = Built("가온이 노던을 인수 한|하+ᆫ 적이 없다고 해명했다")
        occasion = sentence.phrase("적이", "적", marker="이")
        sentence.clause("해명했다", "해명하다", tense=Tense.PAST)
        sentence.clause("없다고", "없다", "인수 한 적이 없다고", (SUBJECT, occasion), parent=0, link=Link.QUOTATION)
        sentence.clause(
            "인수 한", "인수하다", "노던을 인수 한", parent=1, link=Link.RELATIVE, describes=occasion, tense=Tense.PAST
        )

        assert status(sentence, 2, "ko") == "denied"

    def test_korean_resolution_is_a_plan(self) -> None:
        sentence = Built("가온은 노던을 인수 하 기로 했다")
        sentence.clause("했다", "하다", tense=Tense.PAST)
        sentence.clause(
            "인수 하 기로", "인수하다", "노던을 인수 하 기로", parent=0, link=Link.COMPLEMENT, connective="기로"
        )

        assert status(sentence, 1, "ko") == "planned"

    @pytest.mark.parametrize(
        ("verb", "tense", "expected"),
        [("알려지다", Tense.PAST, "reported"), ("보이다", Tense.FUTURE, "reported"), ("아니다", Tense.PAST, "denied")],
    )
    def test_korean_thing_that_is_known_seen_or_not(self, verb: str, tense: Tense, expected: str) -> None:
        sentence = Built("가온이 노던을 인수 한 것으로 서술한다")
        thing = sentence.phrase("것으로", "것", marker="로")
        sentence.clause("서술한다", verb, "", (OBLIQUE, thing, "로"), tense=Tense.PRESENT)
        sentence.clause(
            "인수 한", "인수하다", "노던을 인수 한", parent=0, link=Link.COMPLEMENT, describes=thing, tense=tense
        )

        assert status(sentence, 1, "ko") == expected

    def test_a_purpose_is_told_from_what_is_not_asserted(self) -> None:
        sentence = Built("Gaon raised money to buy Nordan if prices fall")
        sentence.clause("raised", "raise", tense=Tense.PAST)
        sentence.clause("to buy", "buy", "to buy Nordan", parent=0, link=Link.ADVERBIAL, connective="to")
        sentence.clause("fall", "fall", "if prices fall", parent=0, link=Link.ADVERBIAL, connective="if")

        told = [read(sentence, clause) for clause in range(3)]

        assert [(one.status, one.purpose) for one in told] == [("occurred", False), (None, True), (None, False)]

    def test_a_month_is_no_modal(self) -> None:
        sentence = Built("Gaon will open May 5")
        sentence.clause("will open", "open", tense=Tense.FUTURE)

        assert status(sentence, 0) == "planned"

    def test_a_preposition_that_a_verb_wants(self) -> None:
        for verb, lemma, expected in (("barred", "bar", "cancelled"), ("gained", "gain", "occurred")):
            sentence = Built(f"the court {verb} Gaon from buying Nordan")
            sentence.clause(verb, lemma, tense=Tense.PAST)
            sentence.clause("buying", "buy", "buying Nordan", parent=0, link=Link.COMPLEMENT, connective="from")

            assert status(sentence, 1) == expected

    def test_korean_clause_before_shares_the_time_and_not_the_object(self) -> None:
        sentence = Built("노던을 인수 해|하+어 코베인 매각을 철회했다")
        sale = sentence.phrase("코베인 매각을", "코베인 매각", head="매각을", marker="을")
        sentence.clause("철회했다", "철회하다", "", (OBJECT, sale), tense=Tense.PAST)
        sentence.clause("인수 해", "인수하다", "노던을 인수 해", parent=0, link=Link.ADVERBIAL, connective="어")
        sentence.clause("매각을", "매각", "코베인 매각을", parent=0, link=Link.NOMINAL, noun=True)

        assert (status(sentence, 1, "ko"), status(sentence, 2, "ko")) == ("occurred", "cancelled")

    def test_korean_idiom_of_a_verb_with_its_object(self) -> None:
        for thing, expected in (("박차를", "planned"), ("압력을", "occurred")):
            sentence = Built(f"인수에 {thing} 가했다")
            spur = sentence.phrase(thing, thing.rstrip("를을"), marker="을")
            deal = sentence.phrase("인수에", "인수", marker="에")
            sentence.clause("가했다", "가하다", "", (OBJECT, spur), (OBLIQUE, deal, "에"), tense=Tense.PAST)
            sentence.clause("인수에", "인수", "인수에", parent=0, link=Link.NOMINAL, noun=True)

            assert status(sentence, 1, "ko") == expected

    def test_after_a_cue_that_ends_it_nothing_above_counts(self) -> None:
        sentence = Built("Gaon denied it grew following the merger")
        merger = sentence.phrase("the merger", "merger", marker="following")
        sentence.clause("denied", "deny", tense=Tense.PAST)
        sentence.clause(
            "grew",
            "grow",
            "it grew following the merger",
            (OBLIQUE, merger, "following"),
            parent=0,
            link=Link.COMPLEMENT,
            tense=Tense.PAST,
        )
        sentence.clause("merger", "merger", "the merger", parent=1, link=Link.NOMINAL, noun=True)
        if_denied = Built("Gaon denied after buying Nordan")
        if_denied.clause("denied", "deny", tense=Tense.PAST)
        if_denied.clause("buying", "buy", "buying Nordan", parent=0, link=Link.COMPLEMENT, connective="after")

        assert (status(sentence, 1), status(sentence, 2)) == ("denied", "occurred")
        assert status(if_denied, 1) == "occurred"

    def test_an_adverbial_clause_with_a_time_of_its_own_stands_apart(self) -> None:
        sentence = Built("Gaon denied it although Nordan grew")
        sentence.clause("denied", "deny", tense=Tense.PAST)
        sentence.clause(
            "grew",
            "grow",
            "although Nordan grew",
            parent=0,
            link=Link.ADVERBIAL,
            connective="although",
            tense=Tense.PAST,
        )

        assert status(sentence, 1) == "occurred"

    def test_what_will_be_announced_is_to_come(self) -> None:
        sentence = Built("Gaon will announce the launch")
        launch = sentence.phrase("the launch", "launch")
        sentence.clause("will announce", "announce", "", (OBJECT, launch), tense=Tense.FUTURE)
        sentence.clause("launch", "launch", "the launch", parent=0, link=Link.NOMINAL, noun=True)

        assert status(sentence, 1) == "planned"

    def test_what_is_completed_for_a_purpose_does_not_complete_the_purpose(self) -> None:
        sentence = Built("Gaon completed it to build networks")
        sentence.clause("completed", "complete", tense=Tense.PAST)
        sentence.clause("to build", "build", "to build networks", parent=0, link=Link.ADVERBIAL, connective="to")

        assert read(sentence, 1).purpose

    def test_the_second_of_two_told_in_another_time_is_not_denied_with_the_first(self) -> None:
        for form, expected in (({"tense": Tense.FUTURE}, "denied"), ({"tense": Tense.PAST}, "occurred")):
            sentence = Built("Gaon denied it will buy Nordan and SECOND Corvane")
            sentence.clause("denied", "deny", tense=Tense.PAST)
            sentence.clause("will buy", "buy", "it will buy Nordan", parent=0, link=Link.COMPLEMENT, tense=Tense.FUTURE)
            sentence.clause("SECOND", "sell", "SECOND Corvane", parent=1, link=Link.COORDINATE, **form)

            assert status(sentence, 2) == expected

    def test_what_is_planned_of_a_thing_that_is_called_off(self) -> None:
        for verb, lemma, expected in (("cancelled", "cancel", "cancelled"), ("praised", "praise", "planned")):
            sentence = Built(f"Gaon {verb} the fair that will open in May")
            fair = sentence.phrase("the fair", "fair", definite=True)
            sentence.clause(verb, lemma, "", (OBJECT, fair), tense=Tense.PAST)
            sentence.clause(
                "will open",
                "open",
                "that will open in May",
                parent=0,
                link=Link.RELATIVE,
                describes=fair,
                tense=Tense.FUTURE,
            )

            assert status(sentence, 1) == expected

    def test_who_denies_a_withdrawal_still_plans(self) -> None:
        sentence = Built("Gaon denied it scrapped the purchase")
        purchase = sentence.phrase("the purchase", "purchase")
        sentence.clause("denied", "deny", tense=Tense.PAST)
        sentence.clause(
            "scrapped", "scrap", "it scrapped the purchase", (OBJECT, purchase), parent=0, link=Link.COMPLEMENT, **PAST
        )
        sentence.clause("purchase", "purchase", "the purchase", parent=1, link=Link.NOMINAL, noun=True)

        assert status(sentence, 2) == "planned"

    def test_the_words_beside_a_verb_say_more_than_the_verb(self) -> None:
        sentence = Built("Gaon is able to buy Nordan")
        sentence.clause("is", "be", "Gaon is able", tense=Tense.PRESENT)
        sentence.clause("to buy", "buy", "to buy Nordan", parent=0, link=Link.COMPLEMENT, connective="to")

        assert status(sentence, 1) is None


class TestNounAbove:
    def plan(self, noun: str, verb: str, lemma: str, **above: Any) -> Built:
        sentence = Built(f"Gaon {verb} the {noun} to buy Nordan")
        phrase = sentence.phrase(f"the {noun}", noun.rpartition(" ")[2], definite=True)
        sentence.clause(verb, lemma, "", (OBJECT, phrase), tense=Tense.PAST, **above)
        sentence.clause(
            "to buy", "buy", "to buy Nordan", parent=0, link=Link.COMPLEMENT, connective="to", describes=phrase
        )
        return sentence

    @pytest.mark.parametrize(
        ("noun", "verb", "lemma", "above", "expected"),
        [
            ("plan", "unveiled", "unveil", {}, "planned"),
            ("plan", "scrapped", "scrap", {}, "cancelled"),
            ("plan", "scrapped", "scrap", {"negated": True}, "planned"),
            ("plan", "had", "have", {"negated": True}, "denied"),
            ("no plan", "had", "have", {}, "denied"),
            ("proposal", "considered", "consider", {}, "reported"),
            ("ability", "had", "have", {}, None),
        ],
    )
    def test_sets_the_status(self, noun: str, verb: str, lemma: str, above: dict[str, Any], expected: str) -> None:
        assert status(self.plan(noun, verb, lemma, **above), 1) == expected

    def test_what_is_told_of_a_noun_is_not_what_the_noun_says(self) -> None:
        for takes_part, expected in ((True, "occurred"), (False, "reported")):
            sentence = Built("the report that Gaon wrote")
            report = sentence.phrase("the report", "report")
            arguments = [(OBJECT, report)] if takes_part else []
            sentence.clause(
                "wrote", "write", "Gaon wrote", *arguments, link=Link.RELATIVE, describes=report, tense=Tense.PAST
            )

            assert status(sentence, 0) == expected

    def test_a_verb_that_says_little_leaves_it_to_its_noun(self) -> None:
        sentence = Built("Gaon held talks with Corvane about buying Nordan")
        talks = sentence.phrase("talks", "talk")
        sentence.clause("held", "hold", "", (OBJECT, talks), tense=Tense.PAST)
        sentence.clause("buying", "buy", "buying Nordan", parent=0, link=Link.ADVERBIAL, connective="about")

        assert status(sentence, 1) == "reported"

    def test_who_is_first_to_do_it_did_it(self) -> None:
        sentence = Built("Gaon was the first operator to open it")
        first = sentence.phrase("the first operator", "first operator", definite=True)
        sentence.clause("was", "be", "", (Function.PREDICATIVE, first), tense=Tense.PAST)
        sentence.clause(
            "to open",
            "open",
            "to open it",
            (SUBJECT, first),
            parent=0,
            link=Link.RELATIVE,
            connective="to",
            describes=first,
        )

        assert status(sentence, 1) == "occurred"

    def test_of_a_list_only_the_same_member_stands_over_it(self) -> None:
        sentence = Built("기술 개발 및 사업 협력을 했다")
        members = (sentence.phrase("기술 개발", "기술 개발", head="개발"), sentence.phrase("사업 협력을", "사업 협력"))
        whole = sentence.phrase("기술 개발 및 사업 협력을", "사업 협력", members=members, marker="을")
        sentence.clause("했다", "하다", "", (OBJECT, whole), tense=Tense.PAST)
        sentence.clause("개발", "개발", "기술 개발", parent=0, link=Link.NOMINAL, noun=True)

        assert status(sentence, 1, "ko") == "occurred"

    def test_a_fact_that_one_part_plays_a_role_in_is_still_a_fact(self) -> None:
        sentence = Built("인수 한 사실을 부인했다")
        fact = sentence.phrase("사실을", "사실", marker="을")
        sentence.clause("부인했다", "부인하다", "", (OBJECT, fact), tense=Tense.PAST)
        sentence.clause(
            "인수 한",
            "인수하다",
            "인수 한",
            (OBJECT, fact),
            parent=0,
            link=Link.RELATIVE,
            describes=fact,
            tense=Tense.PAST,
        )

        assert status(sentence, 1, "ko") == "denied"

    def test_only_nouns_behind_the_action_stand_over_it(self) -> None:
        sentence = Built("계획 인수 발표를 했다")
        phrase = sentence.phrase("계획 인수 발표를", "계획 인수 발표", marker="을")
        sentence.clause("했다", "하다", "", (OBJECT, phrase), tense=Tense.PAST)
        sentence.clause("인수", "인수", "계획 인수", parent=0, link=Link.NOMINAL, noun=True)

        assert status(sentence, 1, "ko") == "occurred"

    def test_a_noun_before_its_head_is_under_it(self) -> None:
        sentence = Built("정부의 과징금 부과 가능성이 제기됐다")
        phrase = sentence.phrase("과징금 부과 가능성이", "과징금 부과 가능성", marker="이")
        sentence.clause("제기됐다", "제기되다", "", (SUBJECT, phrase), tense=Tense.PAST)
        sentence.clause("부과", "부과", "과징금 부과", noun=True, link=Link.NOMINAL, parent=0)

        assert status(sentence, 1, "ko") == "reported"


class TestActionAsNoun:
    def acquisition(self, verb: str, lemma: str, marker: str = "", **above: Any) -> Built:
        sentence = Built(f"Gaon {verb} {marker or 'the'} acquisition of Nordan")
        phrase = sentence.phrase("acquisition of Nordan", "acquisition", head="acquisition", marker=marker)
        function = OBLIQUE if marker else OBJECT
        sentence.clause(verb, lemma, "", (function, phrase, marker), **above)
        sentence.clause("acquisition", "acquisition", "acquisition of Nordan", noun=True, link=Link.NOMINAL, parent=0)
        return sentence

    @pytest.mark.parametrize(
        ("verb", "lemma", "marker", "above", "expected"),
        [
            ("announced", "announce", "", PAST, "occurred"),
            ("completed", "complete", "", PAST, "occurred"),
            ("completed", "complete", "", {**PAST, "negated": True}, "denied"),
            ("completed", "complete", "", {"tense": Tense.FUTURE}, "planned"),
            ("considered", "consider", "", PAST, "reported"),
            ("denied", "deny", "", PAST, "denied"),
            ("approved", "approve", "", PAST, "planned"),
            ("cancelled", "cancel", "", PAST, "cancelled"),
            ("grew", "grow", "following", PAST, "occurred"),
            ("grows", "grow", "following", {"tense": Tense.FUTURE}, "occurred"),
            ("grew", "grow", "without", PAST, None),
            ("grows", "grow", "through", {"tense": Tense.FUTURE}, "planned"),
            ("halves", "halve", "", {"mood": Mood.CONDITIONAL, "connective": "if"}, None),
        ],
    )
    def test_is_as_true_as_what_is_done_with_it(
        self, verb: str, lemma: str, marker: str, above: dict[str, Any], expected: str | None
    ) -> None:
        assert status(self.acquisition(verb, lemma, marker, **above), 1) == expected

    def test_what_is_proposed_is_planned_until_it_is_completed(self) -> None:
        for verb, lemma, expected in (("welcomed", "welcome", "planned"), ("completed", "complete", "occurred")):
            sentence = Built(f"Gaon {verb} the proposed acquisition")
            phrase = sentence.phrase("the proposed acquisition", "acquisition")
            sentence.clause(verb, lemma, "", (OBJECT, phrase), tense=Tense.PAST)
            sentence.clause("acquisition", "acquisition", "acquisition", noun=True, link=Link.NOMINAL, parent=0)

            assert status(sentence, 1) == expected

    def test_talks_that_collapsed(self) -> None:
        sentence = Built("talks over the acquisition collapsed")
        deal = sentence.phrase("the acquisition", "acquisition", marker="over")
        talks = sentence.phrase("talks over the acquisition", "talk", head="talks")
        sentence.clause("collapsed", "collapse", "", (SUBJECT, talks), tense=Tense.PAST)
        sentence.clause(
            "talks",
            "talk",
            "talks over the acquisition",
            (OBLIQUE, deal, "over"),
            noun=True,
            link=Link.NOMINAL,
            parent=0,
        )
        sentence.clause("acquisition", "acquisition", "acquisition", noun=True, link=Link.NOMINAL, parent=1)

        assert status(sentence, 2) == "cancelled"

    def test_approval_still_wanted(self) -> None:
        sentence = Built("정부의 승인 절차가 남아 있다")
        phrase = sentence.phrase("승인 절차가", "승인 절차", marker="이")
        sentence.clause("남아 있다", "남다", "", (SUBJECT, phrase), tense=Tense.PRESENT)
        sentence.clause("승인", "승인", "정부의 승인", noun=True, link=Link.NOMINAL, parent=0)

        assert status(sentence, 1, "ko") == "planned"


def test_a_later_file_replaces_cues_and_is_asked_first() -> None:
    shipped = AssertionFile(
        language="en",
        forms=(FormRule(gives=Status.OCCURRED),),
        cues=(CueRule(id="deny", gives=Status.DENIED, verbs=("deny",)),),
    )
    own = AssertionFile(
        language="en",
        forms=(FormRule(when=When(tense=(Tense.PRESENT,)), gives=Status.PLANNED),),
        cues=(CueRule(id="deny", gives=Status.REPORTED, verbs=("deny",)),),
    )
    rules = compile_assertions([shipped, own])
    sentence = under("denied", "deny", PAST, tense=Tense.PRESENT)

    assert Assertions(sentence.parse, sentence.tokens, compile_assertions([shipped])).of(1).status == "denied"
    assert Assertions(sentence.parse, sentence.tokens, rules).of(1).status == "reported"
    assert [form.gives for form in rules.forms] == [Status.PLANNED, Status.OCCURRED]


def test_a_cue_without_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="give verbs, nouns, words or ties"):
        CueRule(id="empty", gives=Status.PLANNED)


def test_the_trace_names_the_cue_that_decided() -> None:
    sentence = under("denied", "deny", PAST, **PAST)

    reasons = read(sentence, 1).reasons

    assert [reason.cue for reason in reasons] == ["form", "deny"]
    assert reasons[-1].span == sentence.span("denied")


def test_clauses_in_a_circle_end() -> None:
    sentence = Built("Gaon bought Nordan")
    sentence.clause("bought", "buy", tense=Tense.PAST, link=Link.COMPLEMENT, parent=0)

    assert status(sentence, 0) == "occurred"
