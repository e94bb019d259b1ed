from __future__ import annotations

import pytest

from extractor.errors import InputError
from extractor.reading import FurnitureRules, raw_text, read_article

from .parts import Read, blocks_of, furniture_of

KOREAN_PAGE = """가온텔레콤, 부산에 AI 데이터센터 연다

입력 2025-04-11 08:05

  • 작게
  • 보통
  • 크게

서버 3만대 수용…내년 상반기 문 열어
노던네트웍스가 광통신 장비 공급

▲김하늘 가온텔레콤 대표가 10일 부산에서 열린 착공식에서 인사말을 하는 모습 (사진제공=가온텔레콤)

가온텔레콤은 부산에 AI 데이터센터를 짓는다고 11일 밝혔다.

이 데이터센터는 서버 3만대를 수용한다.

  • 좋아요0
  • 화나요0
주요뉴스
댓글
0 / 300
가온은행, 새 카드 출시
"""


def test_a_saved_korean_page(read: Read) -> None:
    article = read(KOREAN_PAGE)
    assert blocks_of(article) == [
        ("title", "가온텔레콤, 부산에 AI 데이터센터 연다"),
        ("subtitle", "서버 3만대 수용…내년 상반기 문 열어"),
        ("subtitle", "노던네트웍스가 광통신 장비 공급"),
        ("caption", "▲김하늘 가온텔레콤 대표가 10일 부산에서 열린 착공식에서 인사말을 하는 모습"),
        ("body", "가온텔레콤은 부산에 AI 데이터센터를 짓는다고 11일 밝혔다."),
        ("body", "이 데이터센터는 서버 3만대를 수용한다."),
    ]
    assert article.title == "가온텔레콤, 부산에 AI 데이터센터 연다"
    assert article.title_span == (0, len(article.title))
    assert (article.published, article.published_source, article.language) == ("2025-04-11T08:05", "text", "ko")
    assert [text for _, text in furniture_of(article)] == [
        "입력 2025-04-11 08:05",
        *("• 작게", "• 보통", "• 크게", " (사진제공=가온텔레콤)"),
        *("• 좋아요0", "• 화나요0", "주요뉴스", "댓글", "0 / 300", "가온은행, 새 카드 출시"),
    ]


ENGLISH_PAGE = """Gaon Telecom joins Harbour AI group\x20

blue network cables in white rack

News

February 3, 2025 by Ada Lind

Gaon Telecom entered the Harbour AI group this week, the two said on Monday.

The group “will share models,” said Kim Ha-neul, chief executive of Gaon Telecom.

Get the latest port stories: sign up here for the Gaon Daily letter

In other news
Norden Networks reports strong third quarter
Ostrava Mobile names finance chief.

Recent Posts
"""


def test_a_saved_english_page(read: Read) -> None:
    article = read(ENGLISH_PAGE)
    assert blocks_of(article) == [
        ("title", "Gaon Telecom joins Harbour AI group"),
        ("body", "Gaon Telecom entered the Harbour AI group this week, the two said on Monday."),
        ("body", "The group “will share models,” said Kim Ha-neul, chief executive of Gaon Telecom."),
    ]
    assert (article.published, article.published_source) == ("2025-02-03", "text")
    assert (article.authors, article.language) == (("Ada Lind",), "en")


@pytest.mark.parametrize(
    "text",
    [
        "next Tuesday",
        "다음",
        "댓글 3",
        "2024-06-20 09:39",
        "Published 27 July 2023",
        "By Ada Lind",
        "SKT",
        "5G",
        "  지난해 11월 \n",
        "Gaon Telecom signed the contract on Monday.",
        "Comments",
        "…",
    ],
)
def test_a_phrase_on_its_own_is_body(read: Read, text: str) -> None:
    article = read(text)
    assert blocks_of(article) == [("body", text.strip())]
    assert article.furniture == ()
    assert (article.title, article.published) == (None, None)


def test_nothing_but_furniture_is_body_after_all(read: Read) -> None:
    article = read("좋아요\n댓글\n")
    assert blocks_of(article) == [("body", "좋아요"), ("body", "댓글")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Gaon buys Norden\n\nGaon Telecom bought Norden Networks on Monday.", "Gaon buys Norden"),
        ("Gaon buys Norden\nGaon Telecom bought Norden Networks on Monday.", "Gaon buys Norden"),
        ("Gaon to buy Norden Inc.\n\nGaon Telecom bought Norden on Monday.", "Gaon to buy Norden Inc."),
        ("Will Gaon buy Norden?\n\nGaon Telecom may buy Norden.", "Will Gaon buy Norden?"),
        ("가온, 노던 인수하나…\n\n가온텔레콤이 노던을 인수한다.", "가온, 노던 인수하나…"),
        ("Gaon bought Norden on Monday.\n\nIt paid $3 million.", None),
        ("가온텔레콤이 노던을 인수했다.\n\n가격은 3억원이다.", None),
        ("▲가온, 노던 인수\n\n가온텔레콤이 노던을 인수했다.", None),
        ("x" * 300 + "\n\nGaon bought Norden on Monday.", None),
    ],
)
def test_the_first_line_is_the_title_when_it_looks_like_one(read: Read, text: str, title: str | None) -> None:
    assert read(text).title == title


def test_a_markdown_heading_is_read_without_its_marks(read: Read) -> None:
    article = read(
        "# Gaon opens a site\n\n*By Ada Lind, 20 June 2024*\n\nGaon Telecom opened its site in Busan today.\n"
    )
    assert blocks_of(article) == [
        ("title", "Gaon opens a site"),
        ("body", "Gaon Telecom opened its site in Busan today."),
    ]
    assert (article.published, article.authors) == ("2024-06-20", ("Ada Lind",))


def test_an_agency_dates_its_story_beside_the_copyright(read: Read) -> None:
    article = read(f"가온, 부산에 데이터센터{BODY}\n<저작권자 ⓒ 가온통신, 무단 전재 금지> 2024/06/20 09:39 송고")
    assert article.published == "2024-06-20T09:39"


def test_a_page_with_name_post_and_label_on_lines_of_their_own(read: Read) -> None:
    head = "Norden cuts jobs\n\nBy Ada Lind\nTechnology reporter\n\nPublished\n27 July 2023\n\n"
    article = read(f"{head}Image source, Getty Images\n\nNorden Networks is to cut 300 jobs in Oslo, it said.\n")
    assert [kind for kind, _ in blocks_of(article)] == ["title", "body"]
    assert (article.published, article.authors) == ("2023-07-27", ("Ada Lind",))


def test_the_title_of_a_feed_is_found_below_other_lines(read: Read) -> None:
    article = read("통신 소식\n\n가온, 노던 인수\n\n가온텔레콤이 노던을 인수했다.", title="가온, 노던 인수")
    assert blocks_of(article)[1] == ("title", "가온, 노던 인수")
    apart = read("가온텔레콤이 노던을 인수했다.", title="가온, 노던 인수")
    assert (apart.title, apart.title_span) == ("가온, 노던 인수", None)


BODY = "\n\n가온텔레콤은 부산에 새 데이터센터를 짓는다고 밝혔다.\n"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("입력 2024-06-20 09:39", "2024-06-20T09:39"),
        ("승인 2023.07.28 09:48", "2023-07-28T09:48"),
        ("• 승인 2018.04.20 13:26", "2018-04-20T13:26"),
        ("입력 | 2019-01-02 03:00:00", "2019-01-02T03:00"),
        ("기사입력 : 2024년 6월 20일 오후 3:05", "2024-06-20T15:05"),
        ("등록 2024.06.20. 오전 12:10:30", "2024-06-20T00:10"),
        ("2024/06/20 09:39 송고", "2024-06-20T09:39"),
        ("수정 2024.06.21 10:00 | 입력 2024.06.20 09:39", "2024-06-20T09:39"),
        ("입력 2024.06.20 09:39 수정 2024.06.21 10:00", "2024-06-20T09:39"),
        ("최종수정 2024.06.21 10:00", "2024-06-21T10:00"),
        ("김하늘 기자 | 승인 2023.07.28 09:48 | 댓글 0", "2023-07-28T09:48"),
        ("2024.06.20(목) 09:39", "2024-06-20T09:39"),
        ("보도일시 2024. 6. 20.(목) 조간", "2024-06-20"),
        ("Published 27 July 2023", "2023-07-27"),
        ("Published: July 27, 2023 10:15 AM EDT", "2023-07-27T10:15"),
        ("Thu 27 Jul 2023 10.15 BST", "2023-07-27T10:15"),
        ("Friday, March 30, 2018", "2018-03-30"),
        ("February 3, 2025 by Ada Lind", "2025-02-03"),
        ("By Ada Lind | Feb 3, 2025", "2025-02-03"),
        ("Ada Lind, 3 Feb 2025", "2025-02-03"),
        ("Posted on Sept. 30, 2024 at 4:05 p.m.", "2024-09-30T16:05"),
        ("Updated June 21, 2024 / Published June 20, 2024", "2024-06-20"),
        ("2025-02-03T08:00:00Z", "2025-02-03T08:00"),
        ("07/27/2023", "2023-07-27"),
        ("27/07/2023 10:15", "2023-07-27T10:15"),
        ("Jul 27, 2023 · 5 min read", "2023-07-27"),
        ("자료 2024-13-45", None),
        ("Feb. 3", None),
    ],
)
def test_the_date_line(read: Read, line: str, published: str | None) -> None:
    article = read(f"가온텔레콤, 부산에 데이터센터{BODY}".replace("\n\n", f"\n\n{line}\n\n", 1))
    assert article.published == published
    assert (published is None) == (line in "\n".join(text for _, text in blocks_of(article)))
    assert article.title == "가온텔레콤, 부산에 데이터센터"


@pytest.mark.parametrize(
    "line",
    [
        "2023년 5월 3일 두 회사는 처음 만났다",
        "On February 3, 2025 Gaon Telecom opened its site",
        "The report, published 27 July 2023, names Gaon",
        "지난 2024년 6월 20일 입력된 값이 틀렸다고 회사는 밝혔다.",
        "가온텔레콤 2024.06.20 공시 내용",
        "Gaon opened on 3 February 2025",
    ],
)
def test_a_line_with_a_date_that_says_more_stays(read: Read, line: str) -> None:
    article = read(f"가온텔레콤, 부산에 데이터센터\n\n{line}{BODY}")
    assert article.published is None
    assert line in [text for _, text in blocks_of(article)]


def test_a_date_as_heading_inside_the_story_stays(read: Read) -> None:
    article = read(f"가온텔레콤의 한 해{BODY}\n2024년 6월 20일\n{BODY}")
    assert article.published is None
    assert ("subtitle", "2024년 6월 20일") in blocks_of(article)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("BUSAN, South Korea, Feb. 3, 2025 /PRNewswire/ -- Gaon Telecom opened its site.", "2025-02-03"),
        ("Oslo, 3 February 2025 – Gaon Telecom opened its site.", "2025-02-03"),
        ("BUSAN, Jan. 2 (Gaonhap) -- Gaon Telecom opened its site.", None),
    ],
)
def test_a_dateline_stays_and_counts_when_it_has_a_year(read: Read, text: str, published: str | None) -> None:
    article = read(f"Gaon opens\n\n{text}")
    assert article.published == published
    assert ("body", text) in blocks_of(article)


def test_which_date_wins(rules: FurnitureRules) -> None:
    page = f"가온, 데이터센터\n\n입력 2024-06-20 09:39{BODY}"
    path = "news/2021-01-01_a.txt"
    feed = raw_text(page, path=path, published="2023-01-01")
    plain = raw_text(page, path=path)
    named = raw_text(f"가온, 데이터센터{BODY}", path=path)

    def published(article: object) -> tuple[str | None, str | None]:
        return article.published, article.published_source  # type: ignore[attr-defined]

    assert published(read_article(feed, rules, published="2022-01-01T10:00")) == ("2022-01-01T10:00", "option")
    assert published(read_article(feed, rules)) == ("2023-01-01", "metadata")
    assert published(read_article(plain, rules)) == ("2024-06-20T09:39", "text")
    assert published(read_article(named, rules)) == ("2021-01-01", "filename")
    assert published(read_article(raw_text(BODY, path="0015818232.txt"), rules)) == (None, None)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024-06-20", "2024-06-20"),
        ("2024-06-20T09:39", "2024-06-20T09:39"),
        ("2024-06-20 09:39:59", "2024-06-20T09:39"),
        ("2024-06-20T09:39:00.123+09:00", "2024-06-20T09:39"),
        ("2024-06-20T09:39Z", "2024-06-20T09:39"),
    ],
)
def test_a_given_date_is_iso_8601(read: Read, given: str, kept: str) -> None:
    assert read("Gaon", published=given).published == kept


@pytest.mark.parametrize("given", ["", "June 20", "2024-06", "2024-02-30", "20240620", "2024-06-20T25:00", "2024-W25"])
def test_another_date_is_refused(read: Read, given: str) -> None:
    with pytest.raises(InputError, match="expected a date such as 2024-06-20"):
        read("Gaon", published=given)


@pytest.mark.parametrize(
    ("line", "authors", "rest"),
    [
        (
            "“해낼 것”[가온일보 김하늘 기자] 가온텔레콤은 새 대표를 뽑았다.",
            ("김하늘",),
            ["“해낼 것”", "가온텔레콤은 새 대표를 뽑았다."],
        ),
        (
            "(부산=가온통신) 김하늘 기자 = 가온텔레콤은 새 대표를 뽑았다.",
            ("김하늘",),
            ["가온텔레콤은 새 대표를 뽑았다."],
        ),
        ("가온텔레콤은 새 대표를 뽑았다. 김하늘 기자 sky@example.com", ("김하늘",), ["가온텔레콤은 새 대표를 뽑았다."]),
        ("[가온경제] 가온텔레콤은 새 대표를 뽑았다.", (), ["가온텔레콤은 새 대표를 뽑았다."]),
        (
            "가온텔레콤은 새 대표를 뽑았습니다.#대표 #통신가온TV 기사문의 및 제보 : 카톡 gaon1",
            (),
            ["가온텔레콤은 새 대표를 뽑았습니다."],
        ),
        (
            "부산에 선 기지국.(사진=가온텔레콤)가온텔레콤은 기지국을 늘린다.",
            (),
            ["부산에 선 기지국.", "가온텔레콤은 기지국을 늘린다."],
        ),
        ("(서울=가온통신) 가온텔레콤은 새 대표를 뽑았다.", (), ["(서울=가온통신) 가온텔레콤은 새 대표를 뽑았다."]),
        (
            "기자 간담회에서 김하늘 대표는 [사업 계획]을 밝혔다.",
            (),
            ["기자 간담회에서 김하늘 대표는 [사업 계획]을 밝혔다."],
        ),
        (
            "새 요금제(데이터 무제한 제공)를 쓰는 이는 늘었다.",
            (),
            ["새 요금제(데이터 무제한 제공)를 쓰는 이는 늘었다."],
        ),
        (
            "A mast in Oslo (Gaon Telecom)Gaon Telecom opened its site.",
            (),
            ["A mast in Oslo", "Gaon Telecom opened its site."],
        ),
        ("Gaon Telecom (Busan) opened its site.", (), ["Gaon Telecom (Busan) opened its site."]),
    ],
)
def test_furniture_inside_a_line_is_cut_out(read: Read, line: str, authors: tuple[str, ...], rest: list[str]) -> None:
    article = read(f"가온 소식 모음{BODY}\n{line}\n{BODY}")
    assert [text for _, text in blocks_of(article)][2:-1] == rest
    assert article.authors == authors


def test_what_stands_before_an_inline_byline_is_a_subtitle(read: Read) -> None:
    article = read(
        "가온, 새 대표 선임\n\n첫 외부 인사 발탁[가온일보 김하늘 기자] 가온텔레콤은 새 대표를 뽑았다고 밝혔다."
    )
    assert [kind for kind, _ in blocks_of(article)] == ["title", "subtitle", "body"]
    assert article.publisher == "가온일보"


@pytest.mark.parametrize(
    "line",
    [
        "<저작권자 ⓒ 가온일보, 무단전재 및 재배포 금지>",
        "© 2018 Gaon Media",
        "김하늘 기자 sky@example.com",
        "sky.kim@example.com(END)",
        "(끝)",
        "###",
        "To contact the reporter on this story: Ada Lind in Oslo at alind@example.com",
        "For more stories, go to www.example.com",
        "(Reporting by Ada Lind; Editing by Jon Vale)",
        "[이 기사에 나온 회사의 정보는 가온일보에서 볼 수 있습니다.]",
        "제보는 카톡 gaon1",
        "Image: Gaon Telecom",
        "[가온텔레콤 제공]",
        "Photo by Ada Lind on Unsplash",
        "Share on Facebook | Twitter",
        "128 likes",
        "#5G #주파수",
        "Advertisement",
    ],
)
def test_lines_that_are_no_article(read: Read, line: str) -> None:
    article = read(f"가온, 부산에 데이터센터{BODY}\n{line}\n")
    assert [kind for kind, _ in blocks_of(article)] == ["title", "body"]


def test_a_box_in_the_story_ends_with_the_next_prose(read: Read) -> None:
    article = read(f"가온, 부산에 데이터센터{BODY}\n관련기사\n가온, 새 요금제\n노던, 실적 발표{BODY}")
    assert [kind for kind, _ in blocks_of(article)] == ["title", "body", "body"]


def test_a_menu_above_the_story_does_not_hide_it(read: Read) -> None:
    article = read(f"홈\n뉴스\n많이 본 뉴스\n\n가온, 부산에 데이터센터{BODY}")
    assert [kind for kind, _ in blocks_of(article)] == ["title", "body"]
    assert article.title == "가온, 부산에 데이터센터"


def test_a_title_that_the_page_repeats_is_read_once(read: Read) -> None:
    title = "Gaon Telecom opens data center in Busan"
    article = read(f"{title}\n\nGaon-data center {title} BUSAN, Jan. 2 (Gaonhap) -- Gaon Telecom opened its site.")
    assert blocks_of(article) == [
        ("title", title),
        ("body", "BUSAN, Jan. 2 (Gaonhap) -- Gaon Telecom opened its site."),
    ]


def test_lists_stay_and_say_so(read: Read) -> None:
    article = read("새해 달라지는 통신\n\n▲ 가온텔레콤은 요금을 내린다고 밝혔다.\n△ 노던은 점포를 연다.")
    assert [kind for kind, _ in blocks_of(article)] == ["title", "list", "list"]


WRAPPED = """Gaon opens a data center

Gaon Telecom has opened a data center in Busan that holds thirty
thousand servers, the company said on Monday. It is the largest of
its kind in the south of the country and will be run with Norden
Networks.
"""


def test_a_paragraph_broken_to_a_width_is_one_block(read: Read) -> None:
    article = read(WRAPPED)
    assert [kind for kind, _ in blocks_of(article)] == ["title", "body"]
    assert blocks_of(article)[1][1].startswith("Gaon Telecom has opened")
    assert blocks_of(article)[1][1].endswith("Networks.")


def test_offsets_lead_to_the_input_as_given(read: Read) -> None:
    import unicodedata

    given = "\ufeff" + unicodedata.normalize("NFD", KOREAN_PAGE).replace("\n", "\r\n")
    article = read(given)
    composed = read(KOREAN_PAGE)
    assert [(kind, text.strip()) for kind, text in blocks_of(article)] == blocks_of(composed)
    for block in article.blocks:
        start, end = article.mapping.to_source(block.start, block.end)
        assert unicodedata.normalize("NFC", given[start:end]) == article.text[block.start : block.end]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("가온텔레콤이 Norden Networks와 Open RAN MOU를 맺었다.", "ko"),
        ("Gaon Telecom (가온텔레콤) opened its site in Busan.", "en"),
        ("12345", "en"),
        ("東京", "en"),
        ("Vodafone España", "en"),
        ("ㅋㅋㅋ", "ko"),
    ],
)
def test_the_language_of_the_article(read: Read, text: str, language: str) -> None:
    assert read(text).language == language


FOREIGN = {
    "ja": "東京の通信会社は月曜日に新しいデータセンターを開設すると発表した。投資額は明らかにしていない。",
    "zh": "该电信公司周一宣布将在釜山开设新的数据中心，并与北方网络公司合作建设新的移动通信网络。",
    "ru": "Компания связи сообщила в понедельник, что откроет новый центр обработки данных в городе.",
    "fr": (
        "Le groupe a annoncé lundi que la nouvelle société sera détenue par les deux opérateurs et que le siège "
        "est à Paris, selon un communiqué publié par la direction."
    ),
    "de": (
        "Der Konzern hat am Montag mitgeteilt, dass das neue Rechenzentrum von der Tochter betrieben wird und "
        "die Kosten nicht über dem Plan liegen werden."
    ),
    "es": (
        "El grupo anunció el lunes que la nueva empresa será propiedad de los dos operadores y que se abrirá "
        "en Madrid, según un comunicado de la compañía para los inversores."
    ),
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_refused_unless_told(read: Read, text: str) -> None:
    with pytest.raises(InputError, match="neither Korean nor English") as caught:
        read(text)
    assert "--lang" in str(caught.value)
    assert read(text, language="en").language == "en"


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\n\ufeff"])
def test_no_text_at_all_is_refused(read: Read, text: str) -> None:
    with pytest.raises(InputError):
        read(text)


def test_a_date_with_its_minute_below_the_story_is_that_of_publication(read: Read) -> None:
    text = (
        "Gaon wins contract\n\nGaon won it on Monday.\n\nThe deal runs for years, it said.\n\nSept 9, 2025 10:42 GMT\n"
    )
    article = read(text)
    assert (article.published, article.published_source) == ("2025-09-09T10:42", "text")


def test_a_day_alone_below_the_story_may_be_a_heading(read: Read) -> None:
    first = "Gaon Telecom won the contract for the new network in the north of the country on Monday."
    text = f"Gaon diary\n\n{first}\n\nSept 9, 2025\n\nThe deal runs for years, it said.\n"
    assert read(text).published is None


def test_a_day_between_the_summary_and_the_headline_is_that_of_publication(read: Read) -> None:
    summary = "Norden hoped for a share of the work in the north of the country, and got none of it."
    story = "The regulator told the five bidders on Tuesday who will build the network, and on what terms."
    text = (
        f"{summary}\n\nAda Lind\n\nSept 9, 2025\n\n2 Min Read\n"
        f"Gaon wins what Norden hoped for\n\n{summary}\n\n{story}\n"
    )
    article = read(text)
    assert (article.published, article.title) == ("2025-09-09", "Gaon wins what Norden hoped for")
    assert [block for block in blocks_of(article) if block[1] == summary] == [("body", summary)]


@pytest.mark.parametrize(
    ("section", "title", "story"),
    [
        (
            "Connect with us",
            "Gaon Telecom buys tower firm Alder for $2 billion",
            "Gaon Telecom will buy Alder, which owns towers in six countries, for $2 billion in cash, it said.",
        ),
        (
            "모바일",
            "가온텔레콤, 부산에 새 데이터센터 짓는다",
            "가온텔레콤은 부산에 서버 3만대를 수용하는 데이터센터를 짓는다고 11일 밝혔다.",
        ),
    ],
)
def test_the_name_of_a_section_is_no_title(read: Read, section: str, title: str, story: str) -> None:
    assert read(f"{section}\n\n{title}\n\n{story}\n\n{story}\n").title == title


def test_a_short_title_stays_the_title_above_a_summary(read: Read) -> None:
    story = "Gaon Telecom will buy Alder, which owns towers in six countries, for $2 billion in cash, it said."
    text = f"Gaon buys Alder\n\nThe towers of Alder in six countries go to Gaon\n\n{story}\n\n{story}\n"
    assert read(text).title == "Gaon buys Alder"
