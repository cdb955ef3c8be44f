"""The reports that the reader asked to keep on this machine, and deleting every trace.

A report is kept as its own bytes in `<sha256>.report`; `<sha256>.json` beside it says what it is,
for the list, and is not needed to read it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from geo import scratch
from geo.corrections import files, store
from geo.corrections.files import lock_path, locked, write
from geo.durable import SCRATCH
from geo.errors import CorrectionsError
from geo.gazetteer.opening import forget_added
from geo.geocoders import answers
from geo.language import of_system
from geo.model import Report
from geo.paths import opening_path, own_map_path, user_dir
from geo.recognition.onnx_runtime import left_behind

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"([0-9a-f]{64})\.report")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that was kept."""

    sha256: str
    """Of its bytes."""
    text_sha256: str
    """Of its text, "" where that is not known any more."""
    title: str
    source: str
    """The name of the file it came in, "" where it had none."""
    when: str
    """ISO 8601, UTC."""
    size: int
    """In bytes."""
    hint: str = ""
    """The media type that it came with, "" where there was none."""

    def read(self) -> bytes:
        """Return its bytes, to be read as a report again.

        Raises:
            CorrectionsError: they are gone, or have changed.
        """
        path = _path(self.sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CorrectionsError(
                "The kept report {file} cannot be read ({reason}).",
                file=str(path),
                reason=of_system(error),
            ) from None
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise CorrectionsError(
                "The kept report {file} is not what was kept: open the original again.",
                file=str(path),
            )
        return data


class Forgotten(NamedTuple):
    """What was deleted."""

    reports: int
    corrections: int
    """Files of corrections, those of scope `always` included."""


def directory() -> Path:
    """Return the directory of the kept reports."""
    return user_dir() / "kept"


def keep(report: Report, raw: bytes, *, hint: str = "") -> Kept:
    """Keep `report`, read from the bytes `raw`; keeping it twice changes nothing.

    Args:
        report: the report.
        raw: what it was read from.
        hint: the media type that it came with, to read it the same way again.

    Raises:
        ValueError: `raw` is not what the report was read from.
        CorrectionsError: it cannot be written.
    """
    if hashlib.sha256(raw).hexdigest() != report.sha256:
        raise ValueError("The report was not read from these bytes.")
    what = {
        "title": report.title[:_LONGEST],
        "source": report.source[:_LONGEST],
        "when": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "text_sha256": report.text_sha256,
        "hint": hint[:_LONGEST],
    }
    description = json.dumps(what, ensure_ascii=False, indent=2) + "\n"
    with locked():
        # A description alone would be a title that no list shows and nobody deletes.
        write(_path(report.sha256), raw)
        write(_path(report.sha256).with_suffix(".json"), description.encode("utf-8", "replace"))
    return _kept(_path(report.sha256))


def kept() -> tuple[Kept, ...]:
    """Return the kept reports, the latest first.

    Raises:
        CorrectionsError: their directory cannot be read.
    """
    try:
        paths = [path for path in directory().iterdir() if _NAME.fullmatch(path.name)]
        found = [_kept(path) for path in paths]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CorrectionsError(
            "{folder} cannot be read ({reason}).", folder=str(directory()), reason=of_system(error)
        ) from None
    return tuple(sorted(found, key=lambda one: (one.when, one.sha256), reverse=True))


def sweep() -> None:
    """Remove what killed writers left among the reader's files, unless another is writing."""
    folders = [folder for folder in (directory(), store.directory()) if folder.is_dir()]
    if not any(map(_has_left, folders)):
        return
    with suppress(CorrectionsError), locked():
        for folder in folders:
            files.sweep(folder)
        for described in directory().glob("*.json"):
            if not described.with_suffix(".report").exists():
                described.unlink(missing_ok=True)


def _has_left(folder: Path) -> bool:
    names = {path.name for path in folder.iterdir()}
    alone = (
        name.removesuffix(".json") + ".report" not in names
        for name in names
        if name.endswith(".json") and folder == directory()
    )
    return any(name.endswith(SCRATCH) for name in names) or any(alone)


def forget_everything() -> Forgotten:
    """Delete every kept report and every correction, those undone and of scope `always` too.

    The answers of online geocoders go as well: they tell what was asked. So do what was added to
    the gazetteer, the path of the reader's own map, what a killed atlas left, and what onnxruntime
    kept before its telemetry was switched off. An archive is in a folder of the reader's own, and
    stays. The gazetteer's own index stays, which is the same on every machine.

    Raises:
        CorrectionsError: something could not be deleted; names it, all else is deleted.
    """
    left: list[Path] = []
    scratch.sweep()
    _forget_telemetry(left)
    left += forget_added()
    forgotten = _forget_own(left) if user_dir().exists() else Forgotten(0, 0)
    if left:
        raise CorrectionsError(
            "{number} files could not be deleted, {file} among them: delete them yourself.",
            number=len(left),
            file=str(left[0]),
        )
    return forgotten


def _forget_own(left: list[Path]) -> Forgotten:
    with locked():
        reports = _empty(directory(), ".report", left)
        corrections = _empty(store.directory(), ".json", left)
        try:
            answers.forget()
        except OSError:
            left.append(answers.path())
        for path in (own_map_path(), opening_path()):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                left.append(path)
        # Whoever waits for the lock sees that its file is gone and makes another.
        with suppress(OSError):
            lock_path().unlink()
    if os.name == "nt":
        # There an open file cannot be deleted, so neither can one that another holds.
        with suppress(OSError):
            lock_path().unlink(missing_ok=True)
    return Forgotten(reports, corrections)


def _forget_telemetry(left: list[Path]) -> None:
    for path in left_behind():
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
        # Gone with its last file; what else is in it is not ours to delete.
        with suppress(OSError):
            path.parent.rmdir()


def _path(sha256: str) -> Path:
    return directory() / f"{sha256}.report"


def _kept(path: Path) -> Kept:
    status = path.stat()
    written = datetime.fromtimestamp(int(status.st_mtime), UTC).isoformat()
    known = dict.fromkeys(("title", "source", "text_sha256", "hint"), "")
    known["when"] = written.replace("+00:00", "Z")
    with suppress(OSError, ValueError, RecursionError):
        said = json.loads(path.with_suffix(".json").read_bytes())
        if isinstance(said, dict):
            known |= {
                name: value[:_LONGEST]
                for name, value in said.items()
                if name in known and isinstance(value, str)
            }
    if not _SHA256.fullmatch(known["text_sha256"]):
        known["text_sha256"] = ""
    return Kept(sha256=path.stem, size=status.st_size, **known)


def _empty(folder: Path, counted: str, left: list[Path]) -> int:
    """Delete `folder` with its files; return how many with the ending `counted` are gone."""
    gone = 0
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return 0
    for path in paths:
        try:
            path.unlink()
            gone += path.suffix == counted
        except OSError:
            left.append(path)
    with suppress(OSError):
        folder.rmdir()
    return gone
