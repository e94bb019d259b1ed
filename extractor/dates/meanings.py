"""What expressions mean, remembered as long as it holds.

`20 June 2024` means the same wherever it stands, `last year` in all articles of one day, `on Tuesday` in all their
sentences of one tense, and only `that day` must be asked anew. Which of these an expression is shows when its meaning
is worked out in a context that withholds the rest.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from extractor.dates.context import Context
from extractor.dates.derivation import Derivation
from extractor.dates.functions import NoReadingError, settle
from extractor.dates.values import Length, Period, Repeat

_REMEMBERED = 4096  # derivations, of some 2 kB each …
_REFERENCES = 16  # … for each of so many reference dates
_TEXT = frozenset({"history", "day_first"})  # what the sentences before have told


class _NeededError(Exception):
    """A meaning depends on what is withheld."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class _Guarded(Context):
    """A context that withholds some of what it knows."""

    withheld: ClassVar[frozenset[str]] = frozenset()

    def __getattribute__(self, name: str) -> Any:
        if name in type(self).withheld:
            raise _NeededError(name)
        return super().__getattribute__(name)


class _Nowhere(_Guarded):
    """Withholds everything outside the expression."""

    withheld = _TEXT | {"reference", "now", "cue", "here"}


class _InArticle(_Guarded):
    """Withholds all but the reference date."""

    withheld = _TEXT | {"cue", "here"}


class _InSentence(_Guarded):
    """Withholds the dates spoken of before."""

    withheld = _TEXT | {"here"}


class _OpensSentence(_Guarded):
    """Withholds the dates spoken of in the sentences before; in its own there is none."""

    withheld = _TEXT


@dataclass(frozen=True, slots=True)
class _Needed:
    """Stands in place of a meaning that depends on more."""

    what: str


_UNASKED = _Needed("nothing known yet")
_TENSE, _HISTORY = _Needed("the tense of the sentence"), _Needed("the dates spoken of before")
_Known = Period | None | _Needed
# By derivation, perhaps with the tense of its sentence, and whether it is the first date there.
Placed = dict[Derivation | tuple[Derivation, str | None, bool], _Known]


class Meanings:
    """Remembers meanings by the identity of derivations."""

    def __init__(self) -> None:
        self._absolute: dict[Derivation, Period | None] = {}
        self._placed: dict[tuple[dt.date | None, dt.datetime | None, bool], Placed] = {}

    def absolute(self, derivation: Derivation) -> Period | None:
        """Return what an expression means wherever it stands, None where that depends on more or where it has none."""
        if derivation not in self._absolute:
            if len(self._absolute) >= _REMEMBERED:
                self._absolute.clear()
            known = _guarded(derivation, _Nowhere(None), _UNASKED)
            self._absolute[derivation] = None if isinstance(known, _Needed) else known
        return self._absolute[derivation]

    def placed(self, context: Context, *, alone: bool) -> Placed:
        """Return what is known of expressions in texts of one day; `alone`: in phrases and messages."""
        key = context.reference, context.now, alone
        if key not in self._placed:
            if len(self._placed) >= _REFERENCES:
                self._placed.clear()
            self._placed[key] = {}
        return self._placed[key]

    def place(self, derivation: Derivation, context: Context, placed: Placed) -> Period | None:
        """Return what an expression means in its context, None where it has no meaning there."""
        known = placed.get(derivation, _UNASKED)
        if known is _UNASKED:
            if len(placed) >= _REMEMBERED:
                placed.clear()
            within: Context = _InArticle(
                context.reference, context.now, defaults=context.defaults, continues=context.continues
            )
            known = placed[derivation] = _guarded(derivation, within, _TENSE)
        if known is _TENSE:
            cue, first = context.cue(), not context.here
            known = placed.get((derivation, cue, first), _UNASKED)
            if known is _UNASKED:
                kind = _OpensSentence if first else _InSentence
                within = kind(context.reference, context.now, lambda: cue, context.defaults, context.continues)
                known = placed[derivation, cue, first] = _guarded(derivation, within, _HISTORY)
        return _meaning(derivation, context) if isinstance(known, _Needed) else known


def _guarded(derivation: Derivation, context: Context, otherwise: _Known) -> _Known:
    try:
        return _meaning(derivation, context)
    except _NeededError as error:
        return _HISTORY if error.name in _TEXT else otherwise


def _meaning(derivation: Derivation, context: Context) -> Period | None:
    """Return the meaning as it is printed, None where the expression has none of its kind here."""
    try:
        value = derivation.evaluate(context)
        if isinstance(value, Length):
            return Period("length", value.value, mod=value.mod, type="duration")
        if isinstance(value, Repeat):
            return Period("set", value.value, type="set")
        period = settle(context, value)
    except (NoReadingError, OverflowError):
        return None
    if period.value is None and period.first is not None:
        return replace(period, first=None, last=None)
    return period
