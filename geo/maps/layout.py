"""Sizes, widths and zooms that the picture shares with the live map and the page.

They stand in `assets/script/layout.js`, as the scripts read them, and are called the same on both
sides: `layout.mark.radius_of_one`. Colours stand in `assets/style/map.css`.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

_FILE = Path(__file__).with_name("assets") / "script" / "layout.js"


def _read() -> Any:
    _, _, text = _FILE.read_text(encoding="utf-8").partition("export const layout = ")
    return json.loads(
        text.rstrip().removesuffix(";"), object_hook=lambda parts: SimpleNamespace(**parts)
    )


layout: Any = _read()
