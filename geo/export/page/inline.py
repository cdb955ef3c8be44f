"""Scripts, styles and data as they stand inside one page, and the policy that allows no more."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from geo.maps import ASSETS, LIBRARIES, STYLES
from geo.maps.literal import script_literal
from geo.maps.modules import linked

_OWN = Path(__file__).parent
_ADDRESS = re.compile(r"url\((?!['\"]?data:)[^)]*\)")
# A browser looks for these in a script's text before it reads any of it as a script.
_ENDS = re.compile(r"<(?=/script|!--|script)", re.IGNORECASE)


def policy() -> str:
    """Return the page's Content Security Policy: its own script and style, and no request."""
    return (
        "default-src 'none'; "
        f"script-src {_hash(script())}; style-src {_hash(style())}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def script() -> Markup:
    """Return all scripts as the text of one element."""
    parts = [_read(ASSETS / name) for name in LIBRARIES]
    # Without its own end of line a comment at one's end would take the next one's first line.
    text = "\n;\n".join([*parts, linked(_OWN / "page.js")])
    return Markup(_ENDS.sub(r"\\x3c", text))


@cache
def style() -> Markup:
    """Return all styles as the text of one element; Leaflet's pictures are not used."""
    text = "\n".join([*(_read(ASSETS / name) for name in STYLES), _read(_OWN / "page.css")])
    return Markup(_ADDRESS.sub("none", text))


def data(identifier: str, value: object) -> Markup:
    """Return a value as JSON in an element that no browser runs."""
    return Markup("<script type='application/json' id='{}'>{}</script>").format(
        identifier, Markup(script_literal(value))
    )


def picture(svg: str) -> Markup:
    """Return the address of a picture that lies in the address itself."""
    return Markup("data:image/svg+xml;base64,{}").format(b64encode(svg.encode()).decode("ascii"))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
