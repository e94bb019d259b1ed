from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.reading import Choice, Failure, RawDocument, raw_text, read_sources
from extractor.reading.raw import given_language


def read(*names: Path | str, stdin: bytes = b"", encoding: str | None = None) -> list[RawDocument | Failure]:
    return list(read_sources([str(name) for name in names], stdin=io.BytesIO(stdin), encoding=encoding))


def document(item: RawDocument | Failure) -> RawDocument:
    assert isinstance(item, RawDocument), item
    return item


def test_a_file_keeps_its_bytes_and_name(tmp_path: Path) -> None:
    data = "가온텔레콤\r\n새 요금제".encode("cp949")
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (found,) = map(document, read(path))
    assert found.text == "가온텔레콤\r\n새 요금제"
    assert (found.path, found.relative_path, found.encoding) == (str(path), "a.txt", "cp949")
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert not found.is_html


def test_a_folder_is_read_to_its_depth_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/1.HTML", "a/x.png", ".hidden/y.txt", ".z.txt", "c.htm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"text of {name}")
    found = [document(item) for item in read(tmp_path)]
    assert [item.relative_path for item in found] == ["a/1.HTML", "a/2.md", "b.txt", "c.htm"]
    assert [item.is_html for item in found] == [True, False, False, True]


def test_what_cannot_be_read_is_told_in_its_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "good.txt").write_text("Gaon Telecom")
    (tmp_path / "void").mkdir()
    names = [tmp_path / name for name in ("none.txt", "empty.txt", "void", "picture.txt", "good.txt")]
    *failures, last = read(*names)
    assert document(last).text == "Gaon Telecom"
    told = "holds no articles (files that end in .atom .htm .html .jsonl .md .ndjson .rss .txt, also with .gz)"
    assert [str(failure) for failure in failures] == [
        f"{tmp_path}/none.txt: no such file",
        f"{tmp_path}/empty.txt: is empty",
        f"{tmp_path}/void: {told}",
        f"{tmp_path}/picture.txt: is a PNG image, not text; save its text as .txt and read that",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    path.chmod(0)
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert "Permission denied" in failure.message


def test_standard_input_is_one_article_or_page() -> None:
    (text,) = map(document, read("-", stdin="가온".encode()))
    assert (text.path, text.text, text.is_html) == (None, "가온", False)
    (page,) = map(document, read("-", stdin=b"<!DOCTYPE html><html><body><p>Gaon</p></body></html>"))
    assert page.is_html
    (failure,) = read("-")
    assert str(failure) == "-: is empty"


def test_a_page_declares_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<html><meta charset="euc-kr"><p>똠방각하</p></html>'.encode("cp949"))
    assert "똠방각하" in document(read(path)[0]).text


FEED = [
    {
        "text": "가온텔레콤은 새 요금제를 냈다.",
        "id": "a-1",
        "title": "제목",
        "published": "2024-06-20T09:39:10+09:00",
        "language": "ko-KR",
        "url": "https://example.com",
        "more": 1,
    },
    {"text": "Gaon Telecom", "id": 7, "title": None},
]


def test_a_feed_gives_its_lines_with_what_came_along(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in FEED) + "\n\n", encoding="utf-8-sig")
    first, second = map(document, read(path))
    assert first.text == FEED[0]["text"]
    assert (first.id, first.title, first.published, first.language) == ("a-1", "제목", "2024-06-20T09:39", "ko")
    assert (first.url, first.relative_path) == ("https://example.com", "feed/1")
    assert first.sha256 == hashlib.sha256(first.text.encode()).hexdigest()
    assert (second.id, second.title, second.language, second.relative_path) == ("7", None, None, "feed/2")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": "a"', "is not JSON"),
        (b"[1]", "expected an object"),
        (b'{"title": "a"}', "text: missing"),
        (b'{"text": null}', "text: missing"),
        (b'{"text": 5}', "text: expected a string, found 5"),
        (b'{"text": "  "}', "is empty"),
        (b'{"text": "a", "id": true}', "id: expected a string, found true"),
        (b'{"text": "a", "title": ["b"]}', 'title: expected a string, found ["b"]'),
        (b'{"text": "a", "published": "yesterday"}', "published: expected a date such as 2024-06-20"),
        (b'{"text": "a", "language": "ja"}', "language: expected ko or en, found 'ja'"),
        (b'{"text": "\xff"}', "is not utf-8"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_a_broken_feed_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: bytes, message: str) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b'{"text": "one"}\n' + line + b'\n{"text": "three"}\n')
    first, failure, third = read(path)
    assert (document(first).text, document(third).text) == ("one", "three")
    assert isinstance(failure, Failure)
    assert (failure.path, failure.line) == (str(path), 2)
    assert failure.message.startswith(message)
    assert "\n" not in str(failure)


def test_a_feed_may_be_written_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    line = json.dumps({"text": "통신 요금"}, ensure_ascii=False) + "\n"
    for encoding in ("cp949", "utf-16"):
        path.write_bytes((line * 2).encode(encoding))
        found = [document(item) for item in read(path)]
        assert [item.text for item in found] == ["통신 요금"] * 2


def test_an_empty_feed_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text("\n\n")
    assert [str(item) for item in read(path)] == [f"{path}: is empty"]


def test_sources_are_read_one_at_a_time(tmp_path: Path) -> None:
    def names() -> Iterator[str]:
        path = tmp_path / "a.txt"
        path.write_text("Gaon")
        yield str(path)
        raise AssertionError("read ahead")

    (found,) = islice(read_sources(names(), stdin=io.BytesIO()), 1)
    assert document(found).text == "Gaon"


def test_a_long_feed_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    with path.open("w", encoding="utf-8") as feed:
        for number in range(20_000):
            feed.write(json.dumps({"text": f"Gaon Telecom {number} " + "x" * 200}) + "\n")
    import tracemalloc

    tracemalloc.start()
    count = sum(1 for _ in read_sources([str(path)], stdin=io.BytesIO()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert peak < path.stat().st_size / 4


def test_lone_surrogates_in_a_text_are_replaced() -> None:
    assert raw_text(json.loads('"Gaon \\ud800"')).text == "Gaon \ufffd"


def test_languages_are_korean_and_english() -> None:
    assert [given_language(tag) for tag in ("ko", "KO-kr", "en_US", " EN ")] == ["ko", "ko", "en", "en"]
    with pytest.raises(InputError, match="expected ko or en"):
        given_language("fr")


def test_what_is_gzipped_is_read_as_what_it_holds(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Gaon Telecom"))
    (tmp_path / "b.ndjson.gz").write_bytes(gzip.compress(b'{"text": "Gaon", "id": "x"}\n{"text": "Naru"}\n'))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"Gaon Telecom" * 900)[:-9])
    text, first, second, cut = read(tmp_path)
    assert (document(text).text, document(text).relative_path) == ("Gaon Telecom", "a.txt")
    assert [(document(one).text, document(one).line) for one in (first, second)] == [("Gaon", 1), ("Naru", 2)]
    assert isinstance(cut, Failure)
    assert "no whole gzip file" in cut.message


@pytest.mark.parametrize(
    ("include", "exclude", "names"),
    [
        (("*.txt",), (), ["a.txt", "s/b.txt"]),
        (("s/*",), (), ["s/b.txt", "s/d.md"]),
        ((), ("*.md",), ["a.txt", "s/b.txt"]),
        (("*.txt",), ("s/*",), ["a.txt"]),
    ],
)
def test_patterns_choose_files_of_a_folder(
    tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], names: list[str]
) -> None:
    for name in ("a.txt", "c.md", "s/b.txt", "s/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Gaon")
    found = read_sources([str(tmp_path)], stdin=io.BytesIO(), choice=Choice(include, exclude))
    assert [document(item).relative_path for item in found] == names


def test_a_feed_on_standard_input_is_told_by_its_first_line() -> None:
    first, second = map(document, read("-", stdin=b'\n{"text": "Gaon", "id": "x"}\n{"text": "Naru"}\n'))
    assert [(one.path, one.id, one.text, one.line) for one in (first, second)] == [
        (None, "x", "Gaon", 1),
        (None, None, "Naru", 2),
    ]
    (article,) = map(document, read("-", stdin=b"{Gaon} opened a site.\nIt is large."))
    assert article.text.startswith("{Gaon}")


def test_a_feed_that_is_cut_within_a_character_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(('{"text": "Gaon"}\n' * 2).encode("utf-16") + b"\x7b")
    (tmp_path / "b.txt").write_text("Naru")
    *articles, failure, last = read(tmp_path)
    assert len(articles) == 2
    assert isinstance(failure, Failure)
    assert "utf-16" in failure.message
    assert document(last).text == "Naru"


def test_a_feed_in_another_encoding_than_told_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "가온텔레콤"}\n', encoding="utf-8")
    assert [type(item) for item in read(path, encoding="utf-16")] == [Failure]


def test_an_id_with_half_an_emoji_is_an_id(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Gaon", "id": "n\\ud83d-1"}\n')
    assert document(read(path)[0]).id == "n\ufffd-1"


def test_what_the_program_wrote_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"schema_version":"1","source":{"path":null},"article":{},"companies":[]}\n')
    (tmp_path / "a.txt").write_text("Gaon")
    assert [document(item).relative_path for item in read(tmp_path)] == ["a.txt"]


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Gaon Daily</title>
<item><title>Gaon opens a site</title><guid>g-1</guid><link>https://example.com/1</link>
<pubDate>Thu, 06 Mar 2025 09:10:00 +0900</pubDate><description>Gaon Telecom opened a site in Busan.</description></item>
<item><title>Naru and AT&amp;amp;T</title><description>&lt;p&gt;Naru signed.&lt;/p&gt;</description></item>
</channel></rss>"""


def test_an_rss_file_gives_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "news.rss"
    path.write_text(RSS)
    first, second = map(document, read(path))
    assert (first.id, first.title, first.published) == ("g-1", "Gaon opens a site", "2025-03-06T09:10")
    assert (first.text, first.is_html, first.url) == (
        "Gaon Telecom opened a site in Busan.",
        False,
        "https://example.com/1",
    )
    assert second.is_html
    path.write_text("<html>no feed</html>")
    assert "neither RSS nor Atom" in str(read(path)[0])
