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


_ODS = "office text table style draw meta".split()


def ods(tables: str | None = None, *, styles: str = "", manifest: str = "<manifest/>") -> bytes:
    """Return an OpenDocument spreadsheet; `tables` is the XML of its sheets."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:'
        f'{name.replace("draw", "drawing")}:1.0"'
        for name in _ODS
    )
    if tables is None:

        def row(*cells: str) -> str:
            told = (
                f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in cells
            )
            return f"<table:table-row>{''.join(told)}</table:table-row>"

        tables = f'<table:table table:name="Log">{row("day", "what")}{row("May", FIRST)}'
        tables += f"{row('June', SECOND)}</table:table>"
    content = f"<office:document-content {spaces}><office:automatic-styles>{styles}"
    content += f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    meta = (
        f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{TITLE}</dc:title></office:document-meta>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
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


def sheet() -> str:
    """Return a sheet with dates, points and quoted cells."""
    rows = (("2022-09-10", "Izium", 49.2088, 37.2485, FIRST), ("", "Lyman", 48.99, 37.8, SECOND))
    lines = [",".join((*map(str, row[:-1]), f'"{row[-1]}"')) for row in rows]
    return "\n".join(("day,place,lat,lon,what", *lines, ""))


def workbook() -> bytes:
    """Return an Excel workbook of two sheets with dates, numbers and a formula."""
    from datetime import datetime

    from openpyxl import Workbook

    made = Workbook()
    made.properties.title, made.properties.creator = TITLE, AUTHOR
    made.active.title = "September"
    made.active.append(["day", "place", "lat", "lon", "what"])
    made.active.append([datetime(2022, 9, 10), "Izium", 49.2088, 37.2485, FIRST])
    made.create_sheet("More").append([SECOND, True, "=1+1"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def telegram() -> str:
    """Return a chat as Telegram exports it."""
    head = {"type": "message", "from": AUTHOR}
    entities = [SECOND, {"type": "bold", "text": " Izium"}]
    messages = (
        {"type": "service", "date": "2022-09-10T07:00:00", "action": "create_group", "text": ""},
        head | {"date": "2022-09-10T08:00:00", "text": FIRST},
        head | {"date": "2022-09-11T08:00:00", "text": entities},
        head | {"text": "", "location_information": {"latitude": 49.2, "longitude": 37.25}},
    )
    chat = {"name": TITLE, "type": "public_channel", "id": 1, "messages": messages}
    return json.dumps(chat, ensure_ascii=False, indent=1)


def telegram_page() -> str:
    """Return a chat as Telegram exports it for reading."""

    def message(text: str, more: str = "") -> str:
        return (
            f'<div class="message default clearfix {more}"><div class="body">'
            '<div class="pull_right date details" title="10.09.2022 08:00:00 UTC+03:00">08:00</div>'
            f'<div class="from_name">{AUTHOR}</div><div class="text">{text}<br>So.</div>'
            "</div></div>"
        )

    head = f'<div class="page_header"><div class="text bold">{TITLE}</div></div>'
    body = f'<div class="history">{message(FIRST)}{message(SECOND, "joined")}</div>'
    return f"<!DOCTYPE html><html><body>{head}{body}</body></html>"


def whatsapp() -> str:
    """Return a chat as WhatsApp exports it."""
    return (
        "[10.09.22, 07:00:00] Group: \u200eMessages and calls are end-to-end encrypted.\n"
        f"[10.09.22, 08:00:00] Bo: {FIRST}\nMore.\n[10.09.22, 08:01:00] Al: \u200eimage omitted\n"
        f"[11.09.22, 08:01:00] Al: {SECOND}\n"
    )


def rich_text() -> str:
    """Return a document in RTF with a title, a table, a header and a note."""
    told = "".join(f"\\u{ord(char)}?" if char > "~" else char for char in SECOND)
    return (
        "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 Arial;}}"
        f"{{\\info{{\\title {TITLE}}}{{\\author {AUTHOR}}}}}{{\\header The Daily\\par}}"
        f"{TITLE}\\par {FIRST}{{\\footnote A note on Kherson.}}\\par\\uc1 {told}\\par "
        "\\trowd\\intbl Izium\\cell \\'d1\\'f3\\cell\\row\\pard {\\v hidden}\\par}"
    )


def book(**more: str) -> bytes:
    """Return an electronic book of two chapters; `more` are other files of it."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator></metadata>"
        '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="b.opf"/></container>',
            "b.opf": package,
            "a.xhtml": f"{page}<body><h1>{TITLE}</h1><p>{FIRST}</p></body></html>",
            "b.xhtml": f"{page}<body><p>{SECOND}</p></body></html>",
        }
        | more
    )


def saved_page() -> str:
    """Return a page as a browser saves it with all that belongs to it."""
    return (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://example.org/\n"
        f"Subject: {TITLE}\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=cut\n\n"
        f"--cut\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--cut\nContent-Type: image/png\n"
        "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--cut--\n"
    )


def whole() -> dict[str, bytes]:
    """Return a document of each format, by a fitting file name."""
    texts = ("report.txt", "report.md", "report.html", "report.eml", "report.srt", "report.vtt")
    return {
        **{name: written(name).encode() for name in texts},
        "report.pdf": pdf(),
        "report.docx": docx(),
        "report.odt": odt(),
        "report.ods": ods(),
        "report.jsonl": RECORDS.partition("\n")[0].encode(),
        "report.csv": sheet().encode(),
        "report.tsv": sheet().replace(",", "\t").encode("utf-16"),
        "report.xlsx": workbook(),
        "chat-of-telegram": telegram().encode(),
        "messages.htm": telegram_page().encode(),
        "chat.txt": whatsapp().encode(),
        "report.rtf": rich_text().encode("ascii"),
        "report.epub": book(),
        "report.mhtml": saved_page().encode(),
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
