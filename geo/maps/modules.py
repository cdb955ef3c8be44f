"""Our JavaScript modules as one plain script, for a page that is one file.

A browser loads modules by their addresses, which a page of one file has none of. Modules here keep
to what can be linked line by line: imports by name from a file beside them, and exports where
something is declared.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_UNLINKED = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def linked(entry: Path) -> str:
    """Return a module and all that it imports as one expression, whose value is its exports.

    Args:
        entry: the file of the module.

    Raises:
        ValueError: a module imports or exports in another way than those here may.
    """
    names: dict[Path, str] = {}
    parts: list[str] = []
    last = _link(entry.resolve(), names, parts)
    return f"(function () {{\n{''.join(parts)}return {last};\n}})()"


def _link(path: Path, names: dict[Path, str], parts: list[str]) -> str:
    """Add a module behind what it imports; return the name that its exports have."""
    if path in names:
        return names[path]
    text = path.read_text(encoding="utf-8")
    needed = []
    for imported, address in _IMPORT.findall(text):
        module = _link((path.parent / address).resolve(), names, parts)
        needed.append(f"const {{{imported.replace(' as ', ': ')}}} = {module};\n")
    exported = ", ".join(name for _, name in _EXPORT.findall(text))
    body = _EXPORT.sub(r"\1", _IMPORT.sub("", text))
    if left := _UNLINKED.search(body):
        raise ValueError(f"{path.name} cannot be linked: {left[0]}")
    names[path] = f"module{len(names)}"
    parts.append(
        f'const {names[path]} = (function () {{\n"use strict";\n{"".join(needed)}{body}'
        f"return {{ {exported} }};\n}})();\n"
    )
    return names[path]
