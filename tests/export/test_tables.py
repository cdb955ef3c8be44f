"""Tables that spreadsheets read and do not compute."""

from __future__ import annotations

import csv
import io
import re

import pandas
import pytest
from any_result import provenances, results
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import parsed, place

from geo import Geoparse
from geo.export import FORMATS, Provenance
from geo.export.tables import MENTIONS, PLACES, guarded, to_tables

_GUARD = re.compile(
    r"""(?:^|(?<=[;\t\r\n]))'(?=(?:[^\S\t\r\n]|["'\u200b-\u200f\u2060\ufeff])*[=+\-@＝＋－＠])"""
    r"|^'(?='*[\t\r])"
)


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_pandas_reads_both_tables(result: Geoparse, provenance: Provenance) -> None:
    files = to_tables(result, provenance)
    places = pandas.read_csv(io.BytesIO(files[PLACES]), keep_default_na=False)
    assert list(places["id"]) == [each.id for each in result.places]
    assert list(places["lon"]) == [each.lon for each in result.places]
    assert places["mentions"].sum() + len(result.unplaced) == len(result.mentions)
    mentions = pandas.read_csv(io.BytesIO(files[MENTIONS]), keep_default_na=False)
    assert list(mentions["start"]) == [mention.start for mention in result.mentions]
    assert list(mentions["text"]) == [mention.text for mention in result.mentions]
    assert list(mentions["reason_unplaced"]) == [m.reason_unplaced or "" for m in result.mentions]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+380", "'+380"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("town;=1+1", "town;'=1+1"),
        ('town; "-1', "town;' \"-1"),
        ("town\t@SUM(A1)", "town\t'@SUM(A1)"),
        ("town\n+1\r\n=2", "town\n'+1\r\n'=2"),
        ("town;'=1", "town;''=1"),
        ("'\tx", "''\tx"),
        ("town; the east", "town; the east"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ('"=1', "'\"=1"),
        ("'=1", "''=1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("＝1", "'＝1"),
        ("Izium", "Izium"),
        ("Rostov-on-Don", "Rostov-on-Don"),
        ("a=b", "a=b"),
        ("", ""),
        ("a\x00b", "a\ufffdb"),
        ("\ud800", "\ufffd"),
    ],
)
def test_a_cell_is_no_formula(text: str, cell: str) -> None:
    assert guarded(text) == cell


def test_a_negative_longitude_stays_a_number() -> None:
    lima = place("=Lima", -12.04, -77.03)
    files = to_tables(parsed("In {=Lima|=Lima|location}.", lima))
    [row] = rows(files[PLACES])
    assert (row["lat"], row["lon"]) == ("-12.04", "-77.03")
    assert row["name"] == "'=Lima"


def test_no_places_leave_the_heads() -> None:
    files = to_tables(parsed("Nothing is named."))
    assert rows(files[PLACES]) == rows(files[MENTIONS]) == []
    assert files[PLACES].decode("utf-8-sig").startswith("id,name,lat,lon")


@given(results(), provenances)
@settings(max_examples=60, deadline=None)
def test_any_result_has_a_row_for_each(result: Geoparse, provenance: Provenance) -> None:
    files = to_tables(result, provenance)
    mentions = rows(files[MENTIONS])
    assert len(rows(files[PLACES])) == len(result.places)
    assert [(int(row["start"]), int(row["end"])) for row in mentions] == [
        (mention.start, mention.end) for mention in result.mentions
    ]
    for row in mentions:
        for name in ("text", "reasons", "quote", "place", "reason_unplaced", "source"):
            assert not row[name].lstrip(' \t\r\n"').startswith(("=", "+", "-", "@"))


@given(results(), provenances)
@settings(max_examples=60, deadline=None)
def test_no_other_separator_makes_a_formula(result: Geoparse, provenance: Provenance) -> None:
    files = to_tables(result, provenance)
    for name in (PLACES, MENTIONS):
        for cell in re.split(r"[;\t\r\n]", files[name].decode("utf-8-sig")):
            assert not cell.lstrip(' "').startswith(("=", "+", "-", "@"))


@given(st.text(st.sampled_from("a;\t\r\n '\"=-\ufeff＝") | st.characters(exclude_categories=["C"])))
def test_programs_have_the_text_back_letter_for_letter(text: str) -> None:
    assert _GUARD.sub("", guarded(text)) == text
    assert guarded(guarded(text)).replace("'", "") == text.replace("'", "")


def test_a_download_is_one_zip_that_is_always_the_same(result: Geoparse) -> None:
    raw = FORMATS["csv"].write(result, Provenance())
    assert raw[:2] == b"PK"
    assert raw == FORMATS["csv"].write(result, Provenance())
