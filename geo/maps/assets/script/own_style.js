/* The look of a reader's vector tiles: our own quiet one, whatever names their layers have. Borders
   are not among it: those that are drawn are ours, dashed where they are disputed. */

const LAYERS = {
  land: ["earth", "land_polygons", "land"],
  water: ["water", "ocean", "water_polygons"],
  rivers: ["waterway", "water_lines", "water", "physical_line"],
  buildings: ["building", "buildings", "building_polygons"],
  roads: ["transportation", "roads", "streets"],
  named: ["transportation_name", "roads", "street_labels", "streets_labels"],
};
/* Kinds of roads, from which zoom on, and how wide at it and at zoom 16, in px. */
const ROADS = [
  { kinds: ["motorway", "trunk", "highway"], from: 7, width: [1.2, 6] },
  { kinds: ["primary", "major_road", "major"], from: 8, width: [0.9, 5] },
  { kinds: ["secondary", "tertiary", "medium_road"], from: 10, width: [0.7, 4] },
  { kinds: ["minor", "minor_road", "residential", "unclassified", "living_street", "street"],
    from: 12, width: [0.5, 3] },
  { kinds: ["service", "track", "path", "other", "pedestrian", "footway"], from: 14,
    width: [0.4, 1.5] },
];
const RAILWAYS = ["rail", "railway", "transit"];
const NAMES = ["name:en", "name_en", "name:latin", "name"];
const AREA = 3, LINE = 2;
const WIDEST_AT = 16;

/* What a road is called in the tiles of Protomaps, OpenMapTiles and Shortbread. */
export const kindsOf = ({ kind, kind_detail: detail, class: name }) =>
  [detail, name, kind].filter((each) => typeof each === "string");

export function roadOf(properties) {
  const kinds = kindsOf(properties);
  for (const kind of kinds) {
    const found = ROADS.findIndex((road) => road.kinds.includes(kind));
    if (found >= 0) return found;
  }
  return -1;
}

export const isRailway = (properties) =>
  kindsOf(properties).some((kind) => RAILWAYS.includes(kind));

export function widthAt(zoom, { from, width: [least, most] }) {
  const share = Math.max(0, Math.min(1, (zoom - from) / (WIDEST_AT - from)));
  return least + (most - least) * share * share;
}

export function paintRules({ PolygonSymbolizer, LineSymbolizer }, colour) {
  const every = (names, rule) => names.map((dataLayer) => ({ dataLayer, ...rule }));
  const fill = (name) => new PolygonSymbolizer({ fill: colour(name) });
  const areas = (_zoom, { geomType }) => geomType === AREA;
  const lines = (_zoom, { geomType }) => geomType === LINE;
  return [
    ...every(LAYERS.land, { symbolizer: fill("land"), filter: areas }),
    ...every(LAYERS.water, { symbolizer: fill("water"), filter: areas }),
    ...every(LAYERS.rivers, {
      symbolizer: new LineSymbolizer({ color: colour("river"), width: 1.2 }), filter: lines,
    }),
    ...every(LAYERS.buildings, { minzoom: 14, symbolizer: fill("building"), filter: areas }),
    ...[...ROADS].reverse().flatMap((road) => every(LAYERS.roads, {
      minzoom: road.from,
      symbolizer: new LineSymbolizer({
        color: colour("road"), width: (zoom) => widthAt(zoom, road), lineCap: "round",
        lineJoin: "round",
      }),
      filter: (_zoom, { geomType, props }) => geomType === LINE &&
        ROADS[roadOf(props)] === road && !isRailway(props),
    })),
    ...every(LAYERS.roads, {
      minzoom: 9,
      symbolizer: new LineSymbolizer({ color: colour("railway"), width: 1, dash: [5, 3],
        dashColor: colour("railway"), dashWidth: 1 }),
      filter: (_zoom, { geomType, props }) => geomType === LINE && isRailway(props),
    }),
  ];
}

export function labelRules({ LineLabelSymbolizer }, colour) {
  const symbolizer = new LineLabelSymbolizer({
    labelProps: NAMES, fill: colour("name-village"), stroke: colour("land"), width: 2,
    font: '400 10.5px "Dateline Sans", "Source Sans 3", system-ui, sans-serif',
  });
  return LAYERS.named.map((dataLayer) => ({
    dataLayer, minzoom: 14, symbolizer,
    filter: (_zoom, { geomType, props }) => geomType === LINE && roadOf(props) >= 0,
  }));
}
