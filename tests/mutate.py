"""One-line faults in grammar, patterns and events, each of which some test must notice: `python -m tests.mutate`.

`tests/mutations.yaml` lists them: a line of a file as it stands, what it becomes, and the tests that guard it. Each is
tried in a copy of the tree, two at a time; those that no test notices are named, and an entry whose line is no longer
there is an error, so that the list follows the code. Give words to try only the files whose path holds one of them.
"""

from __future__ import annotations

import concurrent.futures
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).with_name("mutations.yaml")
PARTS = ("extractor", "rules", "samples", "tests")
FILES = ("pyproject.toml", "README.md", "CHANGELOG.md")
WORKERS = 2
SECONDS = 240


@dataclass(frozen=True, slots=True)
class Mutation:
    """`find` of `file` becomes `into`; one of `tests` must fail then."""

    file: str
    find: str
    into: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.find.strip()!r} -> {self.into.strip()!r}"


def listed() -> list[Mutation]:
    """The mutations of the list, in its order."""
    entries = yaml.safe_load(LIST.read_text(encoding="utf-8"))["mutations"]
    return [Mutation(one["file"], one["find"], one["into"], tuple(one["tests"])) for one in entries]


def misplaced(mutation: Mutation) -> bool:
    """Whether the line of a mutation does not stand exactly once in its file."""
    path = ROOT / mutation.file
    return not path.is_file() or path.read_text(encoding="utf-8").count(mutation.find) != 1


def survives(mutation: Mutation) -> bool:
    """Whether no test notices the mutation."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for part in PARTS:
            shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        for name in FILES:
            shutil.copy(ROOT / name, tree / name)
        path = tree / mutation.file
        path.write_text(path.read_text(encoding="utf-8").replace(mutation.find, mutation.into), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *mutation.tests]
        environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": folder, "XDG_CACHE_HOME": folder, "HOME": folder}
        try:
            run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return False
        return run.returncode == 0


def main(words: list[str]) -> int:
    """Try the mutations and print what became of each; 1 where more than one in ten survives or one is misplaced."""
    mutations = [one for one in listed() if not words or any(word in one.file for word in words)]
    wrong = [one for one in mutations if misplaced(one)]
    for one in wrong:
        print(f"not there: {one}")
    mutations = [one for one in mutations if one not in wrong]
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        outcomes = list(pool.map(survives, mutations))
    for one, survived in zip(mutations, outcomes, strict=True):
        print(f"{'SURVIVES' if survived else 'noticed '} {one}", flush=True)
    print(f"{sum(outcomes)} of {len(mutations)} survive")
    return int(bool(wrong) or sum(outcomes) * 10 > len(mutations))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
