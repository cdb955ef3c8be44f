"""Small reports of every kind of source, and the rows of an archive to be compared."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

PLACES = ("Izium", "Kupiansk", "Balakliia", "Lyman", "Bakhmut", "Kharkiv")
SAME = "Shells fell near Chuhuiv.\n\nNobody was hurt in Vovchansk, the governor said."
LETTER = (
    "From: Ada <ada@example.org>\nTo: all@example.org\nSubject: Shells near Lyman\n"
    "Date: Mon, 12 Sep 2022 10:00:00 +0000\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n\nShells fell near Lyman. Nobody was hurt.\n"
)
RSS = """<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>
<language>en-gb</language>
<item><title>Shells &amp;amp; smoke</title><link>https://example.org/1</link>
<pubDate>Mon, 12 Sep 2022 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded>&lt;p&gt;Shells fell near Izium.&lt;/p&gt;</content:encoded></item>
<item><title>Second</title><description>Troops left Lyman.</description></item>
<item><guid>3</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>Wire</title>
<entry><title>Перша</title><link rel="edit" href="https://example.org/edit"/>
<link href="https://example.org/a"/><published>2022-09-13T01:00:00Z</published>
<updated>2022-10-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Обстріл Ізюма.</p></div>
</content></entry><entry><title>Друга</title><updated>2022-10-01T00:00:00Z</updated>
<summary type="text">Обстріл &lt;Лимана&gt;.</summary></entry></feed>"""
PAGE = (
    "<html><head><title>Shells near Kupiansk</title></head><body><article><h1>Shells near Kupiansk"
    "</h1><p>Shells fell near Kupiansk on Monday. Nobody was hurt there, the governor said in the "
    "evening.</p><p>Later troops left the town for Kharkiv, where they rested.</p></article></body>"
    "</html>"
)


def web_archive() -> bytes:
    """Return a WARC file, packed record by record: a page, a picture, a page that is not there."""
    return b"".join(
        gzip.compress(_answer(address, status, kind, body))
        for address, status, kind, body in (
            ("https://example.org/page", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
            ("https://example.org/a.png", "200 OK", "image/png", b"\x89PNG"),
            ("https://example.org/no", "404 Not Found", "text/html", PAGE.encode()),
        )
    )


def _answer(address: str, status: str, kind: str, body: bytes) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2022-09-20T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def collection() -> bytes:
    """Return a WACZ file with one web archive in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("archive/data.warc.gz", web_archive())
        packed.writestr("pages/pages.jsonl", "{}")
    return out.getvalue()


def table(rows: Sequence[dict[str, Any]]) -> bytes:
    """Return rows as a Parquet file."""
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows)), out)
    return out.getvalue()


def write_reports(folder: Path) -> Path:
    """Write a folder of reports, some of them bad, one text in two files."""
    folder.mkdir()
    for number, place in enumerate(PLACES):
        text = f"Shells fell near {place} on Monday.\n\nReport {number} from {place} and Kyiv."
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "same.txt").write_text(SAME, encoding="utf-8")
    (folder / "same too.txt").write_text(SAME, encoding="utf-8")
    lines = [
        {"text": f"Troops entered {place} at noon, number {number}.", "title": f"News {number}",
         "published": f"2022-09-{number + 10}", "url": f"https://example.org/{number}"}
        for number, place in enumerate(PLACES)
    ]  # fmt: skip
    written = [json.dumps(line) for line in lines]
    written.insert(3, "{torn")
    (folder / "news.jsonl").write_text("\n".join(written), encoding="utf-8")
    (folder / "box.mbox").write_text(
        f"From ada\n{LETTER}\nFrom bea\n{LETTER.replace('Lyman', 'Izium')}"
    )
    (folder / "feed.xml").write_text(RSS, encoding="utf-8")
    (folder / "crawl.warc.gz").write_bytes(web_archive())
    (folder / "empty.txt").touch()
    (folder / "torn.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Near Izium."}\n' * 9)[:-12])
    return folder


def rows(out: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of all tables in an order of their own, without what differs by the clock."""
    found = {}
    for name in ("reports", "mentions", "places", "errors"):
        told = parquet.read_table(out / name).to_pylist()
        for row in told:
            row.pop("time", None)
        found[name] = sorted(told, key=lambda row: json.dumps(row, default=str, sort_keys=True))
    return found
