"""The role of a name in its sentence."""

from __future__ import annotations

import re
import time

import pytest

from geo import Role, geoparse
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import mentions_at
from geo.report import report_from_text
from tests.quality.roles import given_spans, macro_f1, measure

L, A, D, C = Role.LOCATION, Role.ACTOR, Role.DEMONYM, Role.CREDIT

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
    ("An Israeli tank burned.", "Israeli", D),
    ("Kyiv hit by drones again", "Kyiv", L),
    ("The envoys of France, Jordan and Egypt demurred; Jordan and Egypt want more.", "Egypt", A),
    ("Warsaw, Prague and Vilnius expelled the attachés.", "Prague", A),
    ("He was born in Kyiv, and Moscow knows it.", "Kyiv", L),
    ("He was born in Kyiv, and Moscow knows it.", "Moscow", A),
    ("A hospital in Toronto, Canada has closed its doors.", "Canada", L),
    ("Ten people were killed by a blast in Beirut, Israel said on Monday.", "Israel", A),
    ("Iran-backed gunmen fled.", "Iran", A),
    ("The Paris-based group counted ten.", "Paris", L),
    ("Tehran, which denies the charge, shrugged.", "Tehran", A),
    ("Tehran, where he lives, was dark.", "Tehran", L),
    ("Sanctions on Russia bite.", "Russia", A),
    ("Strikes on Russia go on.", "Russia", L),
    (
        "Damascus's sewers overflowed in the old city of Homs and Damascus's hospitals too.",
        "Homs",
        L,
    ),
    ("Lebanon's hospitals were full.", "Lebanon", L),
    ("Chad shelters a million refugees.", "Chad", L),
    ("Donetsk denies that it lost men near Avdiivka.", "Donetsk", A),
    ("The shelling of Goma went on.\n\n(Reporting by Ann Lee in Nairobi)", "Nairobi", C),
]


@pytest.mark.parametrize(("text", "name", "role"), CASES)
def test_role(text: str, name: str, role: Role) -> None:
    roles = {mention.text: mention.role for mention in geoparse(text).mentions}
    assert roles.get(name) is role


def test_the_roles_stay_as_good_as_measured() -> None:
    """Macro-F1 was .934 on the sentences that no rule was learned from."""
    measured = measure("test", given_spans)
    assert macro_f1(measured) >= 0.91
    assert min(each.f1 for each in measured.values()) >= 0.82


@pytest.mark.parametrize(
    "endless", ["Iran, Chad and the Mali ", "Mali and the Mali, Mali/", "Mali "]
)
def test_a_list_without_end_takes_time_in_proportion(endless: str) -> None:
    def seconds(times: int) -> float:
        text = endless * times
        spans = [match.span() for match in re.finditer("Iran|Chad|Mali", text)]
        report, lexicon = report_from_text(text), GazetteerLexicon(open_gazetteer())
        begin = time.process_time()
        mentions_at(report, spans, lexicon)
        return time.process_time() - begin

    seconds(100)
    assert seconds(2000) < 24 * seconds(250) + 0.3
