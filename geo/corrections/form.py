"""The written form of corrections: JSON that a person can read, and that is checked in full.

    {"format": "dateline-corrections", "version": 1, "title": ..., "text_sha256": ...,
     "corrections": [{"who", "when", "scope", "old", "new", "note", "anchor", "action", "id"}, ...],
     "undone": [the same]}

The field names are those of the types. Any other form is refused as a whole: a file that was half
understood would lose the other half when it is written again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, to_builtins

from geo.corrections.correction import Correction
from geo.corrections.ledger import Ledger
from geo.errors import CorrectionsError
from geo.language import say
from geo.model import LONGEST, Place, Text
from geo.strictjson import FaultError, as_kind, parsed

MAX_BYTES = 10_000_000
FORMAT = "dateline-corrections"
VERSION = 1

_ORDER = ("who", "when", "scope", "old", "new", "note", "anchor", "action", "id")


class _File(Struct):
    format: Literal["dateline-corrections"]
    version: Literal[1]
    title: Text
    text_sha256: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?\Z")]
    corrections: tuple[Correction, ...]
    undone: tuple[Correction, ...]


def to_bytes(ledger: Ledger, *, title: str = "", text_sha256: str = "") -> bytes:
    """Return `ledger` in its written form.

    Args:
        ledger: what to write.
        title: of the report, for people who read the file.
        text_sha256: of the report, "" for what belongs to every report.

    Raises:
        CorrectionsError: something in it could not be read again, or it is too large.
    """
    content = {
        "format": FORMAT,
        "version": VERSION,
        "title": title[:LONGEST],
        "text_sha256": text_sha256,
        "corrections": [to_json(correction) for correction in ledger.corrections],
        "undone": [to_json(correction) for correction in ledger.undone],
    }
    fault = say("something in it does not stay what it is")
    try:
        text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
        data = f"{text}\n".encode()
        if _ledger(parsed(data)) != ledger:
            raise FaultError(fault)
    except ValueError as error:
        raise CorrectionsError(
            "The correction cannot be kept: {sentence}.",
            sentence=error.sentence if isinstance(error, FaultError) else fault,
        ) from None
    if len(data) > MAX_BYTES:
        raise CorrectionsError(
            "These corrections have {size} MB, more than the {most} MB that are read: export them "
            "and start anew.",
            size=round(len(data) / 1e6, 1),
            most=MAX_BYTES // 1_000_000,
        )
    return data


def from_bytes(data: bytes, *, name: str) -> Ledger:
    """Return what `data` holds.

    Raises:
        CorrectionsError: it has another form; calls the file `name`.
    """
    if len(data) > MAX_BYTES:
        raise CorrectionsError(
            "{file} has more than the {size} MB that are read: it is no file of corrections, or "
            "take some out of it.",
            file=name,
            size=MAX_BYTES // 1_000_000,
        )
    try:
        content = parsed(data)
        newer = _version(content)
        if newer <= VERSION:
            return _ledger(content)
    except FaultError as fault:
        raise CorrectionsError(
            "{file} cannot be used as corrections ({sentence}): mend it, or move it away; it was "
            "left as it is.",
            file=name,
            sentence=fault.sentence,
        ) from None
    raise CorrectionsError(
        "{file} was written by a newer Dateline (form {number}, this one knows {total}): update "
        "Dateline, or move the file away; it was left as it is.",
        file=name,
        number=str(newer),
        total=str(VERSION),
    )


def to_json(correction: Correction) -> dict[str, Any]:
    """Return `correction` as JSON has it, to go into files of other forms too."""
    told = to_builtins(correction)
    for name, reading in (("old", correction.old), ("new", correction.new)):
        if reading and reading.place:
            told[name]["place"] = place_written(reading.place)
    return {name: told[name] for name in _ORDER}


def place_written(place: Place) -> dict[str, Any]:
    """Return `place` as JSON has it; what it need not have is left out where it lacks."""
    values = to_builtins(place)
    return {
        field.name: values[field.name]
        for field in fields(Place)
        if values[field.name] != field.default
    }


def check(corrections: Iterable[Correction], where: str) -> None:
    """Hold together what each of these says in several fields.

    Raises:
        FaultError: it cannot be so; says where.
    """
    for number, each in enumerate(corrections):
        here, anchor = f"{where}[{number}]", each.anchor
        if anchor.end - anchor.start != len(anchor.quote):
            raise FaultError(
                say("{where} has offsets that do not span its quote", where=f"{here}.anchor")
            )
        if each.old is None and each.new is None:
            raise FaultError(say("{where} has neither old nor new", where=here))
        try:
            datetime.fromisoformat(each.when)
        except ValueError:
            raise FaultError(say("{where}.when is no date", where=here)) from None


def _version(content: object) -> int:
    """Return the number of the form of a file of ours."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise FaultError(say("it is no object with format {format}", format=FORMAT))
    version = content.get("version")
    return version if type(version) is int else VERSION


def _ledger(content: object) -> Ledger:
    file = as_kind(content, _File)
    check(file.corrections, "corrections")
    check(file.undone, "undone")
    ids = [correction.id for correction in (*file.corrections, *file.undone)]
    if len(set(ids)) < len(ids):
        raise FaultError(say("two corrections have the same id"))
    return Ledger(file.corrections, file.undone)
