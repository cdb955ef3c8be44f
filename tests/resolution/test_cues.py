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
        ("at the Kyiv dam on", Cue.SITE, "dam"),
        ("at the Kyiv nuclear power plant", Cue.SITE, "nuclear power plant"),
        ("From Kyiv, the president", Cue.NONE, ""),
        ("the cityscape of Kyiv", Cue.NONE, ""),
        ("Kyiv regional command", Cue.NONE, ""),
    ],
)
def test_cue(text: str, cue: Cue, word: str) -> None:
    context = read_context(text, _mentions(text, "Kyiv"), 0)
    assert (context.cue, context.word) == (cue, word)


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("towards the Oskil, and shells", True),
        ("both banks of the Oskil", True),
        ("The Oskil was crossed", True),
        ("across the Oskil to the east", True),
        ("the Oskil bridgehead", False),
        ("the Oskil’s banks", False),
        ("towards Oskil, and shells", False),
        ("the town of Oskil", False),
    ],
)
def test_article(text: str, article: bool) -> None:
    assert read_context(text, _mentions(text, "Oskil"), 0).article is article


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("KYIV, Ukraine – In the first days", True),
        ("KYIV, Sept. 10 (Reuters) - The", True),
        ("Russia withdrew.\nKYIV — The", True),
        ("KYIV UNDER FIRE", False),
        ("In KYIV – and elsewhere", False),
        ("KYIV\nThe first – of all", False),
    ],
)
def test_dateline(text: str, dateline: bool) -> None:
    assert read_context(text, _mentions(text, "KYIV"), 0).dateline is dateline


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
    assert bool(context.within) is within
