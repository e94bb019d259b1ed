"""`means:` → a small tree, and the evaluation of that tree."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from extractor.dates.context import Context
from extractor.dates.functions import FUNCTIONS, NoReadingError

Tree = tuple[Any, ...]  # ("slot", position) | ("constant", value) | ("call", name, argument trees)


class MeaningError(ValueError):
    """A `means:` that cannot be read; the text says what was expected."""


def parse_meaning(text: str) -> Tree:
    """Return the tree of `text`.

    Raises:
        MeaningError: when the text is no expression, or names an unknown function.
    """
    try:
        expression = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise MeaningError(f"not an expression: {error.msg}") from None
    return _tree(expression)


def _tree(node: ast.expr) -> Tree:
    match node:
        case ast.Constant(value=int() | float() | str() as value):
            return ("constant", value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return ("constant", -value)
        case ast.Name(id=name):
            return ("slot", name)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            if name not in FUNCTIONS:
                raise MeaningError(f"{name!r} is no function; see rules/dates/README.md")
            return ("call", name, tuple(_tree(argument) for argument in arguments))
    raise MeaningError(f"cannot read {ast.unparse(node)!r}: write functions, slots, numbers and 'strings'")


def slots_of(tree: Tree) -> frozenset[str]:
    """Return the names of the slots a tree uses."""
    if tree[0] == "slot":
        return frozenset((tree[1],))
    return frozenset().union(*map(slots_of, tree[2])) if tree[0] == "call" else frozenset()


Evaluator = Callable[[dict[str, Any], Context], Any]


@cache
def evaluator(tree: Tree) -> Evaluator:
    """Return the function that tells what `tree` means from the slots and the context.

    Slots hold plain values or derivations, which are evaluated on use. The function raises NoReadingError when the
    expression has no meaning of this kind in this context.
    """
    if tree[0] == "constant":
        constant = tree[1]
        return lambda _slots, _context: constant
    if tree[0] == "slot":
        return partial(_slot, tree[1])
    return partial(_call, FUNCTIONS[tree[1]], tree[1], tuple(map(evaluator, tree[2])))


def _slot(name: str, slots: dict[str, Any], context: Context) -> Any:
    value = slots[name]
    return value if isinstance(value, int | str) else value.evaluate(context) if hasattr(value, "evaluate") else value


def _call(
    function: Callable[..., Any],
    name: str,
    arguments: tuple[Evaluator, ...],
    slots: dict[str, Any],
    context: Context,
) -> Any:
    values = [argument(slots, context) for argument in arguments]
    try:
        return function(context, *values)
    except (TypeError, AttributeError, KeyError, ValueError) as error:
        raise NoReadingError(f"{name}: {error}") from error
