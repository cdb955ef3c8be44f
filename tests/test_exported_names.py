"""The public interface is these names, and nothing else."""

from __future__ import annotations

import dataclasses

import geo

NAMES = {
    "Candidate",
    "GeoError",
    "Geoparse",
    "Mention",
    "Place",
    "Precision",
    "Report",
    "Resolution",
    "Role",
    "geoparse",
    "read_report",
}

FIELDS = {
    "Report": (
        "text title source published language paragraphs sentences sha256 text_sha256 repairs"
    ),
    "Geoparse": "report mentions places",
    "Mention": "start end text role resolution reason_unplaced",
    "Resolution": "place confidence reasons alternatives source",
    "Place": (
        "id name lat lon feature_class feature_code country_code admin1 precision population"
    ),
}


def test_exported_names() -> None:
    assert set(geo.__all__) == NAMES
    assert all(hasattr(geo, name) for name in NAMES)


def test_star_import_brings_the_same() -> None:
    namespace: dict[str, object] = {}
    exec("from geo import *", namespace)
    assert namespace.keys() - {"__builtins__"} == NAMES


def test_values_keep_their_fields_frozen() -> None:
    for name, fields in FIELDS.items():
        kind = getattr(geo, name)
        assert set(fields.split()) <= {field.name for field in dataclasses.fields(kind)}, name
        assert kind.__dataclass_params__.frozen
        assert hasattr(kind, "__slots__")


def test_enumerations_keep_their_values() -> None:
    assert {role.value for role in geo.Role} == {"location", "actor", "demonym", "credit"}
    assert {precision.value for precision in geo.Precision} == set(
        "settlement site district region country water described vague".split()
    )
