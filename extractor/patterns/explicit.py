"""The explicit spelling of a frame, for what no sentence says: `{predicate: "@buy", acquirer: "subject"}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.grammar.parse import Function
from extractor.patterns.notation import Need, NotationError
from extractor.patterns.pattern import ClausePattern, Part, PhrasePattern
from extractor.patterns.sets import Words

PREDICATE = "predicate"


def explicit(
    frame: Mapping[str, str],
    slots: frozenset[str],
    sets: Mapping[str, Words],
    acts: Callable[[str], frozenset[str]],
) -> ClausePattern:
    """Return the pattern of an explicit frame; `acts` gives the nouns of a set.

    Raises:
        NotationError: when it has no predicate, or names a slot or set that is not there.
    """
    if PREDICATE not in frame:
        raise NotationError(0, f"an explicit frame needs {PREDICATE!r}: a verb, or a set as '@name'")
    verbs: set[str] = set()
    nouns: set[str] = set()
    for word in frame[PREDICATE].split("|"):
        name = word.removeprefix("@")
        if name == word:
            verbs.add(word)
        elif name in sets:
            verbs.update(sets[name].verbs)
            nouns.update(acts(name) or sets[name].nouns)
        else:
            raise NotationError(0, f"no such set {word}; name one of rules/sets/")
    parts = tuple(_part(slot, where) for slot, where in frame.items() if slot != PREDICATE)
    unknown = sorted(part.phrase.slot for part in parts if part.phrase.slot not in slots)
    if unknown:
        raise NotationError(0, f"no such slot {unknown[0]!r}; name one of {', '.join(sorted(slots))}")
    return ClausePattern(frozenset(verbs), frozenset(nouns), tuple(sorted(parts, key=lambda part: not part.must)))


def _part(slot: str, where: str) -> Part:
    need = Need(where[-1:]) if where[-1:] in set(Need) else Need.USUAL
    written = where.removesuffix(need.value) if need.value else where
    markers: frozenset[str] = frozenset()
    try:
        function = Function(written)
    except ValueError:
        function, markers = Function.OBLIQUE, frozenset(written.split("|"))
    must = need is Need.ALWAYS or (need is Need.USUAL and function is not Function.SUBJECT)
    return Part(function, PhrasePattern(slot=slot), markers, must)
