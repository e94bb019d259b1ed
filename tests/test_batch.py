"""Ordered work over processes: order, errors, deaths, bounds."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from extractor.batch import ALONE, LOOK_AHEAD, TooSlowError, WorkerDiedError, map_ordered
from extractor.errors import InputError, Problem, RuleError

DEADLY = -1
REFUSED = -2
UNPICKLABLE = -3


class TwoArgumentsError(Exception):
    """Cannot be rebuilt from its message, as many an exception of a library cannot."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def square(number: int) -> int:
    """Take longer for small numbers, so that answers come in another order than the items."""
    if number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == REFUSED:
        raise InputError("is empty")
    if number == UNPICKLABLE:
        raise TwoArgumentsError("no", "way")
    time.sleep(0.02 if number % 3 == 0 else 0)
    return number * number


def make_square() -> Callable[[int], int]:
    return square


def make_broken(path: Path) -> Callable[[int], int]:
    raise RuleError((Problem(path, 3, "id", "expected a string"),))


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    numbers = list(range(60))
    assert list(map_ordered(make_square, numbers, jobs)) == [(number, number * number) for number in numbers]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_belongs_to_its_item_and_the_rest_goes_on(jobs: int) -> None:
    outcomes = list(map_ordered(make_square, [2, REFUSED, UNPICKLABLE, 4], jobs))
    assert [item for item, _ in outcomes] == [2, REFUSED, UNPICKLABLE, 4]
    assert (outcomes[0][1], outcomes[3][1]) == (4, 16)
    refused, unpicklable = outcomes[1][1], outcomes[2][1]
    assert isinstance(refused, InputError)
    assert str(refused) == "is empty"
    assert isinstance(unpicklable, Exception)
    assert "no way" in str(unpicklable)


def test_a_worker_that_dies_names_its_item_and_the_rest_goes_on() -> None:
    outcomes = dict(map_ordered(make_square, [*range(10), DEADLY, *range(10, 20)], jobs=2))
    died = outcomes.pop(DEADLY)
    assert isinstance(died, WorkerDiedError)
    assert "Killed" in str(died)
    assert outcomes == {number: number * number for number in range(20)}


def test_every_worker_may_die() -> None:
    outcomes = list(map_ordered(make_square, [DEADLY, DEADLY, DEADLY, 5], jobs=2))
    assert [type(outcome) for _, outcome in outcomes] == [WorkerDiedError] * 3 + [int]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_rule_file_is_raised_with_its_problems(jobs: int, tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    with pytest.raises(RuleError) as raised:
        list(map_ordered(partial(make_broken, path), [1, 2], jobs))
    assert raised.value.problems == (Problem(path, 3, "id", "expected a string"),)


@pytest.mark.parametrize("jobs", [1, 2])
def test_endless_items_are_read_a_little_ahead_only(jobs: int) -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for number in itertools.count(1):
            read = number
            yield number

    wanted = 100
    results = [result for _, result in itertools.islice(map_ordered(make_square, items(), jobs), wanted)]
    assert results == [number * number for number in range(1, wanted + 1)]
    assert read <= wanted + jobs * LOOK_AHEAD


def test_the_function_is_not_built_when_nothing_is_to_be_done(tmp_path: Path) -> None:
    assert list(map_ordered(partial(make_broken, tmp_path), [], jobs=1)) == []
    assert list(map_ordered(partial(make_broken, tmp_path), [], jobs=2)) == []


def test_workers_end_when_the_caller_stops_early() -> None:
    outcomes = map_ordered(make_square, itertools.count(1), jobs=2)
    assert next(outcomes) == (1, 1)
    assert multiprocessing.active_children()
    outcomes.close()
    assert not multiprocessing.active_children()


def test_an_item_larger_than_a_pipe_goes_through() -> None:
    texts = ["x" * 3_000_000, "y" * 3_000_000, "z"]
    assert [len(text) for text, _ in map_ordered(make_upper, texts, jobs=2)] == [3_000_000, 3_000_000, 1]
    assert [outcome for _, outcome in map_ordered(make_upper, texts, jobs=2)] == [text.upper() for text in texts]


def work_slowly(number: int) -> int:
    time.sleep(30 if number == 3 else 0)
    return number


def make_slow() -> Callable[[int], int]:
    return work_slowly


def test_what_takes_too_long_is_given_up_and_the_rest_goes_on() -> None:
    outcomes = list(map_ordered(make_slow, range(8), jobs=2, timeout=0.5))
    assert [outcome for _, outcome in outcomes if isinstance(outcome, int)] == [0, 1, 2, 4, 5, 6, 7]
    assert isinstance(outcomes[3][1], TooSlowError)
    assert str(outcomes[3][1]) == "takes longer than 0.5 seconds"


def die_once(mark: str) -> str:
    path = Path(mark)
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def make_mortal() -> Callable[[str], str]:
    return die_once


def test_an_item_whose_worker_was_killed_is_tried_once_more(tmp_path: Path) -> None:
    marks = [str(tmp_path / name) for name in "abc"]
    assert list(map_ordered(make_mortal, marks, jobs=2)) == [(mark, "done") for mark in marks]


class _DiesWhileLoading:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self) -> Callable[[str], str]:
        die_once(str(self.mark))
        return str.upper


def test_a_worker_that_is_killed_while_it_loads_is_replaced(tmp_path: Path) -> None:
    outcomes = list(map_ordered(_DiesWhileLoading(tmp_path / "mark"), ["a", "b"], jobs=2))
    assert outcomes == [("a", "A"), ("b", "B")]


def test_workers_join_where_there_is_enough_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    outcomes = map_ordered(make_square, range(ALONE + 50), jobs=None)
    for number in range(ALONE):
        assert next(outcomes) == (number, number * number)
    assert not multiprocessing.active_children()
    assert next(outcomes) == (ALONE, ALONE * ALONE)
    assert multiprocessing.active_children()
    assert len(list(outcomes)) == 49


def make_upper() -> Callable[[str], str]:
    return str.upper
