"""Whether an event occurred, is planned, only reported, denied or cancelled: cues around its trigger."""

from __future__ import annotations

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.compiled import Grammar

_OCCURRED = "occurred"
_PLANNED = "planned"
_PREDICATE = 4
_PRESENT = "ᆫ다"


def status_of(sentence: Sentence, tokens: Tokens, text: str, first: int, last: int, grammar: Grammar) -> str:
    """Return the status of the trigger at tokens `first:last`; `none` where the sentence does not assert it."""
    start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
    before, after = text[start : tokens.start[first]], text[tokens.end[last - 1] : end]
    # '세운다' is one token: the ending of the present belongs to what follows the trigger.
    ending = tokens.lemma[last - 1].partition("+")[2]
    if ending.startswith(_PRESENT):
        after = ending + after
    past = _is_past(sentence, tokens, last, grammar)
    for status, cues in grammar.status:
        if past and status == _PLANNED:
            continue
        if cues.after and cues.after.search(after.lstrip()):
            return status
        if cues.before and cues.before.search(before):
            return status
        if cues.sentence and cues.sentence.search(after if grammar.past else text[start:end]):
            return status
    return _OCCURRED


def is_purpose(sentence: Sentence, tokens: Tokens, text: str, first: int, last: int, grammar: Grammar) -> bool:
    """Whether the trigger at tokens `first:last` only tells what another action is for."""
    cues = grammar.purpose
    before = text[tokens.start[sentence.start] : tokens.start[first]]
    after = text[tokens.end[last - 1] : tokens.end[sentence.end - 1]]
    return bool((cues.before and cues.before.search(before)) or (cues.after and cues.after.search(after.lstrip())))


def _is_past(sentence: Sentence, tokens: Tokens, last: int, grammar: Grammar) -> bool:
    """Whether the predicate that begins right behind the trigger, or ends it, has a past ending (Korean)."""
    if not grammar.past:
        return False
    for index in range(last - 1, min(last + _PREDICATE, sentence.end)):
        tags, lemmas = tokens.tag[index].split("+"), tokens.lemma[index].split("+")
        for tag, lemma in zip(tags, lemmas, strict=False):
            if f"{lemma}/{tag}" in grammar.past:
                return True
            if f"{lemma}/{tag}" in grammar.quoting:
                # '설립한다고 밝혔다': past is the saying.
                return False
        if index >= last and not tags[0].startswith(("X", "V", "E")) and tags[0] != "JKO":
            return False
    return False
