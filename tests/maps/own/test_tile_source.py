"""A server of tiles that the reader names: whom it would ask, before anything is asked."""

from __future__ import annotations

import pytest

from geo.errors import OwnMapError
from geo.maps.own import read_source


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (" https://tiles.example.org/{z}/{x}/{y}.png ", "tiles.example.org"),
        ("https://example.org:8443/wmts?z={z}&col={x}&row={y}", "example.org"),
    ],
)
def test_a_template_names_its_host(text: str, host: str) -> None:
    found = read_source(text)
    assert (found.template, found.host) == (text.strip(), host)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "ftp://tiles.example.org/{z}/{x}/{y}",
        "//tiles.example.org/{z}/{x}/{y}",
        "https://tiles.example.org/{z}/{x}.png",
        "https://{s}.example.org/{z}/{x}/{y}.png",
        "https://user:word@example.org/{z}/{x}/{y}",
        "https://{z}.example.org/{x}/{y}",
        'https://example.org/{z}/{x}/{y}"><script>',
        "https://example.org/{z}/{x}/{y}\nhttps://other.org",
        "javascript:alert(1)//{z}/{x}/{y}",
        "https://example.org/" + "a" * 1_000 + "/{z}/{x}/{y}",
    ],
)
def test_what_is_no_template_is_refused(text: str) -> None:
    with pytest.raises(OwnMapError, match="is no address of tiles"):
        read_source(text)
