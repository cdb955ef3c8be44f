"""A running server, asked as browsers, other pages and strangers would ask it."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import pytest
from served import Served, served
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient, WebSocketDenialResponse
from streamlit_session import run_session

from geo.dashboard.door.gate import Door, Gate
from geo.dashboard.door.hosts import hosts

pytestmark = pytest.mark.programs

TILE = "/dateline/settlements/v/en/10/618/350"
ROUTES = (
    ("GET", "/", 200),
    ("GET", "/?place=izium", 200),
    ("GET", "/any/other/page", 200),
    ("GET", "/favicon.png", 200),
    ("GET", "/_stcore/health", 200),
    ("GET", "/_stcore/host-config", 200),
    ("GET", "/_stcore/metrics", 200),
    ("GET", "/_stcore/agent/openapi.json", 200),
    ("POST", "/_stcore/agent/interact", 403),
    ("GET", "/media/none.png", 404),
    ("GET", "/component/none/x.js", 404),
    ("GET", "/component/streamlit_folium.st_folium/index.html", 200),
    ("GET", "/../../etc/passwd", 400),
    ("GET", TILE, 200),
    ("GET", TILE.replace("618", "9" * 5_000), 414),
    ("GET", "/dateline/layer/none", 404),
    ("PUT", "/_stcore/upload_file/none/none", 403),
    ("DELETE", "/_stcore/upload_file/none/none", 403),
    ("OPTIONS", "/_stcore/upload_file/none/none", 204),
    ("GET", "/_stcore/stream", 101),
)
"""Each kind of what the server answers, and how it answers its own page."""
SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": "streamlit",
}
TWO_PLACES = "A ferry left Odesa.\n\nIt reached Istanbul on time.\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    report = tmp_path_factory.mktemp("report") / "ferry.txt"
    report.write_text(TWO_PLACES, encoding="utf-8")
    with served(str(report)) as running:
        # What its pages register is there once one was open.
        assert run_session(running.url).finished
        yield running


def ask(
    server: Served, method: str, path: str, headers: dict[str, str], form: bytes = b""
) -> tuple[http.client.HTTPResponse, str]:
    """Ask without anything that a client would put right."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    socket = SOCKET if path == "/_stcore/stream" else {}
    for name, value in {"Host": f"127.0.0.1:{server.port}", **socket, **headers}.items():
        connection.putheader(name, value)
    if form:
        connection.putheader("Content-Type", "application/x-www-form-urlencoded")
        connection.putheader("Content-Length", str(len(form)))
    connection.endheaders(form or None)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, body


STRANGERS = {
    "a rebound name": {"Host": "rebound.example.org:{port}"},
    "a rebound name without a port": {"Host": "rebound.example.org"},
    "another port's name": {"Host": "127.0.0.1:1"},
    "no name": {"Host": ""},
    "a name with a user": {"Host": "127.0.0.1:{port}@example.org"},
    "a page of another port": {"Origin": "http://127.0.0.1:1"},
    "a page of our port by another name": {"Origin": "http://localhost:{port}"},
    "a page of another scheme": {"Origin": "https://127.0.0.1:{port}"},
    "a page of another site": {"Origin": "https://example.org"},
    "a page of nowhere": {"Origin": "null"},
    "a picture of another site": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
    "a script of another port": {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"},
    "a frame of another site": {
        "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe",
    },
}  # fmt: skip


@pytest.mark.parametrize("headers", STRANGERS.values(), ids=STRANGERS)
def test_strangers_get_a_sentence_whatever_they_ask_for(
    server: Served, headers: dict[str, str]
) -> None:
    headers = {name: value.format(port=server.port) for name, value in headers.items()}
    for method, path, _status in ROUTES:
        answer, body = ask(server, method, path, headers)
        assert answer.status == 403, (method, path)
        assert body.startswith("This Dateline ") and body.endswith(".\n"), body
        assert answer.headers["access-control-allow-origin"] is None


def test_our_own_page_is_answered_under_every_name_of_this_machine(server: Served) -> None:
    for name in ("localhost", "127.0.0.1"):
        host = f"{name}:{server.port}"
        own = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
        for method, path, status in ROUTES:
            assert ask(server, method, path, own)[0].status == status, (method, path)


def test_a_link_from_another_site_opens_the_page_and_nothing_that_acts(server: Served) -> None:
    link = {
        "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document",
    }  # fmt: skip
    assert ask(server, "GET", "/?place=izium", link)[0].status == 200
    for method in ("POST", "PUT", "DELETE"):
        assert ask(server, method, "/_stcore/upload_file/none/none", link)[0].status == 403


def test_every_answer_forbids_what_it_does_not_need(server: Served) -> None:
    refused = {"Origin": "https://example.org"}
    for more in ({}, refused):
        for method, path, status in ROUTES:
            if status == 101 and not more:
                continue
            answer, _body = ask(server, method, path, more)
            told = answer.headers
            assert told["x-content-type-options"] == "nosniff", path
            assert told["referrer-policy"] == "same-origin", path
            assert told["cross-origin-resource-policy"] == "same-origin", path
            assert (
                told.get_all("content-security-policy")
                and len(told.get_all("x-frame-options")) == 1
            )
            policy = dict(
                each.strip().partition(" ")[::2]
                for each in told["content-security-policy"].split(";")
            )
            assert policy["default-src"] == "'none'", path
            framed = path.startswith("/component/streamlit_folium") and not more
            assert told["x-frame-options"] == ("SAMEORIGIN" if framed else "DENY"), path
            assert policy["frame-ancestors"] == ("'self'" if framed else "'none'"), path
            # Nothing is fetched from, or sent to, anywhere else.
            named = " ".join(policy.values()).replace(f"ws://127.0.0.1:{server.port}", "")
            assert "//" not in named and "https:" not in named and "*" not in named, policy
            assert ("'unsafe-eval'" in policy.get("script-src", "")) is framed
            assert ("'unsafe-inline'" in policy.get("script-src", "")) is framed


def test_what_a_browser_has_already_keeps_its_policies(server: Served) -> None:
    first, _body = ask(server, "GET", "/favicon.png", {})
    again, _body = ask(server, "GET", "/favicon.png", {"If-None-Match": first.headers["etag"]})
    assert again.status == 304
    assert again.headers["content-security-policy"] is None


def test_an_answer_to_a_fault_has_its_policies_too() -> None:
    async def fail(_request: Request) -> Response:
        raise RuntimeError

    door = Middleware(Gate, door=Door(hosts("127.0.0.1", 8501)))
    app = Starlette(routes=[Route("/", fail)], middleware=[door])
    client = TestClient(app, "http://127.0.0.1:8501", raise_server_exceptions=False)
    answer = client.get("/")
    assert (answer.status_code, answer.text) == (500, "Internal Server Error\n")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_socket_that_nothing_answers_is_refused_with_policies() -> None:
    app = Starlette(middleware=[Middleware(Gate, door=Door(hosts("127.0.0.1", 8501)))])
    with pytest.raises(WebSocketDenialResponse) as refused:
        TestClient(app).websocket_connect("ws://127.0.0.1:8501/none").__enter__()
    assert (refused.value.status_code, refused.value.text) == (403, "Forbidden\n")
    assert refused.value.headers["x-content-type-options"] == "nosniff"


@pytest.fixture(scope="module")
def behind_a_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("proxied")
    (folder / "ferry.txt").write_text(TWO_PLACES, encoding="utf-8")
    secret = folder / "password"
    secret.write_text("correct horse battery\n", encoding="utf-8")
    secret.chmod(0o600)
    options = ("--allow-host", "maps.example.org", "--password-file", str(secret))
    with served(str(folder / "ferry.txt"), *options) as running:
        yield running


PROXIED = {
    "Host": "maps.example.org",
    "Origin": "https://maps.example.org",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.7",
    "Accept": "text/html",
}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"X-Forwarded-Proto": "http"}, 403),
        ({"Origin": "http://maps.example.org"}, 403),
        ({"Host": "other.example.org"}, 403),
        ({"X-Forwarded-Host": "other.example.org"}, 401),
    ],
)
def test_behind_a_proxy_its_name_and_scheme_count(
    behind_a_proxy: Served, headers: dict[str, str], status: int
) -> None:
    answer, body = ask(behind_a_proxy, "GET", "/", {**PROXIED, **headers})
    assert answer.status == status
    assert "Odesa" not in body
    socket, _body = ask(behind_a_proxy, "GET", "/_stcore/stream", {**PROXIED, **headers})
    assert socket.status == status


def test_behind_a_proxy_readers_sign_in_and_are_told_that_nothing_is_stored(
    behind_a_proxy: Served,
) -> None:
    form = b"secret=correct+horse+battery"
    answer, _body = ask(behind_a_proxy, "POST", "/", PROXIED, form)
    assert answer.status == 303
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("dateline-page=") and "Secure" in cookie
    signed_in = {**PROXIED, "Cookie": cookie.partition(";")[0]}
    assert ask(behind_a_proxy, "GET", "/_stcore/stream", signed_in)[0].status == 101
    # At the server's own door there is no proxy; the secret is the same.
    own = {"Cookie": cookie.partition(";")[0].replace("page", str(behind_a_proxy.port))}
    run = run_session(behind_a_proxy.url, headers=own)
    assert run.finished and "Istanbul" in run.text
    assert "Nothing is stored" in run.text
    printed = behind_a_proxy.printed()
    assert "who has the password" in printed and "battery" not in printed
