"""Articles in, rendered articles out: what the command does, without its streams."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import parent_process
from pathlib import Path
from typing import get_args

from extractor.batch import map_ordered
from extractor.errors import ExtractError, InputError, OutputError, RuleError
from extractor.options import KindName, Options
from extractor.reading.feeds import STANDARD_INPUT
from extractor.reading.raw import Failure, RawDocument
from extractor.render.destination import Destination, Task
from extractor.render.formats import FORMATS
from extractor.render.manifest import digest, files_digest
from extractor.rulefiles.paths import shipped_rules


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be read: where it stands and why."""

    where: str
    reason: str


def run(
    documents: Iterable[RawDocument | Failure],
    options: Options,
    destination: Destination,
    jobs: int | None,
    timeout: float | None = None,
) -> Iterator[Failed | None]:
    """Write every document's extraction to `destination`; yield after each what went wrong with it.

    `jobs` and `timeout` are as in `map_ordered`.

    Raises:
        RuleError: when a rule file is wrong, at the first article.
    """
    tasks = destination.tasks(documents)
    with closing(map_ordered(partial(Reader, options), tasks, jobs, timeout)) as outcomes:
        for task, outcome in outcomes:
            if isinstance(outcome, RuleError):
                raise outcome
            reason = str(outcome) if isinstance(outcome, Exception) else _written(destination, task, outcome)
            if reason is None:
                yield None
            else:
                destination.refuse(task, reason)
                yield Failed(_where(task.document), reason)


def _written(destination: Destination, task: Task, text: str) -> str | None:
    """Write an article; return why it cannot be written, where others can."""
    try:
        destination.write(task, text)
    except OutputError as error:
        return str(error)
    return None


def _where(document: RawDocument | Failure) -> str:
    path, line = document.path or STANDARD_INPUT, document.line
    return path if line is None else f"{path}:{line}"


class Reader:
    """Reads one document and renders it; each worker process has one."""

    def __init__(self, options: Options) -> None:
        # Analysers take a second to import, and a parent with workers needs none.
        from extractor.pipeline import Extractor  # noqa: PLC0415

        # Several processes have the cores to themselves, one alone may use all.
        self._extractor = Extractor(options.rules, threads=1 if parent_process() else 0)
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
                max_chars=self._options.max_chars,
            )
            left_out = set(get_args(KindName)) - set(self._options.only or get_args(KindName))
            return self._format.article(extraction.model_copy(update=dict.fromkeys(left_out, ())))
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
