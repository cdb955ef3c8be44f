"""Answers are kept for a while, for their reader alone, and forgotten when told to."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from geo.geocoders import forget
from geo.geocoders.answers import Answer, Answers, FleetingAnswers, KeptAnswers, Question, now, path

QUESTION = Question("nominatim", "example.org", "Novynka")
FOUND = ({"lat": "1", "name": "Новинка"},)


def at(days: int) -> str:
    when = datetime.now(UTC) - timedelta(days=days)
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.fixture(params=[KeptAnswers, FleetingAnswers])
def kept(request: pytest.FixtureRequest) -> Answers:
    made: Answers = request.param()
    return made


def test_an_answer_comes_back(kept: Answers) -> None:
    assert kept.get(QUESTION) is None
    kept.put(QUESTION, Answer(now(), FOUND))
    answer = kept.get(QUESTION)
    assert answer is not None and answer.found == FOUND
    for other in (
        Question("opencage", "example.org", "Novynka"),
        Question("nominatim", "elsewhere.org", "Novynka"),
        Question("nominatim", "example.org", "novynka"),
    ):
        assert kept.get(other) is None


def test_nothing_found_is_an_answer(kept: Answers) -> None:
    nothing = Answer(now(), ())
    kept.put(QUESTION, nothing)
    assert kept.get(QUESTION) == nothing


def test_what_is_old_is_asked_again(kept: Answers) -> None:
    kept.put(QUESTION, Answer(at(29), FOUND))
    assert kept.get(QUESTION) is not None
    kept.put(QUESTION, Answer(at(31), FOUND))
    assert kept.get(QUESTION) is None


def test_what_is_old_is_deleted() -> None:
    kept = KeptAnswers()
    kept.put(QUESTION, Answer(at(31), FOUND))
    kept.put(Question("nominatim", "example.org", "Balka"), Answer(now(), ()))
    with closing(sqlite3.connect(path())) as connection, connection:
        assert connection.execute("SELECT query FROM answer").fetchall() == [("Balka",)]


def test_each_row_tells_source_date_query_and_answer() -> None:
    KeptAnswers().put(QUESTION, Answer("2999-01-02T03:04:05Z", FOUND))
    with closing(sqlite3.connect(path())) as connection, connection:
        (row,) = connection.execute("SELECT service, host, query, asked, found FROM answer")
    assert row[:4] == ("nominatim", "example.org", "Novynka", "2999-01-02T03:04:05Z")
    assert '"lat": "1"' in row[4]


def test_nobody_else_reads_them() -> None:
    mask = os.umask(0)
    try:
        KeptAnswers().put(QUESTION, Answer(now(), FOUND))
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path().stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 90]
)
def test_a_damaged_file_is_begun_anew(damage: bytes) -> None:
    path().parent.mkdir(parents=True, exist_ok=True)
    path().write_bytes(damage)
    kept = KeptAnswers()
    assert kept.get(QUESTION) is None
    kept.put(QUESTION, Answer(now(), FOUND))
    answer = kept.get(QUESTION)
    assert answer is not None and answer.found == FOUND


def test_a_file_that_cannot_be_written_costs_only_the_answers() -> None:
    path().mkdir(parents=True)
    try:
        kept = KeptAnswers()
        kept.put(QUESTION, Answer(now(), FOUND))
        assert kept.get(QUESTION) is None
    finally:
        path().rmdir()


def test_rows_of_another_make_are_no_answers() -> None:
    kept = KeptAnswers()
    kept.put(QUESTION, Answer(now(), FOUND))
    with closing(sqlite3.connect(path())) as connection, connection:
        connection.execute("UPDATE answer SET found = '[1, {\"a\": 2}, null]'")
    answer = kept.get(QUESTION)
    assert answer is not None and answer.found == ({"a": 2},)
    with closing(sqlite3.connect(path())) as connection, connection:
        connection.execute("UPDATE answer SET found = 'no JSON'")
    assert kept.get(QUESTION) is None


def test_many_at_once() -> None:
    kept = KeptAnswers()

    def put(number: int) -> None:
        kept.put(Question("nominatim", "example.org", f"Name {number}"), Answer(now(), FOUND))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(put, range(40)))
    for number in range(40):
        assert kept.get(Question("nominatim", "example.org", f"Name {number}")) is not None


def test_forgetting() -> None:
    assert not forget()
    KeptAnswers().put(QUESTION, Answer(now(), FOUND))
    assert forget()
    assert not path().exists()
    assert KeptAnswers().get(QUESTION) is None
