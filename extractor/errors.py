"""The errors a user can meet: one base, one clear line each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class ExtractError(Exception):
    """Anything that is wrong with the input, the call or a rule file; its text is one line for the user."""


class InputError(ExtractError):
    """An article, file or feed line that cannot be read."""


class OutputError(ExtractError):
    """The output of one article cannot be written; others can."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one rule file; `column` counts from 1, 0 where only the line is known."""

    path: Path
    line: int
    key: str
    expected: str
    column: int = 0

    def __str__(self) -> str:
        at = f"{self.line}:{self.column}" if self.column else str(self.line)
        where = f" {self.key}:" if self.key else ""
        return f"{self.path}:{at}:{where} {self.expected}"


class RuleError(ExtractError):
    """One or more rule files are wrong; `problems` holds every one found, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    def __reduce__(self) -> tuple[type[RuleError], tuple[tuple[Problem, ...]]]:
        # an exception is rebuilt from its message unless told otherwise, and a worker process hands this one on
        return RuleError, (self.problems,)
