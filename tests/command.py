"""The real command, as a process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

COMMAND = (sys.executable, "-m", "extractor")
Command = Callable[..., subprocess.CompletedProcess[bytes]]
