"""The map of a report as a picture with title, legend, scale and credits: SVG and PNG."""

from geo.export.picture.raster import rasterised
from geo.export.picture.sheet import picture_of, to_png, to_svg
from geo.export.picture.sheets import SHEETS, Shown

__all__ = ["SHEETS", "Shown", "picture_of", "rasterised", "to_png", "to_svg"]
