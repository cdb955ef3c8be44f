"""What is true of every report, whatever it was read from."""

from __future__ import annotations

from geo.model import Report


def check(report: Report) -> None:
    """Assert that every offset of a report lies where it must."""
    text, last = report.text, 0
    assert text.strip() and text.encode(), "there is a text, and it can be written"
    for paragraph in report.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(text), "paragraphs lie in order"
        assert text[paragraph.start : paragraph.end].strip(), "a paragraph says something"
        last = paragraph.end
    last = 0
    for sentence in report.sentences:
        paragraph = report.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert last <= sentence.start, "sentences lie in order"
        last = sentence.end
    last = 0
    for written in report.written:
        assert last <= written.start <= written.end <= len(text), "what was written lies in order"
        last = written.end
    for said in (report.title, report.author, report.publisher, *report.repairs):
        said.encode()
        assert "\n" not in said or said == report.title
