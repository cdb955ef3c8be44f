"""Fetching over real sockets: a server on loopback says what a hostile host may say."""

from __future__ import annotations

import gzip
import os
import socket
import ssl
import time
from pathlib import Path

import pytest
from answering import Answer, says, serving
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import ReportError
from geo.report import address as fetching
from geo.report import read_report
from geo.report.address import Fetched
from tests.report.seeds import FIRST, PAGE, SECOND


def here(address: str) -> bool:
    """Let the tests' own server be asked."""
    return address == "127.0.0.1"


def fetch(port: int, path: str = "/", *, host: str = "127.0.0.1") -> Fetched:
    return fetching.fetch(f"http://{host}:{port}{path}", allowed=here)


def test_a_page_is_fetched_and_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching.fetch, "__kwdefaults__", {"allowed": here})
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    page = says(PAGE.encode(), "Content-Type: text/html; charset=utf-8", "Set-Cookie: a=b")
    with serving(page) as (port, requests):
        report = read_report(f"http://127.0.0.1:{port}/news/izium?a=é#part")
    assert report.title == "Fighting near Izium"
    assert report.source == f"http://127.0.0.1:{port}/news/izium?a=%C3%A9"
    assert report.repairs[0].startswith("Fetched from 127.0.0.1 on 20")
    head = requests[0].lower()
    assert "\r\nuser-agent: dateline/" in head
    assert not any(name in head for name in ("cookie:", "referer:", "authorization:", "proxy"))


@pytest.mark.parametrize(
    "query",
    [
        "token=s3cret", "id=7&X-Amz-Signature=s3cret", "a=1;access_token=s3cret", "apikey=s3cret",
        "accessKey=s3cret", "sv=1&sig=s3cret", "auth=s3cret", "PASSWORD=s3cret", "PHPSESSID=s3cret",
        "session%5Fid=s3cret", "%74oken=s3cret", "u=1&pwd=s3cret", "s3cret&jwt",
    ],
)  # fmt: skip
def test_a_secret_in_the_address_is_sent_but_not_told(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching.fetch, "__kwdefaults__", {"allowed": here})
    with serving(says(FIRST.encode())) as (port, requests):
        report = read_report(f"http://127.0.0.1:{port}/report.txt?{query}")
    assert f"GET /report.txt?{query} " in requests[0]
    assert report.source == f"http://127.0.0.1:{port}/report.txt"
    assert "s3cret" not in str(report)
    assert report.repairs[0].endswith(
        ", and its address kept without the part after the question mark, which may be secret."
    )


@pytest.mark.parametrize("query", ["id=7", "author=N&keyword=izium&page=2", "design=1&passage=3"])
def test_a_query_that_says_which_page_it_is_is_told(query: str) -> None:
    with serving(says(FIRST.encode(), "Content-Type: text/plain")) as (port, _):
        page = fetch(port, f"/news?{query}")
    assert page.address.endswith(f"/news?{query}")
    assert "question mark" not in page.repair


def test_an_encoding_that_the_host_names_and_a_name_in_the_address_are_used() -> None:
    latin = "<html><body><p>Dnipró is calm.</p></body></html>".encode("latin-1")
    with serving(says(latin, "Content-Type: text/html; charset=iso-8859-1")) as (port, _):
        page = fetch(port)
    assert "Dnipró is calm." in read_report(page.raw, name=page.hint).text
    with serving(says(b"# Izium\n\n*Calm.*", "Content-Type: text/plain")) as (port, _):
        page = fetch(port, "/report.md")
    assert read_report(page.raw, name=page.hint).text == "Izium\n\nCalm."


def test_packed_pages_are_unpacked_within_the_limit() -> None:
    packed = gzip.compress(FIRST.encode())
    with serving(says(packed, "Content-Encoding: gzip", "Content-Type: text/plain")) as (port, _):
        assert fetch(port).raw == FIRST.encode()
    several = b"".join(gzip.compress(each.encode()) for each in (FIRST, "", SECOND))
    with serving(says(several, "Content-Encoding: gzip", "Content-Type: text/plain")) as (port, _):
        assert fetch(port).raw == (FIRST + SECOND).encode()
    bomb = gzip.compress(b"Izium " * 10_000_000, compresslevel=1, mtime=0)
    with (
        serving(says(bomb, "Content-Encoding: gzip")) as (port, _),
        pytest.raises(ReportError, match="sends more than the 32 MB"),
    ):
        fetch(port)


def endless(sock: socket.socket, _path: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        sock.sendall(b"Izium " * 10_000)


def reset(sock: socket.socket, _path: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nIzium")


def long_header(sock: socket.socket, _path: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (says(b"", status="403 Forbidden"), r"refuses it \(HTTP 403\)"),
        (says(b"", status="404 Not Found"), r"has no such page \(HTTP 404\)"),
        (says(b"", status="429 Too Many Requests"), r"too many requests.*\(HTTP 429\)"),
        (says(b"", status="500 Oh"), r"answers with an error \(HTTP 500\)"),
        (says(b"", status="204 No Content"), r"sends no document \(HTTP 204\)"),
        (says(b"x", "Content-Type: image/png"), "sends image/png, which is no report"),
        (says(b"x", "Content-Length: 99999999999"), "sends more than the 32 MB"),
        (says(b"x", "Content-Encoding: br"), "packs the page in a way"),
        (says(b"no gzip", "Content-Encoding: gzip"), "sends a damaged page"),
        (
            says(gzip.compress(b"x" * 99, mtime=0)[:-9], "Content-Encoding: gzip"),
            "before the page was whole",
        ),
        (
            says(
                gzip.compress(b"x", mtime=0) + gzip.compress(b"y" * 99, mtime=0)[:-9],
                "Content-Encoding: gzip",
            ),
            "before the page was whole",
        ),
        (
            says(gzip.compress(b"x", mtime=0) + b"no gzip", "Content-Encoding: gzip"),
            "sends a damaged page",
        ),
        (
            says(gzip.compress(b"", mtime=0) * 1_001, "Content-Encoding: gzip"),
            "sends a damaged page",
        ),
        (says(b"xy", "Content-Length: 2", "Content-Length: 1"), "sends a damaged page"),
        (says(b"xy", "Content-Length: 2, 1"), "sends a damaged page"),
        (says(b"", "Location: file:///etc/passwd", status="302 Found"), "is no web address"),
        (says(b"", "Location: http://u:p@127.0.0.1/", status="302 Found"), "user name or password"),
        (says(b"", "Location: http://127.1/", status="302 Found"), "is no web address"),
        (says(b"", "Location: http://[::1]:9/", status="302 Found"), "::1 is no address"),
        (
            says(b"", "Location: ftp://x/\x85\xa0\x9b31m" + "y" * 5_000, status="302 Found"),
            "ftp://x/ 31my{150,200}… is no web address",
        ),
        (says(b"x", "Content-Type: image/\x9b" + "y" * 5_000), "image/ y{150,200}…, which is no"),
        (says(b"", "Location: http://localhost:9/", status="302 Found"), "localhost"),
        (says(b"", "Location: /again", status="302 Found"), "sent the request on more than 5"),
        (endless, "sends more than the 32 MB"),
        (reset, "stopped before the page was whole"),
        (long_header, "broke the connection off"),
        (lambda sock, _path: sock.sendall(b"\x00\xff nothing\r\n\r\n"), "broke the connection off"),
        (lambda sock, _path: None, "broke the connection off"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(answer: Answer, said: str) -> None:
    with serving(answer) as (port, _), pytest.raises(ReportError, match=said) as caught:
        fetch(port)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("sent", "final"),
    [(b"new", "/new"), (b"/a b#part", "/a%20b"), ("/нове".encode(), "/%D0%BD%D0%BE%D0%B2%D0%B5")],
)
def test_redirects_are_followed_to_the_final_address(sent: bytes, final: str) -> None:
    def moves(sock: socket.socket, path: str) -> None:
        if path == final:
            says(FIRST.encode(), "Content-Type: text/plain")(sock, path)
        else:
            says(b"", f"Location: {sent.decode('latin-1')}", status="301 Moved")(sock, path)

    with serving(moves) as (port, requests):
        page = fetch(port, "/old")
    assert page.address == f"http://127.0.0.1:{port}{final}"
    assert len(requests) == 2


def drop_by_drop(sock: socket.socket, _path: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        sock.sendall(b"I")
        time.sleep(0.05)


def slow_header(sock: socket.socket, _path: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        sock.sendall(b"X: y\r\n")
        time.sleep(0.05)


@pytest.mark.parametrize("answer", [drop_by_drop, slow_header])
def test_the_time_limit_is_for_all_together(
    answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.4)
    start = time.monotonic()
    with serving(answer) as (port, _), pytest.raises(ReportError, match="did not answer within"):
        fetch(port)
    assert time.monotonic() - start < 20.0


def test_the_peer_of_the_very_socket_is_checked_before_anything_is_sent() -> None:
    asked: list[str] = []

    def changes_its_mind(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    with (
        serving(says(b"secret")) as (port, requests),
        pytest.raises(ReportError, match="no address of the public internet"),
    ):
        fetching.fetch(f"http://127.0.0.1:{port}/", allowed=changes_its_mind)
    assert asked == ["127.0.0.1", "127.0.0.1"]
    assert requests == []


def test_only_the_ports_of_the_web_are_asked_on_the_public_internet() -> None:
    with pytest.raises(ReportError, match=r"asked at the ports of the web alone.*not at 8080"):
        read_report("http://93.184.216.34:8080/")


def test_a_public_address_of_this_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Own(socket.socket):
        def getpeername(self) -> tuple[str, int]:
            return ("93.184.216.34", 80)

        getsockname = getpeername

        def sendall(self, *_data: object) -> None:
            raise AssertionError("something was sent")

    monkeypatch.setattr(socket, "create_connection", lambda *_where, **_how: Own())
    with pytest.raises(ReportError, match="is an address of this machine: it is not asked"):
        read_report("http://93.184.216.34/")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked(host: str) -> None:
    with (
        serving(says(b"secret")) as (port, requests),
        pytest.raises(ReportError, match="no address of the public internet"),
    ):
        read_report(f"http://{host}:{port}/")
    assert requests == []


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "http://[::1/",
        "http://" + "a" * 70 + ".org/",
        "https://user:secret@example.org/",
        "http://[fe80::1%25eth0]:80:80/",
        "http://exa<b>mple.org/",
        "http://" + "a." * 200 + "org/",
    ],
)
def test_an_address_that_is_none_is_refused_before_any_name_is_looked_up(address: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_report(address)
    assert "secret" not in str(caught.value)


ANSWERS = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.sampled_from(
            (
                b"HTTP/1.1 200 OK\r\n",
                b"HTTP/1.1 100 Go\r\n\r\n",
                b"HTTP/1.0 302 X\r\nLocation: ",
                b"Transfer-Encoding: chunked\r\n",
                b"Content-Encoding: gzip\r\n",
                b"Content-Length: -7\r\n",
                b"\r\n\r\n",
                b"ffffffffffffffff\r\n",
                b"-5\r\n",
                b"0\r\n\r\n",
                b"Izium is calm.",
            )
        ),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_whatever_a_host_answers_is_a_document_or_a_refusal(pieces: list[bytes]) -> None:
    with serving(lambda sock, _path: sock.sendall(b"".join(pieces))) as (port, _):
        try:
            assert isinstance(fetch(port).raw, bytes)
        except ReportError as refused:
            assert "\n" not in str(refused)


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ReportError, match="refuses the connection"):
        fetch(port)


def test_a_certificate_must_be_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Path(__file__).parent / "localhost.pem"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own)
    page = says(FIRST.encode(), "Content-Type: text/plain")
    with serving(page, context) as (port, _):
        address = f"https://localhost:{port}/"
        allowed = {"127.0.0.1", "::1"}.__contains__
        with pytest.raises(ReportError, match="cannot prove that it is localhost"):
            fetching.fetch(address, allowed=allowed)
        monkeypatch.setitem(os.environ, "SSL_CERT_FILE", str(own))
        with (
            serving(says(b"", f"Location: http://localhost:{port}/", status="302"), context) as (
                moves,
                _,
            ),
            pytest.raises(ReportError, match="sends the request on without encryption"),
        ):
            fetching.fetch(f"https://localhost:{moves}/", allowed=allowed)
        assert fetching.fetch(address, allowed=allowed).raw == FIRST.encode()
        with pytest.raises(ReportError, match="cannot prove"):
            fetching.fetch(f"https://127.0.0.1:{port}/", allowed=allowed)
