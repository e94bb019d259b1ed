"""Articles in, rendered articles out: what the command does, without its streams."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from extractor.batch import map_ordered
from extractor.errors import ExtractError, InputError, RuleError
from extractor.options import Options
from extractor.reading.sources import STANDARD_INPUT, Failure, RawDocument
from extractor.render.destination import Destination, Task, line_of
from extractor.render.formats import FORMATS
from extractor.render.manifest import digest, files_digest
from extractor.rulefiles.paths import shipped_rules


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be read: where it stands and why."""

    where: str
    reason: str


def run(
    documents: Iterable[RawDocument | Failure], options: Options, destination: Destination, jobs: int
) -> Iterator[Failed | None]:
    """Write every document's extraction to `destination`; yield after each what went wrong with it.

    Raises:
        RuleError: when a rule file is wrong, at the first article.
    """
    tasks = destination.tasks(documents)
    threads = 1 if jobs > 1 else 0
    with closing(map_ordered(partial(Reader, options, threads), tasks, jobs)) as outcomes:
        for task, outcome in outcomes:
            if isinstance(outcome, RuleError):
                raise outcome
            if isinstance(outcome, Exception):
                reason = str(outcome)
                destination.refuse(task, reason)
                yield Failed(_where(task.document), reason)
            else:
                destination.write(task, outcome)
                yield None


def _where(document: RawDocument | Failure) -> str:
    path, line = document.path or STANDARD_INPUT, line_of(document)
    return path if line is None else f"{path}:{line}"


class Reader:
    """Reads one document and renders it; each worker process has one. `threads` is as in `Extractor`."""

    def __init__(self, options: Options, threads: int) -> None:
        # Analysers take a second to import, and a parent with workers needs none.
        from extractor.pipeline import Extractor  # noqa: PLC0415

        self._extractor = Extractor(options.rules, threads=threads)
        self._options = options
        self._format = FORMATS[options.format]

    def __call__(self, task: Task) -> str:
        """Return the rendered article.

        Raises:
            ExtractError: when it cannot be read.
        """
        if isinstance(task.document, Failure):
            raise InputError(task.document.message)
        try:
            extraction = self._extractor.extract_raw(
                task.document,
                published=self._options.published,
                language=self._options.language,
                with_text=self._options.with_text or self._format.needs_text,
            )
            return self._format.article(extraction)
        except ExtractError:
            raise
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}:{frame.lineno}"
            raise ExtractError(
                f"the program failed, please report it: {type(error).__name__}: {error} ({place})"
            ) from error


def fingerprint(options: Options) -> str:
    """Return a digest of everything beside the article that shapes an output: options, rules and this program."""
    import extractor  # noqa: PLC0415 — for its place and version only

    package = Path(extractor.__file__).parent
    return digest(
        (
            extractor.__version__,
            json.dumps(asdict(options), default=str, sort_keys=True),
            files_digest((shipped_rules(), *options.rules), (".yaml", ".yml")),
            files_digest((package,), (".py", ".html", ".css", ".js")),
        )
    )
