"""Results worked out once from a large value, so that a click does not repeat the work."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from geo import language

Large = TypeVar("Large")
Small = ParamSpec("Small")
Made = TypeVar("Made")

MOST_LARGE = 8
MOST_SMALL = 200
"""Results kept of one large value, so that trying many filters does not fill the memory."""


def remembered(
    function: Callable[Concatenate[Large, Small], Made],
) -> Callable[Concatenate[Large, Small], Made]:
    """Remember what a pure function returned, for the language in use.

    The first argument is compared by identity, since hashing a whole report takes longer than most
    results; it must never change. The others are hashed.
    """
    shelf: OrderedDict[int, tuple[Large, OrderedDict[Any, Made]]] = OrderedDict()
    lock = Lock()

    def recall(large: Large, /, *args: Small.args, **kwargs: Small.kwargs) -> Made:
        key = (language.current(), args, tuple(sorted(kwargs.items())))
        with lock:
            # The value is kept with its results, so that no other value can get its identity.
            known = shelf.get(id(large))
            if known is None:
                known = shelf[id(large)] = (large, OrderedDict())
            shelf.move_to_end(id(large))
            while len(shelf) > MOST_LARGE:
                shelf.popitem(last=False)
            made = known[1]
            if key in made:
                made.move_to_end(key)
                return made[key]
        value = function(large, *args, **kwargs)
        with lock:
            made[key] = value
            while len(made) > MOST_SMALL:
                made.popitem(last=False)
        return value

    return recall
