"""The rules of WCAG 2.2 A and AA that axe-core can test, looked at in a frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_RUN = """async ([within, runOnly]) => {
    const found = await axe.run(within.length ? { include: within } : document, {
        runOnly, iframes: false, resultTypes: ["violations"], preload: { assets: ["media"] },
    });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) =>
        `${id} at ${target.flat().join(" ")}: ${html.slice(0, 200)}`));
}"""


def violations(frame: Any, *within: str, contrast_alone: bool = False) -> list[str]:
    """Return what breaks a rule in a page or frame, frames inside it aside.

    Args:
        frame: the page or frame.
        within: selectors of the parts to look at; without any all of it.
        contrast_alone: ask for the contrast of letters alone, where only colours have changed.
    """
    if not frame.evaluate('"axe" in window'):
        frame.evaluate(_AXE)
    rules = {"type": "tag", "values": _RULES}
    if contrast_alone:
        rules = {"type": "rule", "values": ["color-contrast"]}
    found: list[str] = frame.evaluate(_RUN, [within, rules])
    return found
