"""Who may import what: the data flows one way, and large libraries stay behind one package each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from served import ROOT

ONLY = {
    "streamlit": ("geo/dashboard/",),
    "streamlit_folium": ("geo/dashboard/",),
    # What goes to the map on each click goes there as a feature group.
    "folium": ("geo/maps/layer.py", "geo/maps/offline.py", "geo/dashboard/views/map.py"),
    "branca": ("geo/maps/verbatim.py",),
    "starlette": ("geo/dashboard/",),
    "pyarrow": ("geo/archive/", "geo/atlas/", "geo/export/geoparquet.py"),
    "geopy": ("geo/geocoders/",),
    "http": ("geo/web/",),
    **dict.fromkeys(("dask", "distributed", "fsspec", "warcio"), ("geo/archive/",)),
    # Its telemetry is switched off there, before it is loaded.
    "onnxruntime": ("geo/recognition/onnx_runtime.py",),
    # What it may read is limited there, and that it fetches nothing.
    "duckdb": ("geo/archive/", "geo/atlas/"),
}
ORDER = (
    *("web", "report", "recognition", "gazetteer", "resolution", "corrections", "presentation"),
    *("maps", "export", "archive", "atlas", "dashboard", "command"),
)
"""The packages along the way of the data; each knows only those that stand left of it."""
NEVER = {
    f"geo/{package}": {
        *ORDER[at:],
        *(() if package in ("dashboard", "command") else ("geocoders",)),
    }
    - {package}
    for at, package in enumerate(ORDER[:-1])
} | {"geo/geocoders": {"maps", "export", "archive", "atlas", "dashboard", "command"}}


def modules(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found, folder
    return found


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Return every module that a file imports, within functions too."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_design_page_names_every_package_and_every_module_beside_them() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    packages = {f"{path.parent.relative_to(ROOT).as_posix()}/" for path in modules("geo")}
    beside = {f"geo/{path.name}" for path in (ROOT / "geo").glob("*.py")}
    assert {name for name in packages - {"geo/"} | beside if f"`{name}`" not in page} == set()


@pytest.mark.parametrize(("library", "places"), ONLY.items())
def test_a_library_stays_where_it_belongs(library: str, places: tuple[str, ...]) -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in modules("geo")
        if any(name.split(".")[0] == library for name in imported(path))
    }
    assert users, f"nobody imports {library}"
    assert [user for user in users if not user.startswith(places)] == []


def test_scripts_load_onnxruntime_after_its_telemetry_is_off() -> None:
    first = {
        path.relative_to(ROOT).as_posix(): next(
            name for name in imported(path) if name.split(".")[0] in ("onnxruntime", "geo")
        )
        for path in (*modules("data"), *modules("tests"))
        if any(name.split(".")[0] == "onnxruntime" for name in imported(path))
    }
    assert first == {"data/models/export_tagger.py": "geo.recognition.onnx_runtime"}


@pytest.mark.parametrize(("package", "right"), NEVER.items())
def test_the_data_flows_one_way(package: str, right: set[str]) -> None:
    wrong = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in modules(package)
        for name in imported(path)
        if name.startswith("geo.") and name.split(".")[1] in right
    ]
    assert wrong == []


FOLDERS = ("", *(f"{path.parent.name}." for path in sorted((ROOT / "geo").glob("*/__init__.py"))))
"""The package itself and each package in it."""


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_arrow_runs_back_up(folder: str) -> None:
    """What a package holds can be put in an order in which each knows only those before it."""
    prefix = f"geo.{folder}"
    known: dict[str, set[str]] = {}
    for path in (ROOT / prefix.replace(".", "/")).rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        own = name.removeprefix(prefix).split(".")[0]
        others = {other.removeprefix(prefix).split(".")[0] for other in imported(path)
                  if other.startswith(prefix)}  # fmt: skip
        known.setdefault(own, set()).update(others - {own})
    graph = {own: {other for other in others if other in known} for own, others in known.items()}
    # A package's door names what is within.
    graph.pop("geo")
    assert [*TopologicalSorter(graph).static_order()]
