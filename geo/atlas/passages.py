"""The passages of a place, newest first, and the report that one of them stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.atlas.conditions import condition
from geo.atlas.filter import Filter
from geo.atlas.opening import ROW_BITS, Archive
from geo.model import Mention, Role
from geo.remembered import remembered

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report as the archive keeps it, or a text out of it."""

    hash: str
    """Of the whole report's text."""
    title: str
    day: date | None
    given: bool
    """Whether the day was given for the report, which does not say it."""
    sources: tuple[str, ...]
    address: str
    publisher: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage(ReportText):
    """A sentence that names a place, with the report that it stands in."""

    start: int
    """Offset of the sentence in the report's text, code points."""
    mentions: tuple[Mention, ...]
    """Of the place in it, by start; without their resolution."""


@remembered
def passages(
    archive: Archive, wanted: Filter, place: str, offset: int = 0
) -> tuple[tuple[Passage, ...], int]:
    """Return a page of a place's passages, newest first and those of no day last, and their number.

    Args:
        archive: the archive.
        wanted: the filter.
        place: the place's id.
        offset: how many passages stand before those returned.

    Raises:
        ArchiveError: a file is not what it was.
    """
    asked = condition(archive, wanted, place=place)
    total = archive.ask(
        f"SELECT count(DISTINCT (report, passage_start)) FROM {asked.table} WHERE {asked.where}",
        asked.values,
    )[0][0]
    rows = archive.ask(
        f"""
        SELECT r.report, r.title, r.day, r.given, r.sources, r.address, r.publisher, r.language,
            n.held
        FROM (SELECT report, passage_start, list(spot) AS held FROM {asked.table}
              WHERE {asked.where} GROUP BY report, passage_start) n
        JOIN reports r ON r.no = n.report
        ORDER BY r.day DESC NULLS LAST, r.no, n.passage_start LIMIT ? OFFSET ?
        """,
        [*asked.values, A_PAGE, offset],
    )
    return passages_at(archive, rows), total


def passages_at(archive: Archive, rows: Sequence[tuple[Any, ...]]) -> tuple[Passage, ...]:
    """Return passages with what the files say of them.

    Args:
        archive: the archive.
        rows: of each its report's hash, title, day, whether that was given, sources, address,
            publisher and language, and where its mentions stand in the files (`spot`).

    Raises:
        ArchiveError: a file is not what it was.
    """
    told = _mentions(archive, [at for row in rows for at in row[-1]])
    return tuple(_passage(row, [told[at] for at in row[-1]]) for row in rows)


def report_text(archive: Archive, key: str) -> ReportText | None:
    """Return the report whose hash begins with a key, None where there is none or several.

    Raises:
        ArchiveError: a file is not what it was.
    """
    rows = archive.ask(
        "SELECT report, title, day, given, sources, address, publisher, language, spot "
        "FROM reports WHERE starts_with(report, ?) LIMIT 2",
        [key],
    )
    if len(rows) != 1 or not key:
        return None
    name, title, day, given, sources, address, publisher, language, at = rows[0]
    file, row = at >> ROW_BITS, at % (1 << ROW_BITS)
    text = archive.ask(
        "SELECT coalesce(text, '')::VARCHAR FROM read_parquet(?, file_row_number = true) "
        "WHERE file_row_number = ?",
        [archive.files["reports"][file], row],
    )[0][0]
    about = (day, given, _named(sources), address or "", publisher or "", language)
    return ReportText(name, title or "", *about, text)


def _mentions(archive: Archive, rows: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    """Return what the files say of mentions, by where they stand there."""
    of_file: dict[int, list[int]] = defaultdict(list)
    for at in rows:
        of_file[at >> ROW_BITS].append(at % (1 << ROW_BITS))
    return {
        (file << ROW_BITS) | row: tuple(said)
        for file, wanted in of_file.items()
        for row, *said in archive.ask(
            "SELECT file_row_number, coalesce(passage, '')::VARCHAR, passage_start, "
            'coalesce(start, 0)::INTEGER, coalesce("end", 0)::INTEGER, name::VARCHAR, role '
            "FROM read_parquet(?, file_row_number = true) "
            "WHERE file_row_number IN (SELECT unnest(?::BIGINT[]))",
            [archive.files["mentions"][file], wanted],
        )
    }


def _passage(row: tuple[Any, ...], said: list[tuple[Any, ...]]) -> Passage:
    report, title, day, given, sources, address, publisher, language, _rows = row
    text, start = said[0][0], said[0][1]
    inside = {
        (first, last): Mention(first, last, name, Role(role))
        for _text, _start, first, last, name, role in said
        # A sentence that is cut short does not reach all that stands in it.
        if name and first >= start and text[first - start : last - start] == name
    }
    mentions = tuple(inside[span] for span in sorted(inside))
    about = (day, given, _named(sources), address or "", publisher or "", language)
    return Passage(report, title or "", *about, text, start, mentions)


def _named(sources: list[str | None]) -> tuple[str, ...]:
    return tuple(source for source in sources if source)
