/* The map in a frame of its own: what folium's scripts call, and the page around the frame. */

import { layTiles } from "./openstreetmap.js";
import { places } from "./places.js";

export { ground } from "./ground.js";

let shown = null;

export function show(map, sent) {
  places(map, sent, layTiles);
  shown = map.datelinePlaces;
}

/* The page around the frame tells what is selected. */
export function follow() {
  if (shown) shown.follow();
}
