"""How the time of an article grows with its length: twelve kinds of text in each language.

`python -m tests.growth` prints for each kind the exponent of a power law through its times and what a character costs,
as a multiple of one of ordinary news; `--longest 1000000` goes as far.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Callable

from extractor import Extractor

SHORTEST = 1_000

_KOREAN = {
    "clauses": [
        "한울텔레콤이 노키아와 계약을 맺었고",
        "KT가 내년에 2조원을 투자할 예정이며",
        "윤가람 대표는 인수를 검토한다고 말했는데",
    ],
    "headlines": [
        "한울텔레콤 6G 협력",
        "다온소프트 데이터센터 투자",
        "아라링크 보안 강화",
        "KT 서비스 장애 복구",
        "네이버 해외 법인 설립",
    ],
    "names": ["한울텔레콤,", "다온소프트,", "윤가람 대표,", "삼성전자,", "아라링크와", "노키아,"],
    "dates": ["3월 5일,", "지난해 11월부터", "2025년 2분기,", "내년 상반기까지", "18일", "어제"],
    "amounts": ["1조2000억원,", "30억 달러(약 4조3000억원),", "500만 유로", "2천억원과"],
    "quotes": ["“망은 준비됐다”", "‘값은 그대로’라고", '"곧 연다"며', "「새 요금」"],
    "brackets": ["(한울", "텔레콤)", "[단독]", "{", "망)", "<"],
    "symbols": ["=", "&", "!", "*", "━", "…", "·"],
    "emoji": ["📱", "👩‍💻", "🇰🇷", "👍🏽", "통신"],
    "triggers": ["인수", "합작법인", "설립", "투자", "계약", "체결", "출시", "제휴", "선임"],
    "word": ["통신"],
    "news": [
        "한울텔레콤은 5일 서울에서 노키아와 장비 공급 계약을 체결했다고 밝혔다.",
        "두 회사는 내년 상반기까지 기지국 3000곳을 세운다.",
        "윤가람 한울텔레콤 대표는 “고객이 먼저 느낄 것”이라고 말했다.",
        "투자액은 1조2000억원이다.\n\n",
    ],
}
_ENGLISH = {
    "clauses": [
        "and we agreed a deal with Nokia",
        "then Ericsson won an order from Vodafone",
        "our chief executive Mira Solvang said we will invest $2 billion",
    ],
    "headlines": [
        "KT Wins Radio Order",
        "Halden Picks Tallis",
        "Nokia Opens AI Lab",
        "Vodafone Names Chief",
        "Orsa Buys Pico",
    ],
    "names": ["Nokia,", "Halden Wireless,", "Mira Solvang,", "Tallis Networks Inc.,", "KT and", "Vodafone,"],
    "dates": ["March 5,", "last November", "Q2 2025,", "by mid-2026", "on Tuesday", "next year"],
    "amounts": ["$1.2bn,", "5 million euros,", "£300m", "2 trillion won,"],
    "quotes": ["“It works,”", "'No rush'", '"We open soon"', "‘Now’"],
    "brackets": ["(Halden", "Wireless)", "[sic]", "{", "radio)", "<"],
    "symbols": ["=", "&", "!", "*", "━", "...", "--"],
    "emoji": ["📱", "👩‍💻", "🇰🇷", "👍🏽", "phone"],
    "triggers": ["acquisition", "joint venture", "launch", "invest", "contract", "sign", "appoint", "bought"],
    "word": ["network"],
    "news": [
        "Halden Wireless said on Tuesday it had agreed a deal with Nokia to supply radios.",
        "The two companies will build 300 sites by the end of next year.",
        "“Customers will notice first,” said Mira Solvang, chief executive of Halden Wireless.",
        "It will invest $2 billion.\n\n",
    ],
}
UNSPACED = frozenset({"symbols", "emoji", "word", "brackets"})
OPENING = {"ko": "한울텔레콤이 새 요금제를 냈다.\n\n", "en": "Halden Wireless opened a shop.\n\n"}


def text_of(language: str, kind: str, length: int) -> str:
    """Return a text of one kind and about that length; runs of one sign come in the kinds that have no blanks."""
    pieces = (_KOREAN if language == "ko" else _ENGLISH)[kind]
    chance = random.Random(1)  # noqa: S311 — the same texts each time
    parts: list[str] = []
    size = 0
    while size < length:
        piece = chance.choice(pieces)
        if kind in UNSPACED:
            piece *= chance.choice((1, 3, 200))
        parts.append(piece)
        size += len(piece) + 1
    joined = ("" if kind in UNSPACED else " ").join(parts)
    return OPENING[language] + joined[:length]


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def exponent(times: list[tuple[int, float]]) -> float:
    """Return the slope of the line of least squares through the logarithms."""
    points = [(math.log(length), math.log(spent)) for length, spent in times]
    middle = [sum(column) / len(points) for column in zip(*points, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return above / sum((x - middle[0]) ** 2 for x, _ in points)


def measure(language: str, kind: str, longest: int, patience: float) -> list[tuple[int, float]]:
    """Return the time of each length, doubled and doubled again, up to the first that takes more than `patience`."""
    extractor = Extractor()
    extractor.extract(text_of(language, kind, 200), published="2025-03-06", language=language)
    times: list[tuple[int, float]] = []
    length = SHORTEST
    while length <= longest:
        text = text_of(language, kind, length)
        work = lambda text=text: extractor.extract(text, published="2025-03-06", language=language)  # noqa: E731
        spent = min(seconds(work) for _ in range(3 if length < 20_000 else 1))
        times.append((length, spent))
        if spent > patience:
            break
        length *= 4
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--longest", type=int, default=70_000)
    parser.add_argument("--patience", type=float, default=10.0, help="seconds after which a kind goes no further")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for language in ("ko", "en"):
        usual = 0.0
        for kind in ("news", *(kind for kind in _KOREAN if kind != "news")):
            if options.only and kind not in {"news", *options.only.split(",")}:
                continue
            times = measure(language, kind, options.longest, options.patience)
            length, spent = times[-1]
            usual = usual or spent / length
            large = [pair for pair in times if pair[0] >= 4_000]
            power = exponent(large) if len(large) > 1 else math.nan
            print(
                f"{language} {kind:10} {power:5.2f} {spent / length / usual:7.1f}x  {length} characters: {spent:.2f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
