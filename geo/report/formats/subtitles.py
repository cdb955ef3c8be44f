"""Subtitles (.srt, .vtt): what is said, without the times, in sentences that run over cues."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.document import Block, Document
from geo.report.hyphens import unwrap

if TYPE_CHECKING:
    from pysubs2 import SSAEvent

_PAUSE_MS = 3_000
"""A silence after which a paragraph ends with the sentence."""
_LONG = 500
"""Characters after which a paragraph ends with the sentence."""
_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NOTES = re.compile(r"^(?:NOTE|STYLE|REGION)\b.*?(?:\n[ \t]*\n|\Z)", re.M | re.S)
_TAG = re.compile(r"<[^<>\n]{0,80}>")
_DASH = re.compile(r"^[-–—]\s*")
_LONGEST_CUE = 2_000
_MOST_LINES = 200_000


def read_subtitles(text: str, called: str) -> Document:
    """Return what `text`, a file of subtitles, says.

    Args:
        text: the file.
        called: what an error calls it.

    Raises:
        ReportError: there are no cues in it, or more than any film has.
    """
    if text.count("\n") > _MOST_LINES:
        raise ReportError(
            "{file} has more subtitles than any film: save it as plain text (.txt, UTF-8) and open "
            "that.",
            file=called,
        )
    if text.startswith("WEBVTT"):
        text = _NOTES.sub("", text)
    # The parser's time grows with the square of a cue's length.
    if max(map(len, text.split("-->"))) > _LONGEST_CUE:
        raise ReportError(
            "{file} has subtitles longer than any screen shows: save it as plain text (.txt, "
            "UTF-8) and open that.",
            file=called,
        )
    cues = _cues(text)
    if not cues:
        raise ReportError(
            "{file} has the head of subtitles but none that can be read: save it as plain text "
            "(.txt, UTF-8) and open that.",
            file=called,
        )
    repairs = [say("The times of the subtitles were left out.")]
    paragraphs = _paragraphs(cues)
    if len(paragraphs) < len(cues):
        repairs.append(say("Sentences that run over several subtitles were joined."))
    blocks = tuple(Block(paragraph, ParagraphKind.BODY) for paragraph in paragraphs)
    return Document(blocks, repairs=tuple(repairs))


def _cues(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, words) of each cue, times in milliseconds."""
    from pysubs2 import SSAFile
    from pysubs2.exceptions import Pysubs2Error

    kind = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        found = SSAFile.from_string(text, format_=kind)
    except (Pysubs2Error, ValueError, IndexError, OverflowError):
        return []
    cues: list[tuple[int, int, str]] = []
    shown: list[str] = []
    for event in found:
        lines = [" ".join(html.unescape(_TAG.sub("", line)).split()) for line in _lines_of(event)]
        lines = [line for line in lines if line]
        words = unwrap("\n".join(_new(lines, shown)))
        shown = lines or shown
        if words:
            cues.append((event.start, event.end, words))
    return cues


def _lines_of(event: SSAEvent) -> list[str]:
    return event.plaintext.split("\n")


def _new(lines: list[str], shown: list[str]) -> list[str]:
    """Return what of `lines` was not on the screen before: captions roll up, and grow by words."""
    for size in range(min(len(lines), len(shown)), 0, -1):
        if lines[:size] == shown[-size:]:
            return lines[size:]
    if shown and lines and lines[0].startswith(shown[-1] + " "):
        return [lines[0][len(shown[-1]) + 1 :], *lines[1:]]
    return lines


def _paragraphs(cues: list[tuple[int, int, str]]) -> list[str]:
    paragraphs: list[str] = []
    words: list[str] = []
    ended = 0
    for start, end, said in cues:
        turn = bool(_DASH.match(said))
        whole = bool(words) and bool(_END.search(words[-1]))
        long = sum(map(len, words)) > _LONG
        if words and (turn or (whole and (long or start - ended > _PAUSE_MS)) or _runs_off(words)):
            paragraphs.append(unwrap("\n".join(words)))
            words = []
        words.append(_DASH.sub("", said))
        ended = end
    return [*paragraphs, unwrap("\n".join(words))] if words else paragraphs


def _runs_off(words: list[str]) -> bool:
    """Tell whether a paragraph has no end in sight: automatic captions have no full stops."""
    return sum(map(len, words)) > 4 * _LONG
