"""An OpenDocument text (.odt): all that is shown; deleted text and comments are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.archive import Archive
from geo.report.document import LOCKED, Block, Document, language_code, one_line
from geo.report.xmltree import parse_xml

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{_NS}text:1.0}}"
TABLE = f"{{{_NS}table:1.0}}"
_DRAW = f"{{{_NS}drawing:1.0}}"
STYLE = f"{{{_NS}style:1.0}}"
OFFICE = f"{{{_NS}office:1.0}}"
_META = f"{{{_NS}meta:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_NOTE = f"{TEXT}note"
_HIDDEN = frozenset(
    (
        f"{TEXT}tracked-changes",
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{OFFICE}forms",
        f"{TEXT}note-citation",
        f"{TEXT}sequence-decls",
        f"{TEXT}ruby-text",
        f"{TEXT}bookmark",
    )
)
_MOST_BLANKS = 100


def read_odt(archive: Archive) -> Document:
    """Return what an OpenDocument text shows: headers and footers as credits, notes at the end.

    Raises:
        ReportError: it is locked, damaged or a trap.
    """
    name = archive.name
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ReportError(LOCKED, file=name)
    content = parse_xml(archive.read("content.xml"), name)
    body = next(content.iter(f"{OFFICE}text"), None)
    if body is None:
        raise ReportError(
            "{file} is an OpenDocument file without a text: save it as plain text (.txt, UTF-8) "
            "and open that.",
            file=name,
        )
    parents = _parents(content)
    notes: list[Any] = []
    blocks = list(_blocks(body, parents, notes))
    ends: list[Block] = []
    for note in notes:
        ends += [Block(b.text, ParagraphKind.BODY) for b in _blocks(note, parents, [])]
    edges = tuple(_edges(archive))
    repairs = []
    if ends:
        repairs.append(say("Notes were put after the text."))
    if edges:
        repairs.append(say("Headers and footers stand once, after the text."))
    if next(body.iter(f"{OFFICE}annotation"), None) is not None:
        repairs.append(say("The comments in its margin were left out."))
    if any(part.startswith("Basic/") and part.endswith(".xml") for part in archive.parts):
        repairs.append(say("Its macros were neither read nor run."))
    return replace(about_itself(archive), blocks=(*blocks, *ends, *edges), repairs=tuple(repairs))


def about_itself(archive: Archive) -> Document:
    """Return what an OpenDocument file says of itself, without its text."""
    about = _about(archive)
    return Document(
        title=one_line(about.get(f"{_DC}title")),
        author=one_line(about.get(f"{_META}initial-creator") or about.get(f"{_DC}creator")),
        publisher=one_line(about.get(f"{_DC}publisher")),
        language=language_code(about.get(f"{_DC}language")),
    )


def _about(archive: Archive) -> dict[str, str]:
    raw = archive.read("meta.xml")
    if not raw.strip():
        return {}
    return {element.tag: element.text or "" for element in parse_xml(raw, archive.name).iter("*")}


def _edges(archive: Archive) -> Iterator[Block]:
    raw = archive.read("styles.xml")
    if not raw.strip():
        return
    root = parse_xml(raw, archive.name)
    seen = set()
    for edge in root.iter(f"{STYLE}header", f"{STYLE}footer"):
        for block in _blocks(edge, {}, []):
            if block.text not in seen:
                seen.add(block.text)
                yield Block(block.text, ParagraphKind.CREDIT)


def _parents(root: Any) -> dict[str, str]:
    """Return the style that each automatic style is based on."""
    return {
        str(style.get(f"{STYLE}name")): str(style.get(f"{STYLE}parent-style-name") or "")
        for style in root.iter(f"{STYLE}style")
    }


def _blocks(root: Any, parents: dict[str, str], notes: list[Any]) -> Iterator[Block]:
    """Yield the paragraphs below `root`, a line for each row of a table; fill `notes`."""
    walk = etree.iterwalk(root, events=("start",))
    for _start, element in walk:
        if element.tag in _HIDDEN:
            walk.skip_subtree()
        elif element.tag in _PARAGRAPHS:
            walk.skip_subtree()
            text, inside = paragraph_text(element)
            if text.strip():
                yield Block(text.strip(), _kind(element, parents))
            notes += [part for part in inside if part.tag == _NOTE]
            for frame in inside:
                if frame.tag != _NOTE:
                    yield from _blocks(frame, parents, notes)
        elif element.tag == _NOTE and element is not root:
            walk.skip_subtree()
            notes.append(element)
        elif element.tag == f"{TABLE}table-row":
            walk.skip_subtree()
            row = " | ".join(filter(None, (_cell(cell, parents, notes) for cell in element)))
            if row:
                yield Block(row, ParagraphKind.BODY)


def _cell(cell: Any, parents: dict[str, str], notes: list[Any]) -> str:
    if cell.tag != f"{TABLE}table-cell":
        return ""
    return " ".join(" ".join(b.text.split()) for b in _blocks(cell, parents, notes))


def paragraph_text(paragraph: Any) -> tuple[str, list[Any]]:
    """Return the characters of a paragraph, and the notes and frames in it."""
    pieces: list[str] = []
    inside: list[Any] = []
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            pieces.append("" if element is paragraph else element.tail or "")
        elif element.tag in _HIDDEN:
            walk.skip_subtree()
        elif element.tag == _NOTE or element.tag.startswith(_DRAW):
            walk.skip_subtree()
            inside.append(element)
        else:
            pieces.append(_special(element) + (element.text or ""))
    return "".join(pieces), inside


def _special(element: Any) -> str:
    if element.tag == f"{TEXT}s":
        count = str(element.get(f"{TEXT}c") or "1")[:4]
        return " " * min(int(count) if count.isascii() and count.isdigit() else 1, _MOST_BLANKS)
    if element.tag == f"{TEXT}tab":
        return "\t"
    return "\n" if element.tag == f"{TEXT}line-break" else ""


def _kind(paragraph: Any, parents: dict[str, str]) -> ParagraphKind | None:
    style = str(paragraph.get(f"{TEXT}style-name") or "")
    names = (style, parents.get(style, ""))
    if "Title" in names:
        return ParagraphKind.TITLE
    if any(name in ("Caption", "Illustration", "Figure") for name in names):
        return ParagraphKind.CAPTION
    return ParagraphKind.BODY if paragraph.tag == f"{TEXT}h" else None
