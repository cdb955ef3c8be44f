"""Writes docs/licences.md: the licence of every package that is pinned and of every file of data.

`make licences`. A package says its licence in its own metadata, or in `READ` where these say none;
of one that is not installed here (for measurements, training, or another system) the row that
stands already is kept, as long as its version is the pinned one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "licences.md"
READ = {
    "axe-playwright-python": "MIT", "quickjs-ng": "MIT", "resvg-py": "MIT",
    "streamlit-folium": "MIT", "annotated-doc": "MIT", "ml-dtypes": "Apache-2.0",
    "networkx": "BSD-3-Clause", "onnx": "Apache-2.0", "pyshp": "MIT", "pyspellchecker": "MIT",
    "torch": "BSD-3-Clause", "typer": "MIT", "wrapt": "BSD-2-Clause", "spacy-loggers": "MIT",
    "wasabi": "MIT", "altair": "BSD-3-Clause", "protobuf": "BSD-3-Clause",
    "fontpkg-noto-sans-arabic": "OFL-1.1",
}  # fmt: skip
"""Read in the package's own files."""
_NAMES = {
    "MIT License": "MIT", "BSD License": "BSD", "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "ISC License (ISCL)": "ISC",
    "Python Software Foundation License": "PSF-2.0", "The Unlicense (Unlicense)": "Unlicense",
    "Historical Permission Notice and Disclaimer (HPND)": "HPND",
    "Apache License, Version 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0",
}  # fmt: skip
_HEAD = """\
# Licences

Of every package that `constraints.txt` pins, and of every file that is not code. Written by
`make licences`; a test fails where it is not current. Dateline itself: MIT.

## Packages

Which of them a user's installation has, and which are for tests, measurements and training alone,
says `pyproject.toml`.

| package | version | licence |
|---|---|---|
"""
_TABLES = (
    ("Data", "data/README.md", (2, 3)),
    ("Scripts and styles of others", "geo/maps/assets/README.md", (3, 4)),
)
"""Each with the columns that say whence a file is and what its licence is, of five."""


def page() -> str:
    """Return the page as it should be.

    Raises:
        ValueError: the licence of a package is not known.
    """
    parts = [
        _HEAD,
        *(f"| {name} | {version} | {licence} |\n" for name, version, licence in packages()),
    ]
    for title, source, columns in _TABLES:
        parts.append(f"\n## {title}\n\nFrom [{source}](../{source}).\n\n")
        parts += _rows(ROOT / source, columns)
    return "".join(parts)


def packages() -> Iterator[tuple[str, str, str]]:
    """Yield name, version and licence of every package that is pinned.

    Raises:
        ValueError: the licence of one is not known.
    """
    stands = _standing()
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, _, version = line.partition("==")
        licence = READ.get(name) or _said(name, version) or stands.get((name, version))
        if not licence:
            raise ValueError(f"the licence of {name} {version} is not known: add it to {__file__}")
        yield name, version, licence


def _said(name: str, version: str) -> str:
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return ""
    return licence_of(package) if package.version == version else ""


def licence_of(package: Distribution) -> str:
    """Return the licence that a package's metadata name, "" for none."""
    said = package.metadata.get("License-Expression")
    classified = [
        each.rpartition(" :: ")[2]
        for each in package.metadata.get_all("Classifier") or ()
        if each.startswith("License :: ") and not each.endswith("OSI Approved")
    ]
    short = (package.metadata.get("License") or "").strip()
    if not said and (not classified or classified == ["BSD License"]) and 0 < len(short) < 60:
        said = short
    return _NAMES.get(said, said) if said else " and ".join(_NAMES.get(c, c) for c in classified)


def _standing() -> dict[tuple[str, str], str]:
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    rows = re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    return {(name, version): licence for name, version, licence in rows}


def _rows(source: Path, columns: tuple[int, int]) -> Iterator[str]:
    """Yield the rows of a file's tables of files: what it is called, whence it is, its licence."""
    yield "| file | from | licence |\n|---|---|---|\n"
    whence, licence = columns
    for line in source.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 5 and cells[0].startswith("`") and cells[licence]:
            yield f"| {cells[0]} | {cells[whence] or 'ours'} | {cells[licence]} |\n"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
