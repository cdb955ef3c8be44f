"""Rows of tables and lines of JSON as records: what a column is, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geo.archive.markup import LETTER, is_markup, letter_of, plain
from geo.archive.record import Record, number_of
from geo.language import N_, say
from geo.report.document import one_line
from geo.report.encoding import without_surrogates

TEXT = (
    "text body content article full_text fulltext article_text plain_text maintext story message"
).split()
"""Columns that hold the report, the likeliest first."""
_COLUMNS = {
    "title": "title headline subject".split(),
    "date": "published date pubdate pub_date published_at published_date publication_date "
    "date_published date_publish".split(),
    "source": "source publisher publication outlet newspaper feed domain".split(),
    "address": "url link address permalink uri source_url".split(),
    "language": "language lang".split(),
    "author": "author authors byline".split(),
}
NO_TEXT = N_(
    "{file} has no text: a record needs one, in a field called text (or body, content, article)."
)


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """Return by field of a record the column that holds it.

    >>> columns_of(["Headline", "Body", "URL", "n"])
    {'text': 'Body', 'title': 'Headline', 'address': 'URL'}
    """
    known = {name.strip().lower().replace(" ", "_"): name for name in reversed(list(names))}
    wanted = {"text": TEXT, **_COLUMNS}
    found = {field: next((n for n in all_ if n in known), None) for field, all_ in wanted.items()}
    return {field: known[name] for field, name in found.items() if name is not None}


def record_of(
    row: Mapping[str, Any], columns: Mapping[str, str], file: str, source: str, number: int
) -> Record:
    """Return a row as a record.

    Args:
        row: its values by column.
        columns: as `columns_of` gives them.
        file: what an error calls the file.
        source: where it comes from, unless the row says so itself.
        number: of the row, from 1.
    """
    told = {field: _said(row.get(column)) for field, column in columns.items()}
    name, text = number_of(file, number), told.pop("text", "")
    publisher = told.pop("source", "")
    source = publisher or source
    if not text.strip():
        return Record(name, source, fault=say(NO_TEXT, file=name))
    text = without_surrogates(text).replace("\r\n", "\n").replace("\r", "\n")
    given = {field: told.get(field, "") for field in _COLUMNS}
    title = one_line(plain(given["title"]))
    marked = is_markup(text)
    return Record(
        name,
        source,
        letter_of(title, text) if marked else text.encode(),
        LETTER if marked else "",
        title=title,
        date=given["date"],
        address=given["address"],
        language=given["language"],
        author=given["author"],
        publisher=publisher,
    )


def _said(value: object) -> str:
    """Return a value as text; a moment as ISO 8601, of which the date is read.

    Of several texts each is a paragraph; what has parts with names of their own is no text.
    """
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_said, value)))
    if value is None or isinstance(value, dict) or (isinstance(value, float) and value != value):
        return ""
    moment = getattr(value, "isoformat", None)
    return moment() if moment else str(value)
