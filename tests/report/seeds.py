"""Whole documents of every format, in files or made in memory: the tests read them all.

Each says `FIRST` and `SECOND` under `TITLE`, and the fuzzer bends them.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

TITLE = "Fighting near Izium"
AUTHOR = "Anna Smith"
FIRST = (
    "Russian troops have left the town of Izium in the Kharkiv region, the army said on Saturday, "
    "after the counteroffensive that began a week ago."
)
SECOND = (
    "“Balakliia had been retaken before,” said a spokesman, and Kupiansk followed on the same day."
)
DOCUMENTS = Path(__file__).with_name("documents")


def written(name: str) -> str:
    """Return the text of a document that lies in a file."""
    return (DOCUMENTS / name).read_text(encoding="utf-8")


PAGE = written("report.html")
SRT = written("report.srt")
VTT = written("report.vtt")
MARKDOWN = written("report.md")
MAIL = written("report.eml")
RECORDS = written("records.jsonl")


def docx(*, macros: bool = False) -> bytes:
    """Return a Word document with a title, a table, a header and an author."""
    from docx import Document

    document = Document()
    document.core_properties.author = AUTHOR
    document.core_properties.title = TITLE
    document.sections[0].header.paragraphs[0].text = "The Daily, page 1"
    document.add_heading(TITLE, 0)
    document.add_paragraph(FIRST)
    document.add_heading("What comes next", 1)
    document.add_paragraph(SECOND)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Izium"
    table.rows[0].cells[1].text = "Saturday"
    out = io.BytesIO()
    document.save(out)
    if macros:
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return out.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_of(body: str, **parts: str) -> bytes:
    """Return a Word document whose body is the XML `body`; `parts` are more files in word/."""

    def whole(tag: str, inner: str) -> str:
        return f'<w:{tag} xmlns:w="{_WORD}">{inner}</w:{tag}>'

    files = {"[Content_Types].xml": "<Types/>"}
    files["word/document.xml"] = whole("document", f"<w:body>{body}</w:body>")
    files |= {f"word/{name}.xml": whole(name, inner) for name, inner in parts.items()}
    return zipped(files)


def odt(body: str | None = None, *, manifest: str = "<manifest/>") -> bytes:
    """Return an OpenDocument text; `body` is the XML of its text."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("meta", "meta"),
        )
    )
    if body is None:
        body = (
            f'<text:p text:style-name="Title">{TITLE}</text:p><text:p>{FIRST}<text:note>'
            "<text:note-citation>1</text:note-citation><text:note-body><text:p>A note on Kherson."
            "</text:p></text:note-body></text:note></text:p>"
            f'<text:h text:outline-level="1">What comes next</text:h><text:p>{SECOND}'
            '<text:s text:c="2"/><text:span>And on.</text:span><text:line-break/>So.</text:p>'
            "<table:table><table:table-row><table:table-cell><text:p>Izium</text:p>"
            "</table:table-cell><table:table-cell><text:p>Saturday</text:p></table:table-cell>"
            "</table:table-row></table:table>"
        )
    content = f"<office:document-content {spaces}><office:body><office:text>{body}"
    content += "</office:text></office:body></office:document-content>"
    styles = f"<office:document-styles {spaces}><style:header><text:p>The Daily</text:p>"
    styles += "</style:header></office:document-styles>"
    meta = (
        f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{TITLE}</dc:title><meta:initial-creator>{AUTHOR}</meta:initial-creator>"
        "<dc:language>en-GB</dc:language></office:document-meta>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": styles,
            "meta.xml": meta,
            "META-INF/manifest.xml": manifest,
        }
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of `files`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(*, pages: int = 2, password: str | None = None) -> bytes:
    """Return a PDF document with a title, headers, page numbers and set paragraphs."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    out = io.BytesIO()
    styles = getSampleStyleSheet()
    locked = StandardEncryption(password) if password else None
    document = SimpleDocTemplate(
        out, title=TITLE, author=AUTHOR, encrypt=locked, invariant=1, pageCompression=0
    )

    def edges(canvas: object, made: object) -> None:
        canvas.drawString(72, 800, "The Daily")  # type: ignore[attr-defined]
        canvas.drawString(290, 30, f"Page {made.page} of 9")  # type: ignore[attr-defined]

    story = [Paragraph(TITLE, styles["Title"])]
    story += [Paragraph(f"{FIRST} {SECOND}", styles["BodyText"]) for _ in range(16 * pages - 2)]
    document.build(story, onFirstPage=edges, onLaterPages=edges)
    return out.getvalue()


def pdf_of_lines(lines: Iterable[str]) -> bytes:
    """Return a PDF document of one page on which `lines` stand below each other."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    text = canvas.beginText(72, 600)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    return out.getvalue()


def scanned() -> bytes:
    """Return a PDF document whose only page is a picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (200, 300), 255).save(out, "PDF")
    return out.getvalue()


def whole() -> dict[str, bytes]:
    """Return a document of each format, by a fitting file name."""
    texts = ("report.txt", "report.md", "report.html", "report.eml", "report.srt", "report.vtt")
    return {
        **{name: written(name).encode() for name in texts},
        "report.pdf": pdf(),
        "report.docx": docx(),
        "report.odt": odt(),
        "report.jsonl": RECORDS.partition("\n")[0].encode(),
        "report.csv": f"day,place,what\n3 May,Izium,{FIRST}\n4 May,Lyman,{SECOND}\n".encode(),
        "chat-of-telegram": json.dumps(
            {"name": TITLE, "messages": [{"date": "2022-09-10T08:00:00", "text": FIRST}]}
        ).encode(),
        "chat.txt": f"[10.09.22, 08:00] Bo: {FIRST}\n[10.09.22, 08:01] Al: {SECOND}\n".encode(),
    }


def pdf_of_columns(columns: Sequence[Sequence[str]], lefts: Sequence[float]) -> bytes:
    """Return a PDF document whose columns, of lines of words, are drawn row by row."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Helvetica", 9)
    for row in range(max(map(len, columns))):
        for column, left in zip(columns, lefts, strict=True):
            if row < len(column):
                canvas.drawString(left, 700 - 12 * row, column[row])
    canvas.save()
    return out.getvalue()
