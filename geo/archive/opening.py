"""What a source names: files of this machine, of a store, or what one web address sends."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from io import BytesIO
from itertools import takewhile
from pathlib import Path, PurePath, PurePosixPath
from typing import IO

from geo.errors import ArchiveError, GeoError, ReportError, reason_of
from geo.language import N_
from geo.report import is_address

PIECEWISE = frozenset(".jsonl .ndjson .csv .tsv .tab .parquet .mbox .warc .wacz".split())
"""Endings of files that are read piece by piece, whatever their size."""
MOST_PACKED = 100
"""How many times its packed size a file or a column may have; texts shrink to a fifth."""
_PACKAGES = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs"}
"""What fsspec needs for the stores that people have most."""
_PACKAGES |= dict.fromkeys(("http", "https"), "aiohttp")
_LEADS_OUT = N_(
    "{file} is a link that leads out of what was given, so it was not followed: name what it leads "
    "to as a source of its own."
)


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be opened, wherever it lies."""

    name: str
    """As the archive calls it: its path from the folder that was given, or from where a pattern's
    signs begin."""
    size: int
    """Bytes, 0 where nobody knows."""
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    address: str = ""
    """Of the web, where it comes from there."""
    changed: int = 0
    """When it last changed, in nanoseconds, 0 where nobody knows."""

    @property
    def ending(self) -> str:
        """Return the ending of its name in lower case, without that of gzip."""
        return PurePosixPath(self._path.removesuffix(".gz")).suffix

    @property
    def packed(self) -> bool:
        """Whether it is packed with gzip as a whole."""
        return self._path.endswith(".gz")

    @property
    def _path(self) -> str:
        # On a disk a question mark is a letter like any other.
        name = self.name.partition("?")[0] if is_address(self.name) else self.name
        return name.lower()


def files_of(source: str, beside: Path | None = None) -> Iterator[File]:
    """Yield the files that a source names, in the order of their names.

    Args:
        source: a file, a folder, a pattern with `*`, or an address.
        beside: a folder of which nothing is taken, such as the archive itself.

    Raises:
        ArchiveError: there is nothing, or it cannot be reached.
    """
    if "://" in source:
        yield from _of_web(source) if is_address(source) else _of_store(source)
        return
    given = Path(source)
    if not os.path.lexists(source) and glob.has_magic(source):
        given = _fixed(source)
        named = _matches(source, given)
    else:
        named = {given: given.resolve().name if given.is_dir() else given.name}
    none, within = True, given.resolve()
    for path, name in named.items():
        for file in _of_disk(path, name, within, beside):
            none = False
            yield file
    if none:
        raise ArchiveError(
            "There is no report in {file}: check the name and the folder.", file=source
        )


def _fixed(pattern: str) -> Path:
    """Return the folder in which a pattern's signs begin."""
    return Path(*takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))


def _matches(pattern: str, fixed: Path) -> dict[Path, str]:
    """Return what fits a pattern, with its path from where the pattern's signs begin."""
    found = [Path(each) for each in sorted(glob.iglob(pattern, recursive=True))]
    # What lies in a folder that fits as well comes with it.
    folders = {path for path in found if path.is_dir()}
    return {
        path: path.relative_to(fixed).as_posix()
        for path in found
        if folders.isdisjoint(path.parents)
    }


def _of_disk(path: Path, name: str, within: Path, beside: Path | None) -> Iterator[File]:
    """Yield the files at a path; of a link that leads out of a folder, that it does."""
    if not path.is_dir():
        if path.exists():
            yield _file(path, name, within)
        return
    if not _lies_in(path, within):
        yield _refused(name)
        return
    # Of a folder that fits a pattern links may not lead to another one beside it.
    within = path.resolve()
    if within == beside:
        return
    for folder, folders, names in os.walk(path):
        here, called = Path(folder), PurePath(name) / Path(folder).relative_to(path)
        shown = sorted(each for each in folders if not each.startswith("."))
        # Of a link to a folder within, the files come by their own folder.
        for each in shown:
            if not _lies_in(here / each, within):
                yield _refused((called / each).as_posix())
        folders[:] = [each for each in shown if (here / each).resolve() != beside]
        for each in sorted(each for each in names if not each.startswith(".")):
            if (here / each).is_file():
                yield _file(here / each, (called / each).as_posix(), within)


def _lies_in(path: Path, within: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(within)


def _refused(name: str) -> File:
    """Return what stands for a link to what nobody named: to open it says so."""

    def refuse() -> IO[bytes]:
        raise ReportError(_LEADS_OUT, file=name)

    return File(name, 0, refuse)


def _file(path: Path, name: str, within: Path) -> File:
    if not _lies_in(path, within):
        return _refused(name)
    try:
        status = path.stat()
        size, changed = status.st_size, status.st_mtime_ns
    except OSError:
        size = changed = 0
    return File(name, size, lambda: path.open("rb"), changed=changed)


def _of_web(address: str) -> Iterator[File]:
    """Yield what a page or a feed sends, asked once by the fetcher of single reports."""
    from geo.report.address import fetch

    path = PurePosixPath(address.partition("?")[0].lower().removesuffix(".gz"))
    if path.suffix in PIECEWISE:
        yield from _of_store(address)
        return
    page = fetch(address)
    yield File(page.address, len(page.raw), lambda: BytesIO(page.raw), page.address)


def _of_store(address: str) -> Iterator[File]:
    import fsspec

    from geo.report.address import without_secrets

    protocol = address.partition("://")[0]
    try:
        store, path = fsspec.core.url_to_fs(address)
        if glob.has_magic(path):
            found = store.glob(path, detail=True)
        elif store.isdir(path):
            found = store.find(path, detail=True)
        else:
            found = {path: store.info(path)}
    except ImportError:
        raise ArchiveError(
            "{address} is read by {package}, which is not installed: pip install {package}",
            address=address,
            package=_PACKAGES.get(protocol, f"fsspec[{protocol}]"),
        ) from None
    except GeoError:
        raise
    # Each store raises classes of its own.
    except Exception as error:
        raise ArchiveError(
            "{address} cannot be read ({reason}): check the address, and who may read it.",
            address=address,
            reason=reason_of(error) or type(error).__name__,
        ) from None
    for name, about in sorted(found.items()):
        if about.get("type") == "file" and not fnmatch(PurePosixPath(name).name, ".*"):
            # As a store calls it; the web's own addresses are whole already.
            called = name if "://" in name else f"{protocol}://{name.lstrip('/')}"
            called = without_secrets(called) if is_address(called) else called
            if about.get("islink") and name != path:
                yield _refused(called)
                continue
            yield File(called, about.get("size") or 0, partial(store.open, name, "rb"))
