"""What Kiwi's tags mean to the grammar: classes of tokens, and the pieces a joined token is made of."""

from __future__ import annotations

from functools import lru_cache

NOUN, PARTICLE, STEM, SUFFIX, ENDING, DETERMINER, ADVERB, MARK, OPEN, CLOSE, STOP, OTHER = range(12)

_CLASSES = {
    **dict.fromkeys(("NNG", "NNP", "NNB", "NR", "NP", "SN", "SL", "SH", "XSN", "XPN", "XR", "UN", "NF", "NV"), NOUN),
    **dict.fromkeys(("W_URL", "W_EMAIL", "W_SERIAL", "W_HASHTAG", "W_MENTION"), NOUN),
    **dict.fromkeys(("JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX", "JC"), PARTICLE),
    **dict.fromkeys(("VV", "VA", "VX", "VCP", "VCN"), STEM),
    **dict.fromkeys(("XSV", "XSA"), SUFFIX),
    **dict.fromkeys(("EP", "EF", "EC", "ETN", "ETM"), ENDING),
    "MM": DETERMINER,
    **dict.fromkeys(("MAG", "MAJ", "XSM", "IC"), ADVERB),
    "SP": MARK,
    "SSO": OPEN,
    "SSC": CLOSE,
    "SF": STOP,
}

Piece = tuple[str, str]


class _Classes(dict[str, int]):
    """Class of a token by its tag, told by the first of joined tags; each tag is worked out once."""

    def __missing__(self, tag: str) -> int:
        self[tag] = found = _CLASSES.get(tag.split("+", 1)[0].split("-", 1)[0], OTHER)
        return found


CLASS_OF = _Classes()


@lru_cache(maxsize=65536)
def pieces_of(tag: str, lemma: str) -> tuple[Piece, ...]:
    """Return (tag, lemma) of each morpheme of a token; `VV-R` (how a stem inflects) is `VV` here."""
    tags = [part.split("-", 1)[0] for part in tag.split("+")]
    lemmas = lemma.split("+")
    if len(lemmas) != len(tags):
        lemmas = [lemma] * len(tags)
    return tuple(zip(tags, lemmas, strict=True))
