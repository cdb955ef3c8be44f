"""Mentions and their candidates become placed mentions, with confidence, reasons, runners-up."""

from geo.resolution.ranker import Ranker
from geo.resolution.resolver import resolve

__all__ = ["Ranker", "resolve"]
