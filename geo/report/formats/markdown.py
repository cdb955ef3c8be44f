"""Markdown: the words without the markup; headings stay paragraphs, links keep their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import say
from geo.model import ParagraphKind
from geo.report.dates import full_date
from geo.report.document import Block, Document, language_code, one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_QUOTE = 200
"""Lines."""
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z_]+):[ \t]*(.*)$", re.M)
_TAG = re.compile(r"<[^<>]{0,2000}>")


def read_markdown(text: str) -> Document:
    """Return what a text written in Markdown shows.

    Args:
        text: the file.
    """
    fields: dict[str, str] = {}
    front = _FRONT.match(text)
    if front:
        fields = _fields(front[1] or "")
        text = text[front.end() :]
    blocks = tuple(_blocks(text))
    title = fields.get("title", "")
    if title and not any(block.kind is ParagraphKind.TITLE for block in blocks):
        blocks = (Block(title, ParagraphKind.TITLE), *blocks)
    repairs = [say("Markdown's marks and the addresses of links were taken off.")]
    if front:
        repairs.append(say("The fields before the text were read as what it says of itself."))
    return Document(
        blocks,
        title=title,
        author=fields.get("author") or fields.get("authors", ""),
        publisher=fields.get("publisher", ""),
        published=full_date(fields.get("date", "") or fields.get("published", "")),
        language=language_code(fields.get("lang") or fields.get("language")),
        repairs=tuple(repairs),
    )


def _fields(front: str) -> dict[str, str]:
    """Return the plain fields of a front matter; lists lose their brackets."""
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(front[:20_000]):
        words = [part.strip().strip("\"'") for part in value.strip().strip("[]").split(",")]
        whole = value.strip().strip("\"'")
        if whole:
            listed = value.strip().startswith("[")
            found.setdefault(name.lower(), one_line(", ".join(words) if listed else whole))
    return found


def _blocks(text: str) -> list[Block]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(_parted(text))
    blocks: list[Block] = []
    cells: list[str] | None = None
    kind: ParagraphKind | None = None
    titled = False
    for token in tokens:
        if token.type == "heading_open":
            begins = not titled and not any(block.text.strip() for block in blocks)
            first = token.tag == "h1" and begins
            kind = ParagraphKind.TITLE if first else ParagraphKind.BODY
            titled = titled or first
        elif token.type == "heading_close":
            kind = None
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            blocks.append(Block(" | ".join(filter(None, cells)), ParagraphKind.BODY))
            cells = None
        elif token.type == "inline":
            words = _words(token)
            if cells is not None:
                cells.append(" ".join(words.split()))
            else:
                blocks.append(Block(words, kind))
        elif token.type in ("fence", "code_block"):
            blocks.append(Block(token.content.strip("\n")))
        elif token.type == "html_block":
            blocks.append(Block(_TAG.sub("", token.content).strip()))
    return [block for block in blocks if block.text.strip()]


def _parted(text: str) -> str:
    """Return `text` with very long quotations split by empty lines.

    The parser looks at all the lines of a quotation again for each of them.
    """
    if ">" not in text:
        return text
    lines: list[str] = []
    run, quoted = 0, False
    for line in text.split("\n"):
        if not line.strip():
            run, quoted = 0, False
        quoted = quoted or line.lstrip()[:1] == ">"
        if quoted and run >= _LONGEST_QUOTE:
            lines.append("")
            run, quoted = 0, line.lstrip()[:1] == ">"
        lines.append(line)
        run += 1
    return "\n".join(lines)


def _words(token: Token) -> str:
    words: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak":
            words.append("\n")
        elif child.type == "image":
            words.append(_words(child))
    return "".join(words).strip()
