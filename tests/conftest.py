"""What several tests share: the real command in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import COMMAND, Command

from extractor import Extractor

# A shell starts what it puts in the background with interrupts ignored, and processes hand that on to their own.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the shipped rules, loaded once for all tests of a process."""
    return Extractor()


@pytest.fixture
def extract(tmp_path: Path) -> Command:
    """Return the command as a function; it runs in `tmp_path`, with nothing on standard input unless told."""

    def run(
        *arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, timeout: float = 120
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            timeout=timeout,
            check=False,
        )

    return run
