"""HTML by Jinja templates: escaped automatically, in the language in use, with shared pieces.

Templates lie in a folder `templates` beside the module that fills them in. Those beside this module
are macros that desk and page share: `{% import "place.html" as place with context %}`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from geo import coordinates
from geo.excerpts import sentence
from geo.language import (
    _,
    comma_joined,
    current,
    direction,
    grouped,
    isolated,
    ngettext,
    translated,
)
from geo.model import Role
from geo.presentation import words
from geo.presentation.marking import marked


def templates(module: str) -> Callable[..., Markup]:
    """Return a function that fills in the templates of a module, by name without ".html".

    Args:
        module: the `__file__` of the module.
    """
    folder = str(Path(module).with_name("templates"))

    def render(name: str, /, **values: Any) -> Markup:
        return Markup(_template(folder, name).render(values))

    return render


@cache
def _template(folder: str, name: str) -> Template:
    return _environment(folder).get_template(f"{name}.html")


@cache
def _environment(folder: str) -> Environment:
    shared = str(Path(__file__).with_name("templates"))
    environment = Environment(
        loader=FileSystemLoader([folder, shared]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "_": _,
        "ngettext": ngettext,
        "Role": Role,
        "coordinates": coordinates,
        "words": words,
        "language": current,
        "direction": direction,
        "marked": marked,
    }
    environment.filters |= {
        "comma_joined": comma_joined,
        "grouped": grouped,
        "isolated": isolated,
        "sentence": sentence,
        "translated": translated,
    }
    return environment
