"""From bytes to characters: the encoding, line ends and broken encodings."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from geo.errors import ReportError
from geo.language import say, say_number

_FEW = 0.1
_SOME, _MANY = 2, 20
"""Letters of UTF-8 for each spoilt byte that prove the encoding, and against a declaration."""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_UNKNOWN = frozenset({"", "ascii", "us-ascii", "unknown-8bit", "x-user-defined"})
# The first byte of a UTF-8 character that was read in a code page, and what may follow it.
_MAYBE_BROKEN = re.compile(
    r"[ÂÃÄÅÐÑÎÏâãäåðï][^\x00-\x7f]|[РСГВ][^\x00-\x7fа-яёА-ЯЁіїєґІЇЄҐ»“”…—–’]|[\x80-\x9f]"
)
_FIRSTS = re.compile("[ÂÃÄÅÐÑÎÏâãäåðïРСГВ\x80-\x9f]")
_SOFT_HYPHEN = re.compile("\u00ad\n?")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ODD_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
HALVES = say("Halves of characters (lone surrogates) became replacement characters.")
"""Said of a text that had lone surrogates."""


def decode(raw: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text in `raw`, and the repairs that were made.

    Args:
        raw: what was read.
        name: what an error calls it.
        declared: the encoding that the document or its sender declares, used where it fits.

    Raises:
        ReportError: it is not text.
    """
    text, repairs = _decode(raw, name, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        repairs = (*repairs, say("Line ends of Windows or old Macs became plain ones."))
    return text, repairs


def encoding_of(raw: bytes) -> str:
    """Return the encoding that `decode` reads a text in, by its beginning."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else "utf-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        if _almost_utf8(raw, "") is None:
            return _guess(raw)[1] or "utf-8"
    return "utf-8"


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` with lines that were read in a wrong encoding repaired, and the repairs.

    Only a line that is broken is touched; quotes, dashes and ligatures stay as they were written.
    """
    whole = without_surrogates(text)
    repairs: tuple[str, ...] = () if whole == text else (HALVES,)
    text = whole
    # The first search takes a tenth of the second's time, and mostly finds nothing.
    if _FIRSTS.search(text) and _MAYBE_BROKEN.search(text):
        # It takes as long to import as a report takes to read, and few reports need it.
        from ftfy import TextFixerConfig, fix_encoding

        config = TextFixerConfig(unescape_html=False)
        lines = text.split("\n")
        mended = [
            fix_encoding(line, config) if _MAYBE_BROKEN.search(line) else line for line in lines
        ]
        changed = sum(1 for old, new in zip(lines, mended, strict=True) if old != new)
        if changed:
            text = "\n".join(mended).replace("\r", " ")
            mending = say("Letters that were read in a wrong encoding before were mended.")
            repairs = (*repairs, mending)
    if "\u00ad" in text:
        text = _SOFT_HYPHEN.sub("", text)
        repairs = (*repairs, say("Soft hyphens, which are not shown, were left out."))
    return text, repairs


def without_controls(text: str) -> str:
    """Return `text` without control characters, which no document shows."""
    return _CONTROLS.sub("", text)


def without_surrogates(text: str) -> str:
    """Return `text` with a replacement character for each lone surrogate."""
    return _SURROGATE.sub("\ufffd", text)


def head_of(raw: bytes) -> str:
    """Return the beginning of `raw` as characters, good enough to recognise its markup."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) : 40_000].decode(encoding, "ignore").replace("\r\n", "\n")
    return raw[:20_000].decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")


def _decode(raw: bytes, name: str, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            return text, (say("A byte order mark ({encoding}) was left out.", encoding=encoding),)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
        if mended := _almost_utf8(raw, declared):
            return mended
    if not text or declared.lower().startswith("utf-16"):
        text = _as_declared(raw, declared) or text
    if text and not _looks_binary(text):
        return text, ()
    if not text and b"\x00" not in raw:
        guess, encoding = _guess(raw)
        if guess and not _looks_binary(guess):
            told = say("The text was read as {encoding}, which is a guess.", encoding=encoding)
            return guess, (told,)
    raise ReportError(
        "{file} holds no readable text but binary data: save it as plain text (.txt, UTF-8) and "
        "open that.",
        file=name,
    )


def _almost_utf8(raw: bytes, declared: str) -> tuple[str, tuple[str, ...]] | None:
    """Return `raw` as UTF-8 where only a few bytes of it are not, None where it is something else.

    No other encoding makes several letters of UTF-8 by chance. A document that declares another
    has to have many of them.
    """
    text = raw.decode("utf-8", "replace")
    spoilt = text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    whole = sum(char > "\x7f" for char in text) - text.count("\ufffd")
    another = declared.lower() not in _UNKNOWN | {"utf-8", "utf8"}
    if spoilt * (_MANY if another else _SOME) > whole or _looks_binary(text):
        return None
    return text, (
        say_number(
            "1 byte that is no UTF-8 became a replacement character.",
            "{number} bytes that are no UTF-8 became replacement characters.",
            spoilt,
        ),
    )


def _as_declared(raw: bytes, declared: str) -> str:
    if declared.lower() in _UNKNOWN:
        return ""
    # Pages that declare ISO 8859-1 are read in Windows' superset of it, as browsers do.
    encoding = "cp1252" if declared.lower() in ("iso-8859-1", "latin-1", "latin1") else declared
    try:
        text = raw.decode(encoding)
    except (LookupError, ValueError):
        return ""
    return text if isinstance(text, str) else ""


def _guess(raw: bytes) -> tuple[str, str]:
    """Return the text and the encoding that `raw` most likely has, "" for none."""
    if sum(byte > 127 for byte in raw) < len(raw) * _FEW:
        # Mostly ASCII: too little for statistics, and the Western code page is the usual one.
        try:
            return raw.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            pass
    best = from_bytes(raw).best()
    return (str(best), best.encoding) if best is not None else ("", "")


def _looks_binary(text: str) -> bool:
    head = text[:20_000]
    return "\x00" in head or len(_ODD_CONTROLS.findall(head)) > len(head) / 100
