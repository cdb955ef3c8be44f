"""Words beside a name that announce its kind."""

from __future__ import annotations

import pytest

from geo.model import Mention, Role
from geo.resolution.cues import Cue, read_context


def _mentions(text: str, *names: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(text.index(name), text.index(name) + len(name), name, Role.LOCATION)
        for name in names
    )


@pytest.mark.parametrize(
    ("text", "cue", "word"),
    [
        ("from the Kyiv region last April", Cue.REGION, "region"),
        ("the neighbouring region of Kyiv, in", Cue.REGION, "region"),
        ("in Kyiv Oblast on", Cue.REGION, "oblast"),
        ("the city of Kyiv was", Cue.SETTLEMENT, "city"),
        ("the town Kyiv was", Cue.SETTLEMENT, "town"),
        ("along the river Kyiv and", Cue.WATER, "river"),
        ("From Kyiv, the president", Cue.NONE, ""),
        ("the cityscape of Kyiv", Cue.NONE, ""),
        ("Kyiv regional command", Cue.NONE, ""),
    ],
)
def test_cue(text: str, cue: Cue, word: str) -> None:
    context = read_context(text, _mentions(text, "Kyiv"), 0)
    assert (context.cue, context.word) == (cue, word)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("shelling of Izium, Ukraine, went on", True),
        ("shelling of Izium in Ukraine went on", True),
        ("shelling of Izium (Ukraine) went on", True),
        ("the Izium district of Ukraine", True),
        ("people of Izium, in the east of Ukraine, fled", True),
        ("people of Izium in eastern Ukraine fled", True),
        ("shelling of Izium and Ukraine", False),
        ("shelling of Izium. Ukraine said", False),
        ("From Izium, Ukraine’s president said", False),
    ],
)
def test_larger_place_named_after(text: str, within: bool) -> None:
    context = read_context(text, _mentions(text, "Izium", "Ukraine"), 0)
    assert (context.within is not None) is within
