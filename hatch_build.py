"""Puts the dashboard's entry inside the package in a wheel, where `geo.serve` looks for it."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DashboardEntry(BuildHookInterface):
    """An editable installation keeps the checkout's own entry: a copy would grow old."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the entry to a wheel that is built to be carried elsewhere."""
        if version == "standard":
            build_data["force_include"]["app.py"] = "geo/app.py"
