"""What the tests of reading ask of an article."""

from __future__ import annotations

from collections.abc import Callable

from extractor.reading import Article

Read = Callable[..., Article]


def blocks_of(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def furniture_of(article: Article) -> list[tuple[str, str]]:
    return [(piece.rule, article.text[piece.start : piece.end]) for piece in article.furniture]
