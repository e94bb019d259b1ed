"""A value that is made in a thread of its own, so that slow loading runs beside other work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Background(Generic[Value]):
    """Makes a value once: in a thread after `start()`, or in the caller's at the first `get()`."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[Value] = []

    def start(self) -> None:
        """Begin to make the value, without waiting; what goes wrong is raised by `get`."""
        if not self._made:
            threading.Thread(target=self._try, daemon=True).start()

    def get(self) -> Value:
        """Return the value, waiting for it where it is under way."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    def _try(self) -> None:
        try:
            self.get()
        except Exception:  # noqa: BLE001 - the next `get` makes it again and raises where somebody listens
            return
