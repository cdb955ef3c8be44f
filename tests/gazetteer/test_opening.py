from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import index, open_gazetteer, opening


@pytest.fixture
def cache(home: Path) -> Path:
    """Where the index of the small data is built."""
    return home / "cache"


def _words() -> tuple[list[str], opening.Progress]:
    told: list[str] = []
    return told, lambda fraction, text: told.append(text)


def test_built_once_and_shared(cache: Path) -> None:
    told, progress = _words()
    gazetteer = open_gazetteer(progress)
    assert told and told[-1] == "Gazetteer ready"
    told.clear()
    assert open_gazetteer(progress) is gazetteer and told == []
    opening._opened.pop(cache)
    again = open_gazetteer(progress)
    assert again is not gazetteer and told == []
    assert again.lookup("Izyum")[0].place.name == "Izium"


def test_threads_get_the_same_one(cache: Path) -> None:
    got: list[object] = []
    threads = [threading.Thread(target=lambda: got.append(open_gazetteer())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8 and len({id(one) for one in got}) == 1


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\x00", random.Random(2).randbytes(9_000)]
)
def test_a_damaged_index_is_rebuilt_with_a_word(cache: Path, content: bytes) -> None:
    path = index.path_of(cache, index.version())
    cache.mkdir(parents=True)
    path.write_bytes(content)
    told, progress = _words()
    assert open_gazetteer(progress).lookup("Kharkiv")
    assert any("building it again" in words for words in told)


def test_an_outdated_index_is_rebuilt_with_a_word(cache: Path, small_data: Path) -> None:
    open_gazetteer()
    opening._opened.pop(cache)
    with (small_data / "demonyms.tsv").open("a", encoding="utf-8") as file:
        file.write("UA\tUkrainka\n")
    told, progress = _words()
    assert open_gazetteer(progress).lookup("Ukrainka")[0].place.name == "Ukraine"
    assert any("outdated" in words for words in told)


def test_damage_met_by_a_query_is_mended(cache: Path) -> None:
    path = open_gazetteer()._connection.execute("PRAGMA database_list").fetchone()[2]
    opening._opened.pop(cache)
    content = bytearray(Path(path).read_bytes())
    page = int.from_bytes(content[16:18], "big")
    # Every page after the first two keeps its place but loses its sense.
    gazetteer = open_gazetteer()
    for start in range(2 * page, len(content), page):
        content[start : start + 16] = b"\xff" * 16
    gazetteer.replace(index.connect(_spoilt(Path(path), bytes(content))))
    assert [c.place.name for c in gazetteer.lookup("Izium")] == ["Izium"]


def _spoilt(path: Path, content: bytes) -> Path:
    other = path.with_name("spoilt.sqlite")
    other.write_bytes(content)
    return other


def test_a_directory_that_cannot_be_written_gives_way(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("a file where the directory should be")
    monkeypatch.setattr(opening.tempfile, "gettempdir", lambda: str(tmp_path))
    told, progress = _words()
    assert open_gazetteer(progress).lookup("Izium")
    assert any("cannot be written to" in words and str(tmp_path) in words for words in told)


def test_no_directory_at_all_is_one_clear_line(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("")
    monkeypatch.setattr(opening, "_spare_directory", lambda: cache / "below")
    with pytest.raises(GazetteerError, match="DATELINE_HOME") as caught:
        open_gazetteer()
    assert "\n" not in str(caught.value)


def test_missing_data_is_one_clear_line(cache: Path, small_data: Path) -> None:
    (small_data / "settlements.tsv.xz").unlink()
    with pytest.raises(GazetteerError, match="is missing") as caught:
        open_gazetteer()
    assert "\n" not in str(caught.value)


def test_a_spare_directory_of_somebody_else_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(opening.tempfile, "tempdir", str(tmp_path))
    ours = opening._spare_directory()
    assert ours.parent == tmp_path
    ours.chmod(0o777)
    assert opening._spare_directory() != ours
