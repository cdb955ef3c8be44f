"""What is no report, what is a trap, what is broken: each refused in one sentence, quickly."""

from __future__ import annotations

import io
import random
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from geo import GeoError
from geo.errors import ReportError
from geo.report import read_report
from tests.report import seeds

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    "<text:p>&a; Izium</text:p></office:text></office:body></office:document-content>"
)


def zip_bomb() -> bytes:
    return seeds.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * 60_000_000})


def lying_zip_bomb() -> bytes:
    """Return an archive that says its part has ten bytes."""
    raw = bytearray(zip_bomb())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    while (at := raw.find(size)) >= 0:
        raw[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(raw)


def many_marks(mark: bytes) -> bytes:
    """Return a document of a few kilobytes whose text is a million times `mark`."""
    body = b'<w:document xmlns:w="x"><w:body>' + mark * 1_000_000 + b"</w:body></w:document>"
    picture = random.Random(1).randbytes(200_000)
    return seeds.zipped({"word/document.xml": body, "word/media/picture.png": picture})


def unpacks_twice() -> bytes:
    """Return a PDF document of a few kilobytes whose page is 2 GB long, packed and packed again."""
    packer = zlib.compressobj(9)
    megabyte = packer.compress(b"q Q " * 250_000) + packer.flush(zlib.Z_FULL_FLUSH)
    # What was packed up to a full flush may be said again, for nothing, as often as one likes.
    page = zlib.compress(megabyte + megabyte[2:] * 2_000, 9)
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(page), page),
    )
    whole, places = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, part in enumerate(parts, 1):
        places += b"%010d 00000 n \n" % len(whole)
        whole += b"%d 0 obj%bendobj\n" % (number, part)
    tail = b"xref\n0 5\n%btrailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return whole + tail % (places, len(whole))


def many_entries() -> bytes:
    return seeds.zipped({f"word/{number}.xml": "" for number in range(2_100)})


def nested(depth: int) -> bytes:
    return ("<div>" * depth + "Izium" + "</div>" * depth).encode()


def locked_zip() -> bytes:
    raw = bytearray(seeds.docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while start >= 0:
            raw[start + at] |= 1
            start = raw.find(mark, start + 4)
    return bytes(raw)


def many_pages() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for _page in range(2_001):
        canvas.drawString(72, 72, "x")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def odt_of(content: str) -> bytes:
    return seeds.zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    )


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "zip bomb": (zip_bomb, "a.docx", "unpacks to 60 MB in 2 parts.*perhaps a trap"),
    "zip bomb that lies": (lying_zip_bomb, "a.docx", "damaged inside"),
    "many tags": (lambda: many_marks(b"<a/>"), "a.docx", "1,000,004 marks in its text.*a trap"),
    "many attributes": (lambda: many_marks(b'a="" '), "a.docx", "1,000,001 marks in its text"),
    "many entries": (many_entries, "a.zip", "2,100 parts"),
    "billion laughs": (
        lambda: seeds.zipped({"word/document.xml": LAUGHS}),
        "a.docx",
        "damaged inside|declares entities",
    ),
    "entity from outside": (lambda: odt_of(OUTSIDE), "a.odt", "declares entities of its own"),
    "locked PDF": (lambda: seeds.pdf(password="x"), "a.pdf", "locked with a password"),
    "locked archive": (locked_zip, "a.docx", "locked with a password"),
    "locked ODT": (
        lambda: seeds.odt(manifest="<manifest:encryption-data/>"),
        "a.odt",
        "locked with a password",
    ),
    "locked ODS": (
        lambda: seeds.ods(manifest="<manifest:encryption-data/>"),
        "a.ods",
        "locked with a password",
    ),
    "ODS without a text": (lambda: seeds.ods("<table:table/>"), "a.ods", "a sheet without a text"),
    "ODS without sheets": (
        lambda: seeds.zipped(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}
        ),
        "a.ods",
        "damaged inside",
    ),
    "ODS of many cells": (
        lambda: seeds.ods(
            '<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell'
            ' table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>'
            "</table:table-row></table:table>"
        ),
        "a.ods",
        "more than the 500,000 cells",
    ),
    "slides of OpenDocument": (
        lambda: seeds.zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}),
        "a.odp",
        "an OpenDocument drawing or presentation",
    ),
    "locked Word": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        "locked with a password",
    ),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "old Office"),
    "RTF cut short": (lambda: rb"{\rtf1{\fonttbl{\f0", "a.rtf", "without any text"),
    "RTF without end": (lambda: rb"{\rtf1 Izium" + b"{" * 9_000, "a.rtf", "damaged inside"),
    "chat without a text": (
        lambda: b'{"type": "saved_messages", "messages": [{"text": ""}]}',
        "result.json",
        "a chat without a text",
    ),
    "chat of pictures": (
        lambda: b"[10.09.22, 08:00:00] Bo: <attached: 1.jpg>\n" * 3,
        "chat.txt",
        "a chat without a text",
    ),
    "sheet without a text": (lambda: b";;\n;;\n", "a.csv", "a sheet without a text"),
    "sheet of binary data": (lambda: b"a,\x00\x01\x02b\n" * 9, "a.csv", "binary data"),
    "sheet of many cells": (lambda: b"," * 900_000, "a.csv", "more than the 500,000 cells"),
    "locked book": (
        lambda: seeds.book(
            **{"META-INF/encryption.xml": '<e><CipherReference URI="a.xhtml"/></e>'}
        ),
        "a.epub",
        "locked with a password",
    ),
    "book without chapters": (
        lambda: seeds.book(**{"a.xhtml": "", "b.xhtml": "<html/>"}),
        "a.epub",
        "an electronic book without any text",
    ),
    "saved page without text": (
        lambda: seeds.saved_page().replace(seeds.PAGE, "<html><script>x()</script>").encode(),
        "a.mhtml",
        "shows no text",
    ),
    "empty RTF": (lambda: rb"{\rtf1\ansi }", "a.rtf", "without any text"),
    "scanned PDF": (seeds.scanned, "a.pdf", "1 page without any text, perhaps scanned"),
    "PDF cut short": (lambda: seeds.pdf()[:900], "a.pdf", "damaged PDF|without any text"),
    "PDF of many pages": (many_pages, "a.pdf", "2,001 pages"),
    "PDF that unpacks twice": (
        unpacks_twice,
        "a.pdf",
        "cannot be read to its end, damaged or perhaps a trap",
    ),
    "DOCX cut short": (lambda: seeds.docx()[:20_000], "a.docx", "damaged ZIP archive"),
    "DOCX without a text": (lambda: seeds.docx_of(""), "a.docx", "only blanks"),
    "XML cut short": (
        lambda: seeds.zipped({"word/document.xml": "<w:document><w:body>"}),
        "a.docx",
        "damaged inside",
    ),
    "empty": (lambda: b"", "a.html", "empty"),
    "blanks": (lambda: b" \n\t\n ", "a.txt", "only blanks"),
    "bytes of any kind": (lambda: bytes(range(256)) * 40, "a.txt", "binary"),
    "nothing between words": (lambda: b"Kyiv\x00Izium" * 50, "a.txt", "binary"),
    "too many bytes": (lambda: b"Kyiv " * 2_100_000, "a.txt", "10.5 MB"),
    "too many letters": (lambda: b"Kyiv " * 500_000, "a.txt", "2,500,000 characters"),
    "page without text": (lambda: b"<html><script>x()</script></html>", "a.html", "shows no text"),
    "page without end": (lambda: b"<html><p>" + b"<b>x" * 90_000, "a.html", "too deeply nested"),
    "mail without text": (
        lambda: b"From: a@b\nMIME-Version: 1.0\nSubject: x\nContent-Type: image/png\n\nxx",
        "a.eml",
        "an e-mail without a text",
    ),
    "subtitles without cues": (lambda: b"WEBVTT\n\n", "a.vtt", "none that can be read"),
    "workbook": (lambda: seeds.zipped({"xl/workbook.xml": "<a/>"}), "a.xlsx", "damaged inside"),
    "slides": (lambda: seeds.zipped({"ppt/presentation.xml": "<a/>"}), "a.pptx", "PowerPoint"),
    "book": (
        lambda: seeds.zipped({"mimetype": "application/epub+zip"}),
        "a.epub",
        "damaged inside",
    ),
    "archive": (lambda: seeds.zipped({"a.txt": "Izium"}), "a.zip", "1 files? in it: unpack it"),
    "several records": (lambda: seeds.RECORDS.encode(), "a.jsonl", "holds 2 reports"),
    "no records": (lambda: b"[1]\n", "a.jsonl", "Line 1 of a.jsonl is no JSON object with a text"),
    "record cut short": (lambda: b'{"text": "Izium', "a.jsonl", "Line 1 of a.jsonl"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n", "a.txt", "a PNG picture"),
    "WebP": (lambda: b"RIFF\x10\0\0\0WEBPVP8 ", "a.webp", "a WebP picture"),
    "sound": (lambda: b"ID3\x04\0\0\0", "a.mp3", r"a sound recording \(MP3\)"),
    "film": (lambda: b"\0\0\0\x20ftypisom\0\0", "a.mp4", r"\(MP4\)"),
    "tar": (lambda: b"a.txt".ljust(257, b"\0") + b"ustar\0", "a.tar", "a tar archive"),
    "7-Zip": (lambda: b"7z\xbc\xaf\x27\x1c", "a.7z", "a 7-Zip archive"),
}


@pytest.mark.parametrize(("make", "name", "said"), REFUSED.values(), ids=REFUSED)
def test_refused_in_one_sentence(make: Callable[[], bytes], name: str, said: str) -> None:
    raw = make()
    start = time.process_time()
    with pytest.raises(ReportError, match=said) as caught:
        read_report(raw, name=name)
    assert time.process_time() - start < 30.0
    assert "\n" not in str(caught.value) and str(caught.value).endswith((".", "that."))
    assert name in str(caught.value), "it says which file"


SLOW: dict[str, tuple[str, bytes]] = {
    "deep page": ("a.html", nested(50_000)),
    "deep bold": ("a.html", b"<html><p>" + b"<b>x" * 1_900),
    "wide row": ("a.html", b"<html><table><tr>" + b"<td>x" * 60_000),
    "wide page": ("a.html", b"<html><body>" + b"<p>Izium is calm.</p>" * 10_000),
    "unclosed tables": ("a.html", b"<html>" + b"<table><tr><td>Izium" * 20_000),
    "unclosed comments": ("a.html", b"<html><p>Izium" + b"<!-- " * 200_000),
    "entities": ("a.html", b"<html><p>Izium" + b"&amp;" * 400_000),
    "brackets": ("a.md", b"Izium " + b"[" * 50_000),
    "emphasis": ("a.md", b"Izium " + b"*a _b" * 20_000),
    "quotes": ("a.md", b"> " * 50_000 + b"Izium"),
    "links": ("a.md", b"[a](<b" * 20_000),
    "backticks": ("a.md", b"".join(b"`" * n + b"a" for n in range(500))),
    "lists": ("a.md", b"".join(b" " * n + b"* a\n" for n in range(1_000))),
    "boundaries": (
        "a.eml",
        b"From: a@b\nMIME-Version: 1.0\nTo: x\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\n\nIzium\n" * 20_000,
    ),
    "header": (
        "a.eml",
        b"Message-ID: 1\nDate: x\nFrom: " + b"=?utf-8?q?" * 100_000 + b"\n\nIzium is calm.",
    ),
    "addresses": ("a.eml", b"Message-ID: 1\nDate: x\nFrom: " + b'<,("' * 90_000 + b"\n\nIzium."),
    "cues": ("a.vtt", b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nIzium\n\n" * 10_000),
    "one cue": ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n" + b"\n 7" * 100_000 + b"x"),
    "quoted Markdown": ("a.md", b"<<\n>>\nendobj\n7 0 obj\n" * 3_000),
    "open quotes": ("a.txt", "“".encode() * 300_000),
    "abbreviations": ("a.txt", ("قصفت القوات مدينة حلب والقرى. " * 9 + "د. " * 90_000).encode()),
    "broken letters": ("a.txt", "Ã¢â‚¬â„¢ ".encode() * 50_000),
    "hyphens": ("a.txt", b"Shelling went on in the town all day long and coun-\n" * 20_000),
    "RTF of fields": ("a.rtf", rb"{\rtf1 Izium " + rb"{\field{\*\fldinst{ " * 90_000),
    "RTF of fonts": ("a.rtf", rb"{\rtf1 Izium {\fonttbl " + rb"\f0\fcharset0" * 90_000),
    "RTF of groups": ("a.rtf", rb"{\rtf1 Izium " + rb"{\b x}\'d1\u8364?" * 90_000),
    "RTF of pictures": ("a.rtf", rb"{\rtf1 Izium " + rb"{\pict\bin9 " * 90_000),
    "sheet of quotes": ("a.csv", b'a,b\n"' * 90_000),
    "sheet of columns": ("a.csv", (b"lat,lon," * 40_000 + b"\n") + b"1.5," * 80_000),
    "sheet of points": ("a.csv", b"1.2345,2.3456," * 30_000 + b"\n"),
    "sheet of one column": ("a.csv", b"Izium, calm.\n" * 30_000),
    "chat of dates": ("chat.txt", b"[10.09.22, 08:00:00] Bo: x\n" + b"[10.09.22, " * 90_000),
    "chat of senders": ("chat.txt", b"10/09/22, 08:00 - Bo: <x>\n" * 30_000),
    "chat of nothing": (
        "result.json",
        b'{"messages": [{"text": "x"}' + b",{}" * 300_000 + b"]}",
    ),
    "chat of brackets": ("result.json", b'{"messages": [{"text": ' + b"[" * 500_000),
    "chat of pages": (
        "messages.html",
        b'<html><div class="history">' + b'<div class="message default"><p class="text">x' * 900,
    ),
    "chat of messages": (
        "messages.html",
        b'<html><div class="history">'
        + b'<div class="message default"><a class="text">x</a></div>' * 30_000,
    ),
    "page of data": (
        "a.html",
        b"<html><p>Izium is calm." + b'<img src="data:image/png;base64,AAAA">' * 29_000,
    ),
    "parts of a saved page": (
        "a.mhtml",
        b"Snapshot-Content-Location: x\nMIME-Version: 1.0\nFrom: x\n"
        b"Content-Type: multipart/related; boundary=x\n\n"
        + b"--x\nContent-Type: text/html\n\n<p>Izium\n"
        * 20_000,
    ),
    "braces": ("a.jsonl", b'{"text": ' + b"[" * 500_000),
}


@pytest.mark.parametrize(("name", "raw"), SLOW.values(), ids=SLOW)
def test_nothing_takes_the_square_of_its_length(name: str, raw: bytes) -> None:
    # Of this process alone, whatever else the machine does; the one that reads has its own limit.
    start = time.process_time()
    try:
        assert read_report(raw, name=name).text
    except ReportError as error:
        assert "takes longer" not in str(error)
    assert time.process_time() - start < 10.0


def test_a_lie_in_the_name_is_said() -> None:
    report = read_report(seeds.PAGE.encode(), name="report.pdf")
    assert report.title == seeds.TITLE
    assert report.repairs[0] == (
        "By its name it is a PDF document, but it holds a web page and was read as that."
    )
    assert read_report(b"Izium is calm.", name="report.docx").text == "Izium is calm."


def test_macros_are_not_read_and_that_is_said() -> None:
    report = read_report(seeds.docx(macros=True), name="report.docm")
    assert report.title == seeds.TITLE
    assert "Its macros were neither read nor run." in report.repairs


@pytest.mark.parametrize(
    ("raw", "name", "values"),
    [
        (b"", "news.txt", {"file": "news.txt"}),
        (b" ", "", {"file": "The report"}),
        (b"\x89PNG", "map.txt", {"file": "map.txt", "form": "a PNG picture"}),
        (b"a" * 2_000_001, "news.txt", {"number": 2_000_001, "total": 2_000_000}),
        (b"a" * 10_200_000, "news.txt", {"file": "news.txt", "size": 10.2}),
    ],
    ids=["empty", "blank", "picture", "long", "large"],
)
def test_a_refusal_tells_its_values(raw: bytes, name: str, values: dict[str, object]) -> None:
    with pytest.raises(ReportError) as caught:
        read_report(raw, name=name)
    assert {each: getattr(caught.value, each) for each in values} == values


def test_the_system_s_word_on_a_file_stands_within_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r" cannot be read \(is a directory\): check ") as caught:
        read_report(tmp_path)
    assert (caught.value.file, caught.value.reason) == (str(tmp_path), "is a directory")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GeoError, match="There is no file"):
        read_report(tmp_path / "none.txt")
