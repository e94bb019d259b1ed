"""Frames through the real grammars: one line each, and the ways of saying it that it must read."""

from functools import cache
from pathlib import Path

import pytest

from extractor.errors import RuleError
from extractor.grammar.parse import Phrase
from extractor.language.languages import load_sentence_grammars
from extractor.patterns.compile import FrameCompiler, Source
from extractor.patterns.load import frame_languages
from extractor.patterns.match import FrameIndex
from extractor.patterns.pattern import Origin
from extractor.patterns.sets import WordSet, merge_sets
from extractor.patterns.trace import account, missed
from extractor.patterns.written import Language
from extractor.rulefiles.folders import rule_folders

NAMES = (
    "Gaon Telecom",
    "Nordan Networks",
    "Corvane Systems",
    "Brightwave Mobile",
    "Mira Solvang",
    "가온텔레콤",
    "노던네트웍스",
    "코베인시스템즈",
    "브라이트웨이브",
    "서도윤",
)
GAON, NORDAN, CORVANE, BRIGHTWAVE, MIRA = NAMES[:5]
SLOTS = frozenset(
    (
        "acquirer",
        "target",
        "supplier",
        "customer",
        "party",
        "operator",
        "owner",
        "unit",
        "seller",
        "who",
        "what",
        "post",
    )
)
SETS = {
    "buy": {
        "en": {"verbs": ["acquire", "buy", "take over"], "nouns": ["acquisition", "purchase"]},
        "ko": {"verbs": ["인수하다", "사들이다"], "nouns": ["매입"]},
    },
    "supply": {"en": {"verbs": ["supply", "deliver"], "nouns": ["supply"]}, "ko": {"verbs": ["공급하다", "납품하다"]}},
    "sign": {"en": {"verbs": ["sign", "ink"]}, "ko": {"verbs": ["체결하다", "맺다"]}},
    "win": {"en": {"verbs": ["win", "be awarded"]}, "ko": {"verbs": ["수주하다", "손에 넣다"]}},
    "gear": {"en": {"nouns": ["equipment", "gear"]}, "ko": {"nouns": ["장비", "솔루션"]}},
    "say": {"en": {"verbs": ["say", "add"]}, "ko": {"verbs": ["말하다", "밝히다"]}},
}

Heard = dict[str, list[str]]


@cache
def languages() -> dict[str, Language]:
    return frame_languages(rule_folders(), load_sentence_grammars(rule_folders()))


@cache
def compiler(language: str) -> FrameCompiler:
    sets = merge_sets((name, WordSet.model_validate(words)) for name, words in SETS.items())
    return FrameCompiler(languages()[language], sets.of(language))


@cache
def index(language: str, *frames: str) -> FrameIndex[str]:
    return compiler(language).index(
        [
            Source("rule", frame, Origin(Path("rule.yaml"), line, 7, frame), SLOTS, phrases=True)
            for line, frame in enumerate(frames, 1)
        ]
    )


def read(language: str, sentence: str, nouns: frozenset[str]):  # noqa: ANN201 - a test's helper
    found = sorted((sentence.index(name), sentence.index(name) + len(name)) for name in NAMES if name in sentence)
    sentences, tokens = languages()[language].reads(sentence, found)
    [one] = sentences
    names = [tokens.span(*span) for span in found]
    return languages()[language].grammar.parse(one, tokens, names, nouns), tokens, names


def heard(frames: FrameIndex[str], language: str, sentence: str) -> list[Heard]:
    parse, tokens, names = read(language, sentence, frames.nouns)

    def text(phrase: Phrase, *, thing: bool) -> str:
        inside = [span for span in names if phrase.span[0] <= span[0] and span[1] <= phrase.span[1] and not thing]
        start, end = inside[0] if inside else phrase.head
        return "".join(
            (" " if at > start and tokens.start[at] > tokens.end[at - 1] else "") + tokens.text[at]
            for at in range(start, end)
        )

    def fits(_label: str, slot: str, phrase: Phrase) -> bool:
        return slot in {"what", "post"} or any(
            phrase.span[0] <= span[0] and span[1] <= phrase.span[1] for span in names
        )

    matches: list[Heard] = []
    for match in frames.find(parse, tokens, fits):
        slots: Heard = {}
        for filled in match.filled:
            slots.setdefault(filled.slot, []).append(text(filled.phrase, thing=filled.slot in {"what", "post"}))
        if slots not in matches:
            matches.append(slots)
    return matches


BUYS = {"acquirer": [GAON], "target": [CORVANE]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Gaon Telecom acquired Corvane Systems.",
        "Gaon Telecom has agreed to take over Corvane Systems.",
        "Corvane Systems was bought by Gaon Telecom last year.",
        "Corvane Systems, which Gaon Telecom bought in May, makes antennas.",
        "Gaon Telecom, which acquired Corvane Systems, will cut jobs.",
        "Having bought Corvane Systems, Gaon Telecom will cut jobs.",
        "Gaon Telecom plans to acquire Corvane Systems.",
        "Gaon Telecom's acquisition of Corvane Systems was approved.",
        "The acquisition of Corvane Systems by Gaon Telecom was approved.",
        "Gaon Telecom completed the purchase of Corvane Systems.",
    ],
)
def test_an_english_frame_covers(sentence: str) -> None:
    assert BUYS in heard(index("en", "{acquirer} @buy {target}"), "en", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "가온텔레콤이 코베인시스템즈를 인수했다.",
        "가온텔레콤은 지난해 코베인시스템즈를 사들였다고 밝혔다.",
        "코베인시스템즈가 가온텔레콤에 인수됐다.",
        "가온텔레콤이 인수한 코베인시스템즈는 안테나를 만든다.",
        "코베인시스템즈를 인수한 가온텔레콤은 직원을 줄인다.",
        "가온텔레콤은 코베인시스템즈를 인수할 계획이다.",
        "가온텔레콤의 코베인시스템즈 인수가 승인됐다.",
        "가온텔레콤은 코베인시스템즈 인수를 마무리했다.",
        "가온텔레콤, 코베인시스템즈 인수",
    ],
)
def test_a_korean_frame_covers(sentence: str) -> None:
    found = heard(index("ko", "{acquirer}가 {target}을 @buy"), "ko", sentence)
    assert {"acquirer": ["가온텔레콤"], "target": ["코베인시스템즈"]} in found


@pytest.mark.parametrize(
    ("language", "frame", "sentence", "slots"),
    [
        (
            "en",
            "{supplier} @supply @gear to {customer}",
            "Gaon Telecom supplied 5G equipment to Nordan Networks.",
            {"supplier": [GAON], "customer": [NORDAN]},
        ),
        (
            "en",
            "{supplier} @supply @gear to {customer}",
            "Gear was delivered to Nordan Networks.",
            {"customer": [NORDAN]},
        ),
        (
            "en",
            "{supplier} @win a contract|order from {customer}",
            "Gaon Telecom won a big order from Nordan Networks.",
            {"supplier": [GAON], "customer": [NORDAN]},
        ),
        (
            "en",
            "{supplier} @win a contract|order from {customer}",
            "Gaon Telecom was awarded a contract from Nordan Networks.",
            {"supplier": [GAON], "customer": [NORDAN]},
        ),
        (
            "en",
            "{party} @sign an agreement with {party}",
            "Gaon Telecom signed an agreement with Nordan Networks.",
            {"party": [NORDAN, GAON]},
        ),
        (
            "en",
            "{party} @sign an agreement with {party}",
            "Gaon Telecom and Nordan Networks signed an agreement.",
            {"party": [GAON, NORDAN]},
        ),
        (
            "en",
            "{customer} chooses {supplier} to supply|build",
            "Nordan Networks chose Gaon Telecom to build its network.",
            {"customer": [NORDAN], "supplier": [GAON]},
        ),
        (
            "en",
            "{acquirer} @buy a stake in {target}",
            "Gaon Telecom bought a 20% stake in Corvane Systems.",
            {"acquirer": [GAON], "target": [CORVANE]},
        ),
        (
            "en",
            "{acquirer} @buy {target}'s shares",
            "Gaon Telecom bought Corvane Systems' shares.",
            {"acquirer": [GAON], "target": [CORVANE]},
        ),
        (
            "en",
            "{unit} is a subsidiary of {owner}",
            "Corvane Systems is a subsidiary of Gaon Telecom.",
            {"unit": [CORVANE], "owner": [GAON]},
        ),
        (
            "en",
            "{unit} is a subsidiary of {owner}",
            "Corvane Systems, a subsidiary of Gaon Telecom, makes antennas.",
            {"unit": [CORVANE], "owner": [GAON]},
        ),
        ("en", "{operator} outage", "The Gaon Telecom outage lasted three hours.", {"operator": [GAON]}),
        ("en", "outage at {operator}", "An outage at Gaon Telecom lasted three hours.", {"operator": [GAON]}),
        (
            "ko",
            "{supplier}가 {customer}에|에게 @gear를 @supply",
            "가온텔레콤이 노던네트웍스에 5G 장비를 공급한다.",
            {"supplier": ["가온텔레콤"], "customer": ["노던네트웍스"]},
        ),
        (
            "ko",
            "{supplier}가 {customer}에|에게 @gear를 @supply",
            "가온텔레콤은 노던네트웍스에게 보안 솔루션을 납품했다.",
            {"supplier": ["가온텔레콤"], "customer": ["노던네트웍스"]},
        ),
        (
            "ko",
            "{supplier}가 {customer}와 공급 계약을 @sign",
            "가온텔레콤은 노던네트웍스와 5G 장비 공급계약을 맺었다.",
            {"supplier": ["가온텔레콤"], "customer": ["노던네트웍스"]},
        ),
        (
            "ko",
            "{supplier}가 {customer}와 공급 계약을 @sign",
            "가온텔레콤은 노던네트웍스와의 장비 공급 계약을 체결했다.",
            {"supplier": ["가온텔레콤"], "customer": ["노던네트웍스"]},
        ),
        (
            "ko",
            "{party}가 {party}와 협약을 @sign",
            "가온텔레콤과 노던네트웍스는 협약을 맺었다.",
            {"party": ["가온텔레콤", "노던네트웍스"]},
        ),
        (
            "ko",
            "{acquirer}가 {target}의 지분을 @buy",
            "가온텔레콤이 코베인시스템즈 지분을 사들였다.",
            {"acquirer": ["가온텔레콤"], "target": ["코베인시스템즈"]},
        ),
        (
            "ko",
            "{unit}가 {owner}의 자회사이다",
            "가온텔레콤의 자회사인 코베인시스템즈가 안테나를 만든다.",
            {"unit": ["코베인시스템즈"], "owner": ["가온텔레콤"]},
        ),
        (
            "ko",
            "{unit}가 {owner}의 자회사이다",
            "가온텔레콤의 자회사 코베인시스템즈가 안테나를 만든다.",
            {"unit": ["코베인시스템즈"], "owner": ["가온텔레콤"]},
        ),
        ("ko", "{operator} 장애", "가온텔레콤 장애가 세 시간 이어졌다.", {"operator": ["가온텔레콤"]}),
        ("ko", "{operator}에서 장애가 발생하다", "가온텔레콤에서 통신 장애가 발생했다.", {"operator": ["가온텔레콤"]}),
    ],
)
def test_a_frame_reads(language: str, frame: str, sentence: str, slots: Heard) -> None:
    assert heard(index(language, frame), language, sentence) == [slots]


@pytest.mark.parametrize(
    ("language", "frame", "sentence"),
    [
        ("en", "{supplier} @supply @gear to {customer}", "Gaon Telecom supplied staff to Nordan Networks."),
        ("en", "{acquirer} @buy {target}", "Gaon Telecom bought a building."),
        ("en", "{customer} chooses {supplier} to supply|build", "Nordan Networks chose Gaon Telecom to win."),
        ("ko", "{supplier}가 {customer}와 공급 계약을 @sign", "가온텔레콤은 노던네트웍스와 근로 계약을 맺었다."),
        ("ko", "{acquirer}가 {target}을 @buy", "가온텔레콤이 건물을 사들였다."),
    ],
)
def test_a_frame_does_not_read(language: str, frame: str, sentence: str) -> None:
    assert heard(index(language, frame), language, sentence) == []


@pytest.mark.parametrize(
    ("language", "frame", "sentence", "slots"),
    [
        (
            "en",
            "{who}, {post} of {owner}",
            "Mira Solvang, chief executive of Gaon Telecom, left.",
            {"who": [MIRA], "post": ["executive"], "owner": [GAON]},
        ),
        (
            "en",
            "{owner} {post} {who}",
            "Gaon Telecom president Mira Solvang left.",
            {"who": [MIRA], "post": ["president"], "owner": [GAON]},
        ),
        ("en", "startup {unit}", "The startup Corvane Systems grew.", {"unit": [CORVANE]}),
        (
            "en",
            '"{what}," {who} @say',
            '"Prices will fall," Mira Solvang said.',
            {"who": [MIRA], "what": ["Prices will fall,"]},
        ),
        (
            "ko",
            '{who}가 "{what}"라고 @say',
            '서도윤은 "요금이 내린다"고 말했다.',
            {"who": ["서도윤"], "what": ["요금이 내린다"]},
        ),
        ("ko", "스타트업 {unit}", "스타트업 코베인시스템즈가 성장했다.", {"unit": ["코베인시스템즈"]}),
        (
            "ko",
            "{owner} {post} {who}",
            "가온텔레콤 대표 서도윤이 물러났다.",
            {"who": ["서도윤"], "post": ["대표"], "owner": ["가온텔레콤"]},
        ),
    ],
)
def test_posts_names_and_quotes_are_frames_too(language: str, frame: str, sentence: str, slots: Heard) -> None:
    assert slots in heard(index(language, frame), language, sentence)


def test_an_adverb_of_a_frame_must_stand_in_the_clause() -> None:
    frames = index("en", "{acquirer} and {acquirer} together buy {target}")
    slots = {"acquirer": [GAON, NORDAN], "target": [CORVANE]}
    assert heard(frames, "en", f"{GAON} and {NORDAN} together bought {CORVANE}.") == [slots]
    assert heard(frames, "en", f"{GAON} and {NORDAN} bought {CORVANE}.") == []


def test_a_noun_that_is_a_verb_too_is_heard_as_the_text_is() -> None:
    sets = merge_sets(
        [("sum", WordSet.model_validate({"en": {"nouns": ["profit", "operating income", "win", "damages"]}}))]
    )
    frames = FrameCompiler(languages()["en"], sets.of("en")).index(
        [Source("rule", "{acquirer} reports @sum", Origin(Path("rule.yaml"), 1, 7, ""), SLOTS)]
    )
    for noun in ("an operating income", "three wins", "damages of $3 million"):
        assert heard(frames, "en", f"{GAON} reported {noun}.") == [{"acquirer": [GAON]}]


@pytest.mark.parametrize(
    ("language", "frame", "column", "expected"),
    [
        ("en", "{acquirer} @bye {target}", 11, "no such set @bye here; did you mean 'buy'?"),
        ("en", "{aquirer} @buy {target}", 0, "no such slot 'aquirer'; did you mean 'acquirer'?"),
        (
            "en",
            "{acquirer} buys {target} {seller}",
            16,
            "the slot {target} stands in no function here; give it a particle or preposition",
        ),
        (
            "ko",
            "{acquirer} {target}를 @buy",
            0,
            "the slot {acquirer} stands in no function here; give it a particle or preposition",
        ),
        ("en", "{acquirer} @buy (", 16, "this bracket is never closed; add ')'"),
        ("en", "({acquirer})", 0, "nothing in it must be there; write the sentence that the rule is to find"),
        (
            "en",
            "a|b|c|d|e a|b|c|d|e a|b|c|d|e",
            0,
            "125 ways to read one frame, more than 64; put the words into a set",
        ),
        ("en", "{acquirer} buys {target}. It grows.", 0, "read as 2 sentences"),
    ],
)
def test_what_goes_wrong(language: str, frame: str, column: int, expected: str) -> None:
    with pytest.raises(RuleError) as caught:
        compiler(language).index([Source("rule", frame, Origin(Path("rule.yaml"), 3, 7, frame), SLOTS)])
    [problem] = caught.value.problems
    assert (problem.line, problem.column) == (3, 7 + column)
    assert problem.expected.startswith(expected)


def test_a_frame_without_a_predicate_is_refused_where_there_must_be_one() -> None:
    with pytest.raises(RuleError, match="no predicate"):
        compiler("en").index([Source("rule", "startup {unit}", Origin(Path("rule.yaml"), 3, 7, ""), SLOTS)])


def test_the_explicit_spelling_says_the_same() -> None:
    frame = {"predicate": "@buy", "acquirer": "subject", "target": "object", "seller": "from?"}
    frames = compiler("en").index([Source("rule", frame, Origin(Path("rule.yaml"), 3, 7, ""), SLOTS)])
    assert heard(frames, "en", "Corvane Systems was bought by Gaon Telecom.") == [BUYS]
    sentence = "Gaon Telecom bought Corvane Systems from Nordan Networks."
    assert heard(frames, "en", sentence) == [{**BUYS, "seller": [NORDAN]}]
    for wrong in ({"acquirer": "subject"}, {"predicate": "@bye"}, {"predicate": "buy", "buyer": "subject"}):
        with pytest.raises(RuleError):
            compiler("en").index([Source("rule", wrong, Origin(Path("rule.yaml"), 3, 7, ""), SLOTS)])


def test_a_trace_tells_what_was_missing_and_what_filled() -> None:
    frames = index("en", "{acquirer} @buy a stake from {target}", "{acquirer} @buy {target}")
    parse, tokens, names = read("en", "Gaon Telecom bought Corvane Systems.", frames.nouns)

    def fits(_label: str, _slot: str, phrase: Phrase) -> bool:
        return any(phrase.span[0] <= span[0] and span[1] <= phrase.span[1] for span in names)

    [near] = missed(frames, parse, tokens, fits)
    assert near.reasons == ("object 'Corvane Systems' is no stake", "no from for {target}")
    [match] = frames.find(parse, tokens, fits)
    assert list(account(match, parse, tokens)) == [
        "target = 'Corvane Systems', object of 'bought' (overt)",
        "acquirer = 'Gaon Telecom', subject of 'bought' (overt)",
    ]


def test_a_frame_retracts() -> None:
    def source(frame: str, *, retracts: bool = False) -> Source[str]:
        return Source("rule", frame, Origin(Path("rule.yaml"), 1, 1, frame), SLOTS, retracts=retracts)

    frames = compiler("en").index([source("{party} @sign a contract"), source("labour contract", retracts=True)])
    assert heard(frames, "en", "Gaon Telecom signed a contract.") == [{"party": [GAON]}]
    assert heard(frames, "en", "Gaon Telecom signed a labour contract.") == []


def test_a_particle_fits_the_noun_of_a_set_that_it_follows() -> None:
    sets = merge_sets([("rule", WordSet.model_validate({"ko": {"nouns": ["법", "제도"]}}))])
    frames = FrameCompiler(languages()["ko"], sets.of("ko")).index(
        [Source("rule", "{acquirer}의 @rule가 바뀌다", Origin(Path("rule.yaml"), 1, 7, ""), SLOTS)]
    )
    for noun in ("법이", "제도가"):
        assert heard(frames, "ko", f"가온텔레콤의 {noun} 바뀌었다.") == [{"acquirer": ["가온텔레콤"]}]


def test_a_noun_that_the_analyser_cuts_is_refused() -> None:
    sets = merge_sets([("thing", WordSet.model_validate({"ko": {"nouns": ["단말"]}}))])
    with pytest.raises(RuleError, match="'단말' of @thing is read as"):
        FrameCompiler(languages()["ko"], sets.of("ko")).index(
            [Source("rule", "{acquirer}가 @thing를 사다", Origin(Path("rule.yaml"), 1, 7, ""), SLOTS)]
        )


@pytest.mark.parametrize(("noun", "found"), [("network failure", [{"operator": [GAON]}]), ("crop failure", [])])
def test_a_noun_frame_asks_for_the_words_before_its_noun(noun: str, found: list[Heard]) -> None:
    assert heard(index("en", "network failure at {operator}"), "en", f"A {noun} at {GAON} annoyed many.") == found


@pytest.mark.parametrize(
    ("language", "frame", "sentence", "slots"),
    [
        (
            "en",
            "{party} @sign an agreement with {party}",
            "Gaon Telecom signed an agreement together with Nordan Networks.",
            {"party": [NORDAN, GAON]},
        ),
        (
            "en",
            "{supplier} @win a contract from {customer?}",
            "Gaon Telecom won a series of contracts.",
            {"supplier": [GAON]},
        ),
        (
            "en",
            "{supplier} @win a contract from {customer?}",
            "Gaon Telecom won 12 of its contracts abroad.",
            {"supplier": [GAON]},
        ),
        (
            "ko",
            "{supplier}가 @gear 계약을 @sign",
            "가온텔레콤은 장비 계약 절차를 맺었다.",
            {"supplier": ["가온텔레콤"]},
        ),
        (
            "ko",
            "{party}가 {party}와 협약을 @sign",
            "가온텔레콤은 노던네트웍스와 함께 협약을 맺었다.",
            {"party": ["노던네트웍스", "가온텔레콤"]},
        ),
        ("ko", "{who}가 박람회에 참가하다", "가온텔레콤, 통신 박람회 참가", {"who": ["가온텔레콤"]}),
        (
            "ko",
            "{supplier}가 {customer}에 @supply",
            "가온텔레콤은 노던네트웍스에 공급을 검토했다.",
            {"supplier": ["가온텔레콤"], "customer": ["노던네트웍스"]},
        ),
        (
            "ko",
            "{acquirer}가 {seller}의 {target} 지분을 @buy",
            "가온텔레콤은 노던네트웍스의 코베인시스템즈 지분을 인수했다.",
            {"acquirer": ["가온텔레콤"], "seller": ["노던네트웍스"], "target": ["코베인시스템즈"]},
        ),
    ],
)
def test_the_same_in_other_words(language: str, frame: str, sentence: str, slots: Heard) -> None:
    assert slots in heard(index(language, frame), language, sentence)
