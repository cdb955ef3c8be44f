"""Text from anywhere as Streamlit shows it in labels and messages, which it reads as Markdown."""

from __future__ import annotations

from string import punctuation


def literal(text: str) -> str:
    """Return a text for a label that Streamlit reads as Markdown: shown as it is, on one line."""
    escaped = "".join(f"\\{char}" if char in punctuation else char for char in text)
    return " ".join(escaped.split())
