"""Tables from plain, gzipped and zipped files, as streams of bounded size."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NamedTuple, Protocol

from geo.errors import GazetteerError, reason_of

LARGEST_TABLE = 8 * 1024**3
"""Bytes; GeoNames' largest table, unpacked, has a quarter of it."""
_MOST_PACKED = 100
"""How many times its packed size a table may have; place names shrink to a fifth."""
_ALWAYS_ALLOWED = 16 * 1024**2

_TABLES = (".txt", ".csv", ".tsv", ".geojson", ".json")


class Table(NamedTuple):
    """A table opened for reading."""

    stream: io.BufferedReader[Any]
    name: str
    """Of the file, or of the one inside the archive, without the ending of its packing."""
    done: Callable[[], float]
    """How far it was read, 0..1."""


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Bounded(io.RawIOBase):
    """A stream that raises when it is longer than a table may be."""

    def __init__(self, inner: _Readable, most: int, name: str) -> None:
        self.count = 0
        self._inner = inner
        self._most = most
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._inner.read(len(buffer))
        buffer[: len(part)] = part
        self.count += len(part)
        if self.count > self._most:
            raise GazetteerError(
                "{file} unpacks to more than {size} MB, which no table of places does for its "
                "size; nothing was changed.",
                file=self._name,
                size=self._most // 1024**2,
            )
        return len(part)


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Open the one table that the file at `path` is or holds.

    Raises:
        GazetteerError: the file is missing, damaged, encrypted, holds no table or several, or
            unpacks to far more than a table of places does.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            start = file.read(4)
            file.seek(0)
            if start.startswith(b"PK"):
                with _zipped(file, path) as table:
                    yield table
            elif start.startswith(b"\x1f\x8b"):
                with gzip.GzipFile(fileobj=file) as unpacked:
                    stream = io.BufferedReader(_Bounded(unpacked, _most(size), path.name))
                    yield Table(
                        stream, path.name.removesuffix(".gz"), lambda: file.tell() / max(1, size)
                    )
            else:
                stream = io.BufferedReader(_Bounded(file, LARGEST_TABLE, path.name))
                yield Table(stream, path.name, lambda: file.tell() / max(1, size))
    except OSError as error:
        if isinstance(error, gzip.BadGzipFile):
            raise _damaged(path, error) from None
        raise GazetteerError(
            "{file} cannot be read: {reason}.", file=str(path), reason=reason_of(error)
        ) from None
    except (EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise _damaged(path, error) from None


@contextmanager
def _zipped(file: BinaryIO, path: Path) -> Iterator[Table]:
    with zipfile.ZipFile(file) as archive:
        member = _member(archive, path)
        name = PurePosixPath(member.filename).name
        if member.flag_bits & 0x1:
            raise GazetteerError(
                "{file} is encrypted: unpack it and add {name}.", file=path.name, name=name
            )
        most = _most(member.compress_size)
        if member.file_size > most:
            raise GazetteerError(
                "{file} says that {name} unpacks to {size} MB, which no table of places does for "
                "its size; nothing was changed.",
                file=path.name,
                name=name,
                size=member.file_size // 1024**2,
            )
        try:
            with archive.open(member) as unpacked:
                bounded = _Bounded(unpacked, most, path.name)
                total = max(1, member.file_size)
                yield Table(io.BufferedReader(bounded), name, lambda: bounded.count / total)
        except NotImplementedError as error:
            raise _damaged(path, error) from None


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    tables = [
        one
        for one in archive.infolist()
        if one.filename.lower().endswith(_TABLES)
        and not PurePosixPath(one.filename).name.lower().startswith(("readme", "iso-language", "."))
        and not one.filename.startswith("__MACOSX/")
    ]
    same = [one for one in tables if PurePosixPath(one.filename).stem == path.stem]
    for chosen in (same, tables):
        if len(chosen) == 1:
            return chosen[0]
    if not tables:
        raise GazetteerError(
            "{file} holds no table of places (.txt, .csv, .tsv, .geojson).", file=path.name
        )
    raise GazetteerError(
        "{file} holds several tables: unpack it and add one of them.", file=path.name
    )


def _most(packed: int) -> int:
    return min(LARGEST_TABLE, max(_ALWAYS_ALLOWED, _MOST_PACKED * packed))


def _damaged(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(
        "{file} is damaged or cut short ({reason}); nothing was changed.",
        file=path.name,
        reason=reason_of(error),
    )
