"""One server and one browser for all browser tests, and a page that may not leave the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import LAUNCH_ARGUMENTS, find
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FrameLocator,
    Locator,
    Page,
    WebSocket,
    expect,
    sync_playwright,
)
from served import Served, served
from streamlit.proto.BackMsg_pb2 import BackMsg

# Nothing outside is found; to hold every request up and look at it took a third of a second a page.
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
ARGUMENTS = (*LAUNCH_ARGUMENTS, "--disable-gpu", "--disable-sync", "--no-first-run", NOBODY_ELSE)
PATIENCE_MS = 60_000
expect.set_options(timeout=20_000)


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The dashboard as a reader sees it."""

    page: Page
    off_host: list[str]
    """The addresses outside this machine that the page asked for."""
    complaints: list[str]
    """Errors of the page's own scripts."""
    sockets: list[WebSocket]
    """The page's connections to the server, the newest last."""

    @property
    def map(self) -> FrameLocator:
        """The map's frame."""
        return self.page.frame_locator(".st-key-map-frame iframe")

    def pin(self, place_id: str) -> Locator:
        """The marker of a place."""
        return self.map.locator(f'.mark .pin[data-place="{place_id}"]')

    @property
    def card(self) -> Locator:
        """The card of the selected place."""
        return self.page.locator(".card")

    @property
    def passages(self) -> Locator:
        """The passages of the selected place."""
        return self.page.locator(".passages li")

    def upload(self, path: Path) -> None:
        """Choose a file in the opened dialog, and wait until the server has been told of it.

        The page lists a file before that: a click at once would open nothing.
        """
        name = path.name.encode()
        with self.sockets[-1].expect_event(
            "framesent", lambda frame: name in frame and _is_rerun(frame)
        ):
            self.page.locator("input[type=file]").set_input_files(path)

    def chip(self, name: str) -> Locator:
        """The button of a place in the list below the map."""
        return self.page.locator(".chips .chip").filter(has_text=name).first

    def tab(self, name: str) -> None:
        """Open a tab of the panel."""
        self.page.get_by_role("tab", name=name).click()


@pytest.fixture(scope="session")
def server() -> Iterator[Served]:
    """The dashboard as `make run` starts it, with the default report."""
    with served() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium."""
    with sync_playwright() as playwright:
        path = find()
        assert path, "no Chromium: run `python tests/harness/chromium.py`"
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@dataclass(slots=True)
class _Opened:
    contexts: list[BrowserContext] = field(default_factory=list)
    dashboards: list[Dashboard] = field(default_factory=list)


Opener = Callable[..., Dashboard]


@pytest.fixture
def open_page(server: Served, browser: Browser) -> Iterator[Opener]:
    """A function that opens the dashboard; at the end no page may have asked anyone outside."""
    opened = _Opened()

    def open_(
        query: str = "",
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        phone: bool = False,
        calm: bool = True,
        wait: bool = True,
        at: Served | None = None,
    ) -> Dashboard:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if calm else "no-preference",
            has_touch=phone,
            is_mobile=phone,
            device_scale_factor=2 if phone else 1,
        )
        opened.contexts.append(context)
        off_host: list[str] = []
        complaints: list[str] = []

        context.on("request", lambda asked: _is_here(asked.url) or off_host.append(asked.url))
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("websocket", lambda socket: _is_here(socket.url) or off_host.append(socket.url))
        sockets: list[WebSocket] = []
        page.on("websocket", lambda socket: sockets.append(socket))
        dashboard = Dashboard(page, off_host, complaints, sockets)
        opened.dashboards.append(dashboard)
        page.goto(f"{(at or server).url}/{query}")
        if wait:
            dashboard.map.locator("html[data-pins][data-ground=drawn]").wait_for(state="attached")
        return dashboard

    yield open_
    try:
        for dashboard in opened.dashboards:
            assert not dashboard.off_host
            assert not dashboard.complaints
    finally:
        for context in opened.contexts:
            context.close()


def _is_rerun(frame: bytes) -> bool:
    # The name goes out before as well, to ask where the file may be sent.
    return bool(BackMsg.FromString(frame).WhichOneof("type") == "rerun_script")


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.hostname in ("127.0.0.1", "localhost")
