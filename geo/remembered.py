"""Results worked out once from a large value, so that a click does not repeat the work."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Concatenate, Generic, ParamSpec, TypeVar

from geo import language

Large = TypeVar("Large")
Small = ParamSpec("Small")
Made = TypeVar("Made")

MOST_LARGE = 8
MOST_SMALL = 200
"""Results kept of one large value, so that trying many filters does not fill the memory."""


class _Same(Generic[Large]):
    """A value compared by identity, since hashing a whole report takes longer than most results."""

    def __init__(self, value: Large) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def remembered(
    function: Callable[Concatenate[Large, Small], Made],
) -> Callable[Concatenate[Large, Small], Made]:
    """Remember what a pure function returned, for the language in use.

    The first argument is compared by identity, so it must never change. The others are hashed.
    """

    @lru_cache(MOST_LARGE)
    def results_of(large: _Same[Large]) -> Callable[..., Made]:
        @lru_cache(MOST_SMALL)
        def made(_language: str, *args: Small.args, **kwargs: Small.kwargs) -> Made:
            return function(large.value, *args, **kwargs)

        return made

    def recall(large: Large, /, *args: Small.args, **kwargs: Small.kwargs) -> Made:
        return results_of(_Same(large))(language.current(), *args, **kwargs)

    return recall
