"""The page of licences says what is installed and shipped now."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import licences
from served import ROOT

PAGE = licences.PAGE.read_text(encoding="utf-8")


def test_it_is_current() -> None:
    assert licences.page() == PAGE, "run make licences"


def test_every_pin_has_a_row() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    for name, version in (line.split("==") for line in pins if not line.startswith("#")):
        assert f"| {name} | {version} | " in PAGE, name


def test_every_file_of_data_has_a_row() -> None:
    shipped = [
        path.relative_to(ROOT / "data").as_posix()
        for path in (ROOT / "data").rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    ]
    named = [f"{name}*" if name.endswith("/") else name for name in re.findall("`([^`]+)`", PAGE)]
    missing = [
        name
        for name in shipped
        if not any(fnmatch(name, known) or fnmatch(name, f"*/{known}") for known in named)
    ]
    assert shipped
    assert missing == []


def test_every_library_of_the_browser_has_a_row() -> None:
    for folder in (ROOT / "geo/maps/assets/vendor").iterdir():
        assert f"`vendor/{folder.name}`" in PAGE


def test_nothing_that_a_user_gets_is_under_a_licence_that_binds_what_uses_it() -> None:
    """Copyleft of single files (MPL) and of libraries in tests alone is fine beside MIT."""
    rows = dict(zip(*zip(*[(n, x) for n, _v, x in licences.packages()], strict=True), strict=True))
    binding = {name for name, said in rows.items() if "GPL" in said and " OR " not in said}
    assert binding == {"fastkml", "frozendict", "pygeoif"}
