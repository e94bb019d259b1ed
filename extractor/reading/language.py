"""Which language a text is written in: Korean, English, or one that is not read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.errors import InputError

_HANGUL = re.compile("[가-힣ㄱ-ㆎᄀ-ᇿ]+")
_LATIN = re.compile("[A-Za-zÀ-ɏ]+")
# Kana, Han, Cyrillic, Greek, Arabic, Hebrew, the scripts of India, Thai.
_OTHER = re.compile("[぀-ヿ㐀-鿿Ѐ-ӿͰ-Ͽ؀-ۿ֐-׿ऀ-෿฀-๿]+")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_WORD_SAMPLE = 3_000
_LETTERS_PER_SYLLABLE = 2.5
"""A Korean text needs about that many fewer signs than an English one of the same length."""
_FEWEST_OTHER_LETTERS = 20
_FEWEST_WORDS = 20


def detect_language(text: str, languages: Mapping[str, frozenset[str]]) -> str:
    """Return `ko` or `en`; `languages` maps languages in Latin script, `en` among them, to their function words.

    Names, figures and short phrases are taken for English when they hold no Hangul.

    Raises:
        InputError: when the text is plainly in neither.
    """
    sample = text[:_SAMPLE]
    hangul = other = latin = 0
    if not sample.isascii():
        hangul, other, latin = (_letters(script, sample) for script in (_HANGUL, _OTHER, _LATIN))
    if other >= _FEWEST_OTHER_LETTERS and other > 2 * (hangul * _LETTERS_PER_SYLLABLE + latin / 2):
        raise _unread()
    if hangul * _LETTERS_PER_SYLLABLE > latin:
        return "ko"
    if not hangul and _is_foreign(sample, languages):
        raise _unread()
    return "en"


def _letters(runs: re.Pattern[str], sample: str) -> int:
    return len("".join(runs.findall(sample)))


def _is_foreign(sample: str, languages: Mapping[str, frozenset[str]]) -> bool:
    words = _WORD.findall(sample[:_WORD_SAMPLE].lower())
    if len(words) < _FEWEST_WORDS or "en" not in languages:
        return False
    counts = dict.fromkeys(languages, 0)
    english = languages["en"]
    counts["en"] = len([word for word in words if word in english])
    if counts["en"] * 8 >= len(words):
        return False
    for language, known in languages.items():
        counts[language] = len([word for word in words if word in known])
    strongest = max(counts.values())
    return strongest > 2 * counts["en"] and strongest * 8 >= len(words)


def _unread() -> InputError:
    return InputError(
        "is in neither Korean nor English; give the language (--lang ko or --lang en) to read it all the same"
    )
