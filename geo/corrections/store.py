"""The corrections kept on this machine: a file for each report, and one for every report."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Sequence
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from geo.corrections import form
from geo.corrections.correction import Correction, Scope
from geo.corrections.files import locked, write
from geo.corrections.ledger import Ledger
from geo.errors import CorrectionsError
from geo.language import of_system, say
from geo.model import Report
from geo.paths import user_dir

THE_FILE = say("The file")
"""What a refusal calls a file whose name is not known."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Imported(NamedTuple):
    """The outcome of an import."""

    new: int
    known: int
    """Those whose ids were here already; they stay as they are."""


def directory() -> Path:
    """Return the directory of the corrections."""
    return user_dir() / "corrections"


def report_path(text_sha256: str) -> Path:
    """Return where the corrections of the report with this text lie.

    Raises:
        ValueError: `text_sha256` is not a hash, and could name any file.
    """
    if not _SHA256.fullmatch(text_sha256):
        raise ValueError(f"{text_sha256[:80]!r} is no SHA-256 in hexadecimal")
    return directory() / f"{text_sha256}.json"


def always_path() -> Path:
    """Return where the corrections of scope `always` lie."""
    return directory() / "always.json"


def load(report: Report) -> Ledger:
    """Return the corrections of `report`, without those of scope `always`.

    Raises:
        CorrectionsError: its file cannot be read; it is left as it is.
    """
    return _read(report_path(report.text_sha256))


def load_always() -> Ledger:
    """Return the corrections of scope `always`.

    Raises:
        CorrectionsError: their file cannot be read; it is left as it is.
    """
    return _read(always_path())


def load_each() -> dict[str, Ledger]:
    """Return the corrections of every report that has some, by the SHA-256 of its text.

    Raises:
        CorrectionsError: a file cannot be read.
    """
    paths = sorted(path for path in directory().glob("*.json") if _SHA256.fullmatch(path.stem))
    return {path.stem: _read(path) for path in paths}


def record(report: Report, corrections: Sequence[Correction]) -> None:
    """Append `corrections` of one action, each to the file of its scope.

    Raises:
        CorrectionsError: a file cannot be read or written; it is left as it is.
    """
    with locked():
        own, always = load(report), load_always()
        wide = [c for c in corrections if c.scope is Scope.ALWAYS]
        near = [c for c in corrections if c.scope is not Scope.ALWAYS]
        # What was undone in this report must not come back after a new correction of it.
        here = _ids(_made_in(report, always.undone))
        elsewhere = tuple(c for c in always.undone if c.id not in here)
        after = Ledger((*always.corrections, *wide), elsewhere)
        _save(report, (own, own.record(near)), (always, after))


def undoable(report: Report, own: Ledger, always: Ledger) -> tuple[Correction, ...]:
    """Return the last action in `report`, which `undo` takes back.

    Actions of scope `always` count where they were made in this report.
    """
    last = [*own.corrections[-1:], *_made_in(report, always.corrections)[-1:]]
    if not last:
        return ()
    action = max(last, key=lambda correction: correction.when).action
    return _of(action, own.corrections, always.corrections)


def redoable(report: Report, own: Ledger, always: Ledger) -> tuple[Correction, ...]:
    """Return what was last undone in `report`, which `redo` brings back."""
    last = [*own.undone[-1:], *_made_in(report, always.undone)[-1:]]
    if not last:
        return ()
    action = min(last, key=lambda correction: correction.when).action
    return _of(action, own.undone, always.undone)


def undo(report: Report) -> tuple[Correction, ...]:
    """Take back the last action in `report`; return its corrections.

    Raises:
        CorrectionsError: a file cannot be read or written; it is left as it is.
    """
    with locked():
        own, always = load(report), load_always()
        last = undoable(report, own, always)
        _take_back(report, own, always, _ids(last))
        return last


def redo(report: Report) -> tuple[Correction, ...]:
    """Redo what was last undone in `report`; return its corrections.

    Raises:
        CorrectionsError: a file cannot be read or written; it is left as it is.
    """
    with locked():
        own, always = load(report), load_always()
        last = redoable(report, own, always)
        _make_again(report, own, always, _ids(last))
        return last


def take_back(report: Report, ids: Collection[str]) -> None:
    """Undo the corrections with these ids, of `report` or of scope `always`.

    Raises:
        CorrectionsError: a file cannot be read or written; it is left as it is.
    """
    with locked():
        _take_back(report, load(report), load_always(), ids)


def make_again(report: Report, ids: Collection[str]) -> None:
    """Redo the undone corrections with these ids.

    Raises:
        CorrectionsError: a file cannot be read or written; it is left as it is.
    """
    with locked():
        _make_again(report, load(report), load_always(), ids)


def _take_back(report: Report, own: Ledger, always: Ledger, ids: Collection[str]) -> None:
    _save(report, (own, own.take_back(ids)), (always, always.take_back(ids)))


def _make_again(report: Report, own: Ledger, always: Ledger, ids: Collection[str]) -> None:
    _save(report, (own, own.make_again(ids)), (always, always.make_again(ids)))


def export_corrections(report: Report, corrections: Sequence[Correction]) -> bytes:
    """Return `corrections` as a file that `read_corrections` reads.

    Raises:
        CorrectionsError: there are more than such a file holds.
    """
    ledger = Ledger(tuple(corrections))
    return form.to_bytes(ledger, title=report.title, text_sha256=report.text_sha256)


def read_corrections(
    source: bytes | str | PathLike[str], *, name: str = THE_FILE
) -> tuple[Correction, ...]:
    """Return the corrections in a file or its bytes, without those undone.

    Args:
        source: the file, or what it holds.
        name: what an error calls it, where its bytes are given.

    Raises:
        CorrectionsError: there is no such file, or it holds something else.
    """
    if isinstance(source, bytes):
        return form.from_bytes(source, name=name).corrections
    if not Path(source).exists():
        raise CorrectionsError(
            "There is no file {file}: check the name and the folder.", file=str(source)
        )
    return _read(Path(source)).corrections


def import_corrections(report: Report, corrections: Sequence[Correction]) -> Imported:
    """Keep `corrections` from elsewhere with `report`, as one action after all others.

    Raises:
        CorrectionsError: a file cannot be read or written; it is left as it is.
    """
    with locked():
        own, always = load(report), load_always()
        near = [c for c in corrections if c.scope is not Scope.ALWAYS]
        wide = [c for c in corrections if c.scope is Scope.ALWAYS]
        action = uuid.uuid4().hex
        more, more_always = own.merge(near, action=action), always.merge(wide, action=action)
        _save(report, (own, more), (always, more_always))
    after = len(more.corrections) + len(more_always.corrections)
    new = after - len(own.corrections) - len(always.corrections)
    return Imported(new, len(corrections) - new)


def _made_in(report: Report, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    return tuple(c for c in corrections if c.anchor.text_sha256 == report.text_sha256)


def _ids(corrections: Sequence[Correction]) -> frozenset[str]:
    return frozenset(correction.id for correction in corrections)


def _of(action: str, *several: Sequence[Correction]) -> tuple[Correction, ...]:
    return tuple(c for corrections in several for c in corrections if c.action == action)


def _read(path: Path) -> Ledger:
    try:
        # Reading a pipe or a device might never end.
        if path.exists() and not path.is_file():
            raise CorrectionsError("{file} is no file: move it away.", file=str(path))
        with path.open("rb") as file:
            data = file.read(form.MAX_BYTES + 1)
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        raise CorrectionsError(
            "{file} cannot be read ({reason}): see who may read it.",
            file=str(path),
            reason=of_system(error),
        ) from None
    return form.from_bytes(data, name=str(path))


def _save(report: Report, own: tuple[Ledger, Ledger], always: tuple[Ledger, Ledger]) -> None:
    """Write what differs between (before, after), under the lock."""
    changes: list[tuple[Path, bytes]] = []
    if own[0] != own[1]:
        data = form.to_bytes(own[1], title=report.title, text_sha256=report.text_sha256)
        changes.append((report_path(report.text_sha256), data))
    if always[0] != always[1]:
        changes.append((always_path(), form.to_bytes(always[1])))
    for path, data in changes:
        write(path, data)
