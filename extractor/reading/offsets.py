"""The text that is analysed, and the way back from its offsets to the input as it was given.

Analysis wants one spelling of everything: composed (NFC) Hangul, no invisible characters, ASCII forms of full-width
letters, plain spaces. Offsets in the output refer to the input, in which none of this holds.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from html import unescape

# Zero-width space, non-joiner and joiner, word joiner, byte order mark, soft hyphen, marks of writing direction.
_DROPPED = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_FOLDED: dict[int, str] = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
    | dict.fromkeys((*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)), " ")
    | dict.fromkeys((0x0C, 0x85, 0x2028, 0x2029), "\n")
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)
_FOLD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\uff01-\uff5e\ud800-\udfff]"
)
# Runs that need no look at each character; what follows them must not join their last one.
_SYLLABLES = re.compile(
    "(?:[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?)+(?=[\x00-\xac\u1100-\u1112\u2010-\u2027\uac00-\ud7a3]|\\Z)"
)
_PLAIN = re.compile(
    "[\x00-%\x27-\x7f\u2010-\u2027\uac00-\ud7a3]+(?=[\x00-\xac\u1100-\u1112\u2010-\u2027\uac00-\ud7a3]|\\Z)"
)
_FIRST_SYLLABLE = 0xAC00
_FINALS = 28
# Feeds carry what was escaped for a page: `AT&amp;T`, `U&#43;`.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[0-9]{0,2});")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DROP = re.compile(f"[{_DROPPED}]")
# Starters (combining class 0) that may join the character before them: Hangul vowels and finals, Indic vowel parts.
_JOINING = frozenset(
    map(
        chr,
        (
            *range(0x1161, 0x1176),
            *range(0x11A8, 0x11C3),
            *(0x09BE, 0x09D7, 0x0B3E, 0x0B56, 0x0B57, 0x0BBE, 0x0BD7, 0x0CC2, 0x0CD5, 0x0CD6, 0x0D3E, 0x0D57),
            *(0x0DCF, 0x0DDF, 0x102E, 0x1B35, 0x11127, 0x1133E, 0x11357, 0x114B0, 0x114BA, 0x114BD, 0x115AF, 0x11930),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class AnalysisText:
    """`text` is analysed, `source` was given; character i of `text` comes from `source[_starts[i]:_ends[i]]`.

    Both arrays are None where every character stands at the same offset in both.
    """

    text: str
    source: str = field(repr=False)
    _starts: array[int] | None = field(default=None, repr=False)
    _ends: array[int] | None = field(default=None, repr=False)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of `source` that the half-open span of `text` was made from."""
        if self._starts is None or self._ends is None:
            return start, end
        if start >= end:
            place = self._starts[start] if start < len(self._starts) else len(self.source)
            return place, place
        return self._starts[start], self._ends[end - 1]


def without_surrogates(text: str) -> str:
    """Return `text` with each lone surrogate, which no encoding can write, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def analysis_text(source: str) -> AnalysisText:
    """Return what is analysed in place of `source`."""
    escaped = "&" in source and _ENTITY.search(source) is not None
    if source.isascii() and source.isprintable() and not escaped:
        return AnalysisText(source, source)
    if not escaped and not _DROP.search(source) and unicodedata.is_normalized("NFC", source):
        return AnalysisText(_fold(source), source)
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    place = 0
    while place < len(source):
        if (entity := _ENTITY.match(source, place)) and (plain := unescape(entity.group())) != entity.group():
            plain = _DROP.sub("", without_surrogates(plain))
            pieces.append(plain)
            starts.extend([place] * len(plain))
            ends.extend([entity.end()] * len(plain))
            place = entity.end()
        elif run := _SYLLABLES.match(source, place):
            # Macs store Hangul as letters: here syllables of two or three, told apart after composition.
            syllables = unicodedata.normalize("NFC", run.group())
            pieces.append(syllables)
            for syllable in syllables:
                starts.append(place)
                place += 2 if (ord(syllable) - _FIRST_SYLLABLE) % _FINALS == 0 else 3
                ends.append(place)
        elif run := _PLAIN.match(source, place):
            pieces.append(run.group())
            starts.extend(range(place, run.end()))
            ends.extend(range(place + 1, run.end() + 1))
            place = run.end()
        else:
            end, last, piece = _cluster(source, place)
            pieces.append(piece)
            starts.extend([place] * len(piece))
            ends.extend([last] * len(piece))
            place = end
    return AnalysisText(_fold("".join(pieces)), source, starts, ends)


def _fold(text: str) -> str:
    folded = _FOLD.sub(_folded, text)
    if "\r" in folded:
        folded = folded.replace("\r\n", " \n").replace("\r", "\n")
    return folded


def _folded(found: re.Match[str]) -> str:
    return _FOLDED[ord(found.group())]


def _cluster(source: str, place: int) -> tuple[int, int, str]:
    """Return where the search goes on, where the cluster at `place` ends, and its composed form.

    A cluster is a character and what joins it; invisible characters inside it belong to it, those after it do not.
    """
    if _DROP.match(source, place):
        return place + 1, place, ""
    cluster = source[place]
    last = end = place + 1
    while end < len(source):
        character = source[end]
        if unicodedata.combining(character) or character in _JOINING:
            cluster += character
            last = end + 1
        elif not _DROP.match(character):
            break
        end += 1
    return last, last, unicodedata.normalize("NFC", cluster)
