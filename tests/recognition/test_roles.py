"""The role of a name in its sentence."""

from __future__ import annotations

import pytest

from geo import Role, geoparse

L, A, D = Role.LOCATION, Role.ACTOR, Role.DEMONYM

CASES = [
    ("Moscow said on Monday that talks would go on.", "Moscow", A),
    ("Shells fell on the outskirts of Moscow.", "Moscow", L),
    ("He flew to Moscow on Monday.", "Moscow", L),
    ("Kyiv was hit by drones overnight.", "Kyiv", L),
    ("Kyiv has accused its neighbour of lying.", "Kyiv", A),
    ("Tensions between Ankara and Athens rose.", "Ankara", A),
    ("Tensions between Ankara and Athens rose.", "Athens", A),
    ("The border between Syria and Lebanon is closed.", "Syria", L),
    ("Fighting continued in Syria.", "Syria", L),
    ("Syria’s army took the hill.", "Syria", A),
    ("Shells hit Syria’s Idlib province.", "Syria", L),
    ("The UK Ministry of Defence published a map.", "UK", A),
    ("Moscow forces left the town.", "Moscow", A),
    ("The weapons were supplied by Iran.", "Iran", A),
    ("People fled to Chad.", "Chad", L),
    ("Russia withdrew from the city.", "Russia", A),
    ("Izium has been shelled for weeks.", "Izium", L),
    ("Sudanese soldiers held the bridge.", "Sudanese", D),
    ("The Israelis crossed the river.", "Israelis", D),
    ("Troops massed in eastern Ukraine.", "Ukraine", L),
    ("The city fell to Russia in May.", "Russia", A),
]


@pytest.mark.parametrize(("text", "name", "role"), CASES)
def test_role(text: str, name: str, role: Role) -> None:
    roles = {mention.text: mention.role for mention in geoparse(text).mentions}
    assert roles.get(name) is role
