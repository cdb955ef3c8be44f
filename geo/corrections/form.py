"""The written form of corrections: JSON that a person can read, and that is checked in full.

    {"format": "dateline-corrections", "version": 1, "title": ..., "text_sha256": ...,
     "corrections": [{"who", "when", "scope", "old", "new", "note", "anchor", "action", "id"}, ...],
     "undone": [the same]}

The field names are those of the types. Any other form is refused as a whole: a file that was half
understood would lose the other half when it is written again.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from geo.corrections.anchors import CONTEXT, Anchor
from geo.corrections.checks import (
    IT,
    LONGEST,
    FaultError,
    fault_of,
    list_of,
    matching,
    member_of,
    no_number,
    object_of,
    text_of,
    whole_number,
)
from geo.corrections.correction import Correction, Scope
from geo.corrections.ledger import Ledger
from geo.corrections.making import LONGEST_QUOTE
from geo.corrections.readingform import reading_read, reading_written
from geo.errors import CorrectionsError
from geo.language import say

MAX_BYTES = 10_000_000
FORMAT = "dateline-corrections"
VERSION = 1

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)


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
    try:
        text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
        data = f"{text}\n".encode()
        if _ledger(json.loads(data)) != ledger:
            raise FaultError(say("something in it does not stay what it is"))
    except ValueError as fault:
        raise CorrectionsError(
            "The correction cannot be kept: {sentence}.", sentence=fault_of(fault)
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
        content = json.loads(data.decode("utf-8-sig"), parse_constant=no_number)
        newer = _version(content)
        if not newer:
            return _ledger(content)
    except (ValueError, RecursionError) as fault:
        raise CorrectionsError(
            "{file} cannot be used as corrections ({sentence}): mend it, or move it away; it was "
            "left as it is.",
            file=name,
            sentence=fault_of(fault),
        ) from None
    raise CorrectionsError(
        "{file} was written by a newer Dateline (form {number}, this one knows {total}): update "
        "Dateline, or move the file away; it was left as it is.",
        file=name,
        number=str(newer),
        total=str(VERSION),
    )


def from_json(value: object, *, name: str) -> Correction:
    """Return the correction in `value`, as `to_json` wrote it.

    Raises:
        CorrectionsError: it is not a correction; calls the file `name`.
    """
    try:
        return _correction(value, name)
    except FaultError as fault:
        raise CorrectionsError(
            "No correction can be read: {sentence}.", sentence=fault.sentence
        ) from None


def to_json(correction: Correction) -> dict[str, Any]:
    """Return `correction` as a JSON value, for files of other formats too."""
    return {
        "who": correction.who,
        "when": correction.when,
        "scope": correction.scope.value,
        "old": reading_written(correction.old),
        "new": reading_written(correction.new),
        "note": correction.note,
        "anchor": asdict(correction.anchor),
        "action": correction.action,
        "id": correction.id,
    }


def _version(content: object) -> int:
    """Return the number of a newer form, 0 for ours."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise FaultError(say("it is no object with format {format}", format=FORMAT))
    version = whole_number(content.get("version"), "version")
    if version < 1:
        raise FaultError(say("version is none"))
    return version if version > VERSION else 0


def _ledger(content: object) -> Ledger:
    names = ("format", "version", "title", "text_sha256", "corrections", "undone")
    values = object_of(content, IT, names)
    text_of(values["title"], "title")
    if text_of(values["text_sha256"], "text_sha256"):
        matching(values["text_sha256"], "text_sha256", _SHA256)
    ledger = Ledger(
        tuple(
            _correction(value, f"corrections[{number}]")
            for number, value in enumerate(list_of(values["corrections"], "corrections"))
        ),
        tuple(
            _correction(value, f"undone[{number}]")
            for number, value in enumerate(list_of(values["undone"], "undone"))
        ),
    )
    ids = [correction.id for correction in (*ledger.corrections, *ledger.undone)]
    if len(set(ids)) < len(ids):
        raise FaultError(say("two corrections have the same id"))
    return ledger


def _correction(value: object, where: str) -> Correction:
    values = object_of(value, where, [field.name for field in fields(Correction)])
    when = matching(values["when"], f"{where}.when", _WHEN)
    try:
        datetime.fromisoformat(when)
    except ValueError:
        raise FaultError(say("{where}.when is no date", where=where)) from None
    old = reading_read(values["old"], f"{where}.old")
    new = reading_read(values["new"], f"{where}.new")
    if old is None and new is None:
        raise FaultError(say("{where} has neither old nor new", where=where))
    return Correction(
        id=matching(values["id"], f"{where}.id", _ID),
        action=matching(values["action"], f"{where}.action", _ID),
        who=text_of(values["who"], f"{where}.who"),
        when=when,
        scope=member_of(Scope, values["scope"], f"{where}.scope"),
        anchor=_anchor(values["anchor"], f"{where}.anchor"),
        old=old,
        new=new,
        note=text_of(values["note"], f"{where}.note"),
    )


def _anchor(value: object, where: str) -> Anchor:
    values = object_of(value, where, [field.name for field in fields(Anchor)])
    start, end = (whole_number(values[name], f"{where}.{name}") for name in ("start", "end"))
    quote = text_of(values["quote"], f"{where}.quote", LONGEST_QUOTE)
    if not quote or start < 0 or end - start != len(quote):
        raise FaultError(say("{where} has offsets that do not span its quote", where=where))
    return Anchor(
        text_sha256=matching(values["text_sha256"], f"{where}.text_sha256", _SHA256),
        start=start,
        end=end,
        quote=quote,
        prefix=text_of(values["prefix"], f"{where}.prefix", CONTEXT),
        suffix=text_of(values["suffix"], f"{where}.suffix", CONTEXT),
    )
