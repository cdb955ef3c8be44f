"""A Word document (.docx): all that is shown, insertions not yet accepted included.

Read from its XML: python-docx leaves out insertions, content controls, text boxes and notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.archive import Archive
from geo.report.document import Block, Document, language_code, one_line
from geo.report.xmltree import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HIDDEN = frozenset("del moveFrom instrText delText rPr pPr sectPr tblPr tblGrid trPr tcPr".split())
_EDGE = re.compile(r"word/(header|footer)\d*\.xml")
_CAPTION = "caption"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LARGE = 3
"""Characters of a drop cap, a quotation mark among them."""


def read_docx(archive: Archive) -> Document:
    """Return what a Word document shows: headers and footers as credits, notes at the end.

    Raises:
        ReportError: it is damaged or a trap.
    """
    name = archive.name
    body = _plain(archive.read(_body_part(archive)), name)
    if body is None:
        raise ReportError(
            "{file} is a Word document without a text: save it as plain text (.txt, UTF-8) and "
            "open that.",
            file=name,
        )
    styles = _styles(_plain(archive.read(_part(archive, "styles")), name))
    repairs = []
    edges = []
    for part in sorted(filter(_EDGE.fullmatch, archive.parts)):
        edges += [
            Block(block.text, ParagraphKind.CREDIT)
            for block in _blocks(_plain(archive.read(part), name), styles)
        ]
    blocks = list(_blocks(body, styles))
    notes: list[Block] = []
    for notes_of in ("footnotes", "endnotes"):
        for block in _blocks(_plain(archive.read(_part(archive, notes_of)), name), styles):
            notes.append(Block(block.text, ParagraphKind.BODY))
    if notes:
        repairs.append(say("Notes were put after the text."))
    if edges:
        repairs.append(say("Headers and footers stand once, after the text."))
    if any(part.endswith("vbaProject.bin") for part in archive.parts):
        repairs.append(say("Its macros were neither read nor run."))
    if any(_is(element, "comment") for element in _elements(archive, _part(archive, "comments"))):
        repairs.append(say("The comments in its margin were left out."))
    about = {element.tag: element.text for element in _elements(archive, "docProps/core.xml")}
    return Document(
        (*blocks, *notes, *dict.fromkeys(edges)),
        title=one_line(about.get(f"{_DC}title")),
        author=one_line(about.get(f"{_DC}creator")),
        publisher=one_line(about.get(f"{_DC}publisher")),
        language=language_code(about.get(f"{_DC}language")),
        repairs=tuple(repairs),
    )


def _body_part(archive: Archive) -> str:
    """Return the part that the package names as its document: Word Online numbers it."""
    for relation in _elements(archive, "_rels/.rels"):
        target = str(relation.get("Target") or "").lstrip("/")
        if str(relation.get("Type")).endswith("/officeDocument") and target in archive.parts:
            return target
    return _part(archive, "document")


def _part(archive: Archive, name: str) -> str:
    """Return the part of this name, with the number that some programs give it."""
    numbered = re.compile(rf"word/{name}\d*\.xml")
    return min(filter(numbered.fullmatch, archive.parts), default=f"word/{name}.xml")


def _plain(raw: bytes, name: str) -> Any:
    return parse_xml(raw, name) if raw.strip() else None


def _elements(archive: Archive, part: str) -> Iterator[Any]:
    root = _plain(archive.read(part), archive.name)
    return iter(()) if root is None else root.iter("*")


def _is(element: Any, *names: str) -> bool:
    return _name(element.tag) in names


@lru_cache(maxsize=1_000)
def _name(tag: str) -> str:
    """Return the name of one of Word's elements, "" for any other element."""
    return next((tag[len(own) :] for own in (_W, _STRICT) if tag.startswith(own)), "")


def _attribute(element: Any, name: str) -> str:
    return str(element.get(_W + name) or element.get(_STRICT + name) or "")


def _styles(root: Any) -> dict[str, str]:
    """Return the built-in name of each style in lower case; the ids differ by language."""
    if root is None:
        return {}
    return {
        _attribute(style, "styleId"): _attribute(name, "val").lower()
        for style in root
        if _is(style, "style")
        for name in style
        if _is(name, "name")
    }


def _blocks(root: Any, styles: dict[str, str]) -> Iterator[Block]:
    """Yield the paragraphs below `root` and a line for each row of a table, in order."""
    if root is None:
        return
    walk = etree.iterwalk(root, events=("start",))
    large = ""
    for _start, element in walk:
        if element.tag == _FALLBACK or _is(element, *_HIDDEN):
            walk.skip_subtree()
        elif _is(element, "p"):
            walk.skip_subtree()
            text = large + _text(element)
            large = text if len(text) <= _LARGE and _is_drop_cap(element) else ""
            if text.strip() and not large:
                yield Block(text.strip(), _kind(element, styles))
            # Text boxes are in a paragraph and contain paragraphs themselves.
            if not _within(element, "txbxContent"):
                for box in element.iter("*"):
                    if _is(box, "txbxContent") and not _in_fallback(box):
                        yield from _blocks(box, styles)
        elif _is(element, "tr"):
            walk.skip_subtree()
            row = " | ".join(filter(None, map(_cell, element)))
            if row:
                yield Block(row, ParagraphKind.BODY)
    if large.strip():
        yield Block(large.strip())


def _within(element: Any, name: str) -> bool:
    return any(_is(above, name) for above in element.iterancestors())


def _in_fallback(element: Any) -> bool:
    return any(above.tag == _FALLBACK for above in element.iterancestors())


def _cell(cell: Any) -> str:
    """Return the text of a cell on one line, including tables in it."""
    paragraphs = (_text(p) for p in cell.iter("*") if _is(p, "p") and not _in_fallback(p))
    return " ".join(" ".join(paragraphs).split())


def _text(paragraph: Any) -> str:
    """Return the characters of a paragraph, without those of a text box in it."""
    pieces = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _start, element in walk:
        left_out = element.tag == _FALLBACK or _is(element, "txbxContent", *_HIDDEN)
        if left_out or (_is(element, "r") and _is_hidden(element)):
            walk.skip_subtree()
        elif _is(element, "t"):
            pieces.append(element.text or "")
        else:
            pieces.append(_SIGNS.get(_name(element.tag), ""))
    return "".join(pieces)


def _is_drop_cap(paragraph: Any) -> bool:
    """Tell whether a paragraph is but the large first letter of the next one."""
    return any(
        _is(frame, "framePr") and _attribute(frame, "dropCap") in ("drop", "margin")
        for properties in paragraph
        if _is(properties, "pPr")
        for frame in properties
    )


def _is_hidden(run: Any) -> bool:
    """Tell whether a run is formatted as hidden text."""
    return any(
        _is(mark, "vanish") and _attribute(mark, "val") not in ("0", "false", "off")
        for properties in run
        if _is(properties, "rPr")
        for mark in properties
    )


def _kind(paragraph: Any, styles: dict[str, str]) -> ParagraphKind | None:
    for properties in paragraph:
        if not _is(properties, "pPr"):
            continue
        for style in properties:
            if _is(style, "pStyle"):
                name = styles.get(_attribute(style, "val"), _attribute(style, "val").lower())
                if name == "title":
                    return ParagraphKind.TITLE
                if name == _CAPTION:
                    return ParagraphKind.CAPTION
                if name.startswith(("heading", "list")):
                    return ParagraphKind.BODY
            elif _is(style, "numPr"):
                return ParagraphKind.BODY
    return None
