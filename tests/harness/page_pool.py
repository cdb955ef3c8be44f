"""Pages of a browser that tests use one after another.

A page that has loaded the same scripts before loads in half the time. Each test navigates to what
it is about, so that nothing of the test before is left in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

MOST_FREE = 4
EVENTS = ("request", "pageerror", "console", "websocket")
_MEDIA = ("color_scheme", "reduced_motion", "forced_colors", "contrast")

Hearers = Mapping[str, Callable[[Any], object]]


@dataclass(slots=True)
class _Pooled:
    key: str
    page: Page
    hearers: Hearers = field(default_factory=dict)


class PagePool:
    """Blank pages, each in a context of its own, by what cannot be changed in them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[_Pooled] = []

    @contextmanager
    def lend(self) -> Iterator[Callable[..., Page]]:
        """Yield a function that takes a page, and put the pages back at the end.

        The function takes `hearers` (functions by the name of the event, of `EVENTS`, that they are
        called with), a `script` that runs in every page before its own, and options of a context.
        """
        taken: list[_Pooled] = []

        def take(hearers: Hearers, **look: Any) -> Page:
            taken.append(self._take(hearers, **look))
            return taken[-1].page

        try:
            yield take
        finally:
            for pooled in taken:
                self._put_back(pooled)

    def take(self, hearers: Hearers, **look: Any) -> Page:
        """Return a page that is never put back."""
        return self._take(hearers, **look).page

    def _take(self, hearers: Hearers, *, script: str = "", **look: Any) -> _Pooled:
        media = {name: look.pop(name, "null") for name in _MEDIA}
        viewport = look.pop("viewport")
        key = json.dumps([script, look], sort_keys=True)
        pooled = next((each for each in self._free if each.key == key), None)
        if pooled:
            self._free.remove(pooled)
        else:
            pooled = _Pooled(key, self._browser.new_context(**look).new_page())
            pooled.page.add_init_script(script)
            for event in EVENTS:
                pooled.page.on(event, _hearing(pooled, event))  # type: ignore[call-overload]
        pooled.hearers = hearers
        pooled.page.set_viewport_size(viewport)
        pooled.page.emulate_media(media="null", **media)
        return pooled

    def _put_back(self, pooled: _Pooled) -> None:
        page = pooled.page
        pooled.hearers = {}
        page.goto("about:blank")
        page.context.clear_permissions()
        # What the pointer stands on would show in the next page what it shows to a pointer.
        page.mouse.move(0, 0)
        self._free.append(pooled)
        if len(self._free) > MOST_FREE:
            self._free.pop(0).page.context.close()


def _hearing(pooled: _Pooled, event: str) -> Callable[[Any], None]:
    def hear(what: Any) -> None:
        pooled.hearers.get(event, bool)(what)

    return hear
