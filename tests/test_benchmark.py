"""What extraction costs, as ratios within one run: machines differ, their ratios hardly do."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from kiwipiepy import Kiwi

from extractor import Extractor

SAMPLES = Path(__file__).parent.parent / "samples"
WHOLE_TO_KIWI = 1.6
COMMAND_TO_LOADING = 0.8
ROUNDS = 9

pytestmark = pytest.mark.benchmark


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def korean_sample() -> Path:
    """The sample whose length is nearest to an everyday article's 2,000 characters."""
    texts = [path for path in (SAMPLES / "ko").iterdir() if path.suffix == ".txt"]
    return min(texts, key=lambda path: abs(len(path.read_text(encoding="utf-8")) - 2000))


def test_whole_extraction_costs_little_more_than_kiwi(capsys: pytest.CaptureFixture[str]) -> None:
    text = korean_sample().read_text(encoding="utf-8")
    kiwi = Kiwi()
    extractor = Extractor()
    kiwi.tokenize(text)
    extractor.extract(text)
    rounds = [(seconds(lambda: extractor.extract(text)), seconds(lambda: kiwi.tokenize(text))) for _ in range(ROUNDS)]
    whole, bare = (statistics.median(times) for times in zip(*rounds, strict=True))
    with capsys.disabled():
        print(f"\nwhole extraction / bare Kiwi: {whole / bare:.2f} ({whole * 1000:.1f} / {bare * 1000:.1f} ms)")
    assert whole / bare <= WHOLE_TO_KIWI


def test_the_command_starts_faster_than_its_analysers_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    sample = korean_sample()
    loading = [
        sys.executable,
        "-c",
        "import spacy; from kiwipiepy import Kiwi; Kiwi().tokenize('가온텔레콤은 20일 밝혔다.')",
    ]
    command = [sys.executable, "-m", "extractor", str(sample)]

    def run(arguments: list[str]) -> None:
        subprocess.run(arguments, check=True, capture_output=True)

    run(command)
    run(loading)
    # in turns, so that what else the machine does weighs on both alike
    rounds = [(seconds(lambda: run(command)), seconds(lambda: run(loading))) for _ in range(7)]
    whole, bare = (statistics.median(times) for times in zip(*rounds, strict=True))
    with capsys.disabled():
        print(f"\ncommand / loading spaCy and Kiwi: {whole / bare:.2f} ({whole:.2f} / {bare:.2f} s)")
    assert whole / bare <= COMMAND_TO_LOADING
