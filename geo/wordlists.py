"""Lists of words and other small tables, which are TSV files in the data directory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from re import escape

from geo.paths import data_dir

_TOLD = ("geocoders/kinds.tsv", "reading/signatures.tsv")
"""The tables whose first column is shown to readers."""


def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, its comments and its header line left out.

    Args:
        name: the file's name within the data directory, such as "gazetteer/region_codes.tsv".
    """
    lines = (data_dir() / name).read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    return tuple(rows[1:])


def texts() -> Iterator[str]:
    """Yield what readers are told out of tables, for the catalogues of other languages."""
    for name in _TOLD:
        yield from (called for called, *_ in read_table(name))


@cache
def read_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a table with the columns `word` and `class`, by class, in order."""
    words: dict[str, list[str]] = {}
    for word, kind in read_table(name):
        words.setdefault(kind, []).append(word)
    return {kind: tuple(each) for kind, each in words.items()}


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for one of `words`, longer ones first.

    >>> alternatives(("front", "front line"))
    'front\\\\ line|front'
    """
    return "|".join(map(escape, sorted(words, key=len, reverse=True)))
