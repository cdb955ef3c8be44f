"""The settlements in FlightGear's `poi.dat.gz`, an extract of OpenStreetMap, with clean names."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spelling import LONGEST_ALIAS, tidy

PACKAGE, VERSION = "flightgear-data-base", "1:2020.3.16+dfsg-1"
"""The Debian package that carries the file; it has 1.3 GB."""
INSIDE = "./usr/share/games/flightgear/Navaids/poi.dat.gz"
CLASSES = {"12": "city", "13": "town", "14": "village"}

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_OTHER = re.compile(
    "[^\u0000-\u024f\u0250-\u036f\u0400-\u052f\u1e00-\u1eff\u2000-\u206f\ua720-\ua7ff]"
)
_ODD = re.compile(r"[\d()（）/?+~*#;_&\\=!:|<>{}\[\]№@%^$]")
_BRACKETS = re.compile(r"[(（]([^)）]*)[)）]?")
_NO_NAMES = frozenset(
    # No names, then what Indonesian maps call forests, reservoirs and settlements to be.
    "noname,no name,untitled,test,village,town,hutan,danau/waduk,danau,waduk,"
    "tubuh air,upt,transmigrasi,adı".split(",")
)
_UNKNOWN = frozenset(("unknown", "unnamed"))
_FEWEST_LETTERS = 2
_LONGEST_ACRONYM = 3


class Settlement(NamedTuple):
    """A settlement of the list, with its names, the best first."""

    kind: str
    """One of the values of `CLASSES`."""
    lat: float
    lon: float
    names: tuple[str, ...]


def fetch(directory: Path) -> Path:
    """Download the pinned package with apt-get and return the path of the file out of it."""
    subprocess.run(["apt-get", "download", f"{PACKAGE}={VERSION}"], cwd=directory, check=True)
    (package,) = directory.glob(f"{PACKAGE}_*.deb")
    unpack = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE)
    subprocess.run(["tar", "-x", "-C", str(directory), INSIDE], stdin=unpack.stdout, check=True)
    return directory / INSIDE


def read(path: Path) -> Iterator[Settlement]:
    """Yield the settlements with a usable name, their points rounded to thousandths of a degree."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as text:
        for line in text:
            kind, _, rest = line.strip().partition(" ")
            if kind not in CLASSES:
                continue
            lat, lon, name = rest.split(None, 2)
            names = clean(name)
            if names:
                yield Settlement(CLASSES[kind], round(float(lat), 3), round(float(lon), 3), names)


def clean(written: str) -> tuple[str, ...]:
    """Return the names in a field of the list, none for what is no name.

    "Elx/Elche" is two; of a name in another script than Latin and Cyrillic the romanisation in
    brackets counts.

    >>> clean("Elx/Elche"), clean("원산 (Wŏnsan)"), clean("thôn 1")
    (('Elx', 'Elche'), ('Wŏnsan',), ())
    """
    if "\ufffd" in written:
        return ()
    written = tidy(written.replace("`", "'").replace("´", "'")).strip(" .,-'\"")
    if written.lower() in _NO_NAMES:
        return ()
    inside = [part for part in _BRACKETS.findall(written) if _LATIN.search(part)]
    outside = " ".join(_BRACKETS.sub(" ", written).split())
    parts = outside.split("/") if not _OTHER.search(outside) else inside
    names = [name for part in parts if (name := _name(part))]
    return tuple(dict.fromkeys(names))


def _name(part: str) -> str:
    name = part.replace(",", " ").strip(" .-'\"")
    name = " ".join(name.split())
    letters = sum(char.isalpha() for char in name)
    if letters < _FEWEST_LETTERS or len(name) > LONGEST_ALIAS:
        return ""
    words = name.lower().split()
    if _ODD.search(name) or _OTHER.search(name) or name.lower() in _NO_NAMES:
        return ""
    if words[0] in _UNKNOWN or (len(words) > 3 and len(set(words)) < len(words) - 1):
        # "Unknown town"; "Chehim Chehim Shhim Shhim Chhim" is a row of spellings.
        return ""
    if _LATIN.search(name) and _CYRILLIC.search(name):
        return ""
    if name.isupper() and len(name) > _LONGEST_ACRONYM:
        name = name.title()
    return name[:1].upper() + name[1:]


def is_cyrillic(name: str) -> bool:
    """Return whether `name` is written in Cyrillic letters."""
    return bool(_CYRILLIC.search(name))
