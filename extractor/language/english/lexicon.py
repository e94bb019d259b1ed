"""Every English word with the classes it may have, from the rules and the dictionary of lemminflect."""

from __future__ import annotations

import gzip
import importlib.util
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from extractor.language.english.classes import BE, CLOSED, DO, HAVE
from extractor.language.english.model import Context, EnglishFile, Leaning

_DICTIONARY = ("resources", "infl_lu.csv.gz")
_VERB_TAGS = ("vd", "vn", "vg", "vz")
_BUCKET = 3
_KEPT = 20_000
_YEAR = re.compile("(?:1[0-9]|20)[0-9]{2}")


class Reading(NamedTuple):
    """One class a word may have, its base form, and what taking it costs (0 or less)."""

    tag: str
    lemma: str
    cost: float


@dataclass(slots=True)
class Lexicon:
    """Look-up of words in lower case; `together` holds words written apart and read as one, by the first of them.

    The dictionary is kept as text in buckets of words that begin alike, which loads in no time and is read on demand.
    """

    closed: dict[str, tuple[Reading, ...]]
    buckets: dict[str, str]
    together: dict[str, tuple[tuple[str, ...], ...]]
    prefixes: frozenset[str]
    _known: dict[str, tuple[Reading, ...]] = field(default_factory=dict)

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return the readings of a word in lower case; what no list holds is told by its ending."""
        found = self._known.get(word)
        if found is None:
            found = self._look_up(word)
            if len(self._known) < _KEPT:
                self._known[word] = found
        return found

    def holds(self, word: str) -> bool:
        """Return whether a list or the dictionary has the word."""
        return word in self.closed or self._entry(word) is not None

    def __getstate__(self) -> tuple[object, ...]:
        return (self.closed, self.buckets, self.together, self.prefixes)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self.closed, self.buckets, self.together, self.prefixes = state  # type: ignore[assignment]
        self._known = {}

    def _look_up(self, word: str) -> tuple[Reading, ...]:
        closed = self.closed.get(word)
        if closed is not None:
            return closed
        if "-" in word[1:-1]:
            return self._compound(word)
        return self._entry(word) or by_ending(word)

    def _entry(self, word: str) -> tuple[Reading, ...] | None:
        bucket = self.buckets.get(word[:_BUCKET], "")
        at = bucket.find(f"\n{word}:")
        if at < 0:
            return None
        line = bucket[at + len(word) + 2 : bucket.index("\n", at + 1)]
        return tuple(_decoded(word, item) for item in line.split(" "))

    def _compound(self, word: str) -> tuple[Reading, ...]:
        first, last = word.split("-", 1)[0], word.rsplit("-", 1)[1]
        if not last.isalpha():
            return (Reading("nn", word, 0),)
        readings = self.readings(last)
        tags = {reading.tag for reading in readings}
        if first in self.prefixes and tags & {"vd", "vn", "vg", "vz", "vb"}:
            stem = word[: len(word) - len(last)]
            return tuple(Reading(reading.tag, stem + reading.lemma, reading.cost) for reading in readings)
        if tags & {"vn", "vg", "adj"} or first[:1].isdigit() or first in self.closed:
            return (Reading("adj", word, 0), Reading("nn", word, -0.6))
        return (Reading("ns" if "ns" in tags else "nn", word, 0),)


def _decoded(word: str, item: str) -> Reading:
    tag, cut, ending, cost = item.split("/")
    return Reading(tag, word[: len(word) - int(cut)] + ending, float(cost))


def _encoded(word: str, reading: Reading) -> str:
    same = 0
    while same < min(len(word), len(reading.lemma)) and word[same] == reading.lemma[same]:
        same += 1
    return f"{reading.tag}/{len(word) - same}/{reading.lemma[same:]}/{reading.cost:g}"


def by_ending(word: str) -> tuple[Reading, ...]:
    """Return what the ending of an unknown word makes of it."""
    if not word[-1:].isalpha():
        if _YEAR.fullmatch(word):
            return (Reading("yr", word, 0), Reading("num", word, -0.3))
        return (Reading("num" if word[:1].isdigit() else "nn", word, 0),)
    if word[0].isdigit():
        return (Reading("nn", word, 0),)
    if word.endswith("ed") and len(word) > 4:
        return tuple(Reading(tag, _without_ed(word), 0) for tag in ("vd", "vn", "vh"))
    if word.endswith("ing") and len(word) > 5:
        return (Reading("vg", word[:-3], 0), Reading("nn", word, 0))
    if word.endswith("ly") and len(word) > 4:
        return (Reading("adv", word, 0),)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return (Reading("ns", singular(word), 0),)
    if word.endswith(("ous", "ful", "less", "able", "ible", "ical", "ish")):
        return (Reading("adj", word, 0),)
    return (Reading("nn", word, 0),)


def _without_ed(word: str) -> str:
    stem = word[:-2]
    if stem[-1:] == stem[-2:-1] and stem[-1:] not in "lsz":
        return stem[:-1]
    return f"{stem}e" if stem.endswith(("at", "iz", "is", "v", "c", "u", "g")) else stem


def singular(word: str) -> str:
    """Return the singular of a regular plural: cities → city, boxes → box, plans → plan."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def build_lexicon(files: Iterable[EnglishFile]) -> Lexicon:
    """Return the lexicon of all rule files together with the dictionary."""
    files = list(files)
    listed = _Listed(files)
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for line in _dictionary():
        _add_forms(words, line)
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        readings = listed.weighed(word, words[word])
        if word not in listed.closed and readings != by_ending(word):
            buckets[word[:_BUCKET]].append(f"{word}:" + " ".join(_encoded(word, reading) for reading in readings))
    together: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    closed: dict[str, tuple[Reading, ...]] = {}
    for word, tags in listed.closed.items():
        if " " in word:
            first, *rest = word.split(" ")
            together[first].append(tuple(rest))
        closed[word] = listed.closed_readings(word, tags, words.get(word, {}))
    return Lexicon(
        closed,
        {key: "\n" + "\n".join(lines) + "\n" for key, lines in buckets.items()},
        {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in together.items()},
        frozenset(prefix for file in files for prefix in file.verb_prefixes),
    )


def _dictionary() -> Iterator[list[str]]:
    """Yield word, class, and forms of each entry; the file is data here: the package itself loads for half a second."""
    spec = importlib.util.find_spec("lemminflect")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("lemminflect; install the project's dependencies")
    with gzip.open(Path(spec.submodule_search_locations[0], *_DICTIONARY), "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split(",")


def _add_forms(words: dict[str, dict[str, str]], line: list[str]) -> None:
    lemma, kind, forms = line[0], line[1], line[2:]
    if not lemma.islower():
        return
    if kind == "verb":
        words[lemma].update(vb=lemma, vp=lemma)
        past = forms[0]
        for tag, spelled in zip(_VERB_TAGS, [past, forms[1] or past, *forms[2:]], strict=False):
            for form in spelled.split("/"):
                words[form].setdefault(tag, lemma)
                if tag == "vn":
                    words[form].setdefault("vh", lemma)
    elif kind == "noun":
        words[lemma].setdefault("nn", lemma)
        for form in forms[0].split("/") if forms else ():
            if form and form != lemma:
                words[form].setdefault("ns", lemma)
    else:
        tag = kind
        for form in (lemma, *(form for spelled in forms for form in spelled.split("/") if form)):
            words[form].setdefault(tag, lemma)


class _Listed:
    """What the rules say of words, gathered from all files."""

    def __init__(self, files: list[EnglishFile]) -> None:
        self.closed: dict[str, list[str]] = defaultdict(list)
        for file in files:
            for name, words in file.closed.items():
                for word in words:
                    self.closed[word].extend(tag for tag in _closed_tags(name, word) if tag not in self.closed[word])
        self.verb_first = frozenset(word for file in files for word in file.verb_first)
        self.even = frozenset(word for file in files for word in file.even)
        self.context = next(file.context for file in files if file.context)
        self.noun_too = frozenset(word for file in files for word in file.noun_too)
        only = [file.only for file in files if file.only]
        self.only: dict[str, str] = {}
        for item in only:
            self.only.update(dict.fromkeys(item.noun, "noun"))
            self.only.update(dict.fromkeys(item.plural, "ns"))
            self.only.update(dict.fromkeys(item.adjective, "adj"))
            self.only.update(dict.fromkeys(item.adverb, "adv"))

    def leaning(self, lemma: str) -> Leaning:
        context: Context = self.context
        if lemma in self.verb_first:
            return context.verb_first
        return context.even if lemma in self.even else context.noun_first

    def closed_readings(self, word: str, tags: list[str], entry: Mapping[str, str]) -> tuple[Reading, ...]:
        """Return the readings of a closed word, with those as a verb where the lists of ambiguous words hold it."""
        costs = {"adv": -0.5 if "pre" in tags else -0.1}
        if "pre" in tags and " " in word:
            # 'is due *to launch*', beside 'is due to a launch'
            costs["to"] = self.context.phrasal_infinitive
        if "gen" in tags:
            # "Nordan's merger with Corvane"
            costs["be_f"] = self.context.contracted
        readings = [Reading(tag, _aux_lemma(tag, word), costs.get(tag, 0.0)) for tag in tags]
        readings += [
            Reading(tag, lemma, -0.8)
            for tag, lemma in entry.items()
            if tag in {"vb", "vp", "vz", "vg"} and (lemma in self.verb_first or lemma in self.even)
        ]
        if word in self.only and self.only[word] == "adj":
            readings.append(Reading("adj", word, -0.2))
        return tuple(readings)

    def weighed(self, word: str, entry: Mapping[str, str]) -> tuple[Reading, ...]:
        """Return the readings of a word of the dictionary with their costs."""
        only = self.only.get(word)
        if only == "noun":
            tag = "ns" if "ns" in entry and "nn" not in entry else "nn"
            return (Reading(tag, entry.get(tag, word), 0),)
        if only:
            return (Reading(only, entry.get(only, word), 0),)
        verb = next((entry[tag] for tag in ("vd", "vz", "vb", "vg", "vn") if tag in entry), "")
        leaning = self.leaning(verb) if verb else Leaning(noun=0, verb=0)
        readings = [
            Reading(tag, lemma, self._cost(tag, word, entry, leaning))
            for tag, lemma in entry.items()
            if not (tag == "adj" and "vg" in entry)
        ]
        if word in self.noun_too:
            readings.append(Reading("nn", word, self.context.noun_beside_gerund))
        unlisted = verb and not entry.keys() & {"nn", "ns"} and entry.keys() & {"vb", "vz"}
        if unlisted and leaning is self.context.noun_first:
            # The dictionary lacks some nouns: 'This retreat came …'.
            readings.append(Reading("nn" if "vb" in entry else "ns", verb, self.context.unlisted_noun))
        return tuple(readings)

    def _cost(self, tag: str, word: str, entry: Mapping[str, str], leaning: Leaning) -> float:
        """Return what reading a word as `tag` costs, beside the other classes it may have."""
        past = "vd" in entry and entry["vd"] != word
        noun = "nn" in entry or "ns" in entry
        if tag in {"nn", "ns"}:
            if past or "vg" in entry:
                return -2.0 if past else self.context.noun_beside_gerund
            return leaning.noun + self.context.noun_beside_adjective * ("adj" in entry)
        if tag in {"vb", "vp"} and past:
            return -2.5
        if tag in {"vb", "vp", "vz"} or (tag == "vd" and "vb" in entry):
            return leaning.verb if noun or "adj" in entry else 0.0
        if tag == "adj":
            return -0.6 if "vn" in entry else self.context.adjective * noun
        return -0.3 * (tag == "adv" and len(entry) > 1)


def _closed_tags(name: str, word: str) -> tuple[str, ...]:
    if name == "be":
        return (BE.get(word, "be_f"),)
    if name == "have":
        return HAVE.get(word, ("hav_f", "vh") if word == "had" else ("hav_f",))
    if name == "do":
        return DO.get(word, ("do_f",))
    return CLOSED[name]


def _aux_lemma(tag: str, word: str) -> str:
    for start in ("be_", "hav_", "do_"):
        if tag.startswith(start):
            return {"be_": "be", "hav_": "have", "do_": "do"}[start]
    return "have" if tag == "vh" else word
