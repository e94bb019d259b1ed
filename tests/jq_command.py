"""The command `jq [-c|-r] PROGRAM` on the library of the package `jq`: recipes run where no jq is installed."""

from __future__ import annotations

import json
import sys

import jq


def main() -> None:
    *options, program = sys.argv[1:]
    assert set(options) <= {"-c", "-r"}, "jq_command.py knows -c and -r only"
    for value in jq.compile(program).input_text(sys.stdin.read()):
        if "-r" in options and isinstance(value, str):
            sys.stdout.write(f"{value}\n")
        else:
            compact = "-c" in options
            separators = (",", ":") if compact else None
            line = json.dumps(value, ensure_ascii=False, indent=None if compact else 2, separators=separators)
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
