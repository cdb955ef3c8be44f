"""Our own exports read back, and what is refused."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from any_result import provenances, results
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import parsed, place

from geo import GeoError, Geoparse
from geo.corrections import Scope, apply, correct, merge
from geo.errors import ExportError
from geo.export import FORMATS, Provenance, discreet, discreet_provenance
from geo.export.evidence import rounded_place
from geo.export.reading import (
    MAX_BYTES,
    corrections_in,
    from_annotations,
    from_export,
    from_geojson,
)
from geo.model import Candidate, Mention
from geo.presentation.entries import rounded
from geo.report import report_from_text

KEYS = ("geojson", "annotations")


def as_written(result: Geoparse, *, runners_up: bool) -> Geoparse:
    """The same, no finer than an export tells it."""

    def near(candidate: Candidate) -> Candidate:
        return replace(
            candidate, place=rounded_place(candidate.place), score=rounded(candidate.score)
        )

    def told(mention: Mention) -> Mention:
        found = mention.resolution
        if found is None:
            return mention
        return replace(
            mention,
            resolution=replace(
                found,
                place=rounded_place(found.place),
                confidence=rounded(found.confidence),
                alternatives=tuple(map(near, found.alternatives)) if runners_up else (),
            ),
        )

    return Geoparse(
        result.report, tuple(map(told, result.mentions)), tuple(map(rounded_place, result.places))
    )


@pytest.mark.parametrize("key", KEYS)
def test_the_default_report_comes_back(result: Geoparse, provenance: Provenance, key: str) -> None:
    again = from_export(FORMATS[key].write(result, provenance), result.report)
    assert again.result == as_written(result, runners_up=key == "geojson")
    assert again.provenance == provenance
    assert all(mention.resolution or mention.reason_unplaced for mention in again.result.mentions)


@pytest.mark.parametrize("key", KEYS)
def test_a_corrected_result_comes_back_with_its_corrections(key: str) -> None:
    izium, kharkiv = place("Izium", 49.2, 37.3), place("Kharkiv", 49.98, 36.25)
    found = parsed("{Izium|Izium|location} {Kharkiv|Kharkiv|location} {Izyum|Izium|actor}",
                   izium, kharkiv)  # fmt: skip
    made = (
        *merge(found, izium, kharkiv, who="NN", note="one town"),
        *correct(found, found.mentions[1], None, scope=Scope.REPORT, who="NN"),
    )
    seen = apply(found, made)
    applied = tuple(each.correction for each in seen.applied)
    raw = FORMATS[key].write(seen.result, Provenance(corrections=applied))
    again = from_export(raw, found.report)
    assert again.provenance.corrections == applied
    assert [
        (m.text, m.role, m.resolution and m.resolution.place) for m in again.result.mentions
    ] == [(m.text, m.role, m.resolution and m.resolution.place) for m in seen.result.mentions]
    assert again.result.places == seen.result.places


@pytest.mark.parametrize("key", KEYS)
@given(results(), provenances)
@settings(max_examples=50, deadline=None)
def test_what_is_read_and_written_again_is_the_same(
    key: str, result: Geoparse, provenance: Provenance
) -> None:
    raw = FORMATS[key].write(result, provenance)
    again = from_export(raw, result.report)
    assert FORMATS[key].write(again.result, again.provenance) == raw
    assert [(m.start, m.end, m.text, m.role) for m in again.result.mentions] == [
        (m.start, m.end, m.text, m.role) for m in result.mentions
    ]
    assert [each.id for each in again.result.places] == [each.id for each in result.places]


@pytest.mark.parametrize("key", KEYS)
def test_confidences_that_are_written_alike_are_alike(key: str) -> None:
    found = parsed("{Izium|Izium|location} {Izyum|Izium|location}", place("Izium"), confidence=0.9)
    first, second = found.mentions
    assert second.resolution
    surer = replace(second.resolution, confidence=0.9001, reasons=("another",))
    result = replace(found, mentions=(first, replace(second, resolution=surer)))
    raw = FORMATS[key].write(result, Provenance())
    again = from_export(raw, result.report)
    assert FORMATS[key].write(again.result, again.provenance) == raw


@pytest.mark.parametrize("key", KEYS)
def test_a_discreet_export_comes_back_as_discreet(
    result: Geoparse, provenance: Provenance, key: str
) -> None:
    told = discreet_provenance(provenance)
    raw = FORMATS[key].write(discreet(result), told)
    again = from_export(raw, result.report)
    assert again.provenance == told
    assert again.result.places == discreet(result).places


@pytest.mark.parametrize("key", KEYS)
def test_a_discreet_export_gives_no_corrections(
    result: Geoparse, provenance: Provenance, key: str
) -> None:
    exact = FORMATS[key].write(result, provenance)
    assert corrections_in(exact, result.report) == provenance.corrections != ()
    rounded = FORMATS[key].write(discreet(result), discreet_provenance(provenance))
    with pytest.raises(ExportError, match=r"it\.json cannot give .* written without --discreet"):
        corrections_in(rounded, result.report, name="it.json")


def outlined() -> tuple[Geoparse, dict[str, Any]]:
    area = replace(place("X", 49.3, 37.5), outline=((49.0, 37.0), (49.0, 38.0), (50.0, 37.5)))
    found = parsed("In {X|X|location}.", area)
    return found, json.loads(FORMATS["geojson"].write(found, Provenance(("credit",), "version")))


def test_an_outline_of_an_older_file_has_the_latitude_first() -> None:
    found, document = outlined()
    document["features"][0]["properties"]["outline"] = [[49.0, 37.0], [49.0, 38.0], [50.0, 37.5]]
    again = from_geojson(json.dumps(document).encode(), found.report)
    assert again.result.places == found.places


@pytest.mark.parametrize(
    ("outline", "said"),
    [
        ({"type": "Point", "coordinates": [37, 49]}, "outline.type is not"),
        ({"type": "Polygon", "coordinates": []}, "outline.coordinates is not"),
        ({"type": "Polygon", "coordinates": [[[37, 49], [38, 49], [37, 50]]]}, "does not end"),
        ({"type": "Polygon", "coordinates": [[[37, 99], [37, 99]]]}, "is not what stands there"),
    ],
)
def test_an_outline_that_is_no_ring_is_refused(outline: dict[str, Any], said: str) -> None:
    found, document = outlined()
    document["features"][0]["properties"]["outline"] = outline
    with pytest.raises(ExportError, match=said):
        from_geojson(json.dumps(document).encode(), found.report)


def sample(key: str) -> tuple[Geoparse, dict[str, Any]]:
    found = parsed(
        "In {X|X|location} and {Y|Y|actor}, {the east||location}.",
        place("X"), place("Y", 10.0, 20.0), alternatives=(place("Z"),),
    )  # fmt: skip
    return found, json.loads(FORMATS[key].write(found, Provenance(("credit",), "version")))


def at(document: Any, *path: Any) -> Any:
    for step in path[:-1]:
        document = document[step]
    return document


ODD = "is not what stands there"
FAULTS: list[tuple[str, tuple[Any, ...], Any, str]] = [
    ("geojson", ("type",), "Feature", f"type {ODD}"),
    ("geojson", ("report", "text_sha256"), "0" * 64, "another text"),
    ("geojson", ("report",), 7, f"report {ODD}"),
    ("geojson", ("features",), {}, f"features {ODD}"),
    ("geojson", ("features", 0, "geometry", "type"), "Polygon", f"geometry.type {ODD}"),
    ("geojson", ("features", 0, "geometry", "coordinates"), [1], f"coordinates {ODD}"),
    ("geojson", ("features", 0, "geometry", "coordinates", 1), 91, f"coordinates[1] {ODD}"),
    ("geojson", ("features", 0, "geometry", "coordinates", 0), True, f"coordinates[0] {ODD}"),
    ("geojson", ("features", 0, "properties", "precision"), "exact", f"precision {ODD}"),
    ("geojson", ("features", 0, "properties", "id"), "", f"id {ODD}"),
    ("geojson", ("features", 0, "properties", "mentions"), [], f"mentions {ODD}"),
    ("geojson", ("features", 0, "properties", "mentions", 0, "start"), 4, "at its offsets"),
    ("geojson", ("features", 0, "properties", "mentions", 0, "start"), -1, "at its offsets"),
    ("geojson", ("features", 0, "properties", "mentions", 0, "end"), 10**9, "at its offsets"),
    ("geojson", ("features", 0, "properties", "mentions", 0, "end"), 1.5, f"end {ODD}"),
    ("geojson", ("features", 0, "properties", "mentions", 0, "text"), "Q", "at its offsets"),
    ("geojson", ("features", 0, "properties", "mentions", 0, "role"), "God", f"role {ODD}"),
    ("geojson", ("features", 0, "properties", "mentions", 0, "confidence"), 2, f"confidence {ODD}"),
    ("geojson", ("features", 0, "properties", "mentions", 0, "reasons"), "a", ODD),
    ("geojson", ("runners_up",), [], "the file does not tell of"),
    ("geojson", ("corrections",), [{}], "lacks"),
    ("geojson", ("credits",), [7], f"credits[0] {ODD}"),
    ("geojson", ("made",), "yesterday", f"made {ODD}"),
    ("geojson", ("discreet",), "no", f"discreet {ODD}"),
    ("geojson", ("extra",), 1, "a field 'extra'"),
    ("annotations", ("type",), "AnnotationPage", f"type {ODD}"),
    ("annotations", ("total",), 7, "total does not count"),
    ("annotations", ("report", "text_sha256"), "0" * 64, "another text"),
    ("annotations", ("first", "items", 0, "target", "source"), "urn:x", "another text"),
    ("annotations", ("first", "items", 0, "mention", "start"), 0, "at its offsets"),
    ("annotations", ("first", "items", 0, "body"), None, f"items[0].body {ODD}"),
    ("annotations", ("first", "items", 0, "body", 1, "properties", "lat"), "x", ODD),
]


@pytest.mark.parametrize(("key", "path", "value", "said"), FAULTS)
def test_a_changed_file_is_refused_in_one_sentence(
    key: str, path: tuple[Any, ...], value: Any, said: str
) -> None:
    found, document = sample(key)
    if path[0] in ("type", "extra", "made"):
        document[path[0]] = value
    else:
        at(document, *path)[path[-1]] = value
    with pytest.raises(ExportError) as refused:
        from_export(json.dumps(document).encode(), found.report, name="it.json")
    told = str(refused.value)
    assert said in told
    assert told.startswith("it.json cannot be opened as an export (")
    assert "\n" not in told


@pytest.mark.parametrize("key", KEYS)
def test_a_file_of_another_report_says_so(key: str) -> None:
    _, document = sample(key)
    with pytest.raises(ExportError, match="another text"):
        from_export(json.dumps(document).encode(), report_from_text("Short."))


def test_two_mentions_in_one_place_are_refused() -> None:
    found, document = sample("geojson")
    mentions = document["features"][0]["properties"]["mentions"]
    mentions.append(copy.deepcopy(mentions[0]))
    with pytest.raises(ExportError, match="two mentions stand in the same place"):
        from_geojson(json.dumps(document).encode(), found.report)


def test_a_place_told_in_two_ways_is_refused() -> None:
    x = place("X")
    found = parsed("{X|X|location} {X|X|location}", x)
    document = json.loads(FORMATS["annotations"].write(found, Provenance()))
    document["first"]["items"][1]["body"][1]["properties"]["lat"] = 1.0
    with pytest.raises(ExportError, match="otherwise than one before"):
        from_annotations(json.dumps(document).encode(), found.report)
    document = json.loads(FORMATS["geojson"].write(found, Provenance()))
    document["features"].append(document["features"][0])
    with pytest.raises(ExportError, match="told before"):
        from_geojson(json.dumps(document).encode(), found.report)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (b"null", f"it {ODD}"),
        (b"[]", f"it {ODD}"),
        (b"\xff\xfe", "not whole characters"),
        (b"[" * 100_000, "too deeply nested"),
        (b'{"type": NaN}', "no JSON"),
        (b'{"type": 1' + b"0" * 5000 + b"}", "a number out of bounds"),
    ],
)
def test_what_is_no_export_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        from_export(raw, report_from_text("A text."))


def test_a_giant_is_refused_unread() -> None:
    with pytest.raises(ExportError, match="32 MB"):
        from_export(bytes(MAX_BYTES + 1), report_from_text("A text."))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def _spots(document: Any, spot: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: list[tuple[Any, Any]] = []
    if isinstance(document, dict):
        inner = list(document.items())
    elif isinstance(document, list):
        inner = list(enumerate(document))
    return [spot, *(each for key, value in inner for each in _spots(value, (*spot, key)))]


@pytest.mark.parametrize("key", KEYS)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_change_is_read_or_refused_and_never_breaks(key: str, data: st.DataObject) -> None:
    found, document = sample(key)
    spot = data.draw(st.sampled_from(_spots(document)[1:]))
    at(document, *spot)[spot[-1]] = data.draw(json_values)
    try:
        again = from_export(json.dumps(document).encode(), found.report)
    except GeoError as refused:
        assert "\n" not in str(refused)
        return
    for mention in again.result.mentions:
        assert found.report.text[mention.start : mention.end] == mention.text
