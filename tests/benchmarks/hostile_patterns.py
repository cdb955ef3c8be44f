"""Texts and documents that are made to take long, each of any size: kinds that once did, and more.

A pattern is the name of the file that it comes as, and what is repeated between a head and a tail.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Literal

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIL = "Message-ID: 1\nDate: x\nFrom: a@b\nMIME-Version: 1.0\n"
_BOX = "From a@b Sat Sep 10 08:00:00 2022\n" + _MAIL + "\nIzium is calm.\n\n"
_PART = "--x\nContent-Type: text/plain\n\nIzium is calm.\n"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is repeated until a document has the size that is asked for."""

    name: str
    """Of the file: its ending says which reader reads it."""
    repeated: str
    head: str = ""
    tail: str = ""
    part: str = ""
    """The part of an archive in which all this stands, "" where it is the file."""
    then: str = ""
    """What is repeated in the second half, "" for the same."""
    kind: Literal["report", "layer", "archive"] = "report"
    """What reads it: as a report, as a layer of the reader's own, or as many reports."""

    def of_size(self, size: int) -> bytes:
        """Return the document, of about `size` characters (in an archive before it is packed)."""
        room = size - len(self.head) - len(self.tail)
        halves = (self.repeated, self.then) if self.then else (self.repeated,)
        text = self.head + "".join(_times(each, room // len(halves)) for each in halves) + self.tail
        return _packed(self.part, text) if self.part else text.encode()


def _times(repeated: str, room: int) -> str:
    """Return `repeated` as often as there is room for it, "{n}" in it numbered."""
    if "{n}" not in repeated:
        return repeated * max(1, room // len(repeated))
    return "".join(
        repeated.replace("{n}", str(n)) for n in range(max(1, room // (len(repeated) + 3)))
    )


def _packed(part: str, text: str) -> bytes:
    """Return an archive with `text` in it, and so little packed that it is taken for no trap."""
    files = {part: text}
    if part.startswith("OEBPS/"):
        files |= {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OEBPS/a.opf" media-type="application/'
            'oebps-package+xml"/></rootfiles></container>',
            "OEBPS/a.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" '
            'href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref '
            'idref="a"/></spine></package>',
        }
    elif part.startswith("xl/"):
        files |= {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName='
            '"/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
            f'2006/main" xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r"/>'
            "</sheets></workbook>",
        }
    elif part == "content.xml":
        files = {"mimetype": "application/vnd.oasis.opendocument.text", **files}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _word(repeated: str, head: str = "", tail: str = "") -> Pattern:
    before = f'<w:document xmlns:w="{_WORD}"><w:body>{head}'
    return Pattern("a.docx", repeated, before, f"{tail}</w:body></w:document>", "word/document.xml")


def _odt(repeated: str, head: str = "", tail: str = "") -> Pattern:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    before = f"<office:document-content {spaces}><office:body><office:text>{head}"
    after = f"{tail}</office:text></office:body></office:document-content>"
    return Pattern("a.odt", repeated, before, after, "content.xml")


PATTERNS: dict[str, Pattern] = {
    # Sentences and words.
    "initials": Pattern("a.txt", "A.B. "),
    "full stops": Pattern("a.txt", ". "),
    "dots": Pattern("a.txt", "."),
    "open quotes": Pattern("a.txt", "“"),
    "brackets": Pattern("a.txt", "("),
    "one word": Pattern("a.txt", "a"),
    "one name": Pattern("a.txt", "Kherson"),
    "names": Pattern("a.txt", "Kherson, "),
    "names in lines": Pattern("a.txt", "Kherson\n"),
    "names in sentences": Pattern("a.txt", "Kherson was hit. "),
    "namesakes": Pattern("a.txt", "Ivanivka and Springfield, "),
    "many names": Pattern("a.txt", "Kherson{n} and Izium{n} were hit. "),
    "many names in lines": Pattern("a.txt", "Kher{n}, Mali\n"),
    "names then others": Pattern("a.txt", "Kherson, ", then="Izium and Kyiv "),
    "names under a head": Pattern("a.txt", "Antonivka{n}, Bilozerka, ", "Kherson: "),
    "quarters": Pattern("a.txt", "Kanal{n} and Novyi microdistricts of Chasiv Yar, "),
    "waters": Pattern("a.txt", "Ternivska{n} reservoir and the Ternivska reservoir, "),
    "names joined": Pattern("a.txt", "Kherson-"),
    "names and": Pattern("a.txt", "Kherson and "),
    "capitals": Pattern("a.txt", "A "),
    "capitalised words": Pattern("a.txt", "Many Words Here "),
    "apostrophes": Pattern("a.txt", "L'"),
    "hashtags": Pattern("a.txt", "#Izium"),
    "possessives": Pattern("a.txt", "Izium's "),
    "blanks": Pattern("a.txt", " ", "Izium", "is calm."),
    "blanks in a title": Pattern("a.txt", " ", "Izium", "calm\n\nIzium is calm."),
    "blanks in a page's text": Pattern("a.html", " ", "<html><pre>Izium", "calm</pre><p>Izium."),
    "blanks in Markdown": Pattern("a.md", " ", "Izium", "calm\n\nIzium is calm."),
    "blanks in a letter": Pattern("a.eml", " ", f"{_MAIL}\nIzium", "calm\n\nIzium is calm."),
    "blanks in JSON": Pattern("a.jsonl", "\\n ", '{"text": "Izium', 'calm\\n\\nIzium is calm."}'),
    "tabs": Pattern("a.txt", "\t", "Izium", "calm\n\nIzium is calm."),
    "blanks and commas": Pattern("a.txt", " " * 200 + ",", "By Izium", "\n\nIzium is calm."),
    "empty lines": Pattern("a.txt", "\n", "Izium", "is calm."),
    "blank lines": Pattern("a.txt", " \n", "Izium\n", "is calm."),
    "bullets": Pattern("a.txt", "- \n", tail="Izium"),
    "broken words": Pattern("a.txt", "Shelling went on in all the town the day long and coun-\n"),
    "wrong encoding": Pattern("a.txt", "Ã¢â‚¬â„¢ "),
    "accents": Pattern("a.txt", "e\u0301"),
    "marks on one letter": Pattern("a.txt", "\u0301", "Izium e"),
    "joiners": Pattern("a.txt", "I\u200bz\u200di\u202eum "),
    "letters alike": Pattern("a.txt", "Ky\u0456v "),
    # What stands for a place without being a name.
    "degrees": Pattern("a.txt", "49.21, 37.26; "),
    "digits": Pattern("a.txt", "1"),
    "digits apart": Pattern("a.txt", "1 "),
    "decimals": Pattern("a.txt", "1.1 "),
    "minutes": Pattern("a.txt", "49°12'"),
    "grids": Pattern("a.txt", "37U DQ 12345 67890 "),
    "codes": Pattern("a.txt", "8FW4V75V+"),
    "links": Pattern("a.txt", "https://maps.google.com/?q=49.21,37.26&"),
    "one link": Pattern("a.txt", "%2C", "https://maps.google.com/?q=", "1"),
    "distances": Pattern("a.txt", "15 km north of Izium "),
    "distances of distances": Pattern("a.txt", "15 km north of "),
    "between": Pattern("a.txt", "between Izium and "),
    "directions": Pattern("a.txt", "north of the east of the "),
    "regions": Pattern("a.txt", "Kharkiv region, "),
    "peoples": Pattern("a.txt", "the Lebanese city of Tripoli, "),
    "towns of countries": Pattern("a.txt", "Tripoli in Lebanon, Tripoli in Libya, "),
    "owners": Pattern("a.txt", "Pakistan's Sindh province's "),
    "codes of states": Pattern("a.txt", "Arlington, VA, "),
    "capitals in lines": Pattern("a.txt", "KHERSON, Ukraine (AP) - "),
    "said": Pattern("a.txt", "Moscow said that "),
    "credits": Pattern("a.txt", "Photo: Reuters | "),
    "bylines": Pattern("a.txt", "By Anna Smith in Kyiv\n"),
    "dates": Pattern("a.txt", "10 September 2022, "),
    # Pages.
    "attributes": Pattern("a.html", ' a{n}="1"', "<html><body><p", ">Izium is calm.</p>"),
    "attributes with quotes": Pattern("a.html", " a{n}='>'", "<html><body><p", ">Izium is calm."),
    "attributes of a letter": Pattern(
        "a.eml", ' a{n}="1"', f"{_MAIL}Content-Type: text/html\n\n<p", ">Izium is calm.</p>"
    ),
    "bare attributes": Pattern("a.html", " a", "<html><body><p", ">Izium is calm.</p>"),
    "deep page": Pattern("a.html", "<div>", "<html><body>", "Izium"),
    "deep bold": Pattern("a.html", "<b>x", "<html><body><p>"),
    "paragraphs": Pattern("a.html", "<p>Izium is calm.</p>", "<html><body>"),
    "wide row": Pattern("a.html", "<td>x", "<html><body><table><tr>"),
    "cells that span": Pattern(
        "a.html", "<td rowspan=999 colspan=999>x", "<html><body><table><tr>", then="<tr><td>Izium"
    ),
    "tables in tables": Pattern("a.html", "<table><tr><td>Izium", "<html><body>"),
    "comments": Pattern("a.html", "<!-- ", "<html><body><p>Izium"),
    "entities": Pattern("a.html", "&amp;", "<html><body><p>Izium"),
    "scripts": Pattern("a.html", "<script>{", "<html><body><p>Izium"),
    "page of links": Pattern("a.html", "<a href=x>Izium</a> ", "<html><body><nav>"),
    "list of items": Pattern("a.html", "<li>Izium", "<html><body><ul>"),
    "breaks": Pattern("a.html", "<br>", "<html><body><p>Izium"),
    "metadata": Pattern("a.html", '<meta name="author" content="x">', "<html>", "<p>Izium."),
    "data of a page": Pattern(
        "a.html", "[", '<html><script type="application/ld+json">', "</script><p>Izium."
    ),
    "frames": Pattern("a.html", "<svg><math>", "<html><body><p>Izium"),
    "Telegram's page": Pattern(
        "messages.html",
        '<div class="message default"><div class="text">Izium</div></div>',
        '<html><body><div class="history">',
    ),
    "Telegram's deep page": Pattern(
        "messages.html",
        '<div class="message default"><div class="text">Izium',
        '<html><body><div class="history">',
    ),
    # Markdown.
    "pipes": Pattern("a.md", "|"),
    "table of pipes": Pattern("a.md", "|", "|a|b|\n|-|-|\n"),
    "rows of pipes": Pattern("a.md", "|a|b|\n", "|a|b|\n|-|-|\n"),
    "wide table": Pattern("a.md", "|", "a\n", then="-|", tail="\n|a"),
    "wide and long table": Pattern("a.md", "|a", then="\n|", tail="\n"),
    "tables": Pattern("a.md", "|a|b|c|d|\n|-|-|-|-|\n"),
    "Markdown brackets": Pattern("a.md", "[", "Izium "),
    "Markdown links": Pattern("a.md", "[a](<b"),
    "pictures": Pattern("a.md", "![", "Izium "),
    "emphasis": Pattern("a.md", "*a _b", "Izium "),
    "stars": Pattern("a.md", "*a **b", "Izium "),
    "strikes": Pattern("a.md", "~~a ", "Izium "),
    "backticks": Pattern("a.md", "`a``b", "Izium "),
    "quotes": Pattern("a.md", "> "),
    "nested lists": Pattern("a.md", "* ", tail="Izium"),
    "list and quote": Pattern("a.md", "> * "),
    "references": Pattern("a.md", "[a]: b\n", tail="Izium"),
    "autolinks": Pattern("a.md", "<a:", "Izium "),
    "entities of Markdown": Pattern("a.md", "&a", "Izium "),
    "escapes": Pattern("a.md", "\\", "Izium "),
    "fields before": Pattern("a.md", "a: b\n", "---\n"),
    # Mail.
    "parts": Pattern(
        "a.eml", _PART, f"{_MAIL}Content-Type: multipart/mixed; boundary=x\n\n", "--x--\n"
    ),
    "letters of a box": Pattern("a.mbox", _BOX),
    "encoded words": Pattern("a.eml", "=?utf-8?q?a?= ", f"{_MAIL}Subject: ", "\n\nIzium."),
    "addresses": Pattern("a.eml", '<,("', "Message-ID: 1\nDate: x\nFrom: ", "\n\nIzium."),
    "fields": Pattern("a.eml", "X-A: b\n", _MAIL, "\nIzium."),
    "quoted lines": Pattern("a.eml", "> ", f"{_MAIL}\n"),
    "flowed lines": Pattern(
        "a.eml", "Izium \n", f"{_MAIL}Content-Type: text/plain; format=flowed\n\n"
    ),
    "quoted printable": Pattern(
        "a.eml", "=3D=\n", f"{_MAIL}Content-Transfer-Encoding: quoted-printable\n\nIzium"
    ),
    "parameters": Pattern("a.eml", "; a*0=b", f"{_MAIL}Content-Type: text/plain", "\n\nIzium."),
    "letters in letters": Pattern(
        "a.eml", f"Content-Type: message/rfc822\n\n{_MAIL}", _MAIL, "\nIzium."
    ),
    # Office documents and books.
    "Word's attributes": _word(' a{n}="1"', "<w:p", "><w:r><w:t>Izium</w:t></w:r></w:p>"),
    "Word's paragraphs": _word("<w:p><w:r><w:t>Izium is calm.</w:t></w:r></w:p>"),
    "Word's runs": _word("<w:r><w:t>Izium </w:t></w:r>", "<w:p>", "</w:p>"),
    "Word's tables": _word(
        "<w:tr><w:tc><w:p><w:r><w:t>Izium</w:t></w:r></w:p></w:tc></w:tr>", "<w:tbl>", "</w:tbl>"
    ),
    "Word's cells": _word(
        "<w:tc><w:p><w:r><w:t>Izium</w:t></w:r></w:p></w:tc>",
        "<w:tbl><w:tr>",
        "</w:tr></w:tbl>",
    ),
    "OpenDocument's paragraphs": _odt("<text:p>Izium is calm.</text:p>"),
    "OpenDocument's notes": _odt(
        "<text:note><text:note-body><text:p>Izium.</text:p></text:note-body></text:note>",
        "<text:p>",
        "</text:p>",
    ),
    "OpenDocument's cells": _odt(
        "<table:table-cell><text:p>Izium</text:p></table:table-cell>",
        "<table:table><table:table-row>",
        "</table:table-row></table:table>",
    ),
    "book's chapter": Pattern(
        "a.epub", "<p>Izium is calm.</p>", "<html><body>", "</body></html>", "OEBPS/a.xhtml"
    ),
    "RTF's groups": Pattern("a.rtf", r"{\b x}\'d1\u8364?", r"{\rtf1 Izium "),
    "RTF's nested groups": Pattern("a.rtf", r"{\b x", r"{\rtf1 Izium "),
    "RTF's fields": Pattern("a.rtf", r"{\field{\*\fldinst{ ", r"{\rtf1 Izium "),
    "RTF's fonts": Pattern("a.rtf", r"\f0\fcharset0", r"{\rtf1 Izium {\fonttbl "),
    # Sheets, chats, records, subtitles.
    "cells": Pattern("a.csv", "Izium,"),
    "rows": Pattern("a.csv", "Izium,49.21,37.26\n", "name,lat,lon\n"),
    "quotation marks": Pattern("a.csv", '"', "a,b\n"),
    "columns of points": Pattern("a.csv", "1.2345,2.3456,"),
    "chat": Pattern("chat.txt", "[10.09.22, 08:00:00] Bo: Izium\n"),
    "chat's stamps": Pattern("chat.txt", "[10.09.22, ", "[10.09.22, 08:00:00] Bo: x\n"),
    "Telegram's messages": Pattern(
        "result.json",
        '{"type": "message", "date": "2022-09-10T08:00:00", "from": "a", "text": "Izium"},',
        '{"name": "a", "messages": [',
        '{"text": "x"}]}',
    ),
    "Telegram's marks": Pattern(
        "result.json",
        '{"type": "bold", "text": "Izium "},',
        '{"name": "a", "messages": [{"type": "message", "text": [',
        '"x"]}]}',
    ),
    "brackets of JSON": Pattern("a.json", "[", '{"text": '),
    "record": Pattern("a.jsonl", "Izium is calm. ", '{"text": "', '"}'),
    "cues": Pattern("a.vtt", "00:01.000 --> 00:02.000\nIzium\n\n", "WEBVTT\n\n"),
    "one cue": Pattern("a.srt", "\n 7", "1\n00:00:01,000 --> 00:00:02,000\n", "x"),
    "tags of a cue": Pattern("a.vtt", "<c>Izium ", "WEBVTT\n\n00:01.000 --> 00:02.000\n"),
}
