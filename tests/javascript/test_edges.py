"""Where the names of areas may stand at the frame's edge."""

from __future__ import annotations

from javascript import Module

call = Module("edges.js")


def test_names_stand_along_the_edges_the_top_first_and_never_leave_the_frame() -> None:
    spots = call("alongEdges", [300, 200], [60, 16])
    assert spots[0] == {"x0": 8, "y0": 8, "x1": 68, "y1": 24}
    for spot in spots:
        assert 0 < spot["x0"] < spot["x1"] < 300 and 0 < spot["y0"] < spot["y1"] < 200
        at_an_edge = spot["x0"] == 8 or spot["y0"] == 8 or spot["x1"] == 292 or spot["y1"] == 192
        assert at_an_edge
    assert {spot["y1"] for spot in spots} >= {24, 192}


def test_no_name_stands_in_a_frame_too_small_for_it() -> None:
    assert call("alongEdges", [60, 20], [80, 16]) == []
