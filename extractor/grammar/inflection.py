"""English spelling rules: the inflected forms of a regular verb or noun (Quirk et al. 1985, §3.5–3.10, §5.80)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_VOWELS = "aeiou"


def bases_of(words: Iterable[str], irregular: Mapping[str, tuple[str, str, str]]) -> dict[str, str]:
    """Return every inflected form of `words` with its base, itself no form of another one: funding, funded → fund."""
    bases: dict[str, str] = {}
    for word in sorted(words, key=len):
        base = bases.get(word, word)
        for form in (*forms_of(word, irregular), *_doubling(word)):
            bases.setdefault(form, base)
    return bases


def forms_of(word: str, irregular: Mapping[str, tuple[str, str, str]]) -> tuple[str, ...]:
    """Return the -s, past, participle and -ing forms of a word, itself first."""
    if word in irregular:
        third, past, participle = irregular[word]
        return (word, third, past, participle, _with_ing(word))
    past = _with_ed(word)
    return (word, _with_s(word), past, past, _with_ing(word))


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubling(word: str) -> tuple[str, ...]:
    """Return the forms of a longer word that may double its last consonant: occurred, cancelled beside canceled."""
    last = word[-3:]
    if len(word) < len("refer") or last[0] in _VOWELS or last[1] not in _VOWELS or last[2] in _VOWELS + "wxy":
        return ()
    return (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


def _doubled(word: str) -> str:
    """A single final consonant after a single short vowel doubles in words of one syllable: plan, planned."""
    syllables = sum(
        1 for letter, after in zip(word, word[1:] + " ", strict=True) if letter in _VOWELS and after not in _VOWELS
    )
    if (
        syllables == 1
        and len(word) > 2
        and word[-1] not in _VOWELS + "wxy"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    ):
        return word + word[-1]
    return word
