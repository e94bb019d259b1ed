"""Sums of money in Korean and English text."""

from __future__ import annotations

from extractor.amounts.finder import Amount, AmountFinder

__all__ = ["Amount", "AmountFinder"]
