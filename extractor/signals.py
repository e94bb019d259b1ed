"""A program that ends when it is told to, also inside a library written in C.

Python runs its signal handlers between two of its own instructions, and a parser or an analyser may be a minute away
from the next.
"""

from __future__ import annotations

import os
import select
import signal

_PATIENCE = 1.5
"""Seconds in which the program may remove unfinished files before it is ended without ceremony."""


def end_in_time() -> None:
    """From here on end this process soon after SIGTERM or SIGINT, should it not end by itself.

    A process of its own watches, because a thread would have to wait for the interpreter as the handler does. It is
    forked before anything large is loaded, and ends with this one.
    """
    if not hasattr(os, "fork"):
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    watched = os.getpid()
    if os.fork() == 0:
        _watch(watched, reader, writer)
    os.close(reader)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)


def _watch(watched: int, reader: int, writer: int) -> None:
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        for stream in (0, 1, 2, writer):
            try:
                os.close(stream)
            except OSError:  # closed by the caller
                continue
        while told := os.read(reader, 1):
            if told[0] not in {signal.SIGINT, signal.SIGTERM}:
                continue
            if not select.select([reader], [], [], _PATIENCE)[0]:
                # its way out by default, which nothing in that process handles
                os.kill(watched, signal.SIGALRM)
    finally:
        os._exit(0)
