"""Against a real HTTP server on this machine."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.errors import GazetteerError
from geo.gazetteer import added, download, files, opening

CONTENT = b"id,name,lat,lon\n" + b"".join(
    f"{i},Village {i:x},{i % 80}.5,{i % 170}.25\n".encode() for i in range(1, 4_000)
)


class Server(ThreadingHTTPServer):
    """Serves `CONTENT` under every path; what a path does beside that is in its name."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []
        self.cut_at = 0
        self.etag = '"one"'
        self.release = threading.Event()
        super().__init__(("127.0.0.1", 0), _Handler)

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        name = self.path.strip("/").split(".")[0]
        self.server.asked.append((name, self.headers["Range"]))
        with suppress(ConnectionError):
            getattr(self, f"_{name}", self._file)()

    def _file(self) -> None:
        start = 0
        if (told := self.headers["Range"]) and self.headers["If-Range"] == self.server.etag:
            start = int(told.removeprefix("bytes=").removesuffix("-"))
        self._head(206 if start else 200, start)
        end = self.server.cut_at or len(CONTENT)
        self.server.cut_at = 0
        self.wfile.write(CONTENT[start:end])

    def _head(self, status: int, start: int = 0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/csv")
        self.send_header("ETag", self.server.etag)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}")
        self.end_headers()

    def _missing(self) -> None:
        self.send_error(404, "Not\tFound")

    def _page(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><p>Log in first")

    def _disguised(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/csv")
        self.end_headers()
        self.wfile.write(b"<!doctype html><p>Log in first")

    def _silent(self) -> None:
        self.server.release.wait(20)

    def _stalled(self) -> None:
        self._head(200)
        self.wfile.write(CONTENT[:1_000])
        self.wfile.flush()
        self.server.release.wait(20)

    def _never(self) -> None:
        self._head(200)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(1_000):
            self.wfile.write(b"x" * 10_000)

    def _huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(2**40))
        self.end_headers()

    def _loop(self) -> None:
        self._to("/loop.csv?again")

    def _moved(self) -> None:
        self._to("/file.csv")

    def _away(self) -> None:
        self._to("http://example.org/file.csv")

    def _local(self) -> None:
        self._to("file:///etc/passwd")

    def _to(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.release.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "downloads"


def quiet(fraction: float, text: str) -> None:
    assert 0.0 <= fraction <= 1.0


def test_a_file_comes_whole_and_leaves_nothing_else(server: Server, folder: Path) -> None:
    path = download.fetch(server.address("file.csv"), folder, quiet)
    assert path.read_bytes() == CONTENT and path.name.endswith("-file.csv")
    assert list(folder.iterdir()) == [path]


def test_a_file_cut_short_goes_on_where_it_broke(server: Server, folder: Path) -> None:
    server.cut_at = 30_000
    path = download.fetch(server.address("file.csv"), folder, quiet)
    assert path.read_bytes() == CONTENT
    assert server.asked == [("file", None), ("file", "bytes=30000-")]


def test_a_later_command_goes_on_too(server: Server, folder: Path) -> None:
    def stop(fraction: float, text: str) -> None:
        raise KeyboardInterrupt

    server.cut_at = 30_000
    with pytest.raises(KeyboardInterrupt):
        download.fetch(server.address("file.csv"), folder, stop)
    (part,) = folder.glob("*.part")
    kept = part.stat().st_size
    assert 0 < kept <= 30_000
    assert download.fetch(server.address("file.csv"), folder, quiet).read_bytes() == CONTENT
    assert server.asked[-1] == ("file", f"bytes={kept}-")


def test_a_file_that_changed_meanwhile_is_taken_from_the_start(
    server: Server, folder: Path
) -> None:
    part_of_another(server, folder)
    server.etag = '"two"'
    assert download.fetch(server.address("file.csv"), folder, quiet).read_bytes() == CONTENT


def part_of_another(server: Server, folder: Path) -> None:
    def stop(fraction: float, text: str) -> None:
        raise KeyboardInterrupt

    server.cut_at = 20_000
    with pytest.raises(KeyboardInterrupt):
        download.fetch(server.address("file.csv"), folder, stop)
    (part,) = folder.glob("*.part")
    part.write_bytes(b"#" * part.stat().st_size)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing.csv", "answers 404 Not Found"),
        ("page.csv", "is a web page"),
        ("disguised.csv", "is a web page"),
        ("silent.csv", "no answer within 0.2 seconds"),
        ("stalled.csv", "broke off"),
        ("never.csv", "broke off"),
        ("endless.csv", "larger than"),
        ("huge.csv", "larger than"),
        ("loop.csv", "answers 302"),
        ("away.csv", "only https"),
        ("local.csv", "not allowed"),
    ],
)
def test_what_goes_wrong_is_one_line_and_changes_nothing(
    server: Server,
    small_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    path: str,
    words: str,
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(files, "directory", lambda: small_data)
    monkeypatch.setattr(opening, "_opened", {})
    # Only what never answers is waited for; a busy machine may answer late.
    monkeypatch.setattr(download, "TIMEOUT_S", 0.2 if "no answer" in words else 5.0)
    monkeypatch.setattr(download, "LARGEST_FILE", 1_000_000)
    started = time.monotonic()
    assert main(["gazetteer", "add", server.address(path)]) == 2
    assert time.monotonic() - started < 15
    *_, line = capsys.readouterr().err.splitlines()
    assert line.startswith("dateline: ")
    assert words in line
    assert "othing was changed" in line or "is refused" in line
    assert added.sources() == () and not (tmp_path / "home" / "data").exists()


def test_nobody_listens(server: Server, folder: Path) -> None:
    address = server.address("file.csv")
    server.server_close()
    with pytest.raises(GazetteerError, match="cannot be reached"):
        download.fetch(address, folder, quiet)


def test_no_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    for variable in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(GazetteerError, match=r"example\.org cannot be reached .* network\?"):
        download.fetch("https://example.org/UA.zip", folder, quiet)


def test_an_address_is_added_like_a_file(
    server: Server,
    small_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(files, "directory", lambda: small_data)
    monkeypatch.setattr(opening, "_opened", {})
    address = server.address("moved.csv?key=secret")
    assert main(["gazetteer", "add", address, "--name", "Far"]) == 0
    (source,) = added.sources()
    assert source.slug == "far" and source.rows == 3_999
    assert source.origin == server.address("moved.csv")
    assert list((tmp_path / "home" / "cache" / "downloads").iterdir()) == []
    capsys.readouterr()


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/UA.zip",
        "ftp://example.org/UA.zip",
        "file:///etc/passwd",
        "https://user:password@example.org/UA.zip",
        "https:///UA.zip",
        "https://example.org:0/UA.zip",
        "https://example.org/a b",
        "http://127.0.0.1.example.org/x",
        "https://[bad/x",
    ],
)
def test_refused_addresses(folder: Path, address: str) -> None:
    assert download.is_address(address)
    with pytest.raises(GazetteerError) as refused:
        download.fetch(address, folder, quiet)
    assert "password@" not in str(refused.value) and not folder.exists()


@pytest.mark.parametrize("name", ["UA.zip", "/data/UA.zip", "C:\\UA.zip", "./http:/x", "a:b.csv"])
def test_files_are_no_addresses(name: str) -> None:
    assert not download.is_address(name)
