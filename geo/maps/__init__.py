"""The offline map: a base map, the places of a report on it, and no request to anywhere."""

from geo.maps.layer import PlaceLayer, Rival
from geo.maps.offline import ASSETS, LIBRARIES, STYLES, OfflineMap
from geo.maps.pins import Pin, Shape, pins
from geo.maps.preview import Preview, previews
from geo.maps.scene import Scene, scene

__all__ = [
    "ASSETS",
    "LIBRARIES",
    "STYLES",
    "OfflineMap",
    "Pin",
    "PlaceLayer",
    "Preview",
    "Rival",
    "Scene",
    "Shape",
    "pins",
    "previews",
    "scene",
]
