"""The arguments of a Korean trigger: the particle of a name tells its role.

A nominative binds to the first predicate behind it, so an adnominal clause between a name and the trigger takes the
name away, and a clause end takes away all but the subject. The topic (은/는) holds for the whole sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.argument import INNER, PASSIVE, RELATIVE_HEAD, Argument
from extractor.grammar.clauses import (
    IN_PHRASE,
    content_between,
    ends_clause,
    has,
    in_noun_phrase,
    is_adnominal,
    is_noun_phrase,
    is_taken,
    tells_of,
)
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import (
    ALSO,
    BARE,
    MODIFIER,
    OBJECT,
    POSSESSOR,
    SUBJECT,
    TOGETHER,
    TOPIC,
    WITH,
    Group,
    skip_brackets,
)

_NEAR = 3
_ADJECTIVES = ("XSA", "VA")
_OBJECT_PARTICLE = "JKO"


def korean_arguments(
    sentence: Sentence,
    tokens: Tokens,
    groups: Sequence[Group],
    parts: Sequence[tuple[int, int]],
    grammar: Grammar,
    dates: Collection[int],
) -> Iterable[Argument]:
    """Yield the arguments of the trigger whose words are the token ranges `parts`; see `arguments_of`."""
    first, (predicate, last) = parts[0][0], parts[-1]
    headline = sentence.kind in ("title", "subtitle")
    subject = PASSIVE if _is_korean_passive(sentence, tokens, last, grammar) else SUBJECT
    has_subject = owned = False
    topics: list[Argument] = []
    telling = {index for index in range(sentence.start, first) if tells_of(tokens, index, first, grammar)}
    for group in reversed([group for group in groups if group.first < predicate]):
        own = range(group.first, group.mentions[-1].last if group.mentions else group.last)
        if any(begin in own for begin, _ in parts):
            continue
        stop = first if group.first < first else predicate
        between = [index for index in range(group.last, stop) if index not in dates and index not in telling]
        # '긴밀한 협력': an adjective takes no partner away.
        adnominal = any(
            is_adnominal(tokens, index, grammar) and not tokens.tag[index].startswith(_ADJECTIVES) for index in between
        )
        clause_end = any(ends_clause(tokens, index, grammar) for index in between)
        role = group.role
        if role == TOPIC:
            # 'A는 늘린 반면 B는 줄였다', 'A는 늘렸고 B는 줄였다': the nearer topic begins a clause of its own.
            if not topics or not _is_contrasted(tokens, group, topics[-1].group, grammar):
                topics.append(Argument(group, subject))
        elif role == ALSO and adnominal and group.first == sentence.start:
            # 'A도 B가 발주한 사업을 수주했다': at the head of the sentence 도 holds as far as the topic does.
            topics.append(Argument(group, subject))
        elif role in (SUBJECT, ALSO):
            if not is_taken(tokens, between, grammar) and not (clause_end and has_subject):
                has_subject = True
                owned = owned or any(group.last <= index < stop for index in telling)
                yield Argument(group, subject)
            elif _describes_object(tokens, between, grammar):
                yield Argument(group, INNER)
        elif role in (MODIFIER, POSSESSOR):
            if not adnominal and not clause_end and in_noun_phrase(tokens, between):
                yield Argument(group, role)
        elif role == BARE:
            if not has_subject and (headline or _opens_headline(sentence, tokens, group)):
                has_subject = True
                yield Argument(group, subject)
            elif not adnominal and not clause_end:
                yield Argument(group, BARE)
        elif role == WITH and _is_genitive(tokens, group.last, grammar):
            # 'B와의 협력' is with B, 'B와의 합작사를 통해 C와 계약' is not.
            if is_noun_phrase(tokens, group.last + 1, stop, grammar):
                yield Argument(group, role)
        elif not clause_end and (not adnominal or (role == WITH and _has_own_object(tokens, between, grammar))):
            side_by_side = role == WITH and _is_together(tokens, group, sentence, grammar)
            yield Argument(group, TOGETHER if side_by_side else role)
    if not owned:
        yield from topics
    has_subject = has_subject or bool(topics)
    yield from _korean_heads(tokens, groups, last, sentence, OBJECT if has_subject else subject, grammar)
    yield from _korean_heads(tokens, groups, last, sentence, RELATIVE_HEAD, grammar)


def _describes_object(tokens: Tokens, between: Sequence[int], grammar: Grammar) -> bool:
    """Whether the last clause of `between` describes the trigger's noun, or the object before its verb."""
    closer = next((index for index in reversed(between) if is_adnominal(tokens, index, grammar)), None)
    if closer is None:
        return False
    end = between[-1] + 1
    if tokens.tag[end - 1] == _OBJECT_PARTICLE:
        end -= 1
    return all(tokens.tag[index].startswith(IN_PHRASE) for index in range(closer + 1, end))


def _is_contrasted(tokens: Tokens, group: Group, nearer: Group, grammar: Grammar) -> bool:
    between = range(group.last, nearer.first)
    return any(
        ends_clause(tokens, index, grammar, sharp=True) or tokens.text[index] in grammar.contrasts for index in between
    )


def _is_genitive(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    return grammar.markers.get(f"{tokens.lemma[index]}/{tokens.tag[index]}") == POSSESSOR


def _is_together(tokens: Tokens, group: Group, sentence: Sentence, grammar: Grammar) -> bool:
    behind = group.last
    return behind < sentence.end and f"{tokens.lemma[behind]}/{tokens.tag[behind]}" in grammar.together


def _has_own_object(tokens: Tokens, between: Sequence[int], grammar: Grammar) -> bool:
    """Whether the one clause before the trigger's noun has an object: 'B와 통역 기술을 적용하는 협약'.

    Then the partner before it is the trigger's; in 'B와 개발한 칩을 공급' it is the clause's.
    """
    ends = [index for index in between if is_adnominal(tokens, index, grammar)]
    return (
        len(ends) == 1
        and any(tokens.tag[index] == _OBJECT_PARTICLE for index in between if index < ends[0])
        and is_noun_phrase(tokens, ends[0] + 1, between[-1] + 1, grammar)
    )


def _opens_headline(sentence: Sentence, tokens: Tokens, group: Group) -> bool:
    """'가온텔레콤, …': a bare name set off by a comma is the topic, in a headline and in what is written like one."""
    return group.first == sentence.start and group.last < sentence.end and tokens.text[group.last] == ","


def _korean_heads(
    tokens: Tokens, groups: Sequence[Group], last: int, sentence: Sentence, role: str, grammar: Grammar
) -> Iterable[Argument]:
    """'계약을 체결한 A사는': the noun behind an adnominal trigger is its subject, or else its object."""
    for index in range(last - 1, min(last + _NEAR, sentence.end)):
        if has(tokens, index, grammar.adnominal):
            for group in groups:
                between = range(index + 1, group.first)
                # '수주한 것을 비롯해 C의': behind 것 something else is told.
                if any(tokens.tag[at] in ("NNB", _OBJECT_PARTICLE) for at in between):
                    return
                if group.first >= last and content_between(tokens, between) <= _NEAR:
                    yield Argument(group, role)
                    return
            return
        if index >= last and not tokens.tag[index].startswith(("X", "V", "E")):
            return


def _is_korean_passive(sentence: Sentence, tokens: Tokens, last: int, grammar: Grammar) -> bool:
    """Whether the verb at the trigger's end makes its subject undergo the action: 인수됐다, 투자를 받았다."""
    behind = skip_brackets(tokens, last, sentence.end)
    for index in (last - 1, *range(behind, min(behind + 2, sentence.end))):
        for tag, lemma in zip(tokens.tag[index].split("+"), tokens.lemma[index].split("+"), strict=False):
            if f"{lemma}/{tag.partition('-')[0]}" in grammar.auxiliaries:
                return True
        if index >= last and not tokens.tag[index].startswith("JKO"):
            return False
    return False
