"""Discreet results: no exact point, no named site, in any format."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from any_result import results, words
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import parsed, place

from geo import Geoparse, Precision, Role, language
from geo.corrections import (
    Correction,
    Reading,
    Scope,
    anchor_at,
    apply,
    correct,
    own_point,
    reading_of,
)
from geo.export import FORMATS, Provenance, discreet, discreet_provenance
from geo.export.discretion import REASON, WITHHELD
from geo.export.provenance import ROUNDED
from geo.language import Sentence, joined, say, say_number
from geo.model import Place

HOSPITAL = place("Central Hospital", 49.98765, 36.23456, Precision.SITE)
TOWN = place("Izium", 49.20712, 37.27683, extent=(37.21, 49.15, 37.34, 49.26))
FORT = own_point("Fort", 49.12345, 37.54321, precision=Precision.SETTLEMENT)
TEXT = "{Central Hospital|Central Hospital|location}, {Izium|Izium|location}, {Fort|Fort|location}"


@pytest.fixture
def found() -> Geoparse:
    return parsed(TEXT, HOSPITAL, TOWN, FORT, alternatives=(HOSPITAL, TOWN))


def corrections(found: Geoparse) -> tuple[Correction, ...]:
    def said(number: int, id: str) -> Correction:
        mention = found.mentions[number]
        return Correction(
            id, id, "NN", "2026-11-22T14:16:16Z", Scope.MENTION,
            anchor_at(found.report, mention.start, mention.end), None, reading_of(mention), "",
        )  # fmt: skip

    return (said(0, "site"), said(2, "fort"))


def test_a_site_has_no_place_and_says_why(found: Geoparse) -> None:
    hidden = discreet(found)
    assert [each.name for each in hidden.places] == ["Izium", "Fort"]
    assert [(m.text, m.reason_unplaced) for m in hidden.unplaced] == [("Central Hospital", REASON)]
    for mention in hidden.mentions:
        if mention.resolution:
            names = [each.place.name for each in mention.resolution.alternatives]
            assert names == ["Izium"]


def test_coordinates_are_rounded_and_extents_outwards(found: Geoparse) -> None:
    izium = discreet(found).places[0]
    assert (izium.lat, izium.lon) == (49.2, 37.3)
    assert izium.extent == (37.2, 49.1, 37.4, 49.3)


@pytest.mark.parametrize("source", ["correction", "opencage", "geocodeearth", "osm", "own"])
def test_an_id_that_may_tell_of_the_point_is_another(found: Geoparse, source: str) -> None:
    def told(lat: float) -> Place:
        exact = replace(FORT, id=f"{source}:{lat}", lat=lat)
        return _placed(found, exact)

    near, same_cell, far = told(49.12345), told(49.09876), told(49.31)
    assert near.id.startswith(f"{source}:") and "49.1" not in near.id
    assert near.id == same_cell.id != far.id


def _placed(found: Geoparse, place: Place) -> Place:
    mention = next(m for m in found.mentions if m.resolution and m.resolution.place == FORT)
    assert mention.resolution
    moved = replace(mention, resolution=replace(mention.resolution, place=place))
    return discreet(Geoparse(found.report, (moved,), (place,))).places[0]


def test_corrections_tell_no_more_than_the_result(found: Geoparse) -> None:
    told = discreet_provenance(Provenance(corrections=corrections(found)))
    [fort] = told.corrections
    assert fort.id == "fort"
    assert fort.new == Reading(found.mentions[2].role, discreet(found).places[1])
    assert ROUNDED in told.note


@pytest.mark.parametrize("key", [k for k in FORMATS if k != "png"])
def test_no_format_tells_the_exact_point(found: Geoparse, key: str) -> None:
    provenance = discreet_provenance(Provenance(corrections=corrections(found)))
    content = FORMATS[key].written(discreet(found), provenance)
    several = [content] if isinstance(content, bytes) else list(content.values())
    told = b"".join(several)
    assert b"Izium" in told
    for secret in (b"49.98765", b"36.23456", b"49.12345", b"37.54321", FORT.id.encode()):
        assert secret not in told
    if key not in ("geoparquet", "html"):
        assert ROUNDED.encode() in told


def test_a_note_stands_nowhere(found: Geoparse) -> None:
    secret = "the cellar on 2026-11-20: 3 km from the works\nby the gate"
    who = "N. on 2026-11-21: N."
    izium = Reading(Role.LOCATION, TOWN)
    made = (
        *correct(found, found.mentions[2], izium, scope=Scope.MENTION, who="NN", note=secret),
        *correct(found, found.mentions[1], reading_of(found.mentions[1]), scope=Scope.MENTION,
                 who=who, note=secret),
        *correct(found, found.mentions[0], Reading(Role.ACTOR, None), scope=Scope.MENTION,
                 who="", note=secret),
    )  # fmt: skip
    seen = apply(found, made).result
    # Corrected once more, what was said before is the reason of a runner-up.
    again = apply(seen, correct(seen, seen.mentions[2], reading_of(found.mentions[2]),
                                scope=Scope.MENTION, who="MM", note=secret))  # fmt: skip
    assert "cellar" in str(again.result.mentions)
    hidden = discreet(again.result)
    for word in ("cellar", "works", "gate"):
        assert word not in str(hidden.mentions)
    site, town, fort = hidden.mentions
    assert re.fullmatch(r"no place: corrected by a reader on [\d-]{10}", site.reason_unplaced or "")
    assert town.resolution and fort.resolution
    [said] = town.resolution.reasons
    assert said.startswith("confirmed by N. on 2026-11-21")
    [said] = fort.resolution.reasons
    assert re.fullmatch(r"corrected by MM on [\d-]{10}", said)
    [said] = fort.resolution.alternatives[0].reasons
    assert re.fullmatch(r"corrected by NN on [\d-]{10}", said)
    told = discreet_provenance(Provenance(corrections=made))
    assert told.corrections and not any(each.note for each in told.corrections)
    assert {each.who for each in told.corrections} <= {"NN", who, ""}


FAR = say("{km} km from {place}, which the report names too", km=1_234, place="Azovstal")
TOWN_TOLD = say("named with “{word}”", word="town")
A_COUNTRY = "a country's name"


def explained(*reasons: str) -> tuple[str, ...]:
    """Return what a discreet result tells of reasons, the same for a place and a runner-up."""
    found = parsed("In {Izium|Izium|location}.", TOWN, reasons=reasons, alternatives=(FORT,))
    resolution = found.mentions[0].resolution
    assert resolution
    runner_up = replace(resolution.alternatives[0], reasons=reasons)
    resolution = replace(resolution, alternatives=(runner_up,))
    [hidden] = discreet(
        replace(found, mentions=(replace(found.mentions[0], resolution=resolution),))
    ).mentions
    assert hidden.resolution
    assert hidden.resolution.reasons == hidden.resolution.alternatives[0].reasons
    return hidden.resolution.reasons


def unplaced(reason: str) -> str | None:
    """Return what a discreet result tells of why a name has no place."""
    found = parsed("At the {clinic||location}.")
    mentions = (replace(found.mentions[0], reason_unplaced=reason),)
    return discreet(replace(found, mentions=mentions)).mentions[0].reason_unplaced


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (TOWN_TOLD, (str(TOWN_TOLD),)),
        (FAR, ()),
        (joined((FAR, TOWN_TOLD)), (str(TOWN_TOLD),)),
        (joined((FAR, joined((FAR,)))), ()),
        (say("{kind} in {place}", kind=say("a town"), place=FAR), ()),
        (say("{sentence}", sentence="5 km from Azovstal"), ()),
        (say("at {lat}", lat=49.98765), ()),
        (say("a secret: {whatever}", whatever="by the works"), ()),
        # What has lost its form may hold anything.
        (str(FAR), ()),
        ("12.5\u202fkm off", ()),
        (str(TOWN_TOLD), ()),
        (A_COUNTRY, (A_COUNTRY,)),
        (say(A_COUNTRY), (A_COUNTRY,)),
    ],
)
def test_reasons_tell_no_distance(reason: str, told: tuple[str, ...]) -> None:
    assert explained(reason) == told
    assert explained(TOWN_TOLD, reason) == (TOWN_TOLD, *told)


NOT_FOUND = "no place of this name is in the gazetteer"
UNSURE = say(
    "{service} is too unsure: {place}, {sentence}",
    service="Nominatim",
    place="Clinic No. 4",
    sentence=joined((say("{kind} in {place}", kind=say("a hospital"), place="Kherson"), FAR)),
)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("vague", "vague"),
        (REASON, str(REASON)),
        (NOT_FOUND, NOT_FOUND),
        (say(NOT_FOUND), NOT_FOUND),
        (
            say(
                "too unsure which place is meant; the likeliest is {place}",
                place="Clinic No. 4, Kherson Oblast",
            ),
            "too unsure which place is meant",
        ),
        (joined((say(NOT_FOUND), UNSURE)), NOT_FOUND),
        (joined((joined((say(NOT_FOUND), UNSURE)), UNSURE)), NOT_FOUND),
        (UNSURE, WITHHELD),
        # Read back from a file.
        (f"{NOT_FOUND}; {UNSURE}", NOT_FOUND),
        (str(UNSURE), WITHHELD),
        ("no place: corrected by NN on 2026-11-22: in the cellar", WITHHELD),
    ],
)
def test_what_is_not_placed_tells_of_no_place(reason: str, told: str) -> None:
    assert unplaced(reason) == told


GEO = Path(language.__file__).parent
_ANY = {"number": 3, "total": 4, "km": 71_717, "lat": 71.717, "lon": 71.717}
_FAR = re.compile(r"\{(?!km\})\w+\}\s*(?:km|m|kilomet|metre|mile|°)\b")


def forms() -> Iterator[tuple[str, str]]:
    """Yield (one, many) of every sentence that is made below the page; one is "" for most."""
    for path in sorted(GEO.rglob("*.py")):
        if path.relative_to(GEO).parts[0] in ("dashboard", "presentation", "maps"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                if node.func.id == "say_number":
                    yield texts[0], texts[1]
                elif node.func.id in ("say", "N_") and texts:
                    yield "", texts[0]


FORMS = sorted(set(forms()))


def test_a_distance_has_its_name_in_every_form() -> None:
    assert len(FORMS) > 100
    assert [many for _one, many in FORMS if _FAR.search(many)] == []


def filled(one: str, many: str) -> Sentence:
    """Return a sentence whose values are distances, coordinates and secrets."""
    names = {name for _, name, _, _ in string.Formatter().parse(many) if name}
    values = {name: _ANY.get(name, f"the {name}") for name in names}
    values |= {"note": "SECRET 71,717 km"} if "note" in names else {}
    return say_number(one, many, values.pop("number"), **values) if one else say(many, **values)


TELLING = [
    (one, many) for one, many in FORMS if re.search(r"\{(?:km|lat|lon|note|point)\}|\bkm\b|°", many)
]


@pytest.mark.parametrize(("one", "many"), TELLING)
def test_no_form_tells_a_distance_a_point_or_a_note(one: str, many: str) -> None:
    sentence = filled(one, many)
    for each in (
        sentence,
        joined((TOWN_TOLD, sentence)),
        say("no place: {sentence}", sentence=sentence),
        str(sentence),
    ):
        told = " ".join((*explained(each), unplaced(each) or ""))
        assert "71" not in told and "SECRET" not in told


TEXTS = ("geojson", "csv", "kml", "gpx", "annotations", "linked_places", "tei")
_FINE = re.compile(r"\d\.\d+[1-9]")
plain = st.sampled_from((str(FAR), "12.5 km off", A_COUNTRY, "")) | words
"""What has no form; words may be anything but of a distance."""
# A form may hold an example of a coordinate; no reason does.
made = st.sampled_from([form for form in FORMS if not _FINE.search(str(form))]).map(
    lambda form: filled(*form)
) | st.just(FAR)
sentences = st.recursive(
    plain.map(str) | made,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(joined)
        | inner.map(lambda each: say("no place: {sentence}", sentence=each))
        | inner.map(lambda each: say("{kind} in {place}", kind=each, place="Kherson"))
    ),
    max_leaves=5,
)
degrees = st.integers(-8_999_999, 8_999_999).map(lambda number: number / 100_000)


@given(
    points=st.lists(
        st.tuples(degrees, degrees, st.sampled_from(Precision)), min_size=3, max_size=3
    ),
    extent=st.tuples(degrees, degrees, degrees, degrees),
    reasons=st.lists(sentences, max_size=4),
)
@settings(max_examples=25, deadline=None)
def test_no_text_has_a_fine_coordinate_or_a_distance(
    points: list[tuple[float, float, Precision]],
    extent: tuple[float, float, float, float],
    reasons: list[str],
) -> None:
    names = ("Azovstal", "Izium", "Fort")
    made = [
        replace(place(name, lat, lon, precision, extent=extent), id=f"made:{number}")
        for number, (name, (lat, lon, precision)) in enumerate(zip(names, points, strict=True))
    ]
    marked = " ".join(f"{{{name}|{name}|location}}" for name in names) + " {clinic||location}"
    found = parsed(marked, *made, confidence=0.5, reasons=tuple(reasons))
    clinic = replace(found.mentions[3], reason_unplaced=joined(reasons))
    found = replace(found, mentions=(*found.mentions[:3], clinic))
    own = Reading(Role.LOCATION, own_point("Fort", *points[0][:2], precision=points[0][2]))
    made_by_hand = correct(
        found, found.mentions[2], own, scope=Scope.MENTION, who="NN", note=f"seen {FAR}"
    )
    seen = apply(found, made_by_hand).result
    provenance = discreet_provenance(Provenance(corrections=made_by_hand))
    for key in TEXTS:
        content = FORMATS[key].written(discreet(seen), provenance)
        several = [content] if isinstance(content, bytes) else list(content.values())
        told = b"".join(several).decode()
        assert " km" not in told and "71,717" not in told
        # Times have decimals of seconds.
        fine = _FINE.search(re.sub(r"\d\d:\d\d:\d\d\.\d+", "", told))
        assert not fine, f"{key}: {fine}"


@given(results())
@settings(max_examples=60, deadline=None)
def test_doing_it_twice_changes_nothing(result: Geoparse) -> None:
    once = discreet(result)
    # An empty extent at a tenth stays one; the name of a point goes into its id but once.
    assert discreet(once) == once
    assert all(each.precision is not Precision.SITE for each in once.places)
    assert [replace(m, resolution=None, reason_unplaced=None) for m in once.mentions] == [
        replace(m, resolution=None, reason_unplaced=None) for m in result.mentions
    ]
