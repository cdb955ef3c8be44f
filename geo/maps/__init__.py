"""The offline map: a base map, the places of a report on it, and no request to anywhere.

What needs folium is apart, for the dashboard alone: `geo.maps.offline`, `geo.maps.layer`.
"""

from geo.maps.pins import Pin, Shape, pins
from geo.maps.preview import Preview, previews
from geo.maps.scene import Scene, scene
from geo.maps.settings import ASSETS, LIBRARIES, STYLES, ground_settings, map_settings

__all__ = [
    "ASSETS",
    "LIBRARIES",
    "STYLES",
    "Pin",
    "Preview",
    "Scene",
    "Shape",
    "ground_settings",
    "map_settings",
    "pins",
    "previews",
    "scene",
]
