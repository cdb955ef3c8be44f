"""Captions that roll up the screen, or grow by words, say each word once."""

from __future__ import annotations

import pytest

from geo.report import read_report

CAPTIONS = [
    pytest.param(
        [
            "the bridge at",
            "the bridge at\nKovel<00:00:01.500><c> was</c><c> gone</c>",
            "Kovel was gone",
        ],
        "the bridge at Kovel was gone",
        id="rolling, timed word by word",
    ),
    pytest.param(
        ["They left Deir al-", "Balah at dawn."], "They left Deir al-Balah at dawn.", id="cut"
    ),
    pytest.param(["It", "It fell", "It fell at noon."], "It fell at noon.", id="growing"),
    pytest.param(["Rain.", "Rain.", "Snow."], "Rain. Snow.", id="repeated"),
    pytest.param(["No.", "Yes.", "No."], "No. Yes. No.", id="said twice"),
]


@pytest.mark.parametrize(("cues", "text"), CAPTIONS)
def test_captions(cues: list[str], text: str) -> None:
    film = "WEBVTT\nKind: captions\nLanguage: en\n\n" + "\n".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000 align:start position:0%\n{cue}\n"
        for n, cue in enumerate(cues)
    )
    assert read_report(film.encode(), name="film.vtt").text == text
