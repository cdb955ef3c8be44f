"""The offline map: a base map, the places of a report on it, and no request to anywhere."""

from geo.maps.layer import PlaceLayer
from geo.maps.offline import ASSETS, OfflineMap
from geo.maps.pins import Pin, Shape, pins

__all__ = ["ASSETS", "OfflineMap", "Pin", "PlaceLayer", "Shape", "pins"]
