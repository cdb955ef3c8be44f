"""Letters as mailers make them: of several parts, flowed, quoted, forwarded, in a box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import ParagraphKind
from geo.report import read_report
from geo.report.formats.mail import unflow

HEAD = "From: Anna Lind <anna@example.org>\nSubject: Night watch\nMessage-ID: <1@example.org>\n"
FILLER = "The market was open again by noon, and the buses ran as far as the bridge all day."


def parts(kind: str, *bodies: str) -> str:
    """Return a letter of several parts, each with its own head."""
    head = f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="cut"\n\n'
    return head + "".join(f"--cut\n{body}\n" for body in bodies) + "--cut--\n"


def plain(text: str, more: str = "") -> str:
    return f"Content-Type: text/plain; charset=utf-8{more}\n\n{text}"


def page(text: str) -> str:
    return f"Content-Type: text/html; charset=utf-8\n\n<html><body>{text}</body></html>"


def letter(body: str, more: str = "") -> str:
    return f"{HEAD}{plain(body, more)}"


LETTERS = [
    pytest.param(
        parts("mixed", plain("Rain in Kovel."), plain("Snow in Lutsk.")),
        ["Rain in Kovel.", "Snow in Lutsk."],
        id="two texts",
    ),
    pytest.param(
        parts("alternative", plain("Your mailer shows no HTML."), page(f"<p>{FILLER}</p>")),
        [FILLER],
        id="a stub beside the page",
    ),
    pytest.param(
        parts("alternative", plain(FILLER), page(f"<p>{FILLER}</p><p>Unsubscribe</p>")),
        [FILLER],
        id="a text that says the same",
    ),
    pytest.param(
        parts(
            "mixed",
            plain("See below."),
            "Content-Type: message/rfc822\nContent-Disposition: attachment\n\n"
            "From: Bo <bo@example.org>\nSubject: The bridge\n"
            "Date: Mon, 4 Mar 2024 10:00:00 +0000\n\nIt fell in Lutsk.",
        ),
        ["See below.", "The bridge", "Bo, 2024-03-04", "It fell in Lutsk."],
        id="a letter forwarded as an attachment",
    ),
    pytest.param(
        letter("Shells fell on Velyka \nNovosilka at noon.\nQuiet since.", "; format=flowed"),
        ["Shells fell on Velyka Novosilka at noon.", "Quiet since."],
        id="lines that flow",
    ),
    pytest.param(
        letter("> Fire at the mill\n> of Old\n> Kovel.\n\nWhere is that?"),
        ["Fire at the mill", "of Old", "Kovel.", "Where is that?"],
        id="a letter quoted",
    ),
    pytest.param(
        f"From anna@example.org Mon Mar  4 10:00:00 2024\n{letter('Rain in Kovel.')}",
        ["Rain in Kovel."],
        id="a box of one",
    ),
    pytest.param(
        f"From a Mon Mar  4 10:00:00 2024\n{letter('Rain in Kovel.')}\n\n"
        f"From b Tue Mar  5 10:00:00 2024\n{letter('Snow in Lutsk.')}",
        ["Rain in Kovel.", "Night watch", "Anna Lind", "Snow in Lutsk."],
        id="a box of two",
    ),
]


@pytest.mark.parametrize(("raw", "expected"), LETTERS)
def test_a_letter_says_all_that_it_says(raw: str, expected: list[str]) -> None:
    report = read_report(raw.encode(), name="letter.eml")
    assert report.title == "Night watch"
    found = [
        report.text[p.start : p.end] for p in report.paragraphs if p.kind is not ParagraphKind.TITLE
    ]
    assert found == expected


def test_lines_that_flow_without_their_blanks() -> None:
    assert unflow("Вели \nка\n> a \n> b\n>> c", joined=True) == "Велика\n> ab\n> c"


@given(st.text(alphabet="ab >-\n", max_size=60))
def test_flowing_loses_no_letter(text: str) -> None:
    kept = unflow(text, joined=False)
    assert "".join(filter(str.isalpha, kept)) == "".join(filter(str.isalpha, text))
