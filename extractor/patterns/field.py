"""Frames as rule files hold them."""

from __future__ import annotations

from extractor.rulefiles.validate import RuleModel

FrameText = str | dict[str, str]


class Frames(RuleModel):
    """Sentences with slots, by language; a mapping is the explicit spelling of what a sentence cannot say."""

    ko: tuple[FrameText, ...] = ()
    """Korean sentences with slots."""
    en: tuple[FrameText, ...] = ()
    """English sentences with slots."""

    def of(self, language: str) -> tuple[FrameText, ...]:
        """Return the frames of one language."""
        frames: tuple[FrameText, ...] = getattr(self, language)
        return frames

    def __bool__(self) -> bool:
        return bool(self.ko or self.en)
