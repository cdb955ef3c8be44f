"""One server and one browser for all browser tests, and a page that may not leave the machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from chromium import LAUNCH_ARGUMENTS, find
from homes import homes
from map_frame import FIRST_VIEW, STILL
from own_maps import Shower, served_maps, shower
from page_pool import PagePool
from playwright.sync_api import (
    Browser,
    FrameLocator,
    Locator,
    Page,
    ViewportSize,
    WebSocket,
    expect,
    sync_playwright,
)
from served import Served, served
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# Nothing outside is found; to hold every request up and look at it took a third of a second a page.
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
ARGUMENTS = (*LAUNCH_ARGUMENTS, "--disable-gpu", "--disable-sync", "--no-first-run", NOBODY_ELSE)
PATIENCE_MS = 60_000
LEAVE = """
() => {
  for (const open of document.querySelectorAll(":popover-open")) open.hidePopover();
  document.activeElement.blur();
  getSelection().empty();
  for (const scrolls of [document.querySelector(".stMain"), document.scrollingElement]) {
    scrolls.scrollTo({ top: 0, behavior: "instant" });
  }
}
"""
BACK_TO = """
(address) => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
"""
# A frame that takes the map's place is there when it has the report that is open.
MAP_IS_THERE = """
() => {
  const frame = document.querySelector(".st-key-map-frame iframe:not([width='-1'])");
  const map = frame && Object.values(frame.contentWindow).find((v) => v && v.datelinePlaces);
  return map && map.datelinePlaces.state.report === window.datelineSelection.report &&
    frame.contentDocument.documentElement.dataset.ground === "drawn";
}
"""
ANOTHER_IS_THERE = f"(before) => window.datelineSelection.report !== before && ({MAP_IS_THERE})()"
expect.set_options(timeout=PATIENCE_MS)
_failed = pytest.StashKey[bool]()


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    width: int = 1440
    height: int = 900
    dark: bool = False
    phone: bool = False
    calm: bool = True

    @property
    def viewport(self) -> ViewportSize:
        """The size of the page in px."""
        return {"width": self.width, "height": self.height}

    @property
    def media(self) -> dict[str, Any]:
        """What the page is told of the reader's wishes."""
        return {
            "color_scheme": "dark" if self.dark else "light",
            "reduced_motion": "reduce" if self.calm else "no-preference",
        }


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The dashboard as a reader sees it."""

    page: Page
    off_host: list[str]
    """The addresses outside this machine that the page asked for."""
    complaints: list[str]
    """Errors of the page's own scripts, and what its policy forbade it."""
    sockets: list[WebSocket]
    """The page's connections to the server, the newest last."""

    @property
    def map(self) -> FrameLocator:
        """The map's frame; one that comes stands first, and has no width before it is ready."""
        return self.page.frame_locator(".st-key-map-frame iframe:not([width='-1'])").first

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

    def idle(self) -> None:
        """Wait until the server has answered what it was told."""
        expect(
            self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
        ).to_be_visible()

    def settle(self) -> None:
        """Wait until the map lies still."""
        self.map.locator("body").evaluate(STILL)

    def go(self, query: str, look: Look) -> None:
        """Go to an address in the same session, as Back does, and show it as when it was opened.

        The way leads over the bare address where what is selected would stay as it was left.
        """
        self.idle()
        self.page.mouse.move(0, 0)
        self.page.evaluate(LEAVE)
        self.page.set_viewport_size(look.viewport)
        self.page.emulate_media(**look.media, forced_colors="null", contrast="null", media="null")
        tab = self.page.get_by_role("tab", name="Excerpts")
        if tab.get_attribute("aria-selected") != "true":
            with self.answer():
                tab.click()
        there, here = (parse_qs(urlsplit(each).query) for each in (query, self.page.url))
        stays = there == here or ("place" in there and there["place"] == here.get("place"))
        for address in ("?", query) if query and stays else (query or "?",):
            with self.answer():
                self.page.evaluate(BACK_TO, address)
        self.idle()
        self.page.wait_for_function(MAP_IS_THERE)
        self.settle()
        self.map.locator("body").evaluate(FIRST_VIEW)

    def answer(self) -> AbstractContextManager[Any]:
        """Wait at the end until the server has answered what is done within.

        Right after a click the page may lie idle yet, as what it tells is still on its way.
        """
        return self.sockets[-1].expect_event("framereceived", _is_finished)

    def keeps_to_itself(self) -> None:
        """Fail where the page asked anyone outside, or its scripts met an error."""
        assert not self.off_host, f"the page tried to leave the machine: {self.off_host}"
        assert not self.complaints

    def upload(self, *paths: Path) -> None:
        """Choose files in the opened dialog, and wait until the server has been told of all.

        The page lists a file before that: a click at once would open nothing.
        """
        names = [path.name.encode() for path in paths]
        with self.sockets[-1].expect_event(
            "framesent", lambda frame: all(name in frame for name in names) and _is_rerun(frame)
        ):
            self.page.locator("input[type=file]").set_input_files(paths)

    def dialog(self) -> Locator:
        """Open the dialog that opens another report; return its button that does so."""
        # The answer to a dialog just shut shuts one that is opened before it.
        self.idle()
        self.page.get_by_role("button", name="Open another report").click()
        show = self.page.get_by_role("button", name="Show its places")
        expect(show).to_be_visible()
        return show

    def paste(self, text: str, *, keep: bool = False) -> None:
        """Open a text as another report."""
        show = self.dialog()
        box = self.page.get_by_label("or pasted text")
        box.fill(text)
        box.press("Control+Enter")
        if keep:
            name = "Keep it on this machine"
            self.page.get_by_text(name).click()
            expect(self.page.get_by_role("checkbox", name=name)).to_be_checked()
        before = self.page.evaluate("window.datelineSelection.report")
        show.click()
        expect(self.page.locator(".top")).to_contain_text("Pasted text")
        self.page.wait_for_function(ANOTHER_IS_THERE, arg=before)

    def search(self, text: str) -> None:
        """Search, and wait until the map shows what is left as the list does."""
        with self.answer():
            self.page.get_by_role("searchbox").fill(text)
        self.idle()
        left = self.page.locator(".chips .chip").count()
        expect(self.map.locator("html")).to_have_attribute("data-pins", str(left))

    def chip(self, name: str) -> Locator:
        """The button of a place in the list below the map."""
        return self.page.locator(".chips .chip").filter(has_text=name).first

    def tab(self, name: str) -> None:
        """Open a tab of the panel."""
        self.page.get_by_role("tab", name=name).click()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator:
    """Note for the fixtures whether a test has failed, though it is to be run once more."""
    report = yield
    item.stash[_failed] = report.failed or (call.when != "setup" and item.stash[_failed])
    return report


@pytest.fixture(scope="session")
def server() -> Iterator[Served]:
    """The dashboard as `make run` starts it, with the default report and a home of its own."""
    with served(environ=homes(Path(os.environ["DATELINE_HOME"]))) as running:
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


@pytest.fixture(scope="session")
def pages(browser: Browser) -> PagePool:
    """The pages that tests take one after another."""
    return PagePool(browser)


Opener = Callable[..., Dashboard]


@pytest.fixture
def open_page(server: Served, pages: PagePool) -> Iterator[Opener]:
    """A function that opens the dashboard; at the end no page may have asked anyone outside."""
    opened: list[Dashboard] = []
    with pages.lend() as take:

        def open_(query: str = "", *, at: Served | None = None, **look: Any) -> Dashboard:
            opened.append(_open(take, at or server, query, Look(**look)))
            return opened[-1]

        yield open_
        for dashboard in opened:
            dashboard.keeps_to_itself()


@pytest.fixture(scope="session")
def shared() -> dict[bool, Dashboard]:
    """The pages that tests share which only read: of a phone (True), and of other screens."""
    return {}


@pytest.fixture
def read_page(
    server: Served,
    pages: PagePool,
    shared: dict[bool, Dashboard],
    request: pytest.FixtureRequest,
) -> Iterator[Opener]:
    """A function that goes to an address in a page that tests share which only read.

    Such a test leaves open, switched or made nothing that the way to another address does not undo.
    After one that failed there is another page: for the next test, and where it is run once more.
    """
    read: set[bool] = set()

    def read_(query: str = "", **look: Any) -> Dashboard:
        wanted = Look(**look)
        read.add(wanted.phone)
        if wanted.phone in shared:
            shared[wanted.phone].go(query, wanted)
        else:
            shared[wanted.phone] = _open(pages.take, server, query, wanted)
        return shared[wanted.phone]

    yield read_
    for phone in read & shared.keys():
        dashboard = shared.pop(phone)
        if request.node.stash[_failed]:
            dashboard.page.close()
        else:
            dashboard.keeps_to_itself()
            shared[phone] = dashboard


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A directory that is served, with all that a map loads in it, and its address."""
    directory = tmp_path_factory.mktemp("map")
    with served_maps(directory) as address:
        yield directory, address


@pytest.fixture
def show(maps: tuple[Path, str], pages: PagePool) -> Iterator[Shower]:
    """A function that shows a map on a page of its own."""
    with shower(*maps, pages) as show:
        yield show


def _open(take: Callable[..., Page], server: Served, query: str, look: Look) -> Dashboard:
    off_host: list[str] = []
    complaints: list[str] = []
    sockets: list[WebSocket] = []

    def hear(address: str) -> None:
        if not _is_here(address):
            off_host.append(address)

    def connect(socket: WebSocket) -> None:
        hear(socket.url)
        sockets.append(socket)

    page = take(
        {
            "request": lambda asked: hear(asked.url),
            "pageerror": lambda error: complaints.append(str(error)),
            "console": lambda said: complaints.extend(_forbidden(said.text)),
            "websocket": connect,
        },
        viewport=look.viewport,
        **look.media,
        has_touch=look.phone,
        is_mobile=look.phone,
        device_scale_factor=2 if look.phone else 1,
    )
    page.set_default_timeout(PATIENCE_MS)
    dashboard = Dashboard(page, off_host, complaints, sockets)
    page.goto(f"{server.url}/{query}")
    dashboard.map.locator("html[data-pins][data-ground=drawn]").wait_for(state="attached")
    return dashboard


def _forbidden(said: str) -> list[str]:
    return [said] if "Content Security Policy" in said else []


def _is_rerun(frame: bytes) -> bool:
    # The name goes out before as well, to ask where the file may be sent.
    return bool(BackMsg.FromString(frame).WhichOneof("type") == "rerun_script")


def _is_finished(frame: bytes) -> bool:
    message = ForwardMsg.FromString(frame)
    whole = message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    return bool(message.WhichOneof("type") == "script_finished" and whole)


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.hostname in ("127.0.0.1", "localhost")
