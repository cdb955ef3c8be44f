"""Each promise of docs/security.md has a test, which is there."""

from __future__ import annotations

import re

import pytest
from served import ROOT

from geo.dashboard.door import connections
from geo.dashboard.door.gate import Gate
from geo.dashboard.door.limits import Limits

TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
PROMISES = re.findall(r"^\| ([^|`]+) \| `(tests/[^`]+)` \|$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("promise", "test"), PROMISES)
def test_a_promise_has_a_test(promise: str, test: str) -> None:
    path, _, name = test.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    assert f"def {name}(" in text if name else "def " in text, promise


def test_there_are_promises_and_each_has_one() -> None:
    rows = re.findall(r"^\| .+ \| .*tests/.* \|$", TEXT, re.MULTILINE)
    assert len(PROMISES) == len(rows) > 20


def test_the_limits_that_it_tells_are_those_that_hold() -> None:
    limits, gate = Limits(), Gate(lambda *_: None, None)  # type: ignore[arg-type]
    what = "requests|uploads|pages|connections|tries"
    told = re.findall(rf"^\| ({what})[^|]* \| ([^|]+) \|$", TEXT, re.MULTILINE)
    numbers = [[int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", said)] for _, said in told]
    (requests, uploads, opened, together, held, tries) = numbers
    assert requests == [limits.requests.at_once, limits.requests.a_second]
    assert uploads[:2] == [limits.uploads.at_once, round(1 / limits.uploads.a_second)]
    assert opened == [limits.sessions.at_once] and limits.sessions.a_second == 1
    assert together == [limits.open_at_once, limits.open_in_all]
    most = [connections.MOST_OF_ONE, connections.MOST_IN_ALL]
    assert held == [*most, connections.HEAD_S, connections.BODY_S]
    assert tries[:2] == [gate.tries.at_once, round(1 / gate.tries.a_second)]
    assert tries[2] == gate.tries_of_all.at_once and gate.tries_of_all.a_second == 1
