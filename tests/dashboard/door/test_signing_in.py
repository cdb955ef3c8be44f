"""The token or password, asked for before anything else is answered."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.dashboard.door import limits, signing_in
from geo.dashboard.door.gate import Door, Gate
from geo.dashboard.door.hosts import hosts
from geo.errors import ServeError

HERE = "http://127.0.0.1:8501"
PAGE = {"Accept": "text/html,*/*"}
PASSWORD = "correct horse battery"


def client_of(secret: signing_in.Secret, *, strangers: bool = False) -> TestClient:
    async def answer(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"the report {request.url.query}")

    app = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "PUT"])])
    door = Door(hosts("127.0.0.1", 8501), secret, limits.Limits() if strangers else None)
    return TestClient(Gate(app, door), base_url=HERE, follow_redirects=False)


def post(client: TestClient, secret: str, **headers: str) -> Any:
    return client.post(
        "/?place=izium", data={"secret": secret}, headers={"Origin": HERE, **headers}
    )


def test_the_printed_address_opens_the_page_and_the_token_leaves_the_address() -> None:
    secret = signing_in.token()
    client = client_of(secret)
    answer = client.get(f"/?token={secret.value}&place=izium", headers=PAGE)
    assert answer.status_code == 200
    assert 'content="0;url=./?place=izium"' in answer.text
    assert secret.value not in answer.text
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("dateline-8501=")
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Secure" not in cookie
    assert secret.value not in cookie
    assert client.get("/?place=izium", headers=PAGE).text == "the report place=izium"
    # Who comes with it again is led on, too.
    assert "url=./" in client.get(f"/?token={secret.value}", headers=PAGE).text


@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", "?token=%00", "?secret=x"])
def test_without_it_there_is_only_the_page_that_asks(query: str) -> None:
    client = client_of(signing_in.token())
    answer = client.get(f"/{query}", headers=PAGE)
    assert answer.status_code == 401
    assert '<form method="post">' in answer.text and "the report" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    assert ("That is not the token" in answer.text) is query.startswith("?token")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/media/report.html", {}, 401),
        ("GET", "/_stcore/host-config", {}, 401),
        ("GET", "/dateline/layer/x", {"Cookie": "dateline-8501=x"}, 401),
        ("GET", "/static/js/index.js", {}, 401),
        ("PUT", "/_stcore/upload_file/a/b", {}, 401),
        ("DELETE", "/_stcore/upload_file/a/b", {}, 401),
        ("HEAD", "/", PAGE, 401),
        # That the server runs is no secret.
        ("GET", "/_stcore/health", {}, 200),
    ],
)
def test_nothing_else_is_answered(
    method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = client_of(signing_in.token()).request(method, path, headers=headers)
    assert answer.status_code == status
    if status == 401 and method != "HEAD":
        assert answer.text == "Sign in on the page first.\n"


def test_a_password_is_filled_in_and_stands_in_no_address(password: Callable[..., Path]) -> None:
    client = client_of(signing_in.password(password()), strangers=True)
    assert client.get(f"/?token={PASSWORD}", headers=PAGE).status_code == 401
    wrong = post(client, "wrong")
    assert wrong.status_code == 401 and "That is not the password." in wrong.text
    right = post(client, PASSWORD)
    assert (right.status_code, right.headers["location"]) == (303, "./?place=izium")
    assert client.get("/", headers=PAGE).text == "the report "


def test_the_page_that_asks_speaks_the_readers_language(password: Callable[..., Path]) -> None:
    client = client_of(signing_in.password(password()))
    answer = client.get("/", headers={**PAGE, "Accept-Language": "uk-UA,uk;q=0.9,en;q=0.5"})
    assert '<html lang="uk">' in answer.text
    assert "Пароль" in answer.text


def test_tries_are_numbered(password: Callable[..., Path]) -> None:
    client = client_of(signing_in.password(password()))
    assert [post(client, f"wrong {n}").status_code for n in range(7)] == [401] * 5 + [429] * 2
    late = post(client, PASSWORD)
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) in range(1, 13)
    assert "too many tries" in late.text


def test_another_page_cannot_sign_in_or_try(password: Callable[..., Path]) -> None:
    client = client_of(signing_in.password(password()))
    for origin in ("http://127.0.0.1:9999", "null", "https://127.0.0.1:8501"):
        assert post(client, PASSWORD, Origin=origin).status_code == 403
    assert post(client, PASSWORD).status_code == 303


def test_a_link_from_elsewhere_leads_on_to_where_the_cookie_is_sent() -> None:
    """A browser sends no strict cookie with it, though the reader is signed in."""
    client = client_of(signing_in.token())
    link = {**PAGE, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    answer = client.get("/?place=izium", headers={**link, "Sec-Fetch-Site": "cross-site"})
    assert re.findall(r"url=([^\"]+)", answer.text) == ["./?place=izium"]
    asked = client.get("/?place=izium", headers={**link, "Sec-Fetch-Site": "same-origin"})
    assert "<form" in asked.text


def test_over_tls_the_cookie_stays_there() -> None:
    secret = signing_in.token()
    door = Door(hosts("127.0.0.1", 8501, ["maps.example.org"]), secret)
    client = TestClient(Gate(Starlette(), door), base_url="https://maps.example.org")
    assert "Secure" in client.get(f"/?token={secret.value}", headers=PAGE).headers["set-cookie"]


def test_a_flood_of_form_is_not_kept() -> None:
    client = client_of(signing_in.token())
    assert post(client, "x" * 20_000_000).status_code == 401


def test_a_secret_shows_nowhere() -> None:
    secret = signing_in.token()
    assert secret.value not in repr(secret) and secret.ticket not in repr(secret)
    assert len(secret.value) >= 43
    assert signing_in.token().value != secret.value


@pytest.fixture
def password(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str = f"{PASSWORD}\n", mode: int = 0o600) -> Path:
        path = tmp_path / "password"
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)
        return path

    return write


def test_a_mark_before_a_password_is_no_part_of_it(password: Callable[..., Path]) -> None:
    assert signing_in.password(password(f"\ufeff{PASSWORD}\r\n")).opens(PASSWORD)


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("", 0o600, "has 0 characters, take 12 to 1,000"),
        ("short\nand a second line", 0o600, "has 5 characters"),
        pytest.param(
            PASSWORD, 0o644, "can be read by others on this machine: chmod 600",
            marks=pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX"),
        ),
    ],
)  # fmt: skip
def test_a_password_that_is_none_is_refused(
    password: Callable[..., Path], text: str, mode: int, said: str
) -> None:
    with pytest.raises(ServeError, match=said):
        signing_in.password(password(text, mode))


def test_a_password_that_is_not_in_utf_8_is_refused(password: Callable[..., Path]) -> None:
    path = password("")
    path.write_text(PASSWORD, encoding="utf-16")
    with pytest.raises(ServeError, match="is not in UTF-8: save it so"):
        signing_in.password(path)


def test_a_password_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match=r"none cannot be read \(no such file or directory\)"):
        signing_in.password(tmp_path / "none")
