"""Bytes → text, and the name of the encoding that `bytes.decode` needs to give that very text again.

Order of the evidence: a byte order mark, strict UTF-8, zero bytes that betray UTF-16, what a web page declares, CP949
by its byte pairs, a text with a few damaged bytes, Windows-1252 for text that is mostly ASCII, and last a statistical
guess. Each step is cheaper and surer than the next.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractor.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_DOUBLE_BYTE = re.compile(rb"[\x81-\xfe][\x41-\x5a\x61-\x7a\x81-\xfe]")
_KS_X_1001 = re.compile(rb"[\xa1-\xfe][\xa1-\xfe]")
_PLAUSIBLE = re.compile(
    r"[\t\n\r\x20-\x7e\u00a0-\u024f\u2000-\u22ff\u25a0-\u27bf\u3000-\u303f\uac00-\ud7a3\uff00-\uffef]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the lower-case name of its encoding."""

    text: str
    encoding: str


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Return the text of `data`; `encoding` overrules what is detected, `declared` is what a web page says of itself.

    Raises:
        InputError: empty or binary data, an unknown encoding, or one that does not fit.
    """
    if not data.strip(b" \t\r\n\v\f\x00\xef\xbb\xbf\xfe\xff"):
        raise InputError("is empty")
    decoded = _as_told(data, encoding) if encoding else _detect(data, declared)
    if not decoded.text.strip("\ufeff \t\r\n\v\f"):
        raise InputError("is empty")
    return decoded


def _as_told(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name.replace("_", "-")
    except (LookupError, ValueError):
        raise InputError(f"unknown encoding {encoding!r}; name one such as utf-8, cp949 or utf-16") from None
    if name == "utf-8" and data.startswith(codecs.BOM_UTF8):
        name = "utf-8-sig"
    try:
        return Decoded(data.decode(name), name)
    except LookupError:
        raise InputError(f"{encoding!r} is no text encoding; name one such as utf-8, cp949 or utf-16") from None
    except UnicodeError as error:
        place = f" (byte {error.start + 1})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(f"is not {name}{place}; leave the encoding out to have it detected") from None


def _detect(data: bytes, declared: str | None) -> Decoded:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"is {what}, not text; save its text as .txt and read that")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name) or Decoded(data.decode(name, "replace"), name)
    zeros = b"\x00" in data
    found = _strictly(data, "utf-8")
    if zeros:
        found = _utf_16_by_its_zeros(data) or found
    if found is None and declared:
        found = _as_declared(data, declared)
    if found is None and not zeros:
        found = _cp949(data) or _damaged(data) or _western(data) or _guessed(data)
    if found is None or _is_binary(data[:_SAMPLE], found):
        raise InputError("is binary, not text; save the article as .txt or .html and read that")
    return found


def _strictly(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name)
    except UnicodeError:
        return None


def _is_binary(sample: bytes, found: Decoded) -> bool:
    if found.encoding.startswith(("utf-16", "utf-32")):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 10 > len(sample)


def _utf_16_by_its_zeros(data: bytes) -> Decoded | None:
    """Spaces, digits and line ends have a zero byte on one side: the high one."""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    found = _strictly(data, name)
    if found is None:
        return None
    sample = found.text[: _SAMPLE // 2]
    return found if len(_PLAUSIBLE.findall(sample)) * 10 >= len(sample) * 9 else None


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared).name.replace("_", "-")
        # The Encoding Standard reads the label euc-kr as its superset, as browsers do.
        name = "cp949" if name == "euc-kr" else name
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeError):
        return None


def _cp949(data: bytes) -> Decoded | None:
    """CP949, unless most of its byte pairs lie outside KS X 1001.

    Windows-1252 quotation marks before letters also decode as CP949, but to syllables that only CP949 has.
    """
    found = _strictly(data, "cp949")
    return found if found and _reads_as_korean(data) else None


def _reads_as_korean(data: bytes) -> bool:
    pairs = _DOUBLE_BYTE.findall(data[:_SAMPLE])
    usual = sum(1 for pair in pairs if _KS_X_1001.match(pair))
    return bool(pairs) and usual * 2 >= len(pairs)


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 or CP949 in which at most one character in fifty is broken, as by a cut in its middle."""
    for name in ("utf-8", "cp949"):
        text = data.decode(name, "replace")
        broken = text.count("\ufffd")
        wide = sum(1 for character in text[:_SAMPLE] if character > "\u07ff")
        if broken * 50 <= max(wide, 50) and wide > broken and (name == "utf-8" or _reads_as_korean(data)):
            return Decoded(text, name)
    return None


def _western(data: bytes) -> Decoded | None:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high * 5 > len(data):
        return None
    return _strictly(data, "cp1252") or Decoded(data.decode("latin-1"), "latin-1")


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, and hardly ever needed

    best = from_bytes(data[:_SAMPLE]).best()
    return _strictly(data, best.encoding.replace("_", "-")) if best else None


def detect_feed_encoding(sample: bytes, *, encoding: str | None = None) -> str:
    """Return the encoding of a feed by its first bytes; a last line that `sample` cuts off is not looked at.

    Raises:
        InputError: empty or binary data, or an unknown encoding.
    """
    complete = sample[: sample.rfind(b"\n") + 1] if b"\n" in sample and b"\x00" not in sample else b""
    if encoding is None and b"\x00" not in sample and _strictly(complete, "cp949") is None:
        # JSON is UTF-8 (RFC 8259); lines that are not will be named one by one.
        return "utf-8-sig" if sample.startswith(codecs.BOM_UTF8) else "utf-8"
    return decode(complete or sample, encoding=encoding).encoding
