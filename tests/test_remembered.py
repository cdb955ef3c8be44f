"""What was made of a large value is made once."""

from __future__ import annotations

from geo import language
from geo.remembered import MOST_LARGE, MOST_SMALL, remembered


class Large:
    """Something that is told by identity."""


def test_made_once_for_each_value_argument_and_language() -> None:
    calls = []

    @remembered
    def made(large: Large, small: str) -> str:
        calls.append(small)
        return f"{small} in {language.current()}"

    first, second = Large(), Large()
    assert made(first, "a") == made(first, "a") == "a in en"
    made(first, "b")
    made(second, "a")
    assert calls == ["a", "b", "a"]
    language.use("uk")
    try:
        assert made(first, "a") == "a in uk"
    finally:
        language.use("en")
    assert len(calls) == 4


def test_only_so_many_large_values_are_kept() -> None:
    calls = []

    @remembered
    def made(large: Large) -> int:
        calls.append(large)
        return len(calls)

    many = [Large() for _ in range(MOST_LARGE + 1)]
    for large in many:
        made(large)
    assert made(many[-1]) == MOST_LARGE + 1
    assert made(many[0]) == MOST_LARGE + 2


def test_of_one_large_value_what_was_asked_for_last_is_kept() -> None:
    calls = []

    @remembered
    def made(_large: Large, small: int) -> int:
        calls.append(small)
        return small

    large = Large()
    for small in range(MOST_SMALL):
        made(large, small)
    made(large, 0)
    made(large, MOST_SMALL)
    calls.clear()
    made(large, 0)
    assert calls == []
    made(large, 1)
    assert calls == [1]
