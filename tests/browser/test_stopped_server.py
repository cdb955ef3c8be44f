"""A server that stops: the page says so, and goes on as it was when there is one again."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from homes import homes
from playwright.sync_api import expect
from served import served

TEXT = "Shells fell on Izium and Kupiansk on Sunday. Kharkiv was quiet, and Kupiansk burned."
KUPIANSK = "geonames:703656"


def test_a_pasted_report_outlives_the_server_that_read_it(open_page: Callable[..., Any]) -> None:
    environ = homes(Path(os.environ["DATELINE_HOME"]))
    with served(environ=environ) as first:
        dashboard = open_page(at=first)
        page = dashboard.page
        dashboard.paste(TEXT)
        dashboard.chip("Kupiansk").click()
        expect(dashboard.card.locator("h2")).to_have_text("Kupiansk")
        dashboard.idle()
    told = page.get_by_role("alert").filter(has_text="Dateline stopped on this machine")
    expect(told).to_be_visible()
    # What is chosen now is answered by nobody, and so marked nowhere.
    dashboard.chip("Izium").click()
    expect(page.locator(".chip.selected")).to_have_text(re.compile("Kupiansk"))
    expect(page.get_by_text(re.compile("internet|Streamlit", re.I))).to_have_count(0)
    with served(environ=environ, port=first.port):
        expect(told).to_have_count(0)
        expect(page.locator(".top")).to_contain_text("Pasted text")
        expect(dashboard.card.locator("h2")).to_have_text("Kupiansk")
        expect(page.locator(".chip.selected")).to_have_text(re.compile("Kupiansk"))
        expect(dashboard.map.locator("html")).to_have_attribute("data-selected", KUPIANSK)
        page.reload()
        expect(dashboard.card.locator("h2")).to_have_text("Kupiansk")
        expect(dashboard.pin(KUPIANSK)).to_have_attribute("aria-pressed", "true")
