from __future__ import annotations

import codecs

import pytest

from extractor.errors import InputError
from extractor.reading.decode import decode, detect_feed_encoding

KOREAN = "가온텔레콤은 3일 부산에서 새 요금제를 공개했다.\n"
ENGLISH = "Gaon Telecom’s chief “signed” a £5 deal – at the Café Núñez.\n"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (KOREAN.encode(), "utf-8", KOREAN),
        (KOREAN.encode("utf-8-sig"), "utf-8-sig", KOREAN),
        (KOREAN.encode("utf-16"), "utf-16", KOREAN),
        (codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be"), "utf-16", KOREAN),
        (KOREAN.encode("utf-16-le"), "utf-16-le", KOREAN),
        (KOREAN.encode("utf-16-be"), "utf-16-be", KOREAN),
        (ENGLISH.encode("utf-16-le"), "utf-16-le", ENGLISH),
        (ENGLISH.encode("utf-16-be"), "utf-16-be", ENGLISH),
        (KOREAN.encode("cp949"), "cp949", KOREAN),
        ("통신".encode("euc-kr"), "cp949", "통신"),
        ("5G 뷁".encode("cp949") + "통신 요금".encode("euc-kr"), "cp949", "5G 뷁통신 요금"),
        (ENGLISH.encode("cp1252"), "cp1252", ENGLISH),
        (b"plain words", "utf-8", "plain words"),
        ("줄\r\n바꿈\r\n".encode(), "utf-8", "줄\r\n바꿈\r\n"),
    ],
)
def test_detects_the_encoding(data: bytes, encoding: str, text: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.text) == (encoding, text)
    assert data.decode(decoded.encoding) == decoded.text


def test_an_encoding_that_is_given_overrules() -> None:
    data = "¼Û".encode("latin-1")
    assert decode(data).text == "송"
    assert decode(data, encoding="ISO-8859-1").text == "¼Û"
    assert decode(KOREAN.encode("utf-8-sig"), encoding="UTF8").encoding == "utf-8-sig"


def test_a_page_s_own_word_counts_where_utf_8_fails() -> None:
    assert decode("5ー".encode("shift-jis"), declared="shift_jis").text == "5ー"
    assert decode(KOREAN.encode("cp949"), declared="euc-kr").encoding == "cp949"
    assert decode(KOREAN.encode(), declared="euc-kr").encoding == "utf-8"


def test_a_few_damaged_characters_do_not_spoil_the_text() -> None:
    cut = (KOREAN * 20).encode()[:-3]
    assert decode(cut).encoding == "utf-8"
    assert decode(cut).text.endswith("\ufffd")
    assert decode((KOREAN * 20).encode("cp949")[:-3]).encoding == "cp949"


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"", None, "is empty"),
        (b" \r\n\t", None, "is empty"),
        (codecs.BOM_UTF8 + b"\n", None, "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None, "is a PNG image"),
        (b"%PDF-1.7 text", None, "is a PDF"),
        (b"PK\x03\x04\x14\x00", None, "ZIP archive"),
        (bytes(range(256)) * 8, None, "is binary"),
        (b"\x00\x01\x02\x03abc\x00\x00\x05", None, "is binary"),
        (b"text", "klingon", "unknown encoding 'klingon'"),
        (b"text", "base64", "no text encoding"),
        (KOREAN.encode("cp949"), "utf-8", "is not utf-8"),
    ],
)
def test_says_what_is_wrong(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        decode(data, encoding=encoding)
    assert "\n" not in str(caught.value)


def test_a_feed_is_known_by_its_complete_lines() -> None:
    line = '{"text": "통신 요금"}\n'
    assert detect_feed_encoding(line.encode()) == "utf-8"
    assert detect_feed_encoding((line + line).encode()[:-6]) == "utf-8"
    assert detect_feed_encoding(line.encode("cp949")) == "cp949"
    assert detect_feed_encoding(line.encode("utf-16")) == "utf-16"
