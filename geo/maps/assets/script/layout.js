/* Sizes, widths and zooms that the live map, the page and the picture share. Python reads them as
   well (geo/maps/layout.py): what follows the first "=" is JSON. In px, unless they are zooms or
   shares; of two widths of a line the second is for `zoom.heavy_lines` and closer. */
export const layout = {
  "mark": {
    "radius_of_one": 7, "largest_radius": 22, "legend": [10, 4, 1],
    "number_share": 0.85, "smallest_number": 11, "largest_number": 13,
    "outline": { "plain": 1.5, "water": 5, "many": 4.5 }, "gap": 1, "target": 25
  },
  "country": { "size": 11, "spacing": 1.1, "height": 18, "narrowest": 24, "room": 13 },
  "label": { "size": 13, "line": 16, "longest": 220, "leads": [18, 30, 44, 60], "leads_at_once": 6 },
  "zoom": {
    "farthest": 1, "deepest": 13, "step": 0.5, "closest": 8, "most_detail": 9,
    "region_borders": 4, "heavy_lines": 5
  },
  "settlements": { "first": 7, "last": 10, "shown": 8, "dots": 11 },
  "line": {
    "land": 0.6, "region_borders": 0.9, "rivers": [0.6, 1], "lakes": 0.5, "coast": [0.6, 0.9],
    "borders": [0.8, 1.4], "disputed_gap": 0.8, "disputed_dash": [2, 4]
  },
  "area": {
    "fades": [0.5, 1.1],
    "region": { "fill": 0.07, "stroke": 0.6, "width": 1.2 },
    "country": { "fill": 0, "stroke": 0.35, "width": 1.4 },
    "vague": { "fill": 0.12, "stroke": 0.7, "width": 1.4, "dash": [0.5, 5], "ashore": 300 }
  },
  "names": {
    "country": { "size": 11, "weight": 600, "spacing": 1.6, "colour": "name-country", "upper": true },
    "capital": { "size": 12.5, "weight": 500, "colour": "name-city", "dot": 2.4 },
    "city": { "size": 12, "weight": 400, "colour": "name-city", "dot": 1.8 },
    "town": { "size": 11.5, "weight": 400, "colour": "name-village", "dot": 1.6 },
    "village": { "size": 10.5, "weight": 400, "colour": "name-village", "dot": 1.3 },
    "water": { "size": 11.5, "weight": 400, "italic": true, "spacing": 0.4, "colour": "name-water" },
    "river": { "size": 10.5, "weight": 400, "italic": true, "spacing": 0.3, "colour": "name-river" },
    "region": { "size": 11, "weight": 400, "colour": "name-country" },
    "region-disputed": { "size": 11, "weight": 400, "italic": true, "colour": "name-country" }
  }
};
