"""Sets of words: what a user's folder replaces, what it adds, and what is refused."""

import pytest
from pydantic import ValidationError

from extractor.patterns.sets import WordSet, merge_sets

SHIPPED = WordSet.model_validate({"en": {"verbs": ["buy"]}, "ko": {"verbs": ["사들이다"]}})
USERS = {"en": {"verbs": ["buy", "grab"], "nouns": ["grab"]}}


def test_a_set_of_the_same_name_replaces() -> None:
    sets = merge_sets([("buy", SHIPPED), ("buy", WordSet.model_validate(USERS))])
    assert sets.of("en")["buy"].verbs == ("buy", "grab")
    assert sets.of("ko") == {}


def test_a_set_may_add_instead() -> None:
    sets = merge_sets([("buy", SHIPPED), ("buy", WordSet.model_validate({**USERS, "extends": True}))])
    assert (sets.of("en")["buy"].verbs, sets.of("en")["buy"].nouns) == (("buy", "grab"), ("grab",))
    assert sets.of("ko")["buy"].verbs == ("사들이다",)


def test_a_set_needs_a_word() -> None:
    with pytest.raises(ValidationError, match="at least one word"):
        WordSet.model_validate({"en": {"verbs": []}})
