"""Bytes → `Article`: decoding, offsets, page furniture, title, date, language."""

from extractor.reading.article import Article, read_article
from extractor.reading.furniture import FurnitureRules, load_furniture
from extractor.reading.layout import Block, Furniture
from extractor.reading.offsets import AnalysisText
from extractor.reading.raw import Failure, RawDocument, raw_text
from extractor.reading.sources import Choice, read_sources

__all__ = [
    "AnalysisText",
    "Article",
    "Block",
    "Choice",
    "Failure",
    "Furniture",
    "FurnitureRules",
    "RawDocument",
    "load_furniture",
    "raw_text",
    "read_article",
    "read_sources",
]
