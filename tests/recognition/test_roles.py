"""The role of a name in its sentence."""

from __future__ import annotations

import re
import time

import pytest
from tables import table

from geo import geoparse
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import mentions_at
from geo.report import report_from_text
from tests.quality.roles import given_spans, macro_f1, measure


@pytest.mark.parametrize(("text", "name", "role"), table(__file__, "roles.tsv"))
def test_role(text: str, name: str, role: str) -> None:
    mentions = geoparse(text.replace(" ¶ ", "\n\n")).mentions
    assert {mention.text: mention.role for mention in mentions}.get(name) == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("He told the Moscow Times on Friday.", "Moscow", "location"),
        ("Pressure on the Kyiv Art Fair grew.", "Kyiv", "location"),
        ("He shot an Izium, Ukraine police officer.", "Izium", "actor"),
    ],
)
def test_role_of_a_name_that_someone_else_marked(text: str, name: str, role: str) -> None:
    span = (text.index(name), text.index(name) + len(name))
    lexicon = GazetteerLexicon(open_gazetteer())
    [mention] = mentions_at(report_from_text(text), [span], lexicon)
    assert mention.role == role


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
