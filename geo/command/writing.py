"""Where the command line writes: files whole or not at all, standard output, never the report."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from geo.errors import ExportError
from geo.language import of_system

STANDARD = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """An output that an option names."""

    option: str
    """As the user wrote it, for messages: "--geojson"."""
    name: str
    """A file, or a directory of several files; "-" for standard output."""
    files: tuple[str, ...] = ()
    """The files that are written into a directory; none where `name` is a file."""

    def paths(self) -> tuple[Path, ...]:
        """Return the files that are written, none for standard output."""
        if self.name == STANDARD:
            return ()
        if self.files:
            return tuple(Path(self.name) / file for file in self.files)
        return (Path(self.name),)


def check(targets: Sequence[Target], sources: Sequence[str]) -> None:
    """Check that no output overwrites a report or another output, and that all can be written.

    Args:
        targets: everywhere that is to be written.
        sources: the files that are read.

    Raises:
        ExportError: says which option is wrong; nothing was written.
    """
    standard = [target.option for target in targets if target.name == STANDARD]
    if len(standard) > 1:
        raise ExportError(
            "only one of {option} and {other} can go to standard output (-).",
            option=standard[0],
            other=standard[1],
        )
    taken = {_key(Path(source)): "" for source in sources if source != STANDARD}
    for target in targets:
        if target.files and target.name == STANDARD:
            raise ExportError(
                "{option} writes several files: give it a directory, not -.", option=target.option
            )
        _check_kind(target)
        for path in target.paths():
            if not _is_stream(path):
                other = taken.setdefault(_key(path), target.option)
                if not other:
                    raise ExportError(
                        "{option} {file} would write over the report itself: choose another name.",
                        option=target.option,
                        file=target.name,
                    )
                if other != target.option:
                    raise ExportError(
                        "{other} and {option} would both write {file}: choose another name for one "
                        "of them.",
                        other=other,
                        option=target.option,
                        file=str(path),
                    )


def write_all(contents: Sequence[tuple[Target, bytes | Mapping[str, bytes]]]) -> None:
    """Write every content to its target; a failure leaves each file as it was.

    All are written to temporary files first, and moved into place together at the end.

    Raises:
        ExportError: names the file that cannot be written.
    """
    scratch: list[tuple[str, Path]] = []
    made: list[Path] = []
    streams: list[tuple[Path, bytes]] = []
    standard: list[bytes] = []
    path = Path()
    try:
        for target, content in contents:
            if target.name == STANDARD and isinstance(content, bytes):
                standard.append(content)
                continue
            if not isinstance(content, bytes):
                path = Path(target.name)
                if not path.is_dir():
                    path.mkdir()
                    made.append(path)
                several = {path / name: raw for name, raw in content.items()}
            else:
                several = {Path(target.name): content}
            for path, raw in several.items():
                if _is_stream(path):
                    streams.append((path, raw))
                else:
                    path = path.resolve()
                    scratch.append((_beside(path, raw), path))
        while scratch:
            name, path = scratch[0]
            os.replace(name, path)
            scratch.pop(0)
            made.clear()
        for path, raw in streams:
            path.write_bytes(raw)
    except OSError as error:
        raise ExportError(
            "{file} cannot be written ({reason}): choose a folder that you may write to, on a disk "
            "with space.",
            file=str(path),
            reason=of_system(error),
        ) from None
    finally:
        for name, _ in scratch:
            with suppress(OSError):
                os.unlink(name)
        for path in made:
            with suppress(OSError):
                path.rmdir()
    for raw in standard:
        to_standard_output(raw)


def to_standard_output(raw: bytes) -> None:
    """Write bytes to standard output, whatever encoding the terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()


def _beside(path: Path, raw: bytes) -> str:
    """Write `raw` to a new file beside `path`, as readable as `path` is or would be."""
    if path.is_dir():
        # Otherwise this would fail only after other files have been replaced.
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        # The mask can only be read by setting it.
        mask = os.umask(0o077)
        os.umask(mask)
        mode = 0o666 & ~mask
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.")
    try:
        with open(handle, "wb") as file:
            file.write(raw)
        os.chmod(name, mode)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return name


def _check_kind(target: Target) -> None:
    path = Path(target.name)
    if target.name == STANDARD:
        return
    if not target.name:
        raise ExportError(
            "{option} has an empty name: give it a file, or - for output.", option=target.option
        )
    if target.files:
        if path.exists() and not path.is_dir():
            raise ExportError(
                "{option} {file} is a file: give it a directory.",
                option=target.option,
                file=str(path),
            )
    elif path.is_dir():
        raise ExportError(
            "{option} {folder} is a directory: give it the name of a file.",
            option=target.option,
            folder=str(path),
        )
    if not path.parent.is_dir():
        raise ExportError(
            "{option} {file} cannot be written (there is no directory {folder}): make it first.",
            option=target.option,
            file=str(path),
            folder=str(path.parent),
        )


def _is_stream(path: Path) -> bool:
    """Return whether `path` is a pipe or a device, which is written to and never replaced."""
    with suppress(OSError):
        mode = path.stat().st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


def _key(path: Path) -> object:
    """Return a key that is the same for two names of one file."""
    try:
        status = path.stat()
    except OSError:
        return path.resolve()
    return (status.st_dev, status.st_ino)
