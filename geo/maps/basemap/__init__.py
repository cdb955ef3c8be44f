"""The base map, read from its file, cut and simplified for whoever draws it."""
