"""Which groups of a sentence are arguments of a trigger, and in which grammatical role."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.argument import Argument
from extractor.grammar.compiled import Grammar
from extractor.grammar.english_arguments import english_arguments
from extractor.grammar.groups import Group
from extractor.grammar.korean_arguments import korean_arguments
from extractor.language import KOREAN


def arguments_of(
    sentence: Sentence,
    tokens: Tokens,
    groups: Sequence[Group],
    parts: Sequence[tuple[int, int]],
    grammar: Grammar,
    dates: Collection[int] = frozenset(),
) -> list[Argument]:
    """Return the arguments of the trigger whose words are the token ranges `parts`, nearest first within a role.

    `dates` are the tokens of time expressions; the verb in one ('오는 9월') takes no argument.
    """
    first, last = parts[0][0], parts[-1][1]
    if sentence.language == KOREAN:
        return list(korean_arguments(sentence, tokens, groups, parts, grammar, dates))
    return list(english_arguments(sentence, tokens, groups, first, last, grammar))
