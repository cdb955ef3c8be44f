"""Files that are whole or not there, and what killed writers leave."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from geo import durable
from geo.corrections import files

_WRITES = """
import sys
from pathlib import Path
from geo import durable
folder = Path(sys.argv[1])
with durable.writing(folder):
    (folder / "big.tmp").write_text("half")
    (folder / "names.tmp").mkdir()
    print("writing", flush=True)
    sys.stdin.read()
    scratch = folder / "big.tmp"
    scratch.write_text("whole")
    durable.put(scratch, folder / "big")
"""


def writer(folder: Path) -> subprocess.Popen[str]:
    """Return a process in the midst of writing; it goes on when its standard input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITES, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "writing\n"
    return process


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".lock"}


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    process = writer(tmp_path)
    durable.sweep(tmp_path)
    assert names(tmp_path) == {"big.tmp", "names.tmp"}
    process.communicate(timeout=30)
    assert (tmp_path / "big").read_text() == "whole"


@pytest.mark.parametrize("how", ["at the next start", "before the next one writes"])
def test_what_a_killed_writer_left_goes_however_young(how: str, tmp_path: Path) -> None:
    process = writer(tmp_path)
    process.kill()
    process.communicate(timeout=30)
    (tmp_path / "whole").touch()
    if how == "at the next start":
        durable.sweep(tmp_path)
    else:
        with durable.writing(tmp_path):
            assert names(tmp_path) == {"whole"}
    assert names(tmp_path) == {"whole"}


def test_writers_take_turns_and_the_second_is_told(tmp_path: Path) -> None:
    process = writer(tmp_path)
    waits = threading.Event()

    def second() -> None:
        with durable.writing(tmp_path, waits.set):
            assert (tmp_path / "big").exists(), "it need not be made again"

    thread = threading.Thread(target=second)
    thread.start()
    assert waits.wait(30)
    process.communicate(timeout=30)
    thread.join(30)
    assert not thread.is_alive() and names(tmp_path) == {"big"}


def test_a_folder_that_is_not_there_is_swept_in_silence(tmp_path: Path) -> None:
    durable.sweep(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_what_cannot_replace_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("before")
    with pytest.raises(OSError, match="No such file"):
        durable.put(tmp_path / "none.tmp", target)
    assert target.read_text() == "before"


def put(target: Path, data: bytes) -> None:
    scratch = target.with_suffix(".tmp")
    scratch.write_bytes(data)
    durable.put(scratch, target)


@pytest.mark.parametrize("write", [put, files.write])
def test_what_replaces_is_on_the_disk_before_it_does(
    write: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def tell_and_sync(handle: int) -> None:
        found = os.fstat(handle)
        done.append("folder" if stat.S_ISDIR(found.st_mode) else f"{found.st_size} bytes")
        sync(handle)

    def tell_and_replace(old: str | Path, new: str | Path) -> None:
        done.append("replaced")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", tell_and_sync)
    monkeypatch.setattr(os, "replace", tell_and_replace)
    write(tmp_path / "target", b"whole")
    assert done[:2] == ["5 bytes", "replaced"]
    # Windows has no folders to sync.
    assert done[2:] == ["folder"] or sys.platform == "win32"
