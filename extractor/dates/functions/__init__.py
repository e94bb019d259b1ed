"""The functions of `means:`; importing this package fills their table."""

from extractor.dates.functions import anaphora, lengths, named, others, ranges, relative, times  # noqa: F401
from extractor.dates.functions.registry import FUNCTIONS, NoReadingError
from extractor.dates.functions.settle import settle

__all__ = ["FUNCTIONS", "NoReadingError", "settle"]
