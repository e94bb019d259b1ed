"""Same input, options and rules: the same bytes, whatever the hash seed and the number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = {
    "ko.txt": (
        "가온텔레콤, 노키아와 6G 협력\n\n"
        "가온텔레콤과 노키아, 에릭슨은 18일 합작법인 설립 계약을 체결했다고 20일 밝혔다. "
        "박서린 가온텔레콤 대표는 “함께 간다”고 말했다.\n"
    ),
    "en.txt": (
        "Gaon Telecom teams up with Nokia\n\nGaon Telecom, Nokia and Ericsson formed a joint venture last month. "
        "“We are ready,” said Mira Solvang, chief executive of Nokia.\n"
    ),
}


def run(folder: Path, seed: str, jobs: str) -> bytes:
    command = [sys.executable, "-m", "extractor", str(folder), "--date", "2024-06-20", "--jobs", jobs]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, check=True, env=environment).stdout


@pytest.mark.slow
def test_bytes_do_not_depend_on_hash_seed_or_workers(tmp_path: Path) -> None:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    first = run(tmp_path, "0", "1")
    assert first.count(b"\n") == len(ARTICLES)
    assert b'"joint_ventures":[{' in first
    assert run(tmp_path, "4242", "1") == first
    assert run(tmp_path, "7", "2") == first
