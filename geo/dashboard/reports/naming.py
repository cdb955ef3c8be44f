"""What names a report in the page's address."""

from __future__ import annotations

_DIGITS = 32
"""Hexadecimal ones, 128 bits: of 32 bits two texts of one name were made in a minute."""


def key_of(text_sha256: str) -> str:
    """Return what names the report whose text has this SHA-256, in hexadecimal."""
    return text_sha256[:_DIGITS]
