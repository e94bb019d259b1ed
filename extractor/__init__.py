"""Reads telecom and ICT news in Korean and English and returns the facts it states, each with its place in the text."""

__version__ = "0.1.0"
