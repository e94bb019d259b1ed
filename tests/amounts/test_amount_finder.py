"""Sums of money: values, spans, sentences, rule folders, and the finder's promises about any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from babel.numbers import get_currency_name
from hypothesis import given
from hypothesis import strategies as st

from extractor.amounts.finder import AmountFinder
from extractor.document.facts import Amount
from extractor.errors import RuleError
from extractor.rulefiles.paths import shipped_rules

RULES = shipped_rules() / "amounts"
FINDER = AmountFinder(RULES)
# Its patterns are compiled at the first sum, which is no part of what is timed below.
FINDER.find("$5 5억원", [(0, 2, "en"), (2, 6, "ko")])
LANGUAGES = st.sampled_from(["ko", "en"])
# Letters that sums are made of, so that random text comes near them.
MONEYLIKE = st.text(alphabet="0123456789.,~- \n$€£W만억조천백십원달러수약삼오(mbk)tnilorewduask'’", max_size=80)


def sums(text: str, language: str) -> list[tuple[str, int | float, str]]:
    found = FINDER.find(text, [(0, len(text), language)])
    return [(text[amount.start : amount.end], amount.value, amount.currency) for amount in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3천억원을", ("3천억원", 300_000_000_000, "KRW")),
        ("1억5천만원", ("1억5천만원", 150_000_000, "KRW")),
        ("약5억원가량", ("5억원", 500_000_000, "KRW")),
        ("50억원 적자", ("50억원", 5_000_000_000, "KRW")),
        ("-50억원", ("50억원", 5_000_000_000, "KRW")),
        ("오천만 원", ("오천만 원", 50_000_000, "KRW")),
        ("수천억 원대", ("수천억 원", 100_000_000_000, "KRW")),
        ("500원인 상품", ("500원", 500, "KRW")),
        ("1.5조원", ("1.5조원", 1_500_000_000_000, "KRW")),
        ("5억 미 달러", ("5억 미 달러", 500_000_000, "USD")),
        ("3억 USD", ("3억 USD", 300_000_000, "USD")),
        ("1경원", ("1경원", 10**16, "KRW")),
        ("3경2천조원", ("3경2천조원", 32 * 10**15, "KRW")),
        ("이백삼조 원", ("이백삼조 원", 203 * 10**12, "KRW")),
        ("수조 원", ("수조 원", 10**12, "KRW")),
    ],
)
def test_korean_sum(text: str, expected: tuple[str, int | float, str]) -> None:
    assert sums(text, "ko") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40 BLN WON", ("40 BLN WON", 40_000_000_000, "KRW")),
        ("$1-billion", ("$1-billion", 1_000_000_000, "USD")),
        ("$600,000-a-year", ("$600,000", 600_000, "USD")),
        ("one and a half billion dollars", ("one and a half billion dollars", 1_500_000_000, "USD")),
        ("a couple of million euros", ("a couple of million euros", 2_000_000, "EUR")),
        ("two hundred and fifty million dollars", ("two hundred and fifty million dollars", 250_000_000, "USD")),
        ("1 lakh crore rupees", ("1 lakh crore rupees", 1_000_000_000_000, "INR")),
        ("500€", ("500€", 500, "EUR")),
        ("$99.99/month", ("$99.99", 99.99, "USD")),
        ("SEK 3.2bn", ("SEK 3.2bn", 3_200_000_000, "SEK")),
        ("a quarter billion dollars", ("a quarter billion dollars", 250_000_000, "USD")),
        ("three tenths of a million euros", ("three tenths of a million euros", 300_000, "EUR")),
        ("billions of rupees", ("billions of rupees", 1_000_000_000, "INR")),
        ("€1.234.567,89", ("€1.234.567,89", 1_234_567.89, "EUR")),
        ("1\u202f250\u202f000 euros", ("1\u202f250\u202f000 euros", 1_250_000, "EUR")),
        ("4’500 Swiss francs", ("4’500 Swiss francs", 4_500, "CHF")),
        ("(3.5) million dollars", ("(3.5) million dollars", 3_500_000, "USD")),
        ("Rp 5 trillion", ("Rp 5 trillion", 5 * 10**12, "IDR")),
    ],
)
def test_english_sum(text: str, expected: tuple[str, int | float, str]) -> None:
    assert sums(text, "en") == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("$(5 million", "en"),
        ("$5) million", "en"),
        ("$7 zillion", "en"),
        ("€1,2345", "en"),
        ("€1'23'456", "en"),
        ("a third million dollars", "en"),
        ("three quarters of dollars", "en"),
        ("이경원 대표", "ko"),
        ("백경원 씨", "ko"),
        ("사조 원료", "ko"),
    ],
)
def test_what_is_not_understood_is_left_out_whole(text: str, language: str) -> None:
    assert sums(text, language) == []


@pytest.mark.parametrize("code", ["EGP", "QAR", "UAH", "XOF", "CLP", "KWD", "VES", "LKR", "ISK", "MNT"])
def test_currencies_of_the_standard_are_known_by_name_and_code(code: str) -> None:
    for language in ("en", "ko"):
        name = get_currency_name(code, count=2, locale=language)
        text = f"{'3bn' if language == 'en' else '30억'} {name}"
        assert sums(text, language) == [(text, 3_000_000_000, code)]
    assert sums(f"{code} 3 billion", "en") == [(f"{code} 3 billion", 3_000_000_000, code)]


@pytest.mark.parametrize("text", ["TOP 10 million", "ALL 50 million", "AMD 5 billion", "SOS 3 million"])
def test_codes_that_are_words_name_no_currency(text: str) -> None:
    assert sums(text, "en") == []


def test_whole_value_is_an_integer() -> None:
    (amount,) = FINDER.find("$27.7 million", [(0, 13, "en")])
    assert amount == Amount(0, 13, 27_700_000, "USD", "amount.symbol")
    assert type(amount.value) is int


def test_only_sentences_are_read() -> None:
    text = "$5 menu\n그는 3억원을 냈다.\n$7 menu"
    assert [text[a.start : a.end] for a in FINDER.find(text, [(8, 19, "ko")])] == ["3억원"]


def test_sum_does_not_cross_sentences() -> None:
    text = "It costs 5 million dollars"
    assert FINDER.find(text, [(0, 18, "en"), (18, len(text), "en")]) == []


def test_offsets_hold_behind_a_letter_that_grows_in_lower_case() -> None:
    assert sums("İİİ paid 5 million euros", "en") == [("5 million euros", 5_000_000, "EUR")]


def test_user_rules_add_and_replace(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "currencies:\n"
        '  - {id: "credits", code: "XTS", en: ["galactic credits"]}\n'
        '  - {id: "euro", code: "XXX", symbols: ["€"]}\n',
        encoding="utf-8",
    )
    text = "He paid 5 million galactic credits and €5."
    found = AmountFinder([RULES, tmp_path]).find(text, [(0, len(text), "en")])
    assert [(amount.value, amount.currency) for amount in found] == [(5_000_000, "XTS"), (5, "XXX")]


def test_wrong_rule_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(
        'currencies:\n  - id: "x"\n    code: "euro"\n    en: ["euros"]\n', encoding="utf-8"
    )
    with pytest.raises(RuleError, match=r"bad\.yaml:3: currencies\.0\.code"):
        AmountFinder(tmp_path)


def test_currency_without_a_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text('currencies:\n  - {id: "x", code: "XXX"}\n', encoding="utf-8")
    with pytest.raises(RuleError, match="at least one symbol or word"):
        AmountFinder(tmp_path)


@given(st.integers(1, 9_999), st.integers(0, 9_999), st.booleans(), st.booleans())
def test_korean_magnitudes_read_back(trillions: int, hundreds: int, spaced: bool, grouped: bool) -> None:  # noqa: FBT001
    digits = f"{hundreds:,}" if grouped else str(hundreds)
    gap = " " if spaced else ""
    text = f"{trillions}조{gap}{digits}억{gap}원" if hundreds else f"{trillions}조{gap}원"
    assert sums(f"총 {text}을 들였다", "ko") == [(text, trillions * 10**12 + hundreds * 10**8, "KRW")]


@given(st.integers(10, 999_999_999_999))
def test_spelled_korean_reads_back(value: int) -> None:
    text = f"{_spell(value)}원"
    assert sums(f"모두 {text}을 냈다", "ko") == [(text, value, "KRW")]


@given(
    st.integers(1, 999),
    st.sampled_from([("bn", 10**9), ("m", 10**6), (" million", 10**6), (" billion", 10**9), ("k", 10**3), ("", 1)]),
    st.sampled_from([("$", "USD"), ("£", "GBP"), ("US$", "USD"), ("€", "EUR"), ("NT$", "TWD")]),
)
def test_english_symbol_reads_back(digits: int, magnitude: tuple[str, int], symbol: tuple[str, str]) -> None:
    text = f"{symbol[0]}{digits}{magnitude[0]}"
    assert sums(f"It paid {text}, it said.", "en") == [(text, digits * magnitude[1], symbol[1])]


@given(st.integers(1, 999_999_999), st.sampled_from([("euros", "EUR"), ("yuan", "CNY"), ("dollars", "USD")]))
def test_english_unit_reads_back(value: int, unit: tuple[str, str]) -> None:
    text = f"{value:,} {unit[0]}"
    assert sums(f"It paid {text} then.", "en") == [(text, value, unit[1])]


@given(MONEYLIKE, LANGUAGES)
def test_any_text_gives_valid_spans(text: str, language: str) -> None:
    check(text, language)


@given(st.text(max_size=80), LANGUAGES)
def test_any_unicode_gives_valid_spans(text: str, language: str) -> None:
    check(text, language)


def check(text: str, language: str) -> None:
    half = len(text) // 2
    found = FINDER.find(text, [(0, half, language), (half, len(text), language)])
    assert found == FINDER.find(text, [(half, len(text), language), (0, half, language)])
    end = 0
    for amount in found:
        assert end <= amount.start < amount.end <= len(text)
        assert amount.end <= half or amount.start >= half
        assert text[amount.start : amount.end] == text[amount.start : amount.end].strip()
        assert amount.value >= 0
        end = amount.end


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["1", "1,111,", "만 ", "1만 ", "억", "one ", "hundreds of ", "$1-", "1~", "3억, ", "$", "수백", "a few ", "5 won "],
)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_time_is_linear(piece: str, language: str) -> None:
    short, long = (_seconds(piece * (length // len(piece)), language) for length in (5_000, 20_000))
    assert long < 8 * short + 0.1


def _seconds(text: str, language: str) -> float:
    begin = time.process_time()
    FINDER.find(text, [(0, len(text), language)])
    return time.process_time() - begin


def _spell(value: int) -> str:
    """Write a number below 10^12 in Hangul."""
    digits = "영일이삼사오육칠팔구"
    words = ""
    for unit, name in ((10**8, "억"), (10**4, "만"), (1, "")):
        section = value // unit % 10**4
        spelled = "".join(
            ("" if digit == 1 and small else digits[digit]) + small
            for digit, small in zip(
                (section // 1000, section // 100 % 10, section // 10 % 10, section % 10),
                ("천", "백", "십", ""),
                strict=True,
            )
            if digit
        )
        words += spelled + name if section else ""
    return words
