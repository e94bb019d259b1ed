"""The command `extract`: options, streams, progress and exit codes. What it does stands in `run`."""

from __future__ import annotations

import datetime as dt
import gc
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout, suppress
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, get_args

import typer

from extractor import __version__
from extractor.errors import ExtractError, InputError, RuleError
from extractor.options import FormatName, KindName, LanguageName, Options, ParseFormat, TablesName
from extractor.signals import end_in_time

if TYPE_CHECKING:
    from extractor.reading.raw import RawDocument
    from extractor.render.destination import Destination

_OBJECTS_BETWEEN_COLLECTIONS = 100_000


class ExitCode(IntEnum):
    """What the command returns."""

    OK = 0
    UNREAD = 1
    """Something could not be read; the rest was still done."""
    USAGE = 2
    """The call or a rule file is wrong, or the output cannot be written."""
    TERMINATED = 143


_EPILOG = """\
Further commands: `extract view` makes a page of results, `extract schema` prints the JSON Schema of the output, \
`extract rules` works on rule files. A file with such a name is ./view, ./schema or ./rules."""

# The base of every error in a call. Typer keeps a copy of Click of its own and exports this one error only.
_CallError: type[Exception] = typer.BadParameter.__mro__[2]

_extract = typer.Typer(add_completion=False, rich_markup_mode=None)
_commands = typer.Typer(add_completion=False, rich_markup_mode=None)
_rules = typer.Typer(add_completion=False, rich_markup_mode=None)
_commands.add_typer(_rules, name="rules")


def main() -> NoReturn:
    """Run the command with the arguments of the process, and end the process."""
    # Almost all that is made before the first article stays: looking for garbage in it every 700 objects is in vain.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    if sys.stdout is None or sys.stderr is None:  # closed by the caller (`>&-`); there is nowhere to say so
        sys.exit(ExitCode.USAGE)
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
    arguments = sys.argv[1:]
    # `extract file.txt` has no command word: whatever names no command is a file or an option.
    app = _commands if arguments and arguments[0] in {"schema", "rules", "view"} else _extract
    try:
        code = _run(app, arguments)
    finally:
        _end_streams()
    sys.exit(code)


def _run(app: typer.Typer, arguments: list[str]) -> int:
    try:
        code = app(arguments, prog_name="extract", standalone_mode=False)
    except _CallError as error:
        _complain_of_call(error)
    except RuleError as error:
        for problem in error.problems:
            complain(str(problem))
    except ExtractError as error:
        complain(str(error))
    except OSError as error:
        complain(*(str(part) for part in (error.filename, error.strerror) if part))
    else:
        return code if isinstance(code, int) else ExitCode.OK
    return ExitCode.USAGE


def complain(*parts: str) -> None:
    """Write one line to standard error; what could break the line or steer a terminal is written as an escape."""
    text = ": ".join(parts)
    line = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
    sys.stderr.write(f"extract: {line}\n")
    sys.stderr.flush()


def _complain_of_call(error: Any) -> None:
    command = error.ctx.command_path if getattr(error, "ctx", None) else "extract"
    complain(error.format_message().replace("Value error, ", "").rstrip("."), f"see {command} --help")


def _end_streams() -> None:
    """Flush; what cannot be written any more must not be tried again when Python ends, or it prints a traceback."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _a_date(value: str | None) -> str | None:
    if value is None:
        return None
    for form in ("%Y-%m-%d", "%Y-%m-%dT%H:%M"):
        with suppress(ValueError):
            # strptime also takes 2024-6-2, which is no ISO 8601
            if dt.datetime.strptime(value, form).strftime(form) == value:  # noqa: DTZ007 — no time zone is meant
                return value
    raise typer.BadParameter(f"{value!r} is no date such as 2024-06-20 or 2024-06-20T09:30")


def _an_encoding(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        " ".encode(value)
    except (LookupError, ValueError):
        raise typer.BadParameter(f"{value!r} is no text encoding; name one such as utf-8, cp949 or utf-16") from None
    return value


def _folders(values: list[Path] | None) -> list[Path]:
    for path in values or ():
        if not path.is_dir():
            raise typer.BadParameter(f"{str(path)!r} is no folder; give the folder that holds the rule files")
    return values or []


def _kinds(value: str | None) -> str | None:
    known = get_args(KindName)
    for name in value.split(",") if value is not None else ():
        if name not in known:
            raise typer.BadParameter(f"{name!r} is no kind of facts; name some of {', '.join(known)}, parted by commas")
    return value


def _show_version(wanted: bool) -> None:  # noqa: FBT001 — Typer calls it with the flag's value
    if wanted:
        sys.stdout.write(f"extract {__version__}\n")
        raise typer.Exit


@_extract.command(epilog=_EPILOG)
def extract(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="Texts, saved web pages, JSON Lines feeds or folders of these; - or a pipe is standard input.",
        ),
    ] = None,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="A folder (out/: one file an article, mirroring the input; a second run does only what is new or "
            "changed), a file (out.jsonl: complete or not there at all) or "
            "tables (out.parquet/ or out.csv/: one a kind; out.parquet: one row a fact).",
        ),
    ] = None,
    format_: Annotated[
        FormatName | None,
        typer.Option(
            "--format",
            show_default=False,
            help="json: an object an article, several as lines (the default); jsonl: always lines; "
            "csv: a row a fact; html: the text with its facts highlighted. The end of PATH tells it too.",
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            callback=_a_date,
            help="When the article was published (2024-06-20), where it does not tell or is wrong.",
        ),
    ] = None,
    lang: Annotated[
        LanguageName | None, typer.Option(show_default=False, help="The article's language, instead of detecting it.")
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", callback=_an_encoding, help="The files' encoding, instead of detecting it."),
    ] = None,
    rules: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR",
            callback=_folders,
            help="A folder of your own rules on top of the shipped ones; may be given again.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            show_default=False,
            help="How many processes work; by default as many as cores, where there is enough to do.",
        ),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            metavar="KINDS",
            callback=_kinds,
            help="Print facts of these kinds alone: companies,dates. The kinds are "
            + ", ".join(get_args(KindName))
            + ".",
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Read those files of folders alone that match; may be given again."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Leave out the files of folders that match; may be given again."),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", min=0.001, help="Give an article up that takes longer, and go on."),
    ] = None,
    max_chars: Annotated[
        int | None, typer.Option("--max-chars", metavar="N", min=1, help="Give longer articles up, and go on.")
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="With -o FOLDER: remove outputs of inputs that are gone.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Show nothing but what cannot be read: no progress, no summary.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="Put the text that offsets refer to into the output.")] = False,
    version: Annotated[  # noqa: ARG001 — its callback acts
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> int:
    """Read telecom and ICT news in Korean or English and print the facts they state as JSON."""
    if not files:
        if sys.stdin.isatty():
            with redirect_stdout(sys.stderr):
                typer.echo(context.get_help())
            return ExitCode.USAGE
        files = ["-"]
    if output and any(_is_same_file(name, output) for name in files):
        raise typer.BadParameter(f"{output!r} is read and would be overwritten", param_hint="'--output'")
    tables = _tables_of(output) if format_ is None else None
    options = Options(
        rules=tuple(rules or ()),
        published=date,
        language=lang,
        encoding=encoding,
        format=format_ or ("json" if tables else _format_of(output)),
        with_text=text,
        only=tuple(name for name in get_args(KindName) if name in (only or "").split(",")),
        max_chars=max_chars,
    )
    if prune and not (output and Path(output).is_dir()):
        raise typer.BadParameter("works with -o FOLDER", param_hint="'--prune'")
    signal.signal(signal.SIGTERM, _stop)
    end_in_time()
    chosen = _Chosen(files, output, tables, tuple(include or ()), tuple(exclude or ()))
    try:
        return _read(chosen, options, _Running(jobs, timeout, prune=prune, quiet=quiet))
    except BrokenPipeError:
        return ExitCode.OK


def _is_same_file(name: str, output: str) -> bool:
    return Path(name).is_file() and Path(output).exists() and Path(name).samefile(output)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is read and where the result goes."""

    files: list[str]
    output: str | None
    tables: TablesName | None
    include: tuple[str, ...]
    exclude: tuple[str, ...]

    def is_written(self, path: Path) -> bool:
        """Tell whether a file is the one that this run writes."""
        return self.output is not None and _is_same_file(str(path), self.output)


@dataclass(frozen=True, slots=True)
class _Running:
    """How the work is done; none of it changes what comes out."""

    jobs: int | None
    timeout: float | None
    prune: bool
    quiet: bool


def _format_of(output: str | None) -> FormatName:
    if output is None or output == "-":
        return "json"
    path = Path(output)
    name = path.name.removesuffix(".gz") if path.suffix.lower() == ".gz" else path.name
    ending = Path(name).suffix.removeprefix(".").lower()
    is_no_file = path.exists() and not path.is_file()
    if is_no_file or output.endswith(("/", os.sep)) or not Path(name).suffix:
        return "json"
    known = get_args(FormatName)
    if ending not in known:
        endings = ", ".join(f".{one}" for one in (*known, "parquet"))
        raise typer.BadParameter(
            f"{output!r} ends in nothing that is known; end it in one of {endings}, also with .gz, or name a folder",
            param_hint="'--output'",
        )
    return next(one for one in known if one == ending)


def _tables_of(output: str | None) -> TablesName | None:
    """Return the kind of the tables that `-o` names: a folder `x.parquet/` or `x.csv/`, or one file `x.parquet`."""
    if output is None:
        return None
    path = Path(output)
    ending = path.suffix.removeprefix(".").lower()
    is_folder = output.endswith(("/", os.sep)) or path.is_dir()
    return next((name for name in get_args(TablesName) if name == ending and (is_folder or name == "parquet")), None)


def _read(chosen: _Chosen, options: Options, running: _Running) -> int:
    # imported here, because `--help` needs none of it
    from extractor.reading.sources import Choice, read_sources  # noqa: PLC0415
    from extractor.render.destination import open_destination  # noqa: PLC0415
    from extractor.render.formats import FORMATS  # noqa: PLC0415
    from extractor.run import fingerprint, run  # noqa: PLC0415

    failures = done = 0
    began = time.monotonic()
    choice = Choice(chosen.include, chosen.exclude, chosen.is_written)
    # What is printed would share the line with it, also what the next program of a pipe prints.
    shown = _progress() if chosen.output and not running.quiet else nullcontext(_no_progress)
    form = FORMATS[options.format]
    key = partial(fingerprint, options)
    opened: AbstractContextManager[Destination]
    if chosen.output is not None and chosen.tables is not None:
        from extractor.render.tables import open_tables  # noqa: PLC0415

        path = Path(chosen.output)
        is_folder = chosen.output.endswith(("/", os.sep)) or path.is_dir()
        opened = open_tables(path, chosen.tables, folder=is_folder)
    else:
        opened = open_destination(chosen.output, form, key, prune=running.prune)
    with opened as destination, shown as advance:
        documents = read_sources(chosen.files, stdin=sys.stdin.buffer, encoding=options.encoding, choice=choice)
        for failed in run(documents, options, destination, running.jobs, running.timeout):
            if failed:
                complain(failed.where, failed.reason)
                failures += 1
            else:
                done += 1
            advance()
    if not running.quiet:
        for note in destination.notes:
            complain(note)
        if chosen.output and sys.stderr.isatty():
            speed = (done + failures) / max(time.monotonic() - began, 0.001)
            complain(f"{done} done, {failures} failed, {destination.skipped} skipped, {speed:.1f} articles a second")
    return ExitCode.UNREAD if failures else ExitCode.OK


def _stop(_signal: int, _frame: object) -> NoReturn:
    sys.exit(ExitCode.TERMINATED)  # unlike the signal's own way out, this lets unfinished files be removed


def _no_progress() -> None:
    pass


@contextmanager
def _progress() -> Iterator[Callable[[], None]]:
    """Count articles on standard error while the block runs, if somebody sits there."""
    if not sys.stderr.isatty():
        yield _no_progress
        return
    from rich.console import Console  # noqa: PLC0415 — slow to import
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=None)
        yield lambda: progress.advance(task)


@_commands.callback()
def _group() -> None:
    """Commands beside the reading of articles."""


@_commands.command()
def view(
    results: Annotated[
        list[str],
        typer.Argument(
            metavar="RESULTS", help="Files .json or .jsonl that extract wrote, or folders of them; -: a pipe."
        ),
    ],
    *,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="PAGE", help="The page, .html; - is standard output.")
    ] = "-",
    open_: Annotated[bool, typer.Option("--open", help="Show the page in the browser.")] = False,
) -> int:
    """Make a page of results already made: of one article its text and facts, of several tables that lead to each."""
    from extractor.render.atomic import whole_file  # noqa: PLC0415
    from extractor.render.results import read_results, write_page  # noqa: PLC0415

    if open_ and output == "-":
        raise typer.BadParameter("standard output cannot be shown; name a file with -o", param_hint="'--open'")
    code = ExitCode.OK
    try:
        with nullcontext(sys.stdout) if output == "-" else whole_file(Path(output)) as out:
            for unread in write_page(read_results(results, sys.stdin.buffer), out):
                complain(unread.where, unread.reason)
                code = ExitCode.UNREAD
    except BrokenPipeError:
        return ExitCode.OK
    if open_:
        typer.launch(Path(output).resolve().as_uri())
    return code


@_commands.command()
def schema(
    *, rules: Annotated[bool, typer.Option("--rules", help="The schema of a rule file instead, for editors.")] = False
) -> None:
    """Print the JSON Schema of the output."""
    import json  # noqa: PLC0415

    if rules:
        from extractor.checking.editor import rule_file_schema  # noqa: PLC0415

        content = rule_file_schema()
    else:
        from extractor.schema import Extraction  # noqa: PLC0415

        content = Extraction.model_json_schema(mode="serialization")
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


@_rules.callback()
def _rules_group() -> None:
    """Work on rule files."""


@_rules.command()
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIR", help="Folders of your own rules; none: the shipped ones only.")
    ] = None,
    *,
    rules: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="The same as DIR, as with extract.")] = None,
) -> int:
    """Read the shipped rules and yours on top, and name everything that is wrong: file, line, key, expected."""
    from extractor.checking.check import check as problems_of  # noqa: PLC0415
    from extractor.rulefiles.folders import rule_folders  # noqa: PLC0415

    problems = problems_of(rule_folders([*(folders or ()), *(rules or ())]))
    for problem in problems:
        complain(str(problem))
    return ExitCode.USAGE if problems else ExitCode.OK


_RuleFolders = Annotated[
    list[Path] | None, typer.Argument(metavar="DIR", help="Folders of your own rules; none: the shipped ones only.")
]
_RulesOption = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", callback=_folders, help="The same as DIR, as with extract."),
]


@_rules.command("test")
def try_examples(
    folders: _RuleFolders = None,
    *,
    rules: _RulesOption = None,
    only: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The examples of this rule alone; of its file, where it has none of its own."),
    ] = None,
) -> int:
    """Try every example of every rule, and name those that do not give what they say."""
    from extractor.checking.examples.readers import Readers  # noqa: PLC0415
    from extractor.checking.examples.run import all_cases, cases_of  # noqa: PLC0415

    readers = Readers([*(folders or ()), *(rules or ())])
    tried = failed = 0
    for case in cases_of(readers, only) if only else all_cases(readers):
        tried += 1
        mismatch = case.judge()
        if mismatch:
            failed += 1
            complain(f"{case}: {mismatch}")
    complain(f"{tried - failed} of {tried} examples are right")
    return ExitCode.USAGE if failed else ExitCode.OK


@_rules.command("list")
def list_entries(folders: _RuleFolders = None, *, rules: _RulesOption = None) -> None:
    """Print every rule and entry in force, a line each: id, kind and file, parted by tabs."""
    from extractor.checking.listing import entries_of  # noqa: PLC0415
    from extractor.rulefiles.folders import rule_folders  # noqa: PLC0415

    entries = entries_of(rule_folders([*(folders or ()), *(rules or ())]))
    with suppress(BrokenPipeError):
        sys.stdout.writelines(f"{entry.id}\t{entry.kind}\t{entry.path}\n" for entry in entries)
        sys.stdout.flush()


_Articles = Annotated[list[str], typer.Argument(metavar="FILE", help="Articles; - is standard input.")]
_Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", callback=_a_date, help="When the article was published.")
]
_Language = Annotated[LanguageName | None, typer.Option("--lang", show_default=False, help="The article's language.")]
_Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", callback=_an_encoding, help="The files' encoding.")
]


@_rules.command("explain")
def explain_files(
    files: _Articles,
    *,
    rules: _RulesOption = None,
    date: _Date = None,
    lang: _Language = None,
    encoding: _Encoding = None,
) -> int:
    """Tell, sentence by sentence, which rules fired (+), which came close (-) and what stopped them."""
    from extractor.checking.explain import explain, lines_of  # noqa: PLC0415
    from extractor.pipeline import Extractor  # noqa: PLC0415

    extractor = Extractor(rules or ())

    def lines(name: str, document: RawDocument) -> list[str]:
        return [name, *lines_of(explain(extractor, document, published=date, language=lang))]

    return _print_each(files, encoding, lines)


@_rules.command("parse")
def parse_files(
    files: _Articles,
    *,
    format_: Annotated[
        ParseFormat, typer.Option("--format", help="tree: for people; jsonl: an object an article, for programs.")
    ] = "tree",
    rules: _RulesOption = None,
    date: _Date = None,
    lang: _Language = None,
    encoding: _Encoding = None,
) -> int:
    """Print the sentences as rules see them: each clause with its predicate and its arguments."""
    from extractor.checking.parse import object_of, tree_of  # noqa: PLC0415
    from extractor.pipeline import Extractor  # noqa: PLC0415

    extractor = Extractor(rules or ())

    def lines(name: str, document: RawDocument) -> list[str]:
        article, doc = extractor.parse_raw(document, published=date, language=lang)
        return [object_of(article, doc)] if format_ == "jsonl" else [name, *tree_of(doc)]

    return _print_each(files, encoding, lines)


def _print_each(files: list[str], encoding: str | None, lines: Callable[[str, RawDocument], list[str]]) -> int:
    """Print the lines of each document; one that cannot be read has its line on standard error."""
    from extractor.reading.feeds import STANDARD_INPUT  # noqa: PLC0415
    from extractor.reading.raw import Failure  # noqa: PLC0415
    from extractor.reading.sources import read_sources  # noqa: PLC0415

    code = ExitCode.OK
    for document in read_sources(files, stdin=sys.stdin.buffer, encoding=encoding):
        name = document.path or STANDARD_INPUT
        if isinstance(document, Failure):
            complain(name, document.message)
            code = ExitCode.UNREAD
            continue
        try:
            printed = lines(name, document)
        except InputError as error:
            complain(name, str(error))
            code = ExitCode.UNREAD
            continue
        try:
            sys.stdout.writelines(f"{line}\n" for line in printed)
            sys.stdout.flush()
        except BrokenPipeError:
            break
    return code
