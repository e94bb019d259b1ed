"""Article → `Doc`: which language where, and how each is cut into tokens and sentences."""

KOREAN = "ko"
ENGLISH = "en"
