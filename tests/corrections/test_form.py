"""The written form: readable, exact both ways, and hostile content refused whole in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import parsed, place

from geo.corrections import (
    Correction,
    Ledger,
    Reading,
    Scope,
    anchor_at,
    correct,
    own_point,
)
from geo.corrections.form import MAX_BYTES, from_bytes, to_bytes
from geo.errors import CorrectionsError
from geo.model import Place, Precision, Role, Seat
from geo.report import report_from_text

HOSTILE = "<script>alert(1)</script>\"\u2028\u202e=cmd|' /C calc'!A0\n\t\0 حلب 🚀"
FOUND = parsed("{Kyiv|Kyiv|location} حلب 🚀.", place("Kyiv"))
LEDGER = Ledger(
    correct(
        FOUND,
        FOUND.mentions[0],
        Reading(Role.ACTOR, own_point("Хутір", 49.21, 37.25)),
        scope=Scope.REPORT,
        who="Олена",
        note=HOSTILE,
    )
)


def test_it_reads_like_a_list_of_statements() -> None:
    text = to_bytes(LEDGER, title="A report", text_sha256=FOUND.report.text_sha256).decode()
    lines = [line.strip() for line in text.splitlines()]
    start = lines.index('"who": "Олена",')
    keys = [line.split('"')[1] for line in lines if line.startswith('"')]
    assert keys[:8] == [
        "format", "version", "title", "text_sha256", "corrections", "who", "when", "scope",
    ]  # fmt: skip
    assert lines[start + 1].startswith('"when": "2')
    assert '"quote": "Kyiv",' in lines
    assert '"name": "Хутір",' in lines
    assert text.endswith("}\n")


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
degrees = st.floats(-90, 90)
places = st.builds(
    Place,
    id=words.filter(bool),
    name=words,
    lat=degrees,
    lon=st.floats(-180, 180),
    feature_class=words,
    feature_code=words,
    country_code=words,
    admin1=words,
    precision=st.sampled_from(Precision),
    population=st.none() | st.integers(0, 10**10),
    country=words,
    admin2=words,
    seat=st.none() | st.builds(Seat, words, degrees, degrees),
    extent=st.none() | st.tuples(degrees, degrees, degrees, degrees),
    radius_km=st.none() | st.floats(0, 20_000),
    note=words,
)
readings = st.none() | st.builds(Reading, st.sampled_from(Role), st.none() | places)


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
    start = draw(st.integers(0, len(text) - 1))
    old, new = draw(readings), draw(readings)
    return Correction(
        id=draw(st.uuids()).hex,
        action=draw(st.uuids()).hex,
        who=draw(words),
        when="2026-11-22T14:16:16.123Z",
        scope=draw(st.sampled_from(Scope)),
        anchor=anchor_at(report_from_text(text), start, draw(st.integers(start + 1, len(text)))),
        old=old,
        new=new if old or new else Reading(Role.LOCATION, None),
        note=draw(words),
    )


@settings(deadline=None)
@given(st.lists(corrections(), max_size=4, unique_by=lambda c: c.id), st.integers(0, 4), words)
def test_what_is_written_is_read_again(made: list[Correction], held: int, title: str) -> None:
    ledger = Ledger(tuple(made[:held]), tuple(made[held:]))
    assert from_bytes(to_bytes(ledger, title=title), name="x") == ledger


def changed(*path: str | int, to: Any) -> bytes:
    """Return LEDGER's written form with one thing changed; an Ellipsis takes it away."""
    content = json.loads(to_bytes(LEDGER))
    inner = content
    for step in path[:-1]:
        inner = inner[step]
    if to is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = to
    return json.dumps(content).encode()


C = ("corrections", 0)
ODD = "is not what stands there"
PLACE = (*C, "new", "place")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        (to_bytes(LEDGER)[:-40], "no JSON"),
        (b"[" * 100_000, "nested"),
        (b'{"format": "dateline-corrections", "version": ' + b"9" * 5_000 + b"}", "out of bounds"),
        (b"[]", "format"),
        (b'{"format": "geojson"}', "format"),
        (changed("version", to=0), f"version {ODD}"),
        (changed("version", to=True), f"version {ODD}"),
        (changed("version", to=1.0), f"version {ODD}"),
        (changed("corrections", to={}), f"corrections {ODD}"),
        (changed("corrections", to=[None]), rf"corrections\[0\] {ODD}"),
        (changed("surprise", to=1), "'surprise'"),
        (changed("undone", to=...), "lacks undone"),
        (changed("text_sha256", to="../../etc/passwd"), f"text_sha256 {ODD}"),
        (changed(*C, "id", to="../x"), f"id {ODD}"),
        (changed(*C, "id", to=7), f"id {ODD}"),
        (changed(*C, "when", to="yesterday"), f"when {ODD}"),
        (changed(*C, "when", to="2026-02-30T00:00:00Z"), "when is no date"),
        (changed(*C, "when", to="٢٠٢٦-11-22T00:00:00Z"), f"when {ODD}"),
        (changed(*C, "scope", to="universe"), f"scope {ODD}"),
        (changed(*C, "who", to="x" * 3_000), "longer than 2,000"),
        (changed(*C, "note", to="\ud800"), "no JSON from line 1 on"),
        (changed(*C, "note", to=...), "lacks note"),
        (changed(*C, "old", "role", to="spy"), rf"corrections\[0\].old.role {ODD}"),
        (changed(*C, "anchor", "start", to=-1), f"start {ODD}"),
        (changed(*C, "anchor", "end", to=2**60), f"end {ODD}"),
        (changed(*C, "anchor", "end", to=9), "offsets"),
        (changed(*C, "anchor", "quote", to=""), f"quote {ODD}"),
        (changed(*C, "anchor", "prefix", to="x" * 33), "longer than 32"),
        (changed(*C, "anchor", "text_sha256", to="0"), f"text_sha256 {ODD}"),
        (changed(*PLACE, "lat", to=90.01), f"lat {ODD}"),
        (changed(*PLACE, "lon", to="37"), f"lon {ODD}"),
        (changed(*PLACE, "lat", to=float("nan")), "no JSON"),
        (changed(*PLACE, "lat", to=10**400), f"lat {ODD}"),
        (changed(*PLACE, "lat", to=True), f"lat {ODD}"),
        (changed(*PLACE, "id", to=""), f"id {ODD}"),
        (changed(*PLACE, "name", to=...), "lacks name"),
        (changed(*PLACE, "population", to=-5), f"population {ODD}"),
        (changed(*PLACE, "precision", to="exact"), f"precision {ODD}"),
        (changed(*PLACE, "extent", to=[1, 2, 3]), f"extent {ODD}"),
        (changed(*PLACE, "seat", to=[]), f"seat {ODD}"),
        (changed(*PLACE, "radius_km", to=-1), f"radius_km {ODD}"),
        (changed(*PLACE, "wikipedia", to="x"), "'wikipedia'"),
    ],
)
def test_what_is_not_of_the_form_is_refused_with_the_files_name(data: bytes, says: str) -> None:
    with pytest.raises(CorrectionsError, match=says) as caught:
        from_bytes(data, name="mine.json")
    assert str(caught.value).startswith("mine.json ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_neither_old_nor_new_is_no_statement() -> None:
    data = json.loads(changed(*C, "old", to=None))
    data["corrections"][0]["new"] = None
    with pytest.raises(CorrectionsError, match="neither old nor new"):
        from_bytes(json.dumps(data).encode(), name="mine.json")


def test_two_of_one_id_are_refused() -> None:
    with pytest.raises(CorrectionsError, match="same id"):
        to_bytes(Ledger(LEDGER.corrections, LEDGER.corrections))


def test_a_newer_form_is_left_to_a_newer_version() -> None:
    with pytest.raises(CorrectionsError, match="newer Dateline"):
        from_bytes(changed("version", to=2), name="mine.json")


def test_too_large_a_file_is_refused_unread() -> None:
    with pytest.raises(CorrectionsError, match="10 MB"):
        from_bytes(b" " * (MAX_BYTES + 1), name="mine.json")


def test_more_than_can_be_read_again_is_not_written() -> None:
    (correction,) = LEDGER.corrections
    many = tuple(replace(correction, id=f"id{n}", note="x" * 2_000) for n in range(4_500))
    with pytest.raises(CorrectionsError, match="export"):
        to_bytes(Ledger(many))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: replace(c, who="\ud83d"),
        lambda c: replace(c, note="x" * 2_001),
        lambda c: replace(c, new=Reading(Role.ACTOR, place("X", lat=float("nan")))),
        lambda c: replace(c, anchor=replace(c.anchor, quote="Kiev!")),
    ],
)
def test_what_could_not_be_read_again_is_not_written(
    spoil: Callable[[Correction], Correction],
) -> None:
    with pytest.raises(CorrectionsError, match="cannot be kept"):
        to_bytes(Ledger((spoil(LEDGER.corrections[0]),)))


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(CorrectionsError):
        from_bytes(data, name="x")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)
PATHS = [
    ("title",), ("version",), ("corrections",), ("undone",), C, (*C, "old"), (*C, "new"),
    (*C, "anchor"), (*C, "anchor", "start"), (*C, "scope"), (*C, "when"), (*C, "who"), PLACE,
    *[(*PLACE, name) for name in ("id", "lat", "precision", "population", "seat", "extent")],
]  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(PATHS), json_values)
def test_any_value_anywhere_is_taken_whole_or_refused(path: tuple[Any, ...], value: Any) -> None:
    try:
        ledger = from_bytes(changed(*path, to=value), name="x")
    except CorrectionsError:
        return
    assert from_bytes(to_bytes(ledger), name="x") == ledger


def test_a_fault_keeps_its_form_within_the_refusal() -> None:
    with pytest.raises(CorrectionsError) as caught:
        from_bytes(b"{", name="mine.json")
    assert caught.value.file == "mine.json"
    fault = caught.value.sentence.values["sentence"]
    assert fault.form == "no JSON from line {number} on"
    assert fault.values["number"] == 1


@pytest.mark.parametrize(
    ("who", "note", "form"),
    [
        ("NN", "", "corrected by {who} on {day}"),
        ("", "seen", "corrected by {who} on {day}: {note}"),
    ],
)
def test_who_says_it_and_why_are_values(who: str, note: str, form: str) -> None:
    said = replace(LEDGER.corrections[0], who=who, note=note)
    assert said.sentence.form == form
    assert said.sentence.values["who"] == (who or "a reader")
    assert said.sentence.values.get("note", "") == note
