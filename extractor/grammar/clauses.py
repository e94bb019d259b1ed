"""Where Korean clauses and noun phrases end, and what a clause describes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import (
    SUBJECT,
    TOPIC,
)

_NEAR = 3
_LONGEST_PHRASE = 10
NOUNS = ("NNG", "NNP", "SL", "XPN", "SN")
IN_COMPOUND = (*NOUNS, "XSN", "NNB")
IN_PHRASE = (*IN_COMPOUND, "NR", "MM", "JKG", "JC", "SW", "SP", "SO", "SS", "SPACE")
_NUMBERS = ("SN", "NR")
_SPACE = "SPACE"
_OBJECT_PARTICLE = "JKO"
_ELLIPSIS = "SE"
_NOMINAL_ENDING = "ETN"


def has(tokens: Tokens, index: int, morphemes: frozenset[str]) -> bool:
    """Whether a token holds one of some endings, given as lemma/tag."""
    tag = tokens.tag[index]
    if "E" not in tag:
        return False
    return any(
        f"{lemma}/{part}" in morphemes
        for part, lemma in zip(tag.split("+"), tokens.lemma[index].split("+"), strict=False)
    )


def ends_clause(tokens: Tokens, index: int, grammar: Grammar, *, sharp: bool = False) -> bool:
    """Whether the token closes a clause (Korean); a `sharp` end begins something else, with an object of its own.

    'B에 대해', '확대를 위해' are phrases, '하기 위해' is a clause.
    """
    if not has(tokens, index, grammar.clause_breaks if sharp else grammar.clause_ends):
        return False
    return not _is_prepositional(tokens, index, grammar) or _NOMINAL_ENDING in tokens.tag[max(index - 2, 0) : index]


def _is_prepositional(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    # '위한', '대해': the verb stands in the same token or right before.
    own = tokens.lemma[index].partition("+")[0]
    before = tokens.lemma[index - 1].partition("+")[0] if index else ""
    return own in grammar.prepositional or before + own in grammar.prepositional


def is_adnominal(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    """Whether the token closes a clause that modifies the noun behind it (Korean)."""
    return has(tokens, index, grammar.adnominal) and not _is_prepositional(tokens, index, grammar)


def tells_of(tokens: Tokens, index: int, first: int, grammar: Grammar) -> bool:
    """Whether the token closes a clause that only says of the trigger's own noun that it was done: 'B와 맺은 3년 계약'.

    The trigger's noun begins at `first`; what stands in such a clause takes part in the event.
    """
    if index >= first or not is_adnominal(tokens, index, grammar):
        return False
    verb = tokens.lemma[index].partition("+")[0]
    before = tokens.lemma[index - 1] if index else ""
    if verb not in grammar.supports and before not in grammar.supports:
        return False
    return all(tokens.tag[between].startswith(IN_PHRASE) for between in range(index + 1, first))


def describes_noun(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    """Whether the token closes a clause that tells of the noun behind it what it did or underwent.

    '체결한 뒤', '상용화한 데 이어' only go on, and 'MWC가 열린 곳' tells where and when.
    """
    if not is_adnominal(tokens, index, grammar):
        return False
    verb = tokens.lemma[index].partition("+")[0]
    before = tokens.lemma[index - 1] if index else ""
    if verb in grammar.frames or before in grammar.frames:
        return False
    behind = index + 1
    return behind < len(tokens.tag) and tokens.tag[behind] != "NNB" and tokens.text[behind] not in grammar.nominalisers


def describes_own_subject(tokens: Tokens, first: int, last: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the words `first:last` with their object describe a noun that is a subject: '투자를 계획하는 기업은'.

    Whoever acts in such a clause is the noun behind it.
    """
    stop = min(last + _LONGEST_PHRASE, sentence.end)
    closer = next((index for index in range(last - 1, stop) if is_adnominal(tokens, index, grammar)), None)
    if closer is None or not any(tokens.tag[index] == _OBJECT_PARTICLE for index in range(first, closer)):
        return False
    rest = range(closer + 1, min(closer + _LONGEST_PHRASE, sentence.end))
    behind = next((index for index in rest if not tokens.tag[index].startswith(IN_COMPOUND)), None)
    return behind is not None and grammar.markers.get(f"{tokens.lemma[behind]}/{tokens.tag[behind]}") in (
        TOPIC,
        SUBJECT,
    )


def is_taken(tokens: Tokens, between: Iterable[int], grammar: Grammar) -> bool:
    """Whether a clause that describes a noun takes the subject before the tokens `between`: 'B가 소유한 C의 인수'.

    A clause that has a subject of its own takes that one: 'B가 16조원이 넘는 값에 매각'. One that has an object
    describes its own subject: 'B가 사고를 겪은 C에 과징금을 부과'.
    """
    own, has_object = 0, False
    for index in between:
        if grammar.markers.get(f"{tokens.lemma[index]}/{tokens.tag[index]}") == SUBJECT:
            own += 1
        elif tokens.tag[index] == _OBJECT_PARTICLE:
            has_object = True
        elif describes_noun(tokens, index, grammar):
            if not own and not has_object:
                return True
            own, has_object = max(own - 1, 0), False
    return False


def is_noun_phrase(tokens: Tokens, start: int, end: int, grammar: Grammar) -> bool:
    """Whether nothing but nouns and what joins them ('및', '·') stands at the tokens `start:end` (Korean)."""
    return all(
        tokens.tag[index].startswith((*NOUNS, "XSN", "SH", "SSO", "SSC", _SPACE))
        or (tokens.text[index] != "," and f"{tokens.lemma[index]}/{tokens.tag[index]}" in grammar.joiners)
        or (tokens.text[index] != "," and tokens.text[index] in grammar.joiners)
        for index in range(start, end)
    )


def in_noun_phrase(tokens: Tokens, between: Sequence[int]) -> bool:
    """Whether a name belongs to the noun phrase of the trigger: near by, or nothing but nouns in between."""
    if any(tokens.tag[index] == _ELLIPSIS for index in between):
        return False
    if content_between(tokens, between) <= _NEAR:
        return True
    return len(between) <= _LONGEST_PHRASE and not any(
        tokens.tag[index].startswith(("J", "V", "E")) and tokens.tag[index] != "JKG" for index in between
    )


def content_between(tokens: Tokens, between: Iterable[int]) -> int:
    """Return how many of some tokens have a meaning of their own: nouns but for units, verbs, adverbs."""
    return sum(
        tokens.tag[index].startswith(("NN", "NP", "SL", "V", "MA"))
        and tokens.tag[index] != "NNB"
        and not tokens.tag[index - 1].startswith(_NUMBERS)
        for index in between
    )
