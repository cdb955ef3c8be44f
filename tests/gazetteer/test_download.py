"""Against a real HTTP server on this machine."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import Answer, says, serving

from geo.__main__ import main
from geo.errors import GazetteerError
from geo.gazetteer import added, download

CONTENT = b"id,name,lat,lon\n" + b"".join(
    f"{i},Village {i:x},{i % 80}.5,{i % 170}.25\n".encode() for i in range(1, 4_000)
)
CSV, WHOLE = "Content-Type: text/csv", f"Content-Length: {len(CONTENT)}"
LOG_IN = b"<!doctype html><p>Log in first"


class Server:
    """Gives `CONTENT` to every request, from where it is to go on; breaks off once at `cut_at`."""

    def __init__(self) -> None:
        self.port = 0
        self.requests: list[str] = []
        self.cut_at = len(CONTENT)
        self.etag = '"one"'

    @property
    def asked(self) -> list[str]:
        """What part was asked for, request by request; "" is all."""
        ranges = (re.search(r"^Range: (.*)\r$", each, re.MULTILINE) for each in self.requests)
        return [told[1] if told else "" for told in ranges]

    def answer(self, sock: socket.socket, path: str) -> None:
        start = 0
        if self.asked[-1] and f"\nIf-Range: {self.etag}\r" in self.requests[-1]:
            start = int(self.asked[-1].removeprefix("bytes=").removesuffix("-"))
        head = [CSV, f"ETag: {self.etag}", f"Content-Length: {len(CONTENT) - start}"]
        if start:
            head.append(f"Content-Range: bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}")
        status = "206 Partial Content" if start else "200 OK"
        end, self.cut_at = self.cut_at, len(CONTENT)
        says(CONTENT[start:end], *head, status=status)(sock, path)

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    with serving(server.answer) as (server.port, server.requests):
        yield server


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
    assert server.asked == ["", "bytes=30000-"]


def stopped(server: Server, folder: Path) -> Path:
    """Return the part of a file whose download a user stopped."""

    def stop(fraction: float, text: str) -> None:
        raise KeyboardInterrupt

    server.cut_at = 30_000
    with pytest.raises(KeyboardInterrupt):
        download.fetch(server.address("file.csv"), folder, stop)
    (part,) = folder.glob("*.part")
    return part


def test_a_later_command_goes_on_too(server: Server, folder: Path) -> None:
    kept = stopped(server, folder).stat().st_size
    assert 0 < kept <= 30_000
    assert download.fetch(server.address("file.csv"), folder, quiet).read_bytes() == CONTENT
    assert server.asked[-1] == f"bytes={kept}-"


def test_a_file_that_changed_meanwhile_is_taken_from_the_start(
    server: Server, folder: Path
) -> None:
    part = stopped(server, folder)
    part.write_bytes(b"#" * part.stat().st_size)
    server.etag = '"two"'
    assert download.fetch(server.address("file.csv"), folder, quiet).read_bytes() == CONTENT


def to(where: str) -> Answer:
    return says(b"", f"Location: {where}", "Content-Length: 0", status="302 Found")


def silent(sock: socket.socket, _path: str) -> None:
    sock.recv(1)


def stalled(sock: socket.socket, path: str) -> None:
    says(CONTENT[:1_000], CSV, WHOLE)(sock, path)
    sock.recv(1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (says(b"", status="404 Not\tFound"), "answers 404 Not Found"),
        (says(LOG_IN, "Content-Type: text/html; charset=utf-8"), "is a web page"),
        (says(LOG_IN, CSV), "is a web page"),
        (silent, "no answer within 0.2 seconds"),
        (stalled, "broke off"),
        (says(b"", CSV, WHOLE), "broke off"),
        (says(b"x" * 1_000_001), "larger than"),
        (says(b"", f"Content-Length: {2**40}"), "larger than"),
        (to("/loop.csv?again"), "answers 302"),
        (to("http://example.org/file.csv"), "only https"),
        (to("file:///etc/passwd"), "not allowed"),
    ],
)
def test_what_goes_wrong_is_one_line_and_changes_nothing(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: Answer,
    words: str,
) -> None:
    # Only what never answers is waited for; a busy machine may answer late.
    monkeypatch.setattr(
        download, "TIMEOUT_S", 0.2 if "no answer" in words else 1.5 if answer is stalled else 5.0
    )
    monkeypatch.setattr(download, "LARGEST_FILE", 1_000_000)
    started = time.monotonic()
    with serving(answer) as (port, _):
        assert main(["gazetteer", "add", f"http://127.0.0.1:{port}/places.csv"]) == 2
    assert time.monotonic() - started < 15
    *_, line = capsys.readouterr().err.splitlines()
    assert line.startswith("dateline: ")
    assert words in line
    assert "othing was changed" in line or "is refused" in line
    assert added.sources() == () and not any(p.is_file() for p in (home / "data").rglob("*"))


def test_nobody_listens(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(GazetteerError, match="cannot be reached"):
        download.fetch(f"http://127.0.0.1:{port}/file.csv", folder, quiet)


def test_no_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    for variable in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(GazetteerError, match=r"example\.org cannot be reached .* network\?"):
        download.fetch("https://example.org/UA.zip", folder, quiet)


def test_an_address_is_added_like_a_file(server: Server, home: Path) -> None:
    with serving(to(server.address("file.csv"))) as (port, _):
        address = f"http://127.0.0.1:{port}/moved.csv"
        assert main(["gazetteer", "add", f"{address}?key=secret", "--name", "Far"]) == 0
    (source,) = added.sources()
    assert source.slug == "far" and source.rows == 3_999
    assert source.origin == address
    assert list((home / "cache" / "downloads").iterdir()) == []


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
