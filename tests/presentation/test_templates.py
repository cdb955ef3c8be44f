"""Templates are filled in, in the language of whoever reads, not of who came first."""

from __future__ import annotations

from pathlib import Path

from geo import language
from geo.presentation.templates import templates


def test_constants_are_said_in_the_readers_language(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    template = tmp_path / "templates" / "page.html"
    template.write_text('a{{ ["", ""] | comma_joined }}b, {{ 1234 | grouped }}', encoding="utf-8")
    render = templates(str(tmp_path / "module.py"))
    language.use("ar")
    assert render("page").startswith("a، b")
    language.use("uk")
    assert render("page") == "a, b, 1\u00a0234"
    language.use(language.ENGLISH)
    assert render("page") == "a, b, 1,234"
