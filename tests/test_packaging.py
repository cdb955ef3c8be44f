"""What is declared, pinned and packed is what the code needs, and no more."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from installed import needed, normal, room, size
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version
from served import ROOT, served
from streamlit_session import run_session

from geo.export.formats import FORMATS
from geo.version import VERSION

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, BUILD = PYPROJECT["project"], PYPROJECT["build-system"]
EXTRAS = PROJECT["optional-dependencies"]
PIN = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*")


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
    parts = (PROJECT["dependencies"], EXTRAS["archive"], EXTRAS["dashboard"])
    assert needed == {name for part in parts for name in declared(part)} - UNCALLED


UNCALLED = {"bokeh", "cryptography"}
"""Dask's page and the keys of its connections, which it imports where they are installed."""


def test_constraints_pin_what_is_declared() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(PIN.fullmatch(line) for line in lines if not line.startswith("#"))
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    for requirements in (BUILD["requires"], PROJECT["dependencies"], *EXTRAS.values()):
        for name, allowed in declared(requirements).items():
            if name == PROJECT["name"]:
                continue
            tested = Version(pins[name])
            assert tested in allowed, name
            (least,) = (Version(one.version) for one in allowed if one.operator == ">=")
            assert least.release == tested.release[:2], name


def test_hashes_are_of_what_is_pinned_and_of_all_that_a_user_installs() -> None:
    """So that `pip install --require-hashes -r hashes.txt` installs what was tested, or nothing."""
    text = (ROOT / "hashes.txt").read_text(encoding="utf-8")
    hashed = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert hashed.items() <= {tuple(line.split("==")) for line in pins}
    extras = (*EXTRAS["archive"], *EXTRAS["dashboard"])
    installed = needed([*PROJECT["dependencies"], *BUILD["requires"], *extras])
    # An older Python needs what newer ones bring.
    assert installed.keys() - hashed.keys() <= {"dateline"}
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.fullmatch(
            r"\S+==\S+[^\n]*\\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\\n|$))+", block
        )


@pytest.mark.parametrize(("extra", "most_mb"), [("", 350), ("dashboard", 850)])
def test_an_installation_is_no_larger_than_it_is_said_to_be(extra: str, most_mb: int) -> None:
    """With what Python compiles of it: `make bench` installs both and measures them."""
    packages = needed([*PROJECT["dependencies"], *EXTRAS.get(extra, ())]).values()
    ours = room(file for top in ("geo", "data") for file in shipped(ROOT / top))
    whole = (sum(map(size, packages)) + ours) / 1e6
    print(f"{whole:.0f} MB, {ours / 1e6:.0f} MB of it Dateline's own")
    assert whole < most_mb


def shipped(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and "sentences" not in path.parts:
            yield path


def built(source: Path, target: Path, kind: str) -> Path:
    """Return a wheel or an sdist that is built of a checkout or of an unpacked sdist."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", kind]
    command = [*build, "--directory", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = target.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.mark.programs
def test_the_same_source_gives_the_same_wheel_by_way_of_the_sdist_too(
    wheel: Path, tmp_path: Path
) -> None:
    """Byte for byte, whatever the time, the folder and the modes of files."""
    sdist = built(ROOT, tmp_path / "sdist", "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / f"dateline-{VERSION}"
    os.utime(source / "geo" / "model.py", (1_000_000_000, 1_000_000_000))
    again = built(source, tmp_path / "again", "wheel")
    assert again.name == wheel.name
    assert (
        hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()
    )


@pytest.mark.programs
def test_the_library_and_its_commands_need_no_extra(wheel: Path, tmp_path: Path) -> None:
    """In a clean environment, by pip, without a network: what it needs is linked into it.

    What only an extra brings is not there, and is asked for in one sentence.
    """
    folder = tmp_path / "venv"
    venv.create(folder)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    python = str(scripts / "python")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-compile", "--no-index", "--no-deps", str(wheel))
    where = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    packages = Path(where.strip())
    for package in needed(PROJECT["dependencies"]).values():
        for name in {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}:
            if not (packages / name).exists():
                (packages / name).symlink_to(str(package.locate_file(name)))
    (tmp_path / "report.txt").write_text("A ferry left Odesa.\n", encoding="utf-8")
    files = [form for key, form in FORMATS.items() if key != "geoparquet"]
    outputs = [part for form in files for part in (form.option, f"out{form.suffix}")]
    run(str(scripts / "dateline"), "report.txt", *outputs)
    assert all((tmp_path / f"out{form.suffix}").exists() for form in files)
    where, name, *said = run(python, "-c", WITHOUT_EXTRAS).splitlines()
    assert (Path(where).is_relative_to(packages), name) == (True, "Odesa")
    assert said == [
        "2 dateline: The dashboard needs packages that are not installed (branca, folium, "
        "starlette, streamlit, streamlit_folium): pip install 'dateline[dashboard]'",
        "2 dateline: The dashboard needs packages that are not installed (branca, folium, "
        "starlette, streamlit, streamlit_folium): pip install 'dateline[dashboard]'",
        "2 dateline: An archive needs packages that are not installed (dask, distributed, duckdb, "
        "fsspec, pyarrow, warcio): pip install 'dateline[archive]'",
        "2 dateline: GeoParquet needs pyarrow, which is not installed: pip install "
        "'dateline[archive]'",
    ]


WITHOUT_EXTRAS = """
import contextlib, io, geo
from geo.__main__ import main
print(geo.__file__)
print(geo.geoparse("A ferry left Odesa.").places[0].name)
for given in (
    ["serve"], ["atlas", "."], ["archive", ".", "--out", "a"], ["report.txt", "--geoparquet", "p"]
):
    with contextlib.redirect_stderr(io.StringIO()) as said:
        code = main(given)
    print(code, said.getvalue(), end="")
"""


@pytest.mark.programs
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


@pytest.mark.programs
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


@pytest.mark.programs
def test_wheel_serves_a_report(wheel: Path, tmp_path: Path) -> None:
    """Outside the checkout, with nothing but the package on the path."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    report = tmp_path / "report.txt"
    report.write_text("A ferry left Odesa and reached Istanbul on time.\n", encoding="utf-8")
    with served(str(report), cwd=tmp_path) as server:
        run = run_session(server.url)
        assert run.finished, (run.exceptions, server.printed())
        assert "Istanbul" in run.text
