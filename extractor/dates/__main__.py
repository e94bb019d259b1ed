"""`python -m extractor.dates [FILE…]` runs the corpus of rule files; `-t TEXT -l en -r 2024-06-20` shows one text."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from extractor.checking.date_corpus import cases, check
from extractor.dates.normalizer import LANGUAGES, DateNormalizer
from extractor.document.timex import Passage
from extractor.errors import RuleError
from extractor.rulefiles.paths import shipped_rules


def main() -> int:
    """Run the command; 1 when a corpus entry fails."""
    parser = argparse.ArgumentParser(prog="python -m extractor.dates")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("-t", "--text")
    parser.add_argument("-l", "--language", default="en")
    parser.add_argument("-r", "--reference")
    options = parser.parse_args()
    files = options.files or sorted((shipped_rules() / "dates").glob("*/*.yaml"))
    languages = {options.language} if options.text is not None else {path.absolute().parent.name for path in files}
    normalizer = DateNormalizer(languages=sorted(languages & set(LANGUAGES)))
    if options.text is not None:
        reference = dt.datetime.fromisoformat(options.reference) if options.reference else None
        for timex in normalizer.find(options.text, [Passage(0, len(options.text), options.language)], reference):
            sys.stdout.write(f"{options.text[timex.start : timex.end]!r}: {timex}\n")
        return 0
    failed = total = 0
    for path in files:
        for case in cases(path):
            total += 1
            mismatch = check(normalizer, case)
            if mismatch:
                failed += 1
                sys.stdout.write(f"{case}: {mismatch}\n")
    sys.stdout.write(f"{total - failed} of {total} right\n")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RuleError as error:
        sys.exit(str(error))
