"""Values as they may stand in a script that a page and a template engine read first."""

from __future__ import annotations

import json
import re

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# Folium may take the script for a Jinja template, a page takes it for HTML: a name from a report or
# a gazetteer must be neither. Lone surrogates cannot be sent; the line separators end a line of
# old scripts. All other letters stand as they are, as that is shorter.
_UNSAFE = re.compile("[<>&'{}%#\u2028\u2029\ud800-\udfff]")


def script_literal(value: object) -> str:
    """Return a value as JSON that is also inert inside HTML, a script and a Jinja template."""

    def escaped(string: re.Match[str]) -> str:
        return _UNSAFE.sub(lambda char: f"\\u{ord(char[0]):04x}", string[0])

    plain = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return _STRING.sub(escaped, plain)
