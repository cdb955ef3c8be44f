from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, files, open_gazetteer, opening

COUNTRIES = """\
id	name	lat	lon	country	code	population	capital	alternates	note
690791	Ukraine	49.0	32.0	UA	PCLI	44622516	703448	Ukraina|Україна	
"""
REGIONS = """\
id	name	lat	lon	country	code	admin1_code	parent	population	seat	alternates	note
706482	Kharkiv Oblast	49.5	36.5	UA	ADM1	07	0	2598961	706483	Kharkiv	
"""
SETTLEMENTS = """\
id	name	lat	lon	country	admin1	admin2	population	code	alternates
706483	Kharkiv	49.9818	36.2548	UA	706482	0	1421125	PPL	Kharkov|Харків
707292	Izium	49.207	37.2768	UA	706482	0	45884	PPL	Izyum|Ізюм
"""
SUPPLEMENT_HEAD = (
    "id name alternates lat lon class code country admin1 precision population radius_km note near"
)
OSKIL = (
    "dateline:oskil,Oskil,Oskol,49.1,37.4,H,STM,UA,Kharkiv Oblast,water,,5,Flows here. [off shore],"
)
AREAS = SUPPLEMENT_HEAD.replace(" ", "\t") + "\n"
SUPPLEMENT = "\n".join(
    ["# comment", SUPPLEMENT_HEAD.replace(" ", "\t"), OSKIL.replace(",", "\t"), ""]
)
AIRPORTS = """\
id	name	alternates	lat	lon	code	country	admin1
airport:ukhh	Kharkiv International Airport	Kharkiv Airport	49.9248	36.29	AIRP	UA	706482
"""
WATERS = """\
id	name	alternates	lat	lon	code	country	radius_km
water:udy-river	Udy River	Udy	50.0	36.0	STM		70
"""
VILLAGES = """\
name	alternates	lat	lon	country	admin1	admin2	kind
Ivanchukivka	Іванчуківка	49.126	37.253	UA	706482	0	village
"""
LOCAL = """\
id	language	name
706483	ru	Харьков
"""
UKRAINIAN = """\
country	label	name
UA	Kharkiv Oblast	Харківська область
"""
PEOPLES = """\
country	uk	ru	ar	es	fr
UA	українськ	украинск	أوكراني	ucraniano	ukrainien
"""
EXTENTS = """\
id	west	south	east	north
690791	22.13	44.38	40.16	52.37
706482	34.84	48.52	38.08	50.44
"""
DEMONYMS = """\
place	forms
UA	Ukrainian|Ukrainians
"""


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The whole gazetteer."""
    return open_gazetteer()


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    """A directory of data files with a handful of places, in the form of the real ones."""
    folder = tmp_path / "data" / "gazetteer"
    folder.mkdir(parents=True)
    (folder / "countries.tsv").write_text(COUNTRIES, encoding="utf-8")
    (folder / "regions.tsv.xz").write_bytes(lzma.compress(REGIONS.encode()))
    (folder / "settlements.tsv.xz").write_bytes(lzma.compress(SETTLEMENTS.encode()))
    (folder / "supplement.tsv").write_text(SUPPLEMENT, encoding="utf-8")
    (folder / "areas.tsv").write_text(AREAS, encoding="utf-8")
    (folder / "airports.tsv.xz").write_bytes(lzma.compress(AIRPORTS.encode()))
    (folder / "waters.tsv.xz").write_bytes(lzma.compress(WATERS.encode()))
    (folder / "villages.tsv.xz").write_bytes(lzma.compress(VILLAGES.encode()))
    (folder / "extents.tsv.xz").write_bytes(lzma.compress(EXTENTS.encode()))
    (folder / "local.tsv.xz").write_bytes(lzma.compress(LOCAL.encode()))
    (folder / "ukrainian.tsv").write_text(UKRAINIAN, encoding="utf-8")
    (folder / "peoples.tsv").write_text(PEOPLES, encoding="utf-8")
    (folder / "demonyms.tsv").write_text(DEMONYMS, encoding="utf-8")
    return folder


@pytest.fixture
def home(small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Directories of its own, and the small data in the place of the whole."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(files, "directory", lambda: small_data)
    monkeypatch.setattr(opening, "_opened", {})
    return tmp_path / "home"
