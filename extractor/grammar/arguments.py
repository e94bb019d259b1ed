"""Which groups of a sentence are arguments of a trigger, and in which grammatical role.

Korean: the particle tells the role; a nominative binds to the first predicate behind it, so an adnominal clause between
a name and the trigger takes the name away, and a clause end takes away all but the subject. The topic (은/는) holds for
the whole sentence. English: the order and the preposition tell the role.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from extractor.annotate.facts import PERSON
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import (
    ALSO,
    BARE,
    FREE,
    MODIFIER,
    OBJECT,
    OF,
    POSSESSOR,
    SUBJECT,
    TOGETHER,
    TOPIC,
    WITH,
    Group,
    skip_brackets,
)
from extractor.language import KOREAN
from extractor.language.document import Sentence, Tokens

PASSIVE = "passive"
OWNER = "owner"
"""Whose thing the trigger acts upon (English): 'buys Nordan's stake', 'the stake owned by Nordan'."""
RELATIVE_HEAD = "head"
INNER = "inner"
"""In a clause that describes what the trigger is done to: 'B가 신청한 요금제를 승인'."""

_NEAR = 3
_LONGEST_PHRASE = 10
_NOUNS = ("NNG", "NNP", "SL", "XPN", "SN")
_IN_COMPOUND = (*_NOUNS, "XSN", "NNB")
_IN_PHRASE = (*_IN_COMPOUND, "NR", "MM", "JKG", "JC", "SW", "SP", "SO", "SS", "SPACE")
_NUMBERS = ("SN", "NR")
_ADJECTIVES = ("XSA", "VA")
_FARTHEST_OBJECT = 18
_NEAREST_MARKER = 6
_FARTHEST_PREPOSITION = 28
_SPACE = "SPACE"
_OBJECT_PARTICLE = "JKO"
_ADVERBIAL_PARTICLE = "JKB"
_ELLIPSIS = "SE"
_NOMINAL_ENDING = "ETN"


@dataclass(frozen=True, slots=True)
class Argument:
    """A group and its role towards one trigger."""

    group: Group
    role: str


def arguments_of(
    sentence: Sentence,
    tokens: Tokens,
    groups: Sequence[Group],
    parts: Sequence[tuple[int, int]],
    grammar: Grammar,
    dates: Collection[int] = frozenset(),
) -> list[Argument]:
    """Return the arguments of the trigger whose words are the token ranges `parts`, nearest first within a role.

    `dates` are the tokens of time expressions; the verb in one ('오는 9월') takes no argument.
    """
    first, last = parts[0][0], parts[-1][1]
    if sentence.language == KOREAN:
        return list(_korean(sentence, tokens, groups, parts, grammar, dates))
    return list(_english(sentence, tokens, groups, first, last, grammar))


def ends_clause(tokens: Tokens, index: int, grammar: Grammar, *, sharp: bool = False) -> bool:
    """Whether the token closes a clause (Korean); a `sharp` end begins something else, with an object of its own.

    'B에 대해', '확대를 위해' are phrases, '하기 위해' is a clause.
    """
    if not _has(tokens, index, grammar.clause_breaks if sharp else grammar.clause_ends):
        return False
    return not _is_prepositional(tokens, index, grammar) or _NOMINAL_ENDING in tokens.tag[max(index - 2, 0) : index]


def _is_prepositional(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    # '위한', '대해': the verb stands in the same token or right before.
    own = tokens.lemma[index].partition("+")[0]
    before = tokens.lemma[index - 1].partition("+")[0] if index else ""
    return own in grammar.prepositional or before + own in grammar.prepositional


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
        if _has(tokens, index, grammar.adnominal):
            if not is_adnominal(tokens, index, grammar):
                return False
            after = skip_brackets(tokens, index + 1, sentence.end)
            return (
                after < sentence.end
                and tokens.tag[after].startswith(_NOUNS)
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
        rest = itertools.takewhile(lambda index: tokens.tag[index].startswith(_IN_COMPOUND), range(behind + 1, stop))
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


def _has(tokens: Tokens, index: int, morphemes: frozenset[str]) -> bool:
    tag = tokens.tag[index]
    if "E" not in tag:
        return False
    return any(
        f"{lemma}/{part}" in morphemes
        for part, lemma in zip(tag.split("+"), tokens.lemma[index].split("+"), strict=False)
    )


def is_adnominal(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    """Whether the token closes a clause that modifies the noun behind it (Korean)."""
    return _has(tokens, index, grammar.adnominal) and not _is_prepositional(tokens, index, grammar)


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
    return all(tokens.tag[between].startswith(_IN_PHRASE) for between in range(index + 1, first))


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


def _korean(
    sentence: Sentence,
    tokens: Tokens,
    groups: Sequence[Group],
    parts: Sequence[tuple[int, int]],
    grammar: Grammar,
    dates: Collection[int],
) -> Iterable[Argument]:
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
            if not adnominal and not clause_end and _in_noun_phrase(tokens, between):
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
    return all(tokens.tag[index].startswith(_IN_PHRASE) for index in range(closer + 1, end))


def _is_contrasted(tokens: Tokens, group: Group, nearer: Group, grammar: Grammar) -> bool:
    between = range(group.last, nearer.first)
    return any(
        ends_clause(tokens, index, grammar, sharp=True) or tokens.text[index] in grammar.contrasts for index in between
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


def describes_own_subject(tokens: Tokens, first: int, last: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the words `first:last` with their object describe a noun that is a subject: '투자를 계획하는 기업은'.

    Whoever acts in such a clause is the noun behind it.
    """
    stop = min(last + _LONGEST_PHRASE, sentence.end)
    closer = next((index for index in range(last - 1, stop) if is_adnominal(tokens, index, grammar)), None)
    if closer is None or not any(tokens.tag[index] == _OBJECT_PARTICLE for index in range(first, closer)):
        return False
    rest = range(closer + 1, min(closer + _LONGEST_PHRASE, sentence.end))
    behind = next((index for index in rest if not tokens.tag[index].startswith(_IN_COMPOUND)), None)
    return behind is not None and grammar.markers.get(f"{tokens.lemma[behind]}/{tokens.tag[behind]}") in (
        TOPIC,
        SUBJECT,
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
        if _has(tokens, index, grammar.adnominal):
            for group in groups:
                between = range(index + 1, group.first)
                # '수주한 것을 비롯해 C의': behind 것 something else is told.
                if any(tokens.tag[at] in ("NNB", _OBJECT_PARTICLE) for at in between):
                    return
                if group.first >= last and _content_between(tokens, between) <= _NEAR:
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


def _in_noun_phrase(tokens: Tokens, between: Sequence[int]) -> bool:
    """Whether a name belongs to the noun phrase of the trigger: near by, or nothing but nouns in between."""
    if any(tokens.tag[index] == _ELLIPSIS for index in between):
        return False
    if _content_between(tokens, between) <= _NEAR:
        return True
    return len(between) <= _LONGEST_PHRASE and not any(
        tokens.tag[index].startswith(("J", "V", "E")) and tokens.tag[index] != "JKG" for index in between
    )


def is_noun_phrase(tokens: Tokens, start: int, end: int, grammar: Grammar) -> bool:
    """Whether nothing but nouns and what joins them ('및', '·') stands at the tokens `start:end` (Korean)."""
    return all(
        tokens.tag[index].startswith((*_NOUNS, "XSN", "SH", "SSO", "SSC", _SPACE))
        or (tokens.text[index] != "," and f"{tokens.lemma[index]}/{tokens.tag[index]}" in grammar.joiners)
        or (tokens.text[index] != "," and tokens.text[index] in grammar.joiners)
        for index in range(start, end)
    )


def _content_between(tokens: Tokens, between: Iterable[int]) -> int:
    return sum(
        tokens.tag[index].startswith(("NN", "NP", "SL", "V", "MA"))
        and tokens.tag[index] != "NNB"
        and not tokens.tag[index - 1].startswith(_NUMBERS)
        for index in between
    )


def _english(
    sentence: Sentence, tokens: Tokens, groups: Sequence[Group], first: int, last: int, grammar: Grammar
) -> Iterable[Argument]:
    passive = _is_passive(sentence, tokens, first, grammar)
    for subject in _english_subjects(tokens, groups, first, grammar):
        yield Argument(subject, PASSIVE if passive else SUBJECT)
    for group in reversed(groups):
        if group.last <= first and group.role == POSSESSOR and first - group.last <= _NEAR + 1:
            yield Argument(group, POSSESSOR)
            break
    found_object = False
    for group, following in itertools.zip_longest(groups, groups[1:]):
        if group.last <= first or group.role == MODIFIER or _is_speaker(tokens, group, grammar):
            continue
        bound = _bound_by(tokens, group, (first, last), grammar)
        if bound:
            if bound in grammar.holders and group.first - last <= _FARTHEST_OBJECT:
                yield Argument(group, OWNER)
            continue
        if group.role == POSSESSOR and group.first <= last + 1 and _owns(tokens, group, grammar):
            yield Argument(group, OWNER)
        distance = group.first - last
        gap = [tokens.lemma[index] for index in range(min(last, group.first), group.first)]
        # In 'to buy A' the preposition stands before the trigger and marks the verb, not the name.
        since = last - 1 if group.first >= last else first
        free = group.role == FREE or not any(
            tokens.lemma[index] in grammar.markers for index in range(since, group.first)
        )
        if free and group.role != POSSESSOR:
            if not found_object and distance <= _FARTHEST_OBJECT and not _opens_clause(gap, grammar):
                found_object = True
                yield Argument(group, OBJECT)
        elif group.role == POSSESSOR:
            if grammar.markers.get(tokens.lemma[group.first - 1]) == WITH and 0 < distance <= _NEAREST_MARKER:
                # 'a partnership with Nordan's cloud unit'
                yield Argument(group, WITH)
            # 'joins A's B': B is what is joined.
            owns_next = following is not None and following.first - group.last <= _NEAR
            # 'acquires A's unit, B': B is what is acquired.
            named = following is not None and tokens.lemma[following.first - 1] == "," and _owns(tokens, group, grammar)
            if distance <= _NEAR + 2 and not owns_next and not named and not _opens_clause(gap, grammar):
                yield Argument(group, OBJECT)
        elif distance <= _FARTHEST_PREPOSITION and not _opens_clause(gap, grammar):
            yield Argument(group, group.role)


def _bound_by(tokens: Tokens, group: Group, trigger: tuple[int, int], grammar: Grammar) -> str:
    """Return the words that keep the name behind their preposition to themselves: 'compete with', 'owned by'."""
    if group.role in (FREE, POSSESSOR):
        return ""
    nearest = range(group.first - 1, max(group.first - _NEAREST_MARKER, 0), -1)
    at = next((index for index in nearest if tokens.lemma[index] in grammar.markers), 0)
    if not at or trigger[0] <= at - 1 < trigger[1]:
        return ""
    # 'compete more effectively with'
    for index in range(at - 1, max(at - _NEAR - 1, trigger[1] - 1), -1):
        words = f"{tokens.lemma[index]} {tokens.lemma[at]}"
        if words in grammar.bound or words in grammar.holders:
            return words
    return ""


def _owns(tokens: Tokens, group: Group, grammar: Grammar) -> bool:
    """Whether the words behind a possessive name a part of it: 'Nordan's video business', 'Nordan's stake'."""
    behind = range(group.last, min(group.last + _NEAREST_MARKER, len(tokens.lemma)))
    return any(tokens.lemma[index] in grammar.belongings for index in behind)


def _stands_for_owner(tokens: Tokens, group: Group, first: int, grammar: Grammar) -> bool:
    """Whether what belongs to the name acts for it: 'Nordan's cloud unit won', 'the network of Nordan failed'."""
    if group.role == POSSESSOR:
        if group.first and tokens.lemma[group.first - 1] in (",", *grammar.reporting):
            # 'Corvane, Nordan's unit, won': a name in apposition.
            return False
        for index in range(group.last, min(group.last + _LONGEST_PHRASE, first)):
            word = tokens.lemma[index]
            if word in grammar.belongings:
                return True
            if word in grammar.markers or word in grammar.auxiliaries or word in grammar.clause_ends or word == ",":
                return False
        return False
    if group.role != OF:
        return False
    at = group.first - 1
    while at and tokens.lemma[at] not in grammar.markers:
        at -= 1
    start = max(at - _LONGEST_PHRASE, 0)
    opens = any(tokens.lemma[index] in (",", ".") for index in range(start, at))
    return bool(at) and tokens.lemma[at - 1] in grammar.belongings and not opens


def _english_subjects(tokens: Tokens, groups: Sequence[Group], first: int, grammar: Grammar) -> Iterable[Group]:
    """Yield the nearest name before the trigger that may be its subject, and the one before a mere pronoun."""
    candidates = [
        group
        for group in groups
        if group.last <= first and (group.role == FREE or _stands_for_owner(tokens, group, first, grammar))
    ]
    if first and tokens.lemma[first - 1] in grammar.conjunctions:
        candidates = _of_clause(tokens, candidates, first, grammar)
    for group in reversed(candidates):
        after = tokens.lemma[group.last] if group.last < len(tokens.lemma) else ""
        before = tokens.lemma[group.first - 1] if group.first else ""
        # 'said X' and 'according to X' name a speaker.
        if before in grammar.reporting and after in (",", ".", "”", '"') and not _is_announced(tokens, group):
            continue
        yield group
        if not (group.anaphor and group.mentions[0].category == PERSON):
            return


def _of_clause(tokens: Tokens, candidates: Sequence[Group], first: int, grammar: Grammar) -> list[Group]:
    """Return who acts in the clause that the verb at `first` goes on with ('A bought B and sold its towers')."""
    opener = next((index for index in range(first - 1, -1, -1) if tokens.lemma[index] in grammar.clause_ends), -1)
    inside = [group for group in candidates if group.first > opener]
    silent = [group for group in inside if group.last < first and tokens.lemma[group.last] not in grammar.reporting]
    return silent[:1] or inside or list(candidates)


def _is_announced(tokens: Tokens, group: Group) -> bool:
    """Whether somebody speaks of a person ('the board announced Jane Doe, … , will be'); else the name speaks."""
    index = group.first - 2
    mentions = group.mentions
    return index >= 0 and tokens.lemma[index][0].isalpha() and bool(mentions) and mentions[0].category == PERSON


def _is_speaker(tokens: Tokens, group: Group, grammar: Grammar) -> bool:
    """Whether a comma and a verb of saying set the name off: '…, Nordan said in a statement'."""
    if group.first < 1 or group.last >= len(tokens.text) or tokens.text[group.first - 1] != ",":
        return False
    return tokens.lemma[group.last] in grammar.reporting


def _opens_clause(words: Sequence[str], grammar: Grammar) -> bool:
    return any(word in grammar.clause_ends for word in words)


def _is_passive(sentence: Sentence, tokens: Tokens, first: int, grammar: Grammar) -> bool:
    word = tokens.lemma[first]
    if not word.endswith("ed") and word not in grammar.participles:
        return False
    start = max(first - _NEAR, sentence.start)
    return any(tokens.lemma[index] in grammar.auxiliaries for index in range(start, first))
