"""Names to places: the gazetteer, offline."""

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.opening import open_gazetteer

__all__ = ["Gazetteer", "open_gazetteer"]
