"""The rules of WCAG 2.2 A and AA that axe-core can test, looked at in a frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_RUN = """async (rules) => {
    const found = await axe.run(document, {
        runOnly: { type: "tag", values: rules }, iframes: false, resultTypes: ["violations"],
    });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) =>
        `${id} at ${target.flat().join(" ")}: ${html.slice(0, 200)}`));
}"""


def violations(frame: Any) -> list[str]:
    """Return what breaks a rule in a page or frame, frames inside it aside."""
    if not frame.evaluate('"axe" in window'):
        frame.evaluate(_AXE)
    found: list[str] = frame.evaluate(_RUN, _RULES)
    return found
