"""What is filled in stays where its dialog or tab is left and opened in the same breath."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from served import Served, served
from streamlit_session import Session

TEXT = "Shelling was heard in Kherson on Monday."


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served() as running:
        yield running


@pytest.mark.programs
@pytest.mark.parametrize(
    ("label", "shown", "hidden", "typed"),
    [
        ("or pasted text", {"open_report_0": True}, {"open_report_0": False}, {"pasted": TEXT}),
        ("Find a name", {"tab": "Places"}, {"tab": "Report"}, {"find_name": TEXT}),
    ],
)
def test_the_page_is_told_what_it_may_have_forgotten(
    server: Served, label: str, shown: dict, hidden: dict, typed: dict
) -> None:
    with Session(server.url) as session:
        session.open()
        assert label in session.fill(**shown).text
        assert label not in session.fill(**hidden, **typed).text
        # A page that was not told yet that the field is gone still sends what it held.
        assert re.search(rf'value: "{TEXT}"\s+set_value: true', session.fill(**shown, **typed).text)
