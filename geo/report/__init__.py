"""Bytes, a file, an address or a text become a `Report` with exact offsets."""

from geo.report.reader import is_address, read_report, read_reports, report_from_text

__all__ = ["is_address", "read_report", "read_reports", "report_from_text"]
