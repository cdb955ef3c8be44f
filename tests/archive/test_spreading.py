"""Dask's workers make the rows that one process makes, and what ends a worker ends nothing else."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import psutil
import pytest
from distributed import Client
from many_reports import rows

from geo.archive import archive, by


def test_workers_make_the_same_rows(
    workers: Client, whole: Path, reports: Path, tmp_path: Path
) -> None:
    archive([reports], tmp_path / "out", spread=by(workers))
    assert rows(tmp_path / "out") == rows(whole)


def test_a_worker_that_is_killed_loses_nothing(
    workers: Client, whole: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.archive.batches.MOST_RECORDS", 4)
    before = set(workers.run(os.getpid).values())

    def kill() -> None:
        time.sleep(0.3)
        psutil.Process(min(before)).kill()

    killer = threading.Thread(target=kill)
    killer.start()
    archive([reports], tmp_path / "out", spread=by(workers))
    killer.join()
    assert rows(tmp_path / "out") == rows(whole)
    workers.wait_for_workers(2, timeout=60)
    assert set(workers.run(os.getpid).values()) != before


def test_a_report_that_takes_too_long_ends_its_worker_and_is_said(
    workers: Client, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "long.txt").write_text("Shells fell near Izium, Lyman and Kyiv today.\n\n" * 4_000)
    (given / "short.txt").write_text("Shells fell near Izium.")
    workers.wait_for_workers(2, timeout=60)
    workers.run(_hurry, 1.0)
    try:
        summary = archive([given], tmp_path / "out", spread=by(workers))
    finally:
        workers.wait_for_workers(2, timeout=60)
        workers.run(_hurry, 300.0)
    assert (summary.reports, summary.errors) == (1, 1)
