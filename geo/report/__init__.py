"""Bytes, a file or a text become a `Report` with paragraphs, sentences and exact offsets."""

from geo.report.reader import read_report, report_from_text

__all__ = ["read_report", "report_from_text"]
