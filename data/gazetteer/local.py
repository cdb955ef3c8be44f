"""Build `local.tsv.xz`: what places are called in Ukrainian, Russian, Arabic, Spanish and French.

Run as `python data/gazetteer/local.py` after the gazetteer's build, with --package FILE where the
Debian package is here already. Its catalogues lead from GeoNames' ids, and from country and region
codes, to names, so that no name has to be compared with another one. Countries have the names of
Unicode's CLDR before those.
"""

from __future__ import annotations

import argparse
import gettext
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from babel import Locale

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from build import write  # noqa: E402

from geo.gazetteer import files  # noqa: E402
from geo.gazetteer.files import Entry  # noqa: E402
from geo.gazetteer.ukrainian import may_be_ukrainian  # noqa: E402
from geo.model import Precision  # noqa: E402

PACKAGE, VERSION = "libgeonames-common", "0.3.0-1"
LANGUAGES = ("uk", "ru", "ar", "es", "fr")
_LETTERS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "es": "abcdefghijklmnopqrstuvwxyzáéíóúüñ’",
    "fr": "abcdefghijklmnopqrstuvwxyzàâæçèéêëîïôœùûüÿ’",
}
"""What a name in the language is written with; else it is another language's, and stands there
because GeoNames' contributors knew none."""
_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
_APOSTROPHE = re.compile("['ʼ`‘´′]")
_SHORTEST = 3


class LocalName(NamedTuple):
    """A row of `local.tsv.xz`: a place by the number of its GeoNames id, and a name of it."""

    id: int
    language: str
    name: str


def fetch(directory: Path) -> Path:
    """Download the Debian package into `directory` with apt-get, and return its file."""
    subprocess.run(["apt-get", "download", f"{PACKAGE}={VERSION}"], cwd=directory, check=True)
    return next(directory.glob(f"{PACKAGE}_*.deb"))


def catalogue(unpacked: Path, language: str) -> Mapping[str, str]:
    """Return the names of one language by the keys of the package."""
    path = unpacked / "usr/share/locale" / language / "LC_MESSAGES/geonames.mo"
    with path.open("rb") as file:
        messages = gettext.GNUTranslations(file)
    # The standard library has no other way to a catalogue's keys.
    found: Mapping[str, str] = messages._catalog  # type: ignore[attr-defined]
    return {key: name for key, name in found.items() if key}


def entries(folder: Path) -> dict[str, Entry]:
    """Return places by the keys of the package: an id, "UA" for a country, "UA.07" for a region."""
    found = {str(entry.number): entry for entry in files.entries(folder) if entry.number > 0}
    regions = {f"{country}.{code}": str(gid) for country, code, gid in files.admin1_codes(folder)}
    found |= {code: found[number] for code, number in regions.items()}
    countries = [each for each in found.values() if each.precision is Precision.COUNTRY]
    return found | {each.country: each for each in countries if each.country}


def tidy(name: str, language: str) -> str:
    """Return a name as a report writes it, "" for what is none in the language."""
    name = _MARKS.sub("", unicodedata.normalize("NFC", name))
    name = " ".join(_APOSTROPHE.sub("’", name).replace("_", " ").split())
    letters = name.lower().replace(" ", "").replace("-", "")
    written = len(letters) >= _SHORTEST and set(letters) <= set(_LETTERS[language])
    if language == "uk" and not may_be_ukrainian(name):
        return ""
    # CLDR calls a country of the Congo by its capital after a dash.
    return name if written and name[0] == name[0].upper() and " - " not in name else ""


def names(unpacked: Path, folder: Path) -> Iterator[LocalName]:
    """Yield every name; where a place has two in a language, the one to show comes first."""
    known = entries(folder)
    for language in LANGUAGES:
        countries = sorted(Locale(language).territories.items())
        for key, name in (*countries, *sorted(catalogue(unpacked, language).items())):
            if key in known and (told := tidy(name, language)):
                yield LocalName(known[key].number, language, told)


def main() -> None:
    """Write the file from the package given, or from the one that is downloaded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, help="the Debian package, if it is here already")
    parser.add_argument("--target", type=Path, default=HERE, help="where to write")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        package = args.package or fetch(Path(scratch))
        unpacked = Path(scratch) / "unpacked"
        subprocess.run(["dpkg-deb", "--extract", str(package), str(unpacked)], check=True)
        rows = list(dict.fromkeys(names(unpacked, args.target)))
    write(args.target / "local.tsv.xz", rows)


if __name__ == "__main__":
    main()
