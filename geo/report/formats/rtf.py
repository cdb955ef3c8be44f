"""Rich Text Format (.rtf): its text, by the library striprtf."""

from __future__ import annotations

from geo.errors import ReportError
from geo.language import say
from geo.report.document import DAMAGED, Document


def read_rtf(raw: bytes, called: str) -> Document:
    """Return the text of a document in RTF.

    Raises:
        ReportError: it is damaged, or has no text.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        # What is not ASCII stands in it as escapes, in the encoding that the document names.
        told: str = rtf_to_text(  # type: ignore[no-untyped-call]
            raw.decode("latin-1"), errors="replace"
        )
    # The library raises whatever it meets in a damaged file.
    except Exception:
        raise ReportError(DAMAGED, file=called) from None
    if not told.strip():
        raise ReportError("{file} is a document without any text in it.", file=called)
    return Document(
        text=told.replace("\r\n", "\n").replace("\xa0", " "),
        repairs=(say("The formatting of the document was taken off."),),
    )
