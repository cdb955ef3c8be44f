"""A text is folded in the browser as on the server, so that both find the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from javascript import Module

from geo.textsearch import fold

call = Module("search.js")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Izium", "izium"),
        ("São Tomé", "sao tome"),
        ("ÎLE", "ile"),
        ("Київ", "київ".replace("ї", "і")),
        ("a\u00a0b\tc", "a b c"),
        ("ﬁre", "fire"),
    ],
)
def test_case_and_accents_do_not_count(text: str, plain: str) -> None:
    found = call("folded", text)
    assert found["plain"] == plain
    assert len(found["origin"]) == len(plain.encode("utf-16-le")) // 2
    assert found["origin"][-1][1] == len(text.encode("utf-16-le")) // 2


@given(st.text(st.characters(exclude_categories=["C"]), max_size=20))
def test_browser_and_server_fold_alike(text: str) -> None:
    assert " ".join(call("folded", text)["plain"].split()) == fold(text)
