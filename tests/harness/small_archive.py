"""A small archive whose every count can be made by hand."""

from __future__ import annotations

from datetime import date

from archives import Told

from geo.gazetteer import open_gazetteer
from geo.model import Place

KYIV, IZIUM, GAZA, SUVA = (
    "geonames:703448",
    "geonames:707292",
    "geonames:281133",
    "geonames:2198148",
)


def place(place_id: str) -> Place:
    found = open_gazetteer().place(place_id)
    assert found is not None, place_id
    return found


def reports() -> tuple[Told, ...]:
    """Return five reports: three dated, two not, of three sources and two languages."""
    kyiv, izium, gaza, suva = map(place, (KYIV, IZIUM, GAZA, SUVA))
    return (
        Told(
            [("Izium was shelled at dawn.", izium, "Izium"), ("Kyiv held out.", kyiv, "Kyiv")],
            day=date(2024, 5, 1),
            title="First",
        ),
        Told(
            [("A café in Izium opened; Izium rejoiced.", izium, "Izium")],
            day=date(2024, 5, 3),
            source="Wire",
            sources=("Wire", "Example Daily"),
            title="Second",
            address="https://example.org/2",
        ),
        Told(
            [("Обстріл: Київ без світла.", kyiv, "Київ")],
            day=date(2024, 6, 10),
            source="Хвиля",
            language="uk",
            title="Third",
            confidence=0.5,
        ),
        Told([("Gaza City was shelled 100% of_the day.", gaza, "Gaza City")], title="Fourth"),
        Told([("Suva said it would help.", suva, "Suva")], role="actor", title="Fifth"),
    )
