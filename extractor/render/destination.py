"""Where rendered articles go: a stream, a terminal, one file or a folder that mirrors the input."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Protocol, TextIO

from extractor.errors import OutputError
from extractor.reading.offsets import without_surrogates
from extractor.reading.raw import Failure, RawDocument
from extractor.render import manifest
from extractor.render.atomic import whole_file, write_whole
from extractor.render.formats import Format
from extractor.render.lines import coloured
from extractor.render.names import Names, safe_name, short_name

ERRORS = "errors.jsonl"


@dataclass(frozen=True, slots=True)
class Place:
    """One output of a folder, the key of all that shapes it, and the file that it is made from."""

    output: str
    key: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """One document on its way through a run."""

    document: RawDocument | Failure
    place: Place | None = None


class Destination(Protocol):
    """Takes what comes out of a run."""

    skipped: int
    """How many articles were there already."""

    @property
    def notes(self) -> Sequence[str]:
        """What the caller should know when all is done."""

    def tasks(self, documents: Iterable[RawDocument | Failure]) -> Iterator[Task]:
        """Yield what is to be done for `documents`."""

    def write(self, task: Task, text: str) -> None:
        """Take a rendered article."""

    def refuse(self, task: Task, reason: str) -> None:
        """Take note of an article that could not be read."""

    def close(self) -> None:
        """Finish; not called when a run is interrupted."""


class Stream:
    """One article after another to an open file."""

    skipped = 0
    notes: tuple[str, ...] = ()

    def __init__(self, out: TextIO, form: Format) -> None:
        self._out = out
        self._form = form
        self._written = 0

    def tasks(self, documents: Iterable[RawDocument | Failure]) -> Iterator[Task]:
        """Yield every document."""
        return map(Task, documents)

    def write(self, task: Task, text: str) -> None:  # noqa: ARG002 — a stream takes each article alike
        """Write and flush, so that a reader of a pipe can follow."""
        self._begin(text)
        self._out.write(text)
        self._out.flush()
        self._written += 1

    def refuse(self, task: Task, reason: str) -> None:
        """Leave it out."""

    def close(self) -> None:
        """Write what stands behind the last article."""
        self._begin("")
        self._out.write(self._form.end(self._written))
        self._out.flush()

    def _begin(self, first: str) -> None:
        if not self._written:
            self._out.write(self._form.begin(first))


class Terminal(Stream):
    """Shows a single article indented and coloured, several as lines."""

    def __init__(self, out: TextIO, form: Format) -> None:
        super().__init__(out, form)
        self._first: tuple[Task, str] | None = None
        self._several = False

    def write(self, task: Task, text: str) -> None:
        """Hold the first article back until it is known whether it is the only one."""
        if self._several:
            super().write(task, text)
        elif self._first is None:
            self._first = (task, text)
        else:
            self._several = True
            super().write(*self._first)
            super().write(task, text)

    def close(self) -> None:
        """Show the article that stayed alone."""
        if self._first and not self._several:
            task, text = self._first
            super().write(task, coloured(text))


class Folder:
    """One file an article, mirroring the tree of the input; what is there already and still holds is passed over."""

    def __init__(self, folder: Path, form: Format, key: str, *, prune: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._real = os.path.realpath(folder)
        self._form = form
        self._key = key
        self._manifest = manifest.Manifest(folder)
        self._names = Names()
        self._names.claim(PurePosixPath(ERRORS))
        self._errors: list[str] = []
        self._prune = prune
        self._seen: set[str] = set()
        self._read: set[str] = set()
        self.skipped = 0
        self.notes: list[str] = []

    def tasks(self, documents: Iterable[RawDocument | Failure]) -> Iterator[Task]:
        """Yield what is new or changed, leaving out what this folder itself holds."""
        for document in documents:
            if self._holds(document.path):
                continue
            if isinstance(document, Failure):
                yield Task(document)
                continue
            place = self._place(document)
            self._seen.add(place.output)
            if place.source:
                self._read.add(place.source)
            if self._manifest.is_current(place.output, place.key):
                self.skipped += 1
            else:
                yield Task(document, place)

    def write(self, task: Task, text: str) -> None:
        """Put the article's file in place, then note it.

        Raises:
            OutputError: when the file cannot be written; the others can.
        """
        place = task.place
        if place is None:
            raise ValueError("a task of this folder has a place")
        path, form = self._folder / place.output, self._form
        try:
            write_whole(path, f"{form.mark}{form.begin(text)}{text}{form.end(1)}")
        except OSError as error:
            raise OutputError(f"{path} cannot be written ({error.strerror or error})") from error
        self._manifest.add(place.output, place.key, place.source)

    def refuse(self, task: Task, reason: str) -> None:
        """Remember the failure; what an earlier run made of the article stays, and the list of errors tells."""
        document = task.document
        row = {
            "path": without_surrogates(document.path) if document.path else None,
            "line": document.line,
            "id": document.id if isinstance(document, RawDocument) else None,
            "reason": reason,
        }
        self._errors.append(json.dumps(row, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Write the list of failures, or remove that of the run before."""
        errors = self._folder / ERRORS
        if self._errors:
            write_whole(errors, "".join(self._errors))
        else:
            errors.unlink(missing_ok=True)
        gone = self._manifest.gone(self._seen, self._read)
        if self._prune:
            for output in gone:
                self._manifest.remove(output)
        elif gone:
            self.notes.append(f"{self._folder}: {len(gone)} outputs of inputs that are gone; --prune removes them")
        self._manifest.close()

    def _holds(self, path: str | None) -> bool:
        if path is None:
            return False
        relative = os.path.relpath(os.path.realpath(path), self._real)
        return relative in {ERRORS, manifest.FILE_NAME} or self._manifest.knows(relative)

    def _place(self, document: RawDocument) -> Place:
        relative = PurePosixPath(document.relative_path)
        suffix = self._form.suffix
        if document.path is None and document.line is None:
            wishes = [PurePosixPath("stdin" + suffix)]
        elif document.line is None:
            whole, stem = short_name(relative.name), short_name(relative.stem)
            wishes = [relative.with_name(stem + suffix), relative.with_name(whole + suffix)]
        else:
            name = safe_name(document.id) if document.id else relative.name
            feed = relative.parent
            wishes = [feed.with_name(short_name(feed.name)) / (name + suffix)]
        output = self._names.claim(*wishes)
        # everything that the document is, its text by its digest
        parts = (str(getattr(document, field.name)) for field in fields(document) if field.name != "text")
        source = os.path.abspath(document.path) if document.path is not None else None  # noqa: PTH100 — `..` stays
        return Place(str(output), manifest.digest((self._key, *parts)), source)


@contextmanager
def open_destination(
    output: str | None, form: Format, key: Callable[[], str], *, prune: bool = False
) -> Iterator[Destination]:
    """Open what `-o` names: a folder, a file that appears when all is done, or standard output (None or `-`).

    `key` returns what stands for everything beside the article that shapes an output; `prune` removes from a folder
    the outputs of inputs that are gone.

    Raises:
        OSError: when it cannot be written.
    """
    if output is None or output == "-":
        on_terminal = form.name == "json" and sys.stdout.isatty()
        stream = Terminal(sys.stdout, form) if on_terminal else Stream(sys.stdout, form)
        yield stream
        stream.close()
    elif names_folder(output):
        folder = Folder(Path(output), form, key(), prune=prune)
        yield folder
        folder.close()
    else:
        path = Path(output)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as out:
            if form.mark:
                out.write(form.mark)
            stream = Stream(out, form)
            yield stream
            stream.close()


def names_folder(output: str) -> bool:
    """Tell whether `-o` means a folder: one that exists, a name that ends in a slash or one without a suffix."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir() or not (Path(output).suffix or Path(output).exists())
