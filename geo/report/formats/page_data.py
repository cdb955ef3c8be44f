"""What a web page says of itself: schema.org data, OpenGraph and the older fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geo.report.dates import full_date
from geo.report.document import language_code, one_line
from geo.wordlists import read_words

_FIELDS = read_words("reading/page_fields.tsv")
_ARTICLE = re.compile(r"(?:^|/)(?:\w*Article|Report|BlogPosting|LiveBlogPosting|\w*NewsArticle)$")
_BY = re.compile(r"^by\s+", re.I)
_MOST_SCRIPTS = 20
_LONGEST_SCRIPT = 500_000
_MOST_NODES = 2_000


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page says of itself; "" and None where it does not."""

    title: str
    author: str
    publisher: str
    published: str | None
    language: str


def page_data(root: Any) -> PageData:
    """Return what the page below the element `root` says of itself."""
    meta = _meta(root)
    article = _article(root)

    def first(kind: str) -> str:
        found = (meta.get(name, "") for name in _FIELDS[kind])
        # Some give the address of the author's page instead of a name.
        return next((value for value in found if value and "://" not in value), "")

    title = root.find(".//title")
    dates = (_string(article, "datePublished"), *(meta.get(name, "") for name in _FIELDS["date"]))
    return PageData(
        title=one_line(_string(article, "headline"))
        or first("title")
        or (one_line(title.text) if title is not None else ""),
        author=_BY.sub("", _names(article.get("author")) or first("author")),
        publisher=_names(article.get("publisher")) or first("publisher"),
        published=next(filter(None, map(full_date, dates)), None),
        language=language_code(root.get("lang") or root.get("xml:lang"))
        or language_code(_string(article, "inLanguage")),
    )


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta", "time"):
        if element.tag == "time" and not (
            element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        ):
            continue
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = element.get("content") or element.get("datetime") or ""
        if element.tag == "time":
            name = "datepublished"
        if name and value:
            found.setdefault(name.strip().lower(), one_line(value))
    return found


def _article(root: Any) -> dict[str, Any]:
    """Return the first article that the page's schema.org data describe, {} where none."""
    scripts = root.iterfind(".//script[@type='application/ld+json']")
    for _number, script in zip(range(_MOST_SCRIPTS), scripts, strict=False):
        text = script.text or ""
        if len(text) > _LONGEST_SCRIPT:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            listed = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed):
                return node
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects at the head of the data, those of a graph included."""
    waiting = [data]
    for _number in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            waiting += [node[name] for name in ("@graph", "mainEntity") if name in node]


def _string(node: dict[str, Any], name: str) -> str:
    value = node.get(name)
    return value if isinstance(value, str) else ""


def _names(value: Any) -> str:
    """Return the names of persons or organisations, a comma between two."""
    listed = value if isinstance(value, list) else [value]
    names = []
    for one in listed[:20]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, list):
            name = ", ".join(part for part in name[:20] if isinstance(part, str))
        if isinstance(name, str) and name and "://" not in name:
            names.append(one_line(name))
    return ", ".join(dict.fromkeys(names))
