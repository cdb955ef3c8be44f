"""Sheets, saved pages, layers and archives made to take long: see `hostile_patterns`."""

from __future__ import annotations

from tests.benchmarks.hostile_patterns import Pattern

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SAVED = (
    "From: <Saved by Blink>\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
)
_POINT = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37,49]}},'
_KML = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
_GPX = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
_WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{n}\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: 60\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Izium.</p>\r\n\r\n"
)


def _layer(name: str, repeated: str, head: str, tail: str = "") -> Pattern:
    return Pattern(name, repeated, head, tail, kind="layer")


def _archive(name: str, repeated: str, head: str = "", tail: str = "") -> Pattern:
    return Pattern(name, repeated, head, tail, kind="archive")


FILES: dict[str, Pattern] = {
    # Sheets.
    "Excel's rows": Pattern(
        "a.xlsx", "<row><c t='inlineStr'><is><t>Izium</t></is></c></row>",
        f'<worksheet xmlns="{_SHEET}"><sheetData>', "</sheetData></worksheet>",
        "xl/worksheets/sheet1.xml",
    ),
    "Excel's cells": Pattern(
        "a.xlsx", "<c t='inlineStr'><is><t>Izium</t></is></c>",
        f'<worksheet xmlns="{_SHEET}"><sheetData><row>', "</row></sheetData></worksheet>",
        "xl/worksheets/sheet1.xml",
    ),
    "Excel's attributes": Pattern(
        "a.xlsx", ' a{n}="1"', f'<worksheet xmlns="{_SHEET}"><sheetData><row',
        "><c><v>1</v></c></row></sheetData></worksheet>", "xl/worksheets/sheet1.xml",
    ),
    # Saved pages.
    "saved page": Pattern(
        "a.mhtml", "<p>Izium is calm.</p>", f"{_SAVED}--x\nContent-Type: text/html\n\n<html><body>",
        "\n--x--\n",
    ),
    "saved page's parts": Pattern(
        "a.mhtml", "--x\nContent-Type: text/css\n\np {}\n",
        f"{_SAVED}--x\nContent-Type: text/html\n\n<p>Izium is calm.\n", "--x--\n",
    ),
    "saved page in pages": Pattern(
        "a.mhtml", "--x\nContent-Type: text/html\n\n<p>Izium is calm.\n", _SAVED, "--x--\n"
    ),
    # Records, chats.
    "records": Pattern("a.jsonl", '{"text": "Izium is calm {n}."}\n'),
    "record's fields": Pattern("a.jsonl", '"a{n}": 1, ', '{', '"text": "Izium is calm."}'),
    "chat's senders": Pattern("chat.txt", "[10.09.22, 08:00:00] Bo{n}: Izium\n"),
    "chat's names": Pattern(
        "chat.txt", "Bo: ", "[10.09.22, 08:00:00] ", "x\n[10.09.22, 08:00:00] Bo: y\n"
    ),
    "Telegram's senders": Pattern(
        "result.json", '{"type": "message", "from": "a{n}", "text": "Izium"},',
        '{"name": "a", "messages": [', '{"text": "x"}]}',
    ),
    # Layers of the reader's own.
    "layer's points": _layer(
        "a.geojson", _POINT, '{"type":"FeatureCollection","features":[', f"{_POINT[:-1]}]}}"
    ),
    "layer's line": _layer(
        "a.geojson", "[37.1,49.2],", '{"type":"LineString","coordinates":[', "[37,49]]}"
    ),
    "layer's zigzag": _layer(
        "a.geojson", "[37,49],[38,50],", '{"type":"LineString","coordinates":[', "[37,49]]}"
    ),
    "layer's rings": _layer(
        "a.geojson", "[[37,49],[38,49],[38,50],[37,49]],", '{"type":"Polygon","coordinates":[',
        "[[37,49],[38,49],[38,50],[37,49]]]}",
    ),
    "layer's brackets": _layer("a.geojson", "[", '{"type":"LineString","coordinates":'),
    "layer's collections": _layer(
        "a.geojson", '{"type":"GeometryCollection","geometries":[', ""
    ),
    "layer's properties": _layer(
        "a.geojson", '"a{n}":1,', '{"type":"Feature","properties":{',
        '"b":1},"geometry":{"type":"Point","coordinates":[37,49]}}',
    ),
    "KML's placemarks": _layer(
        "a.kml", "<Placemark><Point><coordinates>37,49</coordinates></Point></Placemark>", _KML,
        "</Document></kml>",
    ),
    "KML's folders": _layer("a.kml", "<Folder>", _KML),
    "KML's coordinates": _layer(
        "a.kml", "37.1,49.2,0 ", f"{_KML}<Placemark><LineString><coordinates>",
        "37,49</coordinates></LineString></Placemark></Document></kml>",
    ),
    "KML's blanks": _layer(
        "a.kml", " ", f"{_KML}<Placemark><Point><coordinates>37,49",
        "</coordinates></Point></Placemark></Document></kml>",
    ),
    "KML's attributes": _layer("a.kml", ' a{n}="1"', f"{_KML}<Placemark", "/></Document></kml>"),
    "GPX's points": _layer(
        "a.gpx", '<trkpt lat="49.2" lon="37.1"/>', f"{_GPX}<trk><trkseg>",
        "</trkseg></trk></gpx>",
    ),
    "GPX's tracks": _layer(
        "a.gpx", '<trk><trkseg><trkpt lat="49" lon="37"/><trkpt lat="50" lon="37"/></trkseg></trk>',
        _GPX, "</gpx>",
    ),
    # Archives: what holds many reports.
    "archive of letters": _archive(
        "a.mbox", "From a@b Sat Sep 10 08:00:00 2022\nFrom: a@b\n\nIzium {n}.\n\n"
    ),
    "archive's froms": _archive("a.mbox", "From \n"),
    "archive of lines": _archive("a.jsonl", '{"text": "Izium {n}."}\n'),
    "archive of empty lines": _archive("a.jsonl", "\n", tail='{"text": "Izium."}'),
    "archive of rows": _archive("a.csv", "Izium {n}.\n", "text\n"),
    "archive's columns": _archive("a.csv", "a{n},", "", "text\n1\n"),
    "archive's columns and rows": Pattern(
        "a.csv", "a{n},", "text,", then="\nx", kind="archive"
    ),
    "archive's quotation marks": _archive("a.csv", '"', "text\n"),
    "feed": _archive(
        "a.rss", "<item><title>Izium</title><description>Izium {n}.</description></item>",
        '<rss version="2.0"><channel>', "</channel></rss>",
    ),
    "feed's depth": _archive("a.rss", "<item>", '<rss version="2.0"><channel>'),
    "feed's attributes": _archive(
        "a.rss", ' a{n}="1"', '<rss version="2.0"><channel><item', "/></channel></rss>"
    ),
    "feed's entities": _archive(
        "a.rss", "&amp;lt;", '<rss version="2.0"><channel><item><description>Izium ',
        "</description></item></channel></rss>",
    ),
    "web archive": _archive("a.warc", _WARC),
    "web archive's fields": _archive(
        "a.warc", "X-A: b\r\n", "WARC/1.0\r\nWARC-Type: response\r\n", "\r\n"
    ),
}  # fmt: skip
