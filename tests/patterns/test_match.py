"""Every alternation, on parses written by hand: what the grammars make of a sentence is tested with them."""

from pathlib import Path

import pytest
from parses import Said, noun, of, told, verb

from extractor.grammar.parse import Function, Phrase
from extractor.grammar.roles import Alternations
from extractor.patterns.match import FrameIndex
from extractor.patterns.merge import shared
from extractor.patterns.pattern import ClausePattern, Frame, Origin, Part, PhrasePattern

MARKERS = Alternations(
    agents=frozenset({"by"}),
    patients=frozenset({"of"}),
    receivers=frozenset({"to"}),
    partners=frozenset({"with"}),
    copulas=frozenset({"be"}),
    adnominal={"and-with": ("with",)},
)
NAMES = {"Gaon", "Corvane", "Nordan", "Brightwave"}

Heard = dict[str, list[str]]


def slot(name: str, function: str = "oblique", *markers: str, must: bool = True, least: int = 1) -> Part:
    return Part(Function(function), PhrasePattern(slot=name), frozenset(markers), must, least)


def literal(function: str, *words: str, inner: tuple[Part, ...] = (), markers: tuple[str, ...] = ()) -> Part:
    pattern = PhrasePattern(words=frozenset(tuple(one.split()) for one in words), inner=inner)
    return Part(Function(function), pattern, frozenset(markers))


def clause(verbs: str, *parts: Part, nouns: str = "", below: tuple[ClausePattern, ...] = ()) -> ClausePattern:
    return ClausePattern(frozenset(verbs.split()), frozenset(nouns.split()), parts, below)


def heard(
    pattern: ClausePattern | PhrasePattern, sentence: str, *said: Said, phrases: tuple[str, ...] = ()
) -> list[Heard]:
    frame = Frame("rule", pattern, Origin(Path("rule.yaml"), 1, 0, ""))
    parse, tokens = told(sentence, *said, phrases=phrases)

    def fits(_label: str, name: str, phrase: Phrase) -> bool:
        return name == "thing" or any(token in NAMES for token in tokens.text[slice(*phrase.span)])

    matches: list[Heard] = []
    for match in FrameIndex([frame], MARKERS, frozenset()).find(parse, tokens, fits):
        slots: Heard = {}
        for filled in match.filled:
            slots.setdefault(filled.slot, []).append(of(tokens, filled.phrase.span))
        matches.append(slots)
    return matches


BUY = clause("buy", slot("target", "object"), slot("acquirer", "subject", must=False), nouns="acquisition")
BOTH = [{"target": ["Corvane"], "acquirer": ["Gaon"]}]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Gaon buy Corvane", [verb("buy", subject="Gaon", object="Corvane")]),
        ("Corvane buy by Gaon", [verb("buy", passive=True, subject="Corvane", by="Gaon")]),
        ("Corvane that Gaon buy", [verb("buy", subject="Gaon", object="Corvane (antecedent)")]),
        ("Gaon agree to buy Corvane", [verb("buy", subject="Gaon (controlled)", object="Corvane")]),
        ("Gaon sell Nordan and buy Corvane", [verb("buy", subject="Gaon (shared)", object="Corvane")]),
        ("Gaon acquisition of Corvane", [noun("acquisition", possessor="Gaon", of="Corvane")]),
        ("acquisition of Corvane by Gaon", [noun("acquisition", by="Gaon", of="Corvane")]),
        ("Gaon Corvane acquisition", [noun("acquisition", possessor="Gaon", modifier="Corvane")]),
        ("Gaon Corvane acquisition", [noun("acquisition", modifier=("Gaon", "Corvane"))]),
        ("Corvane acquisition by Gaon", [noun("acquisition", possessor="Corvane", by="Gaon")]),
        (
            "Gaon complete the Corvane acquisition",
            [
                verb("complete", subject="Gaon", object="the Corvane acquisition"),
                noun("acquisition", subject="Gaon (controlled)", modifier="Corvane"),
            ],
        ),
        (
            "Nordan approve acquisition of Corvane by Gaon",
            [noun("acquisition", subject="Nordan (controlled)", of="Corvane", by="Gaon")],
        ),
    ],
)
def test_one_pattern_covers(sentence: str, said: list[Said]) -> None:
    assert heard(BUY, sentence, *said) == BOTH


def test_a_possessor_alone_does_not_tell_who_is_bought() -> None:
    assert heard(BUY, "Gaon acquisition", noun("acquisition", possessor="Gaon")) == []


def test_the_subject_may_stay_empty() -> None:
    assert heard(BUY, "Corvane buy", verb("buy", passive=True, subject="Corvane")) == [{"target": ["Corvane"]}]
    assert heard(BUY, "it buy Corvane", verb("buy", subject="it", object="Corvane")) == [{"target": ["Corvane"]}]


def test_the_object_may_not() -> None:
    assert heard(BUY, "Gaon buy it", verb("buy", subject="Gaon", object="it")) == []
    assert heard(BUY, "Gaon buy", verb("buy", subject="Gaon")) == []


def test_another_predicate_is_no_match() -> None:
    assert heard(BUY, "Gaon sell Corvane", verb("sell", subject="Gaon", object="Corvane")) == []
    assert heard(BUY, "buy Corvane", noun("buy", of="Corvane")) == []


def test_members_of_a_list_each_fill_the_slot() -> None:
    said = verb("buy", subject="Gaon", object="Corvane + it + Nordan")
    assert heard(BUY, "Gaon buy Corvane it Nordan", said) == [{"target": ["Corvane", "Nordan"], "acquirer": ["Gaon"]}]


def test_an_apposition_stands_in_for_a_phrase_that_does_not_fit() -> None:
    said = verb("buy", subject="its rival = Gaon", object="Corvane")
    assert heard(BUY, "its rival Gaon buy Corvane", said) == BOTH


def test_a_receiver_is_the_subject_of_a_passive_with_an_object_and_the_first_of_two_objects() -> None:
    award = clause(
        "award", literal("object", "contract"), slot("winner", "oblique", "to"), slot("giver", "subject", must=False)
    )
    expected = [{"winner": ["Corvane"], "giver": ["Gaon"]}]
    assert (
        heard(award, "Gaon award contract to Corvane", verb("award", subject="Gaon", object="contract", to="Corvane"))
        == expected
    )
    assert (
        heard(
            award,
            "Corvane award contract by Gaon",
            verb("award", passive=True, subject="Corvane", object="contract", by="Gaon"),
        )
        == expected
    )
    assert (
        heard(award, "Gaon award Corvane contract", verb("award", subject="Gaon", object=("Corvane", "contract")))
        == expected
    )


SIGN = clause(
    "sign",
    literal("object", "supply contract"),
    slot("customer", "oblique", "with"),
    slot("supplier", "subject", must=False),
)


@pytest.mark.parametrize(
    ("thing", "found"),
    [
        ("supply contract", True),
        ("supply and build contract", True),
        ("supplycontract", True),
        ("contract", False),
        ("supply", False),
        ("contract supply", False),
    ],
)
def test_words_of_a_literal_stand_in_its_phrase(thing: str, *, found: bool) -> None:
    sentence = f"Gaon sign {thing} with Corvane"
    matches = heard(SIGN, sentence, verb("sign", subject="Gaon", object=thing, **{"with": "Corvane"}))
    assert bool(matches) is found


def test_an_oblique_may_hang_on_the_noun_that_the_frame_names() -> None:
    said = verb("sign", subject="Gaon", object="supply contract"), noun("contract", **{"and-with": "Corvane"})
    assert heard(SIGN, "Gaon sign supply contract with Corvane", *said) == [
        {"customer": ["Corvane"], "supplier": ["Gaon"]}
    ]


def test_a_slot_inside_a_literal_phrase() -> None:
    stake = clause(
        "buy", literal("object", "stake", inner=(slot("target", "possessor"),)), slot("acquirer", "subject", must=False)
    )
    assert heard(stake, "Gaon buy Corvane stake", verb("buy", subject="Gaon", object="Corvane / stake")) == BOTH
    assert heard(stake, "Gaon buy Corvane stake", verb("buy", subject="Gaon", object="Corvane stake")) == BOTH
    of_noun = verb("buy", subject="Gaon", object="stake"), noun("stake", of="Corvane")
    assert heard(stake, "Gaon buy stake of Corvane", *of_noun) == BOTH
    assert heard(stake, "Gaon buy stake", verb("buy", subject="Gaon", object="stake")) == []


def test_a_list_as_subject_says_with_whom() -> None:
    pact = clause("sign", literal("object", "pact"), slot("party", "subject", least=2))
    said = verb("sign", subject="Gaon + Corvane", object="pact")
    assert heard(pact, "Gaon Corvane sign pact", said) == [{"party": ["Gaon", "Corvane"]}]
    assert heard(pact, "Gaon sign pact", verb("sign", subject="Gaon", object="pact")) == []


def test_a_clause_below() -> None:
    choose = clause(
        "choose", slot("supplier", "object"), slot("customer", "subject", must=False), below=(clause("supply build"),)
    )
    said = verb("choose", subject="Gaon", object="Corvane")
    supply = verb("supply", parent=0, link="complement", subject="Corvane (controlled)")
    assert heard(choose, "Gaon choose Corvane supply", said, supply) == [
        {"supplier": ["Corvane"], "customer": ["Gaon"]}
    ]
    assert heard(choose, "Gaon choose Corvane", said) == []
    begin = verb("begin", parent=0, link="complement"), verb("supply", parent=1, link="complement")
    assert heard(choose, "Gaon choose Corvane begin supply", said, *begin) != []
    elsewhere = verb("say", parent=0, link="relative"), verb("supply", parent=1, link="complement")
    assert heard(choose, "Gaon choose Corvane say supply", said, *elsewhere) == []


UNIT = clause("be", literal("predicative", "unit", inner=(slot("owner", "possessor"),)), slot("venture", "subject"))


def test_a_copula_and_an_apposition_say_the_same() -> None:
    expected = [{"owner": ["Gaon"], "venture": ["Corvane"]}]
    assert heard(UNIT, "Corvane be Gaon unit", verb("be", subject="Corvane", predicative="Gaon / unit")) == expected
    assert heard(UNIT, "Corvane Gaon unit grow", verb("grow", subject="Corvane = Gaon / unit")) == expected
    assert heard(UNIT, "Gaon unit Corvane grow", verb("grow", subject="Gaon unit = Corvane")) == expected


def test_a_noun_frame() -> None:
    outage = clause("", slot("operator", "subject"), nouns="outage")
    assert heard(outage, "Gaon outage", noun("outage", modifier="Gaon")) == [{"operator": ["Gaon"]}]
    assert heard(outage, "outage of Gaon", noun("outage", of="Gaon")) == [{"operator": ["Gaon"]}]
    assert heard(outage, "outage", noun("outage")) == []


def test_what_may_be_missing() -> None:
    buy = clause("buy", slot("target", "object"), slot("seller", "oblique", "from", must=False))
    assert heard(buy, "buy Corvane", verb("buy", object="Corvane")) == [{"target": ["Corvane"]}]
    assert heard(buy, "buy Corvane from Nordan", verb("buy", object="Corvane", **{"from": "Nordan"})) == [
        {"target": ["Corvane"], "seller": ["Nordan"]}
    ]


def test_phrases_frames() -> None:
    startup = PhrasePattern(slot="company", before=(PhrasePattern(words=frozenset({("startup",)})),))
    assert heard(startup, "startup Gaon", phrases=("startup Gaon",)) == [{"company": ["Gaon"]}]
    assert heard(startup, "rival Gaon", phrases=("rival Gaon",)) == []
    post = PhrasePattern(slot="thing", before=(PhrasePattern(slot="company"), PhrasePattern(slot="thing")))
    assert heard(post, "Gaon chief Solvang", phrases=("Gaon chief Solvang",)) == [
        {"thing": ["Solvang", "chief"], "company": ["Gaon"]}
    ]


def test_of_one_rule_the_fullest_match_is_told() -> None:
    frames = [
        Frame("rule", clause("buy", slot("target", "object")), Origin(Path("a"), 1, 0, "")),
        Frame("rule", BUY, Origin(Path("a"), 2, 0, "")),
    ]
    parse, tokens = told("Gaon buy Corvane", verb("buy", subject="Gaon", object="Corvane"))
    [match] = FrameIndex(frames, MARKERS, frozenset()).find(parse, tokens, lambda *_: True)
    assert (match.frame.origin.line, match.anchor) == (2, (1, 2))


def test_a_retracting_frame_takes_the_match_back() -> None:
    frames = [
        Frame("rule", SIGN, Origin(Path("a"), 1, 0, "")),
        Frame(
            "rule", PhrasePattern(words=frozenset({("labour", "contract")})), Origin(Path("a"), 2, 0, ""), retracts=True
        ),
    ]
    index = FrameIndex(frames, MARKERS, frozenset())
    for thing, found in (("supply contract", 1), ("labour supply contract", 0)):
        parse, tokens = told(
            f"Gaon sign {thing} with Corvane", verb("sign", subject="Gaon", object=thing, **{"with": "Corvane"})
        )
        assert len(list(index.find(parse, tokens, lambda *_: True))) == found


def test_a_noun_of_two_words_wants_both() -> None:
    build = ClausePattern(frozenset(), frozenset({"joint development"}), (slot("party", "subject"),))
    said = noun("development", at="development", possessor="Gaon")
    assert heard(build, "Gaon joint development", said, phrases=("Gaon joint development",)) == [{"party": ["Gaon"]}]
    assert heard(build, "Gaon quick development", said, phrases=("Gaon quick development",)) == []


def test_letters_may_be_large_or_small() -> None:
    award = clause("win", literal("object", "mwc prize"), slot("winner", "subject"))
    parse, tokens = told("Gaon win MWC prize", verb("win", subject="Gaon", object="MWC prize"))
    frame = Frame("rule", award, Origin(Path("a"), 1, 0, ""))
    assert list(FrameIndex([frame], MARKERS, frozenset()).find(parse, tokens, lambda *_: True))


def test_patterns_share_what_is_equal_and_stay_what_they_are() -> None:
    pool: dict[object, object] = {}
    one, other = (shared(clause("buy", slot("subject", "subject"), literal("object", "big stake")), pool) for _ in "ab")
    assert one is other
    assert (one.parts[0].function, one.parts[0].must, one.parts[0].least) == (Function.SUBJECT, True, 1)
    assert isinstance(one.parts[0].function, Function)
    assert isinstance(one.parts[0].must, bool)
