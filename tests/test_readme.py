"""Whatever the documents ask their reader to type works: commands are run, and Python samples.

The README is short and has a picture; no link within the documents leads nowhere.

Each block is one test in a directory of its own, which has the repository's `data` and a small file
for every report and source that the block names. Run are `python -m geo ...` and `dateline ...`,
also in pipes, and blocks marked `python`. What installs, serves, tests or fetches is listed in
`NOT_RUN` with how it is checked instead; any other command fails, so that none goes unchecked.
"""

from __future__ import annotations

import gzip
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from geocoder_server import GeocoderServer, Reply, geocoder_server
from readme import Block, Command, blocks, commands
from served import ROOT

from geo import geoparse, read_report
from geo.__main__ import main
from geo.command import archive, atlas, reports, serving, watching
from geo.corrections import Reading, Scope, correct, record
from geo.export.formats import FORMATS
from geo.gazetteer import open_gazetteer
from geo.geocoders import SERVICES
from geo.model import Role
from geo.paths import cache_dir
from tests.report.seeds import whole, zipped

README_BYTES = 8_000
TYPED = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md", "docs/reference.md")
}
"""The documents whose commands and samples are run."""
BLOCKS = [(name, block) for name, text in TYPED.items() for block in blocks(text)]
SHELL = [pytest.param(b, id=f"{name} {b.line}") for name, b in BLOCKS if b.is_shell]
PYTHON = [pytest.param(name, b, id=f"{name} {b.line}") for name, b in BLOCKS if b.is_python]
SPANS = [
    span
    for text in TYPED.values()
    for span in re.findall(
        r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    )
]
LINKED = [
    path.relative_to(ROOT).as_posix()
    for path in sorted(
        [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "data/README.md"]
    )
]
"""The documents whose links are followed."""

WRITERS = {form.option for form in FORMATS.values()}

REPORT = "Shelling near Izium\n\nTroops near Izium and Kupiansk fled to Zelenopillivka by night.\n"
VILLAGE = "990000001\tTestove\tTestove\tТестове\t49.5\t37.1\tP\tPPL\tUA\t\t07\t\t\t\t120\t\t1\tx\t2024-01-01\n"  # fmt: skip  # noqa: E501
NAMES = "1\t990000001\ten\tTestove the Lesser\t\t\t\t\n"
TABLE = "name,lat,lon\nTestivka,49.6,37.2\n"


_WRITTEN: dict[str, bytes] = {
    "UA.txt": VILLAGE.encode(),
    "UA.zip": zipped({"UA.txt": VILLAGE}),
    "alternateNamesV2.zip": zipped({"alternateNamesV2.txt": NAMES}),
    "villages.csv": TABLE.encode(),
    "villages.csv.gz": gzip.compress(TABLE.encode()),
}
_BY_ENDING: dict[str, bytes] = {Path(name).suffix: raw for name, raw in whole().items()} | {
    ".txt": REPORT.encode()
}


# What is not run, and how it is checked instead


def _is_geo(words: tuple[str, ...]) -> bool:
    return words[0] == "dateline" or (_is_python(words) and words[1:3] == ("-m", "geo"))


def _is_python(words: tuple[str, ...]) -> bool:
    return words[0] in ("python", "python3", ".venv/bin/python", r".venv\Scripts\python")


def _arguments(words: tuple[str, ...]) -> list[str]:
    return list(words[1:] if words[0] == "dateline" else words[3:])


def _check_make(command: Command) -> None:
    """The target is there, and what is set is used."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for word in command.words[1:]:
        name, is_set, _ = word.partition("=")
        assert f"$({name})" in makefile if is_set else word in targets, word


def _check_pip(command: Command) -> None:
    """The constraints are there, and so are the extras."""
    words = command.words[3:] if _is_python(command.words) else command.words[1:]
    assert words[0] == "install"
    with (ROOT / "pyproject.toml").open("rb") as file:
        extras = set(tomllib.load(file)["project"]["optional-dependencies"])
    for option, value in pairwise(words):
        if option == "-c":
            assert (ROOT / value).is_file(), value
        if option == "-e":
            named = re.fullmatch(r"\.(?:\[([\w,]+)\])?", value)
            assert named and set((named[1] or "").split(",")) <= {*extras, ""}, value


def _check_serve(command: Command) -> None:
    """Its arguments are understood."""
    serving.parser().parse_args(_arguments(command.words)[1:])


def _check_archive(command: Command) -> None:
    """Its arguments are understood; tests/archive and tests/browser run it."""
    name, *given = _arguments(command.words)
    {"archive": archive, "atlas": atlas, "watch": watching}[name].parser().parse_args(given)


def _check_address(command: Command) -> None:
    """Its arguments are understood; nothing is fetched."""
    arguments = _arguments(command.words)
    if arguments[0] not in ("gazetteer", "corrections"):
        reports.parser().parse_args(arguments)


def _check_nothing(command: Command) -> None:
    """Nothing of this project's is in it."""


def _fetches(words: tuple[str, ...]) -> bool:
    """Return whether a web address is read, and not one to tell a geocoder."""
    return _is_geo(words) and any(
        word.startswith(("http://", "https://")) and before not in ("--contact", "--online-address")
        for before, word in pairwise(words)
    )


NOT_RUN: dict[str, tuple[Callable[[tuple[str, ...]], bool], Callable[[Command], None]]] = {
    "make": (lambda w: w[0] == "make", _check_make),
    "pip": (lambda w: w[0] == "pip" or (_is_python(w) and w[1:3] == ("-m", "pip")), _check_pip),
    "python -m venv": (lambda w: _is_python(w) and w[1:3] == ("-m", "venv"), _check_nothing),
    "python -m pytest": (lambda w: _is_python(w) and w[1:3] == ("-m", "pytest"), _check_nothing),
    "ruff, mypy": (lambda w: _is_python(w) and w[2:3] in (("ruff",), ("mypy",)), _check_nothing),
    "git, cd": (lambda w: w[0] in ("git", "cd"), _check_nothing),
    "dateline serve": (lambda w: _is_geo(w) and _arguments(w)[:1] == ["serve"], _check_serve),
    "dateline archive, atlas, watch": (
        lambda w: _is_geo(w) and _arguments(w)[:1] in (["archive"], ["atlas"], ["watch"]),
        _check_archive,
    ),
    "a web address": (_fetches, _check_address),
}  # fmt: skip


# Where it runs


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory as a reader has it: the repository's data, and nothing kept before."""
    home = tmp_path / "home"
    shutil.copytree(_built(), home / "cache", copy_function=_linked)
    here = tmp_path / "here"
    here.mkdir()
    (here / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(here)
    monkeypatch.setenv("DATELINE_HOME", str(home))
    for service in SERVICES.values():
        if service.key_variable:
            monkeypatch.setenv(service.key_variable, "a-key")
    return here


def _built() -> Path:
    open_gazetteer()
    return cache_dir()


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _provide(command: Command, here: Path) -> None:
    """Make the files that the command reads and no earlier command of the block wrote."""
    if not any(word in ("dateline", "cat") or word == "geo" for word in command.words):
        return
    for number, word in enumerate(command.words):
        path = here / word
        before = command.words[number - 1] if number else ""
        written = before == ">" or (before.startswith("--") and before != "--alternates")
        content = _WRITTEN.get(path.name) or _BY_ENDING.get(path.suffix)
        if content is not None and not written and not path.exists() and path.parent.is_dir():
            path.write_bytes(content)
        if "corrections" in command.words and path.is_file() and path.suffix == ".txt":
            _correct(path)


def _correct(path: Path) -> None:
    """Correct something in a report, for what the dashboard alone can make."""
    result = geoparse(read_report(path))
    if result.mentions:
        mention = result.mentions[0]
        new = Reading(Role.LOCATION, open_gazetteer().place("geonames:703448"))
        record(result.report, correct(result, mention, new, scope=Scope.REPORT, who="NN"))


@pytest.fixture
def online(place: Path) -> Iterator[GeocoderServer]:
    nothing = {"results": [], "features": [], "status": {"code": 200, "message": "OK"}}
    with geocoder_server() as server:
        server.replies = lambda request: Reply([] if request.path == "/search" else nothing)
        yield server


# The tests


@pytest.mark.parametrize("block", SHELL)
def test_commands(
    block: Block,
    place: Path,
    online: GeocoderServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for command in commands(block):
        for name, value in command.variables.items():
            monkeypatch.setenv(name, value)
        checks = [check for fits, check in NOT_RUN.values() if fits(command.words)]
        if checks:
            checks[0](command)
            continue
        assert command.piped or _is_geo(command.words), f"line {command.line}: {command.text}"
        _run(command, place, online)
        assert "Traceback" not in capsys.readouterr().err
        for option, value in pairwise(command.words):
            if option in WRITERS and value != "-":
                assert (place / value).exists(), (command.text, value)


def _run(command: Command, here: Path, online: GeocoderServer) -> None:
    """Run a command of ours in this process, or a pipe in a shell."""
    _provide(command, here)
    if command.piped:
        _run_in_shell(command, here)
        return
    arguments = _arguments(command.words)
    if "--online" in arguments:
        arguments += ["--online-address", online.address]
    if "theirs.json" in arguments and not (here / "theirs.json").exists():
        shutil.copy(here / "mine.json", here / "theirs.json")
    assert main(arguments) == 0, command.text


def _run_in_shell(command: Command, here: Path) -> None:
    """Run a pipe as a shell does, with this environment's `python` and `dateline`."""
    python = shlex.quote(sys.executable)
    programs = f'dateline() {{ {python} -m geo "$@"; }}\npython() {{ {python} "$@"; }}\n'
    missing = [
        word
        for before, word in zip(("|", *command.words), command.words, strict=False)
        if before in ("|", "&&", ";") and word not in ("dateline", "python")
        and shutil.which(word) is None
    ]  # fmt: skip
    if missing:
        pytest.skip(f"{missing[0]} is not there: {command.text}")
    done = subprocess.run(
        ["sh", "-c", f"{programs}{command.text}"],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, ""), command.text
    assert done.stdout or ">" in command.words


@pytest.mark.parametrize(("name", "block"), PYTHON)
def test_python_samples(
    name: str, block: Block, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in set(re.findall(r'"([\w-]+\.\w+)"', block.text)):
        if Path(file).suffix in _BY_ENDING:
            (place / file).write_bytes(_BY_ENDING[Path(file).suffix])
    code = compile("\n" * (block.line - 1) + block.text, name, "exec")
    exec(code, {"__name__": "__main__"})
    shown = capsys.readouterr().out
    assert shown or "print" not in block.text


def test_there_are_samples_of_each_kind() -> None:
    every = [command for _, block in BLOCKS if block.is_shell for command in commands(block)]
    assert any(command.words[0] == "make" for command in every)
    assert sum(_is_geo(command.words) for command in every) > 3
    assert PYTHON


def test_the_readme_is_read_in_five_minutes_and_has_a_picture() -> None:
    assert len(TYPED["README.md"].encode()) < README_BYTES
    assert re.search(r"!\[[^]]+\]\(docs/pictures/", TYPED["README.md"])


@pytest.mark.parametrize("name", LINKED)
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    """Within the project: files, and the headings that are linked to."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"\w+:", target):
            continue
        path, _, heading = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), target
        if heading:
            assert heading in _headings(file), target


def _headings(file: Path) -> set[str]:
    """Return the names under which a forge links to the headings of a Markdown file."""
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in headings}


def test_commands_in_the_running_text() -> None:
    """`make run PORT=8502` and the like, which are checked and not run."""
    for span in SPANS:
        if span.startswith("make "):
            words = tuple(word for word in shlex.split(span) if "..." not in word)
            _check_make(Command(0, span, {}, words, False))


def test_options_in_the_text_exist(capsys: pytest.CaptureFixture[str]) -> None:
    helped = ""
    for given in ([], ["serve"], ["gazetteer", "add"], ["corrections"]):
        with pytest.raises(SystemExit):
            main([*given, "--help"])
        helped += capsys.readouterr().out
    for span in SPANS:
        for option in re.findall(r"(?<!\S)(--[a-z][\w-]+)", span):
            assert option in helped, option


def test_every_line_of_help_says_what_works(
    place: Path, online: GeocoderServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """The examples at the end of `--help` are samples too."""
    for given in ([], ["corrections"], ["gazetteer"]):
        with pytest.raises(SystemExit):
            main([*given, "--help"])
        text = capsys.readouterr().out.partition("examples:\n")[2].partition("\n\n")[0]
        lines = [re.split(r"\s{3,}", line.strip())[0] for line in text.splitlines()]
        assert lines
        for command in (c for line in lines for c in commands(Block("sh", 1, line))):
            _run(command, place, online)
