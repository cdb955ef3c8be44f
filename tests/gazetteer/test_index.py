import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import index


def _silent(fraction: float, text: str) -> None:
    assert 0.0 <= fraction <= 1.0 and text


@pytest.fixture
def built(small_data: Path, tmp_path: Path) -> tuple[Path, str]:
    version = index.version(small_data)
    return index.build(tmp_path / "cache", version, _silent, small_data), version


def test_a_built_index_is_sound_and_alone(built: tuple[Path, str]) -> None:
    path, version = built
    assert index.fault(path, version) == ""
    assert [p.name for p in path.parent.iterdir()] == [f"gazetteer-{version}.sqlite"]
    with closing(index.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM place").fetchone() == (8,)
        keys = {row[0] for row in connection.execute("SELECT key FROM name WHERE place = 707292")}
        assert keys == {"izium"}
        words = {row[0] for row in connection.execute("SELECT word FROM demonym")}
        assert {"ukrainian", "ukrainians", "ucraniana"} <= words
        assert "israeli" not in words


def test_the_supplement_finds_its_region(built: tuple[Path, str]) -> None:
    with closing(index.connect(built[0])) as connection:
        row = connection.execute("SELECT id, admin1 FROM place WHERE slug = 'dateline:oskil'")
        assert row.fetchone() == (-1, 706482)


@pytest.mark.parametrize("kept", [0, 50, 100, 4096, 20_000])
def test_a_truncated_index_is_seen(built: tuple[Path, str], kept: int) -> None:
    path, version = built
    path.write_bytes(path.read_bytes()[:kept])
    assert index.fault(path, version)


def test_rubbish_is_seen(built: tuple[Path, str]) -> None:
    path, version = built
    path.write_bytes(random.Random(1).randbytes(60_000))
    assert index.fault(path, version) == "is not a database"


def test_another_version_and_another_schema_are_seen(built: tuple[Path, str]) -> None:
    path, version = built
    assert index.fault(path, "0" * 16) == "is of another version"
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (key, value)")
        connection.commit()
    assert index.fault(path, version) == "cannot be read"


def test_an_interrupted_build_leaves_nothing(small_data: Path, tmp_path: Path) -> None:
    def stop(fraction: float, text: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.build(tmp_path / "cache", "v", stop, small_data)
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_bad_file_leaves_the_old_index(built: tuple[Path, str], small_data: Path) -> None:
    path, version = built
    before = path.read_bytes()
    (small_data / "settlements.tsv.xz").write_bytes(b"rubbish")
    with pytest.raises(GazetteerError):
        index.build(path.parent, version, _silent, small_data)
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


_BUILD = """
import sys
from pathlib import Path
from geo.gazetteer import index
index.build(Path(sys.argv[1]), sys.argv[3], lambda fraction, text: None, Path(sys.argv[2]))
"""


def test_processes_may_build_at_once(small_data: Path, tmp_path: Path) -> None:
    version, cache = index.version(small_data), tmp_path / "cache"
    command = [sys.executable, "-c", _BUILD, str(cache), str(small_data), version]
    jobs = [subprocess.Popen(command) for _ in range(3)]
    assert [job.wait(60) for job in jobs] == [0, 0, 0]
    assert [p.name for p in cache.iterdir()] == [f"gazetteer-{version}.sqlite"]
    assert index.fault(index.path_of(cache, version), version) == ""


@pytest.mark.parametrize(
    ("lat", "lon"), [(0.0, 0.0), (-90.0, -180.0), (89.99, 179.99), (49.2, 37.3), (-17.0, 180.0)]
)
def test_cells_number_half_degrees(lat: float, lon: float) -> None:
    assert 0 <= index.cell(lat, lon) < 361 * 720
    assert index.cell(lat, lon) == index.cell(lat, lon - 360.0)
