"""A page of another origin, in a real browser, beside the dashboard's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import says, serving
from page_pool import PagePool
from playwright.sync_api import expect
from served import Served, served

from geo.dashboard.door.signing_in import leading_to

TRIES = """
async (at) => {
  const after = (ms) => new Promise((done) => setTimeout(() => done("nothing"), ms));
  const fetched = async (path, options) => {
    try { return (await fetch(at + path, options)).type; } catch { return "refused"; }
  };
  const loaded = (name, src) => Promise.race([after(30_000), new Promise((done) => {
    const element = document.createElement(name);
    element.onload = () => done("loaded");
    element.onerror = () => done("refused");
    element.src = src;
    document.body.append(element);
  })]);
  const socket = new Promise((done) => {
    const opened = new WebSocket(at.replace("http", "ws") + "/_stcore/stream", ["streamlit"]);
    opened.onopen = () => done("opened");
    opened.onerror = () => done("refused");
  });
  const frame = document.createElement("iframe");
  frame.src = at;
  document.body.append(frame);
  await new Promise((done) => { frame.onload = done; setTimeout(done, 30_000); });
  let framed;
  try { framed = frame.contentWindow.length; } catch { framed = "refused"; }
  return {
    page: await fetched("/"),
    unread: await fetched("/_stcore/health", { mode: "no-cors" }),
    upload: await fetched("/_stcore/upload_file/a/b", { method: "PUT", body: "x" }),
    settlements: await fetched("/dateline/settlements/v/en/10/618/350"),
    script: await loaded("script", at + "/component/streamlit_folium.st_folium/index.html"),
    picture: await loaded("img", at + "/favicon.png"),
    socket: await Promise.race([after(30_000), socket]),
    frames_within: framed,
  };
}
"""


@pytest.fixture(params=["127.0.0.1", "localhost"])
def hostile(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a page of another port of this machine."""
    page = b"<!doctype html><meta charset=utf-8><title>Elsewhere</title><body>"
    with serving(says(page, "Content-Type: text/html")) as (port, _asked):
        yield f"http://{request.param}:{port}"


def test_another_page_can_neither_read_nor_drive_it(
    server: Served, hostile: str, pages: PagePool
) -> None:
    with pages.lend() as take:
        page = take({}, viewport={"width": 600, "height": 400})
        page.goto(f"{hostile}/")
        met = page.evaluate(TRIES, server.url)
    assert met == {
        **dict.fromkeys(("page", "unread", "upload", "settlements"), "refused"),
        **dict.fromkeys(("script", "picture", "socket"), "refused"),
        # What a browser shows in the place of a page that may not be framed has no frames in it.
        "frames_within": 0,
    }, json.dumps(met)


def test_its_link_opens_the_page(server: Served, hostile: str, pages: PagePool) -> None:
    with pages.lend() as take:
        page = take({}, viewport={"width": 1200, "height": 800})
        page.goto(f"{hostile}/")
        page.evaluate("(address) => { location.href = address; }", f"{server.url}/?place=izium")
        expect(page.locator(".card h2")).to_have_text("Izium")
        assert page.evaluate("() => document.referrer") in ("", f"{hostile}/")


def test_a_token_opens_the_page(pages: PagePool, tmp_path: Path) -> None:
    """From the address printed, from a page on disk, as the browser is started, and by hand."""
    report = tmp_path / "ferry.txt"
    report.write_text("A ferry left Odesa.", encoding="utf-8")
    look = {"viewport": {"width": 1200, "height": 800}}
    with served(str(report), "--token") as server, pages.lend() as take:
        (address,) = re.findall(r"Dateline: (\S+\?token=\S+)", server.printed())
        page = take({}, **look)
        page.goto(f"{server.url}/?place=odesa")
        field, chip = page.get_by_label("Token"), page.locator(".chips .chip")
        field.fill("wrong")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_have_text(
            "That is not the token of this start of the server."
        )
        field.fill(address.partition("token=")[2])
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator(".card h2")).to_have_text("Odesa")
        page.context.clear_cookies()
        start = tmp_path / "opening.html"
        start.write_text(leading_to(address), encoding="utf-8")
        page.goto(start.as_uri())
        expect(chip).to_have_text(re.compile("Odesa"))
        assert "token" not in page.url
        page.context.clear_cookies()
