"""An extraction as JSON: one compact line for programs, indented and coloured for a person at a terminal."""

from __future__ import annotations

from extractor.schema import Extraction


def json_line(extraction: Extraction) -> str:
    """Return one line of JSON with its line end; the same extraction gives the same bytes."""
    return extraction.model_dump_json() + "\n"


def coloured(line: str, *, width: int | None = None) -> str:
    """Return a line of `json_line` indented, with terminal colours unless NO_COLOR or TERM=dumb forbids them.

    Rich's own printing of JSON would read `[bold]` in an article as its markup and break long lines; a highlighted
    `Text` with soft wrapping does neither.
    """
    # only a terminal needs these, and a pipe should not wait for them
    import json  # noqa: PLC0415
    import re  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415
    from rich.highlighter import JSONHighlighter  # noqa: PLC0415

    console = Console(force_terminal=True, width=width)
    indented = json.dumps(json.loads(line), ensure_ascii=False, indent=2)
    spans_on_one_line = re.sub(r"\[\n +(\d+),\n +(\d+)\n +\]", r"[\1, \2]", indented)
    text = JSONHighlighter()(spans_on_one_line)
    with console.capture() as capture:
        console.print(text, soft_wrap=True)
    return capture.get()
