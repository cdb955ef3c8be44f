"""Checks on JSON from outside: a value has its type and is within its bounds, or raises a fault."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

from geo.language import N_, Sentence, say

LONGEST = 2_000
"""Code points that a text may have by default."""

IT = say("it")
"""What a fault calls the whole of what is read."""
_OF_JSON = (
    N_("expecting value"),
    N_("expecting property name enclosed in double quotes"),
    N_("expecting ':' delimiter"),
    N_("expecting ',' delimiter"),
    N_("extra data"),
    N_("unterminated string starting at"),
    N_("invalid control character at"),
)
"""What Python's reader says of JSON, as it stands within a sentence."""
_Enum = TypeVar("_Enum", bound=StrEnum)


class FaultError(ValueError):
    """Something is not what it should be."""

    def __init__(self, sentence: Sentence) -> None:
        """Say where and what, to stand within the sentence of another error."""
        super().__init__(sentence)
        self.sentence = sentence


def fault_of(error: Exception) -> Sentence:
    """Return what is wrong with JSON that could not be read, to stand within a sentence."""
    if isinstance(error, FaultError):
        return error.sentence
    if isinstance(error, json.JSONDecodeError):
        said = error.msg[:1].lower() + error.msg[1:]
        return say("no JSON: {fault} in line {number}", fault=say(said), number=error.lineno)
    if isinstance(error, UnicodeError):
        return say("not whole characters in UTF-8")
    if isinstance(error, RecursionError):
        return say("too deeply nested")
    return say("a number out of bounds")


def object_of(
    value: object, where: str, needed: Sequence[str], known: Sequence[str] = ()
) -> dict[str, Any]:
    """Return `value`, an object with all fields in `needed` and no others than those in `known`."""
    if not isinstance(value, dict):
        raise FaultError(say("{where} is no object", where=where))
    for name in needed:
        if name not in value:
            raise FaultError(say("{where} lacks {field}", where=where, field=name))
    for name in value:
        if name not in (known or needed):
            raise FaultError(
                say(
                    "{where} has a field {field} that this form does not know",
                    where=where,
                    field=repr(name[:40]),
                )
            )
    return value


def list_of(value: object, where: str) -> list[Any]:
    """Return `value`, a list."""
    if not isinstance(value, list):
        raise FaultError(say("{where} is no list", where=where))
    return value


def text_of(value: object, where: str, longest: int = LONGEST) -> str:
    """Return `value`, a text without lone surrogates."""
    if not isinstance(value, str):
        raise FaultError(say("{where} is no text", where=where))
    if len(value) > longest:
        raise FaultError(
            say("{where} is longer than {number} characters", where=where, number=longest)
        )
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise FaultError(say("{where} holds half a character", where=where))
    return value


def matching(value: object, where: str, pattern: re.Pattern[str]) -> str:
    """Return `value`, a text that `pattern` matches from end to end."""
    text = text_of(value, where)
    if not pattern.fullmatch(text):
        raise FaultError(say("{where} is not what stands there in files of ours", where=where))
    return text


def whole_number(value: object, where: str) -> int:
    """Return `value`, a whole number that any reader of JSON keeps."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**53:
        raise FaultError(say("{where} is no whole number", where=where))
    return value


def no_number(constant: str) -> float:
    """Refuse NaN and the infinities, which Python's reader of JSON takes for numbers."""
    raise FaultError(say("{where} is no number", where=constant))


def number_within(value: object, where: str, least: float, most: float) -> float:
    """Return `value`, a number from `least` to `most`."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise FaultError(say("{where} is no number", where=where))
    if not least <= value <= most:
        bounds = {"least": f"{least:g}", "most": f"{most:g}"}
        raise FaultError(say("{where} is not within {least} and {most}", where=where, **bounds))
    return float(value)


def member_of(kind: type[_Enum], value: object, where: str) -> _Enum:
    """Return the member of `kind` whose value is `value`."""
    if not isinstance(value, str) or value not in [member.value for member in kind]:
        raise FaultError(say("{where} is none of {names}", where=where, names=", ".join(kind)))
    return kind(value)
