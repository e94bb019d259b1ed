"""The frames of a user's own rules: one that no example fires is a line that nobody has ever seen work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from extractor.checking.event_examples import REFERENCE_DATE, language_of, sentence_of
from extractor.checking.examples.case import Case, Mismatch
from extractor.checking.examples.readers import Readers
from extractor.document.trace import Decision, Listener
from extractor.events.compiler import LANGUAGES, RuleSource, read_sources
from extractor.events.model import Example, examples_of
from extractor.reading.raw import raw_text

_FRAME = "frame "


def frame_cases(readers: Readers) -> Iterator[Case]:
    """Yield a case for each frame that stands in one of the folders on top of the shipped one.

    Raises:
        RuleError: when a rule file is wrong.
    """
    own = readers.folders[1:]
    for rule, source in read_sources(readers.folders).rules.items():
        fired = cache(partial(_fired, readers, rule, source))
        for yaml, file in source.yaml:
            if not any(yaml.path.is_relative_to(folder) for folder in own):
                continue
            for language in LANGUAGES:
                for number, frame in enumerate(file.frames.of(language)):
                    line = yaml.line_of(("frames", language, number))
                    judge = partial(_judge, str(frame), fired)
                    yield Case(yaml.path, line, f"{rule} frames.{language}.{number}", str(frame), judge)


def _fired(readers: Readers, rule: str, source: RuleSource) -> frozenset[str]:
    """Return the frames of a rule that its examples fire."""
    found: set[str] = set()

    def hear(decision: Decision) -> None:
        if decision.fired and decision.rule == rule and decision.outcome.startswith(_FRAME):
            found.add(decision.outcome.removeprefix(_FRAME))

    for _, file in source.yaml:
        for key, _, example in examples_of(file):
            if key != "not":
                _read(readers, example, hear)
    return frozenset(found)


def _read(readers: Readers, example: Example, hear: Listener) -> None:
    raw = raw_text(sentence_of(example))
    date, language = example.date or REFERENCE_DATE, language_of(example)
    readers.extractor.annotate_raw(raw, hear, published=date, language=language)


def _judge(frame: str, fired: Callable[[], frozenset[str]]) -> Mismatch | None:
    return (
        None if frame in fired() else Mismatch("an example that this frame fires", "none; add a sentence of its kind")
    )
