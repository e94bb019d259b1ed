"""Triggers that assert nothing: they describe a noun, name a time, or tell a habit."""

from __future__ import annotations

import itertools

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.clauses import IN_COMPOUND, NOUNS, has, is_adnominal
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import (
    skip_brackets,
)
from extractor.language import KOREAN

_NEAR = 3
_SPACE = "SPACE"
_OBJECT_PARTICLE = "JKO"
_ADVERBIAL_PARTICLE = "JKB"


def is_background(sentence: Sentence, tokens: Tokens, first: int, last: int, grammar: Grammar) -> bool:
    """Whether the trigger only describes a noun or tells a habit ('음원을 제공하는 기업', 'which provides news')."""
    if sentence.language != KOREAN:
        before = next(
            (tokens.lemma[i] for i in range(first - 1, sentence.start - 1, -1) if tokens.tag[i] != _SPACE), ""
        )
        return before in grammar.relatives or tokens.lemma[first] in grammar.habitual
    if _only_names_a_time(sentence, tokens, last, grammar):
        return True
    for index in range(last - 1, min(last + _NEAR, sentence.end)):
        if has(tokens, index, grammar.adnominal):
            if not is_adnominal(tokens, index, grammar):
                return False
            after = skip_brackets(tokens, index + 1, sentence.end)
            return (
                after < sentence.end
                and tokens.tag[after].startswith(NOUNS)
                and tokens.text[after] not in grammar.nominalisers
            )
        if index >= last and not tokens.tag[index].startswith(("X", "V", "E", "JKO", "NNB")):
            return _is_list_item(tokens, index, last, grammar)
    return False


def _only_names_a_time(sentence: Sentence, tokens: Tokens, last: int, grammar: Grammar) -> bool:
    """'출시 이후', '상용화까지', '구축 사업', '협력을 통해': a noun that serves another word asserts nothing itself."""
    behind = skip_brackets(tokens, last, sentence.end)
    if behind >= sentence.end:
        return False
    if f"{tokens.lemma[behind]}/{tokens.tag[behind]}" in grammar.background:
        return True
    if tokens.text[behind] in grammar.joiners or tokens.text[behind] in grammar.nominalisers:
        # '감원 등 일회성 비용': the list is told of its last noun.
        stop = min(behind + _NEAR + 1, sentence.end)
        rest = itertools.takewhile(lambda index: tokens.tag[index].startswith(IN_COMPOUND), range(behind + 1, stop))
        if any(f"{tokens.lemma[index]}/{tokens.tag[index]}" in grammar.background for index in rest):
            return True
    return (
        tokens.tag[behind] in (_OBJECT_PARTICLE, _ADVERBIAL_PARTICLE)
        and behind + 1 < sentence.end
        and tokens.lemma[behind + 1].partition("+")[0] in grammar.adjuncts
    )


def _is_list_item(tokens: Tokens, index: int, last: int, grammar: Grammar) -> bool:
    """'솔루션 개발, 구축 및 운영': a verbal noun among others names a business; one with an object is a predicate."""
    if index != last or tokens.tag[last - 2].startswith("J"):
        return False
    return tokens.text[last] in grammar.joiners or f"{tokens.lemma[last]}/{tokens.tag[last]}" in grammar.joiners
