"""Sums of money in Korean and English text."""
