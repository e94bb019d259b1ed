"""Which names are those of a group and its unit, or a name and its short form: in one deal they are one party."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extractor.document.facts import Facts
from extractor.ventures.words import Words

_SHORTEST = 2


class Kin:
    """Compares parties by their names; `groups` are the words behind a name that only say that it is a group."""

    def __init__(self, facts: Facts, groups: Iterable[Words]) -> None:
        self._facts = facts
        self._groups = tuple(groups)
        self._stems: dict[str, frozenset[tuple[str, ...]]] = {}

    def are(self, one: str, other: str) -> bool:
        """Tell whether the name of one party is part of the other's ('Halden', 'Halden Energy'; '한빛', '한빛전지')."""
        return one == other or any(
            _within(a, b) or _within(b, a) for a in self._stems_of(one) for b in self._stems_of(other)
        )

    def in_common(self, some: Collection[str], others: Collection[str]) -> set[str]:
        """Return those of `some` that are among `others`, or kin of one of them."""
        return {one for one in some if any(self.are(one, other) for other in others)}

    def without(self, told: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """Return all parties once: for those that are kin the longest name, unless a mention told of both."""
        mentions = list(told)
        parties = tuple(dict.fromkeys(party for named in mentions for party in named))

        def full(party: str) -> str:
            kin = (one for one in parties if self.are(party, one))
            apart = [one for one in kin if not any({one, party} <= set(named) for named in mentions if one != party)]
            return max(apart, key=self._length)

        return tuple(dict.fromkeys(map(full, parties)))

    def _length(self, party: str) -> int:
        return max((len("".join(stem)) for stem in self._stems_of(party)), default=0)

    def _stems_of(self, party: str) -> frozenset[tuple[str, ...]]:
        if party not in self._stems:
            entity = self._facts.entities[party]
            names = {name for name in (entity.name, entity.ko, entity.en) if name}
            stems = (self._stem(name) for name in names)
            self._stems[party] = frozenset(stem for stem in stems if len("".join(stem)) >= _SHORTEST)
        return self._stems[party]

    def _stem(self, name: str) -> tuple[str, ...]:
        """The words of a name without what only says that it is a group."""
        words = tuple(name.casefold().split())
        if len(words) > 1:
            return words[:-1] if any(words[-1] in listed for listed in self._groups) else words
        endings = (one for listed in self._groups for one in listed.entries if words[0].endswith(one))
        return (words[0].removesuffix(max(endings, key=len, default="")) or words[0],)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    whole, part = "".join(long), "".join(short)
    if not whole.isascii() and whole != part and whole.startswith(part):
        return True
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
