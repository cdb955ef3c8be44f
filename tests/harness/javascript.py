"""Our JavaScript in an engine without a browser: what needs no page is called as it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import quickjs
from served import ROOT

from geo.maps.modules import linked

SCRIPTS = [path for path in sorted((ROOT / "geo").rglob("*.js")) if "vendor" not in path.parts]


def script(name: str) -> Path:
    """Return our script of a name."""
    (found,) = (path for path in SCRIPTS if path.name == name)
    return found


class Module:
    """A module of ours with all that it imports; functions are called by their names.

    Args:
        name: of the script.
        before: what is run first.
    """

    def __init__(self, name: str, before: str = "") -> None:
        self._context = quickjs.Context()
        self._context.eval(before)
        self._context.eval(f"globalThis.tested = {linked(script(name))};")

    def __call__(self, function: str, *given: Any) -> Any:
        """Call a function of the module."""
        return self.run(f"return tested.{function}(...{json.dumps(given)});")

    def run(self, code: str) -> Any:
        """Run the body of a function, to which the module is `tested`; return what it returns."""
        text = self._context.eval(f"JSON.stringify((() => {{ {code} }})())")
        return json.loads(text) if text else None
