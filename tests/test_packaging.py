"""What is declared, pinned and packed is what the code needs, and no more."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from served import ROOT, served
from streamlit_session import run_session

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PIN = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: list[str]) -> dict[str, str]:
    split = (line.split("==") for line in lines if not line.startswith("#"))
    return {normal(name.partition("[")[0]): version for name, version in split}


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
    assert needed == pins(PROJECT["dependencies"]).keys()


def test_constraints_pin_what_is_declared() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(PIN.fullmatch(line) for line in lines if not line.startswith("#"))
    constrained = pins(lines)
    extras = PROJECT["optional-dependencies"].values()
    for declared in (PROJECT["dependencies"], *extras):
        for name, version in pins(declared).items():
            assert constrained.get(name) == version, name


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
        f"dateline-{PROJECT['version']}.dist-info",
    }
    assert {"geo/app.py", "geo/.streamlit/config.toml", "geo/data/README.md"} <= set(names)
    assert {"geo/data/recognition/verbs.tsv", "geo/data/reading/words.tsv"} <= set(names)
    assert "geo/locale/uk/LC_MESSAGES/dateline.mo" in names
    assert not [name for name in names if "data/reports/" in name]
    assert not [name for name in names if name.startswith("geo/data/") and name.endswith(".py")]


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
