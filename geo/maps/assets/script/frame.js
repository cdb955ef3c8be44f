/* The map in a frame of its own: what folium's scripts call, and the page around the frame. */

import { layTiles } from "./openstreetmap.js";
import { OwnLayers } from "./own_layers.js";
import { OwnMap } from "./own_map.js";
import { places } from "./places.js";

export { ground } from "./ground.js";

let shown = null, own = null;

/* What the reader wants beside the base map: tiles from elsewhere, and what is the reader's own. */
function lay(map, { tiles, base, layers }) {
  own = own || { map: new OwnMap(map), layers: new OwnLayers(map) };
  layTiles(map, Boolean(tiles));
  own.map.lay(base);
  own.layers.lay(layers);
}

export function show(map, sent) {
  places(map, sent, lay);
  shown = map.datelinePlaces;
}

/* The page around the frame has a button for it too. */
export function zoomTo() {
  if (shown) shown.zoomTo();
}

/* The page around the frame asks for an area. */
export function draw() {
  if (shown) shown.draw();
}

/* The page around the frame tells what is selected. */
export function follow() {
  if (shown) shown.follow();
}
