"""Checks on JSON from outside: a value has its type and is within its bounds, or raises a fault."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

LONGEST = 2_000
"""Code points that a text may have by default."""

_Enum = TypeVar("_Enum", bound=StrEnum)


class FaultError(ValueError):
    """Something is not what it should be; the message says where and what."""


def object_of(
    value: object, where: str, needed: Sequence[str], known: Sequence[str] = ()
) -> dict[str, Any]:
    """Return `value`, an object with all fields in `needed` and no others than those in `known`."""
    if not isinstance(value, dict):
        raise FaultError(f"{where} is no object")
    for name in needed:
        if name not in value:
            raise FaultError(f"{where} lacks {name}")
    for name in value:
        if name not in (known or needed):
            raise FaultError(f"{where} has a field {name[:40]!r} that this form does not know")
    return value


def list_of(value: object, where: str) -> list[Any]:
    """Return `value`, a list."""
    if not isinstance(value, list):
        raise FaultError(f"{where} is no list")
    return value


def text_of(value: object, where: str, longest: int = LONGEST) -> str:
    """Return `value`, a text without lone surrogates."""
    if not isinstance(value, str):
        raise FaultError(f"{where} is no text")
    if len(value) > longest:
        raise FaultError(f"{where} is longer than {longest:,} characters")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise FaultError(f"{where} holds half a character")
    return value


def matching(value: object, where: str, pattern: re.Pattern[str]) -> str:
    """Return `value`, a text that `pattern` matches from end to end."""
    text = text_of(value, where)
    if not pattern.fullmatch(text):
        raise FaultError(f"{where} is not what stands there in files of ours")
    return text


def whole_number(value: object, where: str) -> int:
    """Return `value`, a whole number that any reader of JSON keeps."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**53:
        raise FaultError(f"{where} is no whole number")
    return value


def no_number(constant: str) -> float:
    """Refuse NaN and the infinities, which Python's reader of JSON takes for numbers."""
    raise FaultError(f"{constant} is no number")


def number_within(value: object, where: str, least: float, most: float) -> float:
    """Return `value`, a number from `least` to `most`."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise FaultError(f"{where} is no number")
    if not least <= value <= most:
        raise FaultError(f"{where} is not within {least:g} and {most:g}")
    return float(value)


def member_of(kind: type[_Enum], value: object, where: str) -> _Enum:
    """Return the member of `kind` whose value is `value`."""
    if not isinstance(value, str) or value not in [member.value for member in kind]:
        raise FaultError(f"{where} is none of {', '.join(kind)}")
    return kind(value)
