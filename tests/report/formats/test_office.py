"""Word documents and OpenDocument texts: all that is shown, in order, and nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest

from geo.model import ParagraphKind
from geo.report import read_report
from tests.report.seeds import AUTHOR, FIRST, SECOND, TITLE, docx, docx_of, odt, zipped

T, B, C = ParagraphKind.TITLE, ParagraphKind.BODY, ParagraphKind.CREDIT


def test_a_word_document() -> None:
    report = read_report(docx())
    assert [(report.text[p.start : p.end], p.kind) for p in report.paragraphs] == [
        (TITLE, T),
        (FIRST, B),
        ("What comes next", B),
        (SECOND, B),
        ("Izium | Saturday", B),
        ("The Daily, page 1", C),
    ]
    assert (report.title, report.author, report.published) == (TITLE, AUTHOR, None)
    assert report.repairs == ("Headers and footers stand once, after the text.",)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('Izi')}{run('um')}<w:r><w:br/></w:r>{run('calm')}</w:p>", "Izium\ncalm"),
        (f"<w:p>{run('a')}<w:ins>{run(' new')}</w:ins><w:del>{run(' old')}</w:del></w:p>", "a new"),
        (f"<w:p><w:hyperlink>{run('Izium')}</w:hyperlink></w:p>", "Izium"),
        (f"<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>{run('I')}</w:p>"
         f"<w:p>{run('zium')}</w:p>", "Izium"),
        (f"<w:sdt><w:sdtContent><w:p>{run('Izium')}</w:p></w:sdtContent></w:sdt>", "Izium"),
        (f"<w:p>{run('Izium')}{run('secret', '<w:vanish/>')}</w:p>", "Izium"),
        (f"<w:p>{run('Izium')}<w:r><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>", "Izium"),
        (f"<w:p>{run('Izium')}<w:r><w:noBreakHyphen/></w:r>{run('Balaklia')}</w:p>",
         "Izium-Balaklia"),
        (f"<w:p>{run('A')}<w:r><w:pict><w:txbxContent><w:p>{run('box')}</w:p></w:txbxContent>"
         "</w:pict></w:r></w:p>", "A\n\nbox"),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('in')}</w:p></w:tc>"
         f"</w:tr></w:tbl></w:tc><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>", "a in | b"),
    ],
)  # fmt: skip
def test_what_word_shows(body: str, text: str) -> None:
    assert read_report(docx_of(body)).text == text


def test_notes_stand_at_the_end() -> None:
    report = read_report(
        docx_of(
            f"<w:p>{run('Izium is calm.')}<w:r><w:footnoteReference/></w:r></w:p>",
            footnotes=f"<w:footnote><w:p>{run('Said in Kherson.')}</w:p></w:footnote>",
            comments=f"<w:comment><w:p>{run('Check this.')}</w:p></w:comment>",
        )
    )
    assert report.text == "Izium is calm.\n\nSaid in Kherson."
    assert report.repairs == (
        "Notes were put after the text.",
        "The comments in its margin were left out.",
    )


def test_an_opendocument_text() -> None:
    report = read_report(odt())
    assert [(report.text[p.start : p.end], p.kind) for p in report.paragraphs] == [
        (TITLE, T),
        (FIRST, B),
        ("What comes next", B),
        (f"{SECOND}  And on.\nSo.", B),
        ("Izium | Saturday", B),
        ("A note on Kherson.", B),
        ("The Daily", C),
    ]
    assert (report.title, report.author, report.language) == (TITLE, AUTHOR, "en")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>a<text:span>b<text:s/>c</text:span>d</text:p>", "ab cd"),
        ("<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:p>new</text:p>",
         "new"),
        ("<text:p>a<office:annotation><text:p>no</text:p></office:annotation>b</text:p>", "ab"),
        ("<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b"
         "</text:p>", "ab\n\nbox"),
        ("<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>", "one"),
        ('<text:p>a<text:s text:c="99999999999999"/>b</text:p>', "a" + " " * 100 + "b"),
    ],
)  # fmt: skip
def test_what_opendocument_shows(body: str, text: str) -> None:
    assert read_report(odt(body)).text == f"{text}\n\nThe Daily"


@pytest.mark.parametrize("related", [True, False], ids=["told by the package", "by its name"])
def test_a_word_document_whose_parts_are_numbered(related: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of(f"<w:p>{run('Izium')}</w:p>"))) as whole:
        body = whole.read("word/document.xml").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    files = {"[Content_Types].xml": "<Types/>", "word/document2.xml": body}
    if related:
        files["_rels/.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{kind}" Target="/word/document2.xml"/></Relationships>'
        )
        files["word/document1.xml"] = body.replace("Izium", "Lyman")
    assert read_report(zipped(files)).text == "Izium"
