"""JSON of our own read strictly: it is exactly what a type says, or a fault says where it is not.

A type is a dataclass or a `msgspec.Struct` with bounds in its annotations. msgspec holds the values
to it: none is made fit (no text for a number, no boolean, no half character, nothing infinite).
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from geo.language import Sentence, say

IT = say("it")
"""What a fault calls the whole of what is read."""
_Kind = TypeVar("_Kind")


class FaultError(ValueError):
    """Something is not what it should be."""

    def __init__(self, sentence: Sentence) -> None:
        """Say where and what, to stand within the sentence of another error."""
        super().__init__(sentence)
        self.sentence = sentence


def parsed(data: bytes) -> Any:
    """Return what JSON in UTF-8 holds.

    Raises:
        FaultError: it is none, or no reader of JSON would keep it.
    """
    try:
        text = data.decode("utf-8-sig")
        return msgspec.json.decode(text)
    except UnicodeError:
        raise FaultError(say("not whole characters in UTF-8")) from None
    except RecursionError:
        raise FaultError(say("too deeply nested")) from None
    except msgspec.ValidationError:
        raise FaultError(say("a number out of bounds")) from None
    except msgspec.DecodeError as error:
        byte = re.search(r"\(byte (\d+)\)", str(error))
        before = text.encode()[: int(byte[1])] if byte else text.encode()
        number = before.count(b"\n") + 1
        raise FaultError(say("no JSON from line {number} on", number=number)) from None


def as_kind(value: object, kind: type[_Kind], where: str = "", *, more: bool = False) -> _Kind:
    """Return `value`, what JSON holds at `where`, as what `kind` says.

    Raises:
        FaultError: it is something else, or has a field more where no `more` may be.
    """
    try:
        read = msgspec.convert(value, kind)
        if not more:
            _no_more(value, msgspec.to_builtins(read), where)
    except RecursionError:
        raise FaultError(say("too deeply nested")) from None
    except msgspec.ValidationError as error:
        raise FaultError(_fault(str(error), where)) from None
    return read


def _no_more(told: Any, read: Any, where: str) -> None:
    """Refuse fields that were not read: msgspec passes over those that a dataclass lacks."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name not in read:
                raise FaultError(
                    say(
                        "{where} has a field {field} that this form does not know",
                        where=where.lstrip(".") or IT,
                        field=repr(name[:40]),
                    )
                )
            if isinstance(value, dict | list):
                _no_more(value, read[name], f"{where}.{name}")
    else:
        for number, (value, known) in enumerate(zip(told, read, strict=True)):
            if isinstance(value, dict | list):
                _no_more(value, known, f"{where}[{number}]")


def _fault(said: str, where: str) -> Sentence:
    what, at, path = said.rpartition(" - at `$")
    what, path = (what, path.removesuffix("`")) if at else (said, "")
    place = f"{where}{path}".lstrip(".") or IT
    if lacking := re.search(r"missing required field `(.+)`$", what):
        return say("{where} lacks {field}", where=place, field=lacking[1])
    if longest := re.fullmatch(r"Expected `str` of length <= (\d+)", what):
        number = int(longest[1])
        return say("{where} is longer than {number} characters", where=place, number=number)
    return say("{where} is not what stands there in files of ours", where=place)
