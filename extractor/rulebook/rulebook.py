"""All rules, compiled: read once, then kept in the user's cache under a hash of their content."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from extractor import __version__
from extractor.amounts.finder import AmountFinder
from extractor.dates.normalizer import DateNormalizer
from extractor.grammar.compiled import Grammar, load_grammars
from extractor.language import KOREAN
from extractor.quotes.finder import QuoteFinder
from extractor.reading.furniture import FurnitureRules, load_furniture
from extractor.regex import lazily
from extractor.rulebook.companies import CompanyRules, load_companies
from extractor.rulebook.events import EventRules, load_events
from extractor.rulebook.lexicon import Gazetteer, load_gazetteer
from extractor.rulebook.people import PeopleRules, load_people
from extractor.rulebook.ventures import VentureRules, load_ventures

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What each part of the flow takes from `rules/`."""

    furniture: FurnitureRules
    gazetteer: Gazetteer
    grammars: dict[str, Grammar]
    dates: DateNormalizer
    amounts: AmountFinder
    companies: CompanyRules
    people: PeopleRules
    events: EventRules
    ventures: VentureRules
    quotes: QuoteFinder


def load_rulebook(folders: Sequence[Path]) -> Rulebook:
    """Return the rules of `folders`; later folders replace or add by id.

    Raises:
        RuleError: when a rule file is wrong.
    """
    kept = _cache_file(folders)
    if kept is not None and kept.is_file():
        try:
            rulebook = pickle.loads(kept.read_bytes())  # noqa: S301 - the user's own cache
        except Exception:  # noqa: BLE001 - a cache that cannot be read is made again
            rulebook = None
        if isinstance(rulebook, Rulebook):
            return rulebook
    rulebook = compile_rulebook(folders)
    if kept is not None:
        _keep(rulebook, kept)
    return rulebook


def compile_rulebook(folders: Sequence[Path]) -> Rulebook:
    """Read, validate and compile without the cache.

    Raises:
        RuleError: when a rule file is wrong.
    """
    grammars = load_grammars(folders)
    return Rulebook(
        furniture=load_furniture(folders),
        gazetteer=load_gazetteer(folders, grammars[KOREAN].particles),
        grammars=grammars,
        dates=DateNormalizer(folders),
        amounts=AmountFinder([folder / "amounts" for folder in folders]),
        companies=load_companies(folders),
        people=load_people(folders),
        events=load_events(folders, grammars),
        ventures=load_ventures(folders),
        quotes=QuoteFinder(folders),
    )


def _cache_file(folders: Sequence[Path]) -> Path | None:
    """Return where the compiled rules are kept; None where the user has no place for caches."""
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for folder in (*folders, _PACKAGE):
        pattern = "*.py" if folder == _PACKAGE else "*.yaml"
        for path in sorted(folder.rglob(pattern)):
            if folder == _PACKAGE:
                status = path.stat()
                digest.update(f"{path}{status.st_size}{status.st_mtime_ns}".encode())
            else:
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
        digest.update(b"\0")
    try:
        return Path(platformdirs.user_cache_dir("extract", appauthor=False)) / f"rules-{digest.hexdigest()[:32]}.pickle"
    except RuntimeError:
        return None


class _Pickler(pickle.Pickler):
    """Stores patterns so that loading them compiles none."""

    def reducer_override(self, obj: object) -> Any:
        return lazily(obj) if isinstance(obj, re.Pattern) else NotImplemented


def _keep(rulebook: Rulebook, path: Path) -> None:
    """Write the cache, leaving one file of it; a cache that cannot be written is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            _Pickler(file, protocol=pickle.HIGHEST_PROTOCOL).dump(rulebook)
        os.replace(file.name, path)  # noqa: PTH105 - atomic on every platform
        for old in sorted(path.parent.glob("rules-*.pickle"), key=lambda other: other.stat().st_mtime)[:-8]:
            old.unlink(missing_ok=True)
    except OSError:
        return
