"""Broken letters are mended, and nothing that was written so on purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.report import read_report
from geo.report.encoding import mend


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("Itâ€™s calm in Izium", "It’s calm in Izium"),
        ("KÃºpiansk", "Kúpiansk"),
        ("Ð†Ð·ÑŽÐ¼ is calm", "Ізюм is calm"),
        ("РҐР°СЂРєС–РІ", "Харків"),
        ("Izi\u00adum and Khar\u00ad\nkiv", "Izium and Kharkiv"),
    ],
)
def test_mended(broken: str, text: str) -> None:
    mended, repairs = mend(broken)
    assert mended == text
    assert len(repairs) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“Quotes” ‘stay’ — as – they… were, ﬁne & &amp; ½ ™",
        "Kúpiansk, Zaporižžja, Übung, São Paulo, Malmö, Ålesund, Ærø, Þórshöfn, Ñuñoa, naïve",
        "Слава Україні — Ґанок, Їжак, Єва і Харків, СССР, Россия, РФ, ВСУ, Григорій",
        "Ελλάδα, भारत, 中国, 日本, عربى",
        "ÂÃÐ",
    ],
)
def test_left_as_written(text: str) -> None:
    assert mend(text) == (text, ())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\xad")))
def test_what_needs_no_mending_a_second_time(text: str) -> None:
    once, _repairs = mend(text)
    assert mend(once)[0] == mend(mend(once)[0])[0]


def test_a_mended_report_says_so() -> None:
    report = read_report("Itâ€™s calm in Izium, he said.\n\nAnd in Kherson.".encode())
    assert report.text == "It’s calm in Izium, he said.\n\nAnd in Kherson."
    assert report.repairs == ("Letters that were read in a wrong encoding before were mended.",)


@pytest.mark.parametrize(
    ("raw", "name", "text"),
    [
        ("Luțk, Kovel’, Жовква".encode() + b"\xff" + b" ok", "", "Luțk, Kovel’, Жовква\ufffd ok"),
        ("Shells fell on Жовква".encode()[:-1], "", "Shells fell on Жовкв\ufffd"),
        (
            f"<html><meta charset='utf-8'><body><p>{'é' * 9} \udcffx".encode(
                errors="surrogateescape"
            ),
            "a.html",
            f"{'é' * 9} \ufffdx",
        ),
    ],
)
def test_a_spoilt_byte_spoils_no_more_than_itself(raw: bytes, name: str, text: str) -> None:
    report = read_report(raw, name=name)
    assert report.text == text
    assert "1 byte that is no UTF-8 became a replacement character." in report.repairs


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "We met at the café in the old town of Besançon and went home again."),
        ("cp1252", "In the end nobody had paid for the café"),
        ("cp1251", "Бої точаться під Києвом. " * 20),
    ],
)
def test_another_encoding_is_not_taken_for_a_spoilt_one(encoding: str, text: str) -> None:
    assert read_report(text.encode(encoding)).text.strip() == text.strip()
