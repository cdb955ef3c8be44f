"""Our scripts are linted, and link into one script for a page that is one file."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path

import pytest
import quickjs
from javascript import SCRIPTS, Module
from served import ROOT

from geo.export.page import inline
from geo.maps.modules import linked


def test_scripts_are_linted() -> None:
    oxlint = Path(sysconfig.get_path("scripts")) / "oxlint"
    done = subprocess.run(
        [oxlint, "--deny-warnings", "geo"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_every_script_is_a_module_but_the_one_that_loads_them() -> None:
    plain = {path.name for path in SCRIPTS if "export " not in path.read_text(encoding="utf-8")}
    assert plain == {"start.js", "page.js"}


@pytest.fixture
def write(tmp_path: Path) -> Path:
    (tmp_path / "a.js").write_text(
        'import { b as twice, LEAST } from "./b.js";\nexport const a = (n) => twice(n) + LEAST;\n'
    )
    (tmp_path / "b.js").write_text(
        "const OWN = 2;\nexport const LEAST = 1;\nexport function b(n) {\n  return OWN * n;\n}\n"
    )
    return tmp_path


def test_modules_share_nothing_but_what_they_export(write: Path) -> None:
    context = quickjs.Context()
    assert context.eval(f"{linked(write / 'a.js')}.a(3)") == 7
    assert context.eval("typeof OWN + typeof LEAST") == "undefinedundefined"


@pytest.mark.parametrize(
    "line",
    [
        'import b from "./b.js";',
        'import * as b from "./b.js";',
        "export default 1;",
        "export { a };",
    ],
)
def test_what_cannot_be_linked_is_refused(write: Path, line: str) -> None:
    (write / "c.js").write_text(f"{line}\n")
    with pytest.raises(ValueError, match=r"c\.js cannot be linked"):
        linked(write / "c.js")


def test_page_asks_nobody_for_tiles() -> None:
    assert "openstreetmap.org/{z}" not in inline.script()


def test_words_have_their_values_in_their_places() -> None:
    call = Module("words.js")
    assert call("say", "no such key") == "no such key"
    assert call("say", "{n} of {m}", {"n": 3}) == "3 of {m}"
