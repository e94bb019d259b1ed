"""Which language a text is written in: Korean, English, or one that is not read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.errors import InputError

_HANGUL = re.compile("[가-힣ㄱ-ㆎᄀ-ᇿ]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
# Kana, Han, Cyrillic, Greek, Arabic, Hebrew, the scripts of India, Thai.
_OTHER = re.compile("[぀-ヿ㐀-鿿Ѐ-ӿͰ-Ͽ؀-ۿ֐-׿ऀ-෿฀-๿]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
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
    if sample.isascii():
        hangul = other = 0
    else:
        hangul, other = len(_HANGUL.findall(sample)), len(_OTHER.findall(sample))
    latin = len(_LATIN.findall(sample))
    if other >= _FEWEST_OTHER_LETTERS and other > 2 * (hangul * _LETTERS_PER_SYLLABLE + latin / 2):
        raise _unread()
    if hangul * _LETTERS_PER_SYLLABLE > latin:
        return "ko"
    if not hangul and _is_foreign(sample, languages):
        raise _unread()
    return "en"


def _is_foreign(sample: str, languages: Mapping[str, frozenset[str]]) -> bool:
    words = [word.casefold() for word in _WORD.findall(sample[:5_000])]
    if len(words) < _FEWEST_WORDS or "en" not in languages:
        return False
    counts = {language: sum(word in known for word in words) for language, known in languages.items()}
    english = counts.pop("en")
    strongest = max(counts.values(), default=0)
    return strongest > 2 * english and strongest * 8 >= len(words)


def _unread() -> InputError:
    return InputError(
        "is in neither Korean nor English; give the language (--lang ko or --lang en) to read it all the same"
    )
