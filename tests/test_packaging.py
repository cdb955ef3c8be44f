"""What is declared, pinned and packed is what the code needs, and no more."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version
from served import ROOT, served
from streamlit_session import run_session

from geo.version import VERSION

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, BUILD = PYPROJECT["project"], PYPROJECT["build-system"]
PIN = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> dict[str, SpecifierSet]:
    found = map(Requirement, requirements)
    return {normal(requirement.name): requirement.specifier for requirement in found}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_every_import_is_declared_and_nothing_else() -> None:
    sources = [ROOT / "app.py", *sorted((ROOT / "geo").rglob("*.py"))]
    foreign = {name for path in sources for name in imported(path)}
    foreign -= {"geo", *sys.stdlib_module_names}
    distributions = packages_distributions()
    needed = {normal(distributions[name][0]) for name in foreign}
    extra = declared(PROJECT["optional-dependencies"]["archive"]).keys()
    assert needed == {*declared(PROJECT["dependencies"]), *extra} - UNCALLED


UNCALLED = {"bokeh", "cryptography"}
"""Dask's page and the keys of its connections, which it imports where they are installed."""


def test_constraints_pin_what_is_declared() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(PIN.fullmatch(line) for line in lines if not line.startswith("#"))
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    extras = PROJECT["optional-dependencies"].values()
    for requirements in (BUILD["requires"], PROJECT["dependencies"], *extras):
        for name, allowed in declared(requirements).items():
            tested = Version(pins[name])
            assert tested in allowed, name
            (least,) = (Version(one.version) for one in allowed if one.operator == ">=")
            assert least.release == tested.release[:2], name


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", str(target)], cwd=ROOT, check=True, capture_output=True)
    (built,) = target.iterdir()
    return built


def test_wheel_holds_one_package_without_the_readers_report(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {
        "geo",
        f"dateline-{VERSION}.dist-info",
    }
    assert {"geo/app.py", "geo/.streamlit/config.toml", "geo/data/README.md"} <= set(names)
    assert {"geo/data/recognition/verbs.tsv", "geo/data/reading/words.tsv"} <= set(names)
    assert "geo/locale/uk/LC_MESSAGES/dateline.mo" in names
    assert not [name for name in names if "data/reports/" in name]
    assert not [name for name in names if name.startswith("geo/data/") and name.endswith(".py")]


CALLER = """
from typing import assert_type

from geo import Geoparse, Mention, Place, Report, geoparse, read_report

report = read_report("report.txt")
assert_type(report, Report)
result = geoparse(report)
assert_type(result, Geoparse)
assert_type(result.mentions, tuple[Mention, ...])
for place in result.places:
    assert_type(place, Place)
    assert_type((place.name, place.lat), tuple[str, float])
result.mentions[0].resolution.place  # type: ignore[union-attr]
"""


def test_a_callers_mypy_sees_the_types(wheel: Path, tmp_path: Path) -> None:
    """Of the installed package, in an environment that knows of no checkout."""
    venv.create(tmp_path / "venv")
    home = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    python = str(tmp_path / "venv" / home)
    where = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip()
    zipfile.ZipFile(wheel).extractall(packages)
    (tmp_path / "caller.py").write_text(CALLER, encoding="utf-8")
    check = [sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "caller.py"]
    done = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr


@pytest.mark.server
def test_wheel_serves_a_report(wheel: Path, tmp_path: Path) -> None:
    """Outside the checkout, with nothing but the package on the path."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    report = tmp_path / "report.txt"
    report.write_text("A ferry left Odesa and reached Istanbul on time.\n", encoding="utf-8")
    with served(str(report), cwd=tmp_path) as server:
        run = run_session(server.url)
        assert run.finished, (run.exceptions, server.printed())
        assert "Istanbul" in run.text
