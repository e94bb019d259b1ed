"""Mentions of one venture → its record."""

from __future__ import annotations

from extractor.document.columns import Layout
from extractor.grammar.parse import Span
from extractor.ventures.kin import Kin
from extractor.ventures.stages import HEADLINE
from extractor.ventures.told import Record, Told

_NEAR = 3
"""How many sentences 'a joint venture' without parties may stand behind the last mention of that one."""


class Cluster:
    """Collects mentions in text order; each joins a record by name, by parties or by what was spoken of last."""

    def __init__(self, layout: Layout, kin: Kin) -> None:
        self._layout = layout
        self._kin = kin
        self.records: list[Record] = []

    def current(self) -> Record | None:
        """Return the venture that was spoken of last."""
        return max(self.records, key=lambda record: record.last, default=None) if self.records else None

    def add(self, told: Told) -> Record:
        """Enter one mention and return the record it belongs to."""
        record = self._record_of(told)
        if record is None:
            record = Record()
            self.records.append(record)
        record.told.append(told)
        # The one spoken of last stands last.
        self.records.sort(key=lambda one: (one.last, one is record))
        return record

    def in_order(self) -> list[Record]:
        """Return the records by first mention."""
        return sorted(self.records, key=lambda record: record.told[0].span)

    def _record_of(self, told: Told) -> Record | None:
        if told.name:
            named = next((one for one in self.records if self._is_called(one, told)), None)
            if named is not None:
                return named
        for record in reversed(self.records):
            if self._may_join(told, record):
                return record
        return None

    def _may_join(self, told: Told, record: Record) -> bool:
        if told.name and record.names and not self._is_called(record, told):
            return False
        here, there = set(told.parties), set(record.parties)
        if here and there:
            shared = self._kin.in_common(here, there)
            within = shared == here or self._kin.in_common(there, here) == there or self._is_headline(record)
            return bool(shared) and within and (not told.other or len(here) > 1)
        if told.other:
            return False
        if told.alliance and told.alliance in {one.alliance for one in record.told}:
            return True
        return record is self.records[-1] and (not told.first or told.sentence - record.last <= _NEAR)

    def _is_headline(self, record: Record) -> bool:
        """Whether only the headline told of it so far, which names its parties as it likes."""
        return all(self._layout.sentences[told.sentence].kind in HEADLINE for told in record.told)

    def _is_called(self, record: Record, told: Told) -> bool:
        """Whether a mention's name is the record's, or the beginning of it ('할덴유한공사', '할덴')."""
        name = self._text(told.name)
        known = [self._text(span) for span in record.names]
        return bool(name) and any(one.startswith(name) or name.startswith(one) for one in known)

    def _text(self, name: Span | None) -> str:
        return self._layout.text[slice(*name)].casefold() if name else ""
