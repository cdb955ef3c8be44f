"""The page of licences says what is installed and shipped now."""

from __future__ import annotations

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
    named = [
        name for name in shipped
        if f"`{name}`" in PAGE or f"`{name.rpartition('/')[2]}`" in PAGE
        or any(f"`{name[: end + 1]}`" in PAGE for end in range(len(name)) if name[end] == "/")
    ]  # fmt: skip
    assert shipped
    assert [name for name in shipped if name not in named] == []


def test_every_library_of_the_browser_has_a_row() -> None:
    for folder in (ROOT / "geo/maps/assets/vendor").iterdir():
        assert f"`vendor/{folder.name}`" in PAGE


def test_nothing_that_a_user_gets_is_under_a_licence_that_binds_what_uses_it() -> None:
    """Copyleft of single files (MPL) and of libraries in tests alone is fine beside MIT."""
    rows = dict(zip(*zip(*[(n, x) for n, _v, x in licences.packages()], strict=True), strict=True))
    binding = {name for name, said in rows.items() if "GPL" in said and " OR " not in said}
    assert binding == {"fastkml", "frozendict", "pygeoif"}
