"""Answers of online geocoders, kept so that nothing is asked twice: a SQLite file of the reader's.

Each row says which service was asked, when, for what, and what it answered; an empty list is
"nothing found". What was asked of one host is no answer of another's.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from geo import durable
from geo.paths import user_dir

GOOD_FOR = timedelta(days=30)
"""Older answers are asked for again: maps grow, most where there is war."""
_PATIENCE_S = 10.0
_TABLE = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, host TEXT NOT NULL, query TEXT NOT NULL,
    asked TEXT NOT NULL, found TEXT NOT NULL,
    PRIMARY KEY (service, host, query)
) WITHOUT ROWID"""

Found = tuple[dict[str, Any], ...]
"""What a service answered, each place as it described it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of whom."""

    service: str
    host: str
    query: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, and when: ISO 8601, UTC."""

    asked: str
    found: Found


@dataclass(slots=True)
class FleetingAnswers:
    """Answers kept as long as this object: for a page on which nothing may be stored."""

    _kept: dict[Question, Answer] = field(default_factory=dict)

    def get(self, question: Question) -> Answer | None:
        """Return the answer to `question`, None where there is none that is still good."""
        answer = self._kept.get(question)
        return answer if answer is not None and answer.asked >= _oldest() else None

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer in place of an older one."""
        self._kept[question] = answer


class KeptAnswers:
    """Answers in the reader's data directory, in a file that nobody else may read.

    The file is opened for each question: several threads and processes share it, and it may be
    deleted at any time. One that cannot be used costs the answers and nothing else.
    """

    def get(self, question: Question) -> Answer | None:
        """Return the answer to `question`, None where there is none that is still good."""
        with suppress(OSError, sqlite3.Error, ValueError, TypeError):
            if path().exists():
                with _opened() as connection:
                    row = connection.execute(
                        "SELECT asked, found FROM answer"
                        " WHERE service = ? AND host = ? AND query = ? AND asked >= ?",
                        (question.service, question.host, question.query, _oldest()),
                    ).fetchone()
                if row is not None:
                    found = json.loads(row[1])
                    return Answer(row[0], tuple(one for one in found if isinstance(one, dict)))
        return None

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer in place of an older one; those that are no longer good are deleted."""
        values = (question.service, question.host, question.query, answer.asked)
        for _ in range(2):
            try:
                with _opened() as connection:
                    connection.execute("DELETE FROM answer WHERE asked < ?", (_oldest(),))
                    connection.execute(
                        "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)",
                        (*values, json.dumps(answer.found)),
                    )
                return
            except sqlite3.OperationalError:
                # Locked, full or not to be written to: the answer is used and not kept.
                return
            except sqlite3.DatabaseError:
                # A damaged file holds nothing that could not be asked for again.
                forget()
            except OSError:
                return


Answers = FleetingAnswers | KeptAnswers
"""Where answers are kept."""


def path() -> Path:
    """Return where the answers are kept."""
    return user_dir() / "geocoded.sqlite"


def forget() -> bool:
    """Delete every answer that was kept; return whether there were any.

    Raises:
        OSError: the file cannot be deleted.
    """
    there = path().exists()
    for name in (path(), *(path().with_name(path().name + end) for end in ("-journal", "-wal"))):
        name.unlink(missing_ok=True)
    return there


def now() -> str:
    """Return the time as rows have it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _oldest() -> str:
    oldest = datetime.now(UTC) - GOOD_FOR
    return oldest.isoformat(timespec="seconds").replace("+00:00", "Z")


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    durable.private_folder(user_dir())
    # SQLite would make the file as readable as the user's mask has it.
    path().touch(mode=0o600)
    with closing(sqlite3.connect(path(), timeout=_PATIENCE_S)) as connection, connection:
        connection.execute(_TABLE)
        yield connection
