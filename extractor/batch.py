"""Many items through one function, in worker processes, in order.

Each worker builds its function once (loading models takes seconds) and holds one item at a time, so that when a worker
dies the item that killed it is known, and another tries it once more. `concurrent.futures` gives up on everything that
is pending in that case. Workers of pebble's pool share one pipe under a lock: one that is killed while it waits for
work takes the lock with it, and the others stand still for a minute. Here each worker has a pipe of its own.

Workers are spawned: a forked copy of a process that runs the analysers' threads can hang. A script that uses them
therefore needs the usual `if __name__ == "__main__":`.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from extractor.errors import ExtractError

Item = TypeVar("Item")
Result = TypeVar("Result")

Maker = Callable[[], Callable[[Item], Result]]
"""Builds the function; with several workers it must be picklable, as must items and results."""

LOOK_AHEAD = 16
"""Items read ahead for each worker: enough to go on while one long article is being read, little enough to hold."""


ALONE = 100
"""Items that this process does before it starts workers, where nobody says how many: loading them takes that long."""

_TRIES = 2
_FAILED_STARTS = 3


class WorkerDiedError(ExtractError):
    """The process that worked on an item ended without an answer; usually memory ran out."""


class TooSlowError(ExtractError):
    """An item took longer than it may."""


def map_ordered(
    make: Maker[Item, Result], items: Iterable[Item], jobs: int | None, timeout: float | None = None
) -> Generator[tuple[Item, Result | Exception], None, None]:
    """Yield each item with the function's result or the exception it raised, in the order of `items`.

    `items` may be endless: it is read only `LOOK_AHEAD` items a worker ahead of what has been yielded. The function is
    built when there is a first item for it. Without `jobs` as many workers as cores join when there is enough to do.
    What takes longer than `timeout` seconds is given up, for which it needs a worker.

    Raises:
        Exception: whatever `make` raises, before anything is yielded.
    """
    remaining = iter(items)
    workers = os.cpu_count() or 1 if jobs is None else jobs
    if timeout is None and (jobs is None or jobs == 1):
        yield from _alone(make, remaining if workers == 1 else islice(remaining, ALONE))
    if timeout is not None or workers > 1:
        pool = _Pool(make, workers, timeout)
        try:
            yield from pool.run(remaining)
        finally:
            pool.close()


def _alone(make: Maker[Item, Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Exception]]:
    function: Callable[[Item], Result] | None = None
    for item in items:
        function = function or make()
        yield item, _attempt(function, item)


def _attempt(function: Callable[[Item], Result], item: Item) -> Result | Exception:
    try:
        return function(item)
    except Exception as error:  # noqa: BLE001 — the caller gets it, and the other items go on
        return error


@dataclass(slots=True)
class _Task(Generic[Item, Result]):
    item: Item
    outcome: Result | Exception | None = None
    done: bool = False
    tries: int = 0


@dataclass(slots=True)
class _Worker(Generic[Item, Result]):
    process: Any
    pipe: Connection[Any, Any]
    ready: bool = False
    """Whether its function is built."""
    task: _Task[Item, Result] | None = None
    since: float = 0.0
    """When it was given its item."""


@dataclass(slots=True)
class _Pool(Generic[Item, Result]):
    make: Maker[Item, Result]
    jobs: int
    timeout: float | None = None
    failed_starts: int = 0
    workers: list[_Worker[Item, Result]] = field(default_factory=list)
    waiting: deque[_Task[Item, Result]] = field(default_factory=deque)

    def run(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | Exception]]:
        source = iter(items)
        more = True
        window: deque[_Task[Item, Result]] = deque()
        while more or window:
            while more and len(window) < self.jobs * LOOK_AHEAD and not (window and window[0].done):
                try:
                    task: _Task[Item, Result] = _Task(next(source))
                except StopIteration:
                    more = False
                    break
                window.append(task)
                self.waiting.append(task)
                self._serve(timeout=0)
            if not window:
                return
            self._serve(timeout=0 if window[0].done else None)
            if window[0].done:
                task = window.popleft()
                yield task.item, task.outcome  # type: ignore[misc]  # a task that is done has an outcome

    def close(self) -> None:
        """End the workers at once; they hold nothing that has to be saved."""
        for worker in self.workers:
            worker.process.terminate()
            worker.pipe.close()
        for worker in self.workers:
            worker.process.join()
        self.workers.clear()

    def _serve(self, timeout: float | None) -> None:
        """Hand waiting items to free workers and take answers; wait for one unless `timeout` is 0."""
        self._hand_out()
        pipes = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(pipes), self._patience(timeout)) if pipes else ():
            self._take(pipes[pipe])  # type: ignore[index]  # only what was handed in comes back
        self._give_up()
        self._hand_out()

    def _patience(self, timeout: float | None) -> float | None:
        """Return how long to wait for an answer: no longer than until the next item has had its time."""
        busy = [worker.since for worker in self.workers if worker.task]
        if timeout is not None or self.timeout is None or not busy:
            return timeout
        return max(min(busy) + self.timeout - time.monotonic(), 0.01)

    def _give_up(self) -> None:
        """End the workers that take too long."""
        if self.timeout is None:
            return
        latest = time.monotonic() - self.timeout
        for worker in [worker for worker in self.workers if worker.task and worker.since <= latest]:
            if worker.pipe.poll():
                continue  # just done
            worker.process.kill()
            worker.process.join()
            self.workers.remove(worker)
            if worker.task:
                error = TooSlowError(f"takes longer than {self.timeout:g} seconds")
                worker.task.outcome, worker.task.done = error, True

    def _hand_out(self) -> None:
        # A worker starts only when an item waits for it: three articles never load four sets of models.
        starting = sum(not worker.ready for worker in self.workers)
        while len(self.workers) < self.jobs and starting < len(self.waiting):
            self.workers.append(_start(self.make))
            starting += 1
        for worker in self.workers:
            if self.waiting and worker.ready and worker.task is None:
                worker.task = self.waiting.popleft()
                worker.since = time.monotonic()
                try:
                    worker.pipe.send(worker.task.item)
                except (BrokenPipeError, ConnectionResetError):
                    self._bury(worker)

    def _take(self, worker: _Worker[Item, Result]) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._bury(worker)
            return
        if not worker.ready:
            if isinstance(answer, Exception):
                raise answer
            worker.ready = True
            self.failed_starts = 0
        elif worker.task:
            worker.task.outcome, worker.task.done = answer, True
            worker.task = None

    def _bury(self, worker: _Worker[Item, Result]) -> None:
        worker.process.join()
        self.workers = [other for other in self.workers if other is not worker]
        cause = _cause(worker.process.exitcode)
        task = worker.task
        if task is None:
            if not worker.ready:
                self.failed_starts += 1
                if self.failed_starts >= _FAILED_STARTS:
                    raise WorkerDiedError(f"worker processes die while starting ({cause})")
            return
        task.tries += 1
        if task.tries < _TRIES:
            self.waiting.appendleft(task)
        else:
            task.outcome, task.done = WorkerDiedError(f"the process that read it died ({cause})"), True


def _cause(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return signal.strsignal(-exitcode) or f"signal {-exitcode}"
    return f"exit code {exitcode}"


def _start(make: Maker[Item, Result]) -> _Worker[Item, Result]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, make), daemon=True)
    with _deaf_to_interrupts():
        process.start()
    theirs.close()  # so that the end of the worker is the end of the pipe
    return _Worker(process, ours)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process that starts here inherit blocked interrupts: Ctrl-C is for the parent, which ends its workers."""
    if os.name == "nt":
        yield
        return
    resource_tracker.ensure_running()  # when it starts, it unblocks interrupts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection[Any, Any], make: Maker[Any, Any]) -> None:
    """Run a worker: say that the function is built, then answer item after item until the pipe closes."""
    try:
        function = make()
    except Exception as error:  # noqa: BLE001 — the parent raises it
        pipe.send(_portable(error))
        return
    pipe.send(None)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, ConnectionResetError):
            return
        answer = _attempt(function, item)
        try:
            pipe.send(_portable(answer) if isinstance(answer, Exception) else answer)
        except (BrokenPipeError, ConnectionResetError):
            return


def _portable(error: Exception) -> Exception:
    """Return the error as one that survives the way to the parent, with its traceback as a note."""
    if not isinstance(error, ExtractError):
        error.add_note("".join(traceback.format_exception(error)).rstrip())
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 — our own bytes; some errors only fail when they are loaded
    except Exception:  # noqa: BLE001 — a class may fail in any way
        return RuntimeError("".join(traceback.format_exception(error)).rstrip())
    return error
