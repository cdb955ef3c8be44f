"""What a public forge and pre-commit run is what the Makefile and CONTRIBUTING.md say."""

from __future__ import annotations

import re
import tomllib

import pytest
from readme import blocks
from served import ROOT

WORKFLOW = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def test_every_python_that_is_declared_is_tried() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        declared = tomllib.load(file)["project"]["classifiers"]
    (tried,) = re.findall(r"python: \[(.+)\]", WORKFLOW)
    assert re.findall(r"3\.\d+", tried) == re.findall(r":: (3\.\d+)", "\n".join(declared))


def test_actions_are_pinned_by_commit_and_say_their_version() -> None:
    used = re.findall(r"uses: (.+)", WORKFLOW)
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_the_lines_without_make_are_those_of_the_guide() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (plain,) = [block.text for block in blocks(guide) if "venv .venv" in block.text]
    lines = plain.replace(".venv/bin/python", ".venv/Scripts/python").split("\n")
    assert "\n".join(f"{' ' * 10}{line}" for line in lines if line) in WORKFLOW


def test_hooks_call_what_lint_calls() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = re.findall(r"entry: \.venv/bin/python (.+)", HOOKS)
    assert called == re.findall(
        r"@\$\(PY\) (-m (?:ruff (?:check|format --check)|mypy))$", makefile, re.M
    )


@pytest.mark.parametrize("text", [WORKFLOW, HOOKS], ids=["workflow", "hooks"])
def test_neither_has_a_secret_or_an_address(text: str) -> None:
    assert not re.search(r"secrets\.|://", text)
