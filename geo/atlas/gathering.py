"""The tables that every question asks of, and how they are filled from an archive's files.

An archive may come from others: what its files hold is what all else relies on, or is refused.
"""

from __future__ import annotations

from enum import StrEnum

from geo.model import Precision, Role


def _any_of(kind: type[StrEnum]) -> str:
    return ", ".join(f"'{each}'" for each in kind)


_LONGEST = 2_000
"""Characters of a title or label."""
# Texts of which there are few kinds are numbers in the tables: these are grouped by, ten at a time.
EMPTY = (
    f"CREATE TYPE role AS ENUM ({_any_of(Role)})",
    f"CREATE TYPE kind AS ENUM ({_any_of(Precision)})",
    """
    CREATE TABLE places (no INTEGER, place VARCHAR NOT NULL UNIQUE, label VARCHAR NOT NULL,
        kind kind NOT NULL, country VARCHAR, region VARCHAR,
        lat DOUBLE NOT NULL CHECK (lat BETWEEN -90 AND 90),
        lon DOUBLE NOT NULL CHECK (lon BETWEEN -180 AND 180))
    """,
    """
    CREATE TABLE reports (no INTEGER, report VARCHAR NOT NULL, title VARCHAR,
        day DATE CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'), given BOOLEAN,
        sources VARCHAR[], address VARCHAR, publisher VARCHAR, language VARCHAR, spot BIGINT)
    """,
    """
    CREATE TABLE mentions (place INTEGER, report INTEGER, day DATE, passage_start INTEGER NOT NULL,
        role role NOT NULL, kind kind, country VARCHAR, language VARCHAR, sure UTINYINT,
        spot BIGINT)
    """,
)
LATER = {"date_given": "false", "publisher": "NULL"}
"""Columns that the files of older archives lack, and what stands for them."""
FILLING = (
    f"""
    INSERT INTO places SELECT row_number() OVER (ORDER BY mentions DESC, place),
        place, left(label::VARCHAR, {_LONGEST}), kind, coalesce(country, ''), coalesce(region, ''),
        lat, lon FROM read_parquet($places)
    """,
    f"""
    INSERT INTO reports SELECT row_number() OVER (),
        report, left(title, {_LONGEST}), date, coalesce({{date_given}}, false),
        coalesce(sources, [source]), address,
        left({{publisher}}, {_LONGEST}),
        coalesce(language, ''), (file_index::BIGINT << 40) | file_row_number
        FROM read_parquet($reports, file_row_number = true, union_by_name = true)
    """,
    """
    CREATE TABLE sources AS SELECT no AS report, unnest(list_distinct(sources)) AS source
        FROM reports
    """,
    # What is said of a report or place is taken from there, where it was looked at once. A report
    # that is told of thousands of times would make millions of each of its mentions.
    """
    INSERT INTO mentions SELECT p.no, r.no, r.day,
        m.passage_start, m.role, p.kind, coalesce(nullif(p.country, ''), $none), r.language,
        least(99, (round(m.confidence * 1000)::INTEGER + 5) // 10)::UTINYINT,
        (m.file_index::BIGINT << 40) | m.file_row_number
        FROM (SELECT report, place, passage_start, role, confidence, file_index, file_row_number
              FROM read_parquet($mentions, file_row_number = true)) m
        JOIN places p ON p.place = m.place
        JOIN (SELECT DISTINCT ON (report) * FROM reports) r ON r.report = m.report
    """,
)
