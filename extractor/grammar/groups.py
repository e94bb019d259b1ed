"""Names that stand in one list, and the grammatical role the list plays in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document.columns import Sentence, Tokens
from extractor.document.facts import PERSON, Mention
from extractor.grammar.compiled import Grammar
from extractor.language import KOREAN

SUBJECT = "subject"
TOPIC = "topic"
ALSO = "also"
OBJECT = "object"
POSSESSOR = "genitive"
BARE = "bare"
FREE = "free"
MODIFIER = "modifier"
PLACE = "place"
FROM = "from"
WITH = "with"
OF = "of"
BETWEEN = "between"
TOGETHER = "together"
DATIVE = "dative"

_OPENING = ("SSO", "SS")
_SPACE = "SPACE"
_MEANS = "means"
_ADNOMINAL, _COPULA = "ETM", "VCP+ETM"
_CLOSING = ("EC", "EF")
_LONGEST_DESCRIPTION = 14
_PARTICLES = ("JKS", "JX", "JKO", "JKG", "JKB", "JC")
_BODY = "body"
_NOUN_TAGS = ("NN", "NP", "NR", "XSN", "XPN", "SL", "SN", "SH", "MM", "XR", "SW")
_QUOTES = frozenset("‘’“”'\"「」『』<>《》")
_HYPHEN = "-"
_LONGEST_BRACKET = 12
_LONGEST_APPOSITION = 4
_PAIR = 2
_ROW = 3
# 'A, B가', 'A, B의', 'A, B 등': names that a comma joins share these; other particles belong to the last name alone.
_SHARED_AFTER_COMMA = (TOPIC, SUBJECT, POSSESSOR, BARE)


@dataclass(frozen=True, slots=True)
class Group:
    """One or more names, joined; tokens `first:last`; `members` are entity ids.

    `anaphor` marks an expression that stands for names said before ('the two companies'). The first `employer` members
    are there only as whom the person behind them works for ('Nordan chief executive Jane Doe').
    """

    members: tuple[str, ...]
    mentions: tuple[Mention, ...]
    first: int
    last: int
    role: str
    anaphor: bool = False
    employer: int = 0


def groups_of(sentence: Sentence, tokens: Tokens, mentions: Sequence[Mention], grammar: Grammar) -> list[Group]:
    """Return the groups of one sentence in text order; `mentions` are those of the sentence, none inside another."""
    if sentence.language == KOREAN:
        return _korean(sentence, tokens, mentions, grammar)
    return _english(sentence, tokens, mentions, grammar)


def skip_brackets(tokens: Tokens, index: int, end: int) -> int:
    """Return the token behind brackets, closing quotes and white space that begin at `index`."""
    while index < end:
        text = tokens.text[index]
        if text in "([（<" and tokens.tag[index] != _SPACE:
            closing = index
            while closing < min(index + _LONGEST_BRACKET, end) and tokens.text[closing] not in ")]）>":
                closing += 1
            if closing >= min(index + _LONGEST_BRACKET, end):
                return index
            index = closing + 1
        elif tokens.tag[index] == _SPACE or text in _QUOTES:
            index += 1
        else:
            return index
    return index


def _korean(sentence: Sentence, tokens: Tokens, mentions: Sequence[Mention], grammar: Grammar) -> list[Group]:
    groups: list[Group] = []
    members: list[Mention] = []
    mentions = _outside_brackets(tokens, mentions, sentence.end)
    for number, mention in enumerate(mentions):
        members.append(mention)
        after = skip_brackets(tokens, mention.last, sentence.end)
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if following and after == following.first and PERSON in (following.category, mention.category):
            # A company beside its officer ('가온텔레콤 박서린 대표') shares the officer's role.
            continue
        if following and after == following.first and _in_row(tokens, mentions, number, sentence.end):
            continue
        # 'A 본부장, B 그룹장 등이': between two officers stands the first one's title.
        titled = any(member.category == PERSON for member in members)
        joint = _behind_title(tokens, after, following.first) if following and titled else after
        if following and joint < sentence.end and _is_marker(tokens, joint, grammar.joiners):
            joined = skip_brackets(tokens, joint + 1, sentence.end)
            if joined < sentence.end and _is_marker(tokens, joined, grammar.joiners):
                joined = skip_brackets(tokens, joined + 1, sentence.end)
            if joined == following.first or (
                sentence.kind == _BODY
                and (
                    _is_origin(tokens, joined, following.first, grammar)
                    or _is_described(tokens, joined, (mention, following), grammar)
                )
            ):
                continue
        role, end = _korean_role(sentence, tokens, after, grammar, titled=titled)
        role = _swallowed(tokens, mention, grammar) or role
        if role not in _SHARED_AFTER_COMMA and _is_headline_topic(sentence, tokens, members):
            groups.append(_group(members[:1], members[0].last, BARE))
            members = members[1:]
        groups.append(_group(members, end, role))
        members = []
    return _with_included(groups, sentence, tokens, grammar)


def _is_origin(tokens: Tokens, start: int, end: int, grammar: Grammar) -> bool:
    """Whether only where the next member is from stands there: 'A, 일본의 B, 미국 C와'."""
    if not start < end <= start + _PAIR or tokens.tag[start] != "NNP":
        return False
    return end == start + 1 or grammar.markers.get(f"{tokens.lemma[start + 1]}/{tokens.tag[start + 1]}") == POSSESSOR


def _is_described(tokens: Tokens, start: int, pair: tuple[Mention, Mention], grammar: Grammar) -> bool:
    """Whether a clause about the next member stands there: 'A 상무와 매장을 이끈 B 상무', 'A와 C의 자회사인 B'."""
    one, other = pair
    if not start < other.first <= start + _LONGEST_DESCRIPTION:
        return False
    own = range(start, other.first)
    last = tokens.tag[other.first - 1]
    people = one.category == other.category == PERSON
    if not (last.endswith(_ADNOMINAL) if people else last == _COPULA):
        return False
    endings = [tokens.tag[index].rpartition("+")[2] for index in own]
    roles = (grammar.markers.get(f"{tokens.lemma[index]}/{tokens.tag[index]}") for index in own)
    return not any(ending in _CLOSING for ending in endings) and not any(role in (TOPIC, SUBJECT) for role in roles)


def _in_row(tokens: Tokens, mentions: Sequence[Mention], number: int, end: int) -> bool:
    """Whether a company and the next stand in a row of at least three with nothing between: 'A B C에 대한'."""
    row = 1
    for step in (-1, 1):
        at = number
        while 0 <= at + step < len(mentions):
            one, other = sorted((at, at + step))
            if mentions[one].category == PERSON or mentions[other].category == PERSON:
                break
            if skip_brackets(tokens, mentions[one].last, end) != mentions[other].first:
                break
            row += 1
            at += step
    return row >= _ROW


def _is_headline_topic(sentence: Sentence, tokens: Tokens, members: Sequence[Mention]) -> bool:
    """Whether the first of two names is a headline's topic ('A, B에 장비 공급'): a comma, and no third name."""
    if len(members) != _PAIR or any(member.category == PERSON for member in members):
        return False
    if any(tokens.tag[index].startswith(_NOUN_TAGS) for index in range(sentence.start, members[0].first)):
        return False
    return any(tokens.text[index] == "," for index in range(members[0].last, members[1].first))


def _behind_title(tokens: Tokens, index: int, end: int) -> int:
    while index < end and tokens.tag[index].startswith(_NOUN_TAGS):
        index = skip_brackets(tokens, index + 1, end)
    return index


def _outside_brackets(tokens: Tokens, mentions: Sequence[Mention], end: int) -> list[Mention]:
    """Leave out a name that brackets repeat in another script or in short."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and kept[-1].entity == mention.entity and mention.first < skip_brackets(tokens, kept[-1].last, end):
            continue
        kept.append(mention)
    return kept


def _korean_role(sentence: Sentence, tokens: Tokens, index: int, grammar: Grammar, *, titled: bool) -> tuple[str, int]:
    """Return the role that the particle at `index` gives, and the token behind the particle.

    A person (`titled`) plays the part that the particle behind the title tells.
    """
    closed = titled
    while index < sentence.end and _is_marker(tokens, index, grammar.closers):
        closed = True
        index = skip_brackets(tokens, index + 1, sentence.end)
    if index >= sentence.end:
        return BARE, index
    role = _marked(tokens, index, grammar) or _glued(tokens, index, grammar)
    if role and role != POSSESSOR:
        return role, index + 1
    if tokens.text[index] in grammar.links and _is_noun(tokens, index + 1, sentence.end):
        # 'A 및 정부와': what is joined to a name shares its particle.
        return _head(sentence, tokens, index + 1, grammar)[1:]
    tag = tokens.tag[index]
    if role == POSSESSOR and index + 1 < sentence.end and tokens.text[index + 1] in grammar.topics:
        return TOPIC, index + 2
    if role == POSSESSOR or tag.startswith(_NOUN_TAGS):
        start = index + 1 if role == POSSESSOR else index
        head, head_role, end = _head(sentence, tokens, start, grammar)
        # 'A, B 등 3사가' takes the role of 3사, 'A, B 등의 공급 업체로' is a genitive.
        if role == POSSESSOR and head_role == _MEANS and not titled:
            return role, start
        if closed or head in grammar.representatives:
            return head_role, end
        return role or MODIFIER, start
    return BARE, index


def _is_noun(tokens: Tokens, index: int, end: int) -> bool:
    return index < end and tokens.tag[index].startswith(_NOUN_TAGS)


def noun_phrase_role(sentence: Sentence, tokens: Tokens, index: int, grammar: Grammar) -> str:
    """Return the role that the particle of the noun phrase around `index` gives."""
    if index < sentence.end and (role := _marked(tokens, index, grammar)):
        return role
    return _head(sentence, tokens, index, grammar)[1]


def _head(sentence: Sentence, tokens: Tokens, index: int, grammar: Grammar) -> tuple[str, str, int]:
    """Return the head noun of the noun phrase at `index`, its role and the token behind its particle."""
    head = ""
    while index < sentence.end:
        index = skip_brackets(tokens, index, sentence.end)
        if index >= sentence.end:
            break
        tag = tokens.tag[index]
        if tag.startswith(_NOUN_TAGS):
            if not tag.startswith("XSN") and not _is_marker(tokens, index, grammar.closers):
                head = tokens.text[index]
            index += 1
            continue
        role = _marked(tokens, index, grammar)
        return head, role or BARE, index + 1 if role else index
    return head, BARE, index


def _marked(tokens: Tokens, index: int, grammar: Grammar) -> str | None:
    tags, lemmas = tokens.tag[index].split("+"), tokens.lemma[index].split("+")
    for tag, lemma in zip(tags, lemmas, strict=False):
        role = grammar.markers.get(f"{lemma}/{tag}")
        if role:
            return role
    return None


def _glued(tokens: Tokens, index: int, grammar: Grammar) -> str | None:
    """Return the role of a particle that the analyser took for another word, where it is written with the name."""
    if index and tokens.start[index] == tokens.end[index - 1]:
        return grammar.glued.get(f"{tokens.lemma[index]}/{tokens.tag[index]}")
    return None


def _swallowed(tokens: Tokens, mention: Mention, grammar: Grammar) -> str | None:
    """Return the role of a particle that the analyser took into the name's last word ('해양청과' read as 청과)."""
    last = mention.last - 1
    rest = tokens.text[last][mention.end - tokens.start[last] :] if tokens.end[last] > mention.end else ""
    return next((role for tag in _PARTICLES if rest and (role := grammar.markers.get(f"{rest}/{tag}"))), None)


def _is_marker(tokens: Tokens, index: int, markers: frozenset[str]) -> bool:
    return tokens.text[index] in markers or f"{tokens.lemma[index]}/{tokens.tag[index]}" in markers


def _with_included(groups: list[Group], sentence: Sentence, tokens: Tokens, grammar: Grammar) -> list[Group]:
    """'A를 비롯해 B, C 등이': A belongs to the list that follows."""
    merged: list[Group] = []
    for group in groups:
        last = merged[-1] if merged else None
        if (
            last
            and last.role == OBJECT
            and any(
                tokens.lemma[index].partition("+")[0] in grammar.include
                or (tokens.lemma[index] + tokens.lemma[min(index + 1, sentence.end - 1)]) in grammar.include
                for index in range(last.last, min(last.last + 3, group.first))
            )
        ):
            merged[-1] = Group(
                last.members + group.members,
                last.mentions + group.mentions,
                last.first,
                group.last,
                group.role,
            )
        else:
            merged.append(group)
    return merged


def _english(sentence: Sentence, tokens: Tokens, mentions: Sequence[Mention], grammar: Grammar) -> list[Group]:
    groups: list[Group] = []
    members: list[Mention] = []
    closed = False
    mentions = _outside_brackets(tokens, mentions, sentence.end)
    for number, mention in enumerate(mentions):
        members.append(mention)
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        after = skip_brackets(tokens, mention.last, sentence.end)
        if (
            following
            and _english_joined(tokens, after, following.first, grammar)
            and not _is_owner_in_apposition(sentence, tokens, after, following, grammar)
            and ((following.category == PERSON) == (mention.category == PERSON))
            # 'worked with A and B, C has joined D': behind 'and' a list has no more commas.
            and not (closed and tokens.text[after] == "," and following.first == after + 1)
        ):
            closed = closed or tokens.text[after] != ","
            continue
        # "Networks'": behind an s the mark is no quotation mark.
        plural = mention.last < sentence.end and tokens.text[mention.last - 1].endswith("s")
        after = mention.last if plural and tokens.text[mention.last] in grammar.possessives else after
        role = _english_role(sentence, tokens, members[0].first, after, grammar)
        groups.append(_group(members, mention.last, role))
        members, closed = [], False
    return groups


def _is_owner_in_apposition(
    sentence: Sentence, tokens: Tokens, index: int, following: Mention, grammar: Grammar
) -> bool:
    """'A, B's tower arm': B only tells whose A is."""
    if following.first != index + 1 or tokens.text[index] != ",":
        return False
    return following.last < sentence.end and tokens.text[following.last] in grammar.possessives


def _english_joined(tokens: Tokens, index: int, upto: int, grammar: Grammar) -> bool:
    """Whether only joiners, and a few words that describe the next member, stand between two names."""
    start = index
    while index < upto:
        for length in (3, 2, 1):
            phrase = " ".join(tokens.lemma[index : min(index + length, upto)])
            if phrase in grammar.joiners:
                index += length
                break
        else:
            break
    if index == start:
        return False
    between = [tokens.lemma[at] for at in range(index, upto) if tokens.tag[at] != _SPACE]
    # 'US-based' is one word.
    return len(between) - 2 * between.count(_HYPHEN) <= _LONGEST_APPOSITION and not any(
        word in grammar.markers
        or word in grammar.clause_ends
        or word in grammar.reporting
        or word in grammar.auxiliaries
        or (not word[0].isalpha() and word not in _QUOTES and word != _HYPHEN and word not in grammar.possessives)
        for word in between
    )


def _english_role(sentence: Sentence, tokens: Tokens, first: int, after: int, grammar: Grammar) -> str:
    if after < sentence.end and tokens.text[after] in grammar.possessives:
        return POSSESSOR
    index, steps = first - 1, 0
    while index >= sentence.start and steps <= _LONGEST_APPOSITION:
        word = tokens.lemma[index]
        if word in grammar.markers:
            if index + 1 < first and f"{word} {tokens.lemma[index + 1]}" in grammar.adverbials:
                return FREE
            role = grammar.markers[word]
            # 'executives from A': A acts through them.
            acting = role == FROM and index > sentence.start and tokens.lemma[index - 1] in grammar.representatives
            return FREE if acting else role
        if not word[:1].isalpha() and word not in _QUOTES and tokens.tag[index] != _SPACE:
            return FREE
        if word in grammar.clause_ends or word in grammar.auxiliaries or word in grammar.reporting:
            return FREE
        steps += tokens.tag[index] != _SPACE
        index -= 1
    return FREE


def _group(members: Sequence[Mention], end: int, role: str) -> Group:
    ids = tuple(dict.fromkeys(mention.entity for mention in members))
    return Group(ids, tuple(members), members[0].first, max(end, members[-1].last), role)
