"""Rich Text Format (.rtf): all that is shown, headers and footers as credits, notes at the end.

Read by code of our own, in time that grows with the length: striprtf, the library for it, takes
hours for some files of 200 KB, and leaves notes out.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.document import DAMAGED, Block, Document, one_line
from geo.wordlists import read_words

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_DEEPEST = 2_000
_PARAGRAPH, _CELL = "\x1d", "\x1e"
"""Ends of paragraphs and cells within the pieces: no text has control characters."""
_CONTROLS = re.compile("[\x00-\x1f]")
_SIGNS = {
    **dict.fromkeys(("par", "sect", "page", "row", "nestrow"), _PARAGRAPH),
    **dict.fromkeys(("cell", "nestcell"), _CELL),
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": _PARAGRAPH, "\r": _PARAGRAPH,
}  # fmt: skip
_KINDS = read_words("reading/rich_text.tsv")
_GROUPS = {word: kind for kind, words in _KINDS.items() for word in words}
_TOLD = {"title": "title", "author": "author", "company": "publisher"}
"""Groups of what the document says of itself, in the group `info`."""
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip


def read_rtf(raw: bytes, called: str) -> Document:
    """Return what a document in RTF shows.

    Raises:
        ReportError: it is damaged, or has no text.
    """
    reading = _Reading(called)
    reading.read(raw.decode("latin-1"))
    body, notes = list(reading.blocks("")), list(reading.blocks("note"))
    if not (body or notes):
        raise ReportError(
            "{file} is a document without any text in it: save it as plain text (.txt, UTF-8) and "
            "open that.",
            file=called,
        )
    edges = dict.fromkeys(
        Block(block.text, ParagraphKind.CREDIT) for block in reading.blocks("edge")
    )
    repairs = [say("The formatting of the document was taken off.")]
    if notes:
        repairs.append(say("Notes were put after the text."))
    if edges:
        repairs.append(say("Headers and footers stand once, after the text."))
    if reading.comments:
        repairs.append(say("The comments in its margin were left out."))
    told = {name: one_line(reading.text(name)) for name in _TOLD.values()}
    return Document(
        (*body, *(Block(note.text, ParagraphKind.BODY) for note in notes), *edges),
        repairs=tuple(repairs),
        **told,  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces."""

    into: str = ""
    """Where its text goes: "" for the body; "skip" for nowhere."""
    font: int = -1
    per_sign: int = 1
    """Characters that stand beside one in Unicode, for old readers."""
    hidden: bool = False
    deleted: bool = False
    in_row: bool = False


@dataclass(slots=True)
class _Reading:
    """Where the reader is in a document."""

    called: str
    comments: bool = False
    _group: _Group = field(default_factory=_Group)
    _above: list[_Group] = field(default_factory=list)
    _pieces: dict[str, list[str]] = field(default_factory=dict)
    _bytes: bytearray = field(default_factory=bytearray)
    _encoding: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _to_skip: int = 0
    _starred: bool = False

    def read(self, text: str) -> None:
        """Take in the whole document."""
        at = 0
        while match := _TOKEN.match(text, at):
            at = match.end()
            starred, self._starred = self._starred, False
            if brace := match["brace"]:
                self._brace(brace)
                if brace == "}" and not self._above:
                    break
            elif word := match["word"]:
                number = match["number"]
                if word == "bin":
                    at += max(0, int(number or 0))
                self._word(word, None if number is None else int(number), starred)
            elif match["hex"]:
                self._take(bytes.fromhex(match["hex"]))
            elif match["text"]:
                self._take(match["text"].encode("latin-1"))
            elif sign := match["sign"]:
                self._starred = sign == "*"
                self._put(_SIGNS.get(sign, ""))
        self._flush()

    def text(self, into: str) -> str:
        """Return what was written to one place."""
        # Halves of a pair stand as two signs of Unicode.
        whole = "".join(self._pieces.get(into, ()))
        return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def blocks(self, into: str) -> Iterator[Block]:
        """Yield the paragraphs of one place; the rows of tables are body text."""
        for paragraph in self.text(into).split(_PARAGRAPH):
            if _CELL in paragraph:
                cells = (" ".join(cell.split()) for cell in paragraph.split(_CELL))
                row = " | ".join(filter(None, cells))
                if row:
                    yield Block(row, ParagraphKind.BODY)
            elif paragraph.strip():
                yield Block(paragraph.strip())

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        if brace == "{":
            self._above.append(self._group)
            if len(self._above) > _DEEPEST:
                raise ReportError(DAMAGED, file=self.called)
        elif self._above:
            left = self._group.into
            self._group = self._above.pop()
            if left in ("note", "edge") and self._group.into != left:
                self._pieces.setdefault(left, []).append(_PARAGRAPH)

    def _word(self, word: str, number: int | None, starred: bool) -> None:
        self._flush()
        group = self._group
        if self._to_skip and word not in ("u", "bin"):
            self._to_skip -= 1
            return
        kind = _GROUPS.get(word, "skip" if starred else "")
        if word in _TOLD and group.into == "info":
            self._group = replace(group, into=_TOLD[word])
        elif word in ("fonttbl", "info"):
            self._group = replace(group, into=word)
        elif kind and group.into in ("", "note", "edge"):
            self.comments |= word == "annotation"
            self._group = replace(group, into="" if kind == "shown" else kind)
        elif word in _SIGNS:
            self._put(" " if word == "par" and group.in_row else _SIGNS[word])
        elif word == "u" and number is not None:
            self._put(chr(number % 0x10000))
            self._to_skip = group.per_sign
        else:
            self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        """Note a property of the text that follows."""
        on = number != 0
        if word == "uc":
            self._group = replace(self._group, per_sign=min(max(number or 0, 0), 9))
        elif word == "f" and number is not None:
            self._group = replace(self._group, font=number)
        elif word == "fcharset" and self._group.into == "fonttbl":
            self._fonts[self._group.font] = _CHARSETS.get(number or 0, "")
        elif word == "ansicpg" and number is not None:
            self._encoding = _known({65001: "utf-8", 10000: "mac_roman"}.get(number, f"cp{number}"))
        elif word == "v":
            self._group = replace(self._group, hidden=on)
        elif word == "deleted":
            self._group = replace(self._group, deleted=on)
        elif word == "plain":
            self._group = replace(self._group, hidden=False, deleted=False)
        elif word in ("intbl", "pard"):
            self._group = replace(self._group, in_row=word == "intbl")

    def _take(self, raw: bytes) -> None:
        """Take characters in the encoding of the font."""
        left = min(self._to_skip, len(raw))
        self._to_skip -= left
        self._bytes += raw[left:]

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._group.font) or self._encoding
            text = self._bytes.decode(encoding, "replace")
            self._bytes.clear()
            self._put(_CONTROLS.sub("", text))

    def _put(self, text: str) -> None:
        self._flush()
        group = self._group
        unseen = group.hidden or group.deleted or group.into in ("skip", "fonttbl", "info")
        if text and not unseen:
            self._pieces.setdefault(group.into, []).append(text)


def _known(encoding: str) -> str:
    """Return an encoding of text by its name, the Western one where there is none."""
    try:
        return encoding if codecs.lookup(encoding) else "cp1252"
    except LookupError:
        return "cp1252"
