"""Which language a report is in, as far as the recogniser needs to know."""

from __future__ import annotations

import re

from geo.language import say
from geo.wordlists import read_words

UNKNOWN = say(
    "The report does not read like English, the one language that the recogniser knows: "
    "expect gaps, and names that are none."
)
"""What a reader must be told of a report whose language is not "en"."""
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(read_words("reading/words.tsv")["english"])
_SAMPLE = 20_000
_FEW = 12
"""With fewer words than this, the share of function words may be chance."""


def detect_language(text: str, declared: str = "") -> str:
    """Return "en" where the text's function words are English, else what is `declared`.

    English running text has 30 to 50 such words in a hundred, other languages under 10; lists
    and bulletins lie between. In a line or two they prove nothing: such a text counts as English
    where it is written in English letters alone and declares no language.

    Args:
        text: the report's.
        declared: the ISO 639-1 code that the document gives, "" where it gives none.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return declared
    if len(words) < _FEW and not declared and all(map(str.isascii, words)):
        return "en"
    share = sum(map(_ENGLISH.__contains__, words)) / len(words)
    return "en" if share >= 0.12 else declared
