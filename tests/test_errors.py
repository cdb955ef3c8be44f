"""What an error says within a sentence."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing

import pytest

from geo.errors import GazetteerError, reason_of
from geo.language import Sentence


def full_disk() -> sqlite3.Error:
    """Return what SQLite raises where it may not make its file any larger."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("PRAGMA max_page_count = 2; CREATE TABLE a (b)")
        with pytest.raises(sqlite3.Error) as caught:
            connection.execute("INSERT INTO a VALUES (zeroblob(100000))")
        return caught.value


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "no space left on device"),
        (full_disk(), "no space left on device"),
        (sqlite3.OperationalError("no such table: a"), "no such table: a"),
        (GazetteerError("{file} is empty.", file="a"), "a is empty."),
        (ValueError("odd"), "odd"),
    ],
    ids=["system", "SQLite", "SQLite else", "ours", "other"],
)
def test_what_an_error_says(error: BaseException, said: str) -> None:
    assert reason_of(error) == said


def test_a_full_disk_is_called_so_in_any_language() -> None:
    assert isinstance(reason_of(full_disk()), Sentence)
