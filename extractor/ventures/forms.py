"""What looks like a name where the slot it stands in says that it must be one."""

from __future__ import annotations

from extractor.grammar.parse import Span
from extractor.ventures.scene import Scene
from extractor.ventures.words import Words

_PROPER = ("NNP", "SL", "NNG+NNP", "SH")
_NOMINAL = ("NNP", "SL", "NNG", "SH", "SN", "XPN", "XSN", "NR", "W_SERIAL")
_LATIN = "SL"
_LINKS = ("&", "-", ".", "+", "/")
_HEADLINE = ("title", "subtitle")
_OPENING, _CLOSING = "“‘\"'「『<《〈", "”’\"'」』>》〉"
_SHORTEST = 2
_LONG_ENOUGH = 4


def name_at_end(scene: Scene, span: Span) -> Span | None:
    """Return the tokens of the name in which a phrase ends, None where it ends in a common word."""
    return _korean(scene, span) if _is_tagged(scene, span) else _english(scene, span)


def name_at_start(scene: Scene, index: int) -> Span | None:
    """Return the tokens of the name, quoted or not, that begins with token `index`."""
    tokens, end = scene.tokens, scene.sentence.end
    if index >= end:
        return None
    if tokens.text[index] in _OPENING:
        close = next((at for at in range(index + 1, min(index + 14, end)) if tokens.text[at] in _CLOSING), None)
        bracket = next((at for at in range(index + 1, close or end) if tokens.text[at] == "("), close)
        return (index + 1, bracket) if bracket and bracket > index + 1 else None
    mention = scene.mention_at(index)
    if mention and mention.first == index and mention.category in ("company", "organization"):
        return mention.first, mention.last
    if mention:
        return None
    last = index
    # A Korean name ends with its word ('합작사 할덴 설립').
    while (
        last < end and _continues(scene, last) and not (last > index and tokens.tag[last] and begins_word(scene, last))
    ):
        last += 1
    while last > index and tokens.text[last - 1] in _LINKS:
        last -= 1
    return name_at_end(scene, (index, last)) if last > index else None


def _continues(scene: Scene, index: int) -> bool:
    tokens = scene.tokens
    if tokens.tag[index]:
        return tokens.tag[index] in _NOMINAL
    return tokens.text[index][:1].isupper() or tokens.text[index] in _LINKS or tokens.text[index][:1].isdigit()


def _is_tagged(scene: Scene, span: Span) -> bool:
    return any(scene.tokens.tag[token] for token in range(*span))


def _korean(scene: Scene, span: Span) -> Span | None:
    """The nouns behind the last common word for a firm ('현지 통신업체 *하람통신*')."""
    tokens, words = scene.tokens, scene.words
    last = _without_suffix(scene, span)
    first = last
    while first > span[0] and tokens.tag[first - 1] in _NOMINAL:
        first -= 1
    for start, end, _ in words.generic.find(tokens, first, last):
        if _ends_word(scene, end):
            first = max(first, end if start >= first else first)
    while first < last and (place := scene.mention_at(first)) and place.category == "location" and place.last < last:
        if not _ends_word(scene, place.last):
            break
        first = place.last
    while (end := _word_end(scene, first, last)) < last and _is_district(scene, (first, end)):
        first = end
    # 'A of several words' begins with a proper word ('베켄 테크놀로지'); else only its last one may be trusted.
    if first < last and tokens.tag[first] not in _PROPER:
        first = _last_word(scene, (first, last))
    proper = any(tokens.tag[token] in _PROPER for token in range(first, last))
    proper = proper or _has_ending(scene, (first, last)) or _is_spelled(scene, last)
    if not proper or len(scene.text((first, last))) < _SHORTEST or _is_common(scene, (first, last)):
        return None
    return first, last


def quoted_at_end(scene: Scene, span: Span) -> Span | None:
    """Return the tokens between the quotation marks in which a phrase ends ("자회사 '상하이 할덴'")."""
    texts, last = scene.tokens.text, span[1] - 1
    # The head of a phrase ends before the mark.
    close = last if texts[last] in _CLOSING else last + 1
    if close >= scene.sentence.end or texts[close] not in _CLOSING:
        return None
    opening = next((at for at in range(close - 1, span[0] - 2, -1) if texts[at] in _OPENING), None)
    return (opening + 1, close) if opening is not None and opening + 1 < close else None


def _without_suffix(scene: Scene, span: Span) -> int:
    """Where a name ends before a noun for a firm written to it ('하람인더스트리*사*')."""
    last = span[1] - 1
    attached = last > span[0] and not begins_word(scene, last) and scene.tokens.tag[last - 1] in _PROPER
    return last if attached and scene.text((last, span[1])) in scene.words.suffixes else span[1]


def _last_word(scene: Scene, span: Span) -> int:
    """Where the last word of a phrase begins, with the one before where it is but an ending ('하람 *메디칼*')."""
    begins = [token for token in range(*span) if token == span[0] or begins_word(scene, token)]
    ending = len(begins) > 1 and scene.text((begins[-1], span[1])) in scene.words.endings
    return begins[-2] if ending else begins[-1]


def _is_spelled(scene: Scene, index: int) -> bool:
    """Whether Latin letters in brackets follow ('시지랩(*CGLAB*)')."""
    tokens = scene.tokens
    return index + 1 < scene.sentence.end and tokens.text[index] == "(" and tokens.tag[index + 1] == _LATIN


def _word_end(scene: Scene, first: int, last: int) -> int:
    return next((at for at in range(first + 1, last) if begins_word(scene, at)), last)


def _is_district(scene: Scene, span: Span) -> bool:
    """Whether a word is a town or province ('심양*시*')."""
    text = scene.text(span)
    return len(text) > _SHORTEST and _ends_like(text, scene.words.districts)


def _has_ending(scene: Scene, span: Span) -> bool:
    """Whether common words make a name, as its ending tells ('한일*시멘트')."""
    return _ends_like(scene.text(span), scene.words.endings)


def _ends_like(text: str, endings: Words) -> bool:
    """Whether a text is more than one of these endings and ends in it."""
    return any(text.endswith(ending) and text != ending for ending in endings.entries)


def _is_common(scene: Scene, span: Span) -> bool:
    """Whether a span is a word for companies, or for ventures, and no name of one."""
    text, words = scene.text(span), scene.words
    return any(text in listed for listed in (words.generic, words.own, words.again, words.many))


def begins_word(scene: Scene, token: int) -> bool:
    """Tell whether a blank stands before a token."""
    return token == 0 or scene.tokens.end[token - 1] < scene.tokens.start[token]


def _ends_word(scene: Scene, token: int) -> bool:
    return token >= len(scene.tokens.start) or scene.tokens.end[token - 1] < scene.tokens.start[token]


def _english(scene: Scene, span: Span) -> Span | None:
    """The capitalised words at the end, where small letters are to be expected."""
    if scene.sentence.kind in _HEADLINE:
        return None
    tokens, words = scene.tokens, scene.words
    first = span[1]
    while first > span[0] and _is_capital(tokens.text[first - 1], within=first < span[1]):
        first -= 1
    while first < span[1] and (tokens.text[first] in words.generic or not tokens.text[first][:1].isupper()):
        first += 1
    # 'Turkish Halden' is Halden.
    first = max((last for low, last in scene.adjectives if low == first and last < span[1]), default=first)
    if first >= span[1]:
        return None
    alone = first == span[1] - 1
    if alone and (len(tokens.text[first]) < _SHORTEST or _only_begins(scene, first)):
        return None
    return first, span[1]


def _only_begins(scene: Scene, token: int) -> bool:
    """Whether a word has its capital from the sentence it begins: elsewhere the article writes it small."""
    word = scene.tokens.text[token]
    small = word.lower()
    if word.isupper() and len(word) > _LONG_ENOUGH:
        # 'TOKYO, May 29': a dateline.
        return token == scene.sentence.start
    return token == scene.sentence.start and (len(small) < _LONG_ENOUGH or f" {small}" in scene.layout.text)


def _is_capital(text: str, *, within: bool) -> bool:
    return text[:1].isupper() or (within and (text in _LINKS or text in "()" or text.isdigit()))
