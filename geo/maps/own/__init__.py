"""The reader's own maps and layers: read strictly, drawn offline, never sent anywhere."""

from geo.maps.own.layers import Layer, read_layer
from geo.maps.own.scripted import told
from geo.maps.own.tilefile import Content, MapFile, read_map
from geo.maps.own.tilesource import TileSource, read_source

__all__ = [
    "Content",
    "Layer",
    "MapFile",
    "TileSource",
    "read_layer",
    "read_map",
    "read_source",
    "told",
]
