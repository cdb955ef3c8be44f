"""Reads back what `geo.export.evidence` writes of mentions and places, checked against the text."""

from __future__ import annotations

from collections.abc import Iterator

from geo.corrections.checks import (
    FaultError,
    list_of,
    member_of,
    number_within,
    object_of,
    text_of,
    whole_number,
)
from geo.corrections.readingform import reading_read
from geo.language import say
from geo.model import Candidate, Mention, NameTier, Place, Report, Resolution, Role

_MENTION = ("text", "start", "end", "paragraph", "role", "quote")
_RESOLVED = ("confidence", "reasons", "source")
_CANDIDATE = ("id", "name", "tier", "score", "reasons")


def mention_read(
    value: object, where: str, report: Report, place: Place | None, known: dict[str, Place]
) -> Mention:
    """Return the mention in `value`, of `place`, with runners-up from `known`, by id.

    Raises:
        FaultError: it is not a mention, or not in the report's text; says where.
    """
    own = ("reason_unplaced",) if place is None else _RESOLVED
    needed = (*_MENTION, *own)
    values = object_of(value, where, needed, (*needed, *(("alternatives",) if place else ())))
    start, end = (whole_number(values[name], f"{where}.{name}") for name in ("start", "end"))
    if not 0 <= start < end <= len(report.text) or values["text"] != report.text[start:end]:
        raise FaultError(say("{where} does not stand in the text at its offsets", where=where))
    role = member_of(Role, values["role"], f"{where}.role")
    if place is None:
        reason = values["reason_unplaced"]
        if reason is not None:
            text_of(reason, f"{where}.reason_unplaced")
        return Mention(start, end, values["text"], role, None, reason)
    resolution = Resolution(
        place,
        number_within(values["confidence"], f"{where}.confidence", 0.0, 1.0),
        texts(values["reasons"], f"{where}.reasons"),
        tuple(_candidates(values.get("alternatives", []), where, known)),
        text_of(values["source"], f"{where}.source"),
    )
    return Mention(start, end, values["text"], role, resolution)


def _candidates(values: object, where: str, known: dict[str, Place]) -> Iterator[Candidate]:
    for number, value in enumerate(list_of(values, f"{where}.alternatives")):
        here = f"{where}.alternatives[{number}]"
        told = object_of(value, here, _CANDIDATE)
        id = text_of(told["id"], f"{here}.id")
        if id not in known:
            raise FaultError(say("{where} is a place that the file does not tell of", where=here))
        yield Candidate(
            known[id],
            text_of(told["name"], f"{here}.name"),
            member_of(NameTier, told["tier"], f"{here}.tier"),
            number_within(told["score"], f"{here}.score", 0.0, 1.0),
            texts(told["reasons"], f"{here}.reasons"),
        )


def place_read(value: object, where: str) -> Place:
    """Return the place in `value`.

    Raises:
        FaultError: it is none.
    """
    reading = reading_read({"role": Role.LOCATION.value, "place": value}, where)
    if reading is None or reading.place is None:
        raise FaultError(say("{where} is no place", where=where))
    return reading.place


def keep(known: dict[str, Place], place: Place, where: str) -> None:
    """Add `place` to `known`.

    Raises:
        FaultError: its id is there already.
    """
    if known.setdefault(place.id, place) is not place:
        raise FaultError(say("{where} is a place that was told before", where=where))


def same(value: object, where: str, wanted: str) -> None:
    """Check that `value` is what is `wanted`.

    Raises:
        FaultError: it is not.
    """
    if value != wanted:
        raise FaultError(say("{where} is not {wanted}", where=where, wanted=wanted))


def texts(value: object, where: str) -> tuple[str, ...]:
    """Return `value`, a list of texts.

    Raises:
        FaultError: it is none.
    """
    return tuple(
        text_of(each, f"{where}[{number}]") for number, each in enumerate(list_of(value, where))
    )
