"""What a venture is called."""

from __future__ import annotations

from extractor.grammar.parse import Clause, Function, Phrase, Span, Voice
from extractor.ventures.anchors import Anchor
from extractor.ventures.forms import name_at_end, name_at_start
from extractor.ventures.scene import Scene, holds, leaves

_OPENING, _CLOSING = "(", ")"
_IN_BRACKETS = 8


def name_of(scene: Scene, anchor: Anchor) -> Span | None:
    """Return the tokens of the venture's name beside one mention."""
    if anchor.name:
        return anchor.name
    found = _behind(scene, anchor) or _beside(scene, anchor) or _said(scene, anchor)
    return None if found is None or _was_named(scene, found) else found


def _was_named(scene: Scene, name: Span) -> bool:
    """Whether the sentence named it before, as somebody else ('*Halden* will form a venture, *Halden* to hold 60%')."""
    itself = scene.named_as(name)
    return any(one.entity in itself and one.last <= name[0] for one in scene.mentions)


def behind_brackets(scene: Scene, index: int) -> int:
    """Return the token behind a bracket that opens at `index`, or `index`."""
    tokens, end = scene.tokens, scene.sentence.end
    if index < end and tokens.text[index] == _OPENING:
        close = (at for at in range(index, min(index + _IN_BRACKETS, end)) if tokens.text[at] == _CLOSING)
        return next(close, index - 1) + 1
    return index


def _behind(scene: Scene, anchor: Anchor) -> Span | None:
    """'a joint venture called Halden', '합작법인(JV) ‘할덴’', '합작법인인 할덴'."""
    index = behind_brackets(scene, anchor.span[1])
    called = _called(scene, index)
    if called:
        return name_at_start(scene, called)
    return name_at_start(scene, index)


def _called(scene: Scene, index: int) -> int | None:
    """The token behind the words that introduce a name; those may stand at some distance in the same phrase."""
    found = scene.words.called.at(scene.tokens, index, scene.sentence.end)
    if found is None and index < scene.sentence.end and scene.tokens.text[index] == ",":
        found = scene.words.called.at(scene.tokens, index + 1, scene.sentence.end)
    return found[1] if found else None


def _beside(scene: Scene, anchor: Anchor) -> Span | None:
    """'Halden, a joint venture of …', 'their joint venture, Halden, …'."""
    for phrase in scene.phrases:
        for apposition in phrase.appositions:
            if holds(apposition.span, anchor.span) and not anchor.heads(phrase):
                return _name(scene, phrase)
            if anchor.heads(phrase):
                return _name(scene, apposition)
    return None


def _said(scene: Scene, anchor: Anchor) -> Span | None:
    """'Halden is a joint venture', '할덴은 … 합작법인이다', 'the venture will be called Halden', 'its name is …'."""
    for clause in scene.parse.clauses:
        predicative = [one.phrase for one in clause.arguments if one.function is Function.PREDICATIVE]
        if any(_is_named(scene, clause, subject, anchor) for subject in scene.subjects(clause)):
            return next((name for phrase in predicative if (name := _name(scene, phrase))), None)
        if clause.lemma not in scene.words.copulas:
            continue
        if any(holds(phrase.span, anchor.span) and anchor.heads(phrase) for phrase in predicative):
            for subject in scene.subjects(clause):
                name = _name(scene, subject)
                if name:
                    return name
    return None


def _is_named(scene: Scene, clause: Clause, subject: Phrase, anchor: Anchor) -> bool:
    """Whether a clause says what the venture is called, or what its name is."""
    if clause.voice is Voice.PASSIVE and scene.words.called.any(scene.tokens, *clause.predicate):
        return anchor.heads(subject)
    owners = [*subject.complements, *([subject.possessor] if subject.possessor else [])]
    named = clause.lemma in scene.words.copulas and scene.words.naming.any(scene.tokens, *subject.head)
    return named and any(anchor.heads(owner) for owner in owners)


def _name(scene: Scene, phrase: Phrase) -> Span | None:
    if len(list(leaves(phrase))) > 1:
        return None
    mention = scene.mention_at(phrase.head[1] - 1)
    if mention is not None:
        return (mention.first, mention.last) if mention.category in ("company", "organization") else None
    return _bracketed(scene, phrase) or name_at_end(scene, phrase.head)


def _bracketed(scene: Scene, phrase: Phrase) -> Span | None:
    """A name with a bracket in it ('Halden Motor (Wuhan) Co')."""
    first, last = phrase.span
    if scene.tokens.text[last - 1] == _CLOSING or not any(
        scene.tokens.text[at] == _OPENING for at in range(first, last)
    ):
        return None
    words = [at for at in range(first, last) if scene.tokens.text[at] not in (_OPENING, _CLOSING)]
    return (first, last) if all(scene.tokens.text[at][:1].isupper() for at in words) else None
