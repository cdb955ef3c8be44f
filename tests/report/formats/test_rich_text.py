"""Rich text: all that is shown, in any encoding, whatever stands beside it."""

from __future__ import annotations

import pytest

from geo import read_report
from geo.model import ParagraphKind
from geo.wordlists import read_table

B, C = ParagraphKind.BODY, ParagraphKind.CREDIT
SHOWN = [
    pytest.param(rb"Rain in {\b Ko}vel.\par Snow in Lutsk.", "Rain in Kovel.\n\nSnow in Lutsk.",
                 id="paragraphs"),
    pytest.param(rb"Rain\line again", "Rain\nagain", id="a line's end"),
    pytest.param(rb"\ansicpg1251 \'d1\'ed\'b3\'e3", "Сніг", id="code page"),
    pytest.param(rb"{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial CYR;}}a {\f1 \'d1\'ed\'b3\'e3}",
                 "a Сніг", id="a font's code page"),
    pytest.param(rb"\ansicpg1250 \'a3\'f3d\'9f", "Łódź", id="Polish"),
    pytest.param(rb"\u1051?utsk", "Лutsk", id="Unicode"),
    pytest.param(rb"\uc2\u1051\'cb\'cbutsk \uc0\u1051utsk", "Лutsk Лutsk", id="signs beside it"),
    pytest.param(rb"\u-3913?", "\uf0b7", id="a negative number"),
    pytest.param(rb"rain \u-10180?\u-8223? again", "rain 🏡 again", id="halves of a pair"),
    pytest.param(rb"Khan\rquote s\~\endash  \{so\}", "Khan’s – {so}", id="signs"),
    pytest.param(rb"{\field{\*\fldinst{HYPERLINK \"http://x.org\"}}{\fldrslt Kovel}} is calm",
                 "Kovel is calm", id="link"),
    pytest.param(rb"Rain{\v  secret}{\deleted  old}\v  no\v0  again", "Rain again", id="hidden"),
    pytest.param(rb"{\*\newgroup x}{\pict 89504e47}{\pict\bin3 }}}}Rain{\*\bkmkstart b}", "Rain",
                 id="what is not shown"),
    pytest.param(rb"{\listtext\tab 1.}Rain", "Rain", id="numbers of a list"),
    pytest.param(rb"\trowd\intbl Kovel\par old town\cell 3\cell\row\pard Rain",
                 "Kovel old town | 3\n\nRain", id="table"),
    pytest.param(rb"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt Box.\par}}}Rain", "Box.\n\nRain",
                 id="box"),
    pytest.param(rb"Rain{\footnote Said in Lutsk.} fell.", "Rain fell.\n\nSaid in Lutsk.",
                 id="note"),
    pytest.param(rb"Rain fell{", "Rain fell", id="cut short"),
    pytest.param(rb"Rain}} never read", "Rain", id="after its end"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), SHOWN)
def test_what_is_shown(body: bytes, text: str) -> None:
    assert read_report(rb"{\rtf1\ansi " + body + b"}", name="a.rtf").text == text


def test_what_it_says_of_itself() -> None:
    raw = (
        rb"{\rtf1{\info{\title Rain in Volyn}{\author Anna Lind}{\operator x}}"
        rb"{\header The Weather\par}{\*\annotation Really?}Rain fell in Kovel.\par}"
    )
    report = read_report(raw, name="a.rtf")
    assert (report.title, report.author) == ("Rain in Volyn", "Anna Lind")
    assert [(report.text[p.start : p.end], p.kind) for p in report.paragraphs] == [
        ("Rain fell in Kovel.", B),
        ("The Weather", C),
    ]
    assert len(report.repairs) == 3


@pytest.mark.parametrize(("word", "kind"), read_table("reading/rich_text.tsv"))
def test_a_word_of_the_format(word: str, kind: str) -> None:
    star = "\\*" if kind == "shown" else ""
    raw = f"{{\\rtf1 Rain.\\par{{{star}\\{word} Extra}}\\par Snow.}}".encode()
    report = read_report(raw, name="a.rtf")
    seen = {
        "skip": "Rain.\n\nSnow.",
        "edge": "Rain.\n\nSnow.\n\nExtra",
        "note": "Rain.\n\nSnow.\n\nExtra",
        "shown": "Rain.\n\nExtra\n\nSnow.",
    }
    assert report.text == seen[kind]
    assert (report.paragraphs[-1].kind is C) == (kind == "edge")
