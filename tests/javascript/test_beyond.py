"""What is told of places beyond the map's edge."""

from __future__ import annotations

from typing import Any

from javascript import Module


def pin(name: str, lat: float, n: int) -> dict[str, Any]:
    return {"id": name, "name": name, "at": [lat, 30.0], "n": n}


PINS = [pin("Kyiv", 50, 1), pin("Izium", 49, 4), pin("Cairo", 30, 2), pin("Juba", 5, 3)]


def test_those_that_are_not_held_come_most_mentions_first() -> None:
    code = f"return tested.outside({PINS}, ([lat]) => lat > 40).map(({{ name }}) => name);"
    assert Module("beyond.js").run(code) == ["Juba", "Cairo"]
    assert Module("beyond.js").run(f"return tested.outside({PINS}, () => true);") == []
