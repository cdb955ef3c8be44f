"""Dask's workers make the rows that one process makes, and what ends a worker ends nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import nullcontext, suppress
from pathlib import Path

import dask
import psutil
import pytest
from distributed import Client, Worker, WorkerPlugin
from many_reports import rows
from served import ROOT

from geo.archive import State, archive, by, local, standing, work
from geo.archive.cluster import over
from geo.errors import ArchiveError

pytestmark = pytest.mark.programs
STANDS = """
from distributed import LocalCluster
if __name__ == "__main__":
    here = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    standing = LocalCluster(1, threads_per_worker=1, **here)
    print(standing.scheduler_address, flush=True)
    __import__("threading").Event().wait()
"""


class Hurry(WorkerPlugin):  # type: ignore[misc]
    """Lets a worker, and one that takes its place, give each report a second."""

    def setup(self, worker: Worker) -> None:
        work.MAX_SECONDS = 1.0

    def teardown(self, worker: Worker) -> None:
        work.MAX_SECONDS = 300.0


def test_workers_make_the_same_rows(
    workers: Client, whole: Path, reports: Path, tmp_path: Path
) -> None:
    pages: list[str] = []
    archive([reports], tmp_path / "out", spread=over(lambda: nullcontext(workers), pages.append))
    assert rows(tmp_path / "out") == rows(whole)
    assert pages == [workers.dashboard_link]


def test_a_worker_that_is_killed_loses_nothing(
    workers: Client, whole: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.archive.batches.MOST_RECORDS", 4)
    before = set(workers.run(os.getpid).values())

    def kill(state: State) -> None:
        for pid in before if state.mapped else ():
            if psutil.pid_exists(pid) and len(killed) == 0:
                killed.append(pid)
                psutil.Process(pid).kill()

    killed: list[int] = []
    archive([reports], tmp_path / "out", spread=by(workers), tell=kill)
    assert rows(tmp_path / "out") == rows(whole)
    assert killed and killed[0] not in workers.run(os.getpid).values()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_scheduler_that_is_killed_is_said_and_the_same_command_goes_on(
    whole: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.archive.batches.MOST_RECORDS", 2)
    monkeypatch.setattr("geo.archive.keeping.MOST_REPORTS", 2)
    monkeypatch.setattr("geo.archive.cluster._PATIENCE_S", 3)
    out, command = tmp_path / "out", [sys.executable, "-c", STANDS]
    with subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
    ) as scheduler:
        assert scheduler.stdout is not None
        address = scheduler.stdout.readline().strip()
        begun = psutil.Process(scheduler.pid).children(recursive=True)

        pages: list[str] = []

        def kill(state: State) -> None:
            if state.mapped:
                scheduler.kill()

        with pytest.raises(ArchiveError, match="scheduler does not answer any more: see to it"):
            archive([reports], out, spread=standing(address, pages.append), tell=kill)
        assert [page.partition(":")[0] for page in pages] == ["http"]
    assert begun and psutil.wait_procs(begun, timeout=30)[1] == []
    summary = archive([reports], out)
    assert 0 < summary.last.mapped < 20
    assert rows(out) == rows(whole)


def test_workers_that_do_not_start_are_said(reports: Path, tmp_path: Path) -> None:
    with (
        dask.config.set({"distributed.scheduler.preload": ["no_such_module"]}),
        pytest.raises(ArchiveError, match=r"^Dask's workers do not start \(.*no_such_module"),
    ):
        archive([reports], tmp_path / "out", spread=local(1))


def test_a_report_that_takes_too_long_ends_its_worker_and_is_said(
    workers: Client, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "long.txt").write_text("Shells fell near Izium, Lyman and Kyiv today.\n\n" * 20_000)
    (given / "short.txt").write_text("Shells fell near Izium.")
    workers.register_plugin(Hurry(), name="hurry")
    try:
        summary = archive([given], tmp_path / "out", spread=by(workers))
    finally:
        workers.unregister_worker_plugin("hurry")
    assert (summary.reports, summary.errors) == (1, 1)
    (error,) = rows(tmp_path / "out")["errors"]
    assert error["message"] == (
        "given/long.txt ended the process that read it, by taking too long or too much memory: "
        "split it, or leave it out."
    )


def test_no_scheduler_is_said(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.archive.cluster._PATIENCE_S", 1)
    with pytest.raises(ArchiveError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9 "):
        archive([reports], tmp_path / "out", spread=standing("tcp://127.0.0.1:9"))


def test_nothing_new_starts_nobody(copy: Path, reports: Path) -> None:
    assert archive([reports], copy, spread=standing("tcp://127.0.0.1:9")).last.mapped == 0


def test_nobody_else_reaches_the_workers(workers: Client) -> None:
    hosts = set()
    for process in (*psutil.Process().children(recursive=True), psutil.Process()):
        # One of another test may end meanwhile.
        with suppress(psutil.NoSuchProcess):
            for connection in process.net_connections():
                hosts |= {connection.laddr.ip} if connection.status == psutil.CONN_LISTEN else set()
    assert hosts == {"127.0.0.1"}
    assert str(workers.scheduler.address).startswith("tls://127.0.0.1:")
    assert str(workers.dashboard_link).startswith("http://127.0.0.1:")
