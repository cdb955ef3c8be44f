"""HTML by Jinja templates: escaped automatically, in the language in use, with shared pieces.

Templates lie in a folder `templates` beside the module that fills them in. Those beside this module
are macros that desk and page share: `{% import "place.html" as place with context %}`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
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
    said = (comma_joined, grouped, isolated, sentence, translated)
    environment.filters |= {filter_.__name__: _when_filled_in(filter_) for filter_ in said}
    return environment


def _when_filled_in(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that is asked whenever a template is filled in.

    Of constants Jinja would ask it once, in the language of whoever comes first.
    """

    @pass_context
    def filled_in(_context: Context, /, *values: Any, **named: Any) -> Any:
        return filter_(*values, **named)

    return filled_in
