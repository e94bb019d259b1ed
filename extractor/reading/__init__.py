"""Bytes → `Article`: decoding, offsets, page furniture, title, date, language."""

from extractor.reading.article import Article, read_article
from extractor.reading.furniture import FurnitureRules, load_furniture
from extractor.reading.layout import Block, Furniture
from extractor.reading.offsets import AnalysisText
from extractor.reading.sources import Failure, RawDocument, raw_text, read_sources

__all__ = [
    "AnalysisText",
    "Article",
    "Block",
    "Failure",
    "Furniture",
    "FurnitureRules",
    "RawDocument",
    "load_furniture",
    "raw_text",
    "read_article",
    "read_sources",
]
